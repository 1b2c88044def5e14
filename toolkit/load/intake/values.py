"""Load, intake: one cell of a column of known kind → its canonical text, or what is wrong with it and what to do."""

import datetime as dt
import re
import unicodedata

from msgspec import Struct

from toolkit.load.intake.forms import (
    GARBLED,
    UNSEEN,
    form_of,
    is_day,
    read_number,
    readings,
    trimmed,
    worded_day,
)
from toolkit.load.intake.statement import Statement

_EXCEL_BEGINS = dt.date(1899, 12, 30)
_DAY_NUMBERS = range(20_000, 80_000)  # 1954 to 2119
_STATE_DATES = "or, if it holds for all dates of the file, state it: --dates {}"
_ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "iso": "year, month, day"}


class Trouble(Struct, frozen=True, kw_only=True):
    """Why a text is not taken. `meaning` tells apart what needs different mending; `says` follows the quoted text."""

    code: str
    meaning: str
    says: str
    hints: tuple[str, ...] = ()


def take(text: str, kind: str, said: Statement, native: bool = False) -> str | Trouble:
    """Return the canonical text of a cell in a column of `kind` (text, date, integer, number, boolean).

    Nothing is changed that was not stated, except that spaces at the ends go. `native`: the file holds it as a number.
    """
    bare = trimmed(text)
    if not bare or bare in said.missing:
        return bare
    form = form_of(bare)
    if form == "excel-error":
        hint = "mend the formula; where there is no value, leave the cell empty"
        return _trouble("intake.excel-error", "excel", "is an error of Excel, not a value", hint)
    if re.search(f"{GARBLED}|{UNSEEN}", bare):
        return _letters(bare)
    if form == "missing" and not (bare == "NA" and kind == "text"):
        return _no_value(bare)
    if kind == "date":
        return _date(bare, form, said)
    if kind in ("integer", "number"):
        return _number(bare, form, said, native)
    return bare.lower() if kind == "boolean" else bare


def _trouble(code: str, meaning: str, says: str, *hints: str) -> Trouble:
    return Trouble(code=code, meaning=meaning, says=says, hints=hints)


def _letters(text: str) -> Trouble:
    if re.search(GARBLED, text):
        says = "holds letters that were read in a wrong encoding once (as “Ã¼” for “ü”)"
        return _trouble("intake.letters", "garbled", says, "write the letter, or export the file again as UTF-8")
    return _trouble("intake.letters", "unseen", "holds a character that nobody can see", "type the cell again")


def _no_value(text: str) -> Trouble:
    says = "seems to mean “no value”, which nobody has stated"
    return _trouble("intake.missing-mark", "missing", says, f'state it: --missing "{text}"; or leave the cell empty')


# ------------------------------------------------------------------ dates


def _date(text: str, form: str, said: Statement) -> str | Trouble:
    if form == "iso":
        return text
    if form in ("slashed", "year-first"):
        return _digits(text, form, said)
    if form == "short-year":
        says = "has two digits for the year, so century and order are open"
        return _trouble("intake.date-ambiguous", "short", says, "write YYYY-MM-DD")
    if form == "timestamp":
        says = "has a time of day, but the column holds days"
        return _trouble("intake.date-form", "time", says, f"write {text[:10] if is_day(text[:10]) else 'YYYY-MM-DD'}")
    if form == "worded":
        day = worded_day(text)
        return _trouble("intake.date-form", "worded", "is a date in words", f"write {day or 'YYYY-MM-DD'}")
    return _day_in_disguise(text, form) or _not_a(text, "a date", "write YYYY-MM-DD")


def _digits(text: str, form: str, said: Statement) -> str | Trouble:
    found = readings(text)
    if not found:
        return _trouble("intake.date-form", "calendar", "is not a day of the calendar", "look it up and correct it")
    if said.dates in found:
        return found[said.dates].isoformat()
    days = sorted(set(found.values()))
    if said.dates:
        says = f"is not a day when it is read as {_ORDERS[said.dates]}, as stated"
        return _trouble("intake.date-form", "stated", says, f"write {days[0]}, if that is meant")
    if len(days) > 1:
        says = f"could be {_spoken(found['dmy'])} or {_spoken(found['mdy'])}"
        return _trouble(
            "intake.date-ambiguous", "order", says, "write YYYY-MM-DD", _STATE_DATES.format("dmy or --dates mdy")
        )
    order = next(iter(found)) if len(found) == 1 else "dmy or --dates mdy"
    says = "is a date, but not written YYYY-MM-DD"
    return _trouble("intake.date-form", f"digits {order}", says, f"write {days[0]}", _STATE_DATES.format(order))


