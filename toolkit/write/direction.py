"""Write: inlines → pieces of one direction each, for the writers of formats that set apart what runs the other way."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from toolkit.base.direction import Direction, has_right_to_left, letters_run, other, stretches
from toolkit.model.evidence import Chart
from toolkit.model.tree import Document, Figure, Image, Inline, Inlines, Note, Text
from toolkit.model.walk import nodes_of, plain_text

_STANDS_FOR = {"ltr": "l", "rtl": "\u0627"}  # in the place of a node that is no plain text: a letter of its direction
_NEUTRAL = "\ufffc"


def runs_both_ways(document: Document) -> bool:
    """Whether anything in the document runs from right to left: otherwise nobody needs to look at directions."""
    return document.direction == "rtl" or any(map(has_right_to_left, texts_of(document)))


def texts_of(document: Document) -> Iterator[str]:
    """Every text that readers see, in reading order."""
    yield from document.authors
    yield from (plain_text(document.title), plain_text(document.subtitle))
    for node in nodes_of(document):
        if isinstance(text := getattr(node, "text", None), str):
            yield text
        if isinstance(node, Figure) and isinstance(node.content, Chart):
            yield from chart_texts(node.content)


def chart_texts(chart: Chart) -> Iterator[str]:
    yield from (chart.category_title, chart.value_title, *chart.categories)
    yield from (series.name for series in chart.series)
    yield from (tick.text for tick in chart.ticks)


def block_direction(content: Inlines, around: Direction) -> Direction:
    """A paragraph all of whose letters run the other way, runs that way itself."""
    return letters_run(plain_text(content)) or around


def pieces(content: Inlines, around: Direction) -> list[tuple[Direction, Inlines]]:
    """Cut inlines that stand in a text of the direction `around` into pieces, each with its direction."""
    text = "".join(_stand_in(node, around) for node in content)
    cut: list[tuple[Direction, Inlines]] = []
    at = 0
    for start, end in stretches(text, around):
        cut.append((around, _between(content, at, start)))
        cut.append((other(around), _between(content, start, end)))
        at = end
    cut.append((around, _between(content, at, len(text))))
    return [(direction, nodes) for direction, nodes in cut if nodes]


def _stand_in(node: Inline, around: Direction) -> str:
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Image | Note):
        return _NEUTRAL
    words = plain_text((node,))
    if any(sign.isalpha() for sign in words):
        return _STANDS_FOR[letters_run(words) or around]
    return _STANDS_FOR["ltr"] if re.search("[0-9]", words) else _NEUTRAL


def _between(content: Inlines, start: int, end: int) -> Inlines:
    found: list[Inline] = []
    at = 0
    for node in content:
        length = len(node.text) if isinstance(node, Text) else 1
        if at < end and at + length > start:
            found.append(_part(node, start - at, end - at))
        at += length
    return tuple(found)


def _part(node: Inline, start: int, end: int) -> Inline:
    if isinstance(node, Text):
        return replace(node, text=node.text[max(start, 0) : end])
    return node
