"""Figures: sums that a sentence gets wrong: parts above their whole, a majority below one half, per cent for points."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.check.figures.idioms.claims import CLAIMS, Claims
from toolkit.check.figures.references import MASK
from toolkit.check.figures.spoken import Quantity, Spoken

_HALF = Fraction(1, 2)


class Slip(Struct, frozen=True, kw_only=True):
    """What is wrong in a sentence, with the code of the finding, and what to do."""

    code: str
    message: str
    hint: str
    span: Span


def slips_in(sentence: Spoken) -> Iterator[Slip]:
    """The slips of a sentence that its own numbers show. Only what cannot well be meant is told."""
    tongue = sentence.lang.partition("-")[0].lower()
    claims = CLAIMS.get(tongue)
    if claims and sentence.quantities:
        yield from _majorities(sentence, claims)
        yield from _courses(sentence, claims)
        yield from _parts(sentence, claims)


# ------------------------------------------------------------------ majorities


def _majorities(sentence: Spoken, claims: Claims) -> Iterator[Slip]:
    for match in _majority(claims).finditer(sentence.text):
        beside = next((one for one in sentence.quantities if one.start >= match.end()), None)
        if beside is None or beside.unit != "percent" or not beside.number < 50:
            continue
        if _close.fullmatch(sentence.text, match.end(), beside.start):
            said, figure = match[0].strip(), sentence.text[beside.start : beside.end]
            message = f"“{said}” is more than one half, and {figure} is less"
            yield Slip(code="numbers.majority", message=message, hint="correct one of the two", span=beside.span)


@cache
def _majority(claims: Claims) -> re.Pattern[str]:
    return re.compile(claims.majority, re.IGNORECASE)


_close = re.compile(  # “a majority (45%)”, “a majority of 45%”, “most reports (45%)”, “the majority of users, 45%”
    r"(?:\s+(?:of|de|d[’']|von|del|des|der)\s*(?:un\s+)?|(?:\s+[^\W\d]+){0,6}\s*(?:\(|,\s|–\s|—\s?|"
    r":\s)\s*(?:only|about|some|nearly|i\.e\.|"
    r"that is|namely|soit|environ|rund|etwa|nämlich|el|un|unos)?\s*)",
    re.IGNORECASE,
)


# ------------------------------------------------------------------ per cent, or percentage points


def _courses(sentence: Spoken, claims: Claims) -> Iterator[Slip]:
    percents = [one for one in sentence.quantities if one.unit == "percent"]
    ends = _course(sentence, percents, claims)
    if ends is None or not ends[0].number:
        return
    first, last = ends
    points = abs(last.number - first.number)
    relative = points / first.number * 100
    others = [one for one in sentence.quantities if one not in ends and one.unit in ("percent", "points")]
    for one in others if len(others) == 1 else ():
        mixed = _is_near(one.number, points if one.unit == "percent" else relative)
        right = _is_near(one.number, relative if one.unit == "percent" else points)
        behind = re.search(claims.changed, sentence.text[: one.start], re.IGNORECASE)
        if mixed and not right and (behind or one.unit == "points"):
            both = f"{_plain(points)} percentage points, or {_plain(relative)} per cent"
            message = f"from {_shown(first)} to {_shown(last)} is {both}"
            hint = "write which of the two is meant"
            yield Slip(code="numbers.points", message=message, hint=hint, span=one.span)


def _course(sentence: Spoken, percents: Sequence[Quantity], claims: Claims) -> tuple[Quantity, Quantity] | None:
    """The two ends of “from 10% to 15%”."""
    masked = list(sentence.text)
    for one in percents:
        masked[one.start : one.end] = MASK * (one.end - one.start)
    match = re.search(claims.course.replace("P", f"{MASK}+"), "".join(masked), re.IGNORECASE)
    inside = [one for one in percents if match and match.start() <= one.start and one.end <= match.end()]
    return (inside[0], inside[1]) if len(inside) == 2 else None


def _is_near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= _HALF


def _shown(one: Quantity) -> str:
    return f"{_plain(one.number)}%"


def _plain(number: Fraction) -> str:
    return f"{float(number):.1f}".removesuffix(".0")


# ------------------------------------------------------------------ parts of a whole


def _parts(sentence: Spoken, claims: Claims) -> Iterator[Slip]:
    """“Of 100 reports, 60 were removed, 30 rejected and 20 left open”: only of what cannot be two things at once."""
    if re.search(rf"\b(?:{claims.overlap})\b", sentence.text, re.IGNORECASE):
        return
    whole, parts = _whole(sentence, claims)
    rests = [one for one in parts if re.search(rf"\b{claims.rest}", sentence.text[: one.start], re.IGNORECASE)]
    fates = [_fate(sentence, one, parts, claims) for one in parts]
    if whole is None or len(parts) < 2 or not all(fates) or len(set(fates)) < len(fates):
        return
    if any(_is_of_another(sentence, one) for one in parts[1:]) or (parts[0].unit and len(parts) < 3 and not rests):
        return
    total, most = sum((one.number for one in parts), Fraction(0)), whole.number
    slack = _HALF * len(parts) if parts[0].unit == "percent" else Fraction(0)
    if total > most + slack or (rests and total < most - slack):
        unit = "%" if parts[0].unit == "percent" else ""
        said = " + ".join(f"{_plain(one.number)}{unit}" for one in parts)
        message = f"{said} is {_plain(total)}{unit}, not {_plain(most)}{unit}"
        yield Slip(
            code="numbers.parts",
            message=message,
            hint="correct a number, or say how the parts overlap",
            span=parts[-1].span,
        )


def _whole(sentence: Spoken, claims: Claims) -> tuple[Quantity | None, list[Quantity]]:
    """What is divided, and into what: counts of a number, or percentages of all."""
    percents = [one for one in sentence.quantities if one.unit == "percent"]
    if len(percents) > 1 and not re.search(claims.course.replace("P", r"\d[\d.,]*\s?%"), sentence.text, re.IGNORECASE):
        first = percents[0]
        hundred = Quantity(start=first.start, end=first.end, number=Fraction(100), unit="percent", span=first.span)
        return hundred, percents
    counts = [one for one in sentence.quantities if not one.unit]
    for at, one in enumerate(counts):
        opening = rf"(?:^|[,;:]\s|\band\s|\bet\s|\bund\s|\by\s)\W*{claims.of}$"
        if re.search(opening, sentence.text[: one.start], re.IGNORECASE):
            return one, counts[at + 1 :]
    return None, []


def _fate(sentence: Spoken, one: Quantity, parts: Sequence[Quantity], claims: Claims) -> str:
    """What became of a part: words, up to the next part, that are true of a thing only once; "" for others.

    Two parts of one fate are not two parts of one whole: “in May 60% were removed, in June 50% were removed”.
    """
    following = min((other.start for other in parts if other.start > one.start), default=len(sentence.text))
    match = re.search(rf"\b(?:{claims.exclusive})\b", sentence.text[one.end : following], re.IGNORECASE)
    return match[0].casefold() if match else ""


_OF = re.compile(r"\s+(?:of|de|des|du|der|von|del|d[’'])\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(?:in|on|for|among|by|en|chez|pour|bei|im|am|für|para|entre)\s+\S+\s*,?\s*$", re.IGNORECASE)


def _is_of_another(sentence: Spoken, one: Quantity) -> bool:
    """Whether a part is one of something else: “50% of posts”, “in France 50%”."""
    return bool(_OF.match(sentence.text, one.end) or _WHERE.search(sentence.text[: one.start]))
