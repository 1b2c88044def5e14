"""Load: what an entry of BibTeX takes over from another one: `crossref` names its book or proceedings, `xdata` more."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.load.bibtex.syntax import BibField, Entry

_PARTS = (
    "inbook",
    "bookinbook",
    "suppbook",
    "incollection",
    "suppcollection",
    "inproceedings",
    "conference",
    "inreference",
)
_OF_THE_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_OF_ALL_VOLUMES = {"title": "maintitle", "subtitle": "mainsubtitle"}
_NOT_HANDED_ON = (
    "abstract", "cite-full", "cite-short", "crossref", "entryset", "entrysubtype", "execute", "file", "ids", "keywords",
    "label", "options", "pages", "presort", "related", "relatedtype", "shorthand", "shorttitle", "sortkey", "via",
    "xref",
)  # fmt: skip


def with_inherited(entry: Entry, entries: Mapping[str, Entry], report: Report) -> Entry:
    """Return the entry with the fields that it lacks and those that it names have (BibLaTeX 3.20, appendix B).

    The title of a book becomes `booktitle` in its chapters. A name that no entry has is reported.
    """
    return _inherited(entry, entries, report, frozenset())


def _inherited(entry: Entry, entries: Mapping[str, Entry], report: Report, above: frozenset[str]) -> Entry:
    for name in ("xdata", "crossref"):
        found = entry.fields.get(name)
        for key in re.split(r"\s*,\s*", found.latex) if found else ():
            parent = entries.get(key)
            if parent is None or key in above:
                _report_missing(entry, name, key, entries, report)
                continue
            parent = _inherited(parent, entries, report, above | {entry.key})
            entry = replace(entry, fields={**_handed_on(parent, entry, name), **entry.fields})
    return entry


def _handed_on(parent: Entry, child: Entry, name: str) -> dict[str, BibField]:
    fields = {field: value for field, value in parent.fields.items() if field not in _NOT_HANDED_ON}
    if name == "xdata":
        return fields
    renamed = _OF_THE_BOOK if child.type in _PARTS else _OF_ALL_VOLUMES if parent.type.startswith("mv") else {}
    own = {field: value for field, value in fields.items() if field not in renamed}
    if renamed.get("title") in child.fields:  # a subtitle belongs to its title
        return own
    return {renamed[field]: value for field, value in fields.items() if field in renamed} | own


def _report_missing(entry: Entry, name: str, key: str, entries: Mapping[str, Entry], report: Report) -> None:
    message = f"`{entry.key}` takes fields over from `{key}` (`{name}`), and the file has no such entry"
    if key in entries:
        message = f"`{entry.key}` and `{key}` take fields over from each other (`{name}`)"
    report.warning("bibliography.field", message, entry.fields[name].span, did_you_mean(key, entries))
