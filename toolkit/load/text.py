"""Load: bytes of a file → its text. Whatever a person wrote is decoded here, in one way."""

import codecs
import os
import re
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source, Span

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = (
    "save it as UTF-8: in Excel choose the file type “CSV UTF-8 (comma delimited)”, "
    "in other programs the encoding “UTF-8” when saving"
)


def read_source(root: str, path: str, report: Report, asked: Span | None) -> Source | None:
    """Return the file `path` (relative to the folder `root`) as a source, with LF line ends and without BOM.

    A file that is not there is reported at `asked` (the place that names it) as `file.missing`, one that lies outside
    of `root` as `file.outside`, one that is not UTF-8 at its first bad letter as `file.encoding`.
    """
    data = read_bytes(root, path, report, asked)
    return None if data is None else decode(data, path, report)


def read_bytes(root: str, path: str, report: Report, asked: Span | None, code: str = "file.missing") -> bytes | None:
    """Return the bytes of the file, or None after a diagnostic (`code` where the file is not there)."""
    inside = _shown(path)
    if inside.startswith("../") or inside == ".." or Path(path).is_absolute():
        report.error(
            "file.outside", f"`{path}` lies outside of the folder that may be read", asked, "copy it into the folder"
        )
        return None
    file = Path(root, inside)
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        report.error(code, f"there is no file `{inside}`", asked, did_you_mean(file.name, _beside(file)))
    except OSError as error:
        report.error(code, f"the file `{inside}` cannot be read: {error.strerror}", asked)
    return None


def decode(data: bytes, path: str, report: Report, code: str = "file.encoding") -> Source | None:
    """Return `data` as the source `path`; a file that is not UTF-8 is reported as `code` at its first bad letter."""
    if data.startswith(_UTF16):
        guess = Source(path=_shown(path), text=_line_ends(data.decode("utf-16", "replace")))
        report.error(code, "this file is saved as UTF-16 (“Unicode text”)", guess.span(), _SAVE)
        return None
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(path=_shown(path), text=_line_ends(data.decode()))
    except UnicodeDecodeError as error:
        _report_bad_letter(data, error.start, path, report, code)
        return None


def _report_bad_letter(data: bytes, at: int, path: str, report: Report, code: str) -> None:
    """Show the file as Windows-1252 from the bad letter on: that is what it nearly always was saved as."""
    before = _line_ends(data[:at].decode())
    source = Source(path=_shown(path), text=before + _line_ends(data[at:].decode("cp1252", "replace")))
    start = len(before)
    word = re.search(r"[^\s,;\"]*$", source.text[:start])
    rest = re.match(r"[^\s,;\"]*", source.text[start:])
    shown = (word[0] if word else "") + (rest[0] if rest else "")
    message = f"this file is not UTF-8; read as Windows-1252 the first word in doubt is “{shown}”"
    report.error(code, message, source.span(start, start + 1), _SAVE)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")


def _beside(file: Path) -> list[str]:
    """The names of the files in the folder of `file`; of the folder's neighbours when the folder is not there."""
    folder = file.parent
    return sorted(other.name for other in folder.iterdir() if other.is_file()) if folder.is_dir() else []
