"""Measure: Statistic → text in the language of the document. What a filter asks for is checked here, at its place."""

import datetime as dt
import re
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.measure.words.attributes import Ends, form_of, part_of
from toolkit.measure.words.dates import date_text
from toolkit.measure.words.languages import Language, language_of
from toolkit.measure.words.numbers import enough_decimals, number_text, ordinal_text, percent_text
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Call, Expr

FILTERS = ("words", "percent", "round", "ordinal", "date", "unsigned")
FEW = 30  # a share of fewer rows is printed as “3 of 9”
_NBSP = "\u00a0"


class Form(Struct, frozen=True, kw_only=True):
    """What the filters of an expression ask for."""

    words: bool = False
    percent: bool = False
    ordinal: bool = False
    unsigned: bool = False
    decimals: int | None = None


PLAIN = Form()


def show(expr: Expr, statistic: Statistic, lang: str, report: Report) -> str | None:
    """Return the text of `{{ name.measure.attribute | filters }}`, or None after a diagnostic.

    Without filters: counts grouped; a share of fewer than 30 as “3 of 9”, else in whole percent; a change with its
    sign; a ratio with one decimal; a cited figure as its publisher wrote it, with its qualifier.
    """
    language = language_of(lang)
    part = part_of(expr, statistic, language, report)
    if part is None:
        return None
    if isinstance(part, Ends):
        return _ends(expr, part.of, language, report)
    if isinstance(part, str):
        return part if _no_filters(expr, "this is text", report) else None
    form = _form(expr, part, report)
    return None if form is None else text_of(part, language, form)


def _ends(expr: Expr, statistic: Statistic, language: Language, report: Report) -> str | None:
    others = tuple(call for call in expr.filters if call.name not in ("round", "percent"))
    if not _no_filters(replace(expr, filters=others), "this is an interval", report):
        return None
    form = _form(expr, statistic, report)
    return None if form is None else interval_text(statistic, language, form)


def show_datum(expr: Expr, datum: str | dt.date, lang: str, report: Report) -> str | None:
    """Return the text of a field; a date is written out, with or without the filter `date`. None after a diagnostic."""
    if isinstance(datum, dt.date):
        others = tuple(call for call in expr.filters if call.name != "date")
        fits = _no_filters(replace(expr, filters=others), "this is a date", report)
        return date_text(datum, language_of(lang)) if fits else None
    return datum if _no_filters(expr, "this is text", report) else None


# ------------------------------------------------------------------ filters


def _form(expr: Expr, statistic: Statistic, report: Report) -> Form | None:
    """What the filters ask for; None where one is not known, has a wrong argument, or does not fit the number."""
    form = Form()
    for at, call in enumerate(expr.filters):
        wrong = _wrong_call(call) or _misfit(call, statistic) or _clash(call, expr.filters[:at])
        if wrong:
            message, hint = wrong
            report.error("expression.filter", message, call.span, hint)
            return None
        if call.name == "round":
            form = replace(form, decimals=int(call.arguments[0]) if call.arguments else 0)
        else:
            form = replace(
                form, words=form.words or call.name == "words", percent=form.percent or call.name == "percent"
            )
            form = replace(form, ordinal=form.ordinal or call.name == "ordinal")
            form = replace(form, unsigned=form.unsigned or call.name == "unsigned")
    return form


Wrong = tuple[str, str] | None
"""A message and a hint, where something is wrong."""


def _wrong_call(call: Call) -> Wrong:
    if call.name not in FILTERS:
        return f"there is no filter `{call.name}`", did_you_mean(call.name, FILTERS)
    if call.name != "round" and call.arguments:
        return f"`{call.name}` takes nothing in brackets", f"write `| {call.name}`"
    if len(call.arguments) > 1 or any(not re.fullmatch(r"[0-6]", argument) for argument in call.arguments):
        return "`round` takes the number of decimals, 0 to 6", "write `| round(1)`"
    return None


def _misfit(call: Call, statistic: Statistic) -> Wrong:
    whole = statistic.unit == "number" and statistic.value is not None and statistic.value.denominator == 1
    counted = whole and statistic.kind in ("count", "sum", "distinct", "rank", "cited")
    match call.name:
        case "date":
            return "this is a number, not a date", ""
        case "words" if not counted and not (statistic.kind == "share" and statistic.of is not None):
            return "`words` is for whole numbers", "leave it out"
        case "ordinal" if not counted:
            return "`ordinal` is for whole numbers", "leave it out"
        case "unsigned" if statistic.kind != "change":
            return "only a change has a sign", "leave `unsigned` out"
        case "percent" if statistic.unit == "points":
            return "a difference of percentages is in percentage points", "leave `percent` out"
        case "percent" if statistic.unit == "number" and statistic.kind != "ratio":
            return "this is a number, not a part of a whole", "a measure with `statistic: share` is one"
    return None


