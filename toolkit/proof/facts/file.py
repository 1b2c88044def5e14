"""Proof, facts: the bytes of any file → its facts. What a file is, is told by its contents, never by its name."""

import io
import zipfile

from toolkit.proof.facts.docx import docx_facts
from toolkit.proof.facts.facts import FileFacts
from toolkit.proof.facts.pdf import pdf_facts

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_MOST = 500_000_000  # bytes that a package may have when it is unpacked


def facts_of(name: str, data: bytes) -> FileFacts:
    """Return what the file is and what is in it. It is never an error: what cannot be read is `broken` or `locked`."""
    if b"%PDF-" in data[:1024]:
        return pdf_facts(name, data)
    if data.startswith(_OLD_OFFICE):
        return _old_office(name, data)
    if data.startswith(b"PK"):
        return _package(name, data)
    kind = _plain(name, data) if data else ""
    return FileFacts(name=name, format=kind, size=len(data), broken="" if data else "it is empty")


def _old_office(name: str, data: bytes) -> FileFacts:
    """A file of Word before 2007; or one of today with a password, which is packed in the same way."""
    locked = "EncryptedPackage".encode("utf-16-le") in data
    kind = "docx" if locked else "doc" if "WordDocument".encode("utf-16-le") in data else ""
    macros = "_VBA_PROJECT".encode("utf-16-le") in data
    return FileFacts(name=name, format=kind, size=len(data), locked=locked, macros=macros)


def _package(name: str, data: bytes) -> FileFacts:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names, unpacked = archive.namelist(), sum(one.file_size for one in archive.infolist())
            kind = _kind_of(archive, names)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return FileFacts(name=name, format="", size=len(data), broken="it is an archive that is cut off or damaged")
    if unpacked > _MOST:
        return FileFacts(name=name, format=kind, size=len(data), broken="it is far larger inside than it seems")
    return docx_facts(name, data) if kind == "docx" else FileFacts(name=name, format=kind, size=len(data))


def _kind_of(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        kind = archive.read("mimetype").decode("ascii", "replace")
        return "odt" if kind.startswith("application/vnd.oasis.opendocument.text") else ""
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def _plain(name: str, data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return "rtf"
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    suffix = name.rpartition(".")[2].lower()
    return "" if b"\0" in data[:2048] else suffix if suffix in ("txt", "md", "json", "csv") else "txt"
