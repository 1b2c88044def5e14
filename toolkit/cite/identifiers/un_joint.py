"""Cite: symbols of two committees for one document, `CMW/C/GC/3-CRC/C/GC/22`: a joint general comment."""

import re
from collections.abc import Callable
from urllib.parse import quote

from toolkit.cite.identifiers.form import Form
from toolkit.cite.identifiers.identifier import Answer, Identifier, Slip, in_languages
from toolkit.cite.identifiers.words import UN_DOC, texts

_JOINT = re.compile(r"(?P<first>.+?/C/GC/\d[^-]*)-(?P<second>[A-Z].*/C/GC/\d.*)")
_AND = texts("and", "et", "y", "und")


def halves_of(text: str) -> tuple[str, str] | None:
    """The two symbols that a joint one is made of; None where it is that of one body."""
    match = _JOINT.fullmatch(text)
    return (match["first"], match["second"]) if match else None


def joined(first: Answer, second: Answer) -> Answer:
    """What the two halves of a symbol say together; what is wrong with one of them is wrong with both."""
    if isinstance(first, Slip) or isinstance(second, Slip):
        return first if isinstance(first, Slip) else second
    symbol = f"{first.canonical}-{second.canonical}"
    return Identifier(
        scheme="un",
        canonical=symbol,
        kind="document",
        parts=first.parts,
        forms=in_languages(_form(symbol, first, second)),
    )


def _form(symbol: str, first: Identifier, second: Identifier) -> Callable[[str], Form]:
    def form(lang: str) -> Form:
        one, other = first.form(lang), second.form(lang)
        joint = other.subject if lang == "de" else f"{other.subject[:1].lower()}{other.subject[1:]}"
        return Form(
            issuer=f"{one.issuer} {_AND[lang]} {other.issuer}",
            subject=f"{one.subject}/{joint}",
            mark=UN_DOC[lang].format(symbol),
            short=symbol,
            link=symbol,
            url=f"https://undocs.org/{'en' if lang == 'de' else lang}/{quote(symbol, safe='/()')}",
        )

    return form
