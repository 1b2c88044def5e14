"""Quotation: a quotation and the copies of its source → nothing, or what is wrong with it, in words."""

from msgspec import Struct

from toolkit.check.quotation.copies import Copy
from toolkit.check.quotation.differences import (
    Change,
    changes_of,
    passage_text,
    remedy,
    said,
    written_text,
)
from toolkit.check.quotation.folding import Folded
from toolkit.check.quotation.nearest import LIKE, Near, find_near
from toolkit.check.quotation.numbering import numbers_in
from toolkit.check.quotation.passages import MOST, Passage, find_passages
from toolkit.check.quotation.quoted import GAP, Quoted
from toolkit.model.citation import Locator

_LABELS = {"page": "page", "paragraph": "paragraph", "article-locator": "article", "section": "section"}

Place = tuple[Copy, Folded, Passage]


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong: `code` and `message` as in a diagnostic; `at` where it is in the text of the quotation."""

    code: str
    message: str
    hints: tuple[str, ...] = ()
    at: tuple[int, int] | None = None


def judge(quoted: Quoted, copies: tuple[Copy, ...], key: str, locator: Locator | None) -> Fault | None:
    """Compare a quotation with the copies of the source `key` (at least one); None where one of them says the same.

    `locator` is where the author says that it stands; it is judged where the copy has such numbers.
    """
    places = tuple(place for copy in copies for place in _places(quoted, copy))
    if places:
        return _misplaced(places, key, locator)
    parts = quoted.parts
    if len(parts) > 1 and (fault := _disordered(parts, copies, key)):
        return fault
    best = max((_nearest(parts, copy) for copy in copies), key=lambda near: min(one.likeness for one in near))
    return _different(parts, best, key, locator)


def _places(quoted: Quoted, copy: Copy) -> list[Place]:
    found: list[Place] = [(copy, copy.full, passage) for passage in find_passages(quoted, copy.full)]
    return found or [(copy, copy.clean, passage) for passage in find_passages(quoted, copy.clean)]


# ------------------------------------------------------------------ it stands elsewhere


def _misplaced(places: tuple[Place, ...], key: str, locator: Locator | None) -> Fault | None:
    if locator is None or locator.label not in _LABELS or len(places) >= MOST:
        return None
    claimed = frozenset(map(str, numbers_in(locator.value))) or frozenset({locator.value.strip()})
    where = [copy.numbers_at(locator.label, passage, words) for copy, words, passage in places]
    if not all(where) or any(claimed & numbers for numbers in where):
        return None
    if locator.label == "page" and any(copy.is_other_count(claimed) for copy, _, _ in places):
        return None
    copy, words, passage = places[0]
    name, where_it_is = _LABELS[locator.label], copy.place(passage, words) or "another one"
    message = f"this does not stand in {name} {locator.value} of `{key}`, but in {where_it_is}"
    return Fault(code="quotation.place", message=message, hints=(f"correct the {name} in the citation ({copy.path})",))


# ------------------------------------------------------------------ its parts stand in another order


def _disordered(parts: tuple[Quoted, ...], copies: tuple[Copy, ...], key: str) -> Fault | None:
    for copy in copies:
        found = [_places(part, copy) for part in parts]
        if all(found):
            starts = [[words.words[passage.first].start for _, words, passage in places] for places in found]
            for at in range(1, len(parts)):
                if max(starts[at]) < min(starts[at - 1]):
                    return _out_of_order(parts[at], found[at][0], key)
            return _far_apart(parts, found, key)
    return None


def _out_of_order(part: Quoted, place: Place, key: str) -> Fault:
    copy, words, passage = place
    where = copy.place(passage, words)
    message = f"in `{key}` this part stands before the one that it follows here{f' ({where})' if where else ''}"
    hint = "keep the order of the source, or make two quotations of it"
    return Fault(code="quotation.order", message=message, hints=(hint,), at=_at(part))


def _far_apart(parts: tuple[Quoted, ...], found: list[list[Place]], key: str) -> Fault:
    wheres = [copy.place(passage, words) for (copy, words, passage), *_ in found]
    message = f"`[…]` stands for more than {GAP} words of `{key}`, or its parts do not follow each other there"
    places = "; ".join(f"part {at}: {where}" for at, where in enumerate(wheres, start=1) if where)
    hints = (f"they stand in {places}" if places else "", "make two quotations of it, each with its own place")
    return Fault(code="quotation.order", message=message, hints=hints, at=_at(parts[-1]))


def _at(part: Quoted) -> tuple[int, int]:
    words = part.folded.words
    return words[0].start, words[-1].end


# ------------------------------------------------------------------ it differs


def _nearest(parts: tuple[Quoted, ...], copy: Copy) -> tuple[Near, ...]:
    return tuple(_found(part, copy) or find_near(part, copy) or _nothing(copy) for part in parts)


def _found(part: Quoted, copy: Copy) -> Near | None:
    """A part that stands in the copy as it is."""
    passages = find_passages(part, copy.clean)
    return Near(copy=copy, passage=passages[0], likeness=1, letters=(), changes=()) if passages else None


def _nothing(copy: Copy) -> Near:
    return Near(copy=copy, passage=Passage(0, 0), likeness=0, letters=(), changes=())


def _different(parts: tuple[Quoted, ...], nears: tuple[Near, ...], key: str, locator: Locator | None) -> Fault | None:
    worst = min(range(len(parts)), key=lambda at: nears[at].likeness)
    if nears[worst].likeness < LIKE:
        return _not_found(parts, worst, nears[worst], key)
    changes = [(change, at) for at, near in enumerate(nears) for change in changes_of(near, parts[at])]
    if not changes:
        places = tuple((near.copy, near.copy.clean, near.passage) for near in nears)
        return _misplaced(places[:1], key, locator)
    first, at = changes[0]
    return Fault(
        code="quotation.differs",
        message=_summary([change for change, _ in changes], key),
        hints=(*_both(nears[at], parts[at]), remedy(first)),
        at=first.at,
    )


def _summary(changes: list[Change], key: str) -> str:
    """The gravest difference in its own words, and how many more there are."""
    gravest = min(changes, key=lambda one: (not one.negation, not one.numbers))
    more = len(changes) - 1
    return said(gravest, key) + (f"; and differs in {more} more place{'s' if more > 1 else ''}" if more else "")


def _both(near: Near, part: Quoted) -> tuple[str, str]:
    where = near.copy.place(near.passage, near.copy.clean)
    place = f"{near.copy.path}{f', {where}' if where else ''}"
    return f"written: “{written_text(near, part)}”", f"the source: “{passage_text(near)}” ({place})"


def _not_found(parts: tuple[Quoted, ...], worst: int, near: Near, key: str) -> Fault:
    what = "this quotation" if len(parts) == 1 else "this part of the quotation"
    hints: tuple[str, ...] = (f"looked for in {near.copy.path}; is it the right source, and the right edition?",)
    if near.likeness >= LIKE / 2:
        hints = (f"{_both(near, parts[worst])[1]} is the nearest passage", *hints)
    return Fault(
        code="quotation.not-found",
        message=f"{what} does not stand in `{key}`, nor anything like it",
        hints=hints,
        at=_at(parts[worst]),
    )
