"""Figures: a sentence as it is read out, with what its values print, and the numbers in it with their units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from toolkit.base.source import Span
from toolkit.check.figures.figure import unit_behind
from toolkit.check.figures.idioms.idiom_table import idiom_of
from toolkit.check.figures.lexer import numerals
from toolkit.check.figures.passage import Sentence
from toolkit.check.figures.references import names_in
from toolkit.model.tree import Value

Unit = Literal["", "percent", "points", "money"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of a sentence at `start` to `end` (its unit included); `value` where a measure printed it."""

    start: int
    end: int
    number: Fraction
    unit: Unit
    span: Span
    value: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """`text` with its values; `quantities` are typed and computed numbers, without dates and references."""

    text: str
    lang: str
    quantities: tuple[Quantity, ...]


def spoken(sentence: Sentence) -> Spoken:
    """Return the sentence as a reader hears it."""
    text, origins = _read_out(sentence)
    return Spoken(text=text, lang=sentence.lang, quantities=tuple(_quantities(text, origins, sentence)))


def _read_out(sentence: Sentence) -> tuple[str, Sequence[int]]:
    """The text, and for each of its characters the offset in the sentence that it comes from."""
    if not sentence.values:
        return sentence.text, range(len(sentence.text))
    text, origins = "", list[int]()
    for at, sign in enumerate(sentence.text):
        value = sentence.values.get(at)
        words = value.text if value else sign
        text += words
        origins += [at] * len(words)
    return text, origins


def _quantities(text: str, origins: Sequence[int], sentence: Sentence) -> Iterator[Quantity]:
    idiom = idiom_of(sentence.lang)
    found = numerals(text, sentence.lang)
    names = names_in(text, found, idiom)
    for one in found:
        value = sentence.values.get(origins[one.start])
        if one.start in names or (one.form == "words" and one.value <= 1):
            continue
        unit, end = unit_behind(text, one.end, idiom)
        span = value.span if value else sentence.span(origins[one.start], origins[end - 1] + 1)
        if span is not None:
            yield Quantity(start=one.start, end=end, number=one.value, unit=unit, span=span, value=value)
