"""Load: an organisation's own Word file (`reference-doc`) → its bytes, once it is known to be one that can be used."""

import io
import re
import zipfile
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Scalar
from toolkit.load.letterhead import find_beside
from toolkit.model.template import Margins, ReferenceDoc

LARGEST = 30_000_000  # bytes, unpacked: a letterhead has a few pictures
NEEDED = ("[Content_Types].xml", "word/document.xml")
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: Word 97, or a .docx with a password
_SAVE = "in Word choose “Save as”, file type “Word document (.docx)”, without password, macros or protection"


def find_reference_doc(scalar: Scalar, folders: tuple[Path, ...], report: Report) -> ReferenceDoc | None:
    """Return the Word file that somebody named; it lies in one of `folders`. None after a diagnostic."""
    file = find_beside(scalar.text, folders)
    if file is None:
        others = sorted({each.name for folder in folders for each in folder.glob("*.docx")})
        message = f"there is no Word file `{scalar.text}` here or in the workspace"
        report.error("theme.reference-doc-missing", message, scalar.span, did_you_mean(scalar.text, others))
        return None
    data = file.read_bytes()
    wrong = _wrong(data)
    if wrong:
        report.error("theme.reference-doc", f"`{scalar.text}` {wrong}", scalar.span, _SAVE)
        return None
    return _described(scalar, data)


def _described(scalar: Scalar, data: bytes) -> ReferenceDoc:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode("utf-8", "replace")
        heads = [package.read(name) for name in package.namelist() if _HEAD.fullmatch(name)]
    size, margins = _lengths(text, "pgSz", ("w", "h")), _lengths(text, "pgMar", ("top", "right", "bottom", "left"))
    return ReferenceDoc(
        path=scalar.text,
        mark=digest(data),
        data=data,
        page=(size[0], size[1]) if size else None,
        margins=Margins(top=margins[0], right=margins[1], bottom=margins[2], left=margins[3]) if margins else None,
        headed=any(_SHOWN.search(head) for head in heads),
        span=scalar.span,
    )


_HEAD = re.compile(r"word/header\d*\.xml")
_SHOWN = re.compile(rb"<w:(?:t|drawing|pict|object)\b[^>/]*>")


def _lengths(text: str, tag: str, names: tuple[str, ...]) -> tuple[float, ...]:
    """Lengths of the last section, from twips to millimetres; nothing where one is missing."""
    last = re.findall(rf"<w:{tag}\b[^>]*>", text)[-1:]
    found = [re.search(rf'\bw:{name}="(-?\d+)"', one) for one in last for name in names]
    lengths = tuple(abs(int(each[1])) * 25.4 / 1440 for each in found if each)
    return lengths if len(lengths) == len(names) else ()


def _wrong(data: bytes) -> str:
    """What is wrong with the file, as the end of a sentence; empty for a document that can be used."""
    if data.startswith(ENCRYPTED):
        return "is protected by a password, or was saved by Word 97 to 2003 (.doc)"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _wrong_inside(package)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return "is no Word file, or is damaged"


def _wrong_inside(package: zipfile.ZipFile) -> str:
    names = package.namelist()
    if not all(name in names for name in NEEDED):
        return "is no Word file (.docx)"
    if sum(entry.file_size for entry in package.infolist()) > LARGEST:
        return "holds more than a letterhead needs (30 MB); take the text and the large pictures out"
    if package.testzip() is not None:
        return "is damaged"
    kinds = package.read("[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in kinds or any(name.lower().endswith(("vbaproject.bin", ".js")) for name in names):
        return "holds macros"
    if "wordprocessingml.template" in kinds:
        return "is a template (.dotx), not a document"
    settings = package.read("word/settings.xml").decode("utf-8", "replace") if "word/settings.xml" in names else ""
    return "is protected against changes" if _PROTECTED.search(settings) else ""


_PROTECTED = re.compile(r"<w:(?:documentProtection|writeProtection)\b[^>]*(?:enforcement=\"(?:1|true|on)\"|hash=)")