def _day_in_disguise(text: str, form: str) -> Trouble | None:
    if form != "integer":
        return None
    if int(text) in _DAY_NUMBERS:
        day = _EXCEL_BEGINS + dt.timedelta(days=int(text))
        says = f"is a day number of Excel ({_spoken(day)})"
        return _trouble("intake.date-form", "number", says, f"give the column the format of a date, or write {day}")
    compact = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if len(text) == 8 and is_day(compact):
        return _trouble("intake.date-form", "compact", "is a date without hyphens", f"write {compact}")
    return None


def looks_like_days(texts: list[str]) -> bool:
    """Do these whole numbers stand for days, in a column whose name says so?"""
    return bool(texts) and all(_day_in_disguise(text, "integer") for text in texts)


def _spoken(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


# ------------------------------------------------------------------ numbers


def _number(text: str, form: str, said: Statement, native: bool) -> str | Trouble:
    if form in ("integer", "zeros") or (form == "decimal" and (native or said.decimal != "comma")):
        return text
    if form in ("grouped", "comma", "decimal"):
        return _marked(text, form, said)
    if form == "percent":
        number = text.rstrip("%‰ \u00a0\u202f\u2009")
        says = "has a percent sign, so it is text and not a number"
        hint = (
            f"write {read_number(number, _only_reading(number)) or number}, and “percent” into the name of the column"
        )
        return _trouble("intake.percent-sign", "percent", says, hint)
    if form == "suppressed":
        says = "is not a number; it looks like a count that was withheld or estimated"
        return _trouble(
            "intake.suppressed", "suppressed", says, f'if it means “no value”, state it: --missing "{text}"'
        )
    if form == "other-digits":
        digits = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
        says = "is written in other digits than 0 to 9"
        return _trouble("intake.number-form", "digits", says, f"write {digits}")
    return _other_number(form) or _with_more(text) or _not_a(text, "a number", "write digits with a decimal point")


_OTHER = {
    "scientific": ("is a number with an exponent, so digits are lost", "write all digits, from the source"),
    "money": ("has a currency in it", "write the number alone, and the currency into the name of the column"),
    "endless": ("has more than ten decimal places", "round it in the source, to as many as mean something: ROUND(…)"),
    "bare-point": ("has no digit before or behind its point", "write 0.5, not .5"),
    "minus": ("is negative as accountants write it", "write it with a hyphen in front: -5"),
    "long": ("has more digits than a number can hold exactly", "a long number is a name: --text and the column"),
}


def _other_number(form: str) -> Trouble | None:
    if form not in _OTHER:
        return None
    says, hint = _OTHER[form]
    return _trouble("intake.number-form", form, says, hint)


def _with_more(text: str) -> Trouble | None:
    """A number with something behind it: a unit, a footnote mark."""
    more = re.fullmatch(r"([-+]?[0-9][0-9.,]*) ?([^0-9.,]{1,12}|[¹²³⁰-⁹])", text)
    if more is None:
        return None
    says = f"is a number with “{more[2]}” behind it"
    hint = f"write {more[1]} alone; a unit belongs into the name of the column, a remark into a column of its own"
    return _trouble("intake.number-form", "more", says, hint)


def _marked(text: str, form: str, said: Statement) -> str | Trouble:
    """A number with a thousands mark or a decimal comma."""
    if said.decimal:
        found = read_number(text, said.decimal)
        says = f"is not a number when the decimal sign is a {said.decimal}, as stated"
        return found or _trouble("intake.number-form", "stated", says, "correct it, or the statement")
    if re.fullmatch("[-+]?[1-9][0-9]{0,2}[,.][0-9]{3}", text):
        whole, rest = re.split("[,.]", text)
        says = f"could be {whole}{rest} or {whole}.{rest}"
        hint = "write digits and a decimal point only; or state it: --decimal point or --decimal comma"
        return _trouble("intake.number-ambiguous", "mark", says, hint)
    reading = _only_reading(text)
    says = "has a decimal comma" if form == "comma" else "has a thousands mark"
    hint = f"write {read_number(text, reading) or 'digits'}; or state it for the whole file: --decimal {reading}"
    return _trouble("intake.number-form", form, says, hint)


def _only_reading(text: str) -> str:
    """The decimal sign of a number with two different marks, or with a comma that cannot be a thousands mark."""
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return "point"
    sign = text[last]
    groups = len(re.findall(re.escape(sign), text)) > 1
    return {(",", False): "comma", (".", False): "point", (",", True): "point", (".", True): "comma"}[sign, groups]


def _not_a(text: str, what: str, hint: str) -> Trouble:
    also = f'{hint}; if it means “no value”, state it: --missing "{text[:40]}"'
    return _trouble("intake.value", what, f"is not {what}, which this column seems to hold", also)
