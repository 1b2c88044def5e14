"""Load, questions: questions.yaml → the questionnaire. Every mistake in it is said with its place, in one run."""

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Items, Mapping, Record, Scalar
from toolkit.base.source import Source
from toolkit.base.words import word
from toolkit.base.yaml_text import read_yaml
from toolkit.load.questions.condition import read_condition
from toolkit.load.questions.options import read_options
from toolkit.load.questions.sense import check_sense
from toolkit.load.text import read_source
from toolkit.model.questions import (
    CHOOSING,
    COUNTS,
    KINDS,
    STATUSES,
    Kind,
    Option,
    Question,
    Questionnaire,
    SignOff,
    Status,
)

NAME = "questions.yaml"
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ID = re.compile(r"[A-Za-z0-9_][\w.-]*")


def load_questionnaire(root: str, path: str, lang: str, asked: Scalar | None, report: Report) -> Questionnaire | None:
    """Return the questionnaire in the file `path` of the workspace `root`; None where there is none to be read.

    `asked`: where the front matter names the file; without that it may be missing. `lang`: that of the submission,
    which the questions are in unless they say otherwise.
    """
    if asked is None and not Path(root, path).is_file():
        return None
    source = read_source(root, path, report, asked.span if asked else None)
    return read_questionnaire(source, lang, report) if source else None


def read_questionnaire(source: Source, lang: str, report: Report) -> Questionnaire:
    """Return what the text of a questions.yaml says. A question that cannot be read is reported and left out."""
    before = len(report.found)
    mapping = read_yaml(source, report)
    _report_unseen(mapping, report)
    if not mapping.entries and len(report.found) > before:
        return Questionnaire(source=source, title="", url="", lang=lang, questions=(), whole=False)
    fields = Fields(mapping, report, "a questionnaire")
    title, url, lang = fields.text("title"), fields.text("url"), fields.text("lang") or lang
    count = _count(fields, "characters", report)
    listed = fields.items("questions", required=True)
    entries = [one for one in listed if not (isinstance(one, Scalar) and not one.text)]
    read = [_question(entry, place, count, lang, report) for place, entry in enumerate(entries, 1)]
    fields.finish()
    questions = tuple(one for one in read if one is not None)
    check_sense(questions, report)
    return Questionnaire(
        source=source, title=title, url=url, lang=lang, questions=questions, whole=len(questions) == len(entries)
    )


def _report_unseen(record: Record, report: Report) -> None:
    """Control characters, which come in through `\\x07` in quotes or a broken file: no document can hold them."""
    if isinstance(record, Scalar):
        if _UNSEEN.search(record.text):
            report.error("fields.value", "a character stands here that no document can show", record.span, "delete it")
        return
    inside = record.values if isinstance(record, Items) else [value for _, value in record.entries]
    for one in inside:
        _report_unseen(one, report)


def _question(entry: Record, place: int, count: str, lang: str, report: Report) -> Question | None:
    if not isinstance(entry, Mapping):
        report.error("fields.value", "a question must be lines of the form `name: value`", entry.span, "- id: q1")
        return None
    fields = Fields(entry, report, "a question")
    identity, kind = _id(fields, report), _kind(fields, report)
    options = _options(fields, kind, lang, report)
    max_characters, max_words = _limit(fields, "max-characters", report), _limit(fields, "max-words", report)
    status, sign_off = _status(fields, report), _sign_off(fields, report)
    question = Question(
        id=identity,
        place=place,
        number=fields.text("number"),
        section=fields.text("section"),
        text=fields.text("text", required=True),
        help=fields.text("help"),
        kind=kind,
        required=fields.flag("required"),
        count=_count(fields, count, report),
        max_characters=max_characters,
        max_words=max_words,
        options=options,
        min_choices=_limit(fields, "min-choices", report),
        max_choices=_limit(fields, "max-choices", report),
        minimum=_number(fields, "minimum", report),
        maximum=_number(fields, "maximum", report),
        accepts=tuple(suffix.lower().removeprefix(".") for suffix in fields.texts("accepts")),
        text_box=kind == "free-text" or fields.flag("text-box", bool(max_characters or max_words)),
        condition=read_condition(fields.record("when"), report),
        owner=fields.text("owner"),
        status=status or ("signed-off" if sign_off else "open"),
        sign_off=sign_off,
        declined=_declined(fields),
        tracked=any(name in entry.names for name in ("owner", "status", "signed-off")),
        spans={key.text: value.span for key, value in entry.entries},
        span=fields.span("id"),
    )
    fields.finish()
    _check_limits(question, report)
    return question if identity else None


def _id(fields: Fields, report: Report) -> str:
    identity = fields.text("id", required=True)
    if identity and not _ID.fullmatch(identity):
        message = f"`{identity}` cannot be the id of a question"
        report.error("fields.value", message, fields.span("id"), "letters, digits, `-`, `_` and `.`: `q3`, `q3.1`")
        return ""
    return identity


