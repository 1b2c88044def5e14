"""Load: dates of bibliographies (EDTF as BibLaTeX writes it; year, month and day of BibTeX) → dates of CSL-JSON."""

import datetime as dt
import re

Date = dict[str, object]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(r"(?P<year>-?\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?(T[\d:.+Z-]*)?(?P<doubt>[~?%]*)")
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def read_date(text: str) -> Date | None:
    """Return `2021`, `2021-03`, `2021-03-02`, `2021-03/2021-05`, `2021/` (open), `2020~` (about), `2021-21` (spring).

    None means that this is not a date.
    """
    start, slash, end = text.strip().partition("/")
    first = _DATE.fullmatch(start)
    if first is None:
        return None
    parts = [_parts(first), *([_parts(last)] if (last := _DATE.fullmatch(end)) else [])]
    if None in parts or (slash and last is None and end not in ("", "..")):
        return None
    date: Date = {"date-parts": parts}
    month = int(first["month"] or 0)
    if month in _SEASONS:
        date["season"] = _SEASONS[month]
    return date | ({"circa": True} if first["doubt"] else {})


def read_parts(year: str, month: str, day: str) -> Date | None:
    """Return the date that the three fields of BibTeX give; `month` may be a number or an English name."""
    number = month if month.isdigit() else _named(month)
    parts = [year.strip(), *([number.zfill(2)] if number else []), *([day.strip().zfill(2)] if number and day else [])]
    return None if month and not number else read_date("-".join(parts))


def _named(month: str) -> str:
    name = month.strip().lower()[:3]
    return str(MONTHS.index(name) + 1) if name in MONTHS else ""


def _parts(match: re.Match[str]) -> list[int] | None:
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if month in _SEASONS:
        return [year] if not day else None
    try:
        dt.date(max(year, 1), month or 1, day or 1)
    except ValueError:
        return None
    if match["month"] == "00" or match["day"] == "00":
        return None
    return [part for part in (year, month, day) if part]
