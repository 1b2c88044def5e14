"""Build: evidence comes in. A handed-over file becomes evidence/<name>/, whole or not at all."""

import os
import re
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.digest import digest
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.base.source import Source
from toolkit.build.files import write_files
from toolkit.build.moment import now
from toolkit.build.proposal import accession, descriptor, measures, original_name, readme
from toolkit.load.dataset import DESCRIPTOR, FOLDER, MEASURES, load_dataset
from toolkit.load.intake.database import ask_database, is_address
from toolkit.load.intake.described import Described, read_described
from toolkit.load.intake.file import Intake, read_answer, read_file
from toolkit.load.intake.kept import check_kept
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.veil import told_veiled
from toolkit.load.standard import check_standard
from toolkit.load.text import read_source
from toolkit.load.values import read_form
from toolkit.load.workspace import load_workspace
from toolkit.model.evidence import Accession, Snapshot


class Taken(Struct, frozen=True, kw_only=True):
    """What an intake made: the files, relative to the workspace; and (name, type, title) of each column."""

    files: tuple[str, ...]
    columns: tuple[tuple[str, str, str], ...]
    rows: int


def add_evidence(
    here: str, path: str, name: str, said: Statement, report: Report, like: str = "", query: str = ""
) -> Taken:
    """Make the dataset evidence/<name>/ of the workspace of `here` from the file at `path`.

    `path` may be the address of a database, to which `query` is put once. `like`: a dataset whose description holds
    for this one too. `Failure` at any error: then nothing was written.
    """
    root = load_workspace(here, report).root
    folder = Path(root, FOLDER, name)
    _refuse(name, folder, report)
    described = _described(root, like, report)
    with tempfile.TemporaryDirectory(prefix="intake-") as scratch:
        intake, snapshot = _read(path, query, name, said, report, scratch, described)
        if intake is None or report.failed:
            raise Failure
        came = Accession(
            original=f"original/{f'{name}.csv' if snapshot else original_name(path)}",
            sha256=digest(intake.original),
            stated=said.as_words(),
            like=like,
            snapshot=snapshot,
            span=_asked(name).span,
        )
        files = _files(folder, intake, name, came, said, report, described)
        if snapshot is not None:
            files[folder / snapshot.query] = _query_text(query)
    try:
        write_files(files)
    except OSError as error:
        message = f"{FOLDER}/{name} cannot be written: {error.strerror}"
        report.error("build.folder", message, Source(path=f"{FOLDER}/{name}", text="").span())
        raise Failure from None
    columns = tuple((column.name, column.kind, column.title) for column in intake.columns)
    shown = tuple(file.relative_to(root).as_posix() for file in files)
    return Taken(files=shown, columns=columns, rows=intake.size)


def check_file(here: str, path: str, said: Statement, report: Report, like: str = "", query: str = "") -> None:
    """Read a file, or put a query to a database, as `add_evidence` would, and write nothing."""
    described = _described(load_workspace(here, report).root, like, report) if like else None
    with tempfile.TemporaryDirectory(prefix="intake-") as scratch:
        _read(path, query, "", said, report, scratch, described)


def _read(
    path: str, query: str, name: str, said: Statement, report: Report, scratch: str, like: Described | None
) -> tuple[Intake | None, Snapshot | None]:
    """The table of a file; or that of a database's answer, and when it was asked. Findings show nothing undisclosed."""
    found = Report()
    try:
        return _table(path, query, name, said, found, scratch, like)
    finally:  # after a `Failure` too: what was found is why it failed
        told_veiled(found, like, report)


def _table(
    path: str, query: str, name: str, said: Statement, report: Report, scratch: str, like: Described | None
) -> tuple[Intake | None, Snapshot | None]:
    if not is_address(path):
        if query:
            message = "a query is put to a database; this is a file"
            report.error("intake.option", message, Source(path=path, text="").span(), "sqlite:///case.db")
        return read_file(path, said, report, scratch, like), None
    answer = ask_database(path, query, os.environ, report, scratch)
    snapshot = Snapshot(
        source=answer.source,
        query=f"original/{name}.sql",
        sha256=digest(_query_text(query)),
        taken=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now())),
        rows=answer.rows,
    )
    return read_answer(answer, said, report, scratch, like), snapshot


def _query_text(query: str) -> bytes:
    return f"{query.strip()}\n".encode()


def check_evidence(here: str, names: tuple[str, ...], report: Report) -> None:
    """Check the named datasets of the workspace, or all: description, measures, cells, and what cells look like."""
    root = load_workspace(here, report).root
    found = names or tuple(sorted(file.parent.name for file in Path(root, FOLDER).glob(f"*/{DESCRIPTOR}")))
    for name in found:
        dataset = load_dataset(root, _asked(name), report)
        if dataset is not None:
            check_kept(root, dataset, report)
            source = read_source(root, f"{FOLDER}/{name}/{DESCRIPTOR}", Report(), None)
            mapping = read_form(source, Report()) if source else None
            if mapping is not None:
                check_standard(mapping, report)


def accept_evidence(here: str, name: str, version: str, report: Report) -> tuple[str, ...]:
    """Write the hashes of changed data, and the next version, into the description of a dataset.

    Returns what was changed, in words. `Failure`, and nothing written, while there is an error in the data.
    """
    root = load_workspace(here, report).root
    before = Report()
    dataset = load_dataset(root, _asked(name), before)
    report.found += [one for one in before.found if one.code != "evidence.changed"]
    if dataset is None or report.failed:
        raise Failure
    source = read_source(root, f"{FOLDER}/{name}/{DESCRIPTOR}", report, None)
    mapping = read_form(source, report) if source else None
    if source is None or mapping is None:
        raise Failure
    edits, said = _hash_edits(mapping, {one.name: one.sha256 for one in dataset.resources})
    if not edits:
        return ()
    edits.append(_version_edit(mapping, version, report))
    write_files({Path(root, FOLDER, name, DESCRIPTOR): _edited(source.text, edits).encode()})
    return (*said, f'version: "{edits[-1][2].strip(chr(34))}"')


