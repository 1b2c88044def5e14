"""Write, PDF: what WeasyPrint and fontTools complain of while they work, told to the author at its place."""

import contextlib
import logging
import re
from collections.abc import Iterator
from urllib.parse import quote

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.tree import Document, Image
from toolkit.model.walk import walk
from toolkit.write.glyphs import tell_glyphs

_NO_GLYPH = re.compile(r"\.notdef glyph .*\((U\+[0-9A-F]+)\)")


@contextlib.contextmanager
def collected() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools log; nothing of it reaches the terminal."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        logger.addHandler(handler)
    try:
        yield said
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)


def lacks_letters(complaints: list[str]) -> bool:
    """Whether a character is shown as an empty box: such a file is neither PDF/UA nor PDF/A."""
    return any(_NO_GLYPH.search(complaint) for complaint in complaints)


def tell(complaint: str, document: Document, look: Look, lacking: frozenset[str], report: Report) -> None:
    """What the engine complains of: a picture that it cannot read, at its place; all else as it says it.

    `lacking`: the characters that no font has, as was told already; of a font of this computer only the engine knows.
    """
    if picture := _picture_in(complaint, document):
        message = f"the picture `{picture.path}` cannot be read, so the PDF does not show it"
        report.error("output.picture", message, picture.span, "save it again as PNG or JPEG")
        return
    match = _NO_GLYPH.search(complaint)
    if match is None:
        report.note("output.pdf-engine", f"the PDF engine says: {complaint}", look.template.page.span())
    elif (letter := chr(int(match[1][2:], 16))) not in lacking:
        tell_glyphs(letter, document, report)


def _picture_in(complaint: str, document: Document) -> Image | None:
    """The picture of the document that a complaint like “Failed to load image at 'picture:x.png': …” is about."""
    pictures = (node for node in walk(document.content) if isinstance(node, Image))
    return next((node for node in pictures if f"'picture:{quote(node.path)}'" in complaint), None)
