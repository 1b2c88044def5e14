"""Load: a PDF → the text of its pages and the numbers that the file gives them, through PDFium."""

import re

READER = "pdfium-1"  # changes with what is made of a PDF, so that texts that were kept are read anew


class Unreadable(Exception):
    """The file is no PDF, is damaged, or is locked with a password."""


def pdf_pages(data: bytes) -> dict[str, list[str]]:
    """Return {"pages": the text of each page, "labels": the number of each page as a viewer shows it, or ""}."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from error
    try:
        pages, labels = list[str](), list[str]()
        for at in range(len(document)):
            page = document[at]
            text = page.get_textpage()
            pages.append(_plain(text.get_text_range()))
            labels.append(document.get_page_label(at))
            text.close()
            page.close()
        return {"pages": pages, "labels": labels if any(labels) else []}
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from error
    finally:
        document.close()


def _plain(text: str) -> str:
    """PDFium marks a word that is cut at a line end with a sign of its own."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x02\ufffe]\n?", "-\n", text).replace("\x00", "").replace("\f", "\n")
