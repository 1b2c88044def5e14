"""Parse: block tokens → blocks of the tree, each with its place; footnotes are brought to where they are called."""

from collections.abc import Iterator, Sequence

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from toolkit.model.tree import (
    Align,
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Directive,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
)
from toolkit.parse.inlines import read_inlines
from toolkit.parse.manuscript import Branch, Manuscript, branches
from toolkit.parse.runs import has_words
from toolkit.parse.syntax.directive import Opening


def read_blocks(tokens: Sequence[Token], manuscript: Manuscript) -> Blocks:
    """Return the tree of a whole text. Footnotes are read first, so that each call finds its own."""
    roots = branches(tokens)
    definitions = list(_definitions(roots))
    manuscript.inside_note = True
    for definition in definitions:
        _define(definition, manuscript)
    manuscript.inside_note = False
    blocks = _blocks(roots, manuscript)
    for definition in definitions:
        _check_called(definition, manuscript)
    return blocks


def _definitions(level: Sequence[Branch]) -> Iterator[Branch]:
    for branch in level:
        if branch.token.type == "note_definition_open":
            yield branch
        yield from _definitions(branch.inside)


def _define(definition: Branch, manuscript: Manuscript) -> None:
    meta = definition.token.meta
    blocks = _blocks(definition.inside, manuscript)
    if not blocks:
        span = manuscript.span(meta["start"], meta["end"])
        manuscript.report.error("parse.footnote-empty", "this footnote is empty", span, "write its text, or delete it")
    if meta["label"] not in manuscript.notes:
        manuscript.notes[meta["label"]] = blocks
        return
    message, hint = f"footnote `[^{meta['label']}]` is defined a second time", "give one of the two another label"
    manuscript.report.error("parse.footnote-twice", message, manuscript.span(meta["start"], meta["end"]), hint)


def _check_called(definition: Branch, manuscript: Manuscript) -> None:
    meta = definition.token.meta
    if meta["label"] in manuscript.called:
        return
    message = f"nothing calls footnote `[^{meta['label']}]`, so it is not printed"
    hint = f"write `[^{meta['label']}]` where the footnote belongs, or delete it"
    manuscript.report.warning("parse.footnote-unused", message, manuscript.span(meta["start"], meta["end"]), hint)


def _blocks(level: Sequence[Branch], manuscript: Manuscript) -> Blocks:
    return tuple(block for branch in level for block in _block(branch, manuscript))


def _block(branch: Branch, manuscript: Manuscript) -> Blocks:
    token, span = branch.token, manuscript.block(branch.token)
    match token.type:
        case "paragraph_open":
            return _paragraph(branch, manuscript)
        case "heading_open":
            return (_heading(branch, manuscript),)
        case "bullet_list_open" | "ordered_list_open":
            return (_list(branch, manuscript),)
        case "blockquote_open":
            return (Quote(content=_blocks(branch.inside, manuscript), span=span),)
        case "fence" | "code_block":
            return (_code(token, manuscript),)
        case "hr":
            return (Rule(span=span),)
        case "table_open":
            return (_table(branch, manuscript),)
        case "directive_open":
            return (_directive(branch, manuscript),)
        case "html_block":
            return (_html(token, manuscript),)
        case "note_definition_open":
            return ()
        case _:
            raise AssertionError(f"no rule makes a token {token.type}")


def _content(branch: Branch, manuscript: Manuscript) -> Inlines:
    return read_inlines(branch.token.children or (), branch.token.meta["origin"], manuscript)


def _paragraph(branch: Branch, manuscript: Manuscript) -> Blocks:
    content = _content(branch.inside[0], manuscript)
    if not content and branch.inside[0].token.content:
        return ()  # a comment stood there
    return (Paragraph(content=content, id=_id(branch.token, manuscript), span=manuscript.block(branch.token)),)


def _heading(branch: Branch, manuscript: Manuscript) -> Block:
    token, span = branch.token, manuscript.block(branch.token)
    content = _content(branch.inside[0], manuscript)
    if not has_words(content):
        hint = "write its words, or delete the line; `\\#` prints the sign"
        manuscript.report.error("parse.heading-empty", "this heading has no words", span, hint)
    return Heading(level=int(token.tag[1:]), content=content, id=_id(token, manuscript), span=span)


def _id(token: Token, manuscript: Manuscript) -> str:
    return manuscript.words(token.meta.get("id", ""), "an id")


def _list(branch: Branch, manuscript: Manuscript) -> Block:
    items = tuple(
        ListItem(content=_blocks(item.inside, manuscript), span=manuscript.block(item.token)) for item in branch.inside
    )
    start = int(branch.token.attrs.get("start", 1)) if branch.token.type == "ordered_list_open" else None
    inside = (child.token for item in branch.inside for child in item.inside)
    loose = any(token.type == "paragraph_open" and not token.hidden for token in inside)
    return List(items=items, start=start, tight=not loose, span=manuscript.block(branch.token))


def _code(token: Token, manuscript: Manuscript) -> Block:
    language = unescapeAll(token.info).split()
    return CodeBlock(
        text=manuscript.shown(token.content).removesuffix("\n"),
        language=manuscript.shown(language[0]) if language else "",
        span=manuscript.block(token),
    )


def _html(token: Token, manuscript: Manuscript) -> Block:
    span, text = manuscript.block(token), manuscript.shown(token.content).strip()
    hint = "write Markdown instead; `\\<` prints the sign itself"
    manuscript.report.error("parse.html", "this is HTML, which is not used here", span, hint)
    return Paragraph(content=(Text(text=text, span=span),), span=span)


# ------------------------------------------------------------------ tables

_ALIGN: dict[str, Align] = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "center"}


def _table(branch: Branch, manuscript: Manuscript) -> Block:
    head, *rest = (row for part in branch.inside for row in part.inside)
    body = tuple(_row(row, manuscript) for row in rest)
    return Table(head=_row(head, manuscript), body=body, span=manuscript.block(branch.token))


def _row(branch: Branch, manuscript: Manuscript) -> Row:
    return Row(cells=tuple(_cell(cell, manuscript) for cell in branch.inside), span=manuscript.block(branch.token))


def _cell(branch: Branch, manuscript: Manuscript) -> Cell:
    inline = branch.inside[0].token
    content = read_inlines(inline.children or (), inline.meta["origin"], manuscript)
    align = _ALIGN.get(str(branch.token.attrs.get("style", "")), "none")
    start, shift = inline.meta["origin"][0][1], inline.meta["origin"][-1]
    end = max(shift[1] - shift[0] + len(inline.content), start)
    return Cell(content=content, align=align, span=manuscript.span(start, end))


# ------------------------------------------------------------------ directives


def _directive(branch: Branch, manuscript: Manuscript) -> Block:
    opening: Opening = branch.token.meta["opening"]
    attributes = opening.attributes
    where = "the first line of a block"
    return Directive(
        name=manuscript.words(opening.name, where),
        arguments=tuple(manuscript.words(argument, where) for argument in opening.arguments),
        attributes={key: manuscript.words(value, where) for key, value in attributes.attributes.items()},
        id=manuscript.words(attributes.id, where),
        content=_blocks(branch.inside, manuscript),
        span=manuscript.block(branch.token),
    )
