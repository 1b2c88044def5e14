"""Load: evidence/<name>/ → Dataset: what it is (datapackage.yaml), its tables, and what is measured on them."""

from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.memo import Memo, forgetful
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Scalar
from toolkit.load.about import read_about
from toolkit.load.measures import read_measures
from toolkit.load.particulars import read_particulars
from toolkit.load.resource import read_resource
from toolkit.load.text import read_source
from toolkit.load.values import read_form
from toolkit.model.evidence import Dataset

FOLDER = "evidence"
DESCRIPTOR = "datapackage.yaml"
MEASURES = "measures.yaml"

# Data Package v2: what may stand in a descriptor besides what is read here.
_STANDARD = ("$schema", "id", "homepage", "created", "keywords", "image")


def load_dataset(root: str, name: Scalar, report: Report, memo: Memo = forgetful) -> Dataset | None:
    """Return the dataset `evidence/<name>/` of the workspace `root`. `memo` keeps which large tables were found right.

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
    resources = tuple(read_resource(root, folder, record, own.disclose, report, memo) for record in records)
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
