"""Base: what the bytes of a PNG or JPEG picture say of it: how large it is, and which colours it has."""

import re
import struct

_FRAME = re.compile(rb"\xff([\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf])...(..)(..)(.)", re.DOTALL)


def pixel_size(data: bytes) -> tuple[int, int] | None:
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


def _frame(data: bytes) -> re.Match[bytes] | None:
    """The frame header. Segment by segment: a preview inside of EXIF data has a frame header of its own."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if found := _FRAME.match(data, at):
            return found
        at += 1 if data[at + 1] == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4])
    return None
