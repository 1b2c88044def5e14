"""Write DOCX: bookmarks, the places that links and fields point at, and what is printed there."""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from toolkit.model.tree import Document, Figure, Group, Heading, Note, Paragraph, Reference, Table
from toolkit.model.walk import AnyNode, nodes_of
from toolkit.write import labels
from toolkit.write.docx.numbering import Numbers
from toolkit.write.docx.xml import Elements, w

NAME_LENGTH = 40  # ECMA-376, 17.13.6.2; longer names are cut by Word and then found no more


class Anchors(Struct):
    """The bookmarks of a document. Looking ahead says what exists; `mark` puts each one down, once.

    `names`: id in the tree → name of the bookmark. `labels`: id → the text inside the bookmark (“Table 1”).
    `numbers`: id → the number that Word itself counts for that paragraph (“2.1”).
    """

    names: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)

    def mark(self, identity: str, content: Elements) -> Elements:
        """Return `content` between the ends of the bookmark for `identity`; as it is where there is none to make."""
        name = self.names.get(identity)
        if name is None or name in self.marked:
            return content
        self.marked.add(name)
        number = len(self.marked)
        return w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)


def look_ahead(document: Document) -> Anchors:
    """Return the anchors of `document`, none of them marked yet. A note is one only where something refers to it."""
    anchors, numbers = Anchors(), Numbers()
    called = {node.target for node in nodes_of(document) if isinstance(node, Reference)}
    for node in nodes_of(document):
        counted = _counted(node, numbers)
        for identity in _identities(node, called):
            if identity not in anchors.names:
                anchors.names[identity] = _bookmark_name(identity, tuple(anchors.names.values()))
                anchors.labels[identity] = label(node, document.lang)
                anchors.numbers[identity] = counted
    return anchors


def label(node: AnyNode, lang: str) -> str:
    """Return what a caption or a box begins with; in Word it stays on one line."""
    return labels.label(node, lang, space="\u00a0")


def _identities(node: AnyNode, called: set[str]) -> Iterator[str]:
    match node:
        case (
            Heading(id=identity)
            | Paragraph(id=identity)
            | Table(id=identity)
            | Figure(id=identity)
            | Group(id=identity)
        ):
            if identity:
                yield identity
        case Note(number=number) if f"fn-{number}" in called:
            yield f"fn-{number}"
        case _:
            return


def _counted(node: AnyNode, numbers: Numbers) -> str:
    """The number that Word counts for a paragraph, without the dot that Word leaves out in references."""
    match node:
        case Heading(number=shown) | Group(role="part", number=shown) if shown:
            return shown if numbers.heading(shown) is not None else ""
        case Paragraph(number=shown) if shown:
            return shown.rstrip(".") if numbers.paragraph(shown) is not None else ""
        case _:
            return ""


def _bookmark_name(identity: str, taken: tuple[str, ...]) -> str:
    """A name of letters, digits and underscores; the underscore in front hides it in Word's list of bookmarks."""
    plain = "_" + re.sub(r"[^A-Za-z0-9]", "_", identity)[: NAME_LENGTH - 1]
    name, turn = plain, 1
    while name.lower() in (other.lower() for other in taken):
        turn += 1
        name = f"{plain[: NAME_LENGTH - 1 - len(str(turn))]}_{turn}"
    return name
