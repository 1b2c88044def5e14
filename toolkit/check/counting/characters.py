"""Check, counting: how many characters a text has; programs do not agree what one is."""

import re

_SPACE = re.compile(r"\s")


def code_points(text: str) -> int:
    """Unicode characters: “é” is one, or two where its accent is a character of its own; an emoji is one or several."""
    return len(text)


def code_units(text: str) -> int:
    """What JavaScript and Java call `length`: units of UTF-16. A character beyond U+FFFF (most emoji) is two."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)


def without_spaces(text: str) -> int:
    """Unicode characters that are no spaces, tabs or line ends."""
    return len(_SPACE.sub("", text))
