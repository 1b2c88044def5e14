"""Check, counting: how the forms of portals count an answer. Pure functions on a string, as a person would paste it."""

import re

from toolkit.check.counting.characters import code_units

_LINE_END = re.compile(r"\r\n|\r|\n")


def as_pasted(text: str) -> str:
    """The text as a box of a web page holds it: every line end is LF (HTML Standard, 4.10.11, API value)."""
    return _LINE_END.sub("\n", text)


def eusurvey_client(text: str) -> int:
    """The counter below a box of EUSurvey: units of UTF-16, and one more for every line end.

    Source: EUSURVEY, src/main/webapp/resources/js/includes.js (`getCharacterCount`), 2026-07-22.
    """
    pasted = as_pasted(text)
    return code_units(pasted) + pasted.count("\n")


def eusurvey_server(text: str) -> int:
    """What the server of EUSurvey compares with the limit: Java's `length()` of what a browser sends.

    A browser sends every line end as CR LF (HTML Standard, 4.10.22.7), so that it comes to the same as the counter.
    """
    return code_units(_LINE_END.sub("\r\n", text))


def eusurvey_refused(text: str) -> tuple[str, ...]:
    """The characters, each once, for which EUSurvey refuses an answer: those of four bytes in UTF-8 (most emoji).

    Source: EUSURVEY, src/main/webapp/resources/js/utf8.js (`moreThan3Bytes`): “invalid character”.
    """
    return tuple(dict.fromkeys(char for char in text if char > "\uffff"))


def regulations_gov(text: str) -> int:
    """Characters of a comment on regulations.gov, which takes 5,000 and does not say how it counts them.

    Counted as browsers do (`maxlength` of the HTML Standard, 4.10.18.4): units of UTF-16, a line end is one.
    """
    return code_units(as_pasted(text))
