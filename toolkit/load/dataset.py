"""Load: evidence/<name>/ → Dataset: what it is (datapackage.yaml), its tables, and what is measured on them."""

from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.base.source import Source
from toolkit.base.veil import told_blotted, without_quotations
from toolkit.load.about import read_about
from toolkit.load.cells import check_cells, hides
from toolkit.load.large_cells import check_large_cells, is_large
from toolkit.load.measures import read_measures
from toolkit.load.particulars import read_particulars
from toolkit.load.schema import Schema, read_schema
from toolkit.load.text import decode, read_bytes, read_source
from toolkit.load.values import read_form
from toolkit.model.evidence import Dataset, Disclosure, Resource

FOLDER = "evidence"
DESCRIPTOR = "datapackage.yaml"
MEASURES = "measures.yaml"

# Data Package v2: what may stand in a descriptor and in a resource besides what is read here.
_STANDARD = ("$schema", "id", "homepage", "created", "keywords", "image")
_OF_A_RESOURCE = (
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


def load_dataset(root: str, name: Scalar, report: Report) -> Dataset | None:
    """Return the dataset `evidence/<name>/` of the workspace `root`.

    Every mistake in its files is reported. None when it is not there or its tables cannot be read; a dataset with wrong
    cells is returned all the same, so that the rest of a submission can be checked in the same run.
    """
    folder = _folder(root, name, report)
    source = read_source(root, f"{folder}/{DESCRIPTOR}", report, name.span) if folder else None
    mapping = read_form(source, report) if source else None
    if source is None or mapping is None:
        return None
    fields = Fields(mapping, report, "a dataset")
    _check_name(fields.scalar("name"), name.text, report)
    title, version = fields.text("title", required=True), fields.text("version", required=True)
    own = read_particulars(fields.mapping_at("evidence", required=True), fields.mapping, report)
    about = read_about(fields, own)
    records = fields.items("resources", required=True)
    fields.finish(also=_STANDARD)
    resources = tuple(_resource(root, folder, record, own.disclose, report) for record in records)
    readable = tuple(resource for resource in resources if resource is not None)
    if not readable or len(readable) < len(resources):
        return None
    found = read_measures(root, f"{folder}/{MEASURES}", readable, report, name.span, own)
    if found is None:
        return None
    populations, measures, unreadable = found
    return Dataset(
        name=name.text,
        title=title,
        version=version,
        unit=own.unit,
        unit_is_person=own.unit_is_person,
        sampling=own.sampling,
        observed_until=own.observed_until,
        synthetic=own.synthetic,
        resources=readable,
        populations=populations,
        measures=measures,
        unreadable=unreadable,
        span=source.span(),
        start=own.start,
        end=own.end,
        about=about,
    )


def _folder(root: str, name: Scalar, report: Report) -> str:
    """The folder of the dataset relative to the workspace; empty, and reported, when there is none."""
    datasets = [found.parent.name for found in sorted(Path(root, FOLDER).glob(f"*/{DESCRIPTOR}"))]
    if name.text in datasets:
        return f"{FOLDER}/{name.text}"
    if name.text and "/" not in name.text and Path(root, FOLDER, name.text).is_dir():
        message, hint = f"the folder `{FOLDER}/{name.text}` has no {DESCRIPTOR}", "it says what the dataset is; add it"
    else:
        message = f"there is no dataset `{name.text}`"
        hint = did_you_mean(name.text, datasets) or f"a dataset is a folder `{FOLDER}/<name>/` with a {DESCRIPTOR}"
    report.error("evidence.unknown-dataset", message, name.span, hint)
    return ""


def _check_name(written: Scalar | None, folder: str, report: Report) -> None:
    if written is not None and written.text != folder:
        message = f"the dataset is named `{written.text}`, but its folder `{folder}`"
        report.error("fields.value", message, written.span, f"write `name: {folder}`, or rename the folder")


def _resource(root: str, folder: str, record: Record, disclose: Disclosure, report: Report) -> Resource | None:
    """Read one table: its description, its file, and whether the two agree."""
    if not isinstance(record, Mapping):
        report.error("fields.value", "a resource must be lines of the form `name: value`", record.span)
        return None
    fields = Fields(record, report, "a resource")
    name = fields.text("name", required=True)
    path = fields.scalar("path", required=True)
    recorded = fields.scalar("hash")
    fields.choice("encoding", ("utf-8", "UTF-8"), "utf-8")
    described = fields.mapping_at("schema", required=True)
    rules = _rules(fields.mapping_at("evidence"), report)
    fields.finish(also=_OF_A_RESOURCE)
    schema = read_schema(described, rules, disclose, report) if described else None
    if path is None or schema is None or not schema.columns:
        return None
    data = read_bytes(root, f"{folder}/{path.text}", report, path.span, code="evidence.no-file")
    if data is None or not _table_is_readable(data, f"{folder}/{path.text}", schema, report):
        return None
    sha256 = digest(data)
    _compare_hash(recorded, sha256, path.text, report)
    return Resource(
        name=name,
        path=str(Path(root, folder, path.text)),
        columns=schema.columns,
        key=schema.key,
        missing=schema.missing,
        sha256=sha256,
        span=record.span,
    )


def _rules(mapping: Mapping | None, report: Report) -> tuple[Record, ...]:
    if mapping is None:
        return ()
    fields = Fields(mapping, report, "`evidence` of a resource")
    rules = fields.items("rules")
    fields.finish()
    return rules


def _table_is_readable(data: bytes, path: str, schema: Schema, report: Report) -> bool:
    source = _decoded(data, path, schema, report)
    check = check_large_cells if is_large(data) else check_cells
    return source is not None and check(data, source, schema, report)


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


def _compare_hash(recorded: Scalar | None, sha256: str, path: str, report: Report) -> None:
    if recorded is None or recorded.text.removeprefix("sha256:") == sha256:
        return
    message = f"`{path}` has changed since its hash was recorded"
    report.warning("evidence.changed", message, recorded.span, f"if the change is meant, write `hash: sha256:{sha256}`")
