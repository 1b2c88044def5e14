"""Quotation: where the text says nearly what the quotation says. The rare words of the quotation show the place."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import Match, SequenceMatcher
from itertools import pairwise

from msgspec import Struct

from toolkit.check.quotation.copies import Copy
from toolkit.check.quotation.furniture import is_note
from toolkit.check.quotation.passages import Passage
from toolkit.check.quotation.quoted import CHANGE, Quoted

LIKE = 0.6  # the share of the words of a quotation that a passage must have to be called the one that was meant
_COMMON = 400  # a word that stands in the text more often says nothing about a place
_MOST = 2000  # places of a pair of words
_RARE = 24  # words of a quotation that are looked up
_WIDTH = 12  # words: places nearer to each other are one
_TRIED = 4
_NOTES = 200  # words: how many of other texts may stand in the middle of a passage

OWN = "\0"  # stands for words of the author in square brackets


class Near(Struct, frozen=True, kw_only=True):
    """A passage like a quotation. `likeness`: the share of its words that stand there.

    `letters` are the words of the quotation; each of `changes` is (start, end) in them and (start, end) among the clean
    words of the copy: what differs.
    """

    copy: Copy
    passage: Passage
    likeness: float
    letters: tuple[str, ...]
    changes: tuple[tuple[int, int, int, int], ...]


def letters_of(quoted: Quoted) -> tuple[str, ...]:
    """The words of the quotation, with a sign where the author put own words."""
    letters = list[str]()
    for at, run in enumerate(quoted.runs):
        letters += [OWN] if at else []
        letters += [word.text for word in run.words]
    return tuple(letters)


def find_near(quoted: Quoted, copy: Copy) -> Near | None:
    """Return the passage of the copy that is most like the quotation; None where nothing in it is."""
    letters = letters_of(quoted)
    found = [_compared(letters, start, copy) for start in _places(letters, copy)]
    return max(found, key=lambda near: near.likeness, default=None)


def _places(letters: tuple[str, ...], copy: Copy) -> list[int]:
    """Where the passage may begin, most likely first: the rare words of the quotation, and its pairs, vote for it."""
    votes: dict[int, float] = defaultdict(float)
    for at, places in (*_rare_words(letters, copy), *_pairs(letters, copy)):
        for place in places:
            votes[(place - at) // _WIDTH] += 0.1 + 1 / len(places)
    best = sorted(votes, key=lambda at: -votes[at] - votes.get(at + 1, 0))
    return [at * _WIDTH for at in best[:_TRIED]]


def _rare_words(letters: tuple[str, ...], copy: Copy) -> list[tuple[int, tuple[int, ...]]]:
    known = [
        (at, copy.index[word]) for at, word in enumerate(letters) if len(copy.index.get(word, ())) in range(1, _COMMON)
    ]
    return sorted(known, key=lambda one: len(one[1]))[:_RARE]


def _pairs(letters: tuple[str, ...], copy: Copy) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Where two words of the quotation follow each other in the copy too."""
    words = copy.clean.words
    for at, (one, other) in enumerate(pairwise(letters)):
        first, second = copy.index.get(one, ()), copy.index.get(other, ())
        if len(first) < len(second):
            found = tuple(place for place in first if place + 1 < len(words) and words[place + 1].text == other)
        else:
            found = tuple(place - 1 for place in second if place and words[place - 1].text == one)
        yield at, found[:_MOST]


def _compared(letters: tuple[str, ...], start: int, copy: Copy) -> Near:
    words = copy.clean.words
    first = max(0, start - _WIDTH)
    last = min(len(words), start + len(letters) + _NOTES)
    window = [word.text for word in words[first:last]]
    matcher = SequenceMatcher(None, letters, window, autojunk=False)
    blocks = _without_strays([block for block in matcher.get_matching_blocks() if block.size], copy, first)
    if not blocks:
        return Near(copy=copy, passage=Passage(first, first), likeness=0, letters=letters, changes=())
    likeness = sum(block.size for block in blocks) / len(letters)
    head = min(blocks[0].a, blocks[0].b)  # as many words before the first equal one as the quotation has
    tail = min(len(letters) - blocks[-1].a - blocks[-1].size, len(window) - blocks[-1].b - blocks[-1].size)
    begin, end = blocks[0].b - head, blocks[-1].b + blocks[-1].size + tail
    different = (
        (i, j, k, m)
        for i, j, k, m in _between(blocks, len(letters), begin, end)
        if not _same(letters, window, i, j, k, m)
        and not (_says_nothing(letters[i:j]) and _is_note(copy, first + k, first + m))
    )
    return Near(
        copy=copy,
        passage=Passage(first + begin, first + end - 1),
        likeness=likeness,
        letters=letters,
        changes=tuple((i, j, first + k, first + m) for i, j, k, m in different),
    )


def _says_nothing(letters: tuple[str, ...]) -> bool:
    return all(word == OWN for word in letters)


def _is_note(copy: Copy, first: int, last: int) -> bool:
    """Whether these words of the copy are footnotes that stand in the middle of a sentence, at the end of a column."""
    words = copy.clean.words
    return is_note(copy.text, words[first].start, words[last - 1].end)


def _without_strays(blocks: list[Match], copy: Copy, first: int) -> list[Match]:
    """Words at either end that are equal by chance, far from the others, are no part of the passage."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[0], blocks[1], copy, first):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2], blocks[-1], copy, first):
        blocks = blocks[:-1]
    return blocks


def _is_stray(end: Match, before: Match, after: Match, copy: Copy, first: int) -> bool:
    written = after.a - before.a - before.size
    there = after.b - before.b - before.size
    far = end.size < 3 and there > 2 * written + end.size + 2
    return far and not (written == 0 and _is_note(copy, first + before.b + before.size, first + after.b))


def _between(blocks: list[Match], size: int, begin: int, end: int) -> list[tuple[int, int, int, int]]:
    """What lies between the equal blocks, in the quotation and in the window."""
    edges = [(0, begin), *((block.a + block.size, block.b + block.size) for block in blocks)]
    starts = [*((block.a, block.b) for block in blocks), (size, end)]
    return [(i, j, k, m) for (i, k), (j, m) in zip(edges, starts, strict=True) if j > i or m > k]


def _same(letters: tuple[str, ...], window: list[str], i: int, j: int, k: int, m: int) -> bool:
    """Whether the two differ in nothing but where words are cut; or the author put own words in place of them."""
    written, there = letters[i:j], window[k:m]
    if OWN in written:
        return _says_nothing(written) and len(there) <= CHANGE
    return "".join(written) == "".join(there)
