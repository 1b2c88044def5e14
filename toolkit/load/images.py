"""Load: the pictures that a document names."""

import re
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.picture import tells_place
from toolkit.model.tree import Document, Image
from toolkit.model.walk import nodes_of

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


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
    if not data.startswith(tuple(SIGNATURES)):
        message = f"`{image.path}` is neither a PNG nor a JPEG picture"
        report.error("image.type", message, image.span, "save it as PNG or JPEG")
        return None
    if not _has_a_size(data):
        message = f"the picture `{image.path}` is damaged: it does not say how large it is"
        report.error("image.broken", message, image.span, "save it again from the program that made it")
        return None
    if tells_place(data):
        message = f"the picture `{image.path}` holds the coordinates of the place where it was taken"
        hint = "save it without them: in Word and PDF it keeps them, and every reader can find the place"
        report.warning("file.picture-place", message, image.span, hint)
    return data


def _has_a_size(data: bytes) -> bool:
    """PNG says its size in the chunk IHDR at the beginning, JPEG in a frame header (SOF) before the picture."""
    if data.startswith(b"\x89PNG"):
        return data[12:16] == b"IHDR" and len(data) > 24 and data[16:20] != bytes(4) and data[20:24] != bytes(4)
    return re.search(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf].{7}", data, re.DOTALL) is not None


def _pictures(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.suffix.lower() in (".png", ".jpg", ".jpeg"))
    return sorted(path.relative_to(folder).as_posix() for path in files)
