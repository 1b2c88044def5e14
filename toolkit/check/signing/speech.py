"""Signing: what a language has to give so that it is found who is counted in a sentence, and whether they sign."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Bound = Literal["over", "at least", "nearly", "under", "about", "at most"]


class Speech(Struct, frozen=True, kw_only=True):
    """Regular expressions (ignoring case) of one language.

    `organisations`, `persons`, `signatories`, `countries`: nouns. `bounds`: words before a number that make it a limit.
    `exactly`: words between bound and number that say nothing. `stop`: words that end what may stand between a number
    and its noun. `together`: what joins two nouns that share a number. `other`: “128 other organisations”.

    Whether the people counted sign this letter is told by what stands before them (`we`: they speak themselves,
    `signed_by`, `with_others`) or behind (`calls`: they do what a letter does; `undersigned`). `signs`: the same for
    persons, who do many other things. `letter`: words that name the letter.

    `elsewhere`: words of a sentence about other people. `parts`, `of`: of a whole (most of 9 organisations).
    `members`: behind signatories of something else than a letter; `treaty`: such a thing. `from_`: before countries.
    `modifiers`: what begins a phrase about those who are counted. `ourselves`: in `we`, of a network that tells how
    large it is. `called_by`: as `calls`, before those who do it.
    """

    organisations: str
    persons: str
    signatories: str
    countries: str
    bounds: Mapping[Bound, str]
    exactly: str
    stop: str
    together: str
    other: str
    we: str
    signed_by: str
    with_others: str
    calls: str
    signs: str
    undersigned: str
    letter: str
    elsewhere: str
    parts: str
    of: str
    members: str
    treaty: str
    from_: str
    modifiers: str
    ourselves: str
    called_by: str = r"(?!)"
