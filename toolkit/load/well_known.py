"""Load: templates/sources/*.yaml → the register of documents that everybody cites, found by their identifiers."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.base.yaml_text import read_yaml
from toolkit.load.library import library_roots, shown_path
from toolkit.load.text import decode
from toolkit.model.citation import SCHEMES, KnownDocument, WrittenIdentifier

FOLDER = "sources"
_LANGUAGES = ("en", "fr", "es", "de")


def load_well_known(root: str, report: Report) -> tuple[KnownDocument, ...]:
    """Return the documents of all registers: those of the workspace `root` first, then the built-in ones.

    A file of the workspace hides the built-in one of the same name.
    """
    files = dict[str, Path]()
    for top in library_roots(root):
        for file in sorted(Path(top, FOLDER).glob("*.yaml")):
            files.setdefault(file.name, file)
    return tuple(known for file in files.values() for known in _documents(file, root, report))


def _documents(file: Path, root: str, report: Report) -> Iterator[KnownDocument]:
    source = decode(file.read_bytes(), shown_path(root, file), report)
    if source is None:
        return
    fields = Fields(read_yaml(source, report), report, "the register")
    for record in fields.items("sources", required=True):
        if isinstance(record, Mapping):
            yield _document(Fields(record, report, "a source"))
        else:
            report.error("fields.value", "a source is made of lines `name: value`", record.span)
    fields.finish()


def _document(fields: Fields) -> KnownDocument:
    known = KnownDocument(
        identifiers=tuple(_identifiers(fields)),
        title=_by_language(fields, "title"),
        short=_by_language(fields, "short"),
        label=_by_language(fields, "label"),
        opened="opened" in fields.mapping.names,
        day=_day(fields.date("opened")) or _day(fields.date("date")),
        in_force=_day(fields.date("in-force")),
        grand_chamber=fields.flag("grand-chamber"),
        span=fields.mapping.span,
    )
    fields.finish()
    return known


def _identifiers(fields: Fields) -> Iterator[WrittenIdentifier]:
    for scalar in fields.scalars("ids", required=True):
        scheme, _, text = scalar.text.partition(":")
        if scheme in SCHEMES:
            yield WrittenIdentifier(scheme=scheme, text=text, span=scalar.span)
        else:
            hint = did_you_mean(scheme, SCHEMES)
            fields.report.error("fields.value", f"`{scheme}` is no kind of identifier", scalar.span, hint)


def _by_language(fields: Fields, name: str) -> dict[str, str]:
    """A text for each language, or one that holds in all of them."""
    record = fields.record(name)
    if isinstance(record, Scalar):
        return {"en": record.text} if record.text else {}
    mapping = fields.mapping_at(name)
    if mapping is None:
        return {}
    languages = Fields(mapping, fields.report, f"`{name}`")
    texts = {lang: languages.text(lang) for lang in _LANGUAGES}
    languages.finish()
    return {lang: text for lang, text in texts.items() if text}


def _day(date: dt.date | None) -> tuple[int, ...]:
    return (date.year, date.month, date.day) if date else ()
