"""Resolve, pass 6: sections, paragraphs, tables, figures and recommendations get their numbers, headings their ids."""

import re
import unicodedata
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.model.tree import (
    ANNEX,
    ANSWER,
    BODY,
    WIDE,
    Block,
    Blocks,
    Comment,
    Document,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Table,
)
from toolkit.model.walk import nodes_of, plain_text, rewrite

Numbering = Literal["none", "sections", "paragraphs"]


def number(document: Document, numbering: Numbering, report: Report) -> Document:
    """Return `document` with its numbers, in reading order. Two places of one id are an error."""
    given = {identity for node in nodes_of(document) if (identity := getattr(node, "id", ""))}
    document = rewrite(document, _Counter(ids=given).step)
    document = _number_body(document, numbering) if numbering != "none" else document
    _report_twice(document, report)
    return document


class _Counter(Struct):
    """Counts while the tree is rebuilt from the first block to the last. `ids` are those that are taken."""

    tables: int = 0
    figures: int = 0
    recommendations: int = 0
    ids: set[str] = field(default_factory=set)

    def step(self, node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        match node:
            case Table() if node.caption or node.id:
                self.tables += 1
                return replace(node, number=self.tables)
            case Figure() if node.caption or node.id:
                self.figures += 1
                return replace(node, number=self.figures)
            case Group(role="recommendation"):
                self.recommendations += 1
                identity = node.id or self._free(f"rec-{self.recommendations}")
                return replace(node, number=str(self.recommendations), id=identity)
            case Heading():
                return replace(node, id=node.id or self._free(f"sec-{_slug(plain_text(node.content))}"))
        return node

    def _free(self, wanted: str) -> str:
        names = (wanted, *(f"{wanted}-{suffix}" for suffix in range(2, 1000)))
        identity = next(name for name in names if name not in self.ids)
        self.ids.add(identity)
        return identity


def _slug(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")[:40].strip("-") or "section"


def _number_body(document: Document, numbering: Numbering) -> Document:
    levels: list[int] = []
    paragraphs = 0

    def in_body(block: Block) -> Block:
        """Number what stands directly in the body or in a part of it, not what stands in boxes, lists or tables."""
        nonlocal paragraphs
        if isinstance(block, Group) and block.role in (BODY, ANNEX, WIDE, "part", "language"):
            return replace(block, content=tuple(in_body(inner) for inner in block.content))
        if isinstance(block, Group) and block.role == ANSWER and numbering == "paragraphs":
            return replace(block, content=tuple(in_body(inner) for inner in block.content))
        if numbering == "sections" and isinstance(block, Heading):
            return replace(block, number=_next(levels, block.level))
        if numbering == "paragraphs" and isinstance(block, Paragraph) and not block.role and _says_something(block):
            paragraphs += 1
            return replace(block, number=f"{paragraphs}.", id=block.id)
        return block

    bodies = (
        in_body(block) if isinstance(block, Group) and block.role in (BODY, ANNEX) else block
        for block in document.content
    )
    return replace(document, content=tuple(bodies))


def _says_something(block: Paragraph) -> bool:
    return any(not isinstance(node, Comment) for node in block.content) or not block.content


def _next(levels: list[int], level: int) -> str:
    del levels[level:]
    levels.extend([0] * (level - len(levels)))
    levels[level - 1] += 1
    return ".".join(str(one or 1) for one in levels)


def _report_twice(document: Document, report: Report) -> None:
    seen: set[str] = set()
    for node in nodes_of(document):
        identity = getattr(node, "id", "")
        if identity and identity in seen:
            report.error(
                "structure.duplicate-id",
                f"two places have the id `{identity}`",
                node.span,
                "give each place an id of its own",
            )
        seen.add(identity)
