"""Rule `answers`: is every question answered, in a way that the portal takes, and has somebody signed it off?"""

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.check.answers.room import COUNTERS, refused
from toolkit.check.answers.standing import Standing, standings
from toolkit.check.rule import Rule, Subject
from toolkit.model.questions import CHOOSING, ONE, Answer, Question, tests_in

NAMED = 12  # questions that one message names


def _check(subject: Subject, report: Report) -> None:
    questionnaire = subject.submission.questionnaire
    if questionnaire is None or subject.answers is None:
        return
    _twice(subject.answers, report)
    found = standings(questionnaire, subject.answers)
    unreadable = any(one.code.startswith("parse.") for one in report.found)  # a fence may have swallowed answers
    for one in found:
        if one.answer is not None:
            _answered(one, one.answer, report)
        elif not unreadable:
            _unanswered(one, report)
        _decided(one, report)
    _sign_off(found, report)


def _twice(answers: tuple[Answer, ...], report: Report) -> None:
    first = dict[str, Span]()
    for answer in answers:
        if answer.question in first:
            message = f"`{answer.question}` is answered a second time"
            hint = f"the first answer stands in line {first[answer.question].line}; keep one of the two"
            report.error("answers.duplicate", message, answer.span, hint)
        first.setdefault(answer.question, answer.span)


def _unanswered(one: Standing, report: Report) -> None:
    question = one.question
    if not one.asked or question.declined is not None or not question.required:
        return
    message = f"{question.label} must be answered, and is not{_says(question)}"
    hint = f"write `::: answer {question.id}` in submission.md, or `declined: the reason` here"
    report.error("answers.missing", message, question.span, hint)


def _answered(one: Standing, answer: Answer, report: Report) -> None:
    question = one.question
    if not one.asked:
        named = ", ".join(dict.fromkeys(f"`{test.question}`" for test in tests_in(question.condition)))
        message = f"{question.label} is answered, but with these answers the portal does not ask it"
        hint = f"it is asked where `when` is true: look at {named}"
        report.error("answers.not-asked", message, answer.span, hint)
    if answer.empty and not _said(answer, report):
        hint = "write the answer, or delete the block"
        report.error("answers.empty", f"this answer to {question.label} is empty", answer.span, hint)
        return
    _choices(question, answer, report)
    _value(question, answer, report)
    _text(one, answer, report)


def _said(answer: Answer, report: Report) -> bool:
    """Whether it is empty because what it holds was wrong, and said so."""
    codes = ("answers.choice", "answers.file")
    inside = (one.span for one in report.found if one.code in codes and one.span)
    return any(answer.span.start <= span.start <= span.end <= answer.span.end for span in inside)


def _choices(question: Question, answer: Answer, report: Report) -> None:
    if question.kind not in CHOOSING or _said(answer, report):
        return
    chosen, (least, most) = len(answer.options), _bounds(question)
    are = f"{chosen} {'is' if chosen == 1 else 'are'} chosen"
    if chosen == 0:
        hint = f'write `::: answer {question.id} {{choice="{question.options[0].id if question.options else "…"}"}}`'
        report.error("answers.choice", f"nothing is chosen for {question.label}", answer.span, hint)
    elif chosen > most:
        wanted = "one option" if most == 1 else f"at most {most} options"
        report.error("answers.choice", f"{question.label} takes {wanted}; {are}", answer.span)
    elif chosen < least:
        report.error("answers.choice", f"{question.label} needs {least} options; {are}", answer.span)


def _bounds(question: Question) -> tuple[int, int]:
    """How many options must and may be chosen; a ranking ranks all, unless it says otherwise."""
    if question.kind in ONE:
        return 1, 1
    every = len(question.options)
    most = question.max_choices or every
    return question.min_choices or (most if question.kind == "ranking" else 1), most


