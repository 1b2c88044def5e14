"""Build: `attach:` of a submission → the files inside of its PDF: what may be shown of its data, and the manifest."""

import csv
import io
from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.base.words import word
from toolkit.build.manifest import NAME as MANIFEST
from toolkit.build.manifest import document_digest, manifest
from toolkit.build.prepared import Prepared
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.model.build import Attached, Look
from toolkit.model.evidence import Dataset, Resource
from toolkit.model.tree import Row, Table, Value
from toolkit.model.walk import nodes_of, plain_text, walk

MOST = 100_000  # rows of a table: a PDF is sent by e-mail


def attachments(prepared: Prepared, look: Look, formats: tuple[str, ...], report: Report) -> tuple[Attached, ...]:
    """Return the files that the submission asks for; none where no PDF is written.

    Of a dataset these are the columns that are `disclose: open`, row by row, where a row is no person; and each table
    of figures of the document, as it is printed. The manifest names no files that the build makes: it is inside of one.
    """
    wanted = prepared.submission.attach if "pdf" in formats else ()
    files: list[Attached] = []
    if "data" in wanted:
        with DuckDB() as engine:
            files += _rows(prepared, engine, report)
        files += _tables(prepared)
    if "manifest" in wanted:
        files.append(_manifest(prepared, look, formats))
    return tuple(files)


def _manifest(prepared: Prepared, look: Look, formats: tuple[str, ...]) -> Attached:
    made_from = document_digest(prepared.document, look, formats)
    data = manifest(prepared.document, prepared.submission.slug, made_from, prepared.inputs, (), look.stamp)
    says = word("attached-manifest", prepared.document.lang)
    return Attached(name=MANIFEST, data=data, media_type="application/json", says=says, relationship="Supplement")


# ------------------------------------------------------------------ data


def _rows(prepared: Prepared, engine: Engine, report: Report) -> Iterator[Attached]:
    for dataset in {one.name: one for one in prepared.datasets.values()}.values():
        for resource in dataset.resources:
            columns = tuple(column.name for column in resource.columns if column.disclose == "open")
            if why := _why_not(dataset, resource, columns, engine):
                message = f"the rows of `{resource.name}` (`{dataset.name}`) are not attached: {why}"
                report.note("attach.rows", message, prepared.submission.span("attach"))
                continue
            records = engine.records(resource, (), columns)
            lines = [columns, *(tuple(cell or "" for cell in record) for record in records)]
            says = word("attached-rows", prepared.document.lang).format(
                table=resource.name, dataset=dataset.title, version=dataset.version
            )
            made_up = f". {word('synthetic-short', prepared.document.lang)}" if dataset.synthetic else ""
            yield _csv(f"{dataset.name}-{resource.name}.csv", lines, says + made_up)


def _why_not(dataset: Dataset, resource: Resource, columns: tuple[str, ...], engine: Engine) -> str:
    if dataset.unit_is_person:
        return "a row is a person"
    if not columns:
        return "none of its columns is `disclose: open`"
    rows = engine.count(resource, (), ()).get((), 0)
    return f"they are {rows:,}, and at most {MOST:,} go into a PDF" if rows > MOST else ""


def _tables(prepared: Prepared) -> Iterator[Attached]:
    """The tables with a number that show figures of the evidence, in the words in which they are printed."""
    lang = prepared.document.lang
    for table in nodes_of(prepared.document):
        if isinstance(table, Table) and table.number and _shows_evidence(table):
            lines = [_line(row) for row in (table.head, *table.body)]
            says = f"{word('table', lang)} {table.number}: {plain_text(table.caption)}"
            yield _csv(f"table-{table.number}.csv", lines, says)


def _shows_evidence(table: Table) -> bool:
    return any(isinstance(node, Value) and node.statistic for node in walk(table.body))


def _line(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(plain_text(cell.content).split()) for cell in row.cells)


def _csv(name: str, lines: list[tuple[str, ...]], says: str) -> Attached:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return Attached(name=name, data=text.getvalue().encode(), media_type="text/csv", says=says, relationship="Data")
