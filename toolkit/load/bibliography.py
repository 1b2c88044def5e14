"""Load: bibliography files (BibTeX, BibLaTeX, CSL-JSON, RIS) → the works that a document may cite."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from toolkit.base.diagnostic import Hint, Report, Severity
from toolkit.base.source import Source, Span
from toolkit.load.bibtex.csl import work_of
from toolkit.load.bibtex.inherit import with_inherited
from toolkit.load.bibtex.syntax import Entry, read_entries
from toolkit.load.csl_json.values import read_json
from toolkit.load.csl_json.work import key_of
from toolkit.load.csl_json.work import work_of as work_of_json
from toolkit.load.ris.records import read_records
from toolkit.load.ris.work import key_of as ris_key
from toolkit.load.ris.work import work_of as work_of_ris
from toolkit.model.citation import SCHEMES, Bibliography, Work

_KINDS = (
    "a bibliography is a .bib file (BibTeX, BibLaTeX), a .json file (CSL-JSON) or a .ris file (RIS)",
    "Zotero and other reference managers export them all; lists in Word or plain text cannot be read",
)


class _Found(Struct, frozen=True, kw_only=True, eq=False):
    """An entry of any format. `make` turns it into a work; it is None where the entry is not readable.

    What is wrong with one that may hide others is an error even where nobody cites it.
    """

    key: str
    span: Span
    text: str
    make: Callable[[Report], Work] | None
    problems: Report = field(default_factory=Report)
    hides_others: bool = False
    identifiers: frozenset[str] = frozenset()
    via: str = ""


def load_bibliography(sources: tuple[Source, ...], wanted: Collection[str] | None, report: Report) -> Bibliography:
    """Return the works with the keys `wanted` (None: all) from the files `sources`, and the keys of all entries.

    An entry is wanted by an identifier as well: `un:CRC/C/GC/25` finds the one whose field `un` is CRC/C/GC/25. So is
    the one in which a wanted work was read.
    A bad entry is reported with its place and hides no other one. What is wrong with an entry that the document does
    not cite is a warning. Where two entries have one key, the first one counts.
    """
    found = dict[str, _Found]()
    works = dict[str, Work]()
    entries = [entry for source in sources for entry in _entries(source, report)]
    keys = _with_those_read(wanted, entries) if wanted is not None else frozenset()
    for entry in entries:
        cited = wanted is None or entry.key in keys or not entry.key
        _pass_on(entry.problems, cited or entry.hides_others, report)
        if entry.make is None or not entry.key:
            continue
        if entry.key in found:
            _report_twice(entry, found[entry.key], cited, report)
            continue
        found[entry.key] = entry
        if cited:
            works[entry.key] = entry.make(report)
    return Bibliography(works=works, keys=tuple(found))


def _with_those_read(wanted: Collection[str], entries: Sequence[_Found]) -> frozenset[str]:
    """The keys that are wanted, by key or identifier, and those of the works in which they were read (`via`)."""
    by_name = {name: entry for entry in reversed(entries) for name in (*entry.identifiers, entry.key)}
    keys, waiting = set[str](), list(wanted)
    while waiting:
        name = waiting.pop()
        entry = by_name.get(name) or by_name.get(_folded(name))
        if entry is not None and entry.key not in keys:
            keys.add(entry.key)
            waiting += [entry.via] if entry.via else []
    return frozenset(keys)


def _pass_on(problems: Report, cited: bool, report: Report) -> None:
    for one in problems.found:
        report.add(one.severity if cited else Severity.WARNING, one.code, one.message, one.span, one.hints)


def _report_twice(entry: _Found, first: _Found, cited: bool, report: Report) -> None:
    """The same entry in two files is harmless; two different ones under one key are not."""
    if entry.text != first.text:
        message = f"two different entries have the key `{entry.key}`; the first one is used"
        severity = Severity.ERROR if cited else Severity.WARNING
        report.add(severity, "bibliography.twice", message, entry.span, (Hint(text="the first one", span=first.span),))


def _entries(source: Source, report: Report) -> Iterator[_Found]:
    if source.path.lower().endswith(".json"):
        yield from _csl_json(source, report)
        return
    if source.path.lower().endswith(".ris"):
        yield from _ris(source, report)
        return
    entries = tuple(read_entries(source))
    if not entries and not _is_empty(source):
        report.error("bibliography.syntax", f"`{source.path}` holds no entries", source.span(), *_KINDS)
    by_key = {entry.key: entry for entry in reversed(entries)}
    yield from (_bibtex(entry, by_key) for entry in entries)


def _is_empty(source: Source) -> bool:
    """Whether a .bib file is one to which nobody has added an entry yet: blank, or with comments and @string only."""
    lines = (line.strip().lower() for line in source.text.splitlines())
    first = next((line for line in lines if line and not line.startswith("%")), "@comment")
    return first.startswith(("@comment", "@string", "@preamble"))


def _bibtex(entry: Entry, entries: Mapping[str, Entry]) -> _Found:
    make = (lambda report: work_of(with_inherited(entry, entries, report), report)) if entry.readable else None
    return _Found(
        key=entry.key,
        span=entry.span,
        text=entry.text,
        make=make,
        problems=entry.problems,
        hides_others=not entry.closed,
        identifiers=frozenset(
            _folded(f"{name}:{entry.fields[name].latex}") for name in SCHEMES if name in entry.fields
        ),
        via=entry.fields["via"].latex.strip("{} ") if "via" in entry.fields else "",
    )


def _json_fields(item: object) -> dict[str, object]:
    """The fields of a work in CSL-JSON; those of ours stand beside the others or in `custom`."""
    fields = item if isinstance(item, dict) else {}
    custom = fields.get("custom")
    return fields | (custom if isinstance(custom, dict) else {})


def _folded(key: str) -> str:
    """An identifier without what people write in different ways."""
    return re.sub(r"[\s{}]", "", key).casefold()


def _csl_json(source: Source, report: Report) -> Iterator[_Found]:
    """CSL-JSON is a list of objects; each has an `id`, which is its key."""
    works = read_json(source, report)
    if works is None:
        return
    if not isinstance(works.data, list):
        report.error("bibliography.syntax", "CSL-JSON is a list of works, `[{…}, {…}]`", source.span())
        return
    for item in works.elements():
        key, span = key_of(item)
        if key:
            make = partial(work_of_json, key, span, item)
            text = json.dumps(item.data, sort_keys=True)
            fields = _json_fields(item.data)
            identifiers = frozenset(_folded(f"{name}:{fields[name]}") for name in SCHEMES if name in fields)
            via = str(fields.get("via") or "").strip()
            yield _Found(key=key, span=span, text=text, make=make, identifiers=identifiers, via=via)
        else:
            report.error("bibliography.key", "a work has no `id`, so nothing can cite it", span)


def _ris(source: Source, report: Report) -> Iterator[_Found]:
    """Records without a key of their own get one of author and year, in the order of the file."""
    taken = set[str]()
    for record in read_records(source):
        key = ris_key(record, taken)
        taken.add(key)
        make = partial(work_of_ris, key, record)
        yield _Found(key=key, span=record.type.span, text=record.text, make=make, problems=record.problems)
    if not taken and source.text.strip():
        report.error("bibliography.syntax", f"`{source.path}` holds no records", source.span(), *_KINDS)
