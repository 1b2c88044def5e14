"""Directive `quote @key, para 12`: a block quotation and its citation. `{translation=true}`: our words."""

import re

from msgspec.structs import replace

from toolkit.base.source import Mapped, Piece
from toolkit.base.words import word
from toolkit.model.tree import Block, Blocks, Citation, Directive, Group, Inlines, List, Paragraph, Quote, Text
from toolkit.model.walk import plain_text
from toolkit.parse.markdown import parse_inline
from toolkit.parse.slots import lift
from toolkit.resolve.directive import DirectiveType, Setting

_SAID = {"true": True, "yes": True, "false": False, "no": False, "": False}


def _quote(directive: Directive, setting: Setting) -> Blocks:
    citation = _citation(directive, setting)
    translated = _SAID.get(directive.attributes.get("translation", "").lower())
    if translated is None:
        message = f"`translation` is `{directive.attributes['translation']}`; write true or false"
        setting.report.error("directive.attribute", message, directive.span)
    if not plain_text(directive.content):
        hint = "write the words of the source between this line and `:::`"
        setting.report.error("directive.argument", "this quotation is empty", directive.span, hint)
    if citation and translated:
        citation = _as_translation(citation, setting.document.lang)
    content = _with(directive.content, (citation,)) if citation else directive.content
    quote = Quote(content=content, span=directive.span)
    return (
        (Group(role="quotation", id=directive.id, content=(quote,), span=directive.span),) if directive.id else (quote,)
    )


def _citation(directive: Directive, setting: Setting) -> Citation | None:
    """What stands behind the name is read as the inside of a citation in brackets."""
    source, start = directive.span.source, directive.span.start
    line = re.compile(r":{3,}[ \t]*quote(?P<work>[^\n{]*)").match(source.text, start)
    work = line["work"].strip() if line else " ".join(directive.arguments)
    at = source.text.find(work, start) if work else start
    mapped = Mapped(text=f"[{work}]", pieces=(Piece(offset=0, source=source, start=max(at - 1, 0)),))
    found = [node for node in parse_inline(lift(mapped, setting.report), setting.report) if isinstance(node, Citation)]
    if not found:
        hint = "write `::: quote @key, para 12`"
        setting.report.error("directive.argument", "`quote` needs the work that is quoted", directive.span, hint)
        return None
    return replace(found[0], span=source.span(at, at + len(work)))


def _as_translation(citation: Citation, lang: str) -> Citation:
    *before, last = citation.cites
    suffix = f"{last.suffix}, {word('our-translation', lang)}"
    return replace(citation, cites=(*before, replace(last, suffix=suffix)))


def _with(blocks: Blocks, end: Inlines) -> Blocks:
    """The blocks with `end` behind the last words."""
    *before, last = blocks or (Paragraph(content=(), span=end[0].span),)
    return (*before, *_behind(last, end))


def _behind(block: Block, end: Inlines) -> Blocks:
    match block:
        case Paragraph():
            space = Text(text=" ", span=end[0].span)
            return (replace(block, content=(*block.content, space, *end)),)
        case List(items=items) if items:
            item = replace(items[-1], content=_with(items[-1].content, end))
            return (replace(block, items=(*items[:-1], item)),)
        case Quote() | Group():
            return (replace(block, content=_with(block.content, end)),)
        case _:
            return block, Paragraph(content=end, span=end[0].span)


QUOTE = DirectiveType(name="quote", expand=_quote, attributes=("translation",))
