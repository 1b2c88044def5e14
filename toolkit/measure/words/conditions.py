"""Measure: conditions in words: “Outcome: Removed or Unknown; Days observed: at least 14; Answer: known”."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.measure.statistics.fractions import decimals_of
from toolkit.measure.words.dates import date_text
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text
from toolkit.measure.words.sentences import sentence
from toolkit.model.definition import Condition, Conditions, Datum
from toolkit.model.evidence import Column, Resource

_YEARS = 10_000  # whole numbers below it are printed as tables label them: they may be years, in a column of numbers
_PAIRS = (("from", "to"), ("at_least", "at_most"))


def conditions_text(conditions: Conditions, resource: Resource, lang: str) -> str:
    """Return a filter in words: each condition behind the title of its column, all of which must hold.

    Values are printed as a reader sees them in a table; those of a column that is never disclosed are not printed.
    """
    parts = []
    left = list(conditions)
    while left:
        condition = left.pop(0)
        other = _other_end(condition, left)
        if other is not None:
            left.remove(other)
        column = resource.column(condition.column)
        title = column.title if column else condition.column
        what = _what(condition, column, lang) if other is None else _range(condition, other, column, lang)
        parts.append(sentence("condition", lang).format(column=title, what=what))
    return sentence("also", lang).join(parts)


def value_text(value: Datum, column: Column | None, lang: str) -> str:
    """A value of a column as a reader sees it: the label of its category, a date written out, a number in digits."""
    if column is not None and column.disclose == "never":
        return sentence("unpublished", lang)
    categories = column.categories if column else ()
    label = next((category.label for category in categories if category.value == str(value)), "")
    if label:
        return label
    match value:
        case bool():
            return sentence("yes" if value else "no", lang)
        case dt.date():
            return date_text(value, language_of(lang))
        case int() if 0 <= value < _YEARS:
            return str(value)
        case int() | Decimal():
            exact = Fraction(value)
            return number_text(exact, decimals_of(exact), language_of(lang))
        case str():
            return value


def listed(texts: Sequence[str], lang: str, joint: str = "or") -> str:
    """“Removed, Still there or Unknown”."""
    if len(texts) < 2:
        return "".join(texts)
    pattern = _u_or_e(sentence(joint, lang), texts[-1], lang)
    comma = "، " if lang.lower().startswith("ar") else ", "
    return pattern.format(one=comma.join(texts[:-1]), other=texts[-1])


def _u_or_e(pattern: str, following: str, lang: str) -> str:
    """Spanish says “u” before the sound o, and “e” before i."""
    first = following.lower()
    if not lang.lower().startswith("es"):
        return pattern
    if first.startswith(("o", "ó", "ho", "hó", "8")) or first == "11":
        return pattern.replace(" o ", " u ")
    return pattern.replace(" y ", " e ") if first.startswith(("i", "í", "hi", "hí")) else pattern


def _other_end(condition: Condition, others: list[Condition]) -> Condition | None:
    """The condition that closes the range which this one opens, or opens the one that this closes."""
    ends = dict(_PAIRS) | {high: low for low, high in _PAIRS}
    wanted = ends.get(condition.operator)
    same = (one for one in others if one.column == condition.column and one.operator == wanted)
    return next(same, None)


def _what(condition: Condition, column: Column | None, lang: str) -> str:
    operator = condition.operator
    if operator in ("known", "missing"):
        return sentence(operator, lang)
    texts = tuple(dict.fromkeys(value_text(value, column, lang) for value in condition.values))
    if operator == "in":
        return listed(texts, lang)
    if operator == "not":
        return sentence("not", lang).format(values=listed(texts, lang))
    if column is not None and column.type in ("year", "date"):
        operator = {"at_least": "from", "at_most": "to"}.get(operator, operator)  # type: ignore[assignment]
    return sentence(operator, lang).format(value="".join(texts))


def _range(condition: Condition, other: Condition, column: Column | None, lang: str) -> str:
    low, high = (condition, other) if condition.operator in ("from", "at_least") else (other, condition)
    texts = [value_text(one.values[0], column, lang) for one in (low, high)]
    if texts[0] == texts[1]:
        return texts[0]
    dates = language_of(lang).dates
    pattern = dates.range if dates and column is not None and column.type == "date" else sentence("range", lang)
    if "{start}" in pattern:
        return pattern.format(start=texts[0], end=texts[1])
    return pattern.format(low=texts[0], high=texts[1])
