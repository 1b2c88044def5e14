"""Load: the list of those to whom a letter goes → one `Recipient` for each row. E-mail addresses stay behind."""

import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Diagnostic, Hint, Report, Severity
from toolkit.base.digest import digest
from toolkit.base.source import Source, Span
from toolkit.load.intake.file import Texts, read_texts
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.table import column_name
from toolkit.model.people import Recipient, Recipients
from toolkit.model.submission import LIST_STORED

PRIVATE = frozenset((
    "email", "e_mail", "mail", "emails", "email_address", "e_mail_address", "mail_address", "courriel",
    "adresse_e_mail", "correo", "correo_electronico", "correo_electrónico", "البريد_الإلكتروني",
))  # fmt: skip
NAMES = (("first_name", "last_name"), ("given_name", "family_name"), ("firstname", "lastname"), ("vorname", "nachname"))
LANGUAGES = ("lang", "language")
MADE = ("name", "address", "salutation", "addressee")  # what every list has, though it may have no such column
OF_ROWS = ("intake.form", "intake.totals", "intake.note")  # what is wrong with one row; all others can be read
UNSAID = ("intake.byte-order-mark", "intake.blank")  # Excel writes the one, and nobody lives in the other
LONGEST, WORD = 2_000, 200  # characters of a cell, and of a word in it: what is longer was put there by mistake

