"""Rules of venues: what the venue must be told, in which form and where; the marking of confidential text."""

import re
from collections.abc import Iterator

from toolkit.check.form.registers import FORMS
from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.reading import Fact

_CONFIDENTIAL = re.compile(r"\b(confidential|confidentiel\w*|confidencial|vertraulich)\b", re.IGNORECASE)
_FEW = 6  # values that a hint names
_NOT = re.compile(r"\b(not|no|non|nicht|nichts|ninguna|nothing|rien)\b", re.IGNORECASE)


def _fields(case: Case) -> None:
    facts = {name: case.reading.fact(name) for name in case.rule.texts("needed")}
    missing = [name for name, fact in facts.items() if fact is None]
    if missing:
        named = ", ".join(f"`{name}`" for name in missing)
        case.say("venue.field", f"the venue must be told {named}", None, *_how_to_tell(case, missing))
    for name, fact in facts.items():
        if fact is not None:
            _eligible(case, name, fact)
            _printed(case, name, fact)


def _how_to_tell(case: Case, missing: list[str]) -> Iterator[str]:
    """What the template prints is a field of its own; everything else stands below `venue:`."""
    printed = [field.name for field in case.subject.template.fields if field.name in missing]
    options = case.rule.texts("one-of")
    value = options[0] if options and len(options) <= _FEW else "…"
    if printed:
        lines = ", ".join(f"`{name}: {value}`" for name in printed)
        yield f"write {lines} into the front matter; the template prints it"
    if others := ", ".join(f"{name}: {value}" for name in missing if name not in printed):
        or_else = f" ({', '.join(options)})" if value != "…" else ""
        yield f"write `venue: {{id: {case.venue.id}, {others}}}`{or_else}, or once and for all under `organisation:`"


def _eligible(case: Case, name: str, fact: Fact) -> None:
    options = case.rule.texts("one-of")
    if options and fact.text.lower() not in [one.lower() for one in options]:
        message = f"`{name}` is `{fact.text}`; the venue takes: {', '.join(options)}"
        case.say("venue.eligible", message, fact.span)


def _printed(case: Case, name: str, fact: Fact) -> None:
    where = case.rule.text("printed")
    if where and not _is_printed(case, name, fact, front=where == "front"):
        place = "on the first page, before the text" if where == "front" else "in the text"
        message = f"the venue wants `{name}` {place}; it is not there"
        case.say("venue.not-printed", message, None, "use a template that prints it, or write it into the subtitle")


def _is_printed(case: Case, name: str, fact: Fact, *, front: bool) -> bool:
    date = case.submission.date
    if name == "date" and date:  # languages write it in many ways, and all of them with these two numbers
        numbers = re.findall(r"\d+", case.reading.front)
        return str(date.day) in numbers and str(date.year) in numbers
    return any(case.reading.says(line, front=front) for line in fact.lines)


def _number(case: Case) -> None:
    field, like = case.rule.text("field"), case.rule.text("like")
    fact = case.reading.fact(field)
    if fact is None or (field in FORMS and case.submission.fields.get(field)):  # told by the rule plain-words
        return
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", fact.text.strip())  # a hyphen of another kind is no fault
    if not re.fullmatch(case.rule.text("pattern"), plain):
        message = f"`{fact.text}` cannot be right as `{field}`"
        case.say("venue.number", message, fact.span, f"such a number looks like this: {like}")


def _opening(case: Case) -> None:
    text = case.rule.text("text")
    if not case.reading.says(text, front=True):
        hint = "the template `parliament` prints it; or begin the subtitle with it"
        case.say("venue.opening", f"the words “{text} …” are missing above the text", None, hint)


def _confidential(case: Case) -> None:
    word = case.rule.text("word")
    if _is_confidential(case) and word.casefold() not in case.reading.front.casefold():
        hint = f"write it into the subtitle or a `notice:` of the front matter: {word}"
        case.say("venue.confidential", f"what is confidential must be marked “{word}” in front", None, hint)


def _is_confidential(case: Case) -> bool:
    fact, publication = case.reading.fact("confidential"), case.reading.fact("publication")
    if fact:
        return fact.text.lower() in ("true", "yes")
    return bool(publication and _CONFIDENTIAL.search(publication.text) and not _NOT.search(publication.text))


FIELDS = Kind(name="fields", gives=("venue.field", "venue.eligible", "venue.not-printed"), check=_fields)
NUMBER = Kind(name="number", gives=("venue.number",), check=_number)
OPENING = Kind(name="opening", gives=("venue.opening",), check=_opening)
CONFIDENTIAL = Kind(name="confidential", gives=("venue.confidential",), check=_confidential)
