"""Resolve, pass 2: Directive → blocks. Each built-in directive is one object in toolkit/resolve/directives/."""

import re
from collections.abc import Callable

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.registry import Registry
from toolkit.base.source import Mapped, Piece, Span
from toolkit.model.submission import Submission
from toolkit.model.tree import Block, Blocks, Directive, Document, Expr, Group, Inline, Inlines, Paragraph
from toolkit.model.walk import rewrite
from toolkit.parse.markdown import parse_inline
from toolkit.parse.slots import lift
from toolkit.resolve.scope import Scope

UNMADE = "unmade"


class Setting(Struct, frozen=True, kw_only=True):
    """What a directive may ask about the document it stands in."""

    document: Document
    submission: Submission
    scope: Scope
    report: Report


class DirectiveType(Struct, frozen=True, kw_only=True):
    """`::: name`: the attributes it takes besides an id, and the blocks it becomes. Its content is already expanded."""

    name: str
    expand: Callable[[Directive, Setting], Blocks]
    attributes: tuple[str, ...] = ()


def expand_directives(setting: Setting, types: Registry[DirectiveType]) -> Document:
    """Return the document of `setting` without directives. What an unknown one holds stays in the document."""

    def expand(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if not isinstance(node, Directive):
            return node
        kind = types.get(node.name)
        if kind is None:
            hint = did_you_mean(node.name, types.names)
            setting.report.error("directive.unknown", f"there is no directive `{node.name}`", node.span, hint)
            return node.content
        _report_attributes(node, kind, setting.report)
        return kind.expand(node, setting)

    return rewrite(setting.document, expand)


def named_measure(directive: Directive, setting: Setting) -> Expr | None:
    """The measure that a directive names: `::: table log.outcomes` → the expression `log.outcomes`."""
    if len(directive.arguments) == 1:
        return Expr(path=tuple(directive.arguments[0].split(".")), span=_argument_span(directive))
    hint = f"write `::: {directive.name} dataset.measure`"
    setting.report.error("directive.argument", f"`{directive.name}` needs one name", directive.span, hint)
    return None


def unmade(directive: Directive) -> Blocks:
    """What stands for a table or figure that could not be made: its id, so that references to it are no errors."""
    return (Group(role=UNMADE, content=directive.content, id=directive.id, span=directive.span),)


def caption_and_notes(directive: Directive) -> tuple[Inlines, Blocks]:
    """The first paragraph of the content is the caption, what follows stands below as notes."""
    first, *rest = directive.content or (None,)
    if isinstance(first, Paragraph):
        return first.content, tuple(rest)
    return (), directive.content


def attribute_span(directive: Directive, name: str) -> Span:
    """Where the value of an attribute stands; the whole directive where it is not given."""
    span = directive.span
    line = span.source.text[span.start :].partition("\n")[0]
    match = re.search(rf'[\s{{]{re.escape(name)}="?([^"\s}}]+(?:[^"}}]*(?="))?)', line)
    return span.source.span(span.start + match.start(1), span.start + match.end(1)) if match else span


def attribute_inlines(directive: Directive, name: str, report: Report) -> Inlines:
    """The value of an attribute as a line of text: it may hold what a line of text may hold."""
    text, source = directive.attributes.get(name, ""), directive.span.source
    start = max(source.text.find(text, directive.span.start), 0)
    mapped = Mapped(text=text, pieces=(Piece(offset=0, source=source, start=start),))
    return parse_inline(lift(mapped, report), report) if text else ()


def _argument_span(directive: Directive) -> Span:
    """Where the first argument stands: the directive's span begins at the colons of its opening line."""
    source, start = directive.span.source, directive.span.start
    at = source.text.find(directive.arguments[0], start)
    return source.span(at, at + len(directive.arguments[0])) if at >= 0 else directive.span


def _report_attributes(directive: Directive, kind: DirectiveType, report: Report) -> None:
    for name in directive.attributes:
        if name not in kind.attributes:
            hint = _meant_not(name, kind.attributes) or did_you_mean(name, kind.attributes)
            report.error("directive.attribute", f"`{directive.name}` takes no `{name}`", directive.span, hint)


def _meant_not(name: str, attributes: tuple[str, ...]) -> str:
    """`uncomparable` looks most like `comparable`, and means the contrary."""
    negated = re.fullmatch(r"(?:un|in|non|not)[-_]?(.+)", name)
    meant = f"not-{negated[1]}" if negated else ""
    return f"did you mean `{meant}`?" if meant in attributes else ""
