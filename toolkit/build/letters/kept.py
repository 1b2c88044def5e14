"""Build, letters: what is known of letters that were made: a line for each as it is made, and the index for people."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, to_builtins

from toolkit.base.digest import digest

FOLDER = "letters"  # in the build folder
INDEX = "index.csv"
JOURNAL = ".letters.jsonl"
COLUMNS = ("id", "name", "files", "pages", "sha256", "state", "message")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet takes a cell for a formula


class File(Struct, frozen=True, kw_only=True):
    """One file of a letter, by its name in the folder of the letters."""

    name: str
    sha256: str
    size: int
    pages: int | None = None


class Kept(Struct, frozen=True, kw_only=True):
    """A letter that was made. `made_from` is a digest of all that its bytes depend on; empty: make it again."""

    stem: str
    made_from: str
    files: tuple[File, ...]


class Line(Struct, frozen=True, kw_only=True):
    """A line of the index. `state`: made, unchanged, failed, removed."""

    id: str
    name: str
    state: str
    files: tuple[File, ...] = ()
    message: str = ""


class Journal:
    """The letters of earlier runs, and of this one: each is written down when its files are there, so that a run that
    was interrupted goes on where it stood."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / JOURNAL
        self.letters = {kept.stem: kept for kept in _read(self.path)}

    def unchanged(self, stem: str, made_from: str) -> Kept | None:
        """The letter as it lies there, if it was made from the same and nobody has touched it."""
        kept = self.letters.get(stem)
        if kept is None or not made_from or kept.made_from != made_from:
            return None
        return kept if all(_is_intact(self.folder / file.name, file) for file in kept.files) else None

    def add(self, kept: Kept) -> None:
        """Write down a letter that was made; its files in formats that are not asked for any more are taken away."""
        before = self.letters.get(kept.stem)
        names = {file.name for file in kept.files}
        for old in before.files if before else ():
            if old.name not in names:
                (self.folder / old.name).unlink(missing_ok=True)
        self.letters[kept.stem] = kept
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(to_builtins(kept)) + "\n")

    def drop(self, stems: Iterable[str]) -> tuple[str, ...]:
        """Take away the files of these letters; returns the names of those that were there."""
        gone = list[str]()
        for stem in stems:
            for file in self.letters.pop(stem).files:
                with suppress(FileNotFoundError):
                    (self.folder / file.name).unlink()
                    gone.append(file.name)
        return tuple(gone)

    def contents(self) -> bytes:
        """The journal without what is no longer true."""
        return "".join(json.dumps(to_builtins(self.letters[stem])) + "\n" for stem in sorted(self.letters)).encode()


def _read(path: Path) -> Iterable[Kept]:
    """A line that was half written, when the power went, is left out; so is a name that leads out of the folder."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        with suppress(ValueError, TypeError, KeyError):
            said = json.loads(line)
            files = tuple(File(**file) for file in said["files"])
            if all(Path(file.name).name == file.name for file in files):
                yield Kept(stem=said["stem"], made_from=said["made_from"], files=files)


def _is_intact(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.size and digest(path.read_bytes()) == file.sha256
    except OSError:
        return False


# ------------------------------------------------------------------ the index


def index(lines: Iterable[Line]) -> bytes:
    """The index as CSV that Excel reads (UTF-8 with its mark). No cell of it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([plain_cell(cell) for cell in _cells(line).values()])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(line: Line) -> Mapping[str, str]:
    pages = next((str(file.pages) for file in line.files if file.pages), "")
    names, sums = ("; ".join(getattr(file, what) for file in line.files) for what in ("name", "sha256"))
    said = (line.id, line.name, names, pages, sums, line.state, line.message)
    return dict(zip(COLUMNS, said, strict=True))


def plain_cell(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would compute (OWASP: CSV injection)."""
    cell = " ".join(cell.split())
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
