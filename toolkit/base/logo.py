"""Base: how large a logo stands on paper beside others: each has the same area."""

import math

# A grid of logos: each has the same area, so that none looks more important; the cell of a very wide or a very tall one
# sets the limit. All are parts of the width of a cell.
WIDEST, HIGHEST, SIDE = 0.82, 0.46, 0.42  # SIDE: of the square that has the area of every logo
COLUMNS = ((24, 4), (60, 5))  # up to so many logos: so many columns
MOST_COLUMNS = 6


def logo_columns(count: int) -> int:
    """How many logos stand side by side where there are so many."""
    return next((columns for most, columns in COLUMNS if count <= most), MOST_COLUMNS)


def logo_size(points: tuple[int, int], cell: float) -> tuple[float, float]:
    """Return width and height of a logo in a cell of the width `cell`, in the unit of that."""
    ratio = points[0] / points[1]
    width = min(SIDE * cell * math.sqrt(ratio), WIDEST * cell, HIGHEST * cell * ratio)
    return width, width / ratio
