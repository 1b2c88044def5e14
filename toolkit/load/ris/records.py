"""Load: a RIS file → its records, each line with its place. A record that is not ended is used, and said."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span

_LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<text>.*))?$")


class RisField(Struct, frozen=True, kw_only=True, eq=False):
    """`AU  - Smith, Jane`: tag, text, and the place of the text."""

    tag: str
    text: str
    span: Span


class RisRecord(Struct, frozen=True, kw_only=True, eq=False):
    """From `TY` to `ER`. `problems` are those of its form."""

    type: RisField
    fields: tuple[RisField, ...]
    text: str
    problems: Report = field(default_factory=Report)

    def all(self, *tags: str) -> tuple[RisField, ...]:
        """The fields of the first of these tags that says something."""
        found = (tuple(one for one in self.fields if one.tag == tag and one.text) for tag in tags)
        return next((fields for fields in found if fields), ())

    def first(self, *tags: str) -> RisField | None:
        return next(iter(self.all(*tags)), None)

    def words(self, *tags: str) -> str:
        found = self.first(*tags)
        return found.text if found else ""


def read_records(source: Source) -> Iterator[RisRecord]:
    """Yield the records in order. A line without a tag goes on with the one before."""
    lines = list[RisField]()
    for one in _lines(source):
        if one.tag == "TY" and lines:
            yield _record(lines, source, ended=False)
            lines = []
        if one.tag == "ER":
            if lines:
                yield _record(lines, source, ended=True)
            lines = []
        elif one.tag == "TY" or lines:
            lines.append(one)
    if lines:
        yield _record(lines, source, ended=False)


def _lines(source: Source) -> Iterator[RisField]:
    held: RisField | None = None
    at = 0
    for line in source.text.split("\n"):
        match = _LINE.match(line)
        if match:
            if held:
                yield held
            text = match["text"] or ""
            start = at + len(line) - len(text)
            held = RisField(tag=match["tag"], text=text.strip(), span=source.span(start, start + len(text.rstrip())))
        elif held and line.strip():
            held = RisField(tag=held.tag, text=f"{held.text} {line.strip()}".strip(), span=held.span)
        at += len(line) + 1
    if held:
        yield held


def _record(lines: list[RisField], source: Source, *, ended: bool) -> RisRecord:
    first, *rest = lines
    text = source.text[first.span.start : lines[-1].span.end]
    record = RisRecord(type=first, fields=tuple(rest), text=text)
    if not ended:
        message = "this record has no end: there is no line `ER  - ` before the next record or the end of the file"
        hint = "add the line `ER  - `; without it other programs lose the record, and say nothing"
        record.problems.error("bibliography.syntax", message, first.span, hint)
    return record
