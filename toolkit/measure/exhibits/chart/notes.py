"""Measure: what stands below a chart besides source and N: what it leaves out, and how its signs are read."""

from toolkit.measure.exhibits.chart.fits import along
from toolkit.measure.exhibits.chart.phrases import phrase
from toolkit.measure.statistics.groups import NOT_KNOWN
from toolkit.measure.words.labels import cell_text, label_text, total_of
from toolkit.model.evidence import EVERY, Chart, Cut, Statistic


def chart_notes(chart: Chart, statistic: Statistic, lang: str) -> str:
    """Return the sentences for a note below the chart; "" where nothing needs to be said."""
    if chart.kind == "line":
        return _left_out(statistic, lang)
    if chart.course is None:
        return ""
    if not chart.course.curve.whole:
        return phrase("persons", lang)
    return phrase("strokes", lang) if any(one.censored for one in chart.course.curve.days) else ""


def _left_out(statistic: Statistic, lang: str) -> str:
    """Rows without a date have no place on a line; how many there are is said."""
    at = along(statistic) or 0
    time = statistic.dimensions[at]
    if NOT_KNOWN not in time.labels:
        return ""
    cut = _unplaced(at, statistic)
    shown = f" ({cell_text(cut, statistic, lang)})" if cut is not None else ""
    return phrase("left-out", lang).format(what=label_text(NOT_KNOWN, time, lang) + shown)


def _unplaced(at: int, statistic: Statistic) -> Cut | None:
    """The number of all rows without a date, where their groups may be added up."""
    cuts = [cut for cut in statistic.cuts if cut.key[at] == NOT_KNOWN]
    if len(statistic.dimensions) == 1:
        return cuts[0]
    if statistic.kind != "count":
        return None
    key = (NOT_KNOWN, EVERY) if at == 0 else (EVERY, NOT_KNOWN)
    return total_of(key, cuts, statistic)
