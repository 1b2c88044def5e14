"""Measure: where in its file a cell stands, so that a message can point at it. The other columns stay unseen."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from toolkit.base.csv_text import read_csv
from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar, Sheet
from toolkit.base.source import Source, Span
from toolkit.model.evidence import Resource

LARGEST = 4_000_000  # bytes; in a larger file nobody looks for a cell


def places_of(resource: Resource, column: str) -> Mapping[str, Span]:
    """Return for each text of `column` the place of the first cell that holds it; nothing in a large or Parquet file.

    A message shows the line of its place: the source of these places holds blanks where other columns stand.
    """
    found: dict[str, Span] = {}
    for path in map(Path, resource.files if resource.form == "csv" else ()):
        if path.stat().st_size <= LARGEST:
            found = _places_in(path, resource, column) | found
    return found


def _places_in(path: Path, resource: Resource, column: str) -> dict[str, Span]:
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    shown = _shown(path, resource)
    cells = _cells(read_csv(Source(path=shown, text=text), Report()), column)
    masked = Source(path=shown, text=_masked(text, cells))
    found: dict[str, Span] = {}
    for cell in cells:
        start = cell.span.start + cell.quoted
        found.setdefault(cell.text, masked.span(start, start + len(cell.text)))
    return found


def _cells(sheet: Sheet, column: str) -> list[Scalar]:
    names = [name.text for name in sheet.names]
    at = names.index(column) if column in names else None
    return [] if at is None else [row[at] for row in sheet.rows]


def _masked(text: str, cells: list[Scalar]) -> str:
    shown = [char if char == "\n" else " " for char in text]
    for cell in cells:
        shown[cell.span.start : cell.span.end] = cell.span.excerpt
    return "".join(shown)


def _shown(path: Path, resource: Resource) -> str:
    """The path of the file relative to the workspace: it lies beside or below its descriptor."""
    folder = str(PurePosixPath(resource.span.source.path).parent)
    at = path.as_posix().rfind(f"/{folder}/")
    return path.as_posix()[at + 1 :] if at >= 0 else path.as_posix()
