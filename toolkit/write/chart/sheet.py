"""Write: what all charts have: the sheet they are drawn on, its letters, its looks of series, its axes, its title."""

import math
import textwrap
import unicodedata
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from toolkit.model.evidence import Chart
from toolkit.model.template import Theme

MILLIMETRE = 72 / 25.4  # in points
POINT = 25.4 / 72  # in millimetres
LETTER = 0.58  # the width of a digit, as a part of the size of the letters
LEGIBLE = 7.0  # points; smaller letters are not read, so labels are left out before that
TALLEST = 150.0  # millimetres; a taller chart leaves no room on its page for anything else
WHOLE_PAGE = 195.0  # millimetres; for names of which none may be left out
LONGEST_NAME = 34  # letters in a line

HATCHES = ("", "/", "|", "x")  # whoever sees no colours tells bars by these,
MARKERS = ("disc", "square", "triangle", "diamond")  # points by these,
DASHES: tuple[tuple[float, ...], ...] = ((), (5, 1.6), (1.2, 1.4), (7, 1.6, 1.2, 1.6))  # and lines by these


class Sheet(Struct, frozen=True, kw_only=True):
    """What a chart is drawn on; `width` in millimetres."""

    chart: Chart
    theme: Theme
    width: float

    @property
    def points(self) -> float:
        """The size of the letters."""
        return self.theme.sizes["small"] - 0.5

    @property
    def leading(self) -> float:
        """The height of a line of letters, in millimetres."""
        return self.points * 1.3 * POINT

    def colour(self, name: str) -> str:
        return f"#{self.theme.colours[name]}"

    def series_colour(self, at: int) -> str:
        return self.colour(f"chart-{at % 4 + 1}")


def breadth(text: str, points: float) -> float:
    """Return about how many millimetres a text takes in letters of that size; of several lines, the longest."""
    return max(sum(_letter(sign) for sign in line) for line in (text or " ").split("\n")) * points * POINT


def _letter(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(sign) in "WF" else LETTER


def wrapped(name: str, letters: int = LONGEST_NAME) -> str:
    """Break a long name into lines; scripts without spaces are broken after half as many of their wide letters."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in name) > len(name) / 2
    return textwrap.fill(name, max(4, letters // 2 if wide else letters), break_long_words=wide or len(name) > letters)


def lines_of(text: str) -> int:
    return text.count("\n") + 1


# ------------------------------------------------------------------ title and legend


def title_text(sheet: Sheet) -> str:
    """What is measured, in as many lines as it takes."""
    return textwrap.fill(sheet.chart.value_title, int(sheet.width / (sheet.points * POINT * LETTER)))


def title_height(sheet: Sheet) -> float:
    return lines_of(title_text(sheet)) * sheet.leading + 4


def legend_columns(sheet: Sheet) -> int:
    """In how many columns the names of the series stand."""
    names = [breadth(wrapped(series.name), sheet.points) + 9 for series in sheet.chart.series]
    return max(1, min(len(names), int(sheet.width / max(names))))


def legend_height(sheet: Sheet) -> float:
    if len(sheet.chart.series) < 2:
        return 0.0
    lines = max(lines_of(wrapped(series.name)) for series in sheet.chart.series)
    return math.ceil(len(sheet.chart.series) / legend_columns(sheet)) * lines * sheet.leading + 2


# ------------------------------------------------------------------ axes


def ends(sheet: Sheet) -> tuple[float, float]:
    """The ends of the value axis: those of its ticks, and never short of a value."""
    values = [value for one in sheet.chart.series for value in one.values if value is not None]
    found = [*(tick.value for tick in sheet.chart.ticks), *values] or [Fraction(0)]
    low, high = float(min(found)), float(max(found))
    return low, high if high > low else low + 1


def every(places: list[float], breadths: list[float], room: float) -> int:
    """Return the smallest n such that each n-th of the names, at these places of an axis `room` long, has its place.

    Where not even two of them have, only the first is left.
    """
    span = (max(places) - min(places)) or 1.0
    for step in range(1, len(places)):
        chosen = range(0, len(places), step)
        gaps = ((places[b] - places[a]) / span * room - (breadths[a] + breadths[b]) / 2 for a, b in pairwise(chosen))
        if all(gap >= 2 for gap in gaps):
            return step
    return len(places)
