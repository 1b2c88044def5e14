"""Resolve: one letter for each of many recipients: where the words of a row come, the tree holds marks until then.

The letter is composed once. A mark is made of private characters, which no text of a file can hold (parse/slots.py),
round the name of a column; so it can stand wherever a text can, and what takes its place is never parsed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span, what_is_said
from toolkit.model.people import Recipient, Recipients
from toolkit.model.tree import ContentsEntry, Document, Inline, Inlines, LineBreak, Node, Paragraph, Text, Value

RECIPIENT = "recipient"
ADDRESSEE = "addressee"  # what stands above a letter: the name and the lines of the address
HOW = "`recipients: recipients.csv` in the front matter names the list, or `--each recipients.csv`"

_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
SPACES = (" ", "\u00a0", "\n")
PARTS = (Node, ContentsEntry)


def mark(column: str) -> str:
    """What stands for the text of this column until the letter is filled in."""
    return f"{_OPEN}{column}{_CLOSE}"


def find_column(recipients: Recipients | None, path: tuple[str, ...], span: Span, report: Report) -> str | None:
    """Return the mark of the column that `recipient.name` names; None, and reported, where there is none."""
    if recipients is None:
        message = "this is a letter to nobody: there is no list of recipients"
        report.error("recipients.none", message, span, HOW)
        return None
    name = "_".join(path[1:]).casefold().replace("-", "_")
    if recipients.broken or (len(path) == 2 and name in recipients.columns):
        return mark(name)
    if name in recipients.private:
        message = f"`{name}` holds e-mail addresses; they are printed nowhere"
        report.error("recipients.private", message, span, "put what may be printed into a column of its own")
        return None
    message = f"{recipients.file} has no column `{'.'.join(path[1:])}`"
    report.error("recipients.column", message, span, did_you_mean(name, recipients.columns))
    return None


# ------------------------------------------------------------------ what a row says


class Otherwise(Struct, frozen=True, kw_only=True):
    """What the front matter says for rows that say nothing: the lines of the address, the salutation, with marks."""

    address: tuple[str, ...] = ()
    salutation: str = ""


def words_of(row: Recipient, otherwise: Otherwise) -> dict[str, str]:
    """Column → what takes the place of its mark."""
    words = dict(row.cells)
    address = row.address or tuple(_put(line, row.cells) for line in otherwise.address)
    words["address"] = "\n".join(address)
    words["salutation"] = row.salutation or _put(otherwise.salutation, row.cells)
    named = address[:1] == (row.name,) or not row.name
    words[ADDRESSEE] = row.cells.get(ADDRESSEE) or "\n".join(address if named else (row.name, *address))
    return words


def columns_for(row: Recipient, letter: tuple[str, ...], otherwise: Otherwise) -> tuple[str, ...]:
    """The columns that the letter to this row prints, of those in the `letter` and in what is said for all."""
    lines = otherwise.address if ADDRESSEE in letter and not row.address else ()
    said = (otherwise.salutation,) if "salutation" in letter and not row.salutation else ()
    return tuple(dict.fromkeys((*letter, *(name for line in (*lines, *said) for name in _MARK.findall(line)))))


def specimen(document: Document, otherwise: Otherwise | None = None) -> Document:
    """The letter to nobody: in the place of each mark stands the name of its column, ⟨name⟩."""
    columns = columns_in(document)
    words = {column: f"⟨{column}⟩" for column in columns}
    if otherwise and otherwise.salutation:
        words["salutation"] = _MARK.sub(r"⟨\1⟩", otherwise.salutation)
    return Letter(document).filled(words) if columns else document


def columns_in(document: Document) -> tuple[str, ...]:
    """The columns that a letter prints, in the order of their first places."""
    return tuple(dict.fromkeys(name for text in _texts(document) for name in _MARK.findall(text)))


def _put(text: str, words: Mapping[str, str]) -> str:
    """The text with the words in it; the space beside one that is empty goes with it."""
    if _OPEN not in text:
        return text
    empty = [name for name in _MARK.findall(text) if not words.get(name)]
    for name in empty:
        text = re.sub(f"(?:(?<=[ \u00a0])|^){mark(name)}[ \u00a0]|[ \u00a0]?{mark(name)}", "", text)
    return _MARK.sub(lambda match: words.get(match[1], ""), text)


# ------------------------------------------------------------------ the tree


class Letter:
    """A document with marks, ready to be filled in many times: only what holds a mark is made anew."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._marked = frozenset(_marked(document, ()))

    def filled(self, words: Mapping[str, str]) -> Document:
        """The letter with `words` (column → text) in it: each is a text, whatever it looks like.

        Lines of a text stand behind line breaks, in the title behind commas; what is left empty is not there.
        """
        filled: Document = self._node(self.document, words)
        return filled

    def _node(self, node: Any, words: Mapping[str, str]) -> Any:
        if id(node) not in self._marked:
            return node
        changes = {name: self._value(value, words, isinstance(node, Document)) for name, value in _held(node)}
        return replace(node, **changes)

    def _value(self, value: Any, words: Mapping[str, str], one_line: bool) -> Any:
        if isinstance(value, str):
            return _on_one_line(_put(value, words))
        if not isinstance(value, tuple):
            return self._node(value, words)
        if any(isinstance(one, Inline) for one in value):
            return tuple(self._run(value, words, one_line))
        new = (self._value(one, words, one_line) for one in value)
        return tuple(one for one in new if not (isinstance(one, Paragraph) and not one.content))

    def _run(self, run: Inlines, words: Mapping[str, str], one_line: bool) -> list[Inline]:
        """The inlines. One that is left empty takes a space with it."""
        kept, gone = list[Inline](), False
        for node in run:
            pieces = self._pieces(node, words, one_line)
            if gone and pieces and (not kept or _text(kept[-1])[-1:] in SPACES):
                pieces = (_without_first_space(pieces[0]), *pieces[1:])
            kept += (piece for piece in pieces if not isinstance(piece, Text) or piece.text)
            gone = not pieces
        return kept

    def _pieces(self, node: Inline, words: Mapping[str, str], one_line: bool) -> Inlines:
        if id(node) not in self._marked or not isinstance(node, Text | Value):
            return (self._node(node, words),)
        text = _put(node.text, words)
        lines = [replace(node, text=line) for line in ([_on_one_line(text)] if one_line else text.split("\n")) if line]
        broken = ((LineBreak(hard=True, span=node.span), line) if at else (line,) for at, line in enumerate(lines))
        return tuple(piece for pieces in broken for piece in pieces)


def _text(node: Inline) -> str:
    return "\n" if isinstance(node, LineBreak) else getattr(node, "text", "…")


def _without_first_space(node: Inline) -> Inline:
    return replace(node, text=node.text[1:]) if isinstance(node, Text) and node.text[:1] in SPACES else node


def _on_one_line(text: str) -> str:
    return text.replace("\n", ", ")


def _held(node: Struct) -> Iterator[tuple[str, Any]]:
    """What a node consists of: texts, other nodes, and sequences of them."""
    for name in what_is_said(type(node)):
        value = getattr(node, name)
        if name != "statistic" and isinstance(value, (str, tuple, *PARTS)):
            yield name, value


def _marked(node: Any, around: tuple[int, ...]) -> Iterator[int]:
    """The ids of all nodes that are, or hold, a text with a mark."""
    here = (*around, id(node))
    for _, value in _held(node):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and _OPEN in one:
                yield from here
            elif isinstance(one, PARTS):
                yield from _marked(one, here)


def _texts(node: Any) -> Iterator[str]:
    for _, value in _held(node):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif isinstance(one, PARTS):
                yield from _texts(one)