def _kind(fields: Fields, report: Report) -> Kind:
    written = fields.scalar("kind")
    if written is None or not written.text:
        return "free-text"
    name = re.sub(r"[\s/_]+", "-", written.text.strip().lower())
    if name not in KINDS:
        message = f"there is no kind of question `{written.text}`"
        report.error("fields.value", message, written.span, did_you_mean(name, KINDS))
        return "free-text"
    return name


def _options(fields: Fields, kind: Kind, lang: str, report: Report) -> tuple[Option, ...]:
    options = read_options(fields.items("options"), report)
    if kind == "yes-no":
        if options:
            hint = "leave `options` out, or make it `kind: single choice`"
            report.error(
                "questions.options", "a yes/no question has its two options already", fields.span("options"), hint
            )
        span = fields.span("kind")
        return tuple(Option(id=name, text=word(name, lang), span=span) for name in ("yes", "no"))
    if options and kind not in CHOOSING:
        hint = "write `kind: single choice`, `multiple choice` or `ranking`"
        report.error(
            "questions.options", f"a question of the kind `{kind}` has no options", fields.span("options"), hint
        )
        return ()
    if kind in CHOOSING and len(options) < (1 if kind == "multiple-choice" else 2):
        hint = "options: [{id: a, text: The first}, {id: b, text: The second}]"
        report.error("questions.options", f"a question of the kind `{kind}` needs options", fields.span("kind"), hint)
    return options


def _count(fields: Fields, default: str, report: Report) -> str:
    scalar = fields.scalar("count")
    if scalar is None or not scalar.text:
        return default
    if scalar.text not in COUNTS:
        message = f"there is no way of counting `{scalar.text}`"
        report.error("fields.value", message, scalar.span, did_you_mean(scalar.text, COUNTS))
        return default
    return scalar.text


def _limit(fields: Fields, name: str, report: Report) -> int | None:
    scalar = fields.scalar(name)
    if scalar is None or not scalar.text:
        return None
    digits = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)", "", scalar.text)
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII) or int(digits) < 1:
        message = f"`{name}` is `{scalar.text}`; it must be a whole number of 1 or more"
        report.error("fields.value", message, scalar.span, "write digits only, such as 5000")
        return None
    return int(digits)


def _number(fields: Fields, name: str, report: Report) -> Decimal | None:
    scalar = fields.scalar(name)
    if scalar is None or not scalar.text:
        return None
    try:
        number = Decimal(scalar.text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        report.error("fields.value", f"`{name}` is `{scalar.text}`; it must be a number in digits", scalar.span)
        return None
    return number


def _status(fields: Fields, report: Report) -> Status | None:
    written = fields.scalar("status")
    if written is None or not written.text:
        return None
    name = re.sub(r"[\s_]+", "-", written.text.strip().lower())
    if name not in STATUSES:
        message = f"`{written.text}` is not possible for `status`"
        report.error("fields.value", message, written.span, did_you_mean(name, STATUSES))
        return None
    return name


def _sign_off(fields: Fields, report: Report) -> SignOff | None:
    """`signed-off: {by: Ana, on: 2021-04-01}`, or the name alone."""
    record = fields.record("signed-off")
    if not isinstance(record, Mapping):
        by = fields.text("signed-off")
        return SignOff(by=by) if by else None
    inner = Fields(record, report, "`signed-off`")
    by, on = inner.text("by", required=True), inner.date("on", required=True)
    inner.finish()
    return SignOff(by=by, on=on) if by else None


def _declined(fields: Fields) -> str | None:
    """The reason; empty where it is only said that there is no answer."""
    scalar = fields.scalar("declined")
    if scalar is None or scalar.text.lower() in ("false", "no"):
        return None
    return "" if scalar.text.lower() in ("true", "yes") else " ".join(scalar.text.split())


def _check_limits(question: Question, report: Report) -> None:
    """Limits that are of no use for a question of its kind, or that cannot be kept."""
    if question.kind != "multiple-choice" and question.kind != "ranking":
        for name in ("min-choices", "max-choices"):
            if name in question.spans:
                message = f"`{name}` is for multiple choice and ranking; this question is `{question.kind}`"
                report.error("questions.limit", message, question.span_of(name), "delete the line, or correct `kind`")
    least, most = question.min_choices or 0, question.max_choices
    if question.options and max(least, most or 0) > len(question.options):
        name = "max-choices" if (most or 0) > len(question.options) else "min-choices"
        message = f"`{name}` is more than the {len(question.options)} options that there are"
        report.error("questions.limit", message, question.span_of(name))
    if most is not None and least > most:
        report.error("questions.limit", "`min-choices` is more than `max-choices`", question.span_of("min-choices"))
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        report.error("questions.limit", "`minimum` is more than `maximum`", question.span_of("minimum"))
