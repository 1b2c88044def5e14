"""Load, intake: the tables of a dataset that is there already, looked at once more for what only intake sees."""

import csv
import io
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.base.veil import told_blotted
from toolkit.load.intake.body import Lists
from toolkit.load.intake.columns import read_column
from toolkit.load.intake.delimited import LARGE
from toolkit.load.intake.findings import Findings
from toolkit.load.intake.grid import Grid, Lines
from toolkit.load.intake.scan import Scan
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.table import lay_out
from toolkit.model.evidence import Dataset, Resource


def check_kept(root: str, dataset: Dataset, report: Report) -> None:
    """Look at the columns of text that have no list of values; all others were checked against the description."""
    for resource in dataset.resources:
        for path in map(Path, resource.files if resource.form == "csv" else ()):
            shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
            data = path.read_bytes()
            if data.count(b"\n") <= LARGE:
                text = data.decode("utf-8-sig").replace("\r\n", "\n")
                _check(resource, Source(path=shown, text=text), report)


def _check(resource: Resource, source: Source, report: Report) -> None:
    starts, rows, line = [], [], 1
    reader = csv.reader(io.StringIO(source.text))
    for row in reader:
        starts.append(line)
        rows.append(row)
        line = reader.line_num + 1
    grid = Grid(name=source.path, rows=rows, places=Lines(source=source, starts=starts, delimiter=","))
    said = Statement(missing=tuple(mark for mark in resource.missing if mark))
    findings, kept = Findings(grid.places), list[list[str]]()
    layout = lay_out(grid, Statement(header_row=starts[0]), Findings(grid.places), kept.append)
    if layout is None or not kept:
        return
    scan = Scan(layout=layout, body=Lists(kept, len(layout.names)), said=said, findings=findings, commas=True)
    free = {one.name for one in resource.columns if one.type == "string" and not one.categories}
    free -= {one.name for one in resource.columns if one.disclose == "never"}  # messages show what stands in cells
    for at, name in enumerate(rows[0]):
        if name in free and at < len(layout.names):
            read_column(scan, at, "text")
    found = Report()
    findings.tell(found)
    if any(one.disclose == "never" for one in resource.columns):
        told_blotted(found, report)
    else:
        report.found += found.found
