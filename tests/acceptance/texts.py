"""The words of the finished files, read by others than ourselves: Word's XML by the standard library, PDF by pdfium."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2

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
    """The text of all pages; hyphens at line ends are undone."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return re.sub(r"[\ufffe\u00ad\u2010]\s*\n?", "", "\n".join(pages))


def numbers(text: str) -> set[str]:
    """Every number in the text, as written."""
    return {match.strip("., \u00a0\u202f") for match in _NUMBER.findall(text)}


def squeezed(text: str) -> str:
    """The text without spaces of any kind: line breaks of a layout do not matter."""
    return re.sub(r"\s+", "", text)
