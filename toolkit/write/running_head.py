"""Write: the running head of Word and PDF: who speaks, and the title of the document, as far as there is room."""

from toolkit.model.build import Look
from toolkit.model.tree import Document
from toolkit.model.walk import plain_text

NAME, TITLE = 40, 68  # characters that fit beside each other at the head of a page


def running_head(document: Document, look: Look) -> tuple[str, str]:
    """Return the name of the organisation and the title, each on one line and cut at a word where it is long."""
    name = look.organisation.short_name or look.organisation.name
    return _shortened(name, NAME), _shortened(plain_text(document.title), TITLE)


def _shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
