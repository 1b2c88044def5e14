"""Quotation: the quotations of a finished document – text in quotation marks, or a block, with a citation behind it."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.base.source import Span, Written
from toolkit.model.citation import Cite
from toolkit.model.tree import (
    Blocks,
    Cell,
    Citation,
    Code,
    Document,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Styled,
    Table,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, nodes_of, walk

_MARK = "\ufffc"  # stands for a citation or a note in a line of text
_PAIRS = {"”": "“„", "“": "„", "»": "«", "«": "»", '"': '"', "’": "‘", "‹": "›", "›": "‹"}
_BEHIND = re.compile(  # what may stand between the closing mark and the citation
    rf"(?P<close>[”“»«\"’›‹])(?P<remark>[\s.,;:!?)]*(?:\((?P<words>[^()]*)\)[\s.,;:]*)?\(?)(?={_MARK})"
)
_TRANSLATION = re.compile(r"translat|traduc|traduit|übersetz|uebersetz", re.IGNORECASE)
_BY_LINE = re.compile(r"\s*(?:--?|[—–])\s*\S")


class Quotation(Written, frozen=True, kw_only=True):
    """What an author quotes, where, and from which works (the citation behind it). `translated`: in own words."""

    text: str
    span: Span
    cites: tuple[Cite, ...]
    translated: bool = False


def quotations_of(document: Document) -> tuple[Quotation, ...]:
    """All quotations of a document that have a citation behind them; first the blocks, then those in the text."""
    nodes = list(nodes_of(document))
    whole = [(node, found) for node in nodes if isinstance(node, Quote) for found in _block(node)]
    inside = {id(run) for block, _ in whole for run in _paragraphs(block.content)}
    lines = (found for run in _runs(nodes) if id(run) not in inside for found in _in_line(run))
    return (*(found for _, found in whole), *lines)


def _runs(nodes: Iterable[AnyNode]) -> Iterator[Inlines]:
    """The lines of text among the nodes, whole."""
    for node in nodes:
        match node:
            case Paragraph(content=content) | Heading(content=content) | Cell(content=content):
                yield content
            case Table(caption=caption) | Figure(caption=caption):
                yield caption
            case Group(title=title):
                yield title


# ------------------------------------------------------------------ lines as text


class _Line(Struct, frozen=True):
    """A run of inlines as one text: where each piece of it comes from, and what the marks in it cite."""

    text: str
    pieces: tuple[tuple[int, str, Span], ...]
    cites: dict[int, tuple[Cite, ...]]

    def span(self, start: int, end: int) -> Span:
        """The place in the source from the first to the last piece of the range."""
        first = self._offset(start)
        last = self._offset(end - 1)
        if first.source is not last.source or last.start < first.start:
            return first
        return first.source.span(first.start, last.end)

    def _offset(self, at: int) -> Span:
        """The place of the character `at`; the whole piece where its text is not what stands in the source."""
        begin, text, span = next(piece for piece in reversed(self.pieces) if piece[0] <= at)
        shift = span.excerpt.find(text)
        if shift < 0:
            return span
        return span.source.span(span.start + shift + at - begin, span.start + shift + at - begin + 1)


def _line(run: Inlines) -> _Line:
    text, pieces, cites = "", list[tuple[int, str, Span]](), dict[int, tuple[Cite, ...]]()
    for node, shown in _pieces(run):
        if isinstance(node, Citation | Note):
            if works := _cites(node):
                cites[len(text)] = works
                pieces.append((len(text), _MARK, node.span))
                text += _MARK
        else:
            pieces.append((len(text), shown, node.span))
            text += shown
    return _Line(text, tuple(pieces), cites)


def _pieces(run: Inlines) -> Iterator[tuple[Inline, str]]:
    for node in run:
        match node:
            case Text() | Code() | Value() | Reference():
                yield node, node.text
            case LineBreak():
                yield node, " "
            case Styled() | Link():
                yield from () if _is_comma(node) else _pieces(node.content)
            case Citation() | Note():
                yield node, ""
            case _:
                continue


def _is_comma(node: Inline) -> bool:
    """The raised comma between two footnote marks is no word of a text."""
    return (
        isinstance(node, Styled) and node.style == "superscript" and node.content == (Text(text=",", span=node.span),)
    )


def _cites(node: Inline) -> tuple[Cite, ...]:
    found = [one for one in walk((node,)) if isinstance(one, Citation)]
    return tuple(cite for citation in found for cite in citation.cites)


# ------------------------------------------------------------------ quotations


def _in_line(run: Inlines) -> Iterator[Quotation]:
    line = _line(run)
    for match in _BEHIND.finditer(line.text) if line.cites else ():
        opened = _opening(line.text, match.start())
        cites = line.cites.get(match.end(), ())
        if opened is None or not cites:
            continue
        yield Quotation(
            text=line.text[opened + 1 : match.start()].replace(_MARK, " "),
            span=line.span(opened, match.start() + 1),
            cites=cites,
            translated=_is_translated(cites, match["words"] or ""),
        )


def _opening(text: str, at: int) -> int | None:
    """Where the quotation begins that is closed at `at`; quotations inside it have marks of the same kind or others."""
    close = text[at]
    openers, depth = _PAIRS[close], 0
    for before in range(at - 1, -1, -1):
        sign = text[before]
        if sign in openers:
            if not depth:
                return before
            depth -= 1
        elif sign == close and close in "”»«":
            depth += 1
    before = text.rfind(close, 0, at)
    return before if close == "”" and before >= 0 and not any(sign in text[:at] for sign in openers) else None


def _is_translated(cites: tuple[Cite, ...], words: str) -> bool:
    return any(_TRANSLATION.search(said) for said in (words, *(cite.suffix for cite in cites)))


def _block(quote: Quote) -> Iterator[Quotation]:
    """A block quotation whose last paragraph ends with a citation; a line `— Author` at its end is not quoted."""
    lines = [_line(run) for run in _paragraphs(quote.content)]
    if not lines or any(isinstance(node, Quote) for node in walk(quote.content)):
        return
    last = lines[-1].text.rstrip(" \n.,;:!?)")
    cites = lines[-1].cites.get(len(last) - 1, ())
    if not cites:
        return
    by_line = len(lines) > 1 and (_BY_LINE.match(last) or not last.rstrip(_MARK).strip())
    texts = [line.text for line in lines[: -1 if by_line else None]]
    remark = re.search(r"\(([^()]*)\)[\s.]*$", last.rstrip(_MARK))
    yield Quotation(
        text=_bare(" ".join(texts).replace(_MARK, " ")),
        span=_outer(lines),
        cites=cites,
        translated=_is_translated(cites, remark[1] if remark else ""),
    )


def _paragraphs(blocks: Blocks) -> Iterator[Inlines]:
    """The lines of the blocks themselves, not those of notes that are called in them."""
    for block in blocks:
        match block:
            case Paragraph(content=run) | Heading(content=run):
                yield run
            case List(items=items):
                yield from (run for item in items for run in _paragraphs(item.content))
            case Group(content=content) | Quote(content=content):
                yield from _paragraphs(content)
            case _:
                continue


def _outer(lines: list[_Line]) -> Span:
    spans = [span for line in lines for _, _, span in line.pieces]
    return spans[0].source.span(spans[0].start, max(span.end for span in spans if span.source is spans[0].source))


def _bare(text: str) -> str:
    text = text.strip()
    for close, openers in _PAIRS.items():
        if len(text) > 2 and text[0] in openers and text.rstrip(" .,;")[-1] == close:
            return text[1:].rstrip(" .,;")[:-1]
    return text
