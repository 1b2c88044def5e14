"""Build: does what is published still stand? Files, originals, the intake and every count are gone through again."""

import tempfile
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.digest import digest
from toolkit.base.records import Mapping, Scalar
from toolkit.base.source import Source
from toolkit.load.comparison import compare_tables
from toolkit.load.dataset import DESCRIPTOR, FOLDER, load_dataset
from toolkit.load.intake.again import take_again
from toolkit.load.intake.described import read_described
from toolkit.load.standard import check_standard
from toolkit.load.text import decode, read_bytes, read_source
from toolkit.load.values import read_form
from toolkit.load.workspace import load_workspace
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.origins.recount import recount
from toolkit.model.evidence import Accession, Dataset, Resource

Result = Literal["right", "wrong", "open"]


class Checked(Struct, frozen=True, kw_only=True):
    """One thing that was gone through. `open`: it could not be, for want of what it takes."""

    result: Result
    says: str


class Account(Struct, kw_only=True):
    """What was found out about one dataset."""

    dataset: str
    checks: list[Checked] = field(default_factory=list)

    def note(self, right: bool, says: str, otherwise: str) -> bool:
        self.checks.append(Checked(result="right" if right else "wrong", says=says if right else otherwise))
        return right

    def leave(self, says: str) -> None:
        self.checks.append(Checked(result="open", says=says))

    @property
    def sound(self) -> bool:
        return all(one.result != "wrong" for one in self.checks)


def verify_evidence(here: str, names: tuple[str, ...], report: Report) -> tuple[Account, ...]:
    """Go through the named datasets of the workspace, or all. Whatever does not stand any more is an error."""
    root = load_workspace(here, report).root
    found = names or tuple(sorted(file.parent.name for file in Path(root, FOLDER).glob(f"*/{DESCRIPTOR}")))
    return tuple(_verify(root, name, report) for name in found)


def _verify(root: str, name: str, report: Report) -> Account:
    account = Account(dataset=name)
    loading = Report()
    dataset = load_dataset(root, Scalar(text=name, span=Source(path=f"{FOLDER}/{name}", text="").span()), loading)
    changed = [one for one in loading.found if one.code == "evidence.changed"]
    for one in loading.found:
        severity = Severity.ERROR if one in changed else one.severity
        report.add(severity, one.code, one.message, one.span, one.hints)
    if dataset is None:
        account.note(False, "", "the dataset cannot be read")
        return account
    _description(root, dataset, account, report)
    for resource in dataset.resources:
        wrong = any(one.span and _within(resource, one.span.start) for one in changed)
        _file(root, resource, wrong, account)
        _origin(root, dataset, resource, account, report)
    account.note(not loading.failed, "every cell is as described", "there are mistakes in the description or in cells")
    _measures(dataset, account, report)
    return account


def _within(resource: Resource, at: int) -> bool:
    return resource.span.start <= at < resource.span.end


def _description(root: str, dataset: Dataset, account: Account, report: Report) -> None:
    mapping = _descriptor(root, dataset.name)
    if mapping is not None:
        sound = check_standard(mapping, report)
        account.note(sound, "the description is as Data Package 2.0 asks for", "the description is no Data Package 2.0")


def _descriptor(root: str, name: str) -> Mapping | None:
    source = read_source(root, f"{FOLDER}/{name}/{DESCRIPTOR}", Report(), None)
    return read_form(source, Report()) if source else None


# ------------------------------------------------------------------ files


def _file(root: str, resource: Resource, changed: bool, account: Account) -> None:
    shown = _name(root, resource)
    if resource.recorded:
        account.note(
            not changed, f"{shown} has the fingerprint that was recorded", f"{shown} has changed since it was recorded"
        )
    else:
        account.leave(f"{shown} has no recorded fingerprint (a line `hash: sha256:{resource.sha256}`)")


def _name(root: str, resource: Resource) -> str:
    path = Path(resource.files[0])
    name = "/".join(path.relative_to(root).parts[2:]) if path.is_relative_to(root) else path.name
    more = len(resource.files) - 1
    return f"{name} and {more} more" if more else name


def _origin(root: str, dataset: Dataset, resource: Resource, account: Account, report: Report) -> None:
    """The original, the query, and the table that the original gives."""
    came, folder, shown = resource.accession, f"{FOLDER}/{dataset.name}", _name(root, resource)
    if came is None:
        account.leave(f"{shown} names no original, so it cannot be made again")
        return
    whole = _unchanged(root, folder, came.original, came.sha256, came, account, report)
    if came.snapshot is not None:
        _unchanged(root, folder, came.snapshot.query, came.snapshot.sha256, came, account, report)
    if whole:
        _again(root, folder, resource, came, account, report)


def _unchanged(
    root: str, folder: str, path: str, sha256: str, came: Accession, account: Account, report: Report
) -> bool:
    data = read_bytes(root, f"{folder}/{path}", report, came.span, code="evidence.original")
    if data is not None and digest(data) != sha256:
        hint = "put back the file as it came; a changed original proves nothing"
        report.error("evidence.original", f"`{path}` is not the file that was taken in", came.span, hint)
    same = data is not None and digest(data) == sha256
    missing = f"{path} is not there" if data is None else f"{path} has changed"
    return account.note(same, f"{path} is unchanged", missing)


def _again(root: str, folder: str, resource: Resource, came: Accession, account: Account, report: Report) -> None:
    """Take the original in once more, with what was stated then, and compare cell by cell."""
    like = read_described(root, came.like, Report(), None) if came.like else None
    shown = _name(root, resource)
    if came.like and like is None:
        account.leave(f"{shown} was described like {came.like}, which is not there any more: it cannot be made again")
        return
    with tempfile.TemporaryDirectory(prefix="again-") as scratch:
        made = take_again(str(Path(root, folder, came.original)), resource, came, like, scratch)
    if made is None:
        hint = f"`toolkit evidence check {folder}/{came.original}` tells what is against it now"
        report.error(
            "evidence.differs", f"`{came.original}` cannot be taken in any more as it was then", came.span, hint
        )
        account.note(False, "", f"{came.original} cannot be taken in again")
        return
    path = Path(resource.files[0])  # an intake makes one file
    data = path.read_bytes()
    if digest(made) == digest(data):
        account.note(True, f"{shown} is what {came.original} gives, cell by cell", "")
        return
    source = decode(data, path.relative_to(root).as_posix(), Report())
    severity = Severity.NOTE if came.corrected else Severity.ERROR
    often = compare_tables(source, made.decode(), resource, severity, report) if source else 0
    differs = f"{shown} differs from what {came.original} gives" + (f", in {often:,} places" if often > 1 else "")
    account.note(bool(came.corrected), f"{differs}, as stated: {came.corrected}", differs)


# ------------------------------------------------------------------ figures


def _measures(dataset: Dataset, account: Account, report: Report) -> None:
    wrong = list[str]()
    with DuckDB() as engine, Pandas() as referee:
        for measure, what in recount(dataset, engine, referee):
            if what:
                wrong.append(measure.name)
                message = f"DuckDB and pandas differ over `{measure.name}` ({what})"
                report.error(
                    "evidence.recount", message, measure.span, "this is a fault of the toolkit: please report it"
                )
    number = len(dataset.measures)
    same = f"{number} measure{'s' * (number != 1)} counted again by another engine: the same values, texts and rows"
    account.note(not wrong, same, f"two engines differ over {', '.join(wrong)}")
