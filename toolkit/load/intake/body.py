"""Load, intake: the rows of a table, asked column by column. The same questions are put to lists and to DuckDB."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from toolkit.load.intake.forms import coarse

FEW = 40  # so many different values may be the categories of a column


class Body(Protocol):
    """`at` is the number of a column, a row is counted from 0 without the names, texts are cells as they stand."""

    @property
    def size(self) -> int: ...

    def classes(self, at: int) -> Mapping[str, int]:
        """How many cells are of which class (`coarse` in forms.py)."""
        ...

    def texts(self, at: int, classes: Iterable[str]) -> Mapping[str, int]:
        """The different texts of these classes, and how often each stands."""
        ...

    def different(self, at: int) -> int:
        """How many different texts that are not empty."""
        ...

    def rows_with(self, at: int, texts: Iterable[str], limit: int) -> list[tuple[int, str]]:
        """The first rows in which one of the texts stands."""
        ...

    def twins(self, columns: Sequence[int], limit: int) -> tuple[list[tuple[int, int]], int]:
        """Rows whose cells in these columns stand in an earlier row too (row, that row), and how many there are."""
        ...

    def before(self, later: int, earlier: int, limit: int) -> tuple[list[int], int, int]:
        """(first rows in which the ISO date in `later` lies before that in `earlier`, their number, pairs of dates)"""
        ...

    def apply(self, at: int, changes: Mapping[str, str]) -> None:
        """Put the canonical texts in place of those of the file, for the questions that come then."""
        ...

    def records(self) -> Iterator[Sequence[str]]:
        """The rows as they stand in the file."""
        ...


class Lists:
    """A body in memory."""

    def __init__(self, rows: list[list[str]], width: int) -> None:
        self.rows = rows
        self.columns: list[tuple[str, ...]] = list(zip(*rows, strict=True)) or [()] * width
        self._counts: dict[int, Counter[str]] = {}

    @property
    def size(self) -> int:
        return len(self.rows)

    def counts(self, at: int) -> Counter[str]:
        if at not in self._counts:
            self._counts[at] = Counter(self.columns[at])
        return self._counts[at]

    def classes(self, at: int) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for text, count in self.counts(at).items():
            found[coarse(text)] += count
        return found

    def texts(self, at: int, classes: Iterable[str]) -> Mapping[str, int]:
        wanted = set(classes)
        return {text: count for text, count in self.counts(at).items() if coarse(text) in wanted}

    def different(self, at: int) -> int:
        return len(self.counts(at)) - ("" in self.counts(at))

    def rows_with(self, at: int, texts: Iterable[str], limit: int) -> list[tuple[int, str]]:
        wanted = set(texts)
        return [(row, text) for row, text in enumerate(self.columns[at]) if text in wanted][:limit]

    def twins(self, columns: Sequence[int], limit: int) -> tuple[list[tuple[int, int]], int]:
        first: dict[tuple[str, ...], int] = {}
        found = []
        for row, key in enumerate(zip(*(self.columns[at] for at in columns), strict=True)):
            if any(key) and first.setdefault(key, row) != row:
                found.append((row, first[key]))
        return found[:limit], len(found)

    def before(self, later: int, earlier: int, limit: int) -> tuple[list[int], int, int]:
        pairs = [
            (row, one < other)
            for row, (one, other) in enumerate(zip(self.columns[later], self.columns[earlier], strict=True))
            if coarse(one) == coarse(other) == "iso"
        ]
        found = [row for row, wrong in pairs if wrong]
        return found[:limit], len(found), len(pairs)

    def apply(self, at: int, changes: Mapping[str, str]) -> None:
        self.columns[at] = tuple(changes.get(text, text) for text in self.columns[at])
        self._counts.pop(at, None)

    def records(self) -> Iterator[Sequence[str]]:
        return iter(self.rows)
