"""Write: texts as CSS strings that can stand inside of the HTML element `style`; style sheets seen in a mirror."""

import re

_SIDES = re.compile(r"(?<=-)(left|right)\b(?=[-\w]*\s*:)|(?<=[:\s])(left|right)\b(?=\s*[;}:])")
_FOUR = re.compile(r"((?:margin|padding|border-width)\s*:\s*\S+\s+)([^\s;}]+)(\s+\S+?\s+)([^\s;}]+)(?=\s*[;}])")


def quoted(text: str) -> str:
    return '"' + "".join(char if char.isalnum() or char in " .,:;-–()" else f"\\{ord(char):x} " for char in text) + '"'


def mirrored(css: str) -> str:
    """The style sheet with left and right changed, for lines that are read from the right."""
    turned = _SIDES.sub(lambda side: "right" if side[0] == "left" else "left", css)
    return _FOUR.sub(r"\1\4\3\2", turned)
