"""Load, questions: do the questions make sense together? Ids, numbers, conditions that lead in a circle or nowhere."""

from decimal import Decimal, InvalidOperation
from itertools import product
from math import prod

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.model.questions import (
    ONE,
    Circle,
    Condition,
    Either,
    Question,
    Relation,
    Test,
    in_order_of_waiting,
    tests_in,
)

CODE = "questions.condition"
MOST = 2000  # ways in which a condition may come true that are looked at
LONGEST = 200  # tests in one of them
_OF_ONE: tuple[Relation, ...] = ("is", "is not")
_OF_SEVERAL: tuple[Relation, ...] = ("includes", "does not include")
_OF_NUMBERS: tuple[Relation, ...] = ("is", "is at least", "is at most")

World = tuple[Test, ...]
Ways = list[World] | None


def check_sense(questions: tuple[Question, ...], report: Report) -> None:
    """Say what is wrong between questions: the same id or number twice, conditions on nothing or never true."""
    _report_twice([(one.id, one.span_of("id")) for one in questions], "id", report)
    _report_twice([(one.number, one.span_of("number")) for one in questions if one.number], "number", report)
    known = {one.id: one for one in questions}
    sound = [_report_tests(one, known, report) for one in questions]
    ordered, circles = in_order_of_waiting(questions)
    _report_circles(circles, known, report)
    if all(sound) and not circles:
        _report_impossible(ordered, known, report)


def _report_twice(named: list[tuple[str, Span]], what: str, report: Report) -> None:
    seen = dict[str, Span]()
    for name, span in named:
        if name in seen:
            message = f"two questions have the {what} `{name}`"
            report.error("questions.duplicate", message, span, f"the first one stands in line {seen[name].line}")
        seen.setdefault(name, span)


def _report_tests(question: Question, known: dict[str, Question], report: Report) -> bool:
    problems = [(test, problem) for test in tests_in(question.condition) if (problem := _problem(test, known))]
    for test, (message, hint) in problems:
        report.error(CODE, message, test.span, hint)
    return not problems


def _problem(test: Test, known: dict[str, Question]) -> tuple[str, str] | None:
    """What is wrong with one test, and what to write."""
    asked = known.get(test.question)
    if asked is None:
        return f"there is no question `{test.question}`", did_you_mean(test.question, known)
    fitting = _fitting(asked)
    if test.relation not in fitting:
        message = (
            f"`{asked.id}` is a question of the kind `{asked.kind}`: nothing can be said of it with `{test.relation}`"
        )
        return message, f"write {' or '.join(f'`{one}`' for one in fitting)}"
    if asked.options and test.value and asked.option(test.value) is None:
        return f"`{asked.id}` has no option `{test.value}`", did_you_mean(test.value, [one.id for one in asked.options])
    if asked.kind == "number" and test.value and _number(test.value) is None:
        return f"`{test.value}` is no number, and `{asked.id}` asks for one", "write digits only"
    return None


def _fitting(asked: Question) -> tuple[Relation, ...]:
    if asked.kind in ONE:
        return (*_OF_ONE, "is answered")
    if asked.kind in ("multiple-choice", "ranking"):
        return (*_OF_SEVERAL, "is answered")
    return (*_OF_NUMBERS, "is answered") if asked.kind == "number" else ("is answered",)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _report_circles(circles: tuple[Circle, ...], known: dict[str, Question], report: Report) -> None:
    """Questions that are asked only after themselves: nobody would ever see them."""
    told = set[str]()
    for circle in circles:
        if not told & set(circle):
            steps = " → ".join(f"`{name}`" for name in (*circle, circle[0]))
            message = f"these questions wait for each other: {steps}"
            hint = "a condition names questions that stand before"
            report.error("questions.circle", message, known[circle[0]].span_of("when"), hint)
        told |= set(circle)


# ------------------------------------------------------------------ conditions that are never true


def _report_impossible(ordered: tuple[Question, ...], known: dict[str, Question], report: Report) -> None:
    """Told at the first question of a chain only: those that wait for it cannot be asked either."""
    ways, never = dict[str, Ways](), set[str]()
    for question in ordered:
        found = _ways(question.condition, ways)
        ways[question.id] = found
        if found is None or not all(_contradicts(world, known) for world in found):
            continue
        never.add(question.id)
        if not never & {test.question for test in tests_in(question.condition)}:
            message = f"the condition of {question.label} can never be true, so it would never be asked"
            hint = "look at the questions that it names, and at their own conditions"
            report.error("questions.impossible", message, question.span_of("when"), hint)


def _ways(condition: Condition | None, before: dict[str, Ways]) -> Ways:
    """How a condition comes true: each way is a set of tests that are all true. A question that is tested must itself
    have been asked (`before`: the ways of those). None where there are too many to look at.
    """
    if condition is None:
        return [()]
    if isinstance(condition, Test):
        asked = before[condition.question]
        return None if asked is None or len(asked[0]) > LONGEST else [(*world, condition) for world in asked]
    parts = [_ways(part, before) for part in condition.parts]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    if isinstance(condition, Either):
        worlds = [world for part in found for world in part]
        return worlds if len(worlds) <= MOST else None
    if prod(map(len, found)) > MOST:
        return None
    return [tuple(test for one in way for test in one) for way in product(*found)]


def _contradicts(world: World, known: dict[str, Question]) -> bool:
    tests = dict[str, list[Test]]()
    for test in world:
        tests.setdefault(test.question, []).append(test)
    return any(_contradictory(known[name], of_it) for name, of_it in tests.items())


def _contradictory(question: Question, tests: list[Test]) -> bool:
    """Whether no answer to one question can satisfy all these tests."""
    if question.kind == "number":
        return _no_number(question, tests)
    wanted = {_id(question, one.value) for one in tests if one.relation in ("is", "includes")}
    refused = {_id(question, one.value) for one in tests if one.relation in ("is not", "does not include")}
    most = 1 if question.kind in ONE else question.max_choices or len(question.options)
    nothing_left = question.kind in ONE and bool(refused) and len(refused) == len(question.options)
    return bool(wanted & refused) or len(wanted) > most or nothing_left


def _id(question: Question, value: str) -> str:
    option = question.option(value)
    return option.id if option else value


def _no_number(question: Question, tests: list[Test]) -> bool:
    values = [(one.relation, number) for one in tests if (number := _number(one.value)) is not None]
    lows = [number for relation, number in values if relation in ("is", "is at least")]
    highs = [number for relation, number in values if relation in ("is", "is at most")]
    lows += [question.minimum] if question.minimum is not None else []
    highs += [question.maximum] if question.maximum is not None else []
    return bool(lows and highs) and max(lows) > min(highs)
