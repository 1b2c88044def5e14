"""Proof: what a file says against what the document says. Every difference is a finding, at the place in the source."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.proof.event import CELL, SAID, Event, Events
from toolkit.proof.letters import LINE, same, without_lines

MOST = 8  # differences that are told of one file; the first ones show what is wrong
ALIKE = 0.4  # the part of words that two texts share at least when one is the other, told otherwise
EXCERPT = 60  # letters of a text that a message shows
OURS = "this is a fault of the toolkit, not of your text: please report it with this submission"
ANYWAY = "`--no-verify` builds without this comparison"
DEEPEST = {"docx": 6, "pdf": 5}  # the deepest level of a heading (below the title) that the format has
FILES = {"docx": "the Word file", "pdf": "the PDF"}


class Difference(Struct, frozen=True, kw_only=True):
    """One place where a file does not say what the document says. `span`: in the source, where one is known."""

    code: str
    message: str
    span: Span | None


def compare(wanted: Events, found: Events, name: str, report: Report) -> None:
    """Hold a file of the format `name` against the document. Its notes are compared by themselves: each format has its
    own place for them. What the file lacks or tells otherwise is an error; what it has too much, a warning."""
    wanted = tuple(_in_format(event, name) for event in wanted)
    file = FILES[name]
    texts = _differences(_without_notes(wanted), _without_notes(found), file)
    differences = [*texts, *_differences(_notes(wanted), _notes(found), file)]
    for one in differences[:MOST]:
        _tell(one, report, len(differences) - MOST)


def _tell(one: Difference, report: Report, more: int) -> None:
    hints = (OURS, ANYWAY, f"the file differs at {more} more places" if more > 0 else "")
    match one.code:
        case "proof.missing":
            report.error("proof.missing", one.message, one.span, *hints)
        case "proof.differs":
            report.error("proof.differs", one.message, one.span, *hints)
        case "proof.order":
            report.error("proof.order", one.message, one.span, *hints)
        case _:
            hint = "if the page of the template (page.html.j2) prints it, all is well; else please report it"
            report.warning("proof.added", one.message, one.span, hint)


def _notes(events: Events) -> Events:
    return tuple(event for event in events if event.kind == "note")


def _without_notes(events: Events) -> Events:
    return tuple(event for event in events if event.kind != "note")


def _in_format(event: Event, name: str) -> Event:
    return replace(event, level=min(event.level, DEEPEST[name])) if event.kind == "heading" else event


# ------------------------------------------------------------------ the differences


def _differences(wanted: Events, found: Events, file: str) -> Iterator[Difference]:
    if len(wanted) == len(found) and all(_agree(*pair) for pair in zip(wanted, found, strict=True)):
        return
    keys = [_key(event) for event in wanted], [_key(event) for event in found]
    missing: list[Event] = []
    added: list[Event] = []
    for _, i, i_end, j, j_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        here, there = wanted[i:i_end], found[j:j_end]
        pairs = [pair for pair in zip(here, there, strict=False) if not _agree(*pair)]
        yield from (_told_otherwise(*pair, file) for pair in pairs if _alike(*pair))
        strange = [pair for pair in pairs if not _alike(*pair)]
        missing += (*(pair[0] for pair in strange), *here[len(there) :])
        added += (*(pair[1] for pair in strange), *there[len(here) :])
    yield from _gone_or_moved(missing, added, file)


def _gone_or_moved(missing: list[Event], added: list[Event], file: str) -> Iterator[Difference]:
    elsewhere = Counter(_key(event) for event in added)
    last: Span | None = None
    for event in missing:
        last = event.span
        if elsewhere[_key(event)]:
            elsewhere[_key(event)] -= 1
            message = f"{_named(event)} does not stand at its place in {file}"
            yield Difference(code="proof.order", message=message, span=event.span)
        else:
            message = f"{_named(event)} does not stand in {file}"
            yield Difference(code="proof.missing", message=message, span=event.span)
    for event in filter(_says_something, added):
        if elsewhere[_key(event)]:
            elsewhere[_key(event)] -= 1
            message = f"{file} says something that is not in the text: {_named(event)}"
            yield Difference(code="proof.added", message=message, span=last)


def _agree(wanted: Event, found: Event) -> bool:
    if wanted.kind != found.kind or wanted.level != found.level:
        return False
    if wanted.kind == "note" and wanted.mark != found.mark:
        return False
    return same(wanted.shown, found.shown) or (wanted.kind == "entry" and _same_entry(wanted.text, found.text))


def _same_entry(wanted: str, found: str) -> bool:
    """A line of the contents may have dots and the number of a page behind it."""
    begin, end = _letters(wanted), _letters(found)
    return end.startswith(begin) and not end[len(begin) :].strip(".…0123456789")


def _letters(text: str) -> str:
    return "".join(text.replace(LINE, "").split())


def _key(event: Event) -> tuple[str, str]:
    text = _letters(event.shown)
    return event.kind, text.rstrip(".…0123456789") if event.kind == "entry" else text


def _alike(wanted: Event, found: Event) -> bool:
    """Whether the two are one thing told in two ways, and not two things."""
    if wanted.kind != found.kind and _letters(wanted.text) != _letters(found.text):
        return False
    if not _says_something(found):
        return False
    words, others = wanted.text.split(), without_lines(found.text).split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.ratio() > ALIKE or words[:2] == others[:2] or _letters(wanted.text) == _letters(found.text)


def _says_something(event: Event) -> bool:
    return bool(_letters(event.text))


# ------------------------------------------------------------------ in words


def _told_otherwise(wanted: Event, found: Event, file: str) -> Difference:
    if wanted.kind != found.kind:
        message = f"{_named(wanted)} stands in {file} as {SAID[found.kind].replace('the ', 'a ', 1)}"
    elif wanted.level != found.level:
        message = f"{_named(wanted)} has level {wanted.level}, but level {found.level} in {file}"
    elif wanted.kind == "note" and wanted.mark != found.mark:
        message = f"{_named(wanted)} has the number “{found.mark}” in {file}"
    else:
        said, says = _parts_that_differ(wanted.shown, found.shown)
        message = f"{_named(wanted)} reads otherwise in {file}: “{says}” instead of “{said}”"
    return Difference(code="proof.differs", message=message, span=wanted.span)


def _parts_that_differ(wanted: str, found: str) -> tuple[str, str]:
    """A few words of each round the first difference; where only spaces differ, from the beginning on."""
    one, other = _letters(wanted), _letters(found)
    pairs = enumerate(zip(one, other, strict=False))
    first = next((at for at, (letter, its) in pairs if letter != its), min(len(one), len(other)))
    if one == other:
        first = next(at for at, (words, its) in enumerate(zip(wanted, found, strict=False)) if words != its)
        return _readable(wanted[max(0, first - 12) : first + 24]), _readable(found[max(0, first - 12) : first + 24])
    return _readable(_round(wanted, first)), _readable(_round(found, first))


def _round(text: str, letter: int) -> str:
    """Some text round its letter of that number (spaces are not counted)."""
    places = [at for at, sign in enumerate(text) if not sign.isspace() and sign != LINE]
    at = places[letter] if letter < len(places) else len(text)
    return text[max(0, at - 16) : at + 40]


def _readable(text: str) -> str:
    return re.sub(r"\[\^(\d+)\]", r" (note \1)", without_lines(text.replace(CELL, " | ")))


def _named(event: Event) -> str:
    """“the paragraph “We reported …””"""
    text = _readable(event.shown)
    shown = text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"
    number = f" {event.mark}" if event.kind == "note" and event.mark else ""
    return f"{SAID[event.kind]}{number} “{shown}”"
