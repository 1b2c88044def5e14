"""Check, counting: how many words a text has, by the rule of this toolkit and by that of Word."""

import re

_EAST_ASIAN = (
    "\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003fffd"
)
_SIGNS = "\u3001-\u3004\u3008-\u3020\u3030\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_EAST_ASIAN_CHARACTER = re.compile(f"[{_EAST_ASIAN}]")
_EAST_ASIAN_SIGN = re.compile(f"[{_EAST_ASIAN}{_SIGNS}]")
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
    rest = _THOUSANDS.sub("", text)
    singly = len(_EAST_ASIAN_CHARACTER.findall(rest))
    chunks = (_EAST_ASIAN_SIGN.sub(" ", rest) if singly else rest).split()
    return singly + sum(any(char.isalnum() for char in chunk) for chunk in chunks)


def word_words(text: str) -> int:
    """Count as Word does in its status bar.

    What stands between two spaces, tabs or line ends is a word, even a sign by itself (“–”, “&”); hyphens and slashes
    do not divide (“24/7”, “state-of-the-art”), nor do spaces that do not break; a dash between two letters does (where
    versions of Word may differ, the larger count is taken). Each Chinese or Japanese character and sign is one word.
    Microsoft publishes no rule; this one is put together from its help pages and from what users report.
    """
    if text.isascii():
        return len(text.split())
    rest = _NO_BREAK.sub("x", _DASH_BETWEEN.sub(" ", text))
    singly = len(_EAST_ASIAN_SIGN.findall(rest))
    return singly + len((_EAST_ASIAN_SIGN.sub(" ", rest) if singly else rest).split())
