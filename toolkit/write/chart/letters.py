"""Write: words → outlines of letters, from our own fonts; so every reader shows the same, and nothing is looked up."""

import unicodedata
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec import Struct

from toolkit.write.chart.shaped import shaped
from toolkit.write.chart.step import Step
from toolkit.write.typefaces import ARABIC, FORMULAS, SIGNS, files_of

FINE = 6  # parts of a unit of the font: in these, points between others and thirds of the way are whole numbers
LEADING = 1.2  # from line to line, in parts of the size of the letters


class Glyph(NamedTuple):
    """A letter of a font: its outline and how far the next one is, both in sixths of a unit of the font."""

    steps: tuple[Step, ...]
    advance: int


class Piece(Struct, frozen=True, kw_only=True):
    """Some letters of one font, each with its start in units. `unit` is a unit of that font, `start` where all begin,
    both in parts of the size of the letters."""

    letters: tuple[tuple[float, tuple[Step, ...]], ...]
    unit: float
    start: float


def breadth_of(line: str, family: str) -> float:
    """Return how long `line` is, in parts of the size of its letters."""
    if _is_plain(line, family):
        return sum(_advance(sign, family) for sign in line)
    return shaped(line, family)[1]


def outlines(line: str, family: str) -> tuple[Piece, ...]:
    """Return the letters of `line` one behind the other. What has to be shaped is left to a library that knows how."""
    if not _is_plain(line, family):
        return (Piece(letters=((0.0, shaped(line, family)[0]),), unit=1.0, start=0.0),)
    pieces, at = list[Piece](), 0.0
    for font, text in _runs(line, family):
        letters = tuple((float(start), letter.steps) for start, letter in _placed(font, text) if letter.steps)
        pieces.append(Piece(letters=letters, unit=1 / font.units, start=at))
        at += sum(_advance(sign, family) for sign in text)
    return tuple(piece for piece in pieces if piece.letters)


def _placed(font: "Font", text: str) -> list[tuple[int, Glyph]]:
    """The letters, each with the place at which it begins, in units of these outlines."""
    found, at = list[tuple[int, Glyph]](), 0
    for sign in text:
        letter = font.glyph(sign)
        found.append((at, letter))
        at += letter.advance
    return found


def _runs(line: str, family: str) -> list[tuple["Font", str]]:
    """The line cut where the font changes."""
    runs = list[tuple[Font, str]]()
    for sign in line:
        font = _font_of(sign, family)
        if font is None:
            continue
        if runs and runs[-1][0] is font:
            runs[-1] = (font, runs[-1][1] + sign)
        else:
            runs.append((font, sign))
    return runs


def _advance(sign: str, family: str) -> float:
    font = _font_of(sign, family)
    return font.glyph(sign).advance / font.units if font else 0.0


# ------------------------------------------------------------------ fonts


def _is_plain(line: str, family: str) -> bool:
    """Whether each letter is one glyph of our own fonts, from left to right."""
    return bool(files_of(family)) and all(_is_simple(sign) and _font_of(sign, family) for sign in line)


@cache
def _is_simple(sign: str) -> bool:
    """Whether a letter looks the same whatever stands beside it: in Latin, Greek and Cyrillic, and signs."""
    simple = ord(sign) < 0x0590 or 0x1E00 <= ord(sign) < 0x2C00
    return simple and not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"


@cache
def _font_of(sign: str, family: str) -> "Font | None":
    fonts = (_font(each) for each in dict.fromkeys((family, *SIGNS)) if files_of(each))
    return next((font for font in fonts if font.holds(sign)), None)


@cache
def _font(family: str) -> "Font":
    return Font(family)


class Font:
    """One of our files, opened: the outlines of its letters, each read once."""

    def __init__(self, family: str) -> None:
        from fontTools.ttLib import TTFont

        file: Any = TTFont(files_of(family)["Regular"], lazy=True)
        self.units: int = file["head"].unitsPerEm * FINE
        self._names: dict[int, str] = file.getBestCmap()
        self._glyphs: Any = file.getGlyphSet()
        self._barred = ARABIC if family == FORMULAS else range(0)
        self._read = dict[str, Glyph]()

    def holds(self, sign: str) -> bool:
        return ord(sign) in self._names and ord(sign) not in self._barred

    def glyph(self, sign: str) -> Glyph:
        if sign not in self._read:
            self._read[sign] = _read_glyph(self._glyphs, self._names[ord(sign)])
        return self._read[sign]


def _read_glyph(glyphs: Any, name: str) -> Glyph:
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    steps = tuple(step for operation, points in pen.value for step in _steps(operation, _finer(points)))
    return Glyph(steps, round(glyphs[name].width * FINE))


def _finer(points: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return tuple((round(x * FINE), round(y * FINE)) for x, y in points)


def _steps(operation: str, points: tuple[tuple[int, int], ...]) -> list[Step]:
    """What fontTools says of an outline, in our words."""
    match operation:
        case "moveTo":
            return [Step("M", points[0])]
        case "lineTo":
            return [Step("L", points[0])]
        case "qCurveTo":
            return _quadratic(points)
        case "closePath":
            return [Step("Z", ())]
        case _:
            raise ValueError(f"our fonts have no {operation}")


def _quadratic(points: tuple[tuple[int, int], ...]) -> list[Step]:
    """Between two turning points of TrueType lies a point of the curve, which is not written down."""
    *turns, end = points
    ends = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in pairwise(turns)]
    return [Step("Q", (*turn, *to)) for turn, to in zip(turns, [*ends, end], strict=True)]
