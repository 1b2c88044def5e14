"""Measure: the questions that may be asked about rows. Every engine answers them alike; decimals come later."""

from typing import Protocol

from toolkit.model.definition import Conditions, Datum, Grouping
from toolkit.model.evidence import Resource

Key = tuple[str | None, ...]
"""The groups of a row: a value, a period (2020-05-04, 2020-W19, 2020-05, 2020-Q2, 2020), None if missing."""

Groupings = tuple[Grouping, ...]

Records = tuple[tuple[str | None, ...], ...]
"""Rows of some columns; every value as text without exponent, trailing zeros or words of a language."""


class Engine(Protocol):
    """Answers questions about the rows of a table that fulfil all conditions. Without `by` the key is `()`."""

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        """How many rows there are in each group. A group without rows is not in the answer."""
        ...

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        """How often each known value of `column` occurs in each group."""
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


def missing_first(record: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    """The order of records."""
    return tuple((text is not None, text or "") for text in record)
