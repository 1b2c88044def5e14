"""Measure: how many had the event within so many days; rows watched for less count for as long as they were."""

import datetime as dt
from collections import Counter
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from toolkit.measure.origins.trace import origin_of
from toolkit.measure.statistics.bench import Bench, blank, nothing
from toolkit.measure.statistics.intervals import Step, kaplan_meier, log_log
from toolkit.measure.statistics.selection import Selection, column_title, select
from toolkit.model.definition import Condition, Grouping, Interval, TimeToEvent
from toolkit.model.evidence import Curve, CurveDay, Estimate, Range, Statistic


class Watched(Struct, frozen=True, kw_only=True):
    """How many rows were watched for how many days: until the event, or without it."""

    events: Counter[int]
    censored: Counter[int]

    def longer_than(self, days: int) -> int:
        return sum(n for tally in (self.events, self.censored) for day, n in tally.items() if day > days)


def time_to_event(definition: TimeToEvent, bench: Bench) -> Statistic | None:
    chosen = select(definition, bench.dataset)
    watched = _watched(definition, chosen, bench)
    if watched is None:
        return None
    n, of = watched.events.total(), watched.events.total() + watched.censored.total()
    if not of:
        return nothing(f"no row has a `{definition.start}`", bench)
    steps = kaplan_meier(watched.events, watched.censored)
    if steps[-1].day < definition.at[-1] and steps[-1].left:
        _wrong(f"no row was watched for {definition.at[-1]} days; the longest was {steps[-1].day}", bench)
        return None
    told = None if bench.dataset.unit_is_person else watched
    estimates = tuple(_estimate(day, steps, told, definition.interval) for day in definition.at)
    event = (Condition(column=definition.event, operator="known"),)
    return replace(
        blank(definition, chosen, bench),
        unit="percent",
        value=estimates[0].value,
        interval=estimates[0].interval,
        estimates=estimates,
        median=next((step.day for step in steps if 2 * step.left <= 1), None),
        curve=_curve(definition, chosen, steps, watched, bench),
        n=n,
        of=of,
        origins=(
            origin_of("watched", bench.dataset, chosen.resource, chosen.where, of),
            origin_of("events", bench.dataset, chosen.resource, chosen.where + event, n),
        ),
    )


def _estimate(day: int, steps: tuple[Step, ...], watched: Watched | None, interval: Interval | None) -> Estimate:
    """`watched`: None where its numbers must not be told."""
    found = _on(day, steps, interval)
    turned: Range | None = (1 - found.interval[1], 1 - found.interval[0]) if found.interval else None
    return Estimate(
        days=day, value=1 - found.left, interval=turned, at_risk=watched.longer_than(day) if watched else None
    )


def _on(day: int, steps: tuple[Step, ...], interval: Interval | None) -> CurveDay:
    """What the curve says on a day: the last step up to it holds."""
    step = next((one for one in reversed(steps) if one.day <= day), None)
    step = step or Step(day=day, at_risk=0, left=Fraction(1), variance=Fraction(0))
    return CurveDay(day=day, left=step.left, interval=_around(step, interval))


def _around(step: Step, interval: Interval | None) -> Range | None:
    return log_log(step.left, step.variance, interval.level) if interval else None


def _curve(
    definition: TimeToEvent, chosen: Selection, steps: tuple[Step, ...], watched: Watched, bench: Bench
) -> Curve:
    """Every day on which something happened; of persons only the days that the measure publishes, and no numbers."""
    since = column_title(chosen.resource, definition.start)
    if bench.dataset.unit_is_person:
        days = tuple(_on(day, steps, definition.interval) for day in definition.at)
        return Curve(still=definition.still, since=since, days=days, whole=False)
    days = tuple(_counted(step, watched, definition.interval) for step in steps)
    return Curve(still=definition.still, since=since, days=days, whole=True)


def _counted(step: Step, watched: Watched, interval: Interval | None) -> CurveDay:
    return CurveDay(
        day=step.day,
        left=step.left,
        interval=_around(step, interval),
        at_risk=step.at_risk,
        events=watched.events[step.day],
        censored=watched.censored[step.day],
    )


def _watched(definition: TimeToEvent, chosen: Selection, bench: Bench) -> Watched | None:
    """The days of every row; None, and reported, where the dates contradict each other."""
    end = bench.dataset.observed_until
    if end is None:
        _wrong("the dataset does not say until when it was observed", bench)
        return None
    by = (Grouping(column=definition.start), Grouping(column=definition.event))
    events, censored, early, late = Counter[int](), Counter[int](), 0, 0
    for (start, event), rows in bench.engine.count(chosen.resource, chosen.where, by).items():
        first, last = dt.date.fromisoformat(start or ""), end if event is None else dt.date.fromisoformat(event)
        early += rows if event is not None and last < first else 0
        late += rows if max(first, last) > end else 0
        (censored if event is None else events)[(last - first).days] += rows
    if early:
        message = f"`{bench.measure.name}` cannot be computed: in {_rows(early)} `{definition.event}` lies before"
        hint = "mend the data; a rule `notBefore` in datapackage.yaml says in which cells"
        bench.report.error("measure.event", f"{message} `{definition.start}`", bench.measure.span, hint)
    if late:
        _wrong(f"{_rows(late)} have a date after `observedUntil` ({end.isoformat()})", bench)
    return None if early or late else Watched(events=events, censored=censored)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _wrong(why: str, bench: Bench) -> None:
    message = f"`{bench.measure.name}` cannot be computed: {why}"
    hint = "`observedUntil` in datapackage.yaml is the last day on which anybody looked"
    bench.report.error("measure.observed", message, bench.measure.span, hint)
