"""Parse, for those who write templates: which names a document.md.j2 uses, in every branch, and where."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.parse.fill import ADVICE, SYNTAX, line_span

EVERY = "*"  # all names of a mapping: it is printed or gone through as a whole


class Used(Struct, frozen=True, kw_only=True):
    """A name that a template uses: `fields.addressee` is owner “fields”, name “addressee”.

    A name alone (`title`) has no owner; the owner of an included file is `INCLUDED`.
    """

    owner: str
    name: str
    span: Span


INCLUDED = "include"


def names_used(source: Source, owners: tuple[str, ...], report: Report) -> tuple[Used, ...]:
    """Return what the template `source` uses: names that it does not make itself, and what it takes from `owners`.

    Nothing where it cannot be read, which is reported.
    """
    import jinja2
    import jinja2.meta

    environment = jinja2.Environment(autoescape=True, **SYNTAX)  # never run: it is only read
    try:
        tree = environment.parse(source.text, source.path, source.path)
        free = jinja2.meta.find_undeclared_variables(tree) - environment.globals.keys()
    except jinja2.TemplateSyntaxError as error:
        span = line_span(source, error.lineno)
        report.error("template.syntax", f"the template cannot be read: {error.message}", span, ADVICE)
        return ()
    found = (*_alone(tree, free, source), *_taken(tree, owners, source), *_included(tree, source))
    return tuple(sorted(found, key=lambda used: used.span.start))


def _alone(tree: Any, free: set[str], source: Source) -> Iterator[Used]:
    import jinja2.nodes

    for node in tree.find_all(jinja2.nodes.Name):
        if node.ctx == "load" and node.name in free:
            yield Used(owner="", name=node.name, span=_place(source, node.lineno, re.escape(node.name)))


def _taken(tree: Any, owners: tuple[str, ...], source: Source) -> Iterator[Used]:
    """`fields.addressee`, `fields['addressee']`; `fields` alone is all of them."""
    import jinja2.nodes

    named = set[int]()
    for node in tree.find_all((jinja2.nodes.Getattr, jinja2.nodes.Getitem)):
        owner, name = node.node, _constant(node)
        if isinstance(owner, jinja2.nodes.Name) and owner.name in owners and name:
            named.add(id(owner))
            written = rf"(?<={re.escape(owner.name)}\.){re.escape(name)}|(?<=['\"]){re.escape(name)}(?=['\"])"
            yield Used(owner=owner.name, name=name, span=_place(source, node.lineno, written))
    for node in tree.find_all(jinja2.nodes.Name):
        if node.name in owners and id(node) not in named:
            yield Used(owner=node.name, name=EVERY, span=_place(source, node.lineno, re.escape(node.name)))


def _constant(node: Any) -> str:
    import jinja2.nodes

    if isinstance(node, jinja2.nodes.Getattr):
        return str(node.attr)
    return node.arg.value if isinstance(node.arg, jinja2.nodes.Const) and isinstance(node.arg.value, str) else ""


def _included(tree: Any, source: Source) -> Iterator[Used]:
    import jinja2.nodes

    for node in tree.find_all((jinja2.nodes.Include, jinja2.nodes.Import, jinja2.nodes.FromImport)):
        if isinstance(node.template, jinja2.nodes.Const):
            name = str(node.template.value)
            yield Used(owner=INCLUDED, name=name, span=_place(source, node.lineno, re.escape(name)))


def _place(source: Source, line: int, written: str) -> Span:
    """Where `written` (a pattern) stands in the line, as a word of its own; the whole line where it does not."""
    span = line_span(source, line)
    match = re.search(rf"(?<![\w-])(?:{written})(?![\w-])", span.excerpt)
    return source.span(span.start + match.start(), span.start + match.end()) if match else span
