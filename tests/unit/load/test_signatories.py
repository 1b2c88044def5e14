"""The list of signatories: who is read, who is left out, what is said."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.signatories.rows import load_signatories

HEAD = "kind,name,sort_as,role,organisation,country,capacity,email,consent,public\n"


def _load(rows: str, head: str = HEAD) -> tuple[list[str], list[tuple[str, int]]]:
    report = Report()
    people = load_signatories(Source(path="signatories.csv", text=head + rows), report)
    return [one.name for one in people], [(one.code, one.span.line if one.span else 0) for one in report]


def test_order_is_by_sort_as() -> None:
    rows = "person,Zoë de Vries,Vries,,,NL,,,yes,\norganisation,Abc,,,,AU,,,yes,\nperson,Ann Xu,Xu,,,CN,,,yes,\n"
    assert _load(rows) == (["Abc", "Zoë de Vries", "Ann Xu"], [])


def test_only_who_agreed_is_printed() -> None:
    rows = "person,Ann,,,,,,a@example.org,yes,\nperson,Bob,,,,,,,no,\nperson,Cy,,,,,,,yes,no\n"
    assert _load(rows) == (["Ann"], [("signatories.left-out", 1)])


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("persn,Ann,,,,,,,yes,\n", [("signatories.value", 2)]),
        ("person,Ann,,,,,,,maybe,\n", [("signatories.value", 2)]),
        ("person,,,,,,,,yes,\n", [("signatories.value", 2)]),
        ("person,Ann,,,,,,,yes,\nperson,ANN,,,,,,,yes,\n", [("signatories.twice", 3)]),
        ("person,Ann\n", [("csv.form", 2)]),
        ('person,"Ann,,,,,,,yes,\n', [("csv.form", 2)]),
    ],
)
def test_mistakes(rows: str, found: list[tuple[str, int]]) -> None:
    assert _load(rows)[1] == found


def test_columns() -> None:
    assert _load("person,Ann,yes,x\n", "kind,nme,consent,e-mail\n")[1] == [
        ("signatories.column", 1), ("signatories.column", 1), ("signatories.column", 1),
    ]  # fmt: skip


def test_no_e_mail_gets_into_the_model() -> None:
    report = Report()
    source = Source(path="s.csv", text=HEAD + "person,Ann,,,,,,ann@example.org,yes,\n")
    assert "ann@example.org" not in repr(load_signatories(source, report))
