"""Load: the pictures that a document names."""

import math
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.raster import is_turned, logo_size, odd_colours, points_of
from toolkit.model.tree import LOGOS, Document, Image, List
from toolkit.model.walk import nodes_of, walk

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
SAVE_AGAIN = "save it again from the program that made it"
RGB = "save it with the colours of screens (RGB, 8 bits), which Word, browsers and archives of PDFs know"
TURN_IT = "open it in a program for pictures, turn it until it is upright, and save it"
CELL = 40.0  # millimetres: of a logo among a few, on A4
FINE = 150  # points on an inch of paper, of which nobody sees the single ones


def load_images(document: Document, folder: str, report: Report) -> dict[str, bytes]:
    """Return the bytes of every image of `document` by its path as written; `folder` is the submission's.

    A picture that is not there, lies outside the folder, or is neither PNG nor JPEG is reported and left out.
    """
    images: dict[str, bytes] = {}
    for node in nodes_of(document):
        if isinstance(node, Image) and node.path not in images:
            data = _read(node, Path(folder), report)
            if data is not None:
                images[node.path] = data
    _tell_coarse_logos(document, images, report)
    return images


def _read(image: Image, folder: Path, report: Report) -> bytes | None:
    path = (folder / image.path).resolve()
    if "://" in image.path or not path.is_relative_to(folder.resolve()):
        message = f"the picture `{image.path}` does not lie in the submission's folder"
        report.error("image.outside", message, image.span, "copy it there and name it by its path from submission.md")
        return None
    if not path.is_file():
        hint = did_you_mean(image.path, _pictures(folder.resolve())) or "copy it into the folder of submission.md"
        report.error("image.missing", f"there is no picture `{image.path}`", image.span, hint)
        return None
    data = path.read_bytes()
    wrong = _fault(data)
    if wrong:
        code, what, hint = wrong
        report.error(code, f"the picture `{image.path}` {what}", image.span, hint)
        return None
    return data


def _fault(data: bytes) -> tuple[str, str, str] | None:
    """What makes a file no picture for Word, web page and PDF alike: code, words, and what to do."""
    if not data.startswith(tuple(SIGNATURES)):
        return "image.type", "is neither PNG nor JPEG", "save it as PNG or JPEG"
    if points_of(data) is None:
        return "image.broken", "is damaged: it does not say how large it is", SAVE_AGAIN
    if (b"IEND" if data.startswith(b"\x89PNG") else b"\xff\xd9") not in data:
        return "image.broken", "is damaged: its end is missing", SAVE_AGAIN
    if is_turned(data):
        return "image.turned", "lies on its side, with a mark for programs that know to turn it", TURN_IT
    return ("image.type", f"has {colours}", RGB) if (colours := odd_colours(data)) else None


def _tell_coarse_logos(document: Document, images: dict[str, bytes], report: Report) -> None:
    """A logo from a web page looks fine on the screen, and is made of squares on paper."""
    lists = [node for node in nodes_of(document) if isinstance(node, List) and node.role == LOGOS]
    for image in (node for node in walk(lists) if isinstance(node, Image)):
        points = points_of(images[image.path]) if image.path in images else None
        if points is None:
            continue
        inches = logo_size(points, CELL)[0] / 25.4
        if points[0] < FINE * inches:
            message = f"the logo `{image.path}` has {points[0]} × {points[1]} points: too few for print"
            hint = f"ask for one that is {math.ceil(2 * FINE * inches):,} points wide or more"
            report.warning("image.coarse", message, image.span, hint)


def _pictures(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() in (".png", ".jpg", ".jpeg"))
    return sorted(path.relative_to(folder).as_posix() for path in files)
