"""Check, form: links whose words do not say where they lead."""

from collections.abc import Iterator

from toolkit.model.tree import ANNEX, Citation, Document, Group, Link, Note
from toolkit.model.walk import AnyNode, children, plain_text

_VAGUE = frozenset(
    (
        "click here", "here", "click", "this", "this link", "this page", "link", "more", "read more", "learn more",
        "see here", "more information", "details", "website", "source", "download",
        "ici", "cliquez ici", "cliquer ici", "ce lien", "lien", "plus", "lire la suite", "en savoir plus", "voir ici",
        "plus d’informations", "site", "télécharger", "suite",
        "hier", "hier klicken", "klicken sie hier", "dieser link", "mehr", "mehr erfahren", "weiterlesen", "mehr dazu",
        "weitere informationen", "quelle", "herunterladen", "webseite",
        "aquí", "haga clic aquí", "clic aquí", "pulse aquí", "este enlace", "enlace", "más", "leer más",
        "más información", "ver más", "descargar", "fuente",
    )
)  # fmt: skip


def vague_links(document: Document) -> tuple[Link, ...]:
    """The links whose words alone (“here”, “read more”; English, French, German, Spanish) say nothing of their aim."""
    return tuple(link for link in _links(document.content) if _bare(link) in _VAGUE)


def bare_links(document: Document) -> tuple[Link, ...]:
    """The links whose words are an address, outside of citations and notes; a screen reader spells it."""
    links = _links(document.content, notes=False)
    return tuple(link for link in links if _is_address(plain_text(link.content)))


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "www.")) and " " not in text.strip()


def _bare(link: Link) -> str:
    return plain_text(link.content).replace("'", "’").strip(" .,:;…!?<>()[]→»›\u00a0").casefold()


def _links(nodes: tuple[AnyNode, ...], *, notes: bool = True) -> Iterator[Link]:
    for node in nodes:
        if isinstance(node, Citation) or (isinstance(node, Note) and not notes):
            continue
        if isinstance(node, Group) and node.role in ("bibliography", "letterhead", ANNEX):
            continue
        if isinstance(node, Link) and not node.url.startswith("#"):
            yield node
        yield from _links(tuple(children(node)), notes=notes)
