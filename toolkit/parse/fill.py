"""Parse, for templates: Jinja runs first, and each value that it prints becomes a slot. Values never turn into Markdown.

A mark before each literal piece of a template says where the piece stands. The marks give the places afterwards, and
they prove that the text holds literal pieces and slots alone: a value that was glued to a piece is found and refused.
"""

import os.path
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Mapped, Piece, Source, Span
from toolkit.model.tree import Inline, Inlines
from toolkit.parse.slots import SHORTEST, SLOT, Lifted, Slot, slot_index, slot_mark, without_private_characters


def fill(
    template: Source, data: Mapping[str, object], report: Report, includes: Mapping[str, Source] | None = None
) -> Lifted:
    """Return the Markdown that `template` makes of `data`, with a slot for each value that it prints.

    A tuple of inlines is put in as it is, None prints nothing, anything else is put in as its text. `includes`: what
    `{% include "name" %}` finds. A mistake in the template is reported, and the result then is empty.
    """
    filling = _Filling(template, data, report, includes or {})
    return _assemble(filling, filling.rendered())


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A printed name that does not exist; reported when the mark before it has told its place."""

    name: str
    known: tuple[str, ...]


@dataclass
class _Filling:
    """One run of Jinja: the sources by the names that its messages use, and what was printed so far."""

    template: Source
    data: Mapping[str, object]
    report: Report
    includes: Mapping[str, Source]
    printed: list[Slot | _Unknown] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def rendered(self) -> str:
        """The output of Jinja, with marks; empty where the template has a mistake."""
        import jinja2

        try:
            return _environment(self).get_template(self.template.path).render(dict(self.data))
        except jinja2.TemplateSyntaxError as error:
            span = self.line(error.filename or self.template.path, error.lineno)
            self.report.error("template.syntax", f"the template cannot be read: {error.message}", span, _advice(error))
        except jinja2.TemplateNotFound as error:
            span = self.span_of(error.__traceback__, str(error.name))
            hint = did_you_mean(str(error.name), self.includes) or "a template may include the files beside it"
            self.report.error("template.unknown-name", f"there is no `{error.name}` to include", span, hint)
        except jinja2.UndefinedError as error:
            self.tell_undefined(error)
        except jinja2.exceptions.SecurityError as error:
            span = self.span_of(error.__traceback__)
            self.report.error("template.failed", f"a template may not do this: {error.message}", span)
        except Exception as error:  # whatever a value does when the template calculates with it
            message = f"the template stopped here: {error or type(error).__name__}"
            self.report.error("template.failed", message, self.span_of(error.__traceback__))
        return ""

    def source(self, name: str) -> Source | None:
        """The template or include of this name, in the form in which Jinja reads it."""
        known = next((source for source in self.sources if source.path == name), None)
        found = self.template if name == self.template.path else self.includes.get(name)
        if known is not None or found is None:
            return known
        mapped = without_private_characters(Mapped.whole(found), self.report)
        text = mapped.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        self.sources.append(found if text == found.text else Source(path=found.path, text=text))
        return self.sources[-1]

    def line(self, path: str, number: int | None) -> Span:
        source = next((one for one in self.sources if one.path == path), self.template)
        last = len(source.line_starts)
        row = min(max(number or 1, 1), last)
        start, text = source.line_starts[row - 1], source.line(row)
        lead = len(text) - len(text.lstrip())
        return source.span(start + lead, start + max(len(text.rstrip()), lead))

    def span_of(self, trace: TracebackType | None, word: str = "") -> Span:
        """The line of a template in which an exception arose, or the place of `word` in that line."""
        place = (self.template.path, 1)
        while trace is not None:
            path = trace.tb_frame.f_code.co_filename
            if any(source.path == path for source in self.sources):
                place = (path, trace.tb_lineno)
            trace = trace.tb_next
        span = self.line(*place)
        match = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", span.excerpt) if word else None
        return span.source.span(span.start + match.start(), span.start + match.end()) if match else span

    def tell_undefined(self, error: Exception) -> None:
        match = re.match(r"'([^']+)' is undefined|.* has no attribute '([^']+)'", str(error))
        name = (match[1] or match[2]) if match else ""
        hint = did_you_mean(name, self.data) if match and match[1] else ""
        message = f"there is no `{name}`" if name else f"a name is not known: {error}"
        self.report.error("template.unknown-name", message, self.span_of(error.__traceback__, name), hint)

    def print(self, value: object) -> str | None:
        """Keep what the template prints; return the mark of its slot, or None where nothing is printed."""
        if value is None or (isinstance(value, tuple) and not value):
            return None
        self.printed.append(value if isinstance(value, _Unknown) else _slot(value))
        return slot_mark(len(self.printed) - 1, SHORTEST)


def _slot(value: object) -> str | Inlines:
    if isinstance(value, tuple) and all(isinstance(one, Inline) for one in value):
        return value
    return (value,) if isinstance(value, Inline) else str(value)


def _advice(error: Exception) -> str:
    if "No filter named" in str(error):
        return "values are put in as they are: filters such as `safe` and `escape` are not needed here"
    return "the template's language is Jinja: {% … %} for loops and conditions, {{ … }} for values, {## … ##} for comments"


# ------------------------------------------------------------------ Jinja

_MARK, _END = "\ue001", "\ue002"  # private-use characters, like those of slots: no file can hold them
_PLACE = re.compile(f"{_MARK}([0-9]+),([0-9]+),([0-9]+),([pv]){_END}")
_NO_AUTOESCAPE = "`autoescape` is not needed: values are put in as they are"
_MARKUP_FILTERS = ("safe", "escape", "e", "forceescape", "tojson", "urlize", "xmlattr", "striptags")


def _environment(filling: _Filling) -> Any:
    """Return a sandbox in which printing makes slots and each literal piece carries a mark."""
    import jinja2
    from jinja2.ext import Extension
    from jinja2.lexer import Token
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = filling.source(name)
        return (source.text, source.path, lambda: True) if source else None

    @jinja2.pass_context  # keeps Jinja from printing constants before there is a text
    def slot(context: jinja2.runtime.Context, value: object) -> object:
        if isinstance(value, Markup):  # what a macro, a block or `super()` made
            return value
        if isinstance(value, jinja2.Undefined):
            value = _unknown(value, filling)
        mark = filling.print(value)
        return Markup("" if mark is None else mark)  # noqa: S704

    class Marks(Extension):
        """Puts a mark before each literal piece and each printed value."""

        def filter_stream(self, stream: Any) -> Iterator[Token]:
            source = filling.source(stream.name) or filling.template
            number = filling.sources.index(source)
            lexer = self.environment.lexer
            places = _places(source.text, lexer.tokeniter(source.text, stream.name, stream.filename))
            for token in stream:
                if token.type not in ("data", "variable_begin"):
                    if token.type == "name" and token.value == "autoescape":
                        raise jinja2.TemplateSyntaxError(_NO_AUTOESCAPE, token.lineno, stream.name, stream.filename)
                    yield token
                    continue
                start, end = next(places)
                kind = "p" if token.type == "data" else "v"
                mark = f"{_MARK}{number},{start},{end},{kind}{_END}"
                yield Token(token.lineno, "data", mark + (token.value if kind == "p" else ""))
                if kind == "v":
                    yield token

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FunctionLoader(load),
        extensions=[Marks],
        autoescape=True,
        finalize=slot,
        undefined=jinja2.StrictUndefined,
        comment_start_string="{##",  # `{#` begins an id
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _MARKUP_FILTERS:
        environment.filters.pop(name, None)
    return environment


def _unknown(value: Any, filling: _Filling) -> _Unknown:
    """`value` is Jinja's object for a name that does not exist; it knows the name, and in what it was looked for."""
    owner = value._undefined_obj
    known = owner if isinstance(owner, Mapping) else filling.data
    return _Unknown(str(value._undefined_name), tuple(str(name) for name in known))


