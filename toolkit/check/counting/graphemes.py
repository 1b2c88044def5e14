"""Check, counting: what a reader takes for one character: a letter with its accents, a flag, a family of emoji."""

import unicodedata

_ZWJ, _ZWNJ = "\u200d", "\u200c"
_MARKS = ("Mn", "Me", "Mc")
_CONTROLS = ("Cc", "Cf", "Zl", "Zp", "Cs")


def graphemes(text: str) -> int:
    """Count grapheme clusters (Unicode Standard Annex 29, rules GB3 to GB13; not GB9b and GB9c, for signs before a
    letter and for joined consonants of Indian scripts).
    """
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(_begins(text, at) for at in range(len(text)))


def _begins(text: str, at: int) -> bool:
    """Whether a cluster begins with the character at this place."""
    if at == 0:
        return True
    before, here = text[at - 1], text[at]
    if before < "\u0300" and here < "\u0300":
        return (before, here) != ("\r", "\n")
    if _is_control(before):
        return True
    if _extends(here):
        return False
    if before == _ZWJ and _is_picture(here):
        return not _is_picture(_base(text, at - 1))
    if _is_flag_letter(here) and _is_flag_letter(before):
        return _flag_letters_before(text, at) % 2 == 0
    return not _hangul_joins(ord(before), ord(here))


def _extends(char: str) -> bool:
    """A mark, a joiner, a colour of skin, a tag, a sign of voice in narrow Katakana."""
    point = ord(char)
    return (
        char in (_ZWJ, _ZWNJ)
        or unicodedata.category(char) in _MARKS
        or 0x1F3FB <= point <= 0x1F3FF
        or 0xE0020 <= point <= 0xE007F
        or 0xFF9E <= point <= 0xFF9F
    )


def _is_control(char: str) -> bool:
    return not _extends(char) and unicodedata.category(char) in _CONTROLS


def _is_picture(char: str) -> bool:
    point = ord(char)
    drawn = 0x1F000 <= point <= 0x1FAFF and not 0x1F1E6 <= point <= 0x1F1FF
    return drawn or (0x2190 <= point <= 0x3299 and unicodedata.category(char) in ("So", "Sm")) or char in "©®‼⁉™ℹ"


def _base(text: str, at: int) -> str:
    """The character that the marks before this place belong to."""
    while at > 0 and _extends(text[at]):
        at -= 1
    return text[at]


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _flag_letters_before(text: str, at: int) -> int:
    first = at
    while first > 0 and _is_flag_letter(text[first - 1]):
        first -= 1
    return at - first


def _hangul_joins(before: int, here: int) -> bool:
    """Syllables of Korean written letter by letter (GB6, GB7, GB8)."""
    first, second = _hangul(before), _hangul(here)
    return (first, second) in {
        ("L", "L"), ("L", "V"), ("L", "LV"), ("L", "LVT"), ("LV", "V"), ("V", "V"), ("LV", "T"), ("V", "T"),
        ("LVT", "T"), ("T", "T"),
    }  # fmt: skip


def _hangul(point: int) -> str:
    if 0x1100 <= point <= 0x115F or 0xA960 <= point <= 0xA97C:
        return "L"
    if 0x1160 <= point <= 0x11A7 or 0xD7B0 <= point <= 0xD7C6:
        return "V"
    if 0x11A8 <= point <= 0x11FF or 0xD7CB <= point <= 0xD7FB:
        return "T"
    if 0xAC00 <= point <= 0xD7A3:
        return "LV" if (point - 0xAC00) % 28 == 0 else "LVT"
    return ""
