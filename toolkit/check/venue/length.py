"""Rules of venues: words, characters, answers and pages, counted as the venue counts."""

from collections.abc import Iterator
from typing import Literal

from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.check.counting import METHODS, count_stretches, stretches_of, tailored
from toolkit.check.counting.methods import SEEN, Method
from toolkit.check.counting.stretches import KINDS as STRETCHES
from toolkit.check.rule import Subject
from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.reading import Reading
from toolkit.model.tree import BODY, Document, Group
from toolkit.model.venue import Venue

ANSWER = "answer"  # the role of the answer to a question


def _words(case: Case) -> None:
    _length(case, "venue.words", "words")


def _characters(case: Case) -> None:
    _length(case, "venue.characters", "characters")


def _length(case: Case, code: str, unit: Literal["words", "characters"]) -> None:
    limit = case.number("max")
    method = _method(case, unit, unit)
    if limit is None or method is None:
        return
    counted = count_stretches(case.reading.stretches, method)
    if counted > limit:
        hint = f"{counted - limit:,.0f} {unit} must go; counted: {method.includes}"
        case.say(code, f"{counted:,} {unit}; the venue takes at most {limit:,.0f}", _set_at(case), hint)


def length_limits(subject: Subject, venue: Venue) -> Iterator[tuple[str, int]]:
    """(method of counting, most) of the limits of a venue that hold for this document, as far as they are known."""
    reading = Reading(subject)
    for kind, default in (("words", "words"), ("characters", "characters"), ("pages", "pages")):
        for rule in venue.of_kind(kind):
            fact = reading.fact(rule.by) if rule.by else None
            most = rule.number("max", fact.text if fact else "")
            if most and reading.holds(rule) and not rule.texts("counts"):
                yield rule.text("count", default), int(most)


def _method(case: Case, default: str, unit: Literal["words", "characters"]) -> Method | None:
    """`counts: [text, notes]` names what is counted, `count:` one of the methods that have a name."""
    name = case.rule.text("count", default)
    parts = tuple("text" if one == BODY else one for one in case.rule.texts("counts"))
    if parts:
        try:
            return tailored(unit, parts)
        except ValueError as error:
            options = ("text", *SEEN, *STRETCHES)
            hint = did_you_mean(str(error), options) or f"it may be: {', '.join(dict.fromkeys(options))}"
            case.report.error("fields.value", f"`{error}` is nothing that can be counted", case.rule.span, hint)
            return None
    found = METHODS.get(name)
    if found is None or found.unit == "pages":
        hint = did_you_mean(name, METHODS.names) or "`toolkit count --all` shows the methods"
        case.report.error("fields.value", f"there is no way of counting `{name}`", case.rule.span, hint)
        return None
    return found


def _set_at(case: Case) -> Span | None:
    """A limit that the author has set is told where it stands."""
    return case.rule.span if case.rule.basis is None else None


def _answers(case: Case) -> None:
    limit, method = case.number("max"), _method(case, "eusurvey-server", "characters")
    if limit is None or method is None:
        return
    for group in case.reading.nodes:
        if isinstance(group, Group) and group.role == ANSWER:
            counted = count_stretches(stretches_of(_alone(case.subject.document, group)), method)
            if counted > limit:
                message = f"this answer has {counted:,} characters; a box takes at most {limit:,.0f}"
                case.say("venue.answer", message, group.span, f"counted: {method.includes}")


def _alone(document: Document, group: Group) -> Document:
    body = Group(role=BODY, content=group.content, span=group.span)
    return Document(title=(), subtitle=(), authors=(), date="", lang=document.lang, keywords=(), content=(body,))


def _pages(case: Case) -> None:
    limit = case.number("max")
    pages = case.subject.pages() if limit is not None else None
    if limit is not None and pages is not None and pages > limit:
        hint = "counted in the PDF; Word may break a line elsewhere, so leave some room"
        case.say("venue.pages", f"{pages} pages; the venue takes at most {limit:.0f}", _set_at(case), hint)


WORDS = Kind(name="words", gives=("venue.words",), check=_words)
CHARACTERS = Kind(name="characters", gives=("venue.characters",), check=_characters)
ANSWERS = Kind(name="answers", gives=("venue.answer",), check=_answers)
PAGES = Kind(name="pages", gives=("venue.pages",), check=_pages)
