"""Check, venues: what a kind of rule is here: its name in packs, its codes, and the function that looks."""

from collections.abc import Callable

from msgspec import Struct

from toolkit.check.venue.case import Case


class Kind(Struct, frozen=True, kw_only=True):
    """`name` as in packs; `check` puts what breaks the rule into the report of its case, under the codes it `gives`."""

    name: str
    gives: tuple[str, ...]
    check: Callable[[Case], None]
