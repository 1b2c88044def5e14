"""Load, intake: an original taken in once more, as it was then, to see whether it still gives the same table."""

import csv
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.load.intake.database import Answer
from toolkit.load.intake.described import Described
from toolkit.load.intake.file import read_answer, read_file
from toolkit.load.intake.statement import stated_in
from toolkit.load.intake.table import column_name
from toolkit.model.evidence import Accession, Resource


def take_again(path: str, resource: Resource, came: Accession, like: Described | None, scratch: str) -> bytes | None:
    """Return the canonical table that the original at `path` gives with what was stated then; None where it gives none.

    What is said of the original was said when it came in, and is not said again.
    """
    report, said = Report(), stated_in(came.stated)
    if came.snapshot is None:
        intake = read_file(path, said, report, scratch, like)
    else:
        answer = _answer(path, resource, came.snapshot.source)
        intake = read_answer(answer, said, report, scratch, like)
    return intake.canonical() if intake and not report.failed else None


def _answer(path: str, resource: Resource, source: str) -> Answer:
    """The kept answer of a database: what is described as text was text there."""
    texts = {column.name for column in resource.columns if column.type == "string"}
    with Path(path).open(encoding="utf-8", newline="") as lines:
        names = next(csv.reader(lines), [])
    worded = frozenset(at for at, name in enumerate(names) if column_name(name) in texts)
    return Answer(path=path, source=source, worded=worded, rows=0)
