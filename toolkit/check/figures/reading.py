"""Figures: sentences → their figures and numbers. What an unchanged text was found to hold is kept between runs."""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from toolkit.base.digest import digest
from toolkit.base.memo import Memo
from toolkit.check.figures.figure import figures_in
from toolkit.check.figures.passage import Sentence
from toolkit.check.figures.spoken import Heard, Spoken, heard_in, read_out, spoken

EDITION = 1  # one more whenever the same sentence is read in another way


class Reading(Struct, frozen=True):
    """A sentence, the places of its figures where it cites nothing, and its numbers as a reader hears them."""

    sentence: Sentence
    figures: tuple[tuple[int, int], ...]
    words: Spoken


def learn_to_read(lang: str) -> None:
    """Make the patterns of a language, by reading a sentence: they are long."""
    figures_in("2 of 3 reports were removed.", lang)


def readings(sentences: Iterable[Sentence], memo: Memo) -> list[Reading]:
    """Read the sentences. To prepare the patterns of a language takes longer than all else of this check."""
    asked = [(one, read_out(one)) for one in sentences]
    key = digest(repr([(one.lang, one.cited, one.text, words) for one, words in asked]))
    kept = json.loads(memo(f"figures-{EDITION}-{key}", lambda: json.dumps([_found(*each) for each in asked])))
    return [_reading(one, *found) for (one, _), found in zip(asked, kept, strict=True)]


def _found(sentence: Sentence, words: str) -> Sequence[Any]:
    figures = () if sentence.cited else figures_in(sentence.text, sentence.lang)
    heard = heard_in(words, sentence.lang)
    return [(one.start, one.end) for one in figures], [(one.start, one.end, str(one.number), one.unit) for one in heard]


def _reading(sentence: Sentence, figures: Sequence[Any], heard: Sequence[Any]) -> Reading:
    numbers = (Heard(start, end, Fraction(number), unit) for start, end, number, unit in heard)
    return Reading(sentence, tuple((start, end) for start, end in figures), spoken(sentence, numbers))
