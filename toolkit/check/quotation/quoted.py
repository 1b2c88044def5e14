"""Quotation: what an author put between quotation marks → the runs of words that the source must have, and the gaps.

`[…]`, `…` and `. . .` leave words out; `[the company]` puts words in place of others; `[t]he` changes a letter;
`respect[s]` changes an ending; `[sic]` and `(emphasis added)` are remarks.
"""

import re

from msgspec import Struct

from toolkit.check.quotation.folding import Folded, Word, normalised, words_of

GAP = 600  # words that `[…]` may stand for: about a page and a half
CHANGE = 12  # words that `[the company]` may stand for
FEWEST = 4  # words; a shorter quotation is not judged

_REMARK = re.compile(
    r"[\[(]\s*(?:sic!?|(?:emphasis|italics|bold|underlining)\s+(?:added|mine|ours|omitted|in\s+(?:the\s+)?original)"
    r"|(?:internal\s+)?(?:foot)?(?:notes?|citations?|references?)\s+omitted"
    r"|(?:Hervorhebung|Herv\.)[^\])]*|[^\])]*soulign[^\])]*|(?:énfasis|cursiva|subrayado)[^\])]*)\s*[\])]",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?P<gap>[\[(]\s*\.(?:\s*\.){2,}\s*[\])]|\.(?:\s*\.){2,})|\[(?P<own>[^\[\]]*)\]",
)
_ONE_LETTER = re.compile(r"(?<![^\W\d_])\[([^\W\d_])\](?=[^\W\d_])")


class Run(Struct, frozen=True, kw_only=True):
    """Words that follow each other. `slack`: how many words of the source may stand between it and the run before.

    `open_start`, `open_end`: the first or the last word is only a part of the word of the source.
    """

    words: tuple[Word, ...]
    slack: int = 0
    open_start: bool = False
    open_end: bool = False

    @property
    def letters(self) -> str:
        return "".join(word.text for word in self.words)


class Quoted(Struct, frozen=True, kw_only=True):
    """A quotation, read. `text` is what the places of its words refer to."""

    text: str
    runs: tuple[Run, ...]
    folded: Folded

    @property
    def size(self) -> int:
        return sum(len(run.words) for run in self.runs)

    @property
    def parts(self) -> "tuple[Quoted, ...]":
        """The quotation cut at the places where the author left something out."""
        groups: list[list[Run]] = []
        for run in self.runs:
            if not groups or run.slack == GAP:
                groups.append([])
            groups[-1].append(run)
        return tuple(_quoted(self.text, tuple(group)) for group in groups)


def read_quoted(text: str) -> Quoted:
    """Return the quotation `text`, without the quotation marks around it."""
    plain = _ONE_LETTER.sub(lambda match: match[1], _REMARK.sub(" ", normalised(text)))
    runs, at, slack, open_start = list[Run](), 0, 0, False
    for match in (*_CUT.finditer(plain), None):
        end = match.start() if match else len(plain)
        glued = match is not None and match["own"] is not None
        open_end = glued and end > at and plain[end - 1].isalpha()
        words = _words(plain, at, end)
        if words:
            runs.append(Run(words=words, slack=slack, open_start=open_start, open_end=open_end))
            slack, open_start = 0, False
        if match is None:
            break
        at = match.end()
        open_start = glued and plain[at : at + 1].isalpha()
        slack = max(slack, 0 if open_end or open_start else CHANGE if glued else GAP)
    return _quoted(plain, tuple(runs))


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    found = words_of(text[start:end])
    return tuple(Word(text=one.text, start=one.start + start, end=one.end + start) for one in found)


def _quoted(text: str, runs: tuple[Run, ...]) -> Quoted:
    return Quoted(text=text, runs=runs, folded=Folded.of(word for run in runs for word in run.words))
