"""Figures: a sentence → the figures in it that state evidence; dates, articles, ages in a law, names are none."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Literal

from msgspec import Struct

from toolkit.check.figures.idioms.idiom import Idiom
from toolkit.check.figures.idioms.idiom_table import idiom_of
from toolkit.check.figures.lexer import Numeral, numerals
from toolkit.check.figures.references import MASK, names_in
from toolkit.check.figures.small_numbers import counts_nothing

Kind = Literal["number", "percent", "points", "money", "fraction", "multiple", "vague", "range"]


class Figure(Struct, frozen=True, kw_only=True):
    """A figure at `start` to `end` of a sentence: what it is of, and the numbers in it.

    `value` is the number of a single one (38 for “38 %”), the part of a fraction (1/3), None where it has none.
    """

    text: str
    start: int
    end: int
    kind: Kind
    value: Fraction | None = None


def figures_in(sentence: str, lang: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence that state evidence, in their order.

    Not among them: dates, times, years, articles and other references, identifiers, versions, names, ages in a
    definition, telephone numbers, numbers of a list, time limits that somebody demands, and small numbers that count
    an author's own points or things already known (“two reasons”, “the two platforms”).
    """
    idiom = idiom_of(lang)
    found = numerals(sentence, lang)
    masked = _masked(sentence, found, names_in(sentence, found, idiom))
    whole = tuple(_composed(masked, found, idiom))
    taken = {at for one in whole for at in range(one.start, one.end)}
    single = [one for one in found if one.start not in taken and masked[one.start] == MASK]
    single += _lonely_ones(found, masked, taken, idiom)
    figures = [*whole, *(_Candidate(one.start, one.end, "number", (one,)) for one in single)]
    several = len(figures) > 1
    kept = (one for one in figures if not _is_nothing(masked, one, idiom, several=several))
    return tuple(sorted((_figure(sentence, one, idiom) for one in kept), key=lambda one: one.start))


class _Candidate(Struct, frozen=True):
    start: int
    end: int
    kind: Kind
    numbers: tuple[Numeral, ...]


def _is_nothing(masked: str, one: _Candidate, idiom: Idiom, *, several: bool) -> bool:
    if one.kind in ("fraction", "multiple"):
        return _is_twice(masked, one)
    return counts_nothing(masked, one.start, one.end, one.numbers, idiom, several=several)


def _masked(sentence: str, found: Sequence[Numeral], names: frozenset[int]) -> str:
    """The sentence with one letter for all characters of its numbers, so that patterns find them; names have another.

    `one` and `zero` stay words: they are seldom numbers.
    """
    signs = list(sentence)
    for one in found:
        if not _is_word(one):
            sign = "\x02" if one.start in names else MASK
            signs[one.start : one.end] = sign * (one.end - one.start)
    return "".join(signs)


def _lonely_ones(found: Sequence[Numeral], masked: str, taken: set[int], idiom: Idiom) -> Iterator[Numeral]:
    """“Only one report was answered” counts; “one of the reasons” does not."""
    for one in found:
        before, behind = _only(idiom)
        counted = behind.match(masked, one.end) and (not one.value or before.search(masked, 0, one.start))
        if _is_word(one) and one.start not in taken and counted:
            yield one


def _is_word(one: Numeral) -> bool:
    return one.form == "words" and one.value <= 1


@cache
def _only(idiom: Idiom) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{idiom.small.only})\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:[\w-]+\s+)?(?:{idiom.small.evidence})\b", re.IGNORECASE),
    )


# ------------------------------------------------------------------ figures of several words


@cache
def _patterns(idiom: Idiom) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    kinds: tuple[Kind, ...] = ("range", "fraction", "multiple", "vague")
    return tuple((kind, _expanded("|".join(f"(?:{one})" for one in idiom.figures[kind]), idiom.one)) for kind in kinds)


