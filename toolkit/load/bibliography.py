"""Load: bibliography files (BibTeX, BibLaTeX, CSL-JSON) → the works that a document may cite."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.base.diagnostic import Hint, Report, Severity
from toolkit.base.source import Source, Span
from toolkit.load.bibtex.csl import work_of
from toolkit.load.bibtex.syntax import Entry, read_entries
from toolkit.model.citation import Bibliography, Work


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Found:
    """An entry of any format. `make` turns it into a work; it is None where the entry is not readable."""

    key: str
    span: Span
    text: str
    make: Callable[[Report], Work] | None
    problems: Report = field(default_factory=Report)


def load_bibliography(sources: tuple[Source, ...], wanted: Collection[str] | None, report: Report) -> Bibliography:
    """Return the works with the keys `wanted` (None: all) from the files `sources`, and the keys of all entries.

    A bad entry is reported with its place and hides no other one. What is wrong with an entry that the document does
    not cite is a warning. Where two entries have one key, the first one counts.
    """
    found = dict[str, _Found]()
    works = dict[str, Work]()
    for entry in (entry for source in sources for entry in _entries(source, report)):
        cited = wanted is None or entry.key in wanted or not entry.key
        _pass_on(entry.problems, cited, report)
        if entry.make is None or not entry.key:
            continue
        if entry.key in found:
            _report_twice(entry, found[entry.key], cited, report)
            continue
        found[entry.key] = entry
        if cited:
            works[entry.key] = entry.make(report)
    return Bibliography(works=works, keys=tuple(found))


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
    else:
        yield from (_bibtex(entry) for entry in read_entries(source))


def _bibtex(entry: Entry) -> _Found:
    make = (lambda report: work_of(entry, report)) if entry.readable else None
    return _Found(key=entry.key, span=entry.span, text=entry.text, make=make, problems=entry.problems)


def _csl_json(source: Source, report: Report) -> Iterator[_Found]:
    """CSL-JSON is a list of objects; each has an `id`, which is its key."""
    try:
        items = json.loads(source.text)
    except json.JSONDecodeError as error:
        report.error("bibliography.syntax", f"this is not readable as JSON: {error.msg}", source.span(error.pos))
        return
    if not isinstance(items, list):
        report.error("bibliography.syntax", "CSL-JSON is a list of works, `[{…}, {…}]`", source.span())
        return
    at = 0
    for item in items:
        key = str(item.get("id", "")) if isinstance(item, dict) else ""
        span = _place(source, key, at)
        if key:
            at = span.end
            yield _Found(key=key, span=span, text=json.dumps(item), make=_maker(key, item, span))
        else:
            report.error("bibliography.key", "a work has no `id`, so nothing can cite it", span)


def _place(source: Source, key: str, at: int) -> Span:
    match = re.compile(rf'"id"\s*:\s*"?({re.escape(key)})').search(source.text, at)
    return source.span(match.start(1), match.end(1)) if match and key else source.span(at)


def _maker(key: str, item: Mapping[str, object], span: Span) -> Callable[[Report], Work]:
    """`cite-full` and `cite-short` stand beside the other variables, or in `custom`, as CSL 1.0.2 has it."""
    custom = item.get("custom")
    own = {**(custom if isinstance(custom, dict) else {}), **item}
    csl = {name: value for name, value in item.items() if name not in ("custom", "cite-full", "cite-short")}
    full, short = str(own.get("cite-full", "")), str(own.get("cite-short", ""))
    return lambda report: Work(key=key, csl=csl, span=span, full=full, short=short)