def _places(text: str, tokens: Iterator[tuple[int, str, str]]) -> Iterator[tuple[int, int]]:
    """Where the literal pieces and the printed values stand, in order: the lexer skips only space before a tag."""
    found, at = list[tuple[int, int]](), 0
    for _, kind, value in tokens:
        start = text.find(value, at)
        at = start + len(value)
        if kind in ("data", "variable_begin"):
            found.append((start, at))
        elif kind == "variable_end":
            found[-1] = (found[-1][0], at)
    return iter(found)


# ------------------------------------------------------------------ marks → places


def _assemble(filling: _Filling, rendered: str) -> Lifted:
    """Take the marks out of Jinja's output, give slots the length of what printed them, and find what was glued."""
    output = _Output(filling)
    at, match = 0, _PLACE.match(rendered)
    while match is not None:
        following = _PLACE.search(rendered, match.end())
        at = following.start() if following else len(rendered)
        output.add(match, rendered[match.end() : at])
        match = following
    if not output.pieces:
        output.pieces.append(Piece(offset=0, source=filling.template, start=0))
    return Lifted(mapped=Mapped(text="".join(output.parts), pieces=tuple(output.pieces)), slots=tuple(output.slots))


class _Output:
    """The text that is put together, piece by piece."""

    def __init__(self, filling: _Filling) -> None:
        self.filling = filling
        self.parts = list[str]()
        self.length = 0
        self.pieces = list[Piece]()
        self.slots = list[Slot]()
        self.printing: Span | None = None

    def add(self, mark: re.Match[str], text: str) -> None:
        source, start, end = self.filling.sources[int(mark[1])], int(mark[2]), int(mark[3])
        if mark[4] == "v":
            self.printing = source.span(start, end)
            slot = SLOT.match(text)
            if slot is not None:
                self.put(source, start, self.mark(self.filling.printed[slot_index(slot[0])], end - start))
            glued = text[slot.end() if slot else 0 :]
        else:
            literal = os.path.commonprefix([source.text[start:end], text])
            self.put(source, start, literal)
            glued = text[len(literal) :]
        if glued:
            self.glue(source.span(start, end), glued)

    def put(self, source: Source, start: int, text: str) -> None:
        last = self.pieces[-1] if self.pieces else None
        if text and (last is None or last.source is not source or last.start - last.offset != start - self.length):
            self.pieces.append(Piece(offset=self.length, source=source, start=start))
        self.parts.append(text)
        self.length += len(text)

    def mark(self, printed: "Slot | _Unknown", length: int) -> str:
        self.slots.append(self.unknown(printed) if isinstance(printed, _Unknown) else printed)
        return slot_mark(len(self.slots) - 1, length)

    def unknown(self, unknown: _Unknown) -> str:
        span = self.printing
        match = re.search(rf"\b{re.escape(unknown.name)}\b", span.excerpt) if span else None
        if span and match:
            span = span.source.span(span.start + match.start(), span.start + match.end())
        hint = did_you_mean(unknown.name, unknown.known)
        self.filling.report.error("template.unknown-name", f"there is no `{unknown.name}`", span, hint)
        return "⟨?⟩"

    def glue(self, span: Span, text: str) -> None:
        """Text that is neither a literal piece nor a slot is a value that would be read as Markdown: keep it as a value."""
        message = "a value and text of the template are joined here"
        hint = "print them one after the other: `{{ heading() }}{{ name }}`, not `{{ heading() ~ name }}`"
        self.filling.report.error("template.joined", message, self.printing or span, hint)
        self.put(span.source, span.start, self.mark(_PLACE.sub("", text), SHORTEST))
