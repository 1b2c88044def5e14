"""Quotation: what differs between a quotation and the passage that it means, in words, and both texts side by side."""

import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.check.quotation.folding import Word
from toolkit.check.quotation.nearest import Near
from toolkit.check.quotation.quoted import Quoted

_AROUND = 9  # words that are shown before and behind a difference
_LONGEST = 45  # words; a shorter passage is shown whole
_NOT = frozenset(
    {
        "not", "no", "never", "neither", "nor", "none", "nothing", "without", "cannot", "nt", "dont", "doesnt",
        "isnt", "cant", "wont", "ne", "pas", "jamais", "aucun", "aucune", "sans", "nicht", "nie", "niemals",
        "kein", "keine", "keinen", "keiner", "keines", "ohne", "nunca", "jamás", "ningún", "ninguna", "sin",
    }
)  # fmt: skip

Shown = tuple[str, str]
"""A word, and what stands between it and the next one."""


class Change(Struct, frozen=True, kw_only=True):
    """One difference: the words as they were `written` and as they stand `there`, either may be empty.

    `at`: where it is in the text of the quotation.
    """

    written: str
    there: str
    at: tuple[int, int]
    numbers: bool
    negation: bool


def changes_of(near: Near, quoted: Quoted) -> tuple[Change, ...]:
    """The differences of a passage from the part `quoted` of a quotation, in the order of the quotation."""
    return tuple(_change(near, quoted, *one) for one in near.changes)


def _change(near: Near, quoted: Quoted, i: int, j: int, k: int, m: int) -> Change:
    words = _with_gaps(quoted)
    mine = [word for word in words[i:j] if word]
    theirs = near.copy.clean.words[k:m]
    written = quoted.text[mine[0].start : mine[-1].end] if mine else ""
    before = [word for word in words[:i] if word]
    at = (mine[0].start, mine[-1].end) if mine else (before[-1].end, before[-1].end) if before else (0, 0)
    texts = [word.text for word in mine], [word.text for word in theirs]
    return Change(
        written=" ".join(written.split()),
        there=" ".join(near.copy.text[theirs[0].start : theirs[-1].end].split()) if theirs else "",
        at=at,
        numbers=all(len(side) == 1 and side[0][0].isdigit() for side in texts),
        negation=bool(_NOT.intersection(texts[0]) ^ _NOT.intersection(texts[1])),
    )


def said(change: Change, key: str) -> str:
    """What the author changed, as a sentence without its end."""
    if change.negation and not change.written:
        return f"the quotation leaves out “{_short(change.there)}”: it may say the opposite of `{key}`"
    if change.negation and not change.there:
        return f"the quotation adds “{_short(change.written)}”: it may say the opposite of `{key}`"
    if change.numbers:
        return f"the quotation has the number {change.written}, `{key}` has {change.there}"
    if not change.written:
        return f"the quotation leaves out “{_short(change.there)}”, which stands in `{key}`"
    if not change.there:
        return f"the quotation adds “{_short(change.written)}”, which does not stand in `{key}`"
    return f"the quotation has “{_short(change.written)}”, `{key}` has “{_short(change.there)}”"


def remedy(change: Change) -> str:
    if not change.written:
        return "correct the quotation, or mark with `[…]` that words are left out"
    return "correct the quotation, or put your own words in square brackets: `[the company]`"


def written_text(near: Near, quoted: Quoted) -> str:
    """The part of the quotation that differs, with the words that differ marked."""
    marked = {at for i, j, _, _ in near.changes for at in range(i, j)}
    missing = {i for i, j, _, _ in near.changes if i == j}
    words = _with_gaps(quoted)
    shown = [_shown(word, after, quoted.text) for word, after in zip(words, [*words[1:], None], strict=True)]
    return _joined(shown, marked, marked | missing)


def passage_text(near: Near) -> str:
    """The passage of the source, with the words that differ marked."""
    first, last = near.passage.first, near.passage.last
    marked = {at - first for _, _, k, m in near.changes for at in range(k, m)}
    missing = {k - first for _, _, k, m in near.changes if k == m}
    words = near.copy.clean.words[first : last + 1]
    shown = [_shown(word, after, near.copy.text) for word, after in zip(words, [*words[1:], None], strict=True)]
    return _joined(shown, marked, marked | missing)


def _with_gaps(quoted: Quoted) -> list[Word | None]:
    words = list[Word | None]()
    for at, run in enumerate(quoted.runs):
        words += [None] if at else []
        words += run.words
    return words


def _shown(word: Word | None, after: Word | None, text: str) -> Shown:
    if word is None:
        return "[…]", " "
    if after is None:
        closing = re.match(r"['\")\]]*", text[word.end :])
        return text[word.start : word.end], closing[0] if closing else ""
    between = text[word.end : after.start]
    if re.search(r"\w", between):  # the number of a note, a running head
        between = " "
    return text[word.start : word.end], "" if re.fullmatch(r"-\s*\n\s*", between) else " ".join(f".{between}.".split())[
        1:-1
    ]


def _joined(shown: list[Shown], marked: set[int], near: set[int]) -> str:
    """The words, the marked ones in ⟦ ⟧; of a long text only what is near to a difference."""
    kept = set(range(len(shown)))
    if len(shown) > _LONGEST and near:
        kept = {other for at in near for other in range(at - _AROUND, at + _AROUND + 1)}
    return "".join(_pieces(shown, marked & kept, kept)).strip()


def _pieces(shown: list[Shown], marked: set[int], kept: set[int]) -> Iterator[str]:
    for at, (word, after) in enumerate(shown):
        if at in kept:
            opens, closes = at in marked and at - 1 not in marked, at in marked and at + 1 not in marked
            yield f"{'⟦' if opens else ''}{word}{'⟧' if closes else ''}{after}"
        elif at == 0 or at - 1 in kept:
            yield "… "


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= 14 else f"{' '.join(words[:7])} … {' '.join(words[-5:])}"
