"""Sign: who may stand on a list twice. Only suggested, each with its reason: a person decides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import Literal

from msgspec import Struct

from toolkit.model.people import Signatory
from toolkit.sign.countries import country_code
from toolkit.sign.folding import acronyms, bones, folded_organisation, folded_person, is_foreign, latin, skeleton

Reason = Literal["mail", "name", "spelling", "script", "acronym", "part"]

CROWD = 40  # rows that share a key: beyond that it is a frequent name, and only what else they share can tell
SPELLING = 86  # of 100, the likeness of two spellings of a name (token sort ratio)
GENERIC = frozenset((
    "foundation", "network", "association", "organisation", "organization", "society", "group", "trust", "charity",
    "institute", "centre", "center", "stiftung", "verein", "verband", "fondation", "reseau",
    "asociacion", "fundacion", "red",
))  # fmt: skip


class Suggestion(Struct, frozen=True, kw_only=True):
    """Two rows (their places in the list, the earlier first) that may be one signatory, and why."""

    one: int
    other: int
    reason: Reason


class _Entry(Struct, frozen=True):
    """What of a row is compared: its words in Latin letters and their skeleton."""

    at: int
    row: Signatory
    words: tuple[str, ...]
    frame: tuple[str, ...]
    foreign: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def suggest_duplicates(rows: Sequence[Signatory]) -> tuple[Suggestion, ...]:
    """Pairs of rows that may be the same person or organisation, in the order of the list.

    Compared are e-mail addresses, folded names, spellings and transcriptions, acronyms and other names. Only rows that
    share a key are compared, so that the work grows with the list and not with its square.
    """
    found = dict[tuple[int, int], Reason]()
    for kind in ("person", "organisation"):
        entries = [_entry(at, row) for at, row in enumerate(rows) if row.kind == kind]
        for one, other, reason in _pairs(entries, kind):
            found.setdefault((min(one, other), max(one, other)), reason)
    return tuple(Suggestion(one=one, other=other, reason=reason) for (one, other), reason in sorted(found.items()))


def _entry(at: int, row: Signatory) -> _Entry:
    words = folded_person(row.name) if row.kind == "person" else folded_organisation(row.name)
    return _Entry(at=at, row=row, words=words, frame=skeleton(words), foreign=is_foreign(row.name))


def _pairs(entries: list[_Entry], kind: str) -> Iterator[tuple[int, int, Reason]]:
    yield from _sharing(entries, lambda entry: (entry.row.mail,) if entry.row.mail else (), "mail")
    yield from _sharing(entries, _name_of, "name")
    if kind == "organisation":
        yield from _short_names(entries)
        yield from _compared(entries, _keys_of_organisation, _organisations_alike)
    else:
        yield from _compared(entries, _keys_of_person, _persons_alike)


def _name_of(entry: _Entry) -> tuple[object, ...]:
    """A given name alone says little: only together with an organisation."""
    if entry.row.kind == "organisation" or len(entry.words) > 1 or entry.foreign:
        return (entry.words,)
    return ((entry.words, latin(entry.row.organisation)),) if entry.row.organisation else ()


def _sharing(
    entries: list[_Entry], keys: Callable[[_Entry], Iterable[object]], reason: Reason
) -> Iterator[tuple[int, int, Reason]]:
    """Who shares a key is a pair with the next one that has it: n rows give n - 1 pairs."""
    for group in _groups(entries, keys):
        for one, other in pairwise(group):
            yield one.at, other.at, reason


def _groups(entries: list[_Entry], keys: Callable[[_Entry], Iterable[object]]) -> Iterator[list[_Entry]]:
    groups = defaultdict[object, list[_Entry]](list)
    for entry in entries:
        for key in set(keys(entry)):
            groups[key].append(entry)
    return (group for group in groups.values() if len(group) > 1)


def _compared(
    entries: list[_Entry],
    keys: Callable[[_Entry], Iterable[object]],
    alike: Callable[[_Entry, _Entry], Reason | None],
) -> Iterator[tuple[int, int, Reason]]:
    seen = set[tuple[int, int]]()
    for group in _groups(entries, keys):
        if len(group) > CROWD:
            group = [entry for entry in group if entry.row.organisation]
        for one, other in combinations(group[: CROWD * 2], 2):
            if (one.at, other.at) in seen or one.words == other.words:
                continue
            seen.add((one.at, other.at))
            if reason := alike(one, other):
                yield one.at, other.at, reason


# ------------------------------------------------------------------ persons


def _keys_of_person(entry: _Entry) -> Iterator[object]:
    """Two skeletons; a word with another less a letter; all letters, for scripts that write no spaces."""
    for one, other in combinations(entry.frame, 2):
        yield one, other
    for word in entry.words:
        for other in entry.words:
            if word is not other and len(other) > 4:
                yield from (hash((word, other[:at] + other[at + 1 :])) for at in range(len(other)))
                yield hash((word, other))
    yield "".join(sorted("".join(entry.words)))
    if entry.row.organisation:  # a name with a word less is only taken for the same within one organisation
        place = latin(entry.row.organisation)
        yield from ((word, other[0], place) for word in entry.words for other in entry.words if word is not other)


def _persons_alike(one: _Entry, other: _Entry) -> Reason | None:
    from rapidfuzz.fuzz import token_sort_ratio

    if one.foreign != other.foreign:
        return "script" if _transcribed(one, other) else None
    if _known_together(one.row, other.row) and _is_part(one.words, other.words):
        return "part"
    if len(one.words) != len(other.words) or _differ_elsewhere(one.row, other.row):
        return None
    if one.frame == other.frame and token_sort_ratio(one.text, other.text) >= SPELLING:
        return "spelling"
    return "spelling" if _one_slip(one.words, other.words) else None


def _transcribed(one: _Entry, other: _Entry) -> bool:
    from rapidfuzz.fuzz import token_sort_ratio

    if "".join(sorted("".join(one.words))) == "".join(sorted("".join(other.words))):
        return True
    if one.frame == other.frame and len(one.frame) > 1 and sum(map(len, one.frame)) >= 4:
        return True
    if one.frame == other.frame and len(one.frame) > 1:
        return token_sort_ratio(one.text, other.text) >= 60
    return len(one.words) == len(other.words) and token_sort_ratio(one.text, other.text) >= SPELLING


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other with a word less, or with an initial for a word; a whole word is always shared."""
    short, long = sorted((one, other), key=len)
    shared = [word for word in short if word in long and len(word) > 1]
    rest, left = [word for word in short if word not in shared], [word for word in long if word not in shared]
    if not shared or len(short) < 2 or len(rest) > 1:
        return False
    if not rest:
        return True
    either = len(short) == len(long)
    return any(rest[0] == word[0] or (either and word == rest[0][0]) for word in left)


