"""Rule `summary`: the paragraph that stands for the document elsewhere is there where it is asked for."""

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Rule, Subject


def _check(subject: Subject, report: Report) -> None:
    submission = subject.submission
    if "summary" in submission.outputs and not (submission.summary and submission.summary.text.strip()):
        hint = "write `summary: …`: one paragraph, which may hold {{ … }} like the text; or leave the output out"
        message = "the output `summary` is asked for, and there is no `summary` in the front matter"
        report.error("summary.missing", message, submission.span("outputs"), hint)


SUMMARY = Rule(name="summary", gives=("summary.missing",), check=_check)
