"""Measure: the course of a time to an event as a chart: its days, who was still watched on them, what is named."""

from fractions import Fraction

from msgspec.structs import replace

from toolkit.measure.exhibits.chart.axis import ticks_of
from toolkit.measure.exhibits.chart.phrases import phrase
from toolkit.measure.words.attributes import days_text, on_day
from toolkit.measure.words.labels import capital, inside
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import enough_decimals, number_text, percent_text
from toolkit.model.evidence import Course, Curve, Estimate, Statistic, Tick

STEPS = (1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640, 7280, 18200, 36400)  # days: weeks, then quarters
MOST_DAYS = 9  # on the axis, with the numbers below them


def course_of(statistic: Statistic, lang: str, until: int | None) -> tuple[Course, tuple[Tick, ...]]:
    """Return the course of a time to an event, and the axis of its values from nothing to all.

    Without `until` it goes on to the last day on which a row was watched.
    """
    curve = statistic.curve or Curve(still="", since="", days=(), whole=False)
    days = _days(until or max(curve.days[-1].day, statistic.estimates[-1].days, 1))
    language = language_of(lang)
    course = Course(
        curve=curve if until is None else _cut(curve, until),
        days=tuple(Tick(value=Fraction(day), text=number_text(Fraction(day), 0, language)) for day in days),
        at_risk=tuple(number_text(Fraction(_at_risk(curve, day)), 0, language) for day in days if curve.whole),
        at_risk_title=phrase("at-risk", lang) if curve.whole else "",
        named=tuple(_named(one, statistic, lang) for one in statistic.estimates),
    )
    return course, ticks_of([Fraction(1)], "percent", lang)


def still_text(statistic: Statistic, lang: str) -> str:
    """What is true of a row before the event: “Still accessible”; else “Not yet: removed”."""
    if statistic.curve and statistic.curve.still:
        return capital(statistic.curve.still)
    return phrase("not-yet", lang).format(label=inside(statistic.label, lang))


def left_on(statistic: Statistic, estimate: Estimate) -> Statistic:
    """The part without the event on a day, with its interval: the rest of the part that had it."""
    ends = estimate.interval
    one = on_day(statistic, estimate)
    return replace(one, value=1 - estimate.value, interval=(1 - ends[1], 1 - ends[0]) if ends else None)


def left_text(statistic: Statistic, estimate: Estimate, lang: str) -> str:
    left = 1 - estimate.value
    decimals = enough_decimals(left * 100, statistic.decimals or 0, whole=Fraction(100))
    return percent_text(left, decimals, language_of(lang))


def _named(estimate: Estimate, statistic: Statistic, lang: str) -> Tick:
    day = days_text(estimate.days, language_of(lang))
    text = phrase("on-day", lang).format(day=day, left=left_text(statistic, estimate, lang))
    return Tick(value=Fraction(estimate.days), text=text)


def _cut(curve: Curve, until: int) -> Curve:
    """The curve as far as a day; on that day it has come to what its last step says."""
    kept = [one for one in curve.days if one.day <= until]
    if curve.whole and kept and kept[-1].day < until < curve.days[-1].day:
        kept.append(replace(kept[-1], day=until, events=0, censored=0))
    return replace(curve, days=tuple(kept))


def _days(last: int) -> list[int]:
    """The days of the axis, from 0: in steps of whole weeks where they are many."""
    step = next((step for step in STEPS if last < step * MOST_DAYS), STEPS[-1])
    return list(range(0, last + 1, step))


def _at_risk(curve: Curve, day: int) -> int:
    """How many rows were still watched, without the event, when the day began."""
    later = next((one for one in curve.days if one.day >= day), None)
    return (later.at_risk or 0) if later else 0
