"""Check, answers: how many characters and words the box of a question takes, counted as its portal counts them."""

from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from toolkit.check.counting.characters import code_points, code_units, without_spaces
from toolkit.check.counting.portals import eusurvey_client, eusurvey_refused, regulations_gov
from toolkit.check.counting.words import words
from toolkit.model.questions import Question

Unit = Literal["characters", "words"]


class Counter(Struct, frozen=True, kw_only=True):
    """One of `COUNTS` (model/questions.py). `says` tells people what counts."""

    count: Callable[[str], int]
    says: str
    refuses: Callable[[str], tuple[str, ...]] = lambda text: ()


COUNTERS: Mapping[str, Counter] = {
    "eusurvey": Counter(
        count=eusurvey_client, says="EUSurvey counts every line end as two characters", refuses=eusurvey_refused
    ),
    "regulations-gov": Counter(count=regulations_gov, says="a line end counts as one character"),
    "characters": Counter(count=code_points, says="spaces count, and a line end is one character"),
    "characters-utf16": Counter(count=code_units, says="spaces count, and an emoji is two characters"),
    "characters-without-spaces": Counter(count=without_spaces, says="spaces and line ends do not count"),
}


class Room(Struct, frozen=True, kw_only=True):
    """A limit of a box, and what is used of it. `left` is below zero where the text is too long."""

    unit: Unit
    used: int
    limit: int

    @property
    def left(self) -> int:
        return self.limit - self.used


def used(question: Question, text: str) -> tuple[int, int]:
    """(characters, words) of `text` in the box of the question, whose line ends are LF."""
    return COUNTERS[question.count].count(text), words(text)


def room(question: Question, text: str) -> tuple[Room, ...]:
    """The limits that the question states, with what `text` uses of them."""
    characters, counted = used(question, text)
    limits: tuple[tuple[Unit, int, int | None], ...] = (
        ("characters", characters, question.most_characters),
        ("words", counted, question.max_words),
    )
    return tuple(Room(unit=unit, used=count, limit=limit) for unit, count, limit in limits if limit is not None)


def refused(question: Question, text: str) -> tuple[str, ...]:
    """The characters for which the portal refuses the whole answer."""
    return COUNTERS[question.count].refuses(text)
