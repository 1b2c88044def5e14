"""Build: the venues of a workspace and of the toolkit, for a person who chooses one or wants to know its rules."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source
from toolkit.build.errand import local_now
from toolkit.build.layout import field_lines, wrapped
from toolkit.build.venue_words import brief, rule_in_words
from toolkit.check.venue.case import aged
from toolkit.check.venue.deadline import closings, time_left
from toolkit.check.venue.files import file_limits
from toolkit.load.venues.pack import load_venue, venue_ids
from toolkit.load.workspace import find_root
from toolkit.model.venue import Basis, Task, Venue, VenueRule
from toolkit.proof.finished import FileLimits

LIMITS = ("words", "characters", "answers", "pages", "formats", "file-size", "languages")
OURS = "in quotation marks: the venue’s own words; behind a dash: in ours, what it asks"
KEY = 22  # characters of the column with the names of rules


class Ground(Struct, frozen=True, kw_only=True):
    """What a rule stands on; `quoted`: in the venue's own words. `old`: when it was seen too long ago."""

    words: str
    quoted: bool
    url: str
    seen: str
    confidence: str
    copies: str
    old: str


class ShownRule(Struct, frozen=True, kw_only=True):
    """`asks` says what the rule wants, with its numbers and conditions."""

    key: str
    asks: str
    severity: str
    ground: Ground | None


class ShownTask(Struct, frozen=True, kw_only=True):
    do: str
    ground: Ground | None


class Profile(Struct, frozen=True, kw_only=True):
    """One venue. `closes` there and for you, with the time left; empty where no day is known."""

    id: str
    title: str
    body: str
    where: str
    document: str
    url: str
    copies: str
    own: bool
    place: str
    chain: tuple[str, ...]
    limits: str
    closes: tuple[str, ...]
    rules: tuple[ShownRule, ...]
    publication: Ground | None
    checklist: tuple[ShownTask, ...]
    ask: tuple[str, ...]

    def record(self) -> dict[str, object]:
        record: dict[str, object] = to_builtins(self)
        return record

    def line(self, width: int, left: int) -> list[str]:
        own = " · in this workspace" if self.own else ""
        limits = f" · {self.limits}" if self.limits else ""
        return wrapped(f"{self.body}: {self.title}{limits}{own}", width, f"{self.id:<{left}}", " " * left)

    def text(self, width: int) -> str:
        facts = (
            ("body", f"{self.body}{f', {self.where}' if self.where else ''}"),
            ("takes", self.document),
            ("page", self.url),
            ("rules of", ", ".join(self.chain) if self.chain[1:] else ""),
            ("lies in", self.place),
            *(("closes", line) for line in self.closes),
        )
        sources = _Sources()
        lines = [f"{self.id}: {self.title}", *field_lines(facts, width), ""]
        lines += [*self._rules(width, sources), *self._tasks(width, sources), *self._open(width)]
        lines += [f"Where that stands ({OURS})", *sources.lines(width), ""]
        advice = "Look at the call itself before you send: rules change."
        return "\n".join([*lines, f"Check with: toolkit check SUBMISSION --venue {self.id}", advice])

    def _rules(self, width: int, sources: "_Sources") -> Iterator[str]:
        yield "What is checked"
        for rule in self.rules:
            grave = "" if rule.severity == "error" else f" ({rule.severity})"
            yield from wrapped(f"{rule.asks}{grave}", width, f"  {rule.key:<{KEY}}", " " * (KEY + 2))
            yield from sources.said(rule.ground, width, KEY + 2)
        yield ""
        if self.publication:
            yield "Publication"
            yield from sources.said(self.publication, width, 2)
            yield ""

    def _tasks(self, width: int, sources: "_Sources") -> Iterator[str]:
        if self.checklist:
            yield "What only you can check"
            for task in self.checklist:
                yield from wrapped(task.do, width, "  [ ] ", " " * 6)
                yield from sources.said(task.ground, width, 6)
            yield ""

    def _open(self, width: int) -> Iterator[str]:
        if self.ask:
            yield "What could not be found out"
            for line in self.ask:
                yield from wrapped(line, width, "  [ ] ", " " * 6)
            yield ""


