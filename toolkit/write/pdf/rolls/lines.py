"""Write, PDF, rolls: a text → its lines, each with its words in the order of the eye."""

import re
from collections.abc import Iterable
from itertools import groupby, pairwise
from typing import NamedTuple

from msgspec import Struct

from toolkit.base.direction import Direction, has_right_to_left, stretches
from toolkit.write.pdf.rolls.letters import MARKS, Setter, Word

GAP = "\x00"
_SPACE = re.compile(r"[ \t\r\n]+")


class Piece(NamedTuple):
    """A word, or a part of one; `apart`: a space stands before it; `turned`: it runs against the text around it.

    `cut`: it is the rest of a word that was too wide, so a line may begin with it.
    """

    word: Word
    apart: bool = True
    turned: bool = False
    cut: bool = False


class Line(NamedTuple):
    """What is printed, with `GAP` for each of its spaces; `width` is that of the words with usual spaces.

    `plain`: it is read as it is printed. `whole`: it does not end within a word.
    """

    code: str
    width: float
    gaps: int
    plain: bool = True
    whole: bool = True


class Measure(Struct, frozen=True):
    """How wide lines may be: the first one begins `indent` further in (or out)."""

    width: float
    indent: float = 0


def lines_of(text: str, setter: Setter, measure: Measure, around: Direction) -> list[Line]:
    """Break a text into lines, each as full as can be; none of an empty one. A word wider than a line is cut."""
    found, current, width = list[Line](), list[Piece](), 0.0
    room, space = measure.width - measure.indent, setter.space.width
    for piece in _pieces(text, setter, measure.width, around):
        more = piece.word.width + (space if piece.apart and current else 0)
        if current and (piece.apart or piece.cut) and width + more > room + 0.01:
            found.append(_line(current, width, around, whole=piece.apart))
            current, width, room, more = [], 0.0, measure.width, piece.word.width
        current.append(piece)
        width += more
    return [*found, _line(current, width, around)] if current else found


def _line(pieces: list[Piece], width: float, around: Direction, *, whole: bool = True) -> Line:
    plain = all(piece.word.plain for piece in pieces)
    if around == "rtl" or any(piece.turned for piece in pieces):
        pieces = _for_the_eye(pieces, around)
    said = "".join((GAP if piece.apart and at else "") + piece.word.code for at, piece in enumerate(pieces))
    return Line(said, width, said.count(GAP), plain, whole)


def _pieces(text: str, setter: Setter, room: float, around: Direction) -> Iterable[Piece]:
    if around == "ltr" and not has_right_to_left(text):
        return [piece for word in _SPACE.split(text) if word for piece in _whole_or_cut(word, setter, room, False)]
    return _both_ways(text, setter, room, around)


def _whole_or_cut(text: str, setter: Setter, room: float, turned: bool) -> list[Piece]:
    mark = (MARKS[0] if setter.style["direction"] == "rtl" else MARKS[1]) * turned
    word = setter.word(f"{mark}{text}{mark}")
    if word.width <= room:
        return [Piece(word, True, turned)]
    parts = (setter.word(f"{mark}{part}{mark}") for part in setter.pieces(text, room))
    return [Piece(part, at == 0, turned, at > 0) for at, part in enumerate(parts)]


def _both_ways(text: str, setter: Setter, room: float, around: Direction) -> list[Piece]:
    """Words with the direction of the stretch in which they stand; a comma behind one belongs to the text around."""
    found = list[Piece]()
    edges = sorted({0, len(text), *(edge for span in stretches(text, around) for edge in span)})
    turned = stretches(text, around)
    for begin, end in pairwise(edges):
        foreign = any(first <= begin < last for first, last in turned)
        for match in re.finditer(r"[^ \t\r\n]+", text[begin:end]):
            at = begin + match.start()
            apart = at == 0 or text[at - 1] in " \t\r\n"
            parts = _whole_or_cut(match[0], setter, room, foreign)
            found += [parts[0]._replace(apart=apart), *parts[1:]]
    return found


def code_of(line: Line, setter: Setter, stretch: float = 0, *, end: bool = False) -> str:
    """What prints the line, with `stretch` (CSS pixels) more at each space.

    `end`: a space that nobody sees stands behind it, so that the last word and the next line do not become one.
    """
    wider = -round(stretch * 1000 / setter.face.size)
    return line.code.replace(GAP, setter.space.code + (str(wider) if wider else "")) + setter.space.code * (
        end and line.whole
    )


def _for_the_eye(pieces: list[Piece], around: Direction) -> list[Piece]:
    """From left to right. In a line from the right all stretches change places; what runs from the right is reversed.

    A gap stays between the same two words.
    """
    runs = [list(run) for _, run in groupby(pieces, key=lambda piece: piece.turned)]
    seen = runs if around == "ltr" else runs[::-1]
    found = list[Piece]()
    for at, run in enumerate(seen):
        later = run if around == "ltr" or not at else seen[at - 1]
        first, *others = _backwards(run) if run[0].turned == (around == "ltr") else run
        found += [first._replace(apart=later[0].apart), *others]
    return found


def _backwards(run: list[Piece]) -> list[Piece]:
    """The gaps stay between the same two words."""
    gaps = [run[0].apart, *(piece.apart for piece in reversed(run[1:]))]
    return [piece._replace(apart=gap) for piece, gap in zip(reversed(run), gaps, strict=True)]
