"""Base: records that know where each value stands, however they are written. Nothing is guessed: a scalar is text."""

import datetime as dt
import re

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Mapped, Piece, Span


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


def plain(record: Record) -> object:
    """Return the record as dict, list and str, without places."""
    match record:
        case Scalar(text=text):
            return text
        case Items(values=values):
            return [plain(value) for value in values]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


class Sheet(Struct, frozen=True, kw_only=True, eq=False):
    """A CSV file: the names in its first line and its rows. Every row has as many cells as there are names."""

    names: tuple[Scalar, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    span: Span


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
