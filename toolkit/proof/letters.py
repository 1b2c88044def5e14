"""Proof: text as it is compared. Ligatures, capitals, line ends and hyphens at them make no difference."""

import re
import unicodedata

LINE = "\ue0fe"  # in a text read from a PDF: here one piece of it ends, perhaps with a line; a space may be missing
UNSEEN = re.compile("[\u00ad\u2010\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u202a-\u202e\u2066-\u2069]")
DIGITS = re.compile(r"[^\W\D0-9]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return `text` in one form (NFKC, small letters, European digits, single spaces), without signs that nobody sees.

    U+2010 is the hyphen at a line end; the hyphen that people write (U+002D) stays.
    """
    if text.isascii():
        return " ".join(CONTROL.sub("", text).lower().split())
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", CONTROL.sub("", text)))
    return " ".join(DIGITS.sub(_european, seen.casefold()).split())


def _european(digit: re.Match[str]) -> str:
    return str(unicodedata.digit(digit[0]))


def plain_mark(text: str) -> str:
    """The marker of a list item: its number, or “•” for every other sign."""
    mark = plain(text)
    return mark if any(sign.isdigit() for sign in mark) else "•" if mark else ""


def same(wanted: str, found: str) -> bool:
    """Whether `found` says what `wanted` says; at a LINE in `found`, a space may stand or not."""
    if wanted == found:
        return True
    if LINE not in found or _letters(wanted) != _letters(found):
        return False
    return _same_spaces(wanted, found)


def without_lines(found: str) -> str:
    """`found` as a person would read it."""
    return " ".join(found.replace(LINE, " ").split())


def _letters(text: str) -> str:
    return "".join(text.replace(LINE, "").split())


def _same_spaces(wanted: str, found: str) -> bool:
    """Whether a space stands in both or in none, except round a LINE. The letters are known to be the same."""
    gaps_wanted, gaps_found = _gaps(wanted), _gaps(found)
    for at in gaps_wanted.keys() | gaps_found.keys():
        gap = gaps_found.get(at, "")
        if LINE not in gap and bool(gap) != bool(gaps_wanted.get(at)):
            return False
    return True


def _gaps(text: str) -> dict[int, str]:
    """How many letters stand before each gap → the gap itself: spaces, ends of pieces."""
    gaps: dict[int, str] = {}
    letters = 0
    for piece in re.findall(rf"[\s{LINE}]+|[^\s{LINE}]+", text):
        if piece[0] == LINE or piece[0].isspace():
            gaps[letters] = piece
        else:
            letters += len(piece)
    gaps.pop(0, None)
    gaps.pop(letters, None)
    return gaps