def _value(question: Question, answer: Answer, report: Report) -> None:
    if question.kind == "upload" and not answer.file and not _said(answer, report):
        hint = f'write `::: answer {question.id} {{file="name.pdf"}}`'
        report.error("answers.file", f"{question.label} asks for a file, and none is named", answer.span, hint)
    if question.kind != "number":
        return
    low, high = question.minimum, question.maximum
    if answer.number is None:
        message = f"{question.label} asks for a number; “{answer.shown[:40]}” is none"
        report.error("answers.number", message, answer.span, "write it in digits, or `{{ dataset.measure }}`")
    elif (low is not None and answer.number < low) or (high is not None and answer.number > high):
        bounds = ("" if low is None else f"at least {low}", "" if high is None else f"at most {high}")
        wanted = " and ".join(filter(None, bounds))
        report.error("answers.number", f"{question.label} takes {wanted}; the answer is {answer.shown}", answer.span)


def _text(one: Standing, answer: Answer, report: Report) -> None:
    question = one.question
    if answer.text and not question.text_box:
        hint = "leave only the choice; or write `text-box: true` in questions.yaml where the portal has a box beside it"
        report.error("answers.text", f"the portal has no room for words at {question.label}", answer.span, hint)
        return
    for each in (each for each in one.rooms if each.left < 0):
        message = f"the answer to {question.label} has {each.used:,} {each.unit}; at most {each.limit:,}"
        hint = (
            f"{-each.left:,} {each.unit} must go; {COUNTERS[question.count].says}" if each.unit == "characters" else ""
        )
        report.error("answers.length", message, answer.span, hint or f"{-each.left:,} {each.unit} must go")
    signs = refused(question, answer.text)
    if signs:
        shown = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in signs[:6])
        message = f"the portal refuses an answer with {shown}"
        report.error("answers.character", message, answer.span, "leave it out, or write it in letters")
    for name, span in answer.outside:
        message = f"the box of {question.label} does not hold {name}: who reads this answer alone cannot find it"
        report.warning("answers.reference", message, span, "say in words what is meant")


def _decided(one: Standing, report: Report) -> None:
    question = one.question
    if question.declined == "":
        message = f"{question.label} is declined without a reason"
        report.error("answers.declined", message, question.span_of("declined"), "declined: why there is no answer")
    if question.declined is not None and one.answered:
        message = f"{question.label} is declined, and answered"
        report.error("answers.declined", message, question.span_of("declined"), "delete this line, or the answer")
    if question.status == "signed-off" and question.sign_off is None:
        message = f"{question.label} is signed off, but not by whom and when"
        report.error("answers.sign-off", message, question.span_of("status"), "signed-off: {by: Name, on: YYYY-MM-DD}")
    if question.sign_off and question.status != "signed-off":
        message = f"{question.label} is signed off by {question.sign_off.by}, and its status is `{question.status}`"
        report.error("answers.sign-off", message, question.span_of("status"), "status: signed-off")


def _sign_off(found: tuple[Standing, ...], report: Report) -> None:
    """One message for all: while people work on the answers, most are not."""
    if not any(one.question.tracked for one in found):
        return
    waiting = [one.question for one in found if one.asked and one.answered and one.question.status != "signed-off"]
    if waiting:
        named = ", ".join(one.id for one in waiting[:NAMED]) + (" …" if len(waiting) > NAMED else "")
        count = f"{len(waiting)} answers are" if len(waiting) > 1 else "1 answer is"
        hint = "`toolkit answers --matrix` shows who works on which"
        report.warning("answers.sign-off", f"{count} not signed off: {named}", waiting[0].span, hint)


def _says(question: Question) -> str:
    """The beginning of the question, so that nobody has to look it up."""
    text = " ".join(question.text.split())
    return f": “{text[:60].rstrip()}{'…' if len(text) > 60 else ''}”" if text else ""


ANSWERS = Rule(
    name="answers",
    gives=(
        "answers.duplicate", "answers.missing", "answers.not-asked", "answers.empty", "answers.choice",
        "answers.number", "answers.file", "answers.text", "answers.length", "answers.character", "answers.reference",
        "answers.declined", "answers.sign-off",
    ),
    check=_check,
)  # fmt: skip
