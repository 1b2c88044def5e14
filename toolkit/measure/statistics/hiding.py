"""Measure: a statistic without the numbers that would tell of single persons. What is hidden is nowhere in it."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.measure.statistics.bench import Bench
from toolkit.measure.statistics.groups import Labels
from toolkit.measure.statistics.suppression import hidden_cells, with_totals
from toolkit.model.definition import Count, Measure, Share
from toolkit.model.evidence import EVERY, Cut, Dataset, Statistic

FEW_PERSONS = 5
"""Where a row is a person, numbers below this one may tell who it is; an appendix hides them, whatever measures say."""


def warn_of_few(statistic: Statistic, measure: Measure, dataset: Dataset, report: Report) -> None:
    """Where rows are persons: say that a document prints a number from 1 to 4. The message does not hold it."""
    definition = measure.definition
    if not dataset.unit_is_person or not isinstance(definition, Count | Share) or definition.suppress is not None:
        return
    sizes = [(cut.n, cut.of) for cut in statistic.cuts] or [(statistic.n, statistic.of)]
    told = {number for n, of in sizes if n is not None for number in (n, 0 if of is None else of - n)}
    if any(0 < number < FEW_PERSONS for number in told):
        message = f"`{measure.name}` tells of fewer than {FEW_PERSONS} persons"
        hint = f"add `suppress: {{below: {FEW_PERSONS}}}`, which hides such numbers, or take larger groups"
        report.warning("measure.few-persons", message, measure.span, hint)


def hide_counts(statistic: Statistic, below: int) -> Statistic:
    """Hide counts below the limit, and what they could be worked out from. Totals are kept as cuts of their own."""
    table = with_totals(_cells(statistic, {cut.key: cut.n or 0 for cut in statistic.cuts}, statistic.n or 0))
    hidden = hidden_cells(table, below)
    if not hidden:
        return statistic
    totals = [Cut(key=key, value=Fraction(n), n=n) for key, n in table.items() if EVERY in key]
    cut = replace(
        statistic, cuts=_without(statistic.cuts, hidden), totals=_without(tuple(totals), hidden), percent=False
    )
    return _without_whole(cut) if _whole(statistic) in hidden else cut


def hide_shares(statistic: Statistic, below: int, bench: Bench) -> Statistic | None:
    """Hide shares whose numerator, or whose rest, is below the limit, and what they could be worked out from."""
    ns = _cells(statistic, {cut.key: cut.n or 0 for cut in statistic.cuts}, statistic.n or 0)
    ofs = _cells(statistic, {cut.key: cut.of or 0 for cut in statistic.cuts}, statistic.of or 0)
    rests = {key: ofs[key] - n for key, n in ns.items()}
    hidden = hidden_cells(with_totals(ns), below) | hidden_cells(with_totals(rests), below)
    if hidden and not statistic.dimensions:
        return withheld(f"it would tell of fewer than {below}", bench)
    cut = replace(statistic, cuts=_without(statistic.cuts, hidden))
    return _without_whole(cut) if _whole(statistic) in hidden else cut


def withheld(why: str, bench: Bench) -> Statistic | None:
    message = f"`{bench.measure.name}` must not be published: {why}"
    hint = "take a larger group, or publish a table, in which such cells are hidden"
    bench.report.error("measure.suppress", message, bench.measure.span, hint)
    return None


def _cells(statistic: Statistic, cells: Mapping[Labels, int], whole: int) -> Mapping[Labels, int]:
    return cells if statistic.dimensions else {(): whole}


def _whole(statistic: Statistic) -> Labels:
    return (EVERY,) * len(statistic.dimensions)


def _without(cuts: tuple[Cut, ...], hidden: frozenset[Labels]) -> tuple[Cut, ...]:
    return tuple(Cut(key=cut.key, value=None, hidden=True) if cut.key in hidden else cut for cut in cuts)


def _without_whole(statistic: Statistic) -> Statistic:
    """The number of all rows is hidden too, and with it all that repeats it."""
    origins = tuple(replace(origin, rows=None) for origin in statistic.origins)
    return replace(
        statistic, value=None, n=None, of=None, interval=None, known="", among=None, origins=origins, hidden=True
    )
