"""Parse, for templates: Jinja runs first, and each value that it prints becomes a slot, never Markdown."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Mapped, Source, Span
from toolkit.model.tree import Inline, Inlines, Text, Value
from toolkit.parse.marks import Unknown, piece_mark, take_apart, value_mark
from toolkit.parse.slots import SHORTEST, Lifted, Slot, slot_mark, without_private_characters


def fill(
    template: Source, data: Mapping[str, object], report: Report, includes: Mapping[str, Source] | None = None
) -> Lifted:
    """Return the Markdown that `template` makes of `data`, with a slot for each value that it prints.

    A tuple of inlines is put in as it is, one of texts with commas between, None prints nothing, anything else is put
    in as its text. `includes`: what `{% include "name" %}` finds. A mistake in the template is reported, and the result
    then is empty.
    """
    filling = _Filling(template, data, report, includes or {})
    complete = filling.run()
    sources = filling.sources or [template]
    filled = take_apart("".join(filling.output), sources, filling.printed, report)
    return filled if complete else Lifted(mapped=Mapped.whole(Source(path=template.path, text="")))


class FieldLine(str):
    """A line of a field of the template: a text for Jinja, and in the document a value that knows its field.

    `empty`: nobody has written it yet, and this is what stands in its place.
    """

    field: str
    span: Span
    empty: bool

    @classmethod
    def of(cls, text: str, field: str, span: Span, *, empty: bool = False) -> "FieldLine":
        line = cls(text)
        line.field, line.span, line.empty = field, span, empty
        return line


class _Filling(Struct):
    """One run of Jinja: the sources in the order of their marks, the values printed, and the output so far."""

    template: Source
    data: Mapping[str, object]
    report: Report
    includes: Mapping[str, Source]
    printed: list[Slot | Unknown] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    output: list[str] = field(default_factory=list)

    def run(self) -> bool:
        """Let Jinja write its output, with marks. False where it stopped at a mistake, which is reported."""
        import jinja2

        try:
            self.output.extend(_environment(self).get_template(self.template.path).generate(dict(self.data)))
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
        else:
            return True
        return False

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
        return line_span(next((one for one in self.sources if one.path == path), self.template), number)

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
        self.printed.append(value if isinstance(value, Unknown) else _slot(value))
        return slot_mark(len(self.printed) - 1, SHORTEST)


def line_span(source: Source, number: int | None) -> Span:
    """What stands in a line of a template, as far as Jinja says in which one."""
    row = min(max(number or 1, 1), len(source.line_starts))
    start, text = source.line_starts[row - 1], source.line(row)
    lead = len(text) - len(text.lstrip())
    return source.span(start + lead, start + max(len(text.rstrip()), lead))


def _slot(value: object) -> str | Inlines:
    if isinstance(value, tuple) and all(isinstance(one, Inline) for one in value):
        return value
    if isinstance(value, FieldLine):
        return (_field_value(value),)
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return _listed(value)  # the lines of a field, or the authors
    return (value,) if isinstance(value, Inline) else str(value)


def _field_value(line: FieldLine) -> Value:
    return Value(text=str(line), control=line.field, missing=line.empty, span=line.span)


def _listed(lines: tuple[str, ...]) -> str | Inlines:
    """The lines with commas between; those of a field stay values that know their field."""
    listed = list[Inline]()
    for line in lines:
        if not isinstance(line, FieldLine):
            return ", ".join(lines)
        listed += [Text(text=", ", span=line.span)] if listed else []
        listed.append(_field_value(line))
    return tuple(listed)


ADVICE = "Jinja: {% … %} for loops and conditions, {{ … }} for values, {## … ##} for comments"


def _advice(error: Exception) -> str:
    if "No filter named" in str(error):
        return "values are put in as they are: filters such as `safe` and `escape` are not needed here"
    return ADVICE


# ------------------------------------------------------------------ Jinja

SYNTAX: dict[str, Any] = {
    "comment_start_string": "{##",  # `{#` begins an id
    "comment_end_string": "##}",
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
_NO_AUTOESCAPE = "`autoescape` is not needed: values are put in as they are"
_MARKUP_FILTERS = ("safe", "escape", "e", "forceescape", "tojson", "urlize", "xmlattr", "striptags")


def _environment(filling: _Filling) -> Any:
    """Return a sandbox in which printing makes slots and each literal piece carries a mark."""
    import jinja2
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = filling.source(name)
        return (source.text, source.path, lambda: True) if source else None

    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.FunctionLoader(load),
        extensions=[_marks(filling)],
        autoescape=True,
        finalize=_printer(filling),
        undefined=jinja2.StrictUndefined,
        **SYNTAX,
    )
    for name in _MARKUP_FILTERS:
        environment.filters.pop(name, None)
    return environment


def _printer(filling: _Filling) -> Callable[..., object]:
    """What Jinja calls for each value that it prints."""
    import jinja2
    from markupsafe import Markup

    @jinja2.pass_context  # keeps Jinja from printing constants before there is a text
    def slot(context: jinja2.runtime.Context, value: object) -> object:
        if isinstance(value, Markup):  # what a macro, a block or `super()` made
            return value
        mark = filling.print(_unknown(value, filling) if isinstance(value, jinja2.Undefined) else value)
        return Markup("" if mark is None else mark)

    return slot


def _marks(filling: _Filling) -> type[Any]:
    """An extension that puts a mark before each literal piece and each printed value."""
    import jinja2
    from jinja2.ext import Extension
    from jinja2.lexer import Token

    class Marks(Extension):
        def filter_stream(self, stream: Any) -> Iterator[Token]:
            source = filling.source(stream.name) or filling.template
            number, lexer = filling.sources.index(source), self.environment.lexer
            places = _places(source.text, lexer.tokeniter(source.text, stream.name, stream.filename))
            for token in stream:
                if token.type == "name" and token.value == "autoescape":
                    raise jinja2.TemplateSyntaxError(_NO_AUTOESCAPE, token.lineno, stream.name, stream.filename)
                if token.type == "data":
                    yield Token(token.lineno, "data", piece_mark(number, *next(places)) + token.value)
                    continue
                if token.type == "variable_begin":
                    yield Token(token.lineno, "data", value_mark(number, *next(places)))
                yield token

    return Marks


def _unknown(value: Any, filling: _Filling) -> Unknown:
    """`value` is Jinja's object for a name that does not exist; it knows the name, and in what it was looked for."""
    owner = value._undefined_obj
    known = owner if isinstance(owner, Mapping) else filling.data
    return Unknown(str(value._undefined_name), tuple(str(name) for name in known))


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
