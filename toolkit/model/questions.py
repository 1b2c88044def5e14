"""Model: a questionnaire that somebody else has written, and what the team has decided about each of its questions."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from toolkit.base.source import Source, Span, Written

Kind = Literal["free-text", "single-choice", "multiple-choice", "yes-no", "ranking", "number", "upload"]
KINDS: tuple[Kind, ...] = (
    "free-text", "single-choice", "multiple-choice", "yes-no", "ranking", "number", "upload",
)  # fmt: skip
CHOOSING: tuple[Kind, ...] = ("single-choice", "multiple-choice", "yes-no", "ranking")
ONE: tuple[Kind, ...] = ("single-choice", "yes-no")  # of the options exactly one is chosen

Status = Literal["open", "draft", "reviewed", "signed-off"]
STATUSES: tuple[Status, ...] = ("open", "draft", "reviewed", "signed-off")

COUNTS = ("characters", "eusurvey", "regulations-gov", "characters-utf16", "characters-without-spaces")
"""How the characters of a box are counted: as a portal counts them (check/counting/portals.py), or Unicode's."""

CAPS: Mapping[str, int] = {"eusurvey": 5000, "regulations-gov": 5000}
"""What a portal takes at most in a box for which nothing else is stated."""

Relation = Literal["is", "is not", "includes", "does not include", "is at least", "is at most", "is answered"]


class Option(Written, frozen=True, kw_only=True):
    """One of the answers to choose from: `id` is what the author writes, `text` what the portal shows."""

    id: str
    text: str
    span: Span


class Test(Written, frozen=True, kw_only=True):
    """`q3 is yes`: true only where the question was asked and answered so."""

    __test__ = False  # no test of pytest's

    question: str
    relation: Relation
    value: str = ""
    span: Span


class Both(Struct, frozen=True, kw_only=True):
    """Conditions joined by `and`."""

    parts: "tuple[Condition, ...]"


class Either(Struct, frozen=True, kw_only=True):
    """Conditions joined by `or`."""

    parts: "tuple[Condition, ...]"


Condition = Test | Both | Either


class SignOff(Struct, frozen=True, kw_only=True):
    """Who has approved an answer, and when."""

    by: str
    on: dt.date | None = None


class Question(Struct, frozen=True, kw_only=True, eq=False):
    """One question. `number` is the portal's own (“3.2”, may be empty), `place` its place in the file, from 1.

    `text_box`: there is room for words, of free text or beside a choice. `declined`: why there is no answer; None where
    nothing was decided. `condition`: the portal shows the question only where it is true. `tracked`: somebody keeps
    account of who works on it.
    """

    id: str
    place: int
    number: str
    section: str
    text: str
    help: str
    kind: Kind
    required: bool
    count: str
    max_characters: int | None
    max_words: int | None
    options: tuple[Option, ...]
    min_choices: int | None
    max_choices: int | None
    minimum: Decimal | None
    maximum: Decimal | None
    accepts: tuple[str, ...]
    text_box: bool
    condition: Condition | None
    owner: str
    status: Status
    sign_off: SignOff | None
    declined: str | None
    tracked: bool
    spans: Mapping[str, Span]
    span: Span

    def span_of(self, name: str) -> Span:
        return self.spans.get(name, self.span)

    def option(self, name: str) -> Option | None:
        """The option of this id, or of this text."""
        wanted = " ".join(name.split())
        by_id = (one for one in self.options if one.id == wanted)
        by_text = (one for one in self.options if one.text.casefold() == wanted.casefold())
        return next(by_id, None) or next(by_text, None)

    @property
    def most_characters(self) -> int | None:
        """The limit of its box: the stated one, or that of the portal."""
        return self.max_characters or (CAPS.get(self.count) if self.text_box else None)

    @property
    def label(self) -> str:
        """What messages call it: its id."""
        return f"`{self.id}`"


class Questionnaire(Struct, frozen=True, kw_only=True, eq=False):
    """The file questions.yaml. `url`: where the portal is. `whole`: every question in it could be read, so that an
    unknown id is a slip.
    """

    source: Source
    title: str
    url: str
    lang: str
    questions: tuple[Question, ...]
    whole: bool

    def get(self, name: str) -> Question | None:
        return next((one for one in self.questions if one.id == name), None)

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)


def tests_in(condition: Condition | None) -> tuple[Test, ...]:
    """All tests of a condition, in the order in which they were written."""
    if condition is None:
        return ()
    if isinstance(condition, Test):
        return (condition,)
    return tuple(one for part in condition.parts for one in tests_in(part))


Circle = tuple[str, ...]


def in_order_of_waiting(questions: Iterable[Question]) -> tuple[tuple[Question, ...], tuple[Circle, ...]]:
    """Return the questions, each behind those that its condition names, and the circles in which some wait.

    A circle holds the ids in the order in which each waits for the next, and the last one for the first.
    """
    known = {one.id: one for one in questions}
    ordered, circles = dict[str, Question](), list[Circle]()
    for start in known:
        path, left = [start], [_waits_for(known, start)]
        while path and start not in ordered:
            name = next(left[-1], None)
            if name is None:
                left.pop()
                done = path.pop()
                ordered[done] = known[done]
            elif name in path:
                circles.append(tuple(path[path.index(name) :]))
            elif name not in ordered:
                path.append(name)
                left.append(_waits_for(known, name))
    return tuple(ordered.values()), tuple(circles)


def _waits_for(known: Mapping[str, Question], name: str) -> Iterator[str]:
    return iter(dict.fromkeys(test.question for test in tests_in(known[name].condition) if test.question in known))


class Answer(Written, frozen=True, kw_only=True):
    """What the author answers: the chosen `options` (ids, in the author's order), a `number`, a `file`, and words.

    `text` is what goes into the box of the portal: plain text whose lines end with LF; empty where there are no words.
    `shown`: how the number is printed. `outside`: places of the document that the text refers to and does not hold.
    """

    question: str
    options: tuple[str, ...] = ()
    number: Decimal | None = None
    shown: str = ""
    file: str = ""
    text: str = ""
    outside: tuple[tuple[str, Span], ...] = ()
    span: Span

    @property
    def empty(self) -> bool:
        return not (self.options or self.shown or self.file or self.text)
