"""Figures: numbers that count, but no evidence: “two reasons”, “the two platforms”, “within 30 days” as a demand."""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from msgspec import Struct

from toolkit.check.figures.idioms.idiom import Idiom
from toolkit.check.figures.lexer import Numeral

SMALL = 12
_NEAR = 60  # characters before a number that say what it is about


def counts_nothing(
    masked: str, start: int, end: int, numbers: Sequence[Numeral], idiom: Idiom, *, several: bool
) -> bool:
    """Whether the figure at `start` to `end` of a masked sentence is no evidence; `several`: it is not the only one."""
    if not numbers:
        return False
    words = _words(idiom)
    if words.unit.match(masked, end):
        return _is_term(masked, start, end, max(one.value for one in numbers), words, several=several)
    if words.belongs.match(masked, end) or len(numbers) > 2 or any(one.value > SMALL for one in numbers):
        return False
    return _is_known_or_own(masked, start, end, words)


class _Words(Struct, frozen=True):
    """The patterns of an idiom, compiled."""

    unit: re.Pattern[str]
    belongs: re.Pattern[str]
    ought: re.Pattern[str]
    span: re.Pattern[str]
    within: re.Pattern[str]
    took: re.Pattern[str]
    known: re.Pattern[str]
    thing: re.Pattern[str]
    evidence: re.Pattern[str]
    rhetoric: re.Pattern[str]


@cache
def _words(idiom: Idiom) -> _Words:
    small, times = idiom.small, idiom.times
    spans = "|".join(f"(?:{one})" for one in times.spans).replace("UNITS", times.units).replace("#", "ƻ+")
    patterns = (
        rf"[ \u00a0\u202f-](?:{times.units})\b",
        rf"{idiom.percent}|{idiom.points}|{idiom.money}",
        rf"\b(?:{times.ought})\b",
        spans,
        rf"\b(?:{times.within})\s+(?:ƻ+\s*(?:[-–]|\w+)\s*)?$",
        rf"\b(?:{times.took})\b",
        rf"\b(?:{small.known})\s+$",
        rf"(?:\s+(?:of\s+(?:these|those|the)|de\s+(?:ces|estas|estos)|dieser))?(?:\s+[\w’'-]+){{0,2}}?[\s-]+(?:{small.things})\b",
        rf"(?:\s+[\w’'-]+)?\s+(?:{small.evidence})\b",
        rf"(?:{small.rhetoric})",
    )
    return _Words(*(re.compile(one, re.IGNORECASE) for one in patterns))


def _is_term(masked: str, start: int, end: int, value: Fraction, words: _Words, *, several: bool) -> bool:
    """Whether a time is a period or a limit, and not something that was measured."""
    around = words.span.search(masked, max(start - 30, 0), end + 30)
    if around and around.start() <= start and end <= around.end():
        return True
    if words.took.search(masked, max(start - _NEAR, 0), end + _NEAR // 2):
        return False
    if words.ought.search(masked) or (several and words.within.search(masked, max(start - _NEAR, 0), start)):
        return True
    return value <= SMALL


def _is_known_or_own(masked: str, start: int, end: int, words: _Words) -> bool:
    near = masked[max(start - _NEAR, 0) : start]
    if words.known.search(near) or words.thing.match(masked, end):
        return True
    return bool(words.rhetoric.search(near)) and not words.evidence.match(masked, end)
