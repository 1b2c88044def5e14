"""Base: how large a picture is in its own points, and how large a logo stands on paper beside others."""

import math
import re
import struct
from typing import Literal

_FRAME = re.compile(rb"\xff([\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf])...(..)(..)(.)", re.DOTALL)

# A grid of logos: each has the same area, so that none looks more important; the cell of a very wide or a very tall one
# sets the limit. All are parts of the width of a cell.
WIDEST, HIGHEST, SIDE = 0.82, 0.46, 0.42  # SIDE: of the square that has the area of every logo
COLUMNS = ((24, 4), (60, 5))  # up to so many logos: so many columns
MOST_COLUMNS = 6


def points_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG file as it says them itself; None where it does not.

    PNG: chunk IHDR (ISO/IEC 15948, 11.2.2). JPEG: the frame header SOFn (ITU-T T.81, B.2.2), behind all other segments.
    """
    width, height = 0, 0
    if data.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) > 24 else (0, 0)
    elif frame := _frame(data):
        width, height = int.from_bytes(frame[3]), int.from_bytes(frame[2])
    return (width, height) if width and height else None


def odd_colours(data: bytes) -> str:
    """Say which colours a picture has that not every reader of a document shows; nothing where it has usual ones."""
    if data.startswith(b"\x89PNG"):
        return "16 bits for each grey" if data[24:25] == b"\x10" and data[25:26] in (b"\x00", b"\x04") else ""
    frame = _frame(data)
    return "the colours of a printing press (CMYK)" if frame and frame[4] == b"\x04" else ""


def is_turned(data: bytes) -> bool:
    """Whether a JPEG does not stand upright and says so only in its EXIF data, where Word does not look.

    Tag 0x0112 of the first directory (EXIF 2.3, 4.6.4 A).
    """
    start = data.find(b"Exif\0\0", 0, 64) + 6
    order: Literal["little", "big"] = "little" if data[start : start + 2] == b"II" else "big"
    if start < 6:
        return False
    at = start + int.from_bytes(data[start + 4 : start + 8], order)
    for entry in range(at + 2, at + 2 + 12 * int.from_bytes(data[at : at + 2], order), 12):
        if int.from_bytes(data[entry : entry + 2], order) == 0x0112:
            return int.from_bytes(data[entry + 8 : entry + 10], order) in range(2, 9)
    return False


def _frame(data: bytes) -> re.Match[bytes] | None:
    """The frame header. Segment by segment: a preview inside of EXIF data has a frame header of its own."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if found := _FRAME.match(data, at):
            return found
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def logo_columns(count: int) -> int:
    """How many logos stand side by side where there are so many."""
    return next((columns for most, columns in COLUMNS if count <= most), MOST_COLUMNS)


def logo_size(points: tuple[int, int], cell: float) -> tuple[float, float]:
    """Return width and height of a logo in a cell of the width `cell`, in the unit of that."""
    ratio = points[0] / points[1]
    width = min(SIDE * cell * math.sqrt(ratio), WIDEST * cell, HIGHEST * cell * ratio)
    return width, width / ratio
