"""The words of the finished files, read by others than ourselves: Word's XML by the standard library, PDF by pdfplumber."""

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pdfplumber

MARK = 7.2  # points; nothing that is read is set smaller, and footnote marks are
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d")


def docx_text(path: Path) -> str:
    """Paragraphs of body and footnotes, a line each; what Word computes itself (list numbers, page numbers) is not in it."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(f"word/{name}.xml") for name in ("document", "footnotes")]
    return "\n".join(_paragraph(node) for part in parts for node in ElementTree.fromstring(part).iter(f"{W}p"))


def _paragraph(node: ElementTree.Element) -> str:
    texts = {f"{W}t": lambda one: one.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    return "".join(texts[one.tag](one) for one in node.iter() if one.tag in texts)


def pdf_text(path: Path) -> str:
    """The text of all pages without footnote marks; hyphens at line ends are undone."""
    with pdfplumber.open(path) as document:
        pages = [page.filter(_is_no_mark).extract_text() for page in document.pages]
    return re.sub(r"[\u00ad\u2010]\s*\n?", "", "\n".join(pages))


def _is_no_mark(drawn: dict[str, Any]) -> bool:
    return drawn["object_type"] != "char" or drawn["size"] > MARK


def numbers(text: str) -> set[str]:
    """Every number in the text, as written."""
    return {match.strip("., \u00a0\u202f") for match in _NUMBER.findall(text)}


def squeezed(text: str) -> str:
    """The text without spaces of any kind: line breaks of a layout do not matter."""
    return re.sub(r"\s+", "", text)
