"""Quotation: where the words of a quotation stand in a text, letter by letter. Every place, or none."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from toolkit.check.quotation.folding import Folded
from toolkit.check.quotation.quoted import Quoted, Run

MOST = 2000  # places that are tried
_NEAR = 20  # places of further words before or behind one of them


class Passage(Struct, frozen=True, order=True):
    """The words `first` to `last` (both included) of a folded text."""

    first: int
    last: int


def find_passages(quoted: Quoted, text: Folded) -> tuple[Passage, ...]:
    """Return where all runs of the quotation stand in their order, each within its distance; in order of the text.

    The search begins with the longest run, for that one stands in few places.
    """
    runs = quoted.runs
    if not runs:
        return ()
    anchor = max(range(len(runs)), key=lambda at: len(runs[at].letters))
    found = list(_places(runs[anchor], text, 0, len(text.words), MOST))
    for before, run in pairwise(runs[anchor:]):
        found = _kept(Passage(one.first, after.last) for one in found for after in _following(one, before, run, text))
    for run, after in reversed(tuple(pairwise(runs[: anchor + 1]))):
        found = _kept(Passage(before.first, one.last) for one in found for before in _preceding(one, run, after, text))
    return tuple(found)


def _kept(passages: Iterator[Passage]) -> list[Passage]:
    return sorted(set(passages))[:MOST]


def _following(one: Passage, before: Run, run: Run, text: Folded) -> Iterator[Passage]:
    start = _behind(one.last, text, whole=before.open_end)
    return _places(run, text, start, min(start + run.slack, len(text.words) - 1), _NEAR)


def _preceding(one: Passage, run: Run, after: Run, text: Folded) -> list[Passage]:
    """The places of `run` from which `after`, which begins with `one`, is not too far; the nearest ones."""
    widest = 2 * len(run.words) + after.slack + 3  # a word may stand in the text in two pieces
    found = _places(run, text, max(0, one.first - widest), one.first - 1, MOST)
    near = [place for place in found if 0 <= one.first - _behind(place.last, text, whole=run.open_end) <= after.slack]
    return near[-_NEAR:]


def _behind(last: int, text: Folded, *, whole: bool) -> int:
    """The word behind `last`; behind all of it where it was cut at a line end and the quotation has its beginning."""
    start = last + 1
    while whole and start < len(text.words) and text.words[start].cut:
        start += 1
    return start


def _places(run: Run, text: Folded, first: int, last: int, most: int) -> Iterator[Passage]:
    """Where the run begins in one of the words `first` to `last`."""
    letters = run.letters
    at = text.offsets[min(first, len(text.words))]
    end = text.offsets[max(0, min(last + 1, len(text.words)))] + len(letters)
    while most and (at := text.stream.find(letters, at, end)) >= 0:
        stop = at + len(letters)
        if (run.open_start or text.is_edge(at)) and (run.open_end or text.is_edge(stop)):
            passage = Passage(text.word_at(at), text.word_at(stop - 1))
            if passage.first > last:
                return
            most -= 1
            yield passage
        at += 1
