"""Load, intake: files that are no table this toolkit reads: what they are, by their first bytes, and what to do."""

import io
import re
import zipfile

_SAVE = "save it as .xlsx or as “CSV UTF-8 (comma delimited)”"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # the name of the stream that holds an encrypted workbook
_MAGIC = (
    (b"%PDF", "a PDF document", "a table in a PDF cannot be read reliably: ask for the file that it was made from"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"7z\xbc\xaf", "an archive (7-Zip)", "unpack it first"),
    (b"Rar!", "an archive (RAR)", "unpack it first"),
    (
        b"SQLite format 3",
        "a SQLite database",
        'ask it a question: toolkit evidence add sqlite:///FILE --query "SELECT …"',
    ),
    (b"\x89PNG", "a picture", "a table in a picture has to be typed"),
    (b"\xff\xd8\xff", "a picture", "a table in a picture has to be typed"),
    (b"{\\rtf", "a text document (RTF)", "copy the table into a spreadsheet, and save it as .xlsx"),
)
_INSIDE = (  # a file in a ZIP container whose name begins so → what the container is
    ("xl/workbook.bin", "an Excel file of the binary kind (.xlsb)", "save it as .xlsx"),
    ("word/", "a Word document", "copy the table into a spreadsheet, and save it as .xlsx"),
    ("ppt/", "a presentation", "copy the table into a spreadsheet, and save it as .xlsx"),
    ("Index/", "a Numbers file", "in Numbers: File › Export To › Excel"),
    ("content.xml", "an OpenDocument file (.ods)", _SAVE),
)


def what_it_is(data: bytes) -> tuple[str, str] | None:
    """(what the file is, what to do) where it is something else than a table that can be read."""
    for start, what, hint in _MAGIC:
        if data.startswith(start):
            return f"this is {what}, not a table", hint
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _old_office(data)
    if data.startswith(b"PK"):
        return _container(data)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|head|\?xml|!--)", data[:200], re.IGNORECASE):
        return "this is a web page or XML, not a table", f"open it in a spreadsheet, and {_SAVE}"
    return _unmarked(data)


def _old_office(data: bytes) -> tuple[str, str]:
    if _PASSWORD in data:
        return "this workbook has a password", "save it without a password (File › Info › Protect Workbook)"
    return "this is an Excel file of the old kind (.xls), or another old Office document", "save it as .xlsx"


def _container(data: bytes) -> tuple[str, str] | None:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return "this file is damaged: it begins as a workbook does, but does not end", "get it again from where it came"
    for inside, what, hint in _INSIDE:
        if any(name.startswith(inside) for name in names):
            return f"this is {what}, not a workbook that can be read", hint
    return None if "xl/workbook.xml" in names else ("this is an archive (ZIP), not a table", "unpack it first")


def _unmarked(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte of plain English is zero."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "this text is stored as UTF-32, which hardly any program reads", _SAVE
    start = data[:2000]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or start.count(0) < 0.3 * len(start):
        return None
    for name, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros.count(0) > 0.8 * len(zeros):
            return "this text seems to be stored as UTF-16, without a mark that says so", f"state it: --encoding {name}"
    return None
