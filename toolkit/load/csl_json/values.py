"""Load: a JSON text → its values, each with its place."""

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span

_DEEPEST = 50  # a work in CSL-JSON needs six
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|(?P<opens>[\[{])|(?P<closes>[\]}])', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[ \t\n\r]*")


class Number(str):
    """A number as it was written: it is printed, never calculated with."""

    __slots__ = ()


_DECODER = json.JSONDecoder(parse_int=Number, parse_float=Number)


class Value(Struct, frozen=True, kw_only=True, eq=False):
    """`data` is what Python reads (numbers as `Number`); `span` is the value in the file, with quotes and brackets."""

    data: object
    span: Span

    def elements(self) -> Iterator["Value"]:
        """The values of a list."""
        source, at = self.span.source, _behind_space(self.span.source.text, self.span.start + 1)
        while source.text[at] != "]":
            value = _value(source, at)
            yield value
            at = _behind_comma(source.text, value.span.end)

    def members(self) -> Iterator[tuple["Value", "Value"]]:
        """The names and values of an object; a name may come twice."""
        source, at = self.span.source, _behind_space(self.span.source.text, self.span.start + 1)
        while source.text[at] != "}":
            name = _value(source, at)
            colon = _behind_space(source.text, name.span.end)
            value = _value(source, _behind_space(source.text, colon + 1))
            yield name, value
            at = _behind_comma(source.text, value.span.end)


def read_json(source: Source, report: Report) -> Value | None:
    """Return the value that the file holds; where it is not JSON, that is reported at the first wrong character."""
    if deep := _too_deep(source.text):
        message = f"this is not a bibliography: more than {_DEEPEST} brackets are open here at the same time"
        report.error("bibliography.syntax", message, source.span(deep, deep + 1))
        return None
    try:
        data = _DECODER.decode(source.text)
    except json.JSONDecodeError as error:
        report.error("bibliography.syntax", f"this is not readable as JSON: {error.msg}", source.span(error.pos))
        return None
    if half := _HALF.search(json.dumps(data, ensure_ascii=False)):
        _report_half(half[0], source, report)
        return None
    return Value(data=data, span=source.span(_behind_space(source.text, 0), len(source.text.rstrip())))


def _report_half(half: str, source: Source, report: Report) -> None:
    written = f"\\u{ord(half):04x}"
    at = max(source.text.lower().find(written), 0)
    message = f"`{written}` is only one half of a character"
    report.error("bibliography.syntax", message, source.span(at, at + len(written)), "write the character itself")


def _too_deep(text: str) -> int:
    """Where the brackets get too deep for any reader; 0 where they do not."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += bool(match["opens"]) - bool(match["closes"])
        if depth > _DEEPEST:
            return match.start()
    return 0


def _value(source: Source, at: int) -> Value:
    data, end = _DECODER.raw_decode(source.text, at)
    return Value(data=data, span=source.span(at, end))


def _behind_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _behind_comma(text: str, at: int) -> int:
    at = _behind_space(text, at)
    return _behind_space(text, at + 1) if text[at] == "," else at
