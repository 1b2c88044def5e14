"""Build: the two texts of a document – the template's and the author's – become trees."""

import datetime as dt

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.base.source import Mapped
from toolkit.measure.words.format import show_datum
from toolkit.model.people import Organisation
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.model.tree import MISSING, Blocks, Document, Expr, Inlines
from toolkit.parse.fill import fill
from toolkit.parse.markdown import parse_inline, parse_markdown
from toolkit.parse.slots import lift


def parse_body(submission: Submission, report: Report) -> Blocks:
    """What the author wrote below the front matter."""
    return parse_markdown(lift(Mapped.whole(submission.source, submission.body_start), report), report)


def parse_frame(submission: Submission, template: Template, organisation: Organisation, report: Report) -> Document:
    """What the template puts around it, and the title from the front matter."""
    title, subtitle = _inlines(submission.title, report), _inlines(submission.subtitle, report)
    data = {
        "title": title,
        "subtitle": subtitle,
        "date": _date(submission, report),
        "authors": submission.authors,
        "organisation": organisation,
        "toc": submission.toc,
        "signatories": submission.signatories is not None,
        "fields": {field.name: _lines(field.name, field.required, submission) for field in template.fields},
    }
    return Document(
        title=title,
        subtitle=subtitle,
        authors=submission.authors,
        date=submission.date.isoformat() if submission.date else "",
        lang=submission.lang,
        keywords=submission.keywords,
        direction=submission.direction,
        content=parse_markdown(fill(template.document, data, report, template.includes), report),
    )


def _inlines(scalar: Scalar | None, report: Report) -> Inlines:
    return parse_inline(lift(scalar.mapped, report), report) if scalar and scalar.text else ()


def _lines(name: str, required: bool, submission: Submission) -> tuple[str, ...]:
    """The lines of a field. A missing required one is reported by the rule `structure`; here it is made visible."""
    lines = tuple(scalar.text for scalar in submission.fields.get(name, ()))
    return lines or ((MISSING,) if required else ())


def _date(submission: Submission, report: Report) -> str:
    date = submission.date
    if not isinstance(date, dt.date):
        return ""
    return show_datum(Expr(path=("date",), span=submission.span("date")), date, submission.lang, report) or ""
