"""Check, counting: how many words a text has, by the rule of this toolkit and by that of Word."""

import re

_LETTERS = (  # Chinese characters, Hiragana, Katakana, Bopomofo: first and last of each stretch
    (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF),
    (0x3105, 0x312F), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F),
    (0x1B000, 0x1B16F), (0x20000, 0x3FFFD),
)  # fmt: skip
_SIGNS = (  # their punctuation, and signs as wide as they are
    (0x3001, 0x3004), (0x3008, 0x3020), (0x3030, 0x3030), (0x30FB, 0x30FB), (0xFF01, 0xFF0F), (0xFF1A, 0xFF20),
    (0xFF3B, 0xFF40), (0xFF5B, 0xFF65),
)  # fmt: skip
_THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_NO_BREAK = re.compile("[\u00a0\u2007\u202f]")
_DASH_BETWEEN = re.compile(r"(?<=\w)[\u2013\u2014](?=\w)")


def words(text: str) -> int:
    """Count what stands between spaces and holds a letter or a digit.

    A number in groups of three digits (“10 000” with spaces that do not break) is one word; of Chinese and Japanese
    each character is one, as in Word; Korean and everything else is counted by its spaces.
    """
    if text.isascii():
        return sum(any(char.isalnum() for char in chunk) for chunk in text.split())
    rest, letters, _ = _without_east_asian(_THOUSANDS.sub("", text))
    return letters + sum(any(char.isalnum() for char in chunk) for chunk in rest.split())


def word_words(text: str) -> int:
    """Count as Word does in its status bar.

    What stands between two spaces, tabs or line ends is a word, even a sign by itself (“–”, “&”); hyphens and slashes
    do not divide (“24/7”, “state-of-the-art”), nor do spaces that do not break; a dash between two letters does (where
    versions of Word may differ, the larger count is taken). Each Chinese or Japanese character and sign is one word.
    Microsoft publishes no rule; this one is put together from its help pages and from what users report.
    """
    if text.isascii():
        return len(text.split())
    rest, letters, signs = _without_east_asian(_NO_BREAK.sub("x", _DASH_BETWEEN.sub(" ", text)))
    return letters + signs + len(rest.split())


def _without_east_asian(text: str) -> tuple[str, int, int]:
    """The text with spaces for the letters and signs that are counted one by one, and how many of both there were."""
    if max(text) < "\u3001":
        return text, 0, 0
    letters = sum(_among(char, _LETTERS) for char in text)
    signs = sum(_among(char, _SIGNS) for char in text)
    rest = "".join(" " if _among(char, _LETTERS) or _among(char, _SIGNS) else char for char in text)
    return rest, letters, signs


def _among(char: str, stretches: tuple[tuple[int, int], ...]) -> bool:
    return char >= "\u3001" and any(first <= ord(char) <= last for first, last in stretches)
