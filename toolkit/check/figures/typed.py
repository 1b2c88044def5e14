"""Figures: what is typed beside what is computed: one thing with two numbers, a count that the data do not have."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from toolkit.check.figures.arithmetic import Slip
from toolkit.check.figures.spoken import Quantity, Spoken
from toolkit.model.definition import Count
from toolkit.model.evidence import Dataset

_SAME = 4  # words behind two numbers that must be alike before they are taken for numbers of the same thing
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OTHER_TIME = re.compile(
    r"\b(?:before|previous\w*|earlier|former\w*|last|then|now|today|instead|another|other|compared|rather|avant|précédent\w*|"
    r"dernier\w*|autre|früher\w*|zuvor|vorher\w*|letzte\w*|andere\w*|heute|antes|anterior\w*|pasado|otro|hoy|actual\w*|not)\b",
    re.IGNORECASE,
)
_SAYING = (  # words before a number that do not say what it is of
    "we i it that the a an as in of all total our this these there so and also only about nearly almost some overall "
    "more than over saw see seen find found show shows showed say says said report reports counted log data which fact "
    "nous que le la les en de sur au total soit près environ plus constatons avons vu trouvé et aussi seulement "
    "wir dass der die das den in von insgesamt rund etwa fast mehr als haben sehen zeigt zeigen es und auch nur "
    "que el los las en de total casi unos más vemos hemos visto y también solo se"
)


_Saying = tuple[Spoken, Quantity]
"""A number, in its sentence."""


def said_twice(sentences: Sequence[Spoken]) -> Iterator[Slip]:
    """Two numbers of which the same is said: of reports that were removed, 38% here and 36% there.

    Only where at least four words behind them are alike, and the sentences name no different time, place or number.
    One of the two is typed; two values of measures are what the data say.
    """
    alike = defaultdict[tuple[tuple[str, ...], str], list[_Saying]](list)
    for sentence in sentences:
        for one in sentence.quantities:
            clause = re.split(r"[.,;:!?()–—]", sentence.text[one.end :], maxsplit=1)[0]
            behind = tuple(_WORD.findall(clause.casefold()))
            if len(behind) >= _SAME and not re.search(r"\d", clause):
                alike[behind, one.unit].append((sentence, one))
    for sayings in alike.values():
        if len({one.number for _, one in sayings}) > 1:
            yield from _contradictions(sayings)


def _contradictions(sayings: Sequence[_Saying]) -> Iterator[Slip]:
    """The typed numbers among `sayings`, of which the same is said, that differ from one of a measure, or the first."""
    first: dict[frozenset[str], _Saying] = {}
    for sentence, one in sorted(sayings, key=lambda saying: saying[1].value is None):
        if _OTHER_TIME.search(sentence.text):
            continue
        there, other = first.setdefault(_around(sentence, one), (sentence, one))
        if other.number != one.number and one.value is None:
            here = sentence.text[one.start : one.end]
            message = (
                f"“{here}” here, “{there.text[other.start : other.end]}” in line {other.span.line}, of the same thing"
            )
            hint = "print both from one measure, or say what is different"
            yield Slip(code="numbers.typed-twice", message=message, hint=hint, span=one.span)


def _around(sentence: Spoken, one: Quantity) -> frozenset[str]:
    """The names, years and other numbers of a sentence: where they differ, two numbers may differ too."""
    rest = sentence.text[: one.start] + " " + sentence.text[one.end :]
    named = re.findall(r"(?<=[\w,;:] )[A-ZÀ-Þ][\w’'-]*|\d[\d.,]*", rest)
    opening = {word.casefold() for word in _WORD.findall(sentence.text[: one.start])}
    return frozenset((*named, *opening.difference(_SAYING.split())))


# ------------------------------------------------------------------ typed, and computed


def differing_counts(sentences: Iterable[Spoken], datasets: Iterable[Dataset]) -> Iterator[Slip]:
    """Typed counts in the very words of a population whose count the document prints, which are another number."""
    sentences = tuple(sentences)
    counted = _counted(sentences, datasets)
    for sentence in sentences if counted else ():
        if _OTHER_TIME.search(sentence.text) or re.search(r"\b(?:1[89]|20)\d\d\b", sentence.text):
            continue
        for one in sentence.quantities:
            behind = sentence.text[one.end :].lstrip().casefold()
            for words, (number, path) in counted.items() if one.value is None and not one.unit else ():
                if re.match(rf"{re.escape(words)}\b", behind) and one.number != number:
                    typed = sentence.text[one.start : one.end]
                    message = f"“{typed} {words}” is typed; the data have {int(number):,}"
                    hint = f"print it from its measure: `{{{{ {path} }}}}`"
                    yield Slip(code="numbers.differs", message=message, hint=hint, span=one.span)


def _counted(sentences: Iterable[Spoken], datasets: Iterable[Dataset]) -> dict[str, tuple[Fraction, str]]:
    """The words of populations → how many they are: those whose count is printed, and that have two words or more."""
    named = {(one.name, name): measure.definition for one in datasets for name, measure in one.measures.items()}
    says = {one.name: one.populations for one in datasets}
    counted: dict[str, tuple[Fraction, str]] = {}
    for one in (quantity for sentence in sentences for quantity in sentence.quantities):
        statistic = one.value.statistic if one.value else None
        if statistic is None or one.value is None or statistic.value is None or one.value.cut:
            continue
        definition = named.get((statistic.dataset, statistic.measure))
        if isinstance(definition, Count) and not definition.that and not definition.known and len(one.value.path) == 2:
            words = says[statistic.dataset][definition.among].says.casefold()
            if " " in words:
                counted.setdefault(words, (statistic.value, ".".join(one.value.path)))
    return counted


def computed_alike(sentence: Spoken, computed: Sequence[Quantity]) -> Iterator[tuple[Quantity, str]]:
    """The typed numbers of a sentence that a measure of the document prints too, with its placeholder.

    A chance is ruled out: the number has a unit or is above twelve, and the sentence has a word of what is counted.
    """
    typed = [one for one in sentence.quantities if one.value is None and (one.unit or one.number > 12)]
    for one in typed:
        same = (other for other in computed if other.number == one.number and other.unit == one.unit)
        words = {word.casefold() for word in _WORD.findall(sentence.text)}
        found = next((other.value for other in same if other.value and words & _words_of(other)), None)
        if found:
            yield one, f"{{{{ {'.'.join(found.path)} }}}}"


def _words_of(one: Quantity) -> set[str]:
    statistic = one.value.statistic if one.value else None
    said = f"{statistic.noun} {statistic.population} {statistic.label}" if statistic else ""
    return {word.casefold() for word in _WORD.findall(said) if len(word) > 3}
