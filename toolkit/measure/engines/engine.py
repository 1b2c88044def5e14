"""Measure: the questions that may be asked about rows. Every engine answers them alike; decimals come later."""

from collections.abc import Mapping
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from toolkit.model.definition import Conditions, Datum, Grouping
from toolkit.model.evidence import Resource

Key = tuple[str | None, ...]
"""The groups of a row: a value, a period (2020-05-04, 2020-W19, 2020-05, 2020-Q2, 2020), None if missing."""

Groupings = tuple[Grouping, ...]

EXACT = Context(prec=60)  # data files hold at most twenty digits before the point and ten behind it: more than 28

Records = tuple[tuple[str | None, ...], ...]
"""Rows of some columns; every value as text without exponent, trailing zeros or words of a language."""


class Total(Struct, frozen=True):
    """The exact sum of the known values of a column, and in how many rows they stand."""

    sum: Fraction = Fraction(0)
    rows: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(self.sum + other.sum, self.rows + other.rows)


class Engine(Protocol):
    """Answers questions about the rows of a table that fulfil all conditions. Without `by` the key is `()`."""

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        """How many rows there are in each group. A group without rows is not in the answer."""
        ...

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        """How often each known value of `column` occurs in each group."""
        ...

    def total(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, Total]:
        """What the known values of a numeric `column` add up to in each group; a group without one is left out."""
        ...

    def distinct(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, int]:
        """How many different known values `column` has in each group."""
        ...

    def rows(self, resource: Resource, where: Conditions) -> tuple[str, ...]:
        """The keys of the rows, sorted; the parts of a key of several columns are joined by a comma."""
        ...

    def records(self, resource: Resource, where: Conditions, columns: tuple[str, ...]) -> Records:
        """What stands in some columns of each row, as text: 2020-05-04, 1.5, true; None where the value is missing.

        Sorted by these texts, a missing one first, so that every engine gives the rows in the same order.
        """
        ...

    def numbered(
        self, resource: Resource, where: Conditions, names: tuple[str, ...], most: int | None = None
    ) -> tuple[tuple[int, str], ...]:
        """The rows in the order of the files, or the first ones: number (from 1, without headers), cells in `names`."""
        ...

    def missing(self, resource: Resource) -> dict[str, dict[str, int]]:
        """Of each column in which values are missing, how often each text that stands for that occurs in all rows."""
        ...


def total_of(tally: Mapping[Datum, int]) -> Total:
    """The total from how often each value occurs. There may be many: they are added as integers."""
    with localcontext(EXACT):
        total = sum(int(Decimal(value).scaleb(10)) * rows for value, rows in tally.items())  # type: ignore[arg-type, misc]
    return Total(Fraction(total, 10**10), sum(tally.values()))


def missing_first(record: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    """The order of records."""
    return tuple((text is not None, text or "") for text in record)
