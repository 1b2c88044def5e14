"""Quotation: where the words of a quotation stand in a text, letter by letter. Every place, or none."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.check.quotation.folding import Folded
from toolkit.check.quotation.quoted import Quoted, Run

_MOST = 2000  # places of the first words that are tried
_NEAR = 20  # places of further words behind one of them


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """The words `first` to `last` (both included) of a folded text."""

    first: int
    last: int


def find_passages(quoted: Quoted, text: Folded) -> tuple[Passage, ...]:
    """Return where all runs of the quotation stand in their order, each within its distance; in order of the text."""
    if not quoted.runs:
        return ()
    first, *rest = quoted.runs
    found = list(_places(first, text, 0, len(text.words), _MOST))
    for last, run in zip(quoted.runs, rest, strict=False):
        ends = [(before, _behind(before.last, text, whole=last.open_end)) for before in found]
        found = [Passage(before.first, after.last) for before, start in ends for after in _next(start, run, text)]
        found = sorted(set(found))[:_MOST]
    return tuple(found)


def _behind(last: int, text: Folded, *, whole: bool) -> int:
    """The word behind `last`; behind all of it where it was cut at a line end and the quotation has its beginning."""
    start = last + 1
    while whole and start < len(text.words) and text.words[start].cut:
        start += 1
    return start


def _next(start: int, run: Run, text: Folded) -> Iterator[Passage]:
    return _places(run, text, start, min(start + run.slack, len(text.words) - 1), _NEAR)


def _places(run: Run, text: Folded, first: int, last: int, most: int) -> Iterator[Passage]:
    """Where the run begins in one of the words `first` to `last`."""
    letters = run.letters
    at = text.offsets[min(first, len(text.words))]
    end = text.offsets[min(last + 1, len(text.words))] + len(letters)
    while most and (at := text.stream.find(letters, at, end)) >= 0:
        stop = at + len(letters)
        if (run.open_start or text.is_edge(at)) and (run.open_end or text.is_edge(stop)):
            passage = Passage(text.word_at(at), text.word_at(stop - 1))
            if passage.first > last:
                return
            most -= 1
            yield passage
        at += 1
