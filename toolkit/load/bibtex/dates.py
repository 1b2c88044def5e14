"""Load: dates of bibliographies (EDTF as BibLaTeX writes it; year, month and day of BibTeX) → dates of CSL-JSON."""

import datetime as dt
import re
import unicodedata

Date = dict[str, object]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_STARTS = (  # how the names of the months begin in English, French, German and Spanish, without accents
    ("jan", "ene"), ("feb", "fev"), ("mar",), ("apr", "avr", "abr"), ("may", "mai"), ("jun", "juin"), ("jul", "juil"),
    ("aug", "aou", "ago"), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez", "dic"),
)  # fmt: skip
_YEAR = re.compile(
    r"[\[(]?(?P<about>(?:c|ca|circa)\b\.?\s*|c(?=\d))?(?P<first>\d{4})(?P<doubt>\?)?"
    r"(?:\s*[-–—/]+\s*(?P<last>\d{2}|\d{4}))?[\])]?",
    re.IGNORECASE,
)
_NAMED_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_NO_DAY = re.compile(
    r"n\. ?d\.?|s\. ?[adf]\.?|o\. ?J\.?|undated|forthcoming|in press|to appear|submitted|in preparation"
    r"|sous presse|à paraître|im Druck|im Erscheinen|en prensa",
    re.IGNORECASE,
)
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
    """Return the date that the three fields of BibTeX give, as people write them.

    `year` is 2021, [2021], c. 2021, 2021? or 2020--2021; `month` a number, a name, `oct 10`, `June/July`,
    `30 May--2 June` or a season. Where nobody knows the month (`????`), the year stands alone.
    """
    found = _YEAR.fullmatch(year.strip())
    if found is None:
        return None
    first, last = found["first"], found["last"]
    doubt = "~" if found["about"] or found["doubt"] else ""
    if last:
        return read_date(f"{first}{doubt}/{first[: 4 - len(last)]}{last}{doubt}")
    seasons = [_NAMED_SEASONS[word] for word in _words(month) if word in _NAMED_SEASONS]
    if len(seasons) == 1:
        return {"date-parts": [[int(first)]], "season": seasons[0]} | ({"circa": True} if doubt else {})
    ends = _ends(first, month, day)
    return None if ends is None else read_date("/".join(f"{end}{doubt}" for end in ends))


def read_words(text: str) -> Date | None:
    """Return a date in words, `12 March 2020` or `March 2020`; None where it is anything else."""
    found = re.fullmatch(
        r"(?P<month>\D*[^\W\d]\D*|\d{1,2}\.?(?:st|nd|rd|th|er)? (?:de )?[^\W\d]+\.?),?(?: de)? (?P<year>\d{4})", text
    )
    return read_parts(found["year"], found["month"], "") if found and _is_month(found["month"]) else None


def says_when(text: str) -> bool:
    """Whether a text says in good words that a work has no day yet, or none that is known: `forthcoming`, `n.d.`."""
    return bool(_NO_DAY.fullmatch(text.strip()))


def _is_month(text: str) -> bool:
    return bool(_months(text)) or text.strip().lower() in _NAMED_SEASONS


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z]+", bare)


def _months(text: str) -> list[int]:
    return [
        number for word in _words(text) for number, starts in enumerate(_STARTS, start=1) if word.startswith(starts)
    ]


def _ends(year: str, month: str, day: str) -> list[str] | None:
    """The first and the last day, month or year that the fields give, as EDTF; None where they cannot be read."""
    months, numbers = _months(month), [int(number) for number in re.findall(r"\d+", month)]
    if not months and not numbers:
        return None if _words(month) else [year]
    if not months:
        months, numbers = numbers, []
    days = numbers or [int(number) for number in re.findall(r"\d+", day)]
    if len(months) > 2 or len(days) > 2:
        return None
    if len(days) == 2 and len(months) == 1:
        months = months * 2
    if days and len(days) != len(months):
        return None
    ends = [f"{year}-{one:02d}" for one in months]
    return [f"{end}-{one:02d}" for end, one in zip(ends, days, strict=True)] if days else ends


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
