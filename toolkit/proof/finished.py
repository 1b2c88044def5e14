"""Proof: the facts of a finished file → findings: what a venue refuses, and what nobody outside ought to see."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.proof.facts.facts import FileFacts

MEGABYTE = 1_000_000  # bytes; where a venue means 1,048,576, a file that passes here passes there
COARSE = 110  # dots to the inch; below, letters in a picture blur in print
SMALL = 1.5  # inches; an emblem that is not wider need not be sharper
LONGEST_NAME = 100  # characters; what portals cut differs, 100 is safe
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._ -]+")
_WORKING_COPY = re.compile(  # such a word at the end of a name, or a number that a computer or a colleague gave it
    r"(?<![a-z])(?:final|finale|endfassung|draft|entwurf|brouillon|borrador|copy|kopie|copie|copia|clean)"
    r"(?=[ _.()\d-]*(?:v\d+)?$)|(?<![a-z])v\d+(?![a-z])|\(\d+\)",
    re.IGNORECASE,
)
HARMLESS = ("Title", "Subject", "Tags", "Author", "Made with", "PDF by", "Template")
_SHOWN = 60  # characters of a hidden text that a message shows


class FileLimits(Struct, frozen=True, kw_only=True):
    """What is taken: `accepted` and `refused` kinds of files, bytes, pages, pictures. None or empty: no limit."""

    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    largest: int | None = None
    pages: int | None = None
    pictures: int | None = None


def check_finished(facts: FileFacts, limits: FileLimits, report: Report, place: Span | None = None) -> None:
    """Report what is wrong with a file that somebody is about to send: against the limits, and for everybody."""
    at = place or Source(path=facts.name, text="").span()
    _kind(facts, limits, at, report)
    _name(facts.name, at, report)
    _size(facts, limits, at, report)
    if facts.broken or facts.locked:
        return
    _left_behind(facts, at, report)
    _pictures(facts, limits, at, report)
    _readers(facts, at, report)


# ------------------------------------------------------------------ what a venue refuses


def _kind(facts: FileFacts, limits: FileLimits, at: Span, report: Report) -> None:
    if facts.broken:
        report.error(
            "file.broken", f"{facts.name} cannot be read: {facts.broken}", at, "save it again, and open it once"
        )
    if facts.locked:
        report.error(
            "file.locked", f"{facts.name} has a password: nobody can open it", at, "save it without a password"
        )
    if facts.format and facts.format != facts.suffix and not _same(facts):
        message = f"{facts.name} is not what its name says: it is {_called(facts.format)}"
        report.error(
            "file.format", message, at, "save it from its program in the form that is wanted; do not rename it"
        )
    elif (limits.accepted and facts.format not in limits.accepted) or facts.format in limits.refused:
        taken = f"; taken are {', '.join(limits.accepted)}" if limits.accepted else ""
        report.error("file.format", f"{facts.name} is {_called(facts.format)}, which is not taken{taken}", at)


def _same(facts: FileFacts) -> bool:
    return (facts.format, facts.suffix) in {("txt", "text"), ("html", "htm")}


def _called(kind: str) -> str:
    names = {"docx": "a Word file", "docm": "a Word file with macros", "doc": "an old Word file (.doc)", "pdf": "a PDF"}
    return names.get(kind, f"a file of the kind {kind}" if kind else "a file of a kind that nobody knows")


def _size(facts: FileFacts, limits: FileLimits, at: Span, report: Report) -> None:
    if limits.largest is not None and facts.size > limits.largest:
        size, most = facts.size / MEGABYTE, limits.largest / MEGABYTE
        report.error(
            "file.size", f"{facts.name} has {size:.1f} MB; at most {most:g}", at, "use smaller pictures, or fewer"
        )
    if limits.pages is not None and facts.pages is not None and facts.pages > limits.pages:
        hint = f"counted by {facts.pages_by}"
        report.error("file.pages", f"{facts.name} has {facts.pages} pages; at most {limits.pages}", at, hint)


def _name(name: str, at: Span, report: Report) -> None:
    odd = "".join(dict.fromkeys(char for char in name if not _PLAIN_NAME.fullmatch(char)))
    if odd:
        message = f"the name {name} holds {' '.join(odd)}, which some portals refuse or change"
        report.warning("file.name", message, at, "letters without accents, digits, hyphens and a point pass everywhere")
    if len(name) > LONGEST_NAME:
        report.warning("file.name", f"the name has {len(name)} characters; some portals cut long ones", at)
    working = _WORKING_COPY.search(name.rpartition(".")[0])
    if working:
        message = f"the name says “{working[0]}”: whoever gets the file reads it, too"
        report.note("file.name", message, at, "name it after who sends it and what it is")


# ------------------------------------------------------------------ what nobody outside ought to see


def _left_behind(facts: FileFacts, at: Span, report: Report) -> None:
    if facts.macros:
        what = "programs that run when it is opened" if facts.format == "pdf" else "macros"
        report.error("file.macros", f"{facts.name} holds {what}; mail programs and portals stop it", at)
    if facts.changes:
        message = f"{_times(len(facts.changes), 'tracked change')} by {_names(facts.changes)}: everybody can read them"
        hint = "in Word: Review > Accept > Accept All Changes, and stop tracking"
        report.error("file.tracked-changes", message, at, hint)
    if facts.comments:
        message = f"{_times(len(facts.comments), 'comment')} by {_names(facts.comments)}"
        report.error("file.comments", message, at, "delete them: Review > Delete > Delete All Comments")
    if facts.hidden:
        text = " ".join(" ".join(facts.hidden).split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
        hint = "File > Info > Inspect Document finds it and takes it out"
        report.error("file.hidden-text", f"hidden text: “{shown}”", at, hint)
    _origins(facts, at, report)


def _origins(facts: FileFacts, at: Span, report: Report) -> None:
    if facts.paths:
        more = f" and {len(facts.paths) - 1} more" if len(facts.paths) > 1 else ""
        message = f"the file names a place on a computer: {facts.paths[0]}{more}"
        report.warning("file.local-path", message, at, "such links lead nowhere, and tell names of people and folders")
    if facts.embedded:
        message = f"files inside of the file: {', '.join(facts.embedded)}"
        hint = "whoever opens one sees all of it, hidden sheets too; look whether that is meant"
        report.note("file.embedded", message, at, hint)
    said = "; ".join(f"{name}: {text}" for name, text in _personal(facts))
    if said:
        hint = "File > Info shows and changes it; what is right may stay"
        report.note("file.metadata", f"everybody can read: {said}", at, hint)


def _personal(facts: FileFacts) -> Iterator[tuple[str, str]]:
    """What tells of people and of work in the house, besides the author who is named anyway."""
    author = facts.metadata.get("Author", "")
    for name, text in facts.metadata.items():
        if name not in HARMLESS and text != author:
            yield name, text


def _times(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _names(people: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(people))


# ------------------------------------------------------------------ pictures, and people who cannot see them


def _pictures(facts: FileFacts, limits: FileLimits, at: Span, report: Report) -> None:
    if limits.pictures is not None and len(facts.pictures) > limits.pictures:
        report.error("file.pictures", f"{_times(len(facts.pictures), 'picture')}; at most {limits.pictures}", at)
    for one in {picture.name: picture for picture in facts.pictures}.values():
        if one.tells_place:
            message = f"the picture {one.name} holds the coordinates of the place where it was taken"
            report.error(
                "file.picture-place", message, at, "save the picture without them before it goes into the text"
            )
        if one.dots is not None and one.pixels and one.dots < COARSE and one.pixels[0] / one.dots > SMALL:
            size = f"{one.pixels[0]} by {one.pixels[1]} pixels"
            message = (
                f"the picture {one.name} is coarse: {size}, {one.dots:.0f} to the inch as large as it stands there"
            )
            report.note(
                "file.picture-coarse", message, at, "150 to the inch print well; take a larger one, or print it smaller"
            )


def _readers(facts: FileFacts, at: Span, report: Report) -> None:
    for says in _counted(facts):
        hint = "Review > Check Accessibility in Word shows the places" if facts.format != "pdf" else ""
        report.warning("file.screen-reader", f"who listens to the file misses something: {says}", at, hint)


def _counted(facts: FileFacts) -> Iterator[str]:
    often = Counter(fault.rule for fault in facts.faults)
    for rule, times in often.items():
        first = next(fault.says for fault in facts.faults if fault.rule == rule)
        yield f"{first} ({times} such places)" if times > 1 else first
