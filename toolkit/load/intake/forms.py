"""Load, intake: the forms in which dates, numbers and “no value” are written, told apart by their letters alone."""

import datetime as dt
import re
from functools import cache

# Everything here is written so that Python and DuckDB (RE2) understand it alike: no look-around, no \d, no \s.
_GAP = "[ \u00a0\u202f\u2009]"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_MONEY = "(?:[€$£¥]|EUR|USD|GBP|CHF|AUD|CAD)"
_OTHER_DIGITS = (
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19"  # Arabic, Hindi, wide …
)
_FIGURES = f"[0-9](?:[0-9.,'’]|{_GAP})*"

INTEGER = "[-+]?(?:0|[1-9][0-9]{0,17})"
ZEROS = "0[0-9]{1,17}"
DECIMAL = "[-+]?[0-9]{1,20}[.][0-9]{1,10}"
ISO = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

FORMS: dict[str, str] = {
    "excel-error": r"#{3,}|#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!)",
    "missing": (
        r"(?i:n[./]a[.]?|n[./] ?k[.]?|#n/a|nan|null|nil|\(?blank\)?|\(empty\)|k[.] ?a[.]|s[./]o|tbc|tbd"
        r"|not (?:available|applicable|known|recorded|stated)|missing)"
        r"|-{1,3}|[–—]|[.]{1,3}|…|[?]{1,3}|/|NA"
    ),
    "suppressed": r"(?:[<>≤≥~≈]=?|(?i:fewer than|less than|more than|under|over|about|ca[.]?))"
    rf"{_GAP}*[0-9][0-9.,]*{_GAP}*%?"
    r"|\[[cxzu]\]|\[low\]|[*]+",
    "timestamp": rf"(?:{ISO}|[0-9]{{1,4}}[./-][0-9]{{1,2}}[./-][0-9]{{1,4}})"
    rf"(?:T|{_GAP}|,{_GAP})[0-9]{{1,2}}:[0-9]{{2}}.*",
    "slashed": "[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}",
    "short-year": "[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}",
    "year-first": "[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}",
    "worded": rf"(?i:(?:[a-z]{{3,9}}[.]?,?{_GAP})?[0-9]{{1,2}}(?:st|nd|rd|th|[.])?"
    rf"(?:{_GAP}|-)(?:of )?{_MONTH}[.]?(?:{_GAP}|-|,{_GAP})[0-9]{{2,4}}"
    rf"|{_MONTH}[.]?{_GAP}[0-9]{{1,2}}(?:st|nd|rd|th)?,?{_GAP}[0-9]{{4}})",
    "percent": rf"[-+−]?[0-9][0-9.,]*{_GAP}*[%‰]",
    "scientific": "[-+]?[0-9](?:[.,][0-9]+)?[eE][-+]?[0-9]+",
    "money": rf"[-+−]?{_MONEY}{_GAP}*{_FIGURES}|[-+−]?{_FIGURES}{_GAP}*{_MONEY}",
    "grouped": rf"[-+]?[0-9]{{1,3}}(?:(?:[,.'’]|{_GAP})[0-9]{{3}})+(?:[.,][0-9]+)?",
    "comma": "[-+]?[0-9]*,[0-9]+",
    "endless": "[-+]?[0-9]{1,20}[.][0-9]{11,}",
    "bare-point": "[-+]?[0-9]*[.][0-9]+|[-+]?[0-9]+[.]",
    "minus": rf"\({_FIGURES}\)|{_FIGURES}-|−{_GAP}*{_FIGURES}",
    "long": "[-+]?[0-9]{19,}",
    "other-digits": f"[-+]?[{_OTHER_DIGITS}]+(?:[.,\u066b\u066c]?[{_OTHER_DIGITS}]+)*",
}
DATE_FORMS = frozenset({"timestamp", "slashed", "short-year", "year-first", "worded"})
NUMBER_FORMS = frozenset(
    {
        "suppressed",
        "percent",
        "scientific",
        "money",
        "grouped",
        "comma",
        "endless",
        "bare-point",
        "minus",
        "long",
        "other-digits",
    }
)
NO_VALUE = frozenset({"missing", "excel-error"})

# Letters that show that a text was read in a wrong encoding once (Ã¼ for ü), or that nobody can see.
GARBLED = "[ÃÂ][\u0080-\u00bf]|â€|\ufffd|ï»¿"
UNSEEN = "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u200e\u2060\ufeff\ue000-\uf8ff]"
_EDGES = "[ \t\r\n\u00a0\u202f\u2009]"
_ANY_FORM = "|".join(f"(?:{form})" for form in FORMS.values())
ODD = f"(?s:{_EDGES}.*|.*{_EDGES}|.*(?:{GARBLED}).*|.*{UNSEEN}.*|{_ANY_FORM}|{ISO})"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled when the first file comes in: a run that only reads this module does not pay for it."""
    return tuple((name, re.compile(form, re.DOTALL)) for name, form in FORMS.items())


@cache
def _coarse_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form) for form in (INTEGER, ISO, DECIMAL, ZEROS, ODD))


def coarse(text: str) -> str:
    """The class of a cell as it stands: empty, integer, zeros (007), decimal, iso, odd or text."""
    if not text:
        return "empty"
    integer, iso, decimal, zeros, odd = _coarse_patterns()
    if integer.fullmatch(text):
        return "integer"
    if iso.fullmatch(text) and is_day(text):
        return "iso"
    if decimal.fullmatch(text):
        return "decimal"
    if zeros.fullmatch(text):
        return "zeros"
    return "odd" if odd.fullmatch(text) else "text"


def form_of(text: str) -> str:
    """The name of the form of a text without spaces at its ends; a coarse class where it has none of the `FORMS`."""
    kind = coarse(text)
    if kind not in ("odd", "text"):
        return kind
    return next((name for name, pattern in _patterns() if pattern.fullmatch(text)), "text")


def trimmed(text: str) -> str:
    return text.strip(" \t\r\n\u00a0\u202f\u2009")


def is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_number(text: str, decimal: str) -> str | None:
    """The digits of `1.234,5` where the decimal sign was stated; None where the text cannot be read so."""
    bare = re.sub(rf"(?<=[0-9])(?:{_GAP}|['’])(?=[0-9]{{3}})", "", text)
    group, point = ("[.]", ",") if decimal == "comma" else (",", "[.]")
    if not re.fullmatch(rf"[-+]?(?:[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+)(?:{point}[0-9]{{1,10}})?", bare):
        return None
    return re.sub(group, "", bare).replace(",", ".")


def readings(text: str) -> dict[str, dt.date]:
    """The days that `3/5/2020` or `2020/5/3` can mean: by "dmy", "mdy" and "iso", where the calendar has them."""
    numbers = [int(number) for number in re.findall("[0-9]+", text)[:3]]
    orders = {"iso": (0, 1, 2)} if re.match("[0-9]{4}", text) else {"dmy": (2, 1, 0), "mdy": (2, 0, 1)}
    found = {}
    for name, (year, month, day) in orders.items():
        try:
            found[name] = dt.date(numbers[year], numbers[month], numbers[day])
        except ValueError:
            continue
    return found


def worded_day(text: str) -> dt.date | None:
    """The day of “May 10, 2020” or “10. May 2020”."""
    month = re.search(_MONTH, text, re.IGNORECASE)
    numbers = re.findall("[0-9]+", text)
    if month is None or len(numbers) != 2 or len(numbers[1]) != 4:
        return None
    at = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        month[0][:3].lower()
    )
    try:
        return dt.date(int(numbers[1]), at + 1, int(numbers[0]))
    except ValueError:
        return None
