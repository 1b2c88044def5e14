"""Load, questions: the options of a question, `{id: a, text: The first}` or a text alone, from which the id is made."""

import re
import unicodedata
from collections.abc import Iterable

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.model.questions import Option

LONGEST = 32  # characters of an id that is made from a text


def read_options(records: Iterable[Record], report: Report) -> tuple[Option, ...]:
    """Return the options; two of one id are reported as `questions.duplicate`."""
    read = [_option(record, report) for record in records]
    options, seen = [one for one in read if one is not None], set[str]()
    for option in options:
        if option.id in seen:
            message = f"two options of this question have the id `{option.id}`"
            hint = "give them ids of their own: `{id: a, text: …}`"
            report.error("questions.duplicate", message, option.span, hint)
        seen.add(option.id)
    return tuple(options)


def _option(record: Record, report: Report) -> Option | None:
    if isinstance(record, Scalar):
        return Option(id=id_of(record.text), text=record.text, span=record.span) if record.text.strip() else None
    if not isinstance(record, Mapping):
        report.error("fields.value", "an option is a text, or `{id: a, text: The first}`", record.span)
        return None
    fields = Fields(record, report, "an option")
    text = fields.text("text")
    identity = fields.text("id", required=not text) or (id_of(text) if text else "")
    if re.search(r"[,;]", identity):
        message = f"`{identity}` cannot be the id of an option: several are written with commas between them"
        report.error("fields.value", message, fields.span("id"))
    span = fields.span("id")
    fields.finish()
    return Option(id=identity, text=text or identity, span=span) if identity else None


def id_of(text: str) -> str:
    """Return a short id for a text: “Hosting services (e.g. clouds)” → `hosting-services-e-g-clouds`."""
    plain = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W_]+", letters)
    kept = words[:1]
    for one in words[1:]:
        if len("-".join((*kept, one))) > LONGEST:
            break
        kept.append(one)
    return "-".join(kept) or "option"
