"""Measure: figures that somebody published: never computed, said in their own words, with their later editions."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.diagnostic import Hint
from toolkit.measure.origins.trace import origin_cited
from toolkit.measure.statistics.bench import Bench, statistic_of
from toolkit.measure.statistics.likeness import differences
from toolkit.model.definition import Cited, Vintage
from toolkit.model.evidence import Statistic


def cited(definition: Cited, bench: Bench) -> Statistic:
    _tell_of_later_editions(definition, bench)
    percent, points = definition.unit in ("percent", "%"), definition.unit in ("percentage points", "points")
    value = Fraction(definition.value)
    statistic = statistic_of(definition, bench)
    return replace(
        statistic,
        unit="percent" if percent else "points" if points else "number",
        value=value / 100 if percent or points else value,
        decimals=_decimals(definition.value) if statistic.decimals is None else statistic.decimals,
        noun="" if percent or points else definition.unit,
        qualifier=definition.qualifier,
        population=definition.denominator,
        start=definition.start,
        end=definition.end,
        place=definition.place,
        series=definition.series,
        restricted=definition.denominator_is == "restricted",
        restated=_restated(definition),
        origins=(origin_cited(bench.dataset, definition),),
    )


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _tell_of_later_editions(definition: Cited, bench: Bench) -> None:
    """The document keeps the figure that the measure names; whoever checks it hears of a newer one."""
    later = _later(definition)
    if later:
        newest = later[-1]
        bench.report.note("measure.vintage", _message(definition, newest, bench), bench.measure.span, _hint(newest))


def _later(definition: Cited) -> list[Vintage]:
    """The editions that came out after the one that the measure names, in their order."""
    same = [one.seen for one in definition.vintages if one.value == definition.value]
    pinned = definition.seen or max(same, default=None)
    later = [one for one in definition.vintages if pinned is None or one.seen > pinned]
    return sorted(later, key=lambda one: one.seen)


def _restated(definition: Cited) -> tuple[tuple[dt.date, Decimal], ...]:
    return tuple((one.seen, one.value) for one in _later(definition)) if definition.say_restated else ()


def _message(definition: Cited, newest: Vintage, bench: Bench) -> str:
    return (
        f"`{bench.measure.name}` is {definition.value}, but its publisher has restated it: "
        f"{newest.value} ({newest.source}, seen {newest.seen.isoformat()})"
    )


def _hint(newest: Vintage) -> Hint:
    return Hint(text="if the document is to follow, make that the `value`", span=newest.span)


# ------------------------------------------------------------------ parts and totals


def check_whole(statistic: Statistic, definition: Cited, part: Statistic, whole: Statistic, bench: Bench) -> None:
    """Report a published share that is not that of its two counts, and one that passes for a share of all cases."""
    if definition.denominator_is == "all" and (whole.restricted or (whole.kind == "cited" and whole.population)):
        message = f"`denominatorIs: all`, but `{definition.whole}` is itself a part: {whole.population}"
        hint = "write `denominatorIs: restricted` and say in `denominator:` which part it is"
        bench.report.error("measure.denominator", message, bench.measure.span, hint)
    if part.value is None or not whole.value or statistic.value is None:
        return
    share = part.value / whole.value
    if not _fits(share - statistic.value, definition):
        counts = f"`{definition.part}` of `{definition.whole}`: {_plain(part.value)} of {_plain(whole.value)}"
        message = f"{counts} is {float(share * 100):.1f}%, not {definition.value}%"
        hint = "correct the value, or name the whole that it is a share of"
        bench.report.error("measure.whole", message, bench.measure.span, hint)


def _fits(excess: Fraction, definition: Cited) -> bool:
    """Whether a share may have been published as the value: rounded, or as “over”, “under” or “about” it."""
    slack = Fraction(1, 200 * 10 ** _decimals(definition.value))
    match definition.qualifier:
        case "over" | "more than" | "at least":
            return excess >= -slack
        case "under" | "less than" | "at most" | "no more than" | "up to":
            return excess <= slack
        case "about" | "nearly":
            return abs(excess) <= max(slack, Fraction(1, 20))
        case _:
            return abs(excess) <= slack


def add_up(statistic: Statistic, parts: Sequence[Statistic | None], bench: Bench) -> None:
    """Report parts that do not add up to their total. Rounded percentages may differ by half a unit each."""
    if any(_other_unit(part, statistic, bench) for part in parts if part is not None):
        return
    values = [part.value for part in parts if part is not None and part.value is not None]
    if statistic.value is None or len(values) < len(parts):
        return
    total = sum(values, Fraction(0))
    cited_ones = [one for one in (statistic, *parts) if one is not None and one.kind == "cited"]
    slack = sum((_slack(one) for one in cited_ones), Fraction(0))
    if abs(total - statistic.value) > slack:
        scale = 1 if statistic.unit == "number" else 100
        found, written = _plain(total * scale), _plain(statistic.value * scale)
        message = f"the parts of `{bench.measure.name}` add up to {found}, not {written}"
        bench.report.error("measure.parts", message, bench.measure.span, "correct the wrong one of them, or `parts`")


def _other_unit(part: Statistic, statistic: Statistic, bench: Bench) -> bool:
    unlike = next((one for one in differences(statistic, part) if one.what == "unit"), None)
    if unlike is not None:
        message = f"`{bench.measure.name}` is in {unlike.first}, its part `{part.measure}` in {unlike.second}"
        hint = "only figures of one unit can be added up"
        bench.report.error("comparison.unit", message, bench.measure.span, hint)
    return unlike is not None


def _slack(statistic: Statistic) -> Fraction:
    return Fraction(0) if statistic.unit == "number" else Fraction(1, 200 * 10 ** (statistic.decimals or 0))


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"
