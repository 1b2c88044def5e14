"""Rule `length`: the length of a submission against the limit in its front matter, counted as its author says."""

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.check.counting import METHODS, Method, count_stretches, stretches_of
from toolkit.check.rule import Rule, Subject
from toolkit.model.submission import Submission

USUAL = "words"
COUNTED = tuple(one.name for one in METHODS if one.unit != "pages")


def limit_method(submission: Submission) -> Method | None:
    """The method by which `word-limit` is counted; None where `word-count` names none."""
    name = submission.word_count or USUAL
    return METHODS.get(name) if name in COUNTED else None


def _check(subject: Subject, report: Report) -> None:
    submission, method = subject.submission, limit_method(subject.submission)
    if method is None:
        hint = did_you_mean(submission.word_count, COUNTED) or "`toolkit count` with `--all` names all ways of counting"
        message = f"there is no way of counting `{submission.word_count}`"
        report.error("fields.value", message, submission.span("word-count"), hint)
    elif submission.word_limit is not None:
        _limit(subject, method, submission.word_limit, report)


def _limit(subject: Subject, method: Method, limit: int, report: Report) -> None:
    counted = count_stretches(stretches_of(subject.document), method)
    if counted > limit:
        message = f"{counted:,} {method.unit}; at most {limit:,}"
        less = f"{counted - limit:,} {method.unit} must go; what counts: {method.includes}"
        where = f"`toolkit count submissions/{subject.submission.slug}` shows how long each part is"
        report.error("length.words", message, subject.submission.span("word-limit"), less, where)


LENGTH = Rule(name="length", gives=("length.words",), check=_check)
