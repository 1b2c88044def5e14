"""Build: the two texts of a document – the template's and the author's – become trees."""

import datetime as dt
import re

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.base.source import Mapped
from toolkit.measure.words.format import show_datum
from toolkit.model.people import Organisation, Recipients
from toolkit.model.submission import Submission
from toolkit.model.template import Template, TemplateField
from toolkit.model.tree import MISSING, Blocks, Citation, Document, Expr, Image, Inlines, Note, Reference, Value
from toolkit.model.walk import walk
from toolkit.parse.expression import parse_expression
from toolkit.parse.fill import FieldLine, fill
from toolkit.parse.markdown import parse_inline, parse_markdown
from toolkit.parse.slots import lift
from toolkit.resolve.recipient import ADDRESSEE, RECIPIENT, Otherwise, find_column, mark

_RECIPIENT = re.compile(r"\{\{([ \t]*recipient\b[^{}]*)\}\}")  # in a line of the front matter


def parse_body(submission: Submission, report: Report) -> Blocks:
    """What the author wrote below the front matter."""
    return parse_markdown(lift(Mapped.whole(submission.source, submission.body_start), report), report)


def parse_frame(
    submission: Submission,
    template: Template,
    organisation: Organisation,
    report: Report,
    recipients: Recipients | None = None,
) -> Document:
    """What the template puts around it, and the title from the front matter."""
    data = frame_data(submission, template, organisation, report, recipients)
    return Document(
        title=_inlines(submission.title, report),
        subtitle=_inlines(submission.subtitle, report),
        authors=submission.authors,
        date=submission.date.isoformat() if submission.date else "",
        lang=submission.lang,
        keywords=submission.keywords,
        direction=submission.direction,
        summary=_summary(submission, report),
        content=parse_markdown(fill(template.document, data, report, template.includes), report),
    )


def frame_data(
    submission: Submission,
    template: Template,
    organisation: Organisation,
    report: Report,
    recipients: Recipients | None = None,
) -> dict[str, object]:
    """The names that a document.md.j2 may use, with what they print for this submission."""
    return {
        "title": _inlines(submission.title, report),
        "subtitle": _inlines(submission.subtitle, report),
        "date": _date(submission, report),
        "authors": submission.authors,
        "organisation": organisation,
        "toc": submission.toc,
        "signatories": submission.signatories is not None,
        "recipient": _recipient(recipients, submission),
        "fields": {field.name: _lines(field, submission, recipients, report) for field in template.fields},
        "words": template.words_in(submission.lang),
    }


def _inlines(scalar: Scalar | None, report: Report) -> Inlines:
    return parse_inline(lift(scalar.mapped, report), report) if scalar and scalar.text else ()


LEAD_ELSEWHERE = {Note: "a footnote", Citation: "a citation", Reference: "a reference", Image: "a picture"}


def _summary(submission: Submission, report: Report) -> Inlines:
    """The summary, which stands on pages that have nothing but its words."""
    summary = _inlines(submission.summary, report)
    wrong = [node for node in walk(summary) if type(node) in LEAD_ELSEWHERE]
    for node in wrong:
        message = f"the summary holds {LEAD_ELSEWHERE[type(node)]}, which other pages cannot show"
        report.error("summary.form", message, submission.span("summary"), "say it in words")
    return () if wrong else summary


def _recipient(recipients: Recipients | None, submission: Submission) -> dict[str, Inlines] | None:
    """What a template may print of a row. What it says is not known yet, so a template cannot decide by it."""
    if recipients is None:
        return None
    here = submission.span("recipients")
    columns = (*recipients.columns, ADDRESSEE)
    return {name: (Value(text=mark(name), path=(RECIPIENT, name), span=here),) for name in columns}


def otherwise(submission: Submission, recipients: Recipients, report: Report) -> Otherwise:
    """What the front matter says for rows without an address or a salutation."""
    fields = submission.fields
    return Otherwise(
        address=tuple(_with_marks(line, recipients, report) for line in fields.get("addressee", ())),
        salutation="\n".join(_with_marks(line, recipients, report) for line in fields.get("salutation", ())),
    )


def _with_marks(line: Scalar, recipients: Recipients | None, report: Report) -> str:
    """A line of the front matter; where it says `{{ recipient.name }}`, the mark of that column."""

    def put(match: re.Match[str]) -> str:
        inner = line.mapped.span(match.start(1), match.end(1))
        expression = parse_expression(match[1], inner, report)
        if expression is None or show_datum(expression, "", "en", report) is None:
            return MISSING
        return find_column(recipients, expression.path, expression.span, report) or MISSING

    return _RECIPIENT.sub(put, line.text)


def _lines(
    field: TemplateField, submission: Submission, recipients: Recipients | None, report: Report
) -> tuple[str, ...]:
    """The lines of a field. A missing required one is reported by the rule `structure`; here it is made visible."""
    written = submission.fields.get(field.name, ())
    if not written and field.fill_in:
        shown = f"[{field.title(submission.lang)}]"
        return (FieldLine.of(shown, field.name, submission.front_matter, empty=True),)
    lines = tuple(FieldLine.of(_with_marks(line, recipients, report), field.name, line.span) for line in written)
    return lines or ((MISSING,) if field.required else ())


def _date(submission: Submission, report: Report) -> str:
    date = submission.date
    if not isinstance(date, dt.date):
        return ""
    return show_datum(Expr(path=("date",), span=submission.span("date")), date, submission.lang, report) or ""
