"""Test only: the tree in a short notation, one line a block, for the eye and for diffs. Places are not shown."""

import json
from collections.abc import Iterator
from typing import assert_never

from toolkit.model.citation import Cite
from toolkit.model.tree import (
    Block,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Comment,
    Contents,
    Directive,
    Expr,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Styled,
    Table,
    Text,
    Value,
)


def tree_lines(blocks: Blocks, indent: str = "") -> Iterator[str]:
    """The lines of `blocks`; what stands inside a block stands under it, further to the right."""
    for block in blocks:
        first, *rest = _block(block)
        yield f"{indent}{first}".rstrip()
        yield from (f"{indent}  {line}" for line in rest)


def inline_notation(inlines: Inlines) -> str:
    return " ".join(_inline(inline) for inline in inlines)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            look = _named("p", id=block.id, number=block.number, role=block.role)
            yield f"{look} {inline_notation(block.content)}"
        case Heading():
            look = _named(f"h{block.level}", id=block.id, number=block.number)
            yield f"{look} {inline_notation(block.content)}"
        case List():
            name = "bullets" if block.start is None else f"numbers from {block.start}"
            yield _named(name if block.tight else f"loose {name}", role=block.role)
            for item in block.items:
                yield "item"
                yield from tree_lines(item.content, "  ")
        case Quote():
            yield "quote"
            yield from tree_lines(block.content)
        case CodeBlock():
            yield _named("code", language=block.language) + f" {_text(block.text)}"
        case Rule():
            yield "rule"
        case Table():
            yield from _table(block)
        case Figure():
            look = _named("figure", id=block.id, number=str(block.number or ""), alt=block.alt)
            yield f"{look} {inline_notation(block.caption)}"
            yield _inline(block.content) if isinstance(block.content, Image) else f"chart {block.content.kind}"
            yield from tree_lines(block.notes)
        case Group():
            look = _named(f"group {block.role}", id=block.id, number=block.number, name=block.name)
            yield f"{look} {inline_notation(block.title)}"
            yield from tree_lines(block.content)
        case Contents():
            yield f"contents {_text(block.title)} to level {block.depth}"
            for entry in block.entries:
                yield f"{entry.level} {entry.number} {inline_notation(entry.content)} -> {entry.target}"
        case Directive():
            words = " ".join(("directive", block.name, *map(_argument, block.arguments)))
            yield _named(words, id=block.id, **block.attributes)
            yield from tree_lines(block.content)
        case _:
            assert_never(block)


def _table(table: Table) -> Iterator[str]:
    look = _named("table", id=table.id, number=str(table.number or ""))
    yield f"{look} {inline_notation(table.caption)}"
    yield f"head {_row(table.head)}"
    yield from (f"row {_row(row)}" for row in table.body)
    yield from tree_lines(table.notes)


def _row(row: Row) -> str:
    return " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    look = "" if cell.align == "none" else f"{cell.align}: "
    return f"{look}{'header ' if cell.header else ''}{inline_notation(cell.content)}".rstrip()


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return _text(inline.text)
        case Styled():
            style = f"in {inline.lang}" if inline.style == "language" else inline.style
            return f"{style}({inline_notation(inline.content)})"
        case Code():
            return f"code({_text(inline.text)})"
        case Link():
            look = _named(f"link {inline.url}", title=inline.title)
            return f"{look}({inline_notation(inline.content)})"
        case Image():
            look = "decorative image" if inline.decorative else "image"
            return _named(f"{look} {inline.path}", alt=inline.alt, title=inline.title)
        case Comment():
            return f"comment({_text(inline.text)})"
        case LineBreak():
            return "//" if inline.hard else "/"
        case Expr():
            calls = "".join(f" | {call.name}({', '.join(call.arguments)})" for call in inline.filters)
            return "{{" + ".".join(inline.path) + calls + "}}"
        case Value():
            return f"value({'missing ' if inline.missing else ''}{_text(inline.text)})"
        case Citation():
            mode = "" if inline.mode == "normal" else f" {inline.mode}"
            printed = f" = {inline_notation(inline.content)}" if inline.content else ""
            return f"cite{mode}({'; '.join(_cite(cite) for cite in inline.cites)}{printed})"
        case Note():
            number = f" {inline.number}" if inline.number else ""
            return f"note{number}({'; '.join(line.strip() for line in tree_lines(inline.content))})"
        case Reference():
            return _named(f"ref {inline.target}", text=inline.text)
        case _:
            assert_never(inline)


def _cite(cite: Cite) -> str:
    prefix = f"{_text(cite.prefix)} " if cite.prefix else ""
    locator = f" {cite.locator.label}={cite.locator.value}" if cite.locator else ""
    suffix = f" {_text(cite.suffix)}" if cite.suffix else ""
    return f"{prefix}@{cite.key}{locator}{suffix}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _argument(text: str) -> str:
    return text if text.strip() and len(text.split()) == 1 else _text(text)


def _named(what: str, **attributes: str) -> str:
    shown = (f"{name}={_argument(value)}" for name, value in attributes.items() if value)
    return " ".join((what, *shown))
