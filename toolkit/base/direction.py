"""Base: in which direction a language is written, and how the letters of a text tell its direction (UAX 9, simplified).

A text has a direction of its own, that of the document around it. What is written the other way inside of it (a Latin
name in an Arabic sentence) is a stretch that every format sets apart, so that its words keep their order.
"""

import re
from collections.abc import Iterator
from typing import Literal

Direction = Literal["ltr", "rtl"]
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")

_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"))
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))

RIGHT_TO_LEFT = re.compile(  # Hebrew, Arabic, Syriac, Thaana, N'Ko … without their digits
    "[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NUMBER = re.compile(r"[+\u2212-]?\d+(?:[.,:/\u066b\u066c-]\d+)*(?:[\u00a0\u202f ]?[%\u066a])?")
_LATIN_DIGITS = re.compile(r"[0-9]")


def direction_of(lang: str) -> Direction:
    """Return the direction of the language of a tag; its script decides where the tag names one ("az-Arab")."""
    language, *others = lang.replace("_", "-").lower().split("-")
    scripts = [other for other in others if len(other) == 4 and other.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if language in _LANGUAGES else "ltr"


def has_right_to_left(text: str) -> bool:
    return RIGHT_TO_LEFT.search(text) is not None


def other(direction: Direction) -> Direction:
    return "ltr" if direction == "rtl" else "rtl"


def letters_run(text: str) -> Direction | None:
    """The direction of all letters of a text; None where it has none, or letters of both kinds."""
    rtl = has_right_to_left(text)
    ltr = any(sign.isalpha() and not RIGHT_TO_LEFT.match(sign) for sign in text)
    return None if rtl == ltr else "rtl" if rtl else "ltr"


# ------------------------------------------------------------------ stretches that run the other way


def stretches(text: str, around: Direction, *, numbers: bool = False) -> list[tuple[int, int]]:
    """Where in `text`, which stands in a text of the direction `around`, stand stretches that run the other way.

    Each is (start, end). Between their letters they take in spaces, digits and punctuation; behind the last letter a
    number; and a bracket whose partner they hold. In Arabic a number with a sign or a separator is one, too: “12%”
    keeps its order; with `numbers`, every number in Latin digits is. A text that has only letters of the other
    direction is one stretch as a whole.
    """
    if around == "ltr" and not has_right_to_left(text):
        return []
    classes = _classes(text, numbers)
    own, foreign = ("R", "L") if around == "rtl" else ("L", "R")
    if letters_run(text) == other(around):
        return [(0, len(text))]
    form = re.compile(rf"{foreign}(?:[^{own}]*{'[LD]' if foreign == 'L' else 'R'})?")
    found: list[tuple[int, int]] = []
    at = 0
    while match := form.search(classes, at):
        start, at = _with_brackets(text, classes, (at, match.start(), match.end()), own)
        found.append((start, at))
    return found


def _classes(text: str, numbers: bool) -> str:
    """For each character one letter: L and R for letters, D for digits, N for what has no direction."""
    return "".join(_pieces(text, numbers))


def _pieces(text: str, numbers: bool) -> Iterator[str]:
    at = 0
    for number in _NUMBER.finditer(text):
        yield from map(_class, text[at : number.start()])
        latin = _LATIN_DIGITS.search(number[0]) is not None
        yield ("L" if latin and (numbers or not number[0].isdigit()) else "D") * len(number[0])
        at = number.end()
    yield from map(_class, text[at:])


def _class(sign: str) -> str:
    if RIGHT_TO_LEFT.match(sign):
        return "R"
    return "L" if sign.isalpha() else "D" if sign.isdigit() else "N"


def _with_brackets(text: str, classes: str, span: tuple[int, int, int], own: str) -> tuple[int, int]:
    """A bracket belongs to the stretch that holds its partner; one whose partner stands elsewhere ends the stretch.

    `span`: where the stretch may begin, where its letters begin, where it ends.
    """
    least, start, end = span
    for opening, closing in ("()", "[]", "{}"):
        inside = text[start:end]
        more = inside.count(opening) - inside.count(closing)
        if more < 0 and (at := text.rfind(opening, least, start)) >= 0 and own not in classes[at:start]:
            start = at
        if more > 0:
            at = text.find(closing, end)
            apart = at < 0 or own in classes[end:at]
            end = start + len(text[start : text.rindex(opening, start, end)].rstrip()) if apart else at + 1
    return start, end
