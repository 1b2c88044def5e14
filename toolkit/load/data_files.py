"""Load: `path:` of a resource → the files that hold its rows: one, a list, a folder or a pattern; and their hash."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest_of
from toolkit.base.memo import Memo
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Scalar
from toolkit.base.source import Span
from toolkit.model.evidence import FileForm

FORMS = {".csv": "csv", ".parquet": "parquet"}
LARGE = 50_000_000  # bytes; the hash of a larger file is kept as long as its size and time of change stay


class DataFiles(Struct, frozen=True, kw_only=True):
    """The files of one table, in the order of their names, which are relative to the folder of the dataset.

    `place` is where datapackage.yaml names them.
    """

    folder: str
    names: tuple[str, ...]
    form: FileForm
    place: Span

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(str(Path(self.folder, name)) for name in self.names)


def find_files(folder: str, written: tuple[Scalar, ...], report: Report) -> DataFiles | None:
    """Return the files of the dataset in `folder` that `path:` names; None, and reported, where there are none."""
    found = [(one, _named(Path(folder), one, report)) for one in written]
    if not found or not all(names for _, names in found):
        return None
    names = tuple(sorted({name for _, some in found for name in some}))
    forms = {name: FORMS.get(Path(name).suffix.lower(), "csv") for name in names}
    if len(set(forms.values())) > 1:
        message = "these files are not all of one form: " + ", ".join(_one_of_each(forms))
        report.error("evidence.form", message, written[0].span, "a table is CSV or Parquet; describe two tables")
        return None
    return DataFiles(folder=folder, names=names, form=cast(FileForm, forms[names[0]]), place=written[0].span)


def sha256_of(files: DataFiles, memo: Memo) -> tuple[str, tuple[str, ...]]:
    """Return the hash of the table and those of its files. That of several is a digest of their names and hashes."""
    each = tuple(_file_hash(Path(path), memo) for path in files.paths)
    pairs = sorted(zip(files.names, each, strict=True))
    return (each[0] if len(each) == 1 else digest_of(pairs)), each


def _file_hash(path: Path, memo: Memo) -> str:
    """The file is read piece by piece: it may be larger than the memory."""
    status = path.stat()
    if status.st_size < LARGE:
        return _streamed(path)
    return memo(f"sha256 of {path} {status.st_size} {status.st_mtime_ns}", lambda: _streamed(path))


def _streamed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _one_of_each(forms: dict[str, str]) -> list[str]:
    return [next(name for name in forms if forms[name] == form) for form in sorted(set(forms.values()))]


# ------------------------------------------------------------------ what a path names


def _named(folder: Path, written: Scalar, report: Report) -> list[str]:
    """The files that one entry of `path:` names. A name with `*` or `[` in it may be that of a file."""
    text = written.text
    if Path(text).is_absolute() or ".." in Path(text).parts:
        message = f"`{text}` lies outside of the folder of the dataset"
        report.error("file.outside", message, written.span, "copy it into the folder")
        return []
    whole = folder / text
    if whole.is_file():
        return [text]
    if whole.is_dir():
        return _tables(folder, whole.rglob("*")) or _none(
            written, f"there is no CSV or Parquet file in `{text}`", report
        )
    if any(sign in text for sign in "*?["):
        return _tables(folder, folder.glob(text)) or _none(written, f"no file is called `{text}`", report)
    return _none(written, f"there is no file `{text}`", report, did_you_mean(whole.name, _beside(whole)))


def _tables(folder: Path, found: Iterable[Path]) -> list[str]:
    """Hidden files, and those that other programs leave beside theirs (`_SUCCESS`), are no tables."""
    files = [path for path in found if path.is_file() and path.name[0] not in "._"]
    return sorted(path.relative_to(folder).as_posix() for path in files if path.suffix.lower() in FORMS)


def _none(written: Scalar, message: str, report: Report, hint: str = "") -> list[str]:
    report.error("evidence.no-file", message, written.span, hint)
    return []


def _beside(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir() if path.is_file()) if file.parent.is_dir() else []
