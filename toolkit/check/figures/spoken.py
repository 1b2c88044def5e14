"""Figures: a sentence as it is read out, with what its values print, and the numbers in it with their units."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.check.figures.figure import unit_behind
from toolkit.check.figures.idioms.idiom_table import idiom_of
from toolkit.check.figures.lexer import numerals
from toolkit.check.figures.passage import Sentence
from toolkit.check.figures.references import names_in
from toolkit.model.tree import Value

Unit = Literal["", "percent", "points", "money"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A number of a sentence at `start` to `end` (its unit included); `value` where a measure printed it."""

    start: int
    end: int
    number: Fraction
    unit: Unit
    span: Span
    value: Value | None = None


class Spoken(Struct, frozen=True, kw_only=True):
    """`text` with its values; `quantities` are typed and computed numbers, without dates and references."""

    text: str
    lang: str
    quantities: tuple[Quantity, ...]


class Heard(Struct, frozen=True):
    """A number of a text that is read out: where it begins, and ends with its unit."""

    start: int
    end: int
    number: Fraction
    unit: Unit


def heard_in(text: str, lang: str) -> tuple[Heard, ...]:
    """Return the numbers of a text that are no dates and references, in their order."""
    idiom = idiom_of(lang)
    found = numerals(text, lang)
    names = names_in(text, found, idiom)
    heard = list[Heard]()
    for one in found:
        if one.start not in names and not (one.form == "words" and one.value <= 1):
            unit, end = unit_behind(text, one.end, idiom)
            heard.append(Heard(one.start, end, one.value, unit))
    return tuple(heard)


def spoken(sentence: Sentence, heard: Iterable[Heard]) -> Spoken:
    """Return the sentence as a reader hears it. `heard`: the numbers in `read_out(sentence)`."""
    text, origins = _read_out(sentence)
    return Spoken(text=text, lang=sentence.lang, quantities=tuple(_quantities(heard, origins, sentence)))


def read_out(sentence: Sentence) -> str:
    """The words of a sentence with what its values print."""
    return _read_out(sentence)[0]


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


def _quantities(heard: Iterable[Heard], origins: Sequence[int], sentence: Sentence) -> Iterator[Quantity]:
    for one in heard:
        value = sentence.values.get(origins[one.start])
        span = value.span if value else sentence.span(origins[one.start], origins[one.end - 1] + 1)
        if span is not None:
            yield Quantity(start=one.start, end=one.end, number=one.number, unit=one.unit, span=span, value=value)
