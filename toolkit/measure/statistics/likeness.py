"""Measure: what two figures that stand side by side do not have in common: unit, place, series, denominator."""

from typing import Literal

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.evidence import Statistic


class Difference(Struct, frozen=True, kw_only=True):
    """`first` and `second` are the words for each of the two figures."""

    what: Literal["unit", "place", "series", "denominator"]
    first: str
    second: str


Differences = tuple[Difference, ...]


def differences(one: Statistic, other: Statistic) -> Differences:
    """Return in what two figures differ. What a figure says nothing about is no difference."""
    pairs: list[Difference] = []
    if _unit(one) != _unit(other):
        pairs.append(Difference(what="unit", first=_unit(one), second=_unit(other)))
    if one.place != other.place and one.place and other.place:
        pairs.append(Difference(what="place", first=one.place, second=other.place))
    if one.series != other.series and one.series and other.series:
        pairs.append(Difference(what="series", first=one.series, second=other.series))
    if _unit(one) == _unit(other) == "numbers" and _published(one, other) and one.noun != other.noun:
        pairs.append(Difference(what="unit", first=one.noun or "no unit", second=other.noun or "no unit"))
    return tuple(pairs)


def partial(above: Statistic, below: Statistic) -> Differences:
    """A figure that was counted among a part, above one that was counted among all: “55% of ten thousand offences”."""
    if above.restricted and below.kind == "cited" and not below.restricted and not below.population:
        return (Difference(what="denominator", first=above.population, second=""),)
    return ()


def tell(found: Differences, names: tuple[str, str], sentence: str, span: Span, report: Report) -> None:
    """Warn of differences that the sentence on comparability does not name."""
    for one in found:
        words = [word for word in (one.first, one.second) if word]
        if all(word.casefold() in sentence.casefold() for word in words):
            continue
        if one.what == "denominator":
            message = f"{names[0]} was counted among a part only ({one.first}), {names[1]} among all"
        else:
            message = f"{names[0]} and {names[1]} differ in {one.what}: {one.first}; {one.second}"
        hint = f"say in the sentence on comparability why that is fair, and name there: {'; '.join(words)}"
        report.warning("comparison.unlike", message, span, hint)


def _unit(statistic: Statistic) -> str:
    return {"number": "numbers", "percent": "percent", "points": "percentage points"}[statistic.unit]


def _published(one: Statistic, other: Statistic) -> bool:
    return one.kind == other.kind == "cited"
