"""Load, intake: findings of one meaning become one message: the first place, and how many more there are and where."""

from collections.abc import Callable

from msgspec import Struct, field

from toolkit.base.diagnostic import Report, Severity
from toolkit.load.intake.grid import Places

LISTED = 12  # places of one meaning that are named


class Group(Struct):
    """What is wrong in the same way in several places. `spots` are (row, column, text) of the first of them."""

    severity: Severity
    code: str
    message: str
    hints: tuple[str, ...]
    spots: list[tuple[int, int | None, str]]
    total: int


class Findings(Struct):
    """Collects findings and tells them to a report, grouped."""

    places: Places
    groups: dict[tuple[str, ...], Group] = field(default_factory=dict)

    def error(
        self, code: str, row: int, column: int | None, message: str, *hints: str, meaning: str = "", text: str = ""
    ) -> None:
        self._one(Severity.ERROR, code, row, column, message, hints, meaning, text)

    def warning(
        self, code: str, row: int, column: int | None, message: str, *hints: str, meaning: str = "", text: str = ""
    ) -> None:
        self._one(Severity.WARNING, code, row, column, message, hints, meaning, text)

    def many(self, group: Group, meaning: str) -> None:
        """A group that was found as a whole; one of the same meaning takes it up."""
        other = self.groups.get((group.code, meaning))
        if other is not None:
            first = min(group, other, key=lambda one: one.spots[0][0])
            spots = sorted(group.spots + other.spots, key=lambda spot: spot[0])
            total = group.total + other.total
            group = Group(first.severity, first.code, first.message, first.hints, spots, total)
        self.groups[group.code, meaning] = group

    def tell(self, report: Report) -> None:
        for group in self.groups.values():
            row, column, _ = group.spots[0]
            message = f"{self.places.address(row, column)}{group.message}"
            hints = (*group.hints, _the_same(group, self.places.address))
            report.add(group.severity, group.code, message, self.places.span(row, column), hints)

    @property
    def failed(self) -> bool:
        return any(group.severity is Severity.ERROR for group in self.groups.values())

    def _one(
        self,
        severity: Severity,
        code: str,
        row: int,
        column: int | None,
        message: str,
        hints: tuple[str, ...],
        meaning: str,
        text: str,
    ) -> None:
        key = (code, meaning or message)
        if key not in self.groups:
            self.groups[key] = Group(severity, code, message, hints, [], 0)
        group = self.groups[key]
        group.total += 1
        if len(group.spots) <= LISTED:
            group.spots.append((row, column, text))


def _the_same(group: Group, address: Callable[[int, int | None], str]) -> str:
    """“the same in 12 more: G3, G4 “5/6/2020” …”"""
    first, *others = group.spots
    if group.total < 2:
        return ""
    named = [
        f"{address(row, column)}{f' “{_short(text)}”' if text and text != first[2] else ''}"
        for row, column, text in others[: LISTED - 1]
    ]
    more = " …" if group.total - 1 > len(named) else ""
    return f"the same in {group.total - 1:,} more: {', '.join(named)}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
