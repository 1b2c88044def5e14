"""Model: who signs, and who speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.base.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """One signatory who may be printed. E-mail and notes are not read into the model: they cannot leak."""

    kind: Literal["organisation", "person"]
    name: str
    sort_as: str
    role: str
    organisation: str
    country: str
    personal: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The organisation that publishes; `more` holds register numbers and the like, by their names in toolkit.yaml."""

    name: str
    short_name: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