def _expanded(pattern: str, one: str) -> re.Pattern[str]:
    """The pattern of an idiom: `#` is any number, `@` also one."""
    numbers = pattern.replace("@", f"(?:#|\\b(?:{one}))").replace("#", f"{MASK}+")
    return re.compile(rf"(?<!\w)(?=[\w€£$])(?:{numbers})", re.IGNORECASE)


def _composed(masked: str, found: Sequence[Numeral], idiom: Idiom) -> Iterator[_Candidate]:
    taken: list[tuple[int, int]] = []
    words = masked.casefold()
    if MASK not in words and not any(stem in words for stem in idiom.stems.split()):
        return
    for kind, pattern in _patterns(idiom):
        for match in pattern.finditer(masked):
            start, end = match.span()
            numbers = tuple(one for one in found if start <= one.start and one.end <= end)
            clash = any(start < other_end and other_start < end for other_start, other_end in taken)
            rising = len(numbers) < 2 or kind == "multiple" or numbers[0].value < numbers[-1].value
            if clash or not rising or (kind == "range" and _is_course(masked, *match.span())):
                continue
            taken.append((start, end))
            yield _Candidate(start, end, kind, numbers)


_FROM = re.compile(r"\b(?:from|de|d[’']|von|desde)\s*$", re.IGNORECASE)
_COURSE = re.compile(
    r"\b(?:rose|rise|risen|fell|fallen|grew|grown|increas|decreas|dropp|went|doubl|tripl|quadrupl|pass[ée]|augment|recul|baiss|"
    r"diminu|stieg|stiegen|sank|wuchs|pas[óa]|aument|baj[óa]|subi|descend|cay)",
    re.IGNORECASE,
)


def _is_course(masked: str, start: int, end: int) -> bool:
    """“rose from 12 to 47” gives two figures, “took from 40 to 60 minutes” a range."""
    return bool(_FROM.search(masked, 0, start) and not re.search("[-–]", masked[start:end]) and _COURSE.search(masked))


def _is_twice(masked: str, one: _Candidate) -> bool:
    """“dos veces”, « deux fois »: as “twice”, it counts nothing by itself."""
    words = masked[one.start : one.end].split()
    return one.kind == "multiple" and len(words) == 2 and [number.value for number in one.numbers] == [2]


# ------------------------------------------------------------------ what belongs to a figure


@cache
def _units(idiom: Idiom) -> tuple[tuple[Literal["percent", "points", "money"], re.Pattern[str]], ...]:
    return (
        ("points", re.compile(idiom.points, re.IGNORECASE)),
        ("percent", re.compile(idiom.percent, re.IGNORECASE)),
        ("money", re.compile(idiom.money, re.IGNORECASE)),
    )


def unit_behind(sentence: str, end: int, idiom: Idiom) -> tuple[Literal["", "percent", "points", "money"], int]:
    """The unit that follows a number which ends at `end`, and where it ends itself: 38 per cent, 6 points, 20 euros."""
    for unit, pattern in _units(idiom):
        if match := pattern.match(sentence, end):
            return unit, match.end()
    return "", end


_CURRENCY = re.compile(r"(?:(?:US|A|C|NZ|HK|R)?[€$£¥]|\b(?:EUR|USD|GBP|CHF|AUD)[ \u00a0]?)[ \u00a0]?$")


def _figure(sentence: str, one: _Candidate, idiom: Idiom) -> Figure:
    kind, start, end = one.kind, one.start, one.end
    if one.kind in ("number", "range"):
        unit, end = unit_behind(sentence, end, idiom)
        kind = unit or kind
    currency = _CURRENCY.search(sentence, max(start - 5, 0), start)
    if currency:
        kind, start = "money", currency.start()
    return Figure(text=sentence[start:end], start=start, end=end, kind=kind, value=_value(one))


def _value(one: _Candidate) -> Fraction | None:
    if one.kind == "number":
        return one.numbers[0].value
    if one.kind == "fraction" and len(one.numbers) == 2 and one.numbers[1].value:
        return one.numbers[0].value / one.numbers[1].value
    return None
