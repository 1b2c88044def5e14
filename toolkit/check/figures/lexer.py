"""Figures: a text → the numbers in it, in digits or in words, each with its value and its place.

`1,234.5`, `1 234,5`, `1.234,5`, `1’234`, `١٢٣`, `½`, `4.2 million`; `forty-seven`, « quatre-vingt-dix »,
„siebenundvierzig“, «cuarenta y siete». What a number means – a date, an article, a count – others decide.
"""

import re
import unicodedata
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from toolkit.check.figures.number_words import SCALES, spelled_numbers


class Numeral(Struct, frozen=True, kw_only=True):
    """A number at `start` to `end` of a text. `value` is exact: 4.2 million is 4,200,000."""

    text: str
    start: int
    end: int
    value: Fraction
    form: Literal["digits", "words"]


@lru_cache(maxsize=16)  # one sentence is read for several questions
def numerals(text: str, lang: str) -> tuple[Numeral, ...]:
    """Return the numbers of a text in a language (a tag such as `fr-BE`), in their order; none overlaps another.

    Digits are read in every language: `1,234` is a thousand in English, and a little more than one in the others.
    Words are read in English, French, German and Spanish; the article (un, ein, una) is no number, `one` is.
    """
    tongue = lang.partition("-")[0].lower()
    digits = _DIGITS.finditer(text) if _DIGIT.search(text) else ()
    found = [_in_digits(match, text, tongue) for match in digits]
    ends = {at for one in found for at in range(one.start, one.end)}
    for start, end, value in spelled_numbers(text, tongue):
        if start not in ends:
            found.append(Numeral(text=text[start:end], start=start, end=end, value=Fraction(value), form="words"))
    return tuple(sorted(found, key=lambda one: one.start))


_GROUP = "[ \u00a0\u202f\u2009.,’'٬]"
_SPACES = (" ", "\u00a0", "\u202f", "-")
_VULGAR = "¼½¾⅐-⅞"
_DIGIT = re.compile(rf"[\d{_VULGAR}]")
_DIGITS = re.compile(
    rf"(?<!\d)(?:\d{{1,3}}(?P<sign>{_GROUP})\d{{3}}(?:(?P=sign)\d{{3}})*(?!\d)"  # 1 234 567
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567, as in India
    r"|\d+)(?P<decimals>[.,·٫]\d+(?!\d))?"
    rf"(?P<vulgar>[{_VULGAR}])?|[{_VULGAR}]"
)
_DECIMAL_COMMA = ("fr", "de", "es", "it", "nl", "pt", "pl", "sv", "da", "fi", "cs", "ro", "el", "ru")


def _in_digits(match: re.Match[str], text: str, tongue: str) -> Numeral:
    value, end = _value(match, tongue), match.end()
    scale = _scale(tongue).match(text, end + (text[end : end + 1] in _SPACES))
    if scale:
        value, end = value * SCALES[tongue][scale[1].casefold()], scale.end()
    return Numeral(text=text[match.start() : end], start=match.start(), end=end, value=value, form="digits")


def _value(match: re.Match[str], tongue: str) -> Fraction:
    vulgar = match["vulgar"] or (match[0] if match["decimals"] is None and not match[0][0].isdigit() else "")
    more = Fraction(unicodedata.numeric(vulgar)).limit_denominator(100) if vulgar else Fraction(0)
    digits = match[0].removesuffix(vulgar) if vulgar else match[0]
    if not digits:
        return more
    decimals = match["decimals"] or ""
    whole = digits.removesuffix(decimals) if decimals else digits
    if not decimals and _is_decimal(match["sign"] or "", whole, tongue):
        whole, decimals = whole.split(match["sign"])[0], "." + whole.split(match["sign"])[1]
    plain = _latin(re.sub(r"\D", "", whole))
    return Fraction(f"{plain}.{_latin(decimals[1:])}" if decimals else plain) + more


def _is_decimal(sign: str, digits: str, tongue: str) -> bool:
    """Whether one sign before three digits parts the decimals: 1,234 in French, 1.234 in English."""
    if digits.count(sign) != 1 or sign not in ".,":
        return False
    return sign == "," if tongue in _DECIMAL_COMMA else sign == "."


def _latin(digits: str) -> str:
    return "".join(str(unicodedata.digit(one)) for one in digits)


@cache
def _scale(tongue: str) -> re.Pattern[str]:
    """A scale behind digits; a letter alone touches them: 20m, while 20 m are metres."""
    words = sorted(map(re.escape, SCALES.get(tongue, ())), key=len, reverse=True)
    long, short = ("|".join(word for word in words if (len(word) > 2) is far) or r"(?!)" for far in (True, False))
    return re.compile(rf"((?<=\d)(?:{short})|(?<=\d)(?:{long})|(?<=[ \u00a0\u202f-])(?:{long}))(?!\w)", re.IGNORECASE)
