"""Write: how wide the columns of a table are, and how small its letters; Word and PDF ask the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.model.tree import Row
from toolkit.model.walk import plain_text

LETTER = 0.56  # mean width of a letter, in parts of the font size
WIDE_LETTER = 0.74  # of a letter in a long word, bold as in the head of a table: such a word must not be broken
BREAKABLE = 24  # letters; a longer word (an address) is broken rather than that its column takes all the room
SMALLEST = 6.5  # points; smaller print is not read
STEP = 0.5
TIGHT = 0.45  # of the usual space beside the text of a cell, where letters are smaller
TWIPS = 20  # in a point
_SPACE = re.compile(r"[ \t\n]+")  # a no-break space holds a word together


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """`size` of the letters in points; `widths` of the columns and `side`, the space beside the text, in twips.

    `tight`: the letters are smaller than usual. `broken`: even so, some words do not fit into their column.
    """

    size: float
    side: int
    widths: tuple[int, ...]
    tight: bool = False
    broken: bool = False


def columns(rows: tuple[Row, ...], room: int, size: float, side: int) -> Columns:
    """Return the columns of a table for `room` twips: letters of `size` points, or the largest that break no word.

    Every column gets what its longest word needs; what is left goes to the columns with the most text.
    """
    texts = _texts(rows)
    points, least = size, _least(texts, size, 2 * side)
    usual = sum(least) <= room
    while sum(least) > room and points > SMALLEST:
        points = max(points - STEP, SMALLEST)
        least = _least(texts, points, 2 * _tight(side))
    beside = side if usual else _tight(side)
    whole = [_longest(column, points * LETTER, 2 * beside) for column in texts]
    widths = _exact(_shared(least, [max(pair) for pair in zip(least, whole, strict=True)], room), room)
    return Columns(size=points, side=beside, widths=widths, tight=not usual, broken=sum(least) > room)


def _tight(side: int) -> int:
    return round(side * TIGHT)


def _texts(rows: tuple[Row, ...]) -> list[list[str]]:
    """The cells of each column as text."""
    count = max(len(row.cells) for row in rows)
    return [[plain_text(row.cells[at].content) for row in rows if at < len(row.cells)] for at in range(count)]


def _least(texts: list[list[str]], points: float, sides: int) -> list[float]:
    letter = points * WIDE_LETTER
    return [
        _longest((word[:BREAKABLE] for text in column for word in _SPACE.split(text)), letter, sides)
        for column in texts
    ]


def _longest(texts: Iterable[str], letter: float, sides: int) -> float:
    return sides + round(letter * TWIPS) * max((len(text) for text in texts), default=1)


def _shared(least: list[float], whole: list[float], room: int) -> list[float]:
    if sum(least) >= room:
        return _cut(least, room)
    if sum(whole) <= room:
        return [width * room / sum(whole) for width in whole]
    wanted = [more - less for more, less in zip(whole, least, strict=True)]
    spare = (room - sum(least)) / sum(wanted)
    return [less + more * spare for less, more in zip(least, wanted, strict=True)]


def _cut(least: list[float], room: int) -> list[float]:
    """The widest columns give way, down to one width for all of them: a number in a narrow one stays whole."""
    left, widest = float(room), 0.0
    for done, need in enumerate(sorted(least)):
        widest = left / (len(least) - done)
        if need >= widest:
            break
        left -= need
    return [min(need, widest) for need in least]


def _exact(widths: list[float], room: int) -> tuple[int, ...]:
    whole = [int(width) for width in widths]
    return (*whole[:-1], whole[-1] + room - sum(whole))
