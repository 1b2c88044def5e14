"""Exports of forms become rows of the list; what is not understood is asked, not guessed."""

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.sign_on import Added, FormSaid, add_signatories, record_text

LIST = "submissions/sample/signatories.csv"
GOOGLE = """\
Timestamp,Email Address,Full name,Organisation,Country,Are you signing as…,I agree to be listed publicly
2026/03/01 10:15:03 am GMT+1,ann@example.org,Ann Lee,,Australia,An individual,Yes
2026/03/01 11:20:41 am GMT+1,desk@example.org,Bob Moe,Girls First,Ireland,On behalf of an organisation,Yes
2026/03/02 09:00:00 am GMT+1,cy@example.org,Cy Noe,,Peru,An individual,No
"""
ACTION_NETWORK = """\
first_name,last_name,email,zip_code,country,can2_user_tags,created_at
Ann,Lee,ann@example.org,2000,AU,,2026-03-01T10:15:03Z
"""
CIVICRM = """\
Contact ID,Contact Type,Display Name,First Name,Last Name,Email,Current Employer,Job Title,Country
17,Individual,Dr. Ann Lee,Ann,Lee,ann@example.org,City Hospital,Nurse,Australia
18,Organization,Girls First,,,desk@example.org,,,Ireland
"""
MICROSOFT = ("ID", "Start time", "Completion time", "Email", "Name", "Your organisation’s country", "Sign as")


def _add(place: Any, name: str, export: str | bytes, **said: Any) -> tuple[Added | None, list[tuple[str, str]]]:
    file, report = place.write(name, export), Report()
    try:
        added = add_signatories(str(place.submission), str(file), FormSaid(**said), report)
    except Failure:
        return None, [(one.code, str(one.span).rpartition("/")[2]) for one in report]
    assert not report.failed
    return added, [(one.code, str(one.span).rpartition("/")[2]) for one in report]


def _rows(place: Any, *columns: str) -> list[tuple[str, ...]]:
    with Path(place.root, LIST).open(encoding="utf-8", newline="") as file:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]


def test_google_forms(place: Any) -> None:
    added, found = _add(place, "form.csv", GOOGLE)
    assert found == []
    assert added is not None
    assert dict(added.columns) == {
        "Timestamp": "consent_on", "Email Address": "email", "Full name": "name", "Organisation": "organisation",
        "Country": "country", "Are you signing as…": "kind", "I agree to be listed publicly": "consent",
    }  # fmt: skip
    assert _rows(place, "id", "kind", "name", "organisation", "consent", "country") == [
        ("S0001", "person", "Ann Lee", "", "yes", "Australia"),
        ("S0002", "organisation", "Girls First", "", "yes", "Ireland"),
        ("S0003", "person", "Cy Noe", "", "no", "Peru"),
    ]


def test_action_network_gives_first_and_last_name_and_so_the_order(place: Any) -> None:
    added, found = _add(place, "form.csv", ACTION_NETWORK, constant={"kind": "person", "consent": "yes"})
    assert found == []
    assert added is not None
    assert [title for title, field in added.columns if not field] == ["zip_code", "can2_user_tags"]
    assert _rows(place, "name", "sort_as", "consent_on") == [("Ann Lee", "Lee, Ann", "2026-03-01")]


def test_civicrm(place: Any) -> None:
    _, found = _add(place, "form.csv", CIVICRM, constant={"consent": "yes"})
    assert found == []
    assert _rows(place, "kind", "name", "role", "organisation") == [
        ("person", "Dr. Ann Lee", "Nurse", "City Hospital"), ("organisation", "Girls First", "", ""),
    ]  # fmt: skip


def test_microsoft_forms_as_a_workbook(place: Any) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(MICROSOFT)
    sheet.append((1, "3/1/26 10:00", "3/1/26 10:02", "ann@example.org", "Ann Lee", "Peru", "Individual"))
    file = Path(place.root, "form.xlsx")
    book.save(file)
    said = {"columns": {"Your organisation’s country": "country"}, "constant": {"consent": "yes"}}
    _, found = _add(place, "form.xlsx", file.read_bytes(), **said)
    assert found == []
    assert _rows(place, "kind", "name", "country", "email") == [("person", "Ann Lee", "Peru", "ann@example.org")]


