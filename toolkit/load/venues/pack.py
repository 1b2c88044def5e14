"""Load: templates/venues/<id>.yaml → `Venue`. A call `extends` its body and says only what differs."""

import re
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Items, Mapping, Record, Scalar
from toolkit.base.source import Source, Span
from toolkit.base.yaml_text import read_yaml
from toolkit.load.library import built_in_library, find_in_library, library_roots, shown_path
from toolkit.load.text import decode
from toolkit.load.venues.basis import read_basis
from toolkit.load.venues.rules import read_rule
from toolkit.model.venue import Basis, Task, Venue, VenueRule

FOLDER = "venues"
NOTHING = "none"  # `words: none`: a call does without a rule of its body


def venue_ids(root: str) -> tuple[str, ...]:
    """The ids of all venues of the workspace and of the built-in library."""
    return tuple(sorted({file.stem for top in library_roots(root) for file in Path(top, FOLDER).glob("*.yaml")}))


def load_venue(name: str, asked: Span, root: str, report: Report) -> Venue | None:
    """Return the venue `name`; `asked` is where a person named it. None where there is none, or it cannot be read.

    A pack of the workspace goes before one of the toolkit that has the same name, and a note says so.
    """
    return _load(name, asked, root, report, ())


def _load(name: str, asked: Span, root: str, report: Report, heirs: tuple[str, ...]) -> Venue | None:
    file = find_in_library(root, f"{FOLDER}/{name}.yaml") if re.fullmatch(r"[\w.-]+", name) else None
    if file is None or name in heirs:
        wrong = f"there is no venue `{name}`" if file is None else f"the venue `{name}` extends itself"
        others = [each for each in venue_ids(root) if each not in heirs]
        hint = did_you_mean(name, others) or "`toolkit venues` lists them"
        report.error("venue.unknown", wrong, asked, hint)
        return None
    source = decode(file.read_bytes(), shown_path(root, file), report)
    if source is None:
        return None
    own = not file.is_relative_to(built_in_library())
    if own and (built_in_library() / FOLDER / file.name).is_file():
        message = f"the rules of `{name}` come from {source.path}, not from the toolkit"
        report.note("venue.own", message, asked)
    fields = Fields(read_yaml(source, report), report, "a venue")
    parent = fields.scalar("extends")
    base = _load(parent.text, parent.span, root, report, (*heirs, name)) if parent else None
    return _Pack(name, fields, base, source, own).venue()


class _Pack(Struct, frozen=True):
    name: str
    fields: Fields
    base: Venue | None
    source: Source
    own: bool

    def venue(self) -> Venue:
        fields, base = self.fields, self.base
        copies = fields.text("copies")
        venue = Venue(
            id=self.name,
            title=fields.text("title", required=True),
            body=fields.text("body", base.body if base else "", required=base is None),
            where=fields.text("where", base.where if base else ""),
            document=fields.text("document", base.document if base else ""),
            url=fields.text("url", base.url if base else ""),
            copies=copies or (base.copies if base else ""),
            rules=self._rules(copies),
            publication=self._publication(copies),
            checklist=(*self._checklist(copies), *(base.checklist if base else ())),
            ask=fields.texts("ask"),
            chain=(self.name, *(base.chain if base else ())),
            own=self.own,
            place=self.source.path,
            span=self.source.span(),
        )
        fields.finish(also=("extends",))
        return venue

    def _rules(self, copies: str) -> dict[str, VenueRule]:
        rules = dict(self.base.rules) if self.base else {}
        mapping = self.fields.mapping_at("rules")
        for key, record in mapping.entries if mapping else ():
            if isinstance(record, Scalar) and record.text == NOTHING:
                self._drop(key, rules)
            elif rule := read_rule(key, record, copies, self.fields.report):
                rules[key.text] = rule
        return rules

    def _drop(self, key: Scalar, rules: dict[str, VenueRule]) -> None:
        if rules.pop(key.text, None) is None:
            message = f"there is no rule `{key.text}` that this venue could do without"
            self.fields.report.error("fields.value", message, key.span, did_you_mean(key.text, rules))

    def _publication(self, copies: str) -> Basis | None:
        mapping = self.fields.mapping_at("publication")
        own = read_basis(mapping, copies, self.fields.report) if mapping else None
        return own or (self.base.publication if self.base else None)

    def _checklist(self, copies: str) -> tuple[Task, ...]:
        tasks = (self._task(record, copies) for record in self.fields.items("checklist"))
        return tuple(task for task in tasks if task is not None)

    def _task(self, record: Record, copies: str) -> Task | None:
        report = self.fields.report
        if isinstance(record, Items) or (isinstance(record, Scalar) and not record.text):
            hint = "write `- do: …` and below it `basis: {says: …, url: …, seen: …, confidence: high}`"
            report.error("fields.value", "this is not an item of the checklist", record.span, hint)
            return None
        if isinstance(record, Scalar):
            return Task(do=record.text, basis=None)
        inner = Fields(record, report, "an item of the checklist")
        do, mapping = inner.text("do", required=True), inner.mapping_at("basis")
        inner.finish()
        return Task(do=do, basis=read_basis(mapping, copies, report) if isinstance(mapping, Mapping) else None)
