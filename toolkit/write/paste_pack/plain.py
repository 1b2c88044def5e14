"""Write, paste pack: the words of one answer → plain text for a box that knows no footnotes, tables or styles."""

import re
from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.base.words import word
from toolkit.model.tree import Blocks, Inline, Inlines, List, ListItem, Note, Table
from toolkit.model.walk import walk
from toolkit.write.text import Words

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u2066-\u2069\u202a-\u202e]")  # hyphens and marks that only layout needs
_BRACKETED = re.compile(r"<((?:https?|ftp)://[^\s<>]+)>")  # of a citation style; a portal takes them for a tag
_BLANK = re.compile(r"(?<=\S)[ \t\v\f]+|\t+")  # not what sets in a list inside of another


def boxed(content: Blocks, lang: str, report: Report, *, lettered: bool = False) -> str:
    """Return `content` as the text of a box: an empty line between paragraphs, no other look, lines that end with LF.

    Notes are numbers in brackets, [1], and stand below the text under these numbers; letters, [a], where `lettered`,
    because the citation style has numbers of its own. A table has one line for each of its rows. Addresses have no
    angle brackets, which a portal may take for those of a tag.
    """
    plain = _Plain(lang, report, lettered=lettered)
    notes = [node for node in walk(content) if isinstance(node, Note)]
    pieces = [*plain.blocks(content)]
    if notes:
        pieces.append("\n".join(f"{plain.mark(note.number)} {plain.line(note.content)}" for note in notes))
    lines = _BRACKETED.sub(r"\1", "\n\n".join(pieces)).split("\n")
    return "\n".join(_BLANK.sub(" ", _UNSEEN.sub("", line)).rstrip() for line in lines).strip("\n")


class _Plain(Words, frozen=True):
    """The plain text of documents, but no columns and no dashes for lines: a portal shows letters of any width."""

    lettered: bool = False

    def mark(self, number: int) -> str:
        return f"[{_letters(number)}]" if self.lettered else f"[{number}]"

    def inlines(self, content: Inlines) -> str:
        """Between two marks in a row stands no comma: each has its brackets."""
        shown = "".join(self.inline(node) for node in content)
        return re.sub(r"(?<=\]),(?=\[\w+\])", "", shown) if any(isinstance(node, Note) for node in content) else shown

    def inline(self, node: Inline) -> str:
        return self.mark(node.number) if isinstance(node, Note) else Words.inline(self, node)

    def item(self, mark: str, item: ListItem, tight: bool) -> str:
        """Lists in lists are set in by two spaces, whatever the number before them."""
        shown = list[str]()
        for block in item.content:
            piece = "\n".join(self.blocks((block,)))
            shown += [f"  {piece}".replace("\n", "\n  ") if isinstance(block, List) else piece] if piece else []
        return mark + "\n".join(shown)

    def table(self, node: Table) -> Iterator[str]:
        """“Comments – Removed: 1; Still there: 33”: the first cell names the row, the others follow their heads."""
        yield self.caption(node)
        heads = self.row(node.head)
        rows = (self.row(row) for row in node.body)
        yield "\n".join(f"- {self.tabled(heads, row)}" for row in rows)
        yield from self.blocks(node.notes)

    def tabled(self, heads: list[str], row: list[str]) -> str:
        colon, semicolon = word("colon", self.lang), word("semicolon", self.lang)
        named = [
            f"{head}{colon}{cell}" if head else cell for head, cell in zip(heads[1:], row[1:], strict=True) if cell
        ]
        return " – ".join(filter(None, (row[0], semicolon.join(named))))


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa"""
    shown = ""
    while number:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown
