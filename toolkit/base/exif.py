"""Base: what a camera wrote into a picture (EXIF 2.32, CIPA DC-008): the place, and whether it stands upright."""

from collections.abc import Callable, Iterator
from typing import Literal

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_TURNED, _PLACE, _LATITUDE = 0x0112, 0x8825, 2  # tags: 4.6.4 A, 4.6.3, 4.6.6
_MANY = 512  # entries of a directory; more is no photo


def tells_place(data: bytes) -> bool:
    """Whether the picture carries the coordinates of the place where it was taken, as telephones write them."""
    return b"exif:GPSLatitude" in data or any(_LATITUDE in _directories(block)[1] for block in _blocks(data))


def is_turned(data: bytes) -> bool:
    """Whether the picture does not stand upright and says so only here, where Word does not look."""
    return any(_directories(block)[0].get(_TURNED, 1) in range(2, 9) for block in _blocks(data))


def _blocks(data: bytes) -> Iterator[bytes]:
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


def _directories(block: bytes) -> tuple[dict[int, int], dict[int, int]]:
    """A TIFF file: the first directory, and the one for the place to which it leads; each a value for its tag."""
    orders: dict[bytes, Literal["little", "big"]] = {b"II": "little", b"MM": "big"}
    order = orders.get(block[:2])
    if order is None:
        return {}, {}

    def number(at: int, length: int) -> int:
        return int.from_bytes(block[at : at + length], order)

    first = _entries(number, number(4, 4))
    return first, _entries(number, first[_PLACE]) if _PLACE in first else {}


def _entries(number: Callable[[int, int], int], at: int) -> dict[int, int]:
    """A short number (type 3) stands in the first half of its field."""
    fields = (at + 2 + 12 * n for n in range(min(number(at, 2), _MANY)))
    return {number(field, 2): number(field + 8, 2 if number(field + 2, 2) == 3 else 4) for field in fields}
