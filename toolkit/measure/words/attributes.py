"""Measure: what may stand behind the name of a measure: `.n`, `.interval`, `.at-14` …; a number or a text."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.measure.words import arabic
from toolkit.measure.words.dates import date_text, range_text
from toolkit.measure.words.languages import Language
from toolkit.measure.words.numbers import number_text, percent_text
from toolkit.model.evidence import Estimate, Statistic
from toolkit.model.tree import Expr


class Ends(Struct, frozen=True):
    """The two ends of the interval of a statistic, which are printed as one text."""

    of: Statistic


Part = Statistic | Ends | str


def part_of(expr: Expr, statistic: Statistic, language: Language, report: Report) -> Part | None:
    """The statistic itself, or what the name behind it asks for; None, and reported, where it has no such part."""
    names = expr.path[2:]
    days = {f"at-{one.days}": on_day(statistic, one) for one in statistic.estimates}
    if names and names[0] in days:
        statistic, names = days[names[0]], names[1:]
    if not names:
        return statistic
    read = {name: part for name, of in ATTRIBUTES.items() for part in [of(statistic, language)] if part}
    there: dict[str, Part] = {**read, **(days if statistic.estimates else {})}
    if len(names) == 1 and names[0] in there:
        return there[names[0]]
    name = ".".join(names)
    hint = did_you_mean(name, there)
    listed = f"it has {', '.join(f'`.{known}`' for known in there)}"
    hints = (hint, listed) if hint.startswith("did") else (listed,)
    message = f"the measure `{statistic.measure}` has no `.{name}`"
    report.error("expression.attribute", message, _place_of(name, expr.span), *hints)
    return None


def _place_of(name: str, span: Span) -> Span:
    match = re.search(rf"\.\s*({re.escape(name)})(?![\w-])", span.excerpt)
    return span.source.span(span.start + match.start(1), span.start + match.end(1)) if match else span


def on_day(statistic: Statistic, estimate: Estimate) -> Statistic:
    """What a time to an event says about one of its days, as a statistic of its own."""
    return replace(statistic, value=estimate.value, interval=estimate.interval, estimates=(), median=None, curve=None)


def _number(value: int | None, statistic: Statistic) -> Statistic | None:
    if value is None:
        return None
    return replace(
        statistic, kind="count", unit="number", value=Fraction(value), decimals=0, qualifier="", n=None, hidden=False
    )


def _period(statistic: Statistic, language: Language) -> str:
    if statistic.start is None or statistic.end is None:
        return ""
    return range_text(statistic.start, statistic.end, language)


def known_text(statistic: Statistic, language: Language) -> str:
    """The restriction of a denominator: where the contact method was known (184 of 239)."""
    if not statistic.known or statistic.among is None:
        return ""
    columns = statistic.known
    if language.tag.lower().startswith("en") and columns[1:2].islower():
        columns = columns[0].lower() + columns[1:]
    known = statistic.of if statistic.left is None else statistic.left
    n, among = (number_text(Fraction(number or 0), 0, language) for number in (known, statistic.among))
    return language.phrases["known"].format(columns=columns, n=n, of=among)


def restated_text(statistic: Statistic, language: Language) -> str:
    """What the publisher said later, with the days: 2,800,000 (19 May 2022); 9,400,000 (3 August 2023)."""
    editions = ((date_text(seen, language), _edition(value, statistic, language)) for seen, value in statistic.restated)
    return word("semicolon", language.tag).join(f"{number} ({day})" for day, number in editions)


def _edition(value: Decimal, statistic: Statistic, language: Language) -> str:
    exponent = value.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if statistic.unit == "percent":
        return percent_text(Fraction(value) / 100, decimals, language)
    return number_text(Fraction(value), decimals, language)


def unit_text(statistic: Statistic, language: Language) -> str:
    """What is counted; of a rate: per 1,000 inhabitants."""
    if statistic.per is None:
        return statistic.noun
    per = number_text(Fraction(statistic.per), 0, language)
    return language.phrases["per"].format(n=per, noun=statistic.noun)


def form_of(number: int, language: Language) -> str:
    """The form of a noun after a whole number: `one` or `other`; Arabic has more."""
    if language.tag.replace("_", "-").lower().partition("-")[0] == "ar":
        return arabic.form_of(number)
    return "one" if number == 1 else "other"


def days_text(days: int, language: Language, phrase: str = "days") -> str:
    """“14 days”; with the phrase `within`: “Within 14 days”."""
    name = f"{phrase}-{form_of(days, language)}"
    return language.phrases.get(name, language.phrases[phrase]).format(n=number_text(Fraction(days), 0, language))


def _median(statistic: Statistic, language: Language) -> str:
    if not statistic.estimates:
        return ""
    return language.phrases["not-reached"] if statistic.median is None else days_text(statistic.median, language)


def level_text(statistic: Statistic, language: Language) -> str:
    if statistic.level is None:
        return ""
    level = Fraction(statistic.level)
    decimals = next((some for some in range(4) if (level * 100 * 10**some).denominator == 1), 4)
    return percent_text(level, decimals, language)


ATTRIBUTES: dict[str, Callable[[Statistic, Language], Part | None]] = {
    "n": lambda statistic, _: _number(statistic.n, statistic),
    "of": lambda statistic, _: _number(statistic.of, statistic),
    "interval": lambda statistic, _: Ends(statistic) if statistic.interval else None,
    "level": level_text,
    "rank": lambda statistic, _: statistic if statistic.kind == "rank" else None,
    "median": _median,
    "known": known_text,
    "unit": unit_text,
    "period": _period,
    "restated": restated_text,
    "label": lambda statistic, _: statistic.label,
    "population": lambda statistic, _: statistic.population,
}
