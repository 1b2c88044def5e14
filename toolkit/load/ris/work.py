"""Load: a record of RIS → a work in CSL-JSON. Its key is its `ID`, or author and year: smith2020, smith2020b."""

import re
import unicodedata
from collections.abc import Collection

from toolkit.base.diagnostic import Report
from toolkit.load.bibtex.dates import Date, read_date
from toolkit.load.ris.records import RisField, RisRecord
from toolkit.model.citation import Work

TYPES = {
    "ABST": "article", "ADVS": "motion_picture", "AGGR": "dataset", "ART": "graphic", "BILL": "bill",
    "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure",
    "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset",
    "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "FIGURE": "figure", "GEN": "document",
    "GOVDOC": "report", "GRNT": "document", "HEAR": "hearing", "ICOMM": "personal_communication",
    "INPR": "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "regulation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "webpage",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SER": "book", "SLIDE": "speech", "SOUND": "song",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_NUMBERED = ("report", "legislation", "bill", "regulation", "patent", "standard", "legal_case", "hearing")
_TEXTS = {
    "title-short": ("ST",), "collection-title": ("T3",), "volume": ("VL",), "publisher": ("PB",),
    "publisher-place": ("CY", "PP"), "edition": ("ET",), "genre": ("M3",), "language": ("LA",), "archive": ("DB",),
    "section": ("SE",), "call-number": ("CN",),
}  # fmt: skip
_PEOPLE = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
_CONTAINER = ("T2", "JF", "JO", "BT", "JA", "J2")
_DATE = re.compile(r"(\d{4})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:[/-].*)?")


def key_of(record: RisRecord, taken: Collection[str]) -> str:
    """The `ID` of a record, or a key made of the first author (or the first word of the title) and the year."""
    if written := record.words("ID"):
        return re.sub(r"[^\w:.#$%&\-+?<>~/]+", "-", written).strip("-")
    name = record.words("AU", "A1", "ED", "A2") or record.words("TI", "T1") or "source"
    word = re.split(r"[\s,]+", name.partition(",")[0].strip() or name)
    plain = unicodedata.normalize("NFKD", (word if "," not in name else ["".join(word)])[0])
    year = re.search(r"\d{4}", record.words("PY", "Y1", "DA"))
    stem = re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower()) or "source"
    stem += year[0] if year else ""
    more = (f"{stem}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    return next((one for one in (stem, *more) if one not in taken), f"{stem}-{len(taken)}")


def work_of(key: str, record: RisRecord, report: Report) -> Work:
    """Return the record as a work; what is not understood is reported, and the rest is used."""
    kind = _type(record, report)
    csl: dict[str, object] = {"id": key, "type": kind, "title": record.words("TI", "T1", "CT")}
    csl |= {variable: record.words(*tags) for variable, tags in _TEXTS.items()}
    csl |= {variable: [_name(one.text) for one in record.all(*tags)] for variable, tags in _PEOPLE.items()}
    if not csl["title"]:
        report.warning("bibliography.field", f"`{key}` has no title", record.type.span, "add a line `TI  - …`")
    csl["container-title"] = record.words(*_CONTAINER)
    csl["number" if kind in _NUMBERED else "issue"] = record.words("IS", "M1")
    csl["page"] = _pages(record)
    csl |= _addresses(record, kind) | _dates(record, report)
    present = {variable: value for variable, value in csl.items() if value}
    return Work(key=key, csl=present, span=record.type.span)


def _type(record: RisRecord, report: Report) -> str:
    name = record.type.text.upper()
    if name not in TYPES:
        message = f"`{record.type.text}` is not a type of RIS; it is printed like `GEN`"
        report.warning("bibliography.type", message, record.type.span, "use the nearest one, such as `RPRT` or `WEB`")
    return TYPES.get(name, "document")


def _name(text: str) -> dict[str, object]:
    """`Smith, Jane, Jr.` is a person; a name without comma is an organisation."""
    family, *rest = (part.strip() for part in text.split(","))
    if not any(rest):
        return {"literal": family}
    name: dict[str, object] = {"family": family, "given": rest[0]}
    return name | ({"suffix": rest[1]} if len(rest) > 1 and rest[1] else {})


def _pages(record: RisRecord) -> str:
    first, last = record.words("SP"), record.words("EP")
    return f"{first}–{last}" if first and last and first != last and "-" not in first else first


def _addresses(record: RisRecord, kind: str) -> dict[str, object]:
    number = record.words("SN")
    book = kind in ("book", "chapter", "report", "thesis")
    url = re.split(r";\s*(?=https?:)", record.words("UR", "L2"))[0]
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", record.words("DO"), flags=re.IGNORECASE)
    return {"URL": url, "DOI": doi, "ISBN" if book else "ISSN": number}


def _dates(record: RisRecord, report: Report) -> dict[str, object]:
    """`DA` is the more exact one where both it and `PY` are there; `Y2` is when the page was seen."""
    issued, accessed = record.first("DA", "PY", "Y1"), record.first("Y2")
    return {
        "issued": _date(issued, report) if issued else None,
        "accessed": _date(accessed, report) if accessed else None,
    }


def _date(written: RisField, report: Report) -> Date:
    """`2020`, `2020/03/02/`, `2020///Spring`, `2020-03-02`."""
    match = _DATE.fullmatch(written.text)
    parts = [part.zfill(2) for part in match.groups() if part] if match else []
    date = read_date("-".join(parts)) if parts else None
    if date is None:
        message = f"`{written.tag}` is `{written.text}`, which is not a date; it is printed as it stands"
        report.warning("bibliography.date", message, written.span, "write 2020, 2020/03 or 2020/03/02")
    return date or {"literal": written.text}