def test_the_same_export_again_adds_only_what_is_new(place: Any) -> None:
    _add(place, "form.csv", GOOGLE)
    more = GOOGLE + "2026/03/03 09:00:00 am GMT+1,dee@example.org,Dee Poe,,Peru,An individual,Yes\n"
    added, _ = _add(place, "form.csv", more)
    assert added is not None
    assert (added.new, added.known) == (1, 3)
    assert [row[0] for row in _rows(place, "id")] == ["S0001", "S0002", "S0003", "S0004"]


def test_the_text_that_was_signed_is_written_beside_each_name(place: Any) -> None:
    place.text("A text.", front=_front(), parts="")
    place.write(LIST, "kind,name,consent\nperson,Zed,yes\n")
    digest, _ = record_text(str(place.submission), "", Report())
    _add(place, "form.csv", GOOGLE, text="current")
    assert _rows(place, "name", "text_hash")[:2] == [("Zed", ""), ("Ann Lee", digest)]
    _, found = _add(place, "form.csv", GOOGLE, text="0123")
    assert [code for code, _ in found] == ["signatories.text"]


def _front() -> str:
    return (
        "---\ntitle: A\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
        "signatories: signatories.csv\n---\n"
    )


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        ("Name,Mood\nAnn,Fine\n", {}, [("signatories.map", "form.csv:1:1")] * 2),
        ("Wer,Mood\nAnn,Fine\n", {"constant": {"kind": "person", "consent": "yes"}}, [("signatories.map", "form.csv:1:1")]),
        (
            "Name,Consent\nAnn,Perhaps\n",
            {"constant": {"kind": "person"}},
            [("signatories.answer", "form.csv:2:5")],
        ),
        ("Name\nAnn\n", {"columns": {"Nme": "name"}}, [("signatories.map", "--map:1:1"), *[("signatories.map", "form.csv:1:1")] * 3]),
        ("Name\nAnn\n", {"columns": {"Name": "nom"}, "constant": {"kind": "person", "consent": "yes"}}, [("signatories.map", "--map:1:1"), ("signatories.map", "form.csv:1:1")]),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_asked(place: Any, text: str, said: Any, found: list[tuple[str, str]]) -> None:
    added, told = _add(place, "form.csv", text, **said)
    assert added is None
    assert sorted(told) == sorted(found)
    assert not Path(place.root, LIST).exists()


def test_an_answer_of_ones_own_is_said_once(place: Any) -> None:
    _, found = _add(
        place, "form.csv", "Name,Consent\nAnn,Happy to\n", constant={"kind": "person"}, answers={"Happy to": "yes"}
    )
    assert found == []
    assert _rows(place, "name", "consent") == [("Ann", "yes")]


def test_a_list_that_is_not_ours_is_left_alone(place: Any) -> None:
    place.write(LIST, "kind,name,consent,colour\nperson,Zed,yes,red\n")
    added, found = _add(place, "form.csv", GOOGLE)
    assert added is None
    assert found == [("signatories.column", "signatories.csv:1:1")]
    assert "red" in Path(place.root, LIST).read_text()


def test_what_looks_like_a_formula_or_markup_stays_text(place: Any) -> None:
    names = ['=HYPERLINK("http://x")', "../../x", "{{ config }}", "**bold**", "<b>b</b>", "x" * 5000]
    text = "Name,Consent,Kind\n" + "".join(f'"{name.replace(chr(34), chr(34) * 2)}",yes,person\n' for name in names)
    _, found = _add(place, "form.csv", text)
    assert found == []
    assert [row[0] for row in _rows(place, "name")] == names
    place.text("{{ signatories.total }}", front=_front(), parts="")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    assert prepared is not None
    assert prepared.signing is not None
    assert len(prepared.signing.selection.printed) == 6
