"""Rules of venues: the table of kinds, and the one rule `venue` that goes through the rules of a pack."""

from toolkit.base.diagnostic import Report
from toolkit.base.registry import Registry
from toolkit.check.rule import Rule, Subject
from toolkit.check.venue.case import Case
from toolkit.check.venue.deadline import DEADLINE
from toolkit.check.venue.form import FORMATS, LANGUAGES
from toolkit.check.venue.joint import JOINT
from toolkit.check.venue.kind import Kind
from toolkit.check.venue.length import ANSWERS, CHARACTERS, PAGES, WORDS
from toolkit.check.venue.looks import FONT, LAYOUT
from toolkit.check.venue.numbers import NUMBERED_PAGES, NUMBERED_PARAGRAPHS, PARAGRAPH_REFERENCES
from toolkit.check.venue.order import NO_RECOMMENDATIONS, PARTS, SUMMARY
from toolkit.check.venue.privacy import CONTACT, COVER_LETTER
from toolkit.check.venue.reading import Reading
from toolkit.check.venue.telling import CONFIDENTIAL, FIELDS, NUMBER, OPENING
from toolkit.check.venue.wording import EMPHASIS, TERMS
from toolkit.model.venue import Venue

KINDS: Registry[Kind] = Registry(
    (
        WORDS, CHARACTERS, ANSWERS, PAGES, FORMATS, LANGUAGES, FIELDS, NUMBER, OPENING, PARTS, SUMMARY,
        NUMBERED_PARAGRAPHS, NUMBERED_PAGES, NO_RECOMMENDATIONS, PARAGRAPH_REFERENCES, TERMS, EMPHASIS, FONT, LAYOUT,
        CONTACT, COVER_LETTER, JOINT, CONFIDENTIAL, DEADLINE,
    )
)  # fmt: skip


def _check(subject: Subject, report: Report) -> None:
    venue, now = subject.venue, subject.now
    if venue is None or now is None:
        return
    reading = Reading(subject)
    for rule in venue.rules.values():
        kind = KINDS.get(rule.kind)
        if kind and reading.holds(rule):
            kind.check(Case(rule=rule, venue=venue, reading=reading, report=report, today=now.date()))
    _tell_tasks(subject, venue, report)


def _tell_tasks(subject: Subject, venue: Venue, report: Report) -> None:
    number, choice = len(venue.checklist) + len(venue.ask), subject.submission.venue
    if number and choice:
        things = "1 thing" if number == 1 else f"{number} things"
        message = f"{things} that the venue asks for no program can check"
        report.note("venue.checklist", message, choice.id.span, f"`toolkit venues show {venue.id}` lists them")


VENUE = Rule(
    name="venue",
    gives=(
        *dict.fromkeys(code for kind in KINDS for code in kind.gives),
        "venue.depends", "venue.checklist",
    ),
    check=_check,
)  # fmt: skip
