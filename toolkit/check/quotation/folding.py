"""Quotation: a text → its words as they are compared. Typography, case and line ends make no difference."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec import Struct

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′´`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),  # nobody sees these
    }
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e4e"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*"
    rf"|[\u3040-\u30ff\u3400-\u9fff]"  # a sign of Chinese or Japanese, which have no spaces
    rf"|{_LETTER}+(?:'{_LETTER}+)*"
    rf"|[%€$£§]"
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")


class Word(Struct, frozen=True, kw_only=True):
    """A word as it is compared, and where it stands in the text that it was taken from.

    `cut`: it is the rest of a word that was cut at the end of a line.
    """

    text: str
    start: int
    end: int
    cut: bool = False


def normalised(text: str) -> str:
    """`text` with one kind of quotation mark, dash and space, without ligatures and signs that nobody sees (NFKC)."""
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)


def words_of(text: str) -> Iterator[Word]:
    """The words of a normalised text: in small letters, without apostrophes and commas between thousands."""
    last = 0
    for match in _WORD.finditer(text):
        start = match.start()
        cut = text[last : last + 1] == "-" and text[last + 1 : start].strip(" ") == "\n"
        yield Word(text=_folded(match[0]), start=start, end=match.end(), cut=cut)
        last = match.end()


def _folded(word: str) -> str:
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    small = word.casefold().replace("'", "")
    return small if small.isascii() else unicodedata.normalize("NFKC", small)


class Folded(Struct, frozen=True, eq=False):
    """A text as one stream of letters and digits without spaces, in which a line end or a hyphen cuts nothing.

    `offsets[i]` is where word `i` begins in the stream; one more tells where the stream ends.
    """

    words: tuple[Word, ...]
    stream: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, words: Iterable[Word]) -> "Folded":
        kept = tuple(words)
        lengths = (len(word.text) for word in kept)
        return cls(kept, "".join(word.text for word in kept), tuple(accumulate(lengths, initial=0)))

    def word_at(self, offset: int) -> int:
        """The word that holds the letter at `offset` of the stream."""
        return bisect_right(self.offsets, offset) - 1

    def is_edge(self, offset: int) -> bool:
        """Whether a word begins or ends at `offset` of the stream."""
        return self.offsets[bisect_left(self.offsets, offset)] == offset


def folded(text: str) -> Folded:
    """Return the text of a person or of a file, ready to be compared."""
    return Folded.of(words_of(normalised(text)))
