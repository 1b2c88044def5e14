"""Build: the writers, in a table. To add one, write its file and a line here."""

from contextlib import suppress
from importlib import import_module
from typing import Any

WRITERS = {  # format → where its writer stands; one is imported when it writes, so that `check` pays for none
    "docx": "toolkit.write.docx:DOCX",
    "pdf": "toolkit.write.pdf:PDF",
    "html": "toolkit.write.page:HTML",
    "md": "toolkit.write.markdown:MARKDOWN",
    "txt": "toolkit.write.text:TEXT",
    "mail": "toolkit.write.mail:MAIL",
    "summary": "toolkit.write.summary:SUMMARY",
    "json": "toolkit.write.tree_json:TREE",
}

BESIDE = "pdf"  # the format that takes longest: a second process writes it (build/press.py)


def writer(name: str) -> Any:
    """Return the `Writer` of a format that stands in the table."""
    module, _, variable = WRITERS[name].partition(":")
    return getattr(import_module(module), variable)


def load_writers(names: tuple[str, ...]) -> None:
    """Load what the writers of some formats need, so that it is there when they write. What is missing, they tell."""
    for name in names:
        with suppress(Exception):
            writer(name).load()


SERIES = {  # format → where its writer for many documents that are alike stands: the same bytes, sooner
    "docx": "toolkit.write.docx.document:DocxSeries",
    "pdf": "toolkit.write.pdf.writer:PdfSeriesWriter",
}


def series(name: str) -> Any:
    """Return a writer for many documents that differ in a few words. What they share it keeps, so each has its own."""
    if name not in SERIES:
        return writer(name)
    module, _, made = SERIES[name].partition(":")
    return getattr(import_module(module), made)()
