"""Model: what a build makes, and what a writer is given besides the document."""

from collections.abc import Mapping
from typing import Literal, Protocol

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.model.people import Organisation
from toolkit.model.submission import WordOptions
from toolkit.model.template import Template, Theme
from toolkit.model.tree import Document


class Attached(Struct, frozen=True, kw_only=True):
    """A file inside of a PDF. `says` tells a reader what it is; `relationship` (ISO 19005-3) what to the document."""

    name: str
    data: bytes
    media_type: str
    says: str
    relationship: Literal["Data", "Supplement"]


class Look(Struct, frozen=True, kw_only=True, eq=False):
    """How the document is to look, and the pictures it holds (path as in the tree → bytes).

    `stamp` is the moment that files carry as their date (seconds since 1970, UTC): the build's, not the clock's.
    """

    theme: Theme
    template: Template
    organisation: Organisation
    images: Mapping[str, bytes]
    stamp: int
    word: WordOptions = field(default_factory=WordOptions)
    attachments: tuple[Attached, ...] = ()


class Rendering(Struct, frozen=True, kw_only=True):
    """The bytes of a file; `pages` where the format has pages that are known when it is written."""

    data: bytes
    pages: int | None = None


class Writer(Protocol):
    """Document → bytes of one format. `suffix` without dot. What the format cannot show is reported.

    `load` gets what takes long to load, which somebody may do before; what is missing then, `write` tells.
    """

    @property
    def name(self) -> str: ...

    @property
    def suffix(self) -> str: ...

    def load(self) -> None: ...

    def write(self, document: Document, look: Look, report: Report) -> Rendering: ...


class Artifact(Struct, frozen=True, kw_only=True):
    """A file that a build wrote; `path` relative to the workspace."""

    format: str
    path: str
    sha256: str
    size: int
    pages: int | None = None