def _one_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in one word only, a long one, and there by one slip of a finger."""
    from rapidfuzz.distance import OSA

    rest, others = [word for word in one if word not in other], [word for word in other if word not in one]
    if len(rest) != 1 or len(others) != 1 or rest[0][0] != others[0][0]:
        return False
    shorter = min(len(rest[0]), len(others[0]))
    swapped = sorted(rest[0]) == sorted(others[0])  # Maria and Marina are two names; Maria and Mraia are one
    return shorter >= (5 if swapped else 7) and OSA.distance(rest[0], others[0]) == 1


def _known_together(one: Signatory, other: Signatory) -> bool:
    return bool(one.organisation) and latin(one.organisation) == latin(other.organisation)


def _differ_elsewhere(one: Signatory, other: Signatory) -> bool:
    """Whether both say where they are from, and it is not the same place."""
    return bool(one.country and other.country) and _country(one) != _country(other)


def _country(row: Signatory) -> str:
    return country_code(row.country) or latin(row.country)


# ------------------------------------------------------------------ organisations


def _keys_of_organisation(entry: _Entry) -> Iterator[object]:
    yield from combinations(sorted(entry.frame), 2)
    yield from (("alone", bones(word)) for word in entry.words if len(entry.words) == 1)


def _organisations_alike(one: _Entry, other: _Entry) -> Reason | None:
    """Every word of one has its like in the other; at most one general word (network, foundation) may be left over."""
    from rapidfuzz.distance import OSA

    if one.foreign != other.foreign:
        return "script" if _transcribed(one, other) else None
    if latin(one.row.name).replace(" ", "") == latin(other.row.name).replace(" ", ""):
        return "spelling"
    left = list(other.words)
    alone = list[str]()
    for word in one.words:
        like = min(left, key=lambda each: OSA.distance(word, each), default="")
        if not like or not _same_word(word, like):
            alone.append(word)
        else:
            left.remove(like)
    over = alone + left
    return "spelling" if not over or (len(over) == 1 and over[0] in GENERIC) else None


def _same_word(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    if one == other:
        return True
    if len(one) < 4 or len(other) < 4 or any(sign.isdigit() for sign in one + other):
        return False
    if country_code(one) or country_code(other):
        return False
    return OSA.distance(one, other) <= (1 if min(len(one), len(other)) < 7 else 2)


def _short_names(entries: list[_Entry]) -> Iterator[tuple[int, int, Reason]]:
    """An acronym or another name of one organisation that is the name of another."""
    named = defaultdict[object, list[_Entry]](list)
    for entry in entries:
        named[entry.words].append(entry)
    short = defaultdict[str, list[_Entry]](list)
    for entry in entries:
        if len(entry.words) == 1:
            short[entry.words[0]].append(entry)
    for entry in entries:
        for alias in entry.row.aliases:
            for other in named[folded_organisation(alias)]:
                if other is not entry:
                    yield entry.at, other.at, "acronym"
        for letters in acronyms(entry.row.name):
            for other in short[letters]:
                if other is not entry:
                    yield entry.at, other.at, "acronym"
