"""Base: YAML and CSV as records that know where each value stands. Nothing is guessed: every scalar is text."""

import datetime as dt
import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Mapped, Piece, Source, Span


class Scalar(Struct, frozen=True, kw_only=True, eq=False):
    """A single value as text. `quoted` tells `"no"` from `no` where that matters to a reader of messages."""

    text: str
    span: Span
    quoted: bool = False

    @property
    def mapped(self) -> Mapped:
        """The text with its places (exact as long as it stands on one line without escapes)."""
        start = self.span.start + self.quoted
        return Mapped(text=self.text, pieces=(Piece(offset=0, source=self.span.source, start=start),))


class Items(Struct, frozen=True, kw_only=True, eq=False):
    """A list of records."""

    values: "tuple[Record, ...]"
    span: Span


class Mapping(Struct, frozen=True, kw_only=True, eq=False):
    """Keys and records in the order in which they were written."""

    entries: "tuple[tuple[Scalar, Record], ...]"
    span: Span

    def get(self, name: str) -> "Record | None":
        return next((value for key, value in self.entries if key.text == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(key.text for key, _ in self.entries)


Record = Scalar | Items | Mapping


def read_yaml(source: Source, report: Report, start: int = 0, end: int | None = None) -> Mapping:
    """Return the mapping that stands in `source` between `start` and `end`; an empty one where it cannot be read.

    Duplicate keys, tabs and other mistakes of form become diagnostics.
    """
    text = source.text[start:end]
    whole = source.span(start, start)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = start + min(mark.index if mark else 0, len(text))
        report.error("yaml.syntax", _plain(error), source.span(at), _YAML_HINT)
        return Mapping(entries=(), span=whole)
    except RecursionError:
        report.error("yaml.syntax", "this is nested too deeply to be read", whole, _YAML_HINT)
        return Mapping(entries=(), span=whole)
    except yaml.YAMLError as error:
        report.error("yaml.syntax", f"this is not readable as YAML: {error}", whole, _YAML_HINT)
        return Mapping(entries=(), span=whole)
    if node is None:
        return Mapping(entries=(), span=whole)
    record = _record(node, source, start, report)
    if isinstance(record, Mapping):
        return record
    report.error("yaml.syntax", "expected lines of the form `name: value`", record.span, _YAML_HINT)
    return Mapping(entries=(), span=whole)


def plain(record: Record) -> object:
    """Return the record as dict, list and str, without places."""
    match record:
        case Scalar(text=text):
            return text
        case Items(values=values):
            return [plain(value) for value in values]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


DEEPEST = 40  # levels; no file of ours needs ten
NOTHING = ("~", "null", "Null", "NULL")  # what YAML writes for no value (YAML 1.2.2, 10.2.1.1)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is ten times faster; both give the same nodes
_YAML_HINT = "YAML needs `name: value`, spaces (no tabs) before a name, and quotes round a value that holds `: ` or `#`"


def _plain(error: yaml.MarkedYAMLError) -> str:
    problem = (error.problem or "the form is not right").replace("found character '\\t' that", "a tab stands here; it")
    return f"this is not readable as YAML: {problem}"


def _record(node: yaml.Node, source: Source, base: int, report: Report, above: tuple[yaml.Node, ...] = ()) -> Record:
    """The record of `node`; `above` are the nodes that it stands in."""
    span = source.span(base + node.start_mark.index, base + node.end_mark.index)
    if node in above or len(above) > DEEPEST:
        report.error("yaml.syntax", "this refers to itself, or is nested too deeply", span, _YAML_HINT)
        return Scalar(text="", span=span)
    inside = (*above, node)
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, tuple[Scalar, Record]] = {}
        for key_node, value_node in node.value:
            key = _record(key_node, source, base, report, inside)
            if not isinstance(key, Scalar):
                report.error("yaml.syntax", "a name must be a single word", key.span, _YAML_HINT)
                continue
            if key.text in entries:
                report.error(
                    "yaml.duplicate", f"`{key.text}` stands here a second time", key.span, "keep one of the two"
                )
                continue
            entries[key.text] = (key, _record(value_node, source, base, report, inside))
        return Mapping(entries=tuple(entries.values()), span=span)
    if isinstance(node, yaml.SequenceNode):
        return Items(values=tuple(_record(child, source, base, report, inside) for child in node.value), span=span)
    quoted = getattr(node, "style", None) in ("'", '"')
    text = "" if not quoted and node.value in NOTHING else str(node.value)
    return Scalar(text=text, span=span, quoted=quoted)


class Fields:
    """Reads a mapping field by field, says what is missing or of the wrong kind, and at the end what is unknown."""

    def __init__(self, mapping: Mapping, report: Report, what: str) -> None:
        self.mapping = mapping
        self.report = report
        self.what = what
        self.asked: list[str] = []

    def span(self, name: str) -> Span:
        """Where the value of `name` stands; the whole mapping when it is not there."""
        record = self._take(name)
        return record.span if record is not None else self.mapping.span

    def scalar(self, name: str, *, required: bool = False) -> Scalar | None:
        record = self._take(name, required=required)
        if record is None or isinstance(record, Scalar):
            return record
        self._wrong(name, record, "a single value")
        return None

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        scalar = self.scalar(name, required=required)
        return default if scalar is None else scalar.text

    def choice(self, name: str, options: tuple[str, ...], default: str = "", *, required: bool = False) -> str:
        scalar = self.scalar(name, required=required)
        if scalar is None:
            return default
        if scalar.text in options:
            return scalar.text
        hint = did_you_mean(scalar.text, options)
        self.report.error("fields.value", f"`{scalar.text}` is not possible for `{name}`", scalar.span, hint)
        return default

    def integer(self, name: str, default: int | None = None) -> int | None:
        scalar = self.scalar(name)
        if scalar is None:
            return default
        if re.fullmatch(r"[-+]?\d+", scalar.text):
            return int(scalar.text)
        self.report.error(
            "fields.value", f"`{name}` is `{scalar.text}`; it must be a whole number in digits", scalar.span
        )
        return default

    def flag(self, name: str, default: bool = False) -> bool:
        scalar = self.scalar(name)
        if scalar is None:
            return default
        if scalar.text.lower() in ("true", "yes", "false", "no"):
            return scalar.text.lower() in ("true", "yes")
        self.report.error("fields.value", f"`{name}` is `{scalar.text}`; write true or false", scalar.span)
        return default

    def date(self, name: str, *, required: bool = False) -> dt.date | None:
        scalar = self.scalar(name, required=required)
        if scalar is None or not scalar.text:
            return None
        try:
            return dt.date.fromisoformat(scalar.text)
        except ValueError:
            self.report.error(
                "fields.value", f"`{name}` is `{scalar.text}`; it must be a date", scalar.span, "write YYYY-MM-DD"
            )
            return None

    def texts(self, name: str, *, required: bool = False) -> tuple[str, ...]:
        return tuple(scalar.text for scalar in self.scalars(name, required=required))

    def scalars(self, name: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """A list of single values; one value alone counts as a list of one."""
        record = self._take(name, required=required)
        if record is None:
            return ()
        values = record.values if isinstance(record, Items) else (record,)
        for value in values:
            if not isinstance(value, Scalar):
                self._wrong(name, value, "a list of single values")
        return tuple(value for value in values if isinstance(value, Scalar) and value.text)

    def mapping_at(self, name: str, *, required: bool = False) -> Mapping | None:
        record = self._take(name, required=required)
        if record is None or isinstance(record, Mapping):
            return record
        if isinstance(record, Scalar) and not record.text:
            return None
        self._wrong(name, record, "lines of the form `name: value`")
        return None

    def items(self, name: str, *, required: bool = False) -> tuple[Record, ...]:
        record = self._take(name, required=required)
        if record is None:
            return ()
        return record.values if isinstance(record, Items) else (record,)

    def record(self, name: str, *, required: bool = False) -> Record | None:
        """The record under `name`, of whatever form."""
        return self._take(name, required=required)

    def rest(self) -> tuple[tuple[Scalar, Record], ...]:
        """The entries that nobody asked for; the caller takes charge of them."""
        left = tuple((key, value) for key, value in self.mapping.entries if key.text not in self.asked)
        self.asked.extend(key.text for key, _ in left)
        return left

    def finish(self, also: tuple[str, ...] = ()) -> None:
        """Report every name that nobody asked for; `also` are names that are allowed and read elsewhere."""
        known = (*self.asked, *also)
        for key, _ in self.mapping.entries:
            if key.text not in known:
                message = f"`{key.text}` is not a field of {self.what}"
                self.report.error("fields.unknown", message, key.span, did_you_mean(key.text, dict.fromkeys(known)))

    def _take(self, name: str, *, required: bool = False) -> Record | None:
        if name not in self.asked:
            self.asked.append(name)
        record = self.mapping.get(name)
        empty = isinstance(record, Scalar) and not record.text.strip()
        if required and (record is None or empty):
            self.report.error(
                "fields.missing", f"{self.what} has no `{name}`", self.mapping.span, f"add a line `{name}: …`"
            )
        return record

    def _wrong(self, name: str, record: Record, expected: str) -> None:
        self.report.error("fields.value", f"`{name}` must be {expected}", record.span)


class Sheet(Struct, frozen=True, kw_only=True, eq=False):
    """A CSV file: the names in its first line and its rows. Every row has as many cells as there are names."""

    names: tuple[Scalar, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    span: Span


def read_csv(source: Source, report: Report) -> Sheet:
    """Return the cells of a comma-separated file (RFC 4180). A row of the wrong length is reported and left out."""
    lines = [line for line in _csv_lines(source, report) if any(cell.text for cell in line)]
    if not lines:
        report.error("csv.form", "the file is empty", source.span(), "the first line holds the names of the columns")
        return Sheet(names=(), rows=(), span=source.span())
    if len(lines[0]) == 1 and (other := re.search(r"[;\t|]", lines[0][0].text)):
        name = {";": "semicolons", "\t": "tabs", "|": "bars"}[other[0]]
        hint = "save it as “CSV (comma delimited)” or “CSV UTF-8”, with commas between the cells"
        report.error(
            "csv.form", f"the cells of this file are separated by {name}, not by commas", lines[0][0].span, hint
        )
        return Sheet(names=(), rows=(), span=source.span())
    names, rows = lines[0], []
    for line in lines[1:]:
        if len(line) == len(names):
            rows.append(line)
            continue
        message = f"this row has {len(line)} cells; the first line names {len(names)} columns"
        report.error("csv.form", message, line[0].span, "a text that holds a comma stands in double quotes")
    return Sheet(names=names, rows=tuple(rows), span=source.span(0, len(source.text)))


_CELL = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def _csv_lines(source: Source, report: Report) -> Iterator[tuple[Scalar, ...]]:
    text, at, cells = source.text, 0, list[Scalar]()
    while at < len(text):
        match = _CELL.match(text, at)
        if match is None or (match[1] is None and text[at] == '"'):
            report.error(
                "csv.form", "a double quote is opened here and never closed", source.span(at), 'write `""` for a quote'
            )
            return
        quoted = match[1] is not None
        content = match[1].replace('""', '"') if quoted else match[2].strip()
        cells.append(Scalar(text=content, span=source.span(match.start(), match.end()), quoted=quoted))
        at = match.end()
        if text[at : at + 1] == ",":
            at += 1
            if at == len(text):
                cells.append(Scalar(text="", span=source.span(at)))
            continue
        if at < len(text) and text[at] not in "\r\n":
            report.error(
                "csv.form", "text stands after a closing double quote", source.span(at), 'write `""` for a quote'
            )
            at = _line_end(text, at)
        yield tuple(cells)
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1
    if cells:
        yield tuple(cells)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
