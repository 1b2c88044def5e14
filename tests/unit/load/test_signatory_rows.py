"""The list of signatories: who is read, and what is said of rows that cannot be read."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.signatories.rows import load_signatories

HEAD = "kind,name,sort_as,role,organisation,country,capacity,email,consent,public\n"


def _load(rows: str, head: str = HEAD) -> tuple[list[str], list[tuple[str, str]]]:
    report = Report()
    people = load_signatories(Source(path="s.csv", text=head + rows), report)
    return [one.name for one in people], [(one.code, str(one.span)) for one in report]


def test_everybody_is_read_in_the_order_of_the_list() -> None:
    rows = (
        "person,Zoë  de Vries,Vries,,,NL,,,yes,\norganisation,Abc,,,,AU,,,no,\nperson,Ann Xu,Xu,,,CN,,,withdrawn,no\n"
    )
    assert _load(rows) == (["Zoë de Vries", "Abc", "Ann Xu"], [])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("persn,Ann,,,,,,,yes,\n", [("signatories.value", "s.csv:2:1")]),
        ("person,Ann,,,,,,,maybe,\n", [("signatories.value", "s.csv:2:18")]),
        ("person,,,,,,,,yes,\n", [("signatories.value", "s.csv:2:1")]),
        ("person,Ann\n", [("csv.form", "s.csv:2:1")]),
        ('person,"Ann,,,,,,,yes,\n', [("csv.form", "s.csv:2:8")]),
    ],
)
def test_mistakes(rows: str, found: list[tuple[str, str]]) -> None:
    assert _load(rows)[1] == found


def test_columns() -> None:
    assert _load("person,Ann,yes,x\n", "kind,nme,consent,e-mail\n")[1] == [
        ("signatories.column", "s.csv:1:1"), ("signatories.column", "s.csv:1:6"), ("signatories.column", "s.csv:1:18"),
    ]  # fmt: skip


def test_an_id_belongs_to_one_row() -> None:
    rows = "A1,person,Ann,yes\nA1,person,Bob,yes\n"
    assert _load(rows, "id,kind,name,consent\n") == (["Ann", "Bob"], [("signatories.value", "s.csv:3:1")])


def test_a_cell_may_run_over_lines_and_rows_may_be_empty() -> None:
    assert _load('person,"Ann\nXu",,,,,,,yes,\n\n,,,,,,,,,\nperson,Bob,,,,,,,yes,\n') == (["Ann Xu", "Bob"], [])


def test_no_e_mail_gets_into_the_model() -> None:
    report = Report()
    source = Source(
        path="s.csv", text=HEAD + "person,Ann,,,,,,Ann@Example.org,yes,\nperson,Bo,,,,,,ann@example.org,yes,\n"
    )
    people = load_signatories(source, report)
    assert "example.org" not in repr(people).casefold()
    assert people[0].mail == people[1].mail != ""
