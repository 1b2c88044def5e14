"""Resolve: the list of references, where the document asks for one: in the order of the style, or in groups."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from toolkit.base.words import Word, word
from toolkit.cite.render import Rendered
from toolkit.model.citation import Bibliography, CitationStyle, Work
from toolkit.model.tree import BODY, Block, Blocks, Document, Group, Heading, Inline, Inlines, Paragraph, Text
from toolkit.model.walk import AnyNode, rewrite, walk

BIBLIOGRAPHY = "bibliography"
IN_TEXT = "in-text"
GROUPED = "grouped"

_UN = ("un", "unts")
_LEGISLATION = ("legislation", "bill", "regulation", "treaty")
_ORDER: tuple[Word, ...] = ("legislation", "cases", "un-documents", "other-sources")


def fill_bibliographies(
    document: Document, style: CitationStyle, bibliography: Bibliography, rendered: Rendered
) -> Document:
    """Where the author places the list of references, that of the template is left out."""
    bodies = [node for node in walk(document.content) if isinstance(node, Group) and node.role == BODY]
    own = {id(group) for group in bibliographies_in(bodies)}

    def fill(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if not (isinstance(node, Group) and node.role == BIBLIOGRAPHY):
            return node
        options = node.name.split()
        if (own and id(node) not in own) or (IN_TEXT in options and style.in_notes) or not rendered.entries:
            return ()
        entries = tuple((key, _entry(one, node)) for key, one in rendered.entries)
        listed: Iterable[Block] = (one for _, one in entries)
        if GROUPED in options:
            listed = _grouped(entries, bibliography, document.lang)
        return replace(node, content=(_heading("references", 1, node, document.lang), *node.content, *listed))

    return rewrite(document, fill, descend=lambda node: not (isinstance(node, Group) and node.role == BIBLIOGRAPHY))


def _entry(content: Inlines, group: Group) -> Paragraph:
    return Paragraph(content=content, role=BIBLIOGRAPHY, span=group.span)


def bibliographies_in(nodes: Iterable[AnyNode]) -> list[Group]:
    return [node for node in walk(nodes) if isinstance(node, Group) and node.role == BIBLIOGRAPHY]


def _grouped(entries: tuple[tuple[str, Paragraph], ...], bibliography: Bibliography, lang: str) -> Iterator[Block]:
    """Legislation and treaties, cases, documents of the United Nations, and what else there is; each in its order."""
    for kind in _ORDER:
        here = [one for key, one in entries if _kind(bibliography.works.get(key)) == kind]
        if here:
            yield _heading(kind, 2, here[0], lang)
            yield from here


def _kind(work: Work | None) -> Word:
    kind = work.csl.get("type") if work else ""
    if kind in _LEGISLATION:
        return "legislation"
    if kind == "legal_case":
        return "cases"
    return "un-documents" if work and _is_of_the_un(work) else "other-sources"


def _is_of_the_un(work: Work) -> bool:
    """By its symbol: as an identifier, or said to be one in the field `genre` of CSL."""
    symbol = any(one.scheme in _UN for one in work.identifiers) or work.key.partition(":")[0] in _UN
    return symbol or str(work.csl.get("genre") or "").casefold().startswith("un doc")


def _heading(kind: Word, level: int, node: Group | Paragraph, lang: str) -> Heading:
    return Heading(level=level, content=(Text(text=word(kind, lang), span=node.span),), span=node.span)
