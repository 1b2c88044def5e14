"""Measure: every figure of a dataset counted by two engines that share no line. What they publish must be the same."""

from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.measure.compute import compute
from toolkit.measure.engines.engine import Engine
from toolkit.measure.statistics.selection import select
from toolkit.measure.words.format import text_of
from toolkit.measure.words.languages import language_of
from toolkit.model.definition import Change, Cited, Measure, Rank, Ratio
from toolkit.model.evidence import Dataset

_SHOWN_IN = "en-GB"  # any language does: words come after the count


def recount(dataset: Dataset, engine: Engine, referee: Engine) -> Iterator[tuple[Measure, str]]:
    """Give every measure with what the two engines differ in: "value", "shown text", "rows"; empty where in nothing."""
    for measure in dataset.measures.values():
        one, other = _published(dataset, measure, engine), _published(dataset, measure, referee)
        differing = (what for what, here, there in zip(_WHAT, one, other, strict=True) if here != there)
        yield measure, next(differing, "")


_WHAT = ("value", "shown text", "rows")


def _published(dataset: Dataset, measure: Measure, engine: Engine) -> tuple[object, str, object]:
    """(the statistic with its cells and intervals, or why there is none; its shown text; the keys of its rows)"""
    report = Report()
    statistic = compute(dataset, measure, engine, report)
    value = (statistic, [(one.code, one.message) for one in report])
    shown = text_of(statistic, language_of(_SHOWN_IN)) if statistic else ""
    return value, shown or "", _rows(dataset, measure, engine)


def _rows(dataset: Dataset, measure: Measure, engine: Engine) -> object:
    if isinstance(measure.definition, Change | Ratio | Rank | Cited):
        return ()  # made of counts that are recounted with it
    chosen = select(measure.definition, dataset)
    return [engine.rows(chosen.resource, where) for where in (chosen.where, chosen.both)]