class _Sources:
    """The pages on which rules stand, numbered in the order in which they are named."""

    def __init__(self) -> None:
        self._numbers = dict[tuple[str, str, str], int]()

    def said(self, ground: Ground | None, width: int, left: int) -> list[str]:
        """What the venue says, with the number of the page."""
        if ground is None:
            return []
        number = self._numbers.setdefault((ground.url, ground.seen, ground.copies), len(self._numbers) + 1)
        words = f"“{ground.words}”" if ground.quoted else f"– {ground.words}"
        sure = "" if ground.confidence == "high" else " (not quite sure)"
        return wrapped(f"{words} [{number}]{sure}{ground.old}", width, " " * left, " " * left)

    def lines(self, width: int) -> Iterator[str]:
        for (url, seen, copies), number in self._numbers.items():
            age = f"; age of the copy: {copies}" if copies else ""
            yield from wrapped(f"{url}, seen {seen}{age}", width, f"  [{number}] ", " " * 6)


def list_venues(here: str, word: str, report: Report) -> tuple[Profile, ...]:
    """The venues that a submission in `here` may name; with a `word` those that have it in id, title, body or place."""
    root, asked, now = _root(here), word.casefold(), local_now()
    loaded = (load_venue(name, Source(path=name, text="").span(), root, report) for name in venue_ids(root))
    found = [venue for venue in loaded if venue and asked in _searched(venue)]
    if not found:
        hint = did_you_mean(word, venue_ids(root)) or "`toolkit venues` lists all of them"
        report.error("venue.unknown", f"there is no venue with `{word}` in its name", None, hint)
        raise Failure
    return tuple(_profile(venue, now) for venue in sorted(found, key=lambda one: (one.where, one.body, one.id)))


def show_venue(here: str, name: str, report: Report) -> Profile:
    """All that is known about the venue `name`; `Failure` where there is none."""
    venue = load_venue(name, Source(path=name, text="").span(), _root(here), report)
    if venue is None:
        raise Failure
    return _profile(venue, local_now())


def venue_file_limits(here: str, name: str, report: Report) -> FileLimits:
    """What the venue `name` takes as a file; `Failure` where there is none."""
    venue = load_venue(name, Source(path=name, text="").span(), _root(here), report)
    if venue is None:
        raise Failure
    accepted, refused, largest, pages = file_limits(venue)
    return FileLimits(accepted=accepted, refused=refused, largest=largest, pages=pages)


def _root(here: str) -> str:
    return str(find_root(here) or Path(here))


def _searched(venue: Venue) -> str:
    return " ".join((venue.id, venue.title, venue.body, venue.where, venue.document)).casefold()


def _profile(venue: Venue, now: dt.datetime) -> Profile:
    rules = venue.rules.values()
    return Profile(
        id=venue.id,
        title=venue.title,
        body=venue.body,
        where=venue.where,
        document=venue.document,
        url=venue.url,
        copies=venue.copies,
        own=venue.own,
        place=venue.place,
        chain=venue.chain,
        limits=", ".join(brief(rule) for kind in LIMITS for rule in venue.of_kind(kind) if brief(rule)),
        closes=tuple(line for rule in venue.of_kind("deadline") for line in _closes(rule, now)),
        rules=tuple(_shown(rule, now.date()) for rule in rules),
        publication=_ground(venue.publication, now.date()),
        checklist=tuple(_task(task, now.date()) for task in venue.checklist),
        ask=venue.ask,
    )


def _closes(rule: VenueRule, now: dt.datetime) -> Iterator[str]:
    found = closings(rule, now)
    for one in found:
        yield f"{one.there()}, for you {one.here()}: {time_left(one, now)}"
    zone = rule.text("zone")
    if not found and zone:
        hour = f"{rule.text('at')} " if rule.text("at") else ""
        yield f"{rule.text('relative') or 'the day stands in the call'} ({hour}{zone}); set `deadline:` to be told"


def _task(task: Task, today: dt.date) -> ShownTask:
    return ShownTask(do=task.do, ground=_ground(task.basis, today))


def _ground(basis: Basis | None, today: dt.date) -> Ground | None:
    if basis is None:
        return None
    return Ground(
        words=basis.words,
        quoted=basis.quoted,
        url=basis.url,
        seen=basis.seen.isoformat(),
        confidence=basis.confidence,
        copies=basis.copies,
        old=aged(basis, today),
    )


def _shown(rule: VenueRule, today: dt.date) -> ShownRule:
    ground = _ground(rule.basis, today)
    return ShownRule(key=rule.key, asks=rule_in_words(rule), severity=str(rule.severity), ground=ground)
