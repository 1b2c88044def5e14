"""Model: a venue, that is a body or one of its calls that takes submissions, and its rules with what they stand on."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from toolkit.base.diagnostic import Severity
from toolkit.base.records import Scalar
from toolkit.base.source import Span, Written

Confidence = Literal["high", "medium"]
Setting = tuple[str, ...] | Mapping[str, str]
"""The lines of a setting; or name → value, where the value depends on a fact (`by`)."""


class Basis(Written, frozen=True, kw_only=True):
    """What a rule stands on. `quoted`: `words` are the venue's own; otherwise they say in ours what it asks for.

    `seen` is the day on which somebody last looked at `url`; `copies` tells how old the pages were that were seen.
    """

    words: str
    quoted: bool
    url: str
    seen: dt.date
    confidence: Confidence
    copies: str = ""
    span: Span


class VenueRule(Written, frozen=True, kw_only=True):
    """One rule: `key` is its name in the pack, `kind` (what stands before the first dot) says how it is checked.

    `by` names a fact on which numbers depend, `when` facts that must hold. `basis` is None for what the author set.
    """

    key: str
    settings: Mapping[str, Setting]
    severity: Severity
    basis: Basis | None
    by: str = ""
    when: Mapping[str, str] = field(default_factory=dict)
    span: Span

    @property
    def kind(self) -> str:
        return self.key.partition(".")[0]

    def texts(self, name: str) -> tuple[str, ...]:
        setting = self.settings.get(name, ())
        return setting if isinstance(setting, tuple) else ()

    def text(self, name: str, default: str = "") -> str:
        return next(iter(self.texts(name)), default)

    def pairs(self, name: str) -> Mapping[str, str]:
        setting = self.settings.get(name, {})
        return setting if isinstance(setting, Mapping) else {}

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes")

    def number(self, name: str, case: str = "") -> float | None:
        """The number of a setting; where it depends on a fact, that of the `case`, whatever its capitals."""
        cases = {key.casefold(): value for key, value in self.pairs(name).items()}
        written = cases.get(case.casefold()) if self.by else self.text(name)
        return float(written) if written else None


class Task(Struct, frozen=True, kw_only=True):
    """Something that no program can check."""

    do: str
    basis: Basis | None


class Venue(Struct, frozen=True, kw_only=True, eq=False):
    """A pack `templates/venues/<id>.yaml`, with what it takes over from the one that it `extends`.

    `document`: what the venue calls a submission. `ask`: what nobody could find out, and a person must.
    `chain`: the ids that it is made of, its own first; `own`: it lies in the workspace; `place` as messages show it.
    """

    id: str
    title: str
    body: str
    where: str
    document: str
    url: str
    copies: str
    rules: Mapping[str, VenueRule]
    publication: Basis | None
    checklist: tuple[Task, ...]
    ask: tuple[str, ...]
    chain: tuple[str, ...]
    own: bool
    place: str
    span: Span

    def of_kind(self, kind: str) -> tuple[VenueRule, ...]:
        return tuple(rule for rule in self.rules.values() if rule.kind == kind)

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of what an author may have to tell this venue."""
        named = [name for rule in self.rules.values() for name in (*rule.texts("needed"), rule.by, *rule.when)]
        return tuple(dict.fromkeys(filter(None, (*named, *(rule.text("field") for rule in self.rules.values())))))


class VenueChoice(Struct, frozen=True, kw_only=True, eq=False):
    """What a front matter says: `venue: id`, or `venue: {id: …, words: 4000, ecosoc-status: general}`.

    `facts` are all further lines: limits that the author sets, and what the venue wants to be told.
    """

    id: Scalar
    facts: Mapping[str, tuple[Scalar, ...]] = field(default_factory=dict)
