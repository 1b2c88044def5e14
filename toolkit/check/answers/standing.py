"""Check, answers: how every question stands: answered, missing, declined, too long, or not asked at all."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from toolkit.check.answers.room import Room, room
from toolkit.model.questions import Answer, Condition, Either, Question, Questionnaire, Test, in_order_of_waiting

State = Literal["answered", "over limit", "missing", "declined", "no answer", "not asked", "answered, not asked"]


class Standing(Struct, frozen=True, kw_only=True):
    """How a question stands. `asked`: the portal shows it. `rooms`: characters and words against their limits."""

    question: Question
    answer: Answer | None
    asked: bool
    rooms: tuple[Room, ...] = ()

    @property
    def over(self) -> bool:
        return any(one.left < 0 for one in self.rooms)

    @property
    def answered(self) -> bool:
        return self.answer is not None and not self.answer.empty

    @property
    def state(self) -> State:
        """One word for the table; “no answer” where none is required."""
        if not self.asked:
            return "answered, not asked" if self.answered else "not asked"
        if self.answered:
            return "over limit" if self.over else "answered"
        if self.question.declined:
            return "declined"
        return "missing" if self.question.required else "no answer"


def standings(questionnaire: Questionnaire, answers: Iterable[Answer]) -> tuple[Standing, ...]:
    """Return how every question stands, in the order of the questionnaire. Of two answers the first one counts."""
    first = dict[str, Answer]()
    for answer in answers:
        first.setdefault(answer.question, answer)
    asked = _Asked(questionnaire, first)
    for question in in_order_of_waiting(questionnaire)[0]:
        asked(question)
    return tuple(
        Standing(
            question=one,
            answer=first.get(one.id),
            asked=asked(one),
            rooms=room(one, first[one.id].text) if one.id in first else (),
        )
        for one in questionnaire
    )


class _Asked:
    """Whether the portal shows a question, by the answers given. A test of what was not asked is never true."""

    def __init__(self, questionnaire: Questionnaire, answers: dict[str, Answer]) -> None:
        self.known = {one.id: one for one in questionnaire}
        self.answers = answers
        self.found = dict[str, bool]()

    def __call__(self, question: Question) -> bool:
        if question.id not in self.found:
            self.found[question.id] = True  # in a circle, which was reported, it has to end somewhere
            self.found[question.id] = question.condition is None or self.holds(question.condition)
        return self.found[question.id]

    def holds(self, condition: Condition) -> bool:
        if isinstance(condition, Test):
            return self.is_so(condition)
        return (
            any(map(self.holds, condition.parts))
            if isinstance(condition, Either)
            else all(map(self.holds, condition.parts))
        )

    def is_so(self, test: Test) -> bool:
        question, answer = self.known.get(test.question), self.answers.get(test.question)
        if question is None:
            return True  # which was reported; what hangs on it is not reported too
        if answer is None or answer.empty or not self(question):
            return False
        if test.relation == "is answered":
            return True
        if question.kind == "number":
            return _compares(test, answer)
        option = question.option(test.value)
        chosen = (option.id if option else test.value) in answer.options
        return chosen if test.relation in ("is", "includes") else not chosen and bool(answer.options)


def _compares(test: Test, answer: Answer) -> bool:
    if answer.number is None:
        return False
    value = type(answer.number)(test.value)
    if test.relation == "is":
        return answer.number == value
    return answer.number >= value if test.relation == "is at least" else answer.number <= value
