"""Write, PDF, tags: the space at the end of a line, left out by the engine, is put back (ISO 32000-1, 14.8.2.5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from toolkit.write.pdf.tags.element import Element, Mark, descendants

BLOCKS = frozenset(("P", "LBody", "Lbl", "TD", "TH", "Caption", "Note", "H1", "H2", "H3", "H4", "H5", "H6", "Link"))
SEEN = 30  # letters on each side of the end of a line, by which its place in the text is found
_SPACE = re.compile(r"[ \t\n\r]+")


def ends_of_words(root: Element, html: Any) -> set[Mark]:
    """Return the last marks of the lines behind which the text of `html` has a space.

    A word that was hyphenated, and an address that goes on in the next line, have none there. A space that stands alone
    between two words of different looks is left out as well.
    """
    text = _seen("\n".join(_texts(html)))
    blocks = (element for element in descendants(root) if element.kind in BLOCKS)
    return {mark for block in blocks for mark in _ends(block, text)}


def _seen(text: str) -> str:
    """The text with single spaces, and without the word joiners before the calls of footnotes."""
    return _SPACE.sub(" ", text).replace("\u2060", "")


def _texts(html: Any) -> Iterator[str]:
    """The text of the page, in which a footnote is its number; and the text of each footnote."""
    notes = [element for element in html.iter() if element.get("role") == "doc-footnote"]
    yield "".join(_text(html))
    for note in notes:
        yield "".join((note.text or "", *(piece for child in note for piece in _text(child))))


def _text(element: Any) -> Iterator[str]:
    if element.get("role") == "doc-footnote":
        yield element.get("data-number", "")
    else:
        yield element.text or ""
        for child in element:
            yield from _text(child)
    yield element.tail or ""


def _ends(block: Element, text: str) -> Iterator[Mark]:
    lines = [list(line) for _, line in groupby(_marks(block), key=lambda mark: mark.line)]
    lines = [line for line in lines if any(mark.text.strip() for mark in line)]
    for line in lines:
        yield from (mark for mark, after in pairwise(line) if mark.text.strip() and after.text.isspace())
    for line, following in pairwise(lines):
        before = _seen("".join(mark.text for mark in line))[-SEEN:]
        after = _seen("".join(mark.text for mark in following))[:SEEN]
        if f"{before} {after}" in text:
            yield next(mark for mark in reversed(line) if mark.text.strip())


def _marks(element: Element) -> Iterator[Mark]:
    """What stands in the lines of a block itself; a block inside of it has lines of its own."""
    for kid in element.kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, Element) and kid.inline:
            yield from _marks(kid)


# ------------------------------------------------------------------ the content of the pages


def write_spaces(spaced: set[Mark], streams: Sequence[Any], fonts: Iterable[Any]) -> None:
    """Print a space, which nobody sees, at the end of these marks; in another font where theirs has printed none."""
    spaces = {font.hash: sign for font in fonts if (sign := _space_of(font)) is not None}
    for page, stream in enumerate(streams):
        wanted = {mark.number for mark in spaced if mark.page == page}
        if wanted and spaces:
            stream.stream[:] = _with_spaces(stream.stream, wanted, spaces)


def _space_of(font: Any) -> str | None:
    signs = [glyph for glyph, text in font.to_unicode.items() if text == " "]
    return f"[<{signs[0]:04x}>] TJ" if signs and not font.bitmap else None


def _with_spaces(pieces: list[Any], wanted: set[int], spaces: dict[str, str]) -> Iterator[Any]:
    number, choice = -1, b""
    for piece in pieces:
        if isinstance(piece, dict):
            number = piece.get("MCID", -1)
        elif piece == b"EMC":
            number = -1
        elif isinstance(piece, bytes) and piece.endswith(b" Tf"):
            choice = piece
        elif piece == b"ET" and number in wanted and choice:
            yield from _space(choice, spaces)
        yield piece


def _space(choice: bytes, spaces: dict[str, str]) -> Iterator[Any]:
    """A space in the font of the operator `choice` (“/name size Tf”), which stays in force."""
    font, size, _ = choice.decode().split()
    if font[1:] in spaces:
        yield spaces[font[1:]]
    else:
        other = next(iter(spaces))
        yield from (f"/{other} {size} Tf", spaces[other], choice)
