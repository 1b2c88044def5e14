"""A timeline: rows of a dataset in the order of their dates, with citations; what may not be shown is refused."""

from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.prepared import Prepared
from toolkit.model.tree import Cell, Note, Table, Value
from toolkit.model.walk import nodes_of, plain_text
from toolkit.write.text import TEXT

DESCRIPTOR = """\
name: case
title: Letters of a case
version: "2"
licenses: [{name: CC0-1.0}]
evidence: {unit: letter, unitIsPerson: false, sampling: census, synthetic: false, disclose: open}
resources:
- name: letters
  path: data/letters.csv
  schema:
    missingValues: [{value: "", label: not recorded}]
    fields:
    - {name: sent_on, title: Sent on, type: date}
    - {name: year, type: year}
    - {name: sender, title: Who, type: string, categories: [{value: us, label: Our alliance}, {value: them, label: The platform}]}
    - {name: what, title: What happened, type: string}
    - {name: source, type: string}
    - {name: child, type: string, evidence: {disclose: never}}
    - {name: pages, type: integer}
"""
MEASURES = """\
populations:
  letters: {says: letters of the case}
  answers: {says: answers of the platform, where: {sender: them}}
  dated: {says: letters with a date, where: {sent_on: known}}
  none: {says: letters of nobody, where: {what: nothing}}
measures:
  written: {statistic: count, among: letters}
"""
ROWS = """\
sent_on,year,sender,what,source,child,pages
2020-05-13,2020,them,Answered with a *form* letter | and {{ no }} reason,"smith2020, p. 3; un2021",SECRET-ONE,1
2020-05-04,2020,us,"Reported 12 accounts,
in one letter",un2021,SECRET-TWO,2
2021-01-01,2021,us,Asked again,,SECRET-THREE,
"""
ALL = (
    "::: timeline case.letters {#tbl-case date=sent_on text=what who=sender cite=source elapsed=true}\nThe case\n:::\n"
)


@pytest.fixture
def case(place: Any) -> Any:
    place.write("evidence/case/datapackage.yaml", DESCRIPTOR)
    place.write("evidence/case/measures.yaml", MEASURES)
    place.write("evidence/case/data/letters.csv", ROWS)
    return place


def _front(lang: str = "en-GB", csl: str = "oscola-no-ibid") -> str:
    return f"""\
---
title: A sample
lang: {lang}
csl: {csl}
date: 2021-04-15
template: consultation
consultation: The consultation
addressee: The Commission
evidence: {{log: log, case: case}}
bibliography: [references.bib]
---
"""


def _document(case: Any, body: str, **front: str) -> Prepared:
    case.text(body, _front(**front))
    prepared, report = case.check()
    assert [(one.code, one.message) for one in report] == []
    assert prepared is not None
    return prepared


def _table(prepared: Prepared) -> Table:
    tables = [node for node in nodes_of(prepared.document) if isinstance(node, Table)]
    assert len(tables) == 1
    return tables[0]


def _cells(table: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)]


def test_events_stand_in_the_order_of_their_dates(case: Any) -> None:
    table = _table(_document(case, f"See @tbl-case.\n\n{ALL}"))
    assert _cells(table) == [
        ["Date", "Since the start", "Who", "What happened"],
        ["4 May 2020", "day 0", "Our alliance", "Reported 12 accounts, in one letter"],
        ["13 May 2020", "day 9", "The platform", "Answered with a *form* letter | and {{ no }} reason"],
        ["1 January 2021", "day 242", "Our alliance", "Asked again"],
    ]
    assert (plain_text(table.caption), table.number) == ("The case", 1)
    assert plain_text(table.notes) == "Source: Letters of a case (version 2). N\u00a0=\u00a03."
    assert table.description == "Letters of the case. 3 rows and 4 columns."


def test_the_first_cell_of_a_row_names_it_and_days_hold_their_number(case: Any) -> None:
    table = _table(_document(case, ALL))
    assert [row.cells[0].header for row in table.body] == [True, True, True]
    days = [node.statistic.value for node in _values(table, 1) if node.statistic]
    assert days == [0, 9, 242]
    origins = {origin for node in _values(table, 1) if node.statistic for origin in node.statistic.origins}
    assert [(one.dataset, one.version, one.rows) for one in origins] == [("case", "2", 3)]


def test_events_of_one_day_stand_in_the_order_of_the_file(case: Any) -> None:
    """With a comma, and without who or source: a row is found by all that is shown of it."""
    rows = (
        '2020-05-04,2020,us,"Second, asked",,,1',
        "2020-05-04,2020,,Asked,un2021,,1",
        "2020-05-04,2020,us,Begun,,,1",
    )
    case.write("evidence/case/data/letters.csv", "\n".join([ROWS.partition("\n")[0], *rows, ""]))
    table = _table(_document(case, ALL))
    assert [row[-1] for row in _cells(table)[1:]] == ["Second, asked", "Asked", "Begun"]


def _values(table: Table, column: int) -> list[Value]:
    cells: list[Cell] = [row.cells[column] for row in table.body]
    return [node for cell in cells for node in cell.content if isinstance(node, Value)]


def test_citations_are_footnotes_with_their_places(case: Any) -> None:
    table = _table(_document(case, ALL))
    notes = [[node for node in row.cells[-1].content if isinstance(node, Note)] for row in table.body]
    assert [len(found) for found in notes] == [1, 1, 0]
    first, second = (plain_text(found[0].content) for found in notes[:2])
    assert "On Digital Rights" in first
    assert "Smith" in second
    assert "3" in second.partition(";")[0]
    assert "n 1" in second.partition(";")[2]  # the committee was cited in the first row


