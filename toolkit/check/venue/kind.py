"""Check, venues: what a kind of rule is here: its name in packs, its codes, and the function that looks."""

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.check.venue.case import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`name` as in packs; `check` puts what breaks the rule into the report of its case, under the codes it `gives`."""

    name: str
    gives: tuple[str, ...]
    check: Callable[[Case], None]
