"""Load: one table of a dataset: its description, its files, and whether the two agree."""

from collections.abc import Callable
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest_of
from toolkit.base.memo import Memo
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.base.source import Source
from toolkit.base.veil import told_blotted, without_quotations
from toolkit.load.accession import read_accession
from toolkit.load.cells import check_cells, hides
from toolkit.load.data_files import DataFiles, find_files, sha256_of
from toolkit.load.large_cells import check_large_cells, is_large
from toolkit.load.schema import Schema, read_schema
from toolkit.load.stored_cells import check_keys_across, check_parquet
from toolkit.load.text import decode, read_bytes
from toolkit.model.evidence import Accession, Disclosure, Resource

# Data Package v2: what may stand in a resource besides what is read here.
_STANDARD = (
    "$schema",
    "title",
    "description",
    "type",
    "format",
    "mediatype",
    "bytes",
    "sources",
    "licenses",
    "homepage",
)
_VERSION = "cells-1"  # raise it when a check finds what it did not find before
_OFTEN = 1_000_000  # bytes; checking a smaller file again costs less than keeping the answer


def read_resource(
    root: str, folder: str, record: Record, disclose: Disclosure, report: Report, memo: Memo
) -> Resource | None:
    """Return one table of the dataset `folder` (relative to `root`); None where it cannot be read.

    A large table that was found to be right is not checked again while its files and its description stay the same.
    """
    if not isinstance(record, Mapping):
        report.error("fields.value", "a resource must be lines of the form `name: value`", record.span)
        return None
    fields = Fields(record, report, "a resource")
    name = fields.text("name", required=True)
    written = fields.scalars("path", required=True)
    recorded = fields.scalar("hash")
    fields.choice("encoding", ("utf-8", "UTF-8"), "utf-8")
    described = fields.mapping_at("schema", required=True)
    rules, table, accession = _own_keys(fields.mapping_at("evidence"), report)
    fields.finish(also=_STANDARD)
    schema = read_schema(described, rules, disclose, report) if described else None
    if not written or schema is None or not schema.columns:
        return None
    files = find_files(str(Path(root, folder)), written, report)
    if files is None:
        return None
    try:
        sha256, each = sha256_of(files, memo)
    except OSError as error:
        report.error("evidence.no-file", f"a file of this table cannot be read: {error.strerror}", files.place)
        return None
    if not _agrees(root, folder, files, (sha256, each), schema, report, memo):
        return None
    _compare_hash(recorded, sha256, written, report)
    return Resource(
        name=name,
        files=files.paths,
        columns=schema.columns,
        key=schema.key,
        missing=schema.missing,
        sha256=sha256,
        span=record.span,
        form=files.form,
        table=table,
        accession=accession,
        recorded=recorded is not None and not _other_kind(recorded),
    )


def _own_keys(mapping: Mapping | None, report: Report) -> tuple[tuple[Record, ...], str, Accession | None]:
    if mapping is None:
        return (), "", None
    fields = Fields(mapping, report, "`evidence` of a resource")
    rules, table = fields.items("rules"), fields.text("table")
    accession = read_accession(fields.mapping_at("intake"), report)
    fields.finish()
    return rules, table, accession


def _agrees(
    root: str,
    folder: str,
    files: DataFiles,
    hashes: tuple[str, tuple[str, ...]],
    schema: Schema,
    report: Report,
    memo: Memo,
) -> bool:
    """Check the cells. False where a file is no table of these columns; wrong cells are only reported."""
    sha256, each = hashes
    if files.form == "parquet":
        return _once(memo, _key(sha256, schema), lambda: check_parquet(files, schema, report), report)
    good = [
        _csv(root, f"{folder}/{name}", one, schema, report, memo)
        for name, one in zip(files.names, each, strict=True)
    ]  # fmt: skip
    if not all(good) or len(good) == 1:
        return all(good)
    return _once(memo, _key(sha256, schema), lambda: check_keys_across(files, schema, report), report)


def _csv(root: str, path: str, sha256: str, schema: Schema, report: Report, memo: Memo) -> bool:
    file = Path(root, path)
    if file.stat().st_size < _OFTEN:
        return _csv_is_readable(root, path, schema, report)
    return _once(memo, _key(sha256, schema), lambda: _csv_is_readable(root, path, schema, report), report)


def _csv_is_readable(root: str, path: str, schema: Schema, report: Report) -> bool:
    data = read_bytes(root, path, report, None, code="evidence.no-file")
    source = _decoded(data, path, schema, report) if data is not None else None
    if data is None or source is None:
        return False
    check = check_large_cells if is_large(data) else check_cells
    return check(data, source, schema, report)


# ------------------------------------------------------------------ what was checked before


def _once(memo: Memo, key: str, check: Callable[[], bool], report: Report) -> bool:
    """Run a check, unless it found nothing before. What it found is never kept: it must be said in every run."""
    answers = list[bool]()

    def make() -> str:
        before = len(report.found)
        answers.append(check())
        return "clean" if answers[0] and len(report.found) == before else "findings"

    kept = memo(key, make)
    if answers:
        return answers[0]
    return kept == "clean" or check()


def _key(sha256: str, schema: Schema) -> str:
    """Everything that the answer of a check depends on."""
    constraints = [
        (one.required, one.unique, one.pattern and one.pattern.pattern, _text(one.minimum), _text(one.maximum))
        for one in schema.constraints
    ]
    described = (repr(schema.columns), constraints, schema.key, sorted(schema.missing), repr(schema.rules))
    return digest_of((_VERSION, sha256, described))


def _text(scalar: Scalar | None) -> str | None:
    return scalar.text if scalar else None


def _decoded(data: bytes, path: str, schema: Schema, report: Report) -> Source | None:
    """The text of a file. Where a column is never disclosed, no word of one that cannot be read is shown."""
    found = Report()
    source = decode(data, path, found, code="evidence.encoding")
    if hides(schema):
        plain = Report(found=[without_quotations(one) for one in found.found])
        told_blotted(plain, report)
    else:
        report.found += found.found
    return source


def _other_kind(recorded: Scalar) -> str:
    """`md5` of `md5:…`; empty for a SHA-256."""
    kind, colon, _ = recorded.text.partition(":")
    return kind if colon and kind != "sha256" else ""


def _compare_hash(recorded: Scalar | None, sha256: str, written: tuple[Scalar, ...], report: Report) -> None:
    if recorded is None or recorded.text.removeprefix("sha256:") == sha256:
        return
    if kind := _other_kind(recorded):
        message = f"a hash of the kind `{kind}` is not compared; only SHA-256 is"
        report.warning("evidence.hash", message, recorded.span, f"write `hash: sha256:{sha256}`")
        return
    named = ", ".join(f"`{one.text}`" for one in written)
    message = (
        f"{named} {'has' if len(written) == 1 else 'have'} changed since {'its' if len(written) == 1 else 'their'}"
    )
    hint = f"if the change is meant, write `hash: sha256:{sha256}`"
    report.warning("evidence.changed", f"{message} hash was recorded", recorded.span, hint)
