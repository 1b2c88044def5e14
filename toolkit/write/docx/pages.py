"""Write DOCX: on which page each bookmark stands when LibreOffice lays the file out. Nobody else is asked to count."""

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Report

CODE = "output.toc-pages"
PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
PATIENCE = 180  # seconds
AS_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def pages_of(data: bytes, bookmarks: Collection[str], report: Report) -> dict[str, int]:
    """Return the page (from 1) of each of the bookmarks of the Word file `data`; nothing, and a warning, where that is
    not to be had.

    Word breaks lines a little differently, and may come to another page.
    """
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    hint = "the table of contents has no page numbers now; Word adds them when you update it there (F9)"
    if program is None:
        message = "`toc-pages: libreoffice` needs LibreOffice, which is not on this computer"
        report.warning(CODE, message, None, "install it, or take the line away", hint)
        return {}
    pages = _destinations(_converted(program, data))
    found = {name: pages[_encoded(name)] for name in bookmarks if _encoded(name) in pages}
    if len(found) < len(bookmarks):
        report.warning(CODE, "LibreOffice could not count the pages of this document", None, hint)
        return {}
    return found


def _converted(program: str, data: bytes) -> bytes:
    """The file as a PDF whose named destinations are the bookmarks; empty where LibreOffice fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "file.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", AS_PDF, "--outdir", name, str(folder / "file.docx")]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
            return (folder / "file.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return b""


def _destinations(pdf: bytes) -> dict[str, int]:
    """The page of each named destination, from 1."""
    import pikepdf

    if not pdf:
        return {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
        named: Any = opened.Root.get("/Dests") or {}
        return {str(name): numbers[named[name][0].objgen] for name in named}


def _encoded(bookmark: str) -> str:
    """As LibreOffice writes a name into a PDF: `_sec_x` is `/5Fsec5Fx`."""
    return "/" + re.sub(r"[^A-Za-z0-9]", lambda sign: f"{ord(sign[0]):02X}", bookmark)
