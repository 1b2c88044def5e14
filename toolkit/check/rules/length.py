"""Rule `length`: the length of a submission against the limit in its front matter, counted as its author says."""

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.check.counting import KINDS, METHODS, PLACES, Method, count_stretches, stretches_of, tailored
from toolkit.check.rule import Rule, Subject
from toolkit.model.submission import Submission

USUAL = "words"
PARTS = ("text", *(one for one in (*KINDS, *PLACES) if one not in ("text", "running", "headings")))
COUNTED = tuple(one.name for one in METHODS if one.unit != "pages")


def limit_method(submission: Submission) -> Method | None:
    """The method by which `word-limit` is counted: that of its name in `word-count`, or one for what counts.

    None where `word-count` names no method and no part of a document.
    """
    names = submission.word_count or (USUAL,)
    if len(names) == 1 and names[0] in COUNTED:
        return METHODS.get(names[0])
    return tailored("words", names) if all(name in PARTS for name in names) else None


def _check(subject: Subject, report: Report) -> None:
    submission, method = subject.submission, limit_method(subject.submission)
    if method is None:
        _no_method(submission, report)
    elif submission.word_limit is not None:
        _limit(subject, method, submission.word_limit, report)


def _no_method(submission: Submission, report: Report) -> None:
    names = submission.word_count
    if len(names) == 1:
        hint = did_you_mean(names[0], (*COUNTED, *PARTS)) or "`toolkit count` with `--all` names all ways of counting"
        report.error("fields.value", f"there is no way of counting `{names[0]}`", submission.span("word-count"), hint)
        return
    unknown = next(name for name in names if name not in PARTS)
    message = f"`{unknown}` is no part of a document that can be counted; they are {', '.join(PARTS)}"
    report.error("fields.value", message, submission.span("word-count"), did_you_mean(unknown, PARTS))


def _limit(subject: Subject, method: Method, limit: int, report: Report) -> None:
    counted = count_stretches(stretches_of(subject.document), method)
    if counted > limit:
        message = f"{counted:,} {method.unit}; at most {limit:,}"
        less = f"{counted - limit:,} {method.unit} must go; what counts: {method.includes}"
        where = f"`toolkit count submissions/{subject.submission.slug}` shows how long each part is"
        report.error("length.words", message, subject.submission.span("word-limit"), less, where)


LENGTH = Rule(name="length", gives=("length.words",), check=_check, firm=("length.words",))
