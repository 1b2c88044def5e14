"""Resolve, pass 1: the author's tree is put into the template's tree, where the template says `::: graft …`."""

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.model.template import Template
from toolkit.model.tree import BODY, Block, Blocks, Directive, Document, Group, Heading, Inline, Inlines, Text
from toolkit.model.walk import rewrite, walk

GRAFT = "graft"


def graft(document: Document, body: Blocks, template: Template, report: Report) -> Document:
    """Return `document` (the template's tree) with the blocks of `body` in it.

    `::: graft summary` takes the part of that name out of the body and puts it there; `::: graft body` puts what is
    left, in the order in which it was written. Notices stand first where the template does not place them.
    """
    body = tuple(_part(block, template, document.lang, report) for block in body)
    grafts = [node for node in walk(document.content) if isinstance(node, Directive) and node.name == GRAFT]
    placed = {directive.arguments[0] for directive in grafts if directive.arguments}
    left = tuple(
        block for block in body if not (isinstance(block, Group) and block.role == "part" and block.name in placed)
    )

    def put(block: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if not (isinstance(block, Directive) and block.name == GRAFT):
            return block
        name = block.arguments[0] if block.arguments else BODY
        chosen = left if name == BODY else tuple(one for one in body if isinstance(one, Group) and one.name == name)
        return (Group(role=BODY, content=chosen, span=block.span),) if chosen else ()

    _report_misplaced(grafts, left, template, report)
    content = rewrite(document, put).content
    if not any(isinstance(node, Directive) and node.name == "notices" for node in walk(content)) and content:
        content = (Directive(name="notices", span=content[0].span), *content)
    return replace(document, content=content)


def _report_misplaced(grafts: list[Directive], left: Blocks, template: Template, report: Report) -> None:
    """A template that does not place what the author wrote would publish a document without it."""
    names = [directive.arguments[0] if directive.arguments else BODY for directive in grafts]
    known = (BODY, *(part.name for part in template.parts))
    for directive, name in zip(grafts, names, strict=True):
        if name not in known:
            message = f"the template has no part `{name}` to place"
            report.error("structure.unknown-part", message, directive.span, did_you_mean(name, known))
    broken = any(one.code.startswith("template.") for one in report.found)
    if left and BODY not in names and not broken:
        place, hint = (
            template.document.span(),
            "write `::: graft body` and `:::` where the text of the submission belongs",
        )
        report.error("structure.no-body", "this template does not place the text of the submission", place, hint)


def _part(block: Block, template: Template, lang: str, report: Report) -> Block:
    if not (isinstance(block, Directive) and block.name == "part"):
        return block
    name = block.arguments[0] if block.arguments else ""
    known = [part.name for part in template.parts]
    if template.name and name not in known:
        message = f"the template `{template.name}` has no part `{name}`" if name else "this part has no name"
        report.error("structure.unknown-part", message, block.span, did_you_mean(name, known))
    content = (*_heading(name, template, lang, block), *block.content)
    return Group(role="part", name=name, content=content, span=block.span)


def _heading(name: str, template: Template, lang: str, block: Directive) -> Blocks:
    """The heading that the template gives a part, in the document's language or else in English."""
    part = template.part(name)
    titles = part.titles if part else {}
    title = titles.get(lang.partition("-")[0]) or titles.get("en", "")
    text = Text(text=title, span=block.span)
    return (Heading(level=1, content=(text,), id=block.id, span=block.span),) if title else ()
