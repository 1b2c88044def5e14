"""Write: how wide the columns of a table are, and how small its letters; Word and PDF ask the same."""

import math
import re
from collections.abc import Iterable
from itertools import zip_longest

from msgspec import Struct

from toolkit.model.tree import Note, Row
from toolkit.model.walk import plain_text, walk

LETTER = 0.56  # mean width of a letter, in parts of the font size
WIDE_LETTER = 0.74  # of a letter in a long word, bold as in the head of a table: such a word must not be broken
DIGIT = 0.6  # of a letter in a number, a date or an interval
TOGETHER = 14  # a table of so many lines or fewer stays on one page; a larger one would leave half a page empty
WHOLE = 24  # letters; “13 de diciembre de 2011” or “309 of 544” is one thing to the eye, so it stands on one line
BREAKABLE = 24  # letters; a longer word (an address) is broken rather than that its column takes all the room
SMALLEST = 6.5  # points; smaller print is not read
STEP = 0.5
TIGHT = 0.45  # of the usual space beside the text of a cell, where letters are smaller
SLIM = 0.45  # of the room: a table that needs no more gets
SLIM_WIDTH = 0.6  # of it, so that the eye finds from a name to its number
NOTE_LINE = 110  # letters in a line of a footnote
TWIPS = 20  # in a point
_NUMBER = re.compile(r"[\d.,\u00a0\u202f]*\d")  # “1,234”, “1 234”
_SPACE = re.compile(r"[ \t\n]+")  # a no-break space holds a word together


class Columns(Struct, frozen=True, kw_only=True):
    """`size` of the letters in points; `widths` of the columns and `side`, the space beside the text, in twips.

    `tight`: the letters are smaller than usual. `broken`: even so, some words do not fit into their column.
    `whole`: the columns whose dates and numbers stay on one line. `slim`: the table is not as wide as the page.
    `lines`: about how many lines the table takes, with its footnotes.
    """

    size: float
    side: int
    widths: tuple[int, ...]
    tight: bool = False
    broken: bool = False
    whole: frozenset[int] = frozenset()
    slim: bool = False
    lines: int = 0


def columns(rows: tuple[Row, ...], room: int, size: float, side: int) -> Columns:
    """Return the columns of a table for `room` twips: letters of `size` points, or the largest that break no word.

    Every column gets what its longest word needs; what is left goes to the columns with the most text.
    """
    return columns_of(_texts(rows), room, size, side, sum(map(_note_lines, rows)))


def columns_of(texts: list[list[str]], room: int, size: float, side: int, notes: int = 0) -> Columns:
    """The same for texts, column by column, each with its head; the rows have so many lines of notes."""
    points, least = size, _least(texts, size, 2 * side)
    usual = sum(least) <= room
    while sum(least) > room and points > SMALLEST:
        points = max(points - STEP, SMALLEST)
        least = _least(texts, points, 2 * _tight(side))
    beside = side if usual else _tight(side)
    broken = sum(least) > room
    least, kept = _kept_whole(least, texts, points, 2 * beside, room)
    needed = [_longest(column, points * LETTER, 2 * beside) for column in texts]
    needed = [max(pair) for pair in zip(least, needed, strict=True)]
    slim = sum(needed) <= room * SLIM
    width = round(room * SLIM_WIDTH) if slim else room
    widths = _exact(_shared(least, needed, width), width)
    lines = _lines(texts, widths, points * LETTER * TWIPS, 2 * beside) + notes
    return Columns(
        size=points, side=beside, widths=widths, tight=not usual, broken=broken, whole=kept, slim=slim, lines=lines
    )


def _kept_whole(
    least: list[float], texts: list[list[str]], points: float, sides: int, room: int
) -> tuple[list[float], frozenset[int]]:
    """Give the columns with dates and numbers, the cheapest first, the room to keep them on one line."""
    wider, kept = list(least), set[int]()
    needs = {at: _longest(_single_lines(column), points * DIGIT, sides) for at, column in enumerate(texts)}
    for at in sorted(needs, key=lambda at: needs[at] - least[at]):
        more = max(needs[at], least[at])
        if any(_single_lines(texts[at])) and sum(wider) - wider[at] + more <= room:
            wider[at] = more
            kept.add(at)
    return wider, frozenset(kept)


def _single_lines(column: list[str]) -> list[str]:
    """The cells of a column, without its head, that should not be broken."""
    return [text for text in column[1:] if is_single_line(text)]


def is_single_line(text: str) -> bool:
    """Whether a cell is a date, a number or an interval, which are not broken where there is room."""
    return len(text) <= WHOLE and "\n" not in text and any(sign.isdigit() for sign in text)


def _lines(texts: list[list[str]], widths: tuple[int, ...], letter: float, sides: int) -> int:
    """Of the rows together; each is as high as its highest cell."""
    rows = zip_longest(*texts, fillvalue="")
    return sum(
        max(math.ceil(len(text) * letter / max(width - sides, 1)) or 1 for text, width in zip(row, widths, strict=True))
        for row in rows
    )


def _note_lines(row: Row) -> int:
    notes = (node for cell in row.cells for node in walk(cell.content) if isinstance(node, Note))
    return sum(math.ceil(len(plain_text(note.content)) / NOTE_LINE) for note in notes)


def _tight(side: int) -> int:
    return round(side * TIGHT)


def _texts(rows: tuple[Row, ...]) -> list[list[str]]:
    """The cells of each column as text."""
    count = max(len(row.cells) for row in rows)
    return [[plain_text(row.cells[at].content) for row in rows if at < len(row.cells)] for at in range(count)]


def _least(texts: list[list[str]], points: float, sides: int) -> list[float]:
    return [max(_least_of(text, points, sides) for text in column) for column in texts]


def _least_of(text: str, points: float, sides: int) -> float:
    words = [word[:BREAKABLE] for word in _SPACE.split(text)]
    numbers = [word for word in words if _NUMBER.fullmatch(word)]
    others = [word for word in words if word not in numbers]
    return max(_longest(numbers, points * DIGIT, sides), _longest(others, points * WIDE_LETTER, sides))


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