# ------------------------------------------------------------------ adding


def _asked(name: str) -> Scalar:
    return Scalar(text=name, span=Source(path=f"{FOLDER}/{name}", text="").span())


def _refuse(name: str, folder: Path, report: Report) -> None:
    place = _asked(name).span
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", name):
        hint = "use small letters, digits and hyphens: the name becomes the name of a folder"
        report.error("intake.name", f"`{name}` cannot be the name of a dataset", place, hint)
    elif folder.exists():
        hint = f"choose another name (--like {name} takes over its description, for a newer edition)"
        also = f"after a change to its data: toolkit evidence accept {name}"
        report.error("intake.taken", f"{FOLDER}/{name} is already there, and is never overwritten", place, hint, also)


def _described(root: str, like: str, report: Report) -> Described | None:
    if not like:
        return None
    if not Path(root, FOLDER, like, DESCRIPTOR).is_file():
        names = [file.parent.name for file in Path(root, FOLDER).glob(f"*/{DESCRIPTOR}")]
        message = f"there is no dataset `{like}`"
        report.error("evidence.unknown-dataset", message, _asked(like).span, did_you_mean(like, names))
        raise Failure
    return read_described(root, like, report, _asked(like).span)


def _files(
    folder: Path,
    intake: Intake,
    name: str,
    came: Accession,
    said: Statement,
    report: Report,
    like: Described | None,
) -> dict[Path, bytes]:
    data = intake.canonical()
    described = _as_described(like, name, digest(data), came) if like else descriptor(intake, name, digest(data), came)
    table = re.search(r"path: (data/[^\s,}]+)", described)
    return {
        folder / came.original: intake.original,
        folder / (table[1] if table else f"data/{name}.csv"): data,
        folder / DESCRIPTOR: described.encode(),
        folder / MEASURES: measures().encode(),
        folder / "README.md": readme(intake, name, came, said, report).encode(),
    }


def _as_described(like: Described, name: str, sha256: str, came: Accession) -> str:
    """The description of the other dataset, with the name, the origin and the hash of this one."""
    edits = [_accession_edit(like, accession(came))]
    if like.resource.get("hash") is None:
        edits.append(_first_in(like.resource, like.source.text, f"hash: sha256:{sha256}"))
    text = _edited(like.source.text, edits)
    text = re.sub(r"(?m)^name:.*$", f"name: {name}", text, count=1)
    text = re.sub(r"(?m)^version:.*$", 'version: "1"', text, count=1)
    text = re.sub(r"hash: *(?:sha256:)?[0-9a-f]{64}", f"hash: sha256:{sha256}", text, count=1)
    return f"# Described as another dataset, from {came.original}. REVIEW title, sources and dates.\n{text}"


def _accession_edit(like: Described, written: str) -> "Edit":
    """Where the origin of this table goes: in place of that of the other one, or as the first of its own keys."""
    own = like.resource.get("evidence")
    if not isinstance(own, Mapping):
        return _first_in(like.resource, like.source.text, f"evidence: {{intake: {written}}}")
    there = own.get("intake")
    if there is not None:
        length = len(like.source.text[there.span.start : there.span.end].rstrip())
        return there.span.start, there.span.start + length, written
    return _first_in(own, like.source.text, f"intake: {written}")


def _first_in(mapping: Mapping, text: str, written: str) -> "Edit":
    start = mapping.entries[0][0].span.start if mapping.entries else mapping.span.start + 1
    flow = text[mapping.span.start] == "{"
    indent = start - (text.rfind("\n", 0, start) + 1)
    separator = (", " if mapping.entries else "") if flow else "\n" + " " * indent
    return start, start, written + separator


# ------------------------------------------------------------------ accepting

Edit = tuple[int, int, str]


def _hash_edits(mapping: Mapping, now: dict[str, str]) -> tuple[list[Edit], list[str]]:
    edits, said = list[Edit](), list[str]()
    for record in Fields(mapping, Report(), "").items("resources"):
        fields = Fields(record, Report(), "") if isinstance(record, Mapping) else None
        written = fields.scalar("hash") if fields else None
        name = fields.text("name") if fields else ""
        if written is not None and written.text.removeprefix("sha256:") != now.get(name):
            edits.append((written.span.start, written.span.end, f"sha256:{now[name]}"))
            said.append(f"{name}: hash sha256:{now[name]}")
    return edits, said


def _version_edit(mapping: Mapping, version: str, report: Report) -> Edit:
    """The version that was stated, or the next whole number."""
    written = Fields(mapping, report, "a dataset").scalar("version", required=True)
    assert written is not None  # otherwise the dataset could not be loaded
    if not version and not written.text.isdigit():
        message = f"the version `{written.text}` is no number that could be raised by one"
        report.error("intake.option", message, written.span, "state the new one: --version")
        raise Failure
    if version == written.text or re.search(r'["\\\x00-\x1f]', version):
        what = "is the version that the dataset has" if version == written.text else "cannot be a version"
        hint = "changed data are a new version, such as 2 or 2020-08-01"
        report.error("intake.option", f"`{version}` {what}", written.span, hint)
        raise Failure
    new = version or str(int(written.text) + 1)
    return written.span.start, written.span.end, f'"{new}"'


def _edited(text: str, edits: list[Edit]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
