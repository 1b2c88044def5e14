"""Rule `length`: the words of a submission against the limit in its front matter."""

from toolkit.base.diagnostic import Report
from toolkit.check.counting import count
from toolkit.check.rule import Rule, Subject


def _check(subject: Subject, report: Report) -> None:
    limit = subject.submission.word_limit
    if limit is None:
        return
    words = count(subject.document, "words")
    if words > limit:
        message = f"{words:,} words; at most {limit:,}"
        less = f"{words - limit:,} words must go; text, tables and footnotes count, title and references do not"
        where = f"`toolkit count submissions/{subject.submission.slug}` shows how long each part is"
        report.error("length.words", message, subject.submission.span("word-limit"), less, where)


LENGTH = Rule(name="length", gives=("length.words",), check=_check, firm=("length.words",))
