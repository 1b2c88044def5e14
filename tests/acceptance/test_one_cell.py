"""One cell of the log changes: exactly the dependent sentences, table and chart change."""

from collections.abc import Iterator
from pathlib import Path

from recompute import Recomputer

from toolkit.base.diagnostic import Report, Severity
from toolkit.build.pipeline import check_submission
from toolkit.model.tree import Document, Figure, Heading, Paragraph, Table, Value
from toolkit.model.walk import AnyNode, nodes_of, plain_text, walk

LOG = "evidence/instagram-reports-2020"
SLUG = "submissions/ec-csa-online"
FIGURES = {"fig-time": "time-to-removal", "fig-weeks": "by-week", "fig-ncmec": "by-year"}  # what each of them draws


def _document(workspace: Path, *codes: str) -> Document:
    report = Report()
    document = check_submission(str(workspace / SLUG), report).document
    assert [one.code for one in report if one.severity is not Severity.NOTE] == list(codes)
    return document


def _pieces(document: Document) -> Iterator[tuple[str, set[str]]]:
    """Each paragraph, heading, table and figure: its words (for a chart: what it shows), and the measures in it."""
    for node in nodes_of(document):
        if isinstance(node, Paragraph) and node.role == "source":
            continue  # a part of its table or figure
        if isinstance(node, Paragraph | Heading):
            yield plain_text((node,), notes=True), _measures(node)
        elif isinstance(node, Table):
            yield f"{plain_text((node,))} {node.description}", _measures(node)
        elif isinstance(node, Figure):
            yield f"{node.content} {node.alt} {plain_text(node.notes)}", {FIGURES[node.id]}


def _measures(node: AnyNode) -> set[str]:
    return {value.statistic.measure for value in walk((node,)) if isinstance(value, Value) and value.statistic}


def test_exactly_what_depends_on_the_cell_changes(workspace: Path) -> None:
    before = list(_pieces(_document(workspace)))
    computed_before = Recomputer(workspace / LOG)
    file = workspace / LOG / "data" / "reports.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if ",active," in line and ",comment," in line)
    lines[at] = lines[at].replace(",active,", ",unknown,")
    file.write_text("".join(lines), encoding="utf-8")

    after = list(_pieces(_document(workspace, "evidence.changed")))
    computed_after = Recomputer(workspace / LOG)
    changed_measures = {
        name
        for name, measure in computed_before.measures.items()
        if ("by" in measure and name.startswith("outcome"))
        or ("by" not in measure and computed_before.value(name) != computed_after.value(name))
    }
    assert "active" in changed_measures
    assert "reported" not in changed_measures
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old[0] != new[0]]
    assert changed
    for (_, measures), _new in changed:
        assert measures & changed_measures
    for (old, measures), (new, _) in zip(before, after, strict=True):
        assert old != new or not (measures & changed_measures), old


def test_a_chart_changes_with_its_data(workspace: Path) -> None:
    before = {node.id: node.content for node in nodes_of(_document(workspace)) if isinstance(node, Figure)}
    file = workspace / LOG / "data" / "reports.csv"
    text = file.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if ",2020-05-0" in line)
    moved = line.replace(",2020-05-0", ",2020-06-0", 1)
    file.write_text(text.replace(line, moved), encoding="utf-8")
    document = _document(workspace, "evidence.changed")
    after = {node.id: node.content for node in nodes_of(document) if isinstance(node, Figure)}
    assert {key for key in before if before[key] != after[key]} == {"fig-weeks", "fig-time"}