def _clash(call: Call, before: tuple[Call, ...]) -> Wrong:
    for other in before:
        if "unsigned" not in (call.name, other.name) and {call.name, other.name} != {"percent", "round"}:
            return f"`{other.name}` and `{call.name}` cannot both be done", "keep one of the two"
    return None


def _no_filters(expr: Expr, what: str, report: Report) -> bool:
    for call in expr.filters:
        wrong = _wrong_call(call) or (f"{what}, so `{call.name}` cannot be used", "leave the filter out")
        report.error("expression.filter", wrong[0], call.span, wrong[1])
    return not expr.filters


# ------------------------------------------------------------------ text


def text_of(statistic: Statistic, language: Language, form: Form = PLAIN) -> str:
    """Return the number of a statistic as a reader sees it; “–” where there is none; hidden: “fewer than 5”."""
    if statistic.value is None:
        return fewer_text(statistic, language) if statistic.hidden else "–"
    value = abs(statistic.value) if form.unsigned else statistic.value
    signed = statistic.kind == "change" and not form.unsigned
    if statistic.kind == "share" and statistic.n is not None and statistic.of is not None:
        return _share(statistic, value, statistic.n, statistic.of, language, form)
    if statistic.unit == "percent" or form.percent:
        text = percent_text(value, _decimals(statistic, form, 0), language, signed=signed)
    elif statistic.unit == "points":
        text = _points(statistic, value, language, form)
    else:
        text = _plain(statistic, value, language, form, signed=signed)
    qualifier = language.qualifiers.get(statistic.qualifier, statistic.qualifier)
    return f"{qualifier} {text}" if qualifier else text


def fewer_text(statistic: Statistic, language: Language) -> str:
    return language.phrases["fewer"].format(n=number_text(Fraction(statistic.suppress or 0), 0, language))


def interval_text(statistic: Statistic, language: Language, form: Form = PLAIN) -> str:
    """The ends of the interval, in the unit of the number and with its decimals: “1% to 9%”."""
    low, high = statistic.interval or (Fraction(0), Fraction(0))
    decimals = form.decimals if form.decimals is not None else statistic.decimals or 0
    joined = language.phrases["interval"]
    if statistic.unit == "percent":
        return joined.format(low=percent_text(low, decimals, language), high=percent_text(high, decimals, language))
    scale = 100 if statistic.unit == "points" else 1
    ends = joined.format(
        low=number_text(low * scale, decimals, language), high=number_text(high * scale, decimals, language)
    )
    return language.phrases["points"].format(n=ends) if statistic.unit == "points" else ends


def _share(statistic: Statistic, value: Fraction, n: int, of: int, language: Language, form: Form) -> str:
    if form.words or (of < FEW and not form.percent and form.decimals is None):
        return of_text(n, of, language, words=form.words)
    return percent_text(value, _decimals(statistic, form, 0, whole=Fraction(100)), language)


def of_text(n: int, of: int, language: Language, *, words: bool = False) -> str:
    """“3 of 9”, or “three of nine”."""
    parts = [_whole(number, language, words=words) for number in (n, of)]
    return language.phrases["of"].format(n=parts[0], of=parts[1])


def _points(statistic: Statistic, value: Fraction, language: Language, form: Form) -> str:
    decimals = _decimals(statistic, form, 0)
    signed = statistic.kind == "change" and not form.unsigned
    number = number_text(value * 100, decimals, language, signed=signed)
    plain = number.lstrip("+\u2212")
    noun = form_of(int(plain), language) if plain.isdigit() else "other"
    name = "point" if noun == "one" else f"points-{noun}" if plain == number else "points"
    pattern = language.phrases.get(name, language.phrases["points"])
    return pattern.format(n=number).replace(f"{number} ", number + _NBSP)


def _plain(statistic: Statistic, value: Fraction, language: Language, form: Form, *, signed: bool) -> str:
    if form.ordinal:
        return ordinal_text(int(value), language) or number_text(value, 0, language)
    if form.words:
        return _whole(int(value), language, words=True)
    decimals = _decimals(statistic, form, 1 if statistic.kind in ("ratio", "rate") else 0)
    return number_text(value, decimals, language, signed=signed)


def _whole(number: int, language: Language, *, words: bool) -> str:
    if words and 0 <= number < len(language.digits):
        return language.digits[number]
    return number_text(Fraction(number), 0, language)


def _decimals(statistic: Statistic, form: Form, usual: int, *, whole: Fraction | None = None) -> int:
    """The decimals that the author asks for; else those of the measure, and as many more as a small number needs."""
    if form.decimals is not None:
        return form.decimals
    decimals = usual if statistic.decimals is None else statistic.decimals
    scale = 1 if statistic.unit == "number" and not form.percent else 100
    return enough_decimals((statistic.value or Fraction(0)) * scale, decimals, whole=whole)
