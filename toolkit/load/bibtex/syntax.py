"""Load: a BibTeX file → its entries, their places, and what is wrong with them. A bad one never hides a good one."""

import logging
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

from msgspec import Struct, field

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.source import Source, Span
from toolkit.load.bibtex.dates import MONTHS
from toolkit.load.bibtex.fields import READ

_DEEPEST = 50
_COMMA = "put a comma behind every field, also behind the last one"
_BRACES = "write `name = {value},`"
_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,={}()]*)")
_NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w:.+-]*)\s*=\s*")
_COMMA_AND_FIELD = re.compile(r"\s*,\s*([A-Za-z][\w:.+-]*)\s*=\s*")
_DEFINED = re.compile(  # `\def\name{…}` and the like in @preamble, without arguments
    r"\\(?:def|newcommand|providecommand|renewcommand)\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*(\{(?:[^{}]|\{[^{}]*\})*\})"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_MARK = re.compile(r"(?<!\\)[{}\"]")
_WORD = re.compile(r"[^\s#,{}\"=]+")


class BibField(Struct, frozen=True, kw_only=True, eq=False):
    """The value of one field without its outer braces or quotes, still LaTeX; `span` and `name` are the places."""

    latex: str
    span: Span
    name: Span


class Entry(Struct, frozen=True, kw_only=True, eq=False):
    """`@type{key, …}`. `problems` are those of its form; `readable` is False where nothing of it can be used.

    `type` and the names of `fields` are in small letters; `text` is the whole entry as it was written. An entry that is
    not `closed` runs to the end of the file, and other ones may be lost in it.
    """

    type: str
    key: str
    span: Span
    text: str
    fields: Mapping[str, BibField] = field(default_factory=dict)
    readable: bool = True
    closed: bool = True
    problems: Report = field(default_factory=Report)


def read_entries(source: Source) -> Iterator[Entry]:
    """Yield the entries of a `.bib` file in order, the unreadable ones too."""
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import ParsingFailedBlock, String
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what it logs is in our messages
    library = Splitter(source.text).split()
    macros = {name[:3].lower(): name for name in MONTHS}
    macros |= {string.key.lower(): string.value.strip('{}"') for string in library.strings}
    commands = dict(found for one in library.preambles for found in _DEFINED.findall(one.value))
    at = 0
    for block in library.blocks:
        raw = block.raw or ""
        found = source.text.find(raw, at)
        if not raw.startswith("@") or found < 0:
            continue
        at = found + len(raw)
        entry = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(entry, String):  # the same @string again, as in files that were put together
            continue
        if isinstance(entry, Block):
            yield _Reader(source, macros, commands).entry(
                entry.key, [(one.key, one.value) for one in entry.fields], raw, found
            )
        elif isinstance(block, ParsingFailedBlock):
            reason = getattr(block.error, "abort_reason", "")
            if fields := _fields_again(source.text, found) if "`=` after entry key" in reason else []:
                yield _Reader(source, macros, commands).entry(_head(source, raw, found)[1], fields, raw, found)
            else:
                yield _unreadable(source, raw, found, reason)


def _head(source: Source, raw: str, at: int) -> tuple[str, str, Span]:
    """The type of an entry, its key, and the place of the key."""
    match = _HEAD.match(raw)
    if match is None:
        return "", "", source.span(at)
    return match[1].lower(), match[2], source.span(at + match.start(2), at + match.end(2))


def _fields_again(text: str, start: int) -> list[tuple[str, str]]:
    """The fields of an entry that the parser gave up, as quotes inside of braces make it; [] where it was right."""
    head = _HEAD.match(text, start)
    end = _closing(text, text.index("{", start), len(text)) if head and "{" in head[0] else len(text)
    if head is None or end == len(text) or "\n@" in text[start:end]:
        return []
    fields, at = list[tuple[str, str]](), head.end()
    while text[at:end].strip(" \t\r\n,"):
        field = _COMMA_AND_FIELD.match(text, at, end)
        if field is None:
            return []
        at = _value_end(text, field.end(), end)
        fields.append((field[1], text[field.end() : at].strip()))
    return fields


def _value_end(text: str, at: int, end: int) -> int:
    while at < end and text[at] != ",":
        at = _closing(text, at, end) + 1 if text[at] in '{"' else at + 1
    return min(at, end)


def _unreadable(source: Source, raw: str, at: int, reason: str) -> Entry:
    type_, key, span = _head(source, raw, at)
    closed = "end of file" not in reason
    entry = Entry(type=type_, key=key, span=span, text=raw, readable=False, closed=closed)
    entry.problems.error("bibliography.syntax", f"the entry `{key}` cannot be read: {_why(reason)}", span, _how(reason))
    return entry


def _why(reason: str) -> str:
    if reason.startswith("Expected comma after entry key"):
        return "there is no comma behind its key"
    if _breaks_off(reason):
        return "it is not closed; a brace or a quote is missing"
    return reason[:1].lower() + reason[1:].strip()


def _how(reason: str) -> str:
    if reason.startswith("Expected comma after entry key"):
        return "write `@report{key,`"
    return "count the braces: each `{` needs its `}`" if _breaks_off(reason) else _BRACES


def _breaks_off(reason: str) -> bool:
    """Whether the file ends, or the next entry begins, before the entry is closed."""
    return any(words in reason for words in ("Unexpected block start", "end of file", "but found `@"))


class _Reader:
    """Reads the fields of one entry."""

    def __init__(self, source: Source, macros: Mapping[str, str], commands: Mapping[str, str]) -> None:
        self.source = source
        self.macros = macros
        self.commands = commands
        self.fields = dict[str, BibField]()
        self.problems = Report()

    def entry(self, key: str, fields: list[tuple[str, str]], raw: str, at: int) -> Entry:
        """`fields` are names and values as they stand in the text `raw`, which begins at `at`."""
        type_, _, head = _head(self.source, raw, at)
        span = self.source.span(head.start, head.start + len(key))
        self._check_key(key, span)
        cursor = span.end
        for name, value in fields:
            stop = self.source.text.index(name, cursor) + len(name)
            word = name.rpartition("\n")[2].strip()  # before it stand lines that are commented out
            start = self.source.text.index(value, self.source.text.index("=", stop) + 1)
            cursor = start + len(value)
            if not word.startswith("%"):
                self._read(self.source.span(stop - len(word), stop), start, cursor)
        return Entry(type=type_, key=key, span=span, text=raw, fields=self.fields, problems=self.problems)

    def _check_key(self, key: str, span: Span) -> None:
        if not key:
            self.problems.error(
                "bibliography.key", "this entry has no key, so nothing can cite it", span, "write `@report{key,`"
            )
        elif len(words := key.split()) > 1:
            message = f"the key `{key}` holds a space, so nothing can cite it"
            self.problems.error("bibliography.key", message, span, f"write `{'-'.join(words)}`")

    def _read(self, name: Span, start: int, end: int) -> None:
        """Read the value between `start` and `end`: texts and macros, joined by `#`."""
        parts, at = list[str](), start
        matters = name.excerpt.lower() in READ
        while at < end:
            part, stop = self._part(at, end, matters)
            parts.append(part)
            at = self._skip_space(stop, end)
            if at < end and self.source.text[at] == "#":
                at = self._skip_space(at + 1, end)
            elif at < end:
                self._read_rest(name, stop, at, end)
                end = stop
        self._keep(name, "".join(parts), self.source.span(start, end))

    def _read_rest(self, name: Span, stop: int, at: int, end: int) -> None:
        """Behind the value of `name`, which ended at `stop`, something follows, nearly always the next field."""
        following = _NEXT_FIELD.match(self.source.text, at, end)
        if following is None:
            message = f"`{self.source.text[at:end]}` stands behind the value of `{name.excerpt}`"
            self.problems.error("bibliography.syntax", message, self.source.span(at, end), _BRACES)
            return
        message = f"a comma is missing behind the field `{name.excerpt}`"
        self.problems.error("bibliography.syntax", message, self.source.span(stop - 1, stop), _COMMA)
        self._read(self.source.span(*following.span(1)), following.end(), end)

    def _skip_space(self, at: int, end: int) -> int:
        while at < end and self.source.text[at].isspace():
            at += 1
        return at

    def _part(self, at: int, end: int, matters: bool) -> tuple[str, int]:
        """One text in braces or quotes, number or macro, and where it ends; `matters`: the field is read."""
        text = self.source.text
        if text[at] in '{"':
            close = _closing(text, at, end)
            return text[at + 1 : close], min(close + 1, end)
        match = _WORD.match(text, at, end)
        if match is None:
            return "", at + 1
        return self._macro(match[0], self.source.span(at, match.end()), matters), match.end()

    def _macro(self, word: str, span: Span, matters: bool) -> str:
        if word.isdigit():
            return word
        if word.lower() not in self.macros and matters:
            hint = f"write {{{word}}} if you mean the word itself"
            self.problems.error(
                "bibliography.macro", f"`{word}` stands without braces, and no @string says what it means", span, hint
            )
        return self.macros.get(word.lower(), word)

    def _keep(self, name: Span, latex: str, span: Span) -> None:
        first = self.fields.get(name.excerpt.lower())
        if first is not None and name.excerpt.lower() not in READ:
            return
        if first is not None:
            message = f"the field `{name.excerpt}` stands twice; the first one is used"
            self.problems.error("bibliography.twice", message, name, Hint(text="the first one", span=first.name))
        elif _too_deep(latex):
            message = f"the value of `{name.excerpt}` has more than {_DEEPEST} braces inside each other"
            self.problems.error("bibliography.syntax", message, name, _BRACES)
        elif latex.strip():
            self.fields[name.excerpt.lower()] = BibField(latex=self._defined(latex.strip()), span=span, name=name)

    def _defined(self, latex: str) -> str:
        """With what the file itself says that its own commands mean."""
        if not self.commands or "\\" not in latex:
            return latex
        return _COMMAND.sub(lambda match: self.commands.get(match[1], match[0]), latex)


def _too_deep(latex: str) -> bool:
    depths = accumulate((char == "{") - (char == "}") for char in latex)
    return latex.count("{") > _DEEPEST and max(depths) > _DEEPEST


def _closing(text: str, at: int, end: int) -> int:
    """Where the brace or quote that opens at `at` is closed."""
    quoted, depth = text[at] == '"', 0 if text[at] == '"' else 1
    for mark in _MARK.finditer(text, at + 1, end):
        depth += (mark[0] == "{") - (mark[0] == "}")
        if depth == 0 and mark[0] == ('"' if quoted else "}"):
            return mark.start()
    return end
