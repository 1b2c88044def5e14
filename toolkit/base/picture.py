"""Base: what the bytes of a PNG or JPEG picture say besides what is seen: its size, and where it was taken."""

import re
from collections.abc import Iterator

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL)
_GPS, _LATITUDE = 0x8825, 2  # tags of EXIF 2.32 (CIPA DC-008), 4.6.3 and 4.6.6
_MANY = 512  # entries of a directory; more is no photo


def pixel_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None where the bytes do not say."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    frame = _FRAME.search(data) if data.startswith(_JPEG) else None
    return (int.from_bytes(frame[2]), int.from_bytes(frame[1])) if frame else None


def tells_place(data: bytes) -> bool:
    """Whether the picture carries the coordinates of the place where it was taken, as telephones write them."""
    return b"exif:GPSLatitude" in data or any(_has_latitude(block) for block in _exif(data))


def _exif(data: bytes) -> Iterator[bytes]:
    if data.startswith(_PNG):
        at = data.find(b"eXIf")
        if at > 4:
            yield data[at + 4 : at + 4 + int.from_bytes(data[at - 4 : at])]
    elif data.startswith(_JPEG):
        yield from (block[6:] for block in _segments(data) if block.startswith(b"Exif\0\0"))


def _segments(data: bytes) -> Iterator[bytes]:
    """The application segments APP1 in front of the picture (ITU-T T.81, B.1.1)."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker == 0xDA or length < 2:
            return
        if marker == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def _has_latitude(block: bytes) -> bool:
    """EXIF is a TIFF file: a directory leads to one for the place, in which the latitude has a number."""
    order = {b"II": "little", b"MM": "big"}.get(block[:2])
    if order is None:
        return False

    def number(at: int, length: int) -> int:
        return int.from_bytes(block[at : at + length], "little" if order == "little" else "big")

    def entries(at: int) -> dict[int, int]:
        return {number(at + 2 + 12 * n, 2): number(at + 10 + 12 * n, 4) for n in range(min(number(at, 2), _MANY))}

    place = entries(number(4, 4)).get(_GPS)
    return place is not None and _LATITUDE in entries(place)