_MAIL = re.compile(r"[^\s<>,;\"“”│]+@[^\s<>,;\"“”│]+")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNFIT = re.compile(  # control characters, private ones, those that are none, signs that turn lines round
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_NUMBERED = re.compile(r"(?:address|addr|adresse|anschrift|address_?line|line)_?([1-9])(?:_?line)?")


def load_recipients(path: str, shown: str, said: Mapping[str, str], report: Report) -> Recipients | None:
    """Return the list in the file at `path` (any that `evidence add` reads); None where nothing can be made of it.

    `shown`: how messages call it. `said`: how it is stored (`LIST_STORED`). A row with a mistake is reported
    and left out. No message shows an e-mail address.
    """
    found = Report()
    with tempfile.TemporaryDirectory(prefix="list-") as scratch:
        texts = read_texts(path, _statement(said), found, scratch)
    veil = _Veil(path, shown)
    veil.tell(found, said, report)
    fatal = any(one.severity is Severity.ERROR and one.code not in OF_ROWS for one in found.found)
    if texts is None or fatal:
        return None
    table = _Table(texts, tuple(map(column_name, texts.titles)), veil)
    rows = _with_ids_of_their_own(
        [row for at in range(len(texts.rows)) if (row := table.recipient(at, report))], report
    )
    columns = tuple(dict.fromkeys((*(name for name in table.names if name not in table.private), *MADE)))
    return Recipients(
        file=shown,
        columns=columns,
        private=tuple(sorted(table.private)),
        rows=tuple(rows),
        digest=digest(Path(path).read_bytes()),
        span=veil.span(texts.span(0, 0).source.span()),
    )


def _statement(said: Mapping[str, str]) -> Statement:
    header = said.get("header-row", "")
    return Statement(
        sheet=said.get("sheet", ""),
        header_row=int(header) if header.isdecimal() else None,
        encoding=said.get("encoding", ""),
        delimiter=said.get("delimiter", ""),
    )


# ------------------------------------------------------------------ messages


class _Veil:
    """Messages about the list: under the name that people know, and without e-mail addresses."""

    def __init__(self, path: str, shown: str) -> None:
        self.path, self.shown = Path(path).as_posix(), shown
        self.sources: dict[int, tuple[Source, Source]] = {}

    def span(self, span: Span) -> Span:
        old, new = self.sources.get(id(span.source), (None, None))
        if old is None or new is None:
            text = _MAIL.sub(lambda match: "•" * len(match[0]), span.source.text)
            old, new = self.sources[id(span.source)] = span.source, Source(path=self.shown, text=text)
        return Span(source=new, start=span.start, end=span.end)

    def text(self, text: str) -> str:
        return _MAIL.sub("•", text.replace(self.path, self.shown))

    def tell(self, found: Report, said: Mapping[str, str], report: Report) -> None:
        for one in found.found:
            if one.code in UNSAID or (one.code == "intake.title-rows" and "header-row" in said):
                continue
            hints = tuple(Hint(text=_said_in_the_text(self.text(hint.text), self.shown)) for hint in one.hints)
            new = Diagnostic(code=one.code, severity=one.severity, message=self.text(one.message), hints=hints)
            span = self.span(one.span) if one.span else None
            report.add(new.severity, new.code, new.message, span, new.hints)


def _said_in_the_text(hint: str, file: str) -> str:
    """`evidence add` takes options; of a list of recipients the front matter says the same."""
    asks = r"(?:run again with|state where the names are:|state it:)"
    match = re.search(rf"{asks} --({'|'.join(LIST_STORED)}) (\"[^\"]*\"|[^\s;]+)", hint)
    if match is None:
        return hint
    words = f"say so in the front matter: `recipients: {{file: {Path(file).name}, {match[1]}: {match[2]}}}`"
    return hint[: match.start()] + words + hint[match.end() :]


# ------------------------------------------------------------------ rows


class _Table(Struct, frozen=True, dict=True):
    """The cells of the list. `names`: what the columns are called in a text."""

    texts: Texts
    names: tuple[str, ...]
    veil: _Veil

    @cached_property
    def private(self) -> frozenset[str]:
        """The columns that hold e-mail addresses: by their name, or by what stands in them."""
        others = [(at, name) for at, name in enumerate(self.names) if not _is_printed(name)]
        held = {
            name for at, name in others if any(_ADDRESS.search(row[at]) for row in self.texts.rows if "@" in row[at])
        }
        return PRIVATE.intersection(self.names) | held

    def recipient(self, at: int, report: Report) -> Recipient | None:
        """The row; None, and reported, where it cannot be a letter."""
        row, span = self.texts.rows[at], self.veil.span(self.texts.span(at, 0))
        pairs = zip(self.names, row, strict=True)
        cells = {name: clean_cell(cell) for name, cell in pairs if name not in self.private}
        _tell_unfit(row, span, report)
        name, address = _name(cells), _address(cells)
        lang = next((cells[one] for one in LANGUAGES if cells.get(one)), "")
        if wrong := _wrong(cells, name, address, lang):
            report.error("recipients.row", wrong[0], span, wrong[1])
            return None
        salutation = cells.get("salutation", "")
        return Recipient(
            id=cells.get("id", "").replace("\n", " "),
            name=name,
            address=address,
            salutation=salutation,
            lang=lang,
            cells={**cells, "name": name, "address": "\n".join(address), "salutation": salutation},
            span=span,
        )


def _is_printed(column: str) -> bool:
    """Whether the column is one that every letter, or the name of its file, shows."""
    return column in ("id", *MADE) or _NUMBERED.fullmatch(column) is not None


def clean_cell(cell: str) -> str:
    """The cell as a document can hold it: its lines apart, white space single, no sign that nobody sees."""
    lines = _LINE_END.split(_UNFIT.sub("", cell.replace("\t", " ")))
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _tell_unfit(row: Sequence[str], span: Span, report: Report) -> None:
    signs = sorted({sign for cell in row for sign in _UNFIT.findall(cell)})
    if signs:
        shown = ", ".join(f"U+{ord(sign):04X}" for sign in signs[:4])
        message = f"this row holds characters that no letter can show ({shown}); they were left out"
        report.warning("recipients.character", message, span, "type the cell again")


def _wrong(cells: Mapping[str, str], name: str, address: tuple[str, ...], lang: str) -> tuple[str, str] | None:
    """What makes a letter impossible, and what to do; None where all is well."""
    mail = next((column for column, cell in cells.items() if _is_printed(column) and _ADDRESS.search(cell)), "")
    if mail:
        return f"an e-mail address stands in `{mail}`, where a letter or its file would show it", "put it under `email`"
    long = next((column for column, cell in cells.items() if len(cell) > LONGEST), "")
    if long:
        return f"`{long}` has {len(cells[long]):,} characters; a cell has at most {LONGEST:,}", "shorten it"
    if column := next((column for column, cell in cells.items() if max(map(len, cell.split()), default=0) > WORD), ""):
        return f"a word in `{column}` has more than {WORD} letters", "shorten it, or put spaces into it"
    if not name and not address:
        return "this row has neither a name nor an address", "fill in `name` or `address`, or delete the row"
    if lang and not _TAG.fullmatch(lang):
        return f"`{lang}` is not a language tag", "write for example `en-GB` or `fr`"
    return None


def _name(cells: Mapping[str, str]) -> str:
    """The name, or what two columns say of it."""
    if "name" in cells:
        return cells["name"].replace("\n", " ")
    parts = next((pair for pair in NAMES if pair[1] in cells), ())
    return " ".join(filter(None, (cells.get(part, "") for part in parts)))


def _address(cells: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of `address`, which line ends or semicolons separate, or else of `address1`, `address2` …"""
    if cells.get("address"):
        return tuple(filter(None, (line.strip() for line in re.split(r"[\n;]", cells["address"]))))
    numbered = [(match[1], cell) for name, cell in cells.items() if (match := _NUMBERED.fullmatch(name))]
    return tuple(line for _, cell in sorted(numbered) for line in cell.split("\n") if line)


def _with_ids_of_their_own(rows: list[Recipient], report: Report) -> list[Recipient]:
    """A row without an id is known by its name, and where that is not enough by all that it says.

    The second of two rows with one id, or of two that are wholly alike, is reported and left out.
    """
    names = Counter(row.id or row.name for row in rows)
    kept = dict[str, Recipient]()
    for row in rows:
        alone = row.id or (row.name if row.name and names[row.name] == 1 else _by_content(row))
        if alone in kept:
            what = f"the id `{row.id}` stands" if row.id else f"“{row.name}” stands, word for word,"
            hint = f"the first is in line {kept[alone].span.line}; every row has an id of its own, or none"
            report.error("recipients.twice", f"{what} in the list a second time", row.span, hint)
            continue
        kept[alone] = replace(row, id=alone)
    return list(kept.values())


def _by_content(row: Recipient) -> str:
    content = "\n".join(f"{name}: {cell}" for name, cell in sorted(row.cells.items()))
    return f"{row.name} {digest(content)[:6]}".strip()
