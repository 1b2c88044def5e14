"""Load: a copy of a source (.txt, .md, .html, .pdf) → its text, page by page. What a PDF says is kept by the memo."""

import json
import re

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.memo import Memo
from toolkit.base.source import Source
from toolkit.load.sources.html import html_text
from toolkit.load.sources.pdf import READER, Unreadable, pdf_pages
from toolkit.load.text import decode
from toolkit.model.source_copy import SourceText

SUFFIXES = ("txt", "md", "html", "htm", "pdf")


def read_text(path: str, data: bytes, memo: Memo, report: Report) -> SourceText | None:
    """Return the text of the copy `path`; None, and a diagnostic, where there is none.

    A PDF is `sources.unreadable` where it is damaged or locked; a copy with nothing but pictures is `sources.no-text`.
    """
    if path.lower().endswith(".pdf"):
        return _pdf(path, data, memo, report)
    source = decode(data, path, report)
    if source is None:
        return None
    text = source.text
    if path.lower().endswith((".html", ".htm")):
        text = html_text(text)
    elif path.lower().endswith(".md"):
        text = _without_markup(text)
    pages = tuple(text.split("\f"))
    return _with_words(SourceText(path=path, pages=pages, paged=len(pages) > 1), report)


def _pdf(path: str, data: bytes, memo: Memo, report: Report) -> SourceText | None:
    place = Source(path=path, text="").span()
    try:
        kept = json.loads(memo(f"source-text-{READER}-{digest(data)}", lambda: json.dumps(pdf_pages(data))))
    except Unreadable as error:
        hint = "open it and save it again without a password, or keep its text as .txt"
        report.error("sources.unreadable", f"this PDF cannot be read: {error}", place, hint)
        return None
    text = SourceText(path=path, pages=tuple(kept["pages"]), paged=True, labels=tuple(kept["labels"]))
    return _with_words(text, report)


def _with_words(text: SourceText, report: Report) -> SourceText | None:
    if any(re.search(r"\w{3}", page) for page in text.pages):
        return text
    place = Source(path=text.path, text="").span()
    message = "this copy holds no text, perhaps only pictures of pages"
    report.warning("sources.no-text", message, place, "keep its text beside it as .txt, or a PDF with text")
    return None


def _without_markup(text: str) -> str:
    """Markdown as it is read: the words of links, without the signs of emphasis, headings and quotations."""
    text = re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"^[ \t]*(?:>[ \t]?)+", "", text, flags=re.MULTILINE)
    return re.sub(r"(?<!\\)(\*\*|__|\*|`+)(?=\S)|(?<=\S)(?<!\\)(\*\*|__|\*|`+)", "", text).replace("\\", "")
