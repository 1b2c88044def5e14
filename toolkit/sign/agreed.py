"""Sign: the text of a letter as those who sign have agreed to it, and which earlier texts count as the same."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from msgspec import Struct

from toolkit.base.digest import digest
from toolkit.model.people import SignedText
from toolkit.model.tree import Block, Blocks, Citation, Image, Inline, Inlines, Text, Value
from toolkit.model.walk import plain_text, rewrite_blocks

SHORT = 16  # hexadecimal signs of a SHA-256: enough that no two texts of one letter share them
_ALIKE = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-",
    "—": "-", "−": "-", "\u00ad": None, "\u200b": None, "\u2060": None,
})  # fmt: skip


def agreed_text(blocks: Blocks, counted: str) -> str:
    """The words of `blocks` with their footnotes, one paragraph a line: what a reader agrees to, without layout.

    Typographic signs are folded, space is one space. Numbers of the dataset `counted` (how many sign) are no part of
    what anybody agrees to, nor are citations and pictures.
    """

    def put(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if isinstance(node, Value) and node.path[:1] == (counted,):
            return Text(text="#", span=node.span)
        return () if isinstance(node, Citation | Image) else node

    text = "\n".join(plain_text((block,), notes=True) for block in rewrite_blocks(blocks, put))
    return "".join(f"{line}\n" for line in map(_folded, text.splitlines()) if line)


def text_digest(text: str) -> str:
    """The name of a text: the first hexadecimal signs of its SHA-256."""
    return digest(text)[:SHORT]


def same_texts(current: str, texts: Iterable[SignedText]) -> frozenset[str]:
    """The digests that count as `current`: itself, and what leads to or from it by editorial changes alone."""
    same = {current}
    changes = [(text.digest, text.before) for text in texts if text.editorial]
    while grown := {one for pair in changes if same & set(pair) for one in pair} - same:
        same |= grown
    return frozenset(same)


class Change(Struct, frozen=True, kw_only=True):
    """A line of one text that another has differently; empty where it has no such line."""

    before: str
    after: str


def changes_between(before: str, after: str) -> tuple[Change, ...]:
    """The paragraphs in which two agreed texts differ."""

    old, new = before.splitlines(), after.splitlines()
    found = list[Change]()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append(Change(before="\n".join(old[a:b]), after="\n".join(new[c:d])))
    return tuple(found)


def _folded(line: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", line).translate(_ALIKE)).strip()
