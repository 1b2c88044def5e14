"""Cite: the schemes of identifiers that documents may cite by, one grammar each; and what a person probably meant."""

import re
from collections.abc import Callable, Iterator

from toolkit.base.registry import Registry
from toolkit.cite.identifiers.celex import CELEX
from toolkit.cite.identifiers.com import COM
from toolkit.cite.identifiers.echr import ECHR
from toolkit.cite.identifiers.ecli import ECLI
from toolkit.cite.identifiers.identifier import Answer, Grammar, Identifier, Slip
from toolkit.cite.identifiers.oj import OJ
from toolkit.cite.identifiers.treaties import CETS, UNTS
from toolkit.cite.identifiers.un import UN

GRAMMARS: Registry[Grammar] = Registry((UN, CELEX, ECLI, COM, OJ, UNTS, CETS, ECHR))

_PREFIX = re.compile(
    r"(?:UN Doc\.?|CELEX:?|ECLI:|App(?:lication)?\.? no\.?|https?://(?:www\.)?undocs\.org/(?:en/|fr/|es/)?)\s*", re.I
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_COMPONENT = re.compile(r"\b(add|corr|rev|amend|conf|sub)\.", re.I)

Repair = tuple[str, Callable[[str], str]]


def read_identifier(scheme: str, text: str, year: int) -> Answer:
    """Return the identifier `text` of the scheme ("un", "celex" …) as it is known in the year `year`, or what is wrong.

    Only the exact form is taken: an identifier that was mistyped must not lead a reader to another document. A slip
    tells the right form where one change makes it right.
    """
    grammar = GRAMMARS.get(scheme)
    if grammar is None:
        return Slip(message=f"`{scheme}` is no kind of identifier", hint=f"there is: {', '.join(GRAMMARS.names)}")
    answer = _read(grammar, text, year)
    if isinstance(answer, Identifier):
        return answer
    repaired = next(_repairs(grammar, text, year), None)
    if repaired is not None:
        message, written = repaired
        return Slip(message=message, hint=f"write `{scheme}:{written}`")
    return Slip(message=answer.message, hint=answer.hint or f"for example `{scheme}:{grammar.example}`")


def _read(grammar: Grammar, text: str, year: int) -> Answer:
    """All of them are made of plain letters, digits and marks; a digit of another script is none here."""
    strange = next((sign for sign in text if not sign.isascii()), "")
    if strange:
        return Slip(
            message=f"`{strange}` stands in no {grammar.name.upper()} number", hint="type it anew, with plain signs"
        )
    return grammar.read(text, year)


def _repairs(grammar: Grammar, text: str, year: int) -> Iterator[tuple[str, str]]:
    """What is wrong and the right form, for slips of the pen that can be told from a wrong number."""
    written, wrong = text, ""
    for words, repair in _STEPS:
        changed = repair(written)
        wrong = words if changed != written else wrong
        written = changed
        if written != text and isinstance(_read(grammar, written, year), Identifier):
            yield f"`{text}` is not how {grammar.what} is written: {wrong}", written
    for candidate in _one_edit(text):
        if _numbers(candidate) == _numbers(text) and _is_known(_read(grammar, candidate, year)):
            yield f"`{text}` is not how {grammar.what} is written", candidate


def _is_known(answer: Answer) -> bool:
    """Whether the form is that of a family; a symbol that is merely possible is nothing to propose."""
    return isinstance(answer, Identifier) and answer.parts.get("family") != "other"


def _numbers(text: str) -> list[str]:
    """A number that was mistyped cannot be guessed, so a proposal keeps every one."""
    return re.findall(r"\d+", text)


def _without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _upper(text: str) -> str:
    """In capitals, but `Add.`, `Rev.` and the like as they are written."""
    return _COMPONENT.sub(lambda match: match[0].capitalize(), text.upper()).replace("FINAL", "final")


def _zeros(text: str) -> str:
    """Letters that look like digits, beside digits."""
    text = re.sub(r"(?<=\d)[Oo]|\b[Oo](?=\d)|(?<=[\d/:(])[Oo](?=[\d/:)]|$)|[Oo](?=\d)", "0", text)
    return re.sub(r"(?<=\d)[lI](?=\d|$|/)|(?<=[/:(])[lI](?=\d)", "1", text)


_STEPS: tuple[Repair, ...] = (
    ("it stands alone, without words before it", lambda text: _PREFIX.sub("", text.strip(), count=1)),
    ("a hyphen is `-`", lambda text: _DASHES.sub("-", text)),
    ("its parts stand between slashes", lambda text: text.replace("\\", "/")),
    ("it has no spaces", _without_spaces),
    ("its parts stand between single slashes", lambda text: re.sub("/{2,}", "/", text).strip("/")),
    ("it ends without a mark", lambda text: text.rstrip(".,;:")),
    ("a letter stands where a digit belongs", _zeros),
    ("it is written in capitals", _upper),
    ("a letter stands where a digit belongs", _zeros),
)


def _one_edit(text: str) -> Iterator[str]:
    """A mark that is missing, two signs that changed places, a mark that is another one."""
    for at in range(1, len(text)):
        yield from (text[:at] + mark + text[at:] for mark in "/:.")
    for at in range(len(text) - 1):
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    for at, sign in enumerate(text):
        if sign in "/:.-,_":
            yield from (text[:at] + mark + text[at + 1 :] for mark in "/:.-" if mark != sign)
