"""Load: evidence/sources/ – sources.yaml says what is known of the sources; the copies beside it are found by key."""

import re
from collections.abc import Collection
from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.memo import Memo
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.load.sources.texts import SUFFIXES, read_text
from toolkit.load.text import read_bytes, read_source
from toolkit.model.source_copy import KeptSource, SourceRegister, SourceText

FOLDER = "evidence/sources"
REGISTER = "sources.yaml"
_TELL = "after a change that is meant: `toolkit cite add --replace`"


def load_sources(
    root: str, cited: Collection[str], quoted: Collection[str], memo: Memo, report: Report
) -> SourceRegister:
    """Return what the workspace keeps of the sources `cited`, with the texts of those that are `quoted`.

    A copy that is not the one whose fingerprint was written down is reported (`sources.changed`), and so is one that
    cannot be read. Reading a PDF takes long; `memo` keeps its text.
    """
    folder = Path(root, FOLDER)
    if not folder.is_dir():
        return SourceRegister()
    written = _written(root, report)
    kept = {key: _with_files(key, written.get(key), folder) for key in sorted({*cited, *written})}
    texts = dict[str, tuple[SourceText, ...]]()
    for key in sorted(set(cited) & kept.keys()):
        data = _checked(kept[key], written.get(key), root, report)
        if key in quoted:
            texts[key] = _texts(data, memo, report)
    return SourceRegister(kept={key: one for key, one in kept.items() if one.files or one.span}, texts=texts)


def _texts(data: dict[str, bytes], memo: Memo, report: Report) -> tuple[SourceText, ...]:
    """The texts of the copies of one source. A scan beside a copy with text needs no words."""
    said = Report()
    found = [read_text(f"{FOLDER}/{name}", content, memo, said) for name, content in data.items()]
    texts = tuple(text for text in found if text is not None)
    report.found += [one for one in said.found if not (texts and one.code == "sources.no-text")]
    return texts


def file_stem(key: str) -> str:
    """The name of a key's files, without suffix: what no file system takes becomes a hyphen."""
    return re.sub(r"[^\w.-]+", "-", key).strip("-.")


# ------------------------------------------------------------------ sources.yaml


class _Entry:
    """One entry as it was written: what it says, and the fingerprint of each file."""

    def __init__(self, key: Scalar, mapping: Mapping, report: Report) -> None:
        fields = Fields(mapping, report, f"the source `{key.text}`")
        files = fields.scalars("file")
        hashes = fields.scalars("sha256")
        self.places = {file.text: file.span for file in files}
        self.hashes = {file.text: mark for file, mark in zip(files, hashes, strict=False)}
        self.only = hashes[0] if not files and len(hashes) == 1 else None
        if (files and len(hashes) > len(files)) or (not files and len(hashes) > 1):
            message = "there are more fingerprints than files"
            report.error("fields.value", message, fields.span("sha256"), "one `sha256` for each `file`, in its order")
        self.kept = KeptSource(
            key=key.text,
            files=tuple(file.text for file in files),
            seen=fields.date("seen"),
            archived=_address(fields, report),
            licence=fields.text("licence"),
            note=fields.text("note"),
            span=key.span,
        )
        fields.finish()


def _address(fields: Fields, report: Report) -> str:
    scalar = fields.scalar("archived")
    if scalar is None or not scalar.text:
        return ""
    if not scalar.text.startswith(("https://", "http://")):
        message = f"`archived` is `{scalar.text}`; it must be the address of a web page"
        report.error("fields.value", message, scalar.span, "write https://web.archive.org/web/…")
    return scalar.text


def _written(root: str, report: Report) -> dict[str, _Entry]:
    if not Path(root, FOLDER, REGISTER).is_file():
        return {}
    source = read_source(root, f"{FOLDER}/{REGISTER}", report, None)
    if source is None:
        return {}
    entries = dict[str, _Entry]()
    for key, record in read_yaml(source, report).entries:
        if isinstance(record, Mapping):
            entries[key.text] = _Entry(key, record, report)
        else:
            message = f"`{key.text}` must be lines of the form `name: value`"
            report.error("fields.value", message, record.span, "write `seen: 2020-11-09` below it, indented")
    return entries


# ------------------------------------------------------------------ the copies


def _with_files(key: str, entry: _Entry | None, folder: Path) -> KeptSource:
    kept = entry.kept if entry else KeptSource(key=key)
    return kept if kept.files else replace(kept, files=_beside(file_stem(key), folder))


def _beside(stem: str, folder: Path) -> tuple[str, ...]:
    """`un2021.pdf`, `un2021.en.txt`: the files of a key, where sources.yaml does not name them."""
    form = re.compile(
        rf"{re.escape(stem)}(?:\.[a-z]{{2,3}}(?:-[A-Za-z]{{2,4}})?)?\.(?:{'|'.join(SUFFIXES)})", re.IGNORECASE
    )
    return tuple(sorted(file.name for file in folder.iterdir() if form.fullmatch(file.name)))


def _checked(kept: KeptSource, entry: _Entry | None, root: str, report: Report) -> dict[str, bytes]:
    """The bytes of the copies of a source; one that has changed is used, and reported."""
    found = dict[str, bytes]()
    for name in kept.files:
        path = f"{FOLDER}/{name}"
        place = entry.places.get(name) if entry else None
        data = read_bytes(root, path, report, place or kept.span)
        if data is None:
            continue
        found[name] = data
        mark = (entry.hashes.get(name) or (entry.only if len(kept.files) == 1 else None)) if entry else None
        if mark and mark.text.removeprefix("sha256:") != digest(data):
            message = f"`{path}` is not the copy of `{kept.key}` that was written down: its fingerprint differs"
            report.error("sources.changed", message, mark.span, f"it is now {digest(data)}", _TELL)
    return found


def read_register(root: str) -> Source:
    """The file sources.yaml of a workspace; one without text where there is none."""
    file = Path(root, FOLDER, REGISTER)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return Source(path=f"{FOLDER}/{REGISTER}", text=text)
