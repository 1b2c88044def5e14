"""Measure: Definition → sentences, so that a reader who sees no file knows what a figure counts, of what, and how."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from toolkit.measure.statistics.selection import Selected, Selection, select
from toolkit.measure.words.conditions import conditions_text, listed, value_text
from toolkit.measure.words.dates import date_text, range_text
from toolkit.measure.words.labels import capital
from toolkit.measure.words.naming import Naming, stopped
from toolkit.model.definition import (
    Change,
    Cited,
    Count,
    Definition,
    Distinct,
    Mean,
    Measure,
    Median,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
)
from toolkit.model.evidence import Dataset

__all__ = ("conditions_text", "definition_text")


def definition_text(measure: Measure, dataset: Dataset, lang: str, *, brief: bool = False) -> str:
    """Return what a measure counts, in sentences of the language `lang`; names and titles as the dataset has them.

    Everything that decides the number is said: population and conditions, what must be known, groups, interval, what
    is hidden, how it is rounded. A ratio says both of its measures. The value of a column that is never disclosed is
    not printed. `brief`: for a reader who has each population and each measure of a ratio before him, said once, and
    who knows which figures others published.
    """
    names = Naming(dataset, lang, brief=brief)
    return " ".join(filter(None, (*_sentences(measure.definition, names), *_of_the_measure(measure, names))))


def _sentences(definition: Definition, names: Naming) -> Iterator[str]:
    """The sentence that says the number, and those that say more about it."""
    match definition:
        case Ratio():
            yield from _ratio(definition, names)
        case Cited():
            yield from _cited(definition, names)
        case Change(of=of):
            yield _change(definition, names)
            yield names.known(select(replace(of, among=definition.end), names.dataset))
            yield names.interval(definition.interval)
        case Rank(of=of):
            yield _rank(definition, names)
            yield names.known(select(of, names.dataset))
            yield _hidden(of, names)
        case _:
            chosen = select(definition, names.dataset)
            yield _rows(definition, chosen, names)
            yield names.known(chosen)
            yield names.by(chosen)
            yield _hidden(definition, names)
            yield names.interval(definition.interval) if isinstance(definition, Share | TimeToEvent) else ""


def _hidden(definition: Definition, names: Naming) -> str:
    total = names.say("of-total") if isinstance(definition, Count) and definition.of_total else ""
    below = definition.suppress if isinstance(definition, Count | Share) else None
    hidden = names.say("suppress", most=names.number(below - 1)) if below is not None and below > 1 else ""
    return " ".join(filter(None, (total, hidden)))


def _of_the_measure(measure: Measure, names: Naming) -> Iterator[str]:
    """What is said of a measure besides its definition: its parts, how it is rounded."""
    if measure.parts:
        labels = [names.quoted(names.dataset.measures[name].label) for name in measure.parts]
        yield names.say("parts", labels=listed(labels, names.lang, "and"))
    if measure.decimals is not None and not isinstance(measure.definition, Count | Distinct | Rank | Cited):
        yield _rounding(measure.decimals, measure.definition, names)


def _rounding(decimals: int, definition: Definition, names: Naming) -> str:
    if decimals:
        return names.say("decimal" if decimals == 1 else "decimals", n=names.number(decimals))
    percent = isinstance(definition, Share | TimeToEvent)
    percent = percent or (isinstance(definition, Change) and definition.relative)
    percent = percent or (isinstance(definition, Ratio) and definition.percent)
    return names.say("whole-percent" if percent else "whole")


# ------------------------------------------------------------------ numbers of rows


def _rows(definition: Selected, chosen: Selection, names: Naming) -> str:
    population, those = names.population(chosen.population), names.those(chosen)
    that = names.conditions(chosen.that, chosen)
    match definition:
        case Count():
            bare = names.population(chosen.population, bare=True)
            return names.say("count-that" if that else "count", population=population, bare=bare, that=that)
        case Share():
            return names.say("share", population=population, that=that)
        case Sum(column=column):
            return names.say("sum", column=names.column(column, chosen), those=those)
        case Mean(column=column):
            return names.say("mean", column=names.column(column, chosen), those=those)
        case Median(column=column):
            return names.say("median", column=names.column(column, chosen), those=those)
        case Distinct(column=column):
            return names.say("distinct", column=names.column(column, chosen), those=those)
        case Quantile(column=column, at=at):
            return names.say("quantile", column=names.column(column, chosen), those=those, at=names.percent(at))
        case Rate():
            return _rate(definition, chosen, names)
        case TimeToEvent():
            return _time(definition, chosen, names)
        case _:
            assert_never(definition)


def _rate(definition: Rate, chosen: Selection, names: Naming) -> str:
    if definition.exposure:
        column, population = names.column(definition.exposure, chosen), names.population(chosen.population)
        exposure = names.say("rate-column", column=column, population=population)
    else:
        exposure = names.population(names.dataset.populations[definition.population])
    return names.say("rate", those=names.those(chosen), per=names.number(definition.per), exposure=exposure)


def _time(definition: TimeToEvent, chosen: Selection, names: Naming) -> str:
    until = names.dataset.observed_until
    return names.say(
        "time_to_event",
        population=names.population(chosen.population),
        event=names.column(definition.event, chosen),
        start=names.column(definition.start, chosen),
        days=listed([names.number(days) for days in definition.at], names.lang, "and"),
        until=date_text(until, names.language) if until else names.say("until"),
    )


# ------------------------------------------------------------------ numbers made of others


def _change(definition: Change, names: Naming) -> str:
    start, end = (names.dataset.populations[name] for name in (definition.start, definition.end))
    how = "percent" if definition.relative else "points" if isinstance(definition.of, Share) else "difference"
    return names.say(
        "change",
        what=_what(definition.of, select(replace(definition.of, among=end.name), names.dataset), names),
        start=names.population(start),
        end=names.population(end),
        how=names.say(f"how-{how}"),
    )


def _rank(definition: Rank, names: Naming) -> str:
    chosen = select(definition.of, names.dataset)
    which = names.say("all-groups")
    if definition.value:
        column = chosen.resource.column(chosen.by[0].column)
        which = names.say("place", value=names.quoted(value_text(definition.value, column, names.lang)))
    elif definition.top is not None:
        which = names.say("first", n=names.number(definition.top))
    return names.say(
        "rank",
        population=names.population(chosen.population),
        column=names.groups(chosen),
        what=_what(definition.of, chosen, names),
        order=names.say("smallest" if definition.lowest else "largest"),
        which=which,
    )


def _what(of: Count | Sum | Share, chosen: Selection, names: Naming) -> str:
    """The number that is compared, as a noun: “the number of rows with Outcome: Removed”."""
    that = names.conditions(chosen.that, chosen)
    match of:
        case Share():
            return names.say("what-share", that=that)
        case Count():
            return names.say("what-count-that" if that else "what-count", that=that)
        case Sum(column=column):
            return names.say("what-sum-that" if that else "what-sum", that=that, column=names.column(column, chosen))


def _ratio(definition: Ratio, names: Naming) -> Iterator[str]:
    above, below = (names.dataset.measures[name] for name in (definition.numerator, definition.denominator))
    labels = [names.quoted(one.label) for one in (above, below)]
    yield names.say("ratio-percent" if definition.percent else "ratio", above=labels[0], below=labels[1])
    for label, one in zip(labels, (above, below), strict=True) if not names.brief else ():
        said = " ".join(filter(None, _sentences(one.definition, names)))
        yield names.say("named", name=label, definition=said)
    yield names.say("comparable", why=stopped(definition.comparable))


# ------------------------------------------------------------------ published figures


def _cited(cited: Cited, names: Naming) -> Iterator[str]:
    means = cited.means.rstrip(".")
    yield stopped(capital(means)) if names.brief else names.say("cited", means=means)
    if cited.denominator:
        yield names.say("counted-among", denominator=cited.denominator.rstrip("."))
    yield names.say("denominator-" + cited.denominator_is.replace(" ", "-"))
    period = range_text(cited.start, cited.end, names.language) if cited.start and cited.end else ""
    yield names.say("place-and-period", place=cited.place, period=period) if period else stopped(cited.place)
    if cited.vintages:
        yield names.say("editions", editions=names.say("also").join(_editions(cited, names)))
    if cited.quote:
        yield names.say("quote", quote=names.quoted(cited.quote.rstrip(".")))


def _editions(cited: Cited, names: Naming) -> Iterator[str]:
    for one in sorted(cited.vintages, key=lambda one: one.seen):
        yield names.say("edition", value=names.number(one.value), seen=date_text(one.seen, names.language))