def test_a_style_without_notes_prints_citations_in_the_cell(case: Any) -> None:
    prepared = _document(case, f"{ALL}\n::: references\n:::\n", csl="apa")
    assert "Reported 12 accounts, in one letter (Committee on Rights, 2021)" in _cells(_table(prepared))[1]


@pytest.mark.parametrize(
    ("lang", "head", "row"),
    [
        ("fr", ["Date", "Depuis le début"], ["4 mai 2020", "jour 0"]),
        ("de", ["Datum", "Seit Beginn"], ["4. Mai 2020", "Tag 0"]),
        ("es", ["Fecha", "Desde el inicio"], ["4 de mayo de 2020", "día 0"]),
    ],
)
def test_other_languages(case: Any, lang: str, head: list[str], row: list[str]) -> None:
    cells = _cells(_table(_document(case, ALL, lang=lang)))
    assert (cells[0][:2], cells[1][:2]) == (head, row)


def test_years_and_a_part_of_the_rows(case: Any) -> None:
    table = _table(_document(case, "::: timeline case.answers {#tbl-x date=year text=what}\nAnswers\n:::\n"))
    assert _cells(table)[1] == ["2020", "Answered with a *form* letter | and {{ no }} reason"]
    assert len(table.body) == 1


def test_a_value_never_becomes_markup(case: Any) -> None:
    prepared = _document(case, ALL)
    report = Report()
    text = TEXT.write(prepared.document, None, report).data.decode()  # type: ignore[arg-type]
    assert "*form* letter | and {{ no }}" in text.replace("\n", " ") or "*form*" in text
    assert "SECRET" not in text


# ------------------------------------------------------------------ what is refused


def _findings(case: Any, body: str) -> list[tuple[str, str]]:
    case.text(body, _front())
    return case.findings()


@pytest.mark.parametrize(
    ("attributes", "code", "column"),
    [
        ("date=sent_on", "directive.argument", 1),
        ("date=sent_on text=wat", "timeline.column", 0),
        ("date=pages text=what", "timeline.column", 0),
        ("date=sent_on text=pages", "timeline.column", 0),
        ("date=sent_on text=child", "timeline.disclosure", 0),
        ("date=sent_on text=what elapsed=yes", "directive.attribute", 0),
        ("date=year text=what elapsed=true", "timeline.column", 0),
        ("date=sent_on text=what when=now", "directive.attribute", 1),
    ],
)
def test_wrong_attributes(case: Any, attributes: str, code: str, column: int) -> None:
    found = _findings(case, f"::: timeline case.letters {{#tbl-case {attributes}}}\nThe case\n:::\n\nSee @tbl-case.\n")
    assert [one[0] for one in found] == [code]
    assert column == 0 or found[0][1].endswith(f":{column}")


def test_a_message_points_at_the_attribute(case: Any) -> None:
    case.text("::: timeline case.letters {#tbl-x text=what date=wat}\nThe case\n:::\n", _front())
    _, report = case.check()
    assert [(one.code, one.span.excerpt if one.span else "") for one in report] == [("timeline.column", "wat")]


def test_what_is_only_counted_is_not_shown(case: Any) -> None:
    case.edit("evidence/case/datapackage.yaml", "disclose: open}", "}")
    found = _findings(case, ALL)
    assert [code for code, _ in found] == ["timeline.disclosure"] * 4


def test_persons_are_not_listed(case: Any) -> None:
    case.edit("evidence/case/datapackage.yaml", "unitIsPerson: false", "unitIsPerson: true")
    assert [code for code, _ in _findings(case, ALL)] == ["timeline.disclosure"]


def test_rows_without_a_date_are_not_dropped(case: Any) -> None:
    case.edit("evidence/case/data/letters.csv", "2021-01-01", "")
    assert [code for code, _ in _findings(case, f"See @tbl-case.\n\n{ALL}")] == ["timeline.date"]
    assert _findings(case, ALL.replace("case.letters", "case.dated")) == []


def test_no_rows_are_no_timeline(case: Any) -> None:
    assert [code for code, _ in _findings(case, ALL.replace("case.letters", "case.none"))] == ["timeline.empty"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("case.leters", "measure.population"), ("cse.letters", "values.unknown-name"), ("case", "measure.population")],
)
def test_names_that_mean_nothing(case: Any, name: str, code: str) -> None:
    assert [found for found, _ in _findings(case, ALL.replace("case.letters", name))] == [code]


def test_an_unknown_key_is_shown_in_its_file(case: Any) -> None:
    case.edit("evidence/case/data/letters.csv", "; un2021", "; un2012")
    case.text(ALL, _front())
    _, report = case.check()
    place = f"evidence/case/data/letters.csv:2:{ROWS.splitlines()[1].index('un2021') + 1}"
    assert [(one.code, str(one.span)) for one in report] == [("cite.unknown-key", place)]
    (found,) = report.found
    assert found.span is not None
    assert found.span.excerpt == "un2012"
    assert "SECRET" not in found.span.source.text
    assert found.hints[0].text == "did you mean `un2021`?"


def test_the_same_with_the_other_engine(case: Any) -> None:
    one = _table(_document(case, ALL))
    case.write("toolkit.yaml", (case.root / "toolkit.yaml").read_text(encoding="utf-8") + "evidence-engine: pandas\n")
    assert _table(_document(case, ALL)) == one
