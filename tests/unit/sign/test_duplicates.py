"""Who may stand on a list twice: a list of 1,000 with known answers, and single pairs."""

import pytest

from tests.signatories import known_list
from toolkit.base.source import Source
from toolkit.model.people import Signatory
from toolkit.sign.duplicates import suggest_duplicates

HERE = Source(path="s.csv", text="").span()


@pytest.mark.parametrize("seed", [7, 8, 9, 2026])
def test_of_150_doubles_among_1000_nearly_all_are_found_and_little_else(seed: int) -> None:
    rows, doubles = known_list(seed)
    assert len(rows) == 1000
    assert len(doubles) == 150
    found = {frozenset((rows[one.one].id, rows[one.other].id)) for one in suggest_duplicates(rows)}
    assert len(doubles & found) / len(doubles) >= 0.98
    assert len(doubles & found) / len(found) >= 0.9


def _reason(kind: str, one: str, other: str, **more: str) -> str:
    rows = [
        Signatory(id=name, kind="person" if kind == "person" else "organisation", name=name, span=HERE, **more)  # type: ignore[arg-type]
        for name in (one, other)
    ]
    return next((each.reason for each in suggest_duplicates(rows)), "")


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Zoë Quinn", "QUINN, Zoe", "name"),
        ("Dr. Jane Smith, PhD", "Jane Smith", "name"),
        ("Mohammed Al-Rashid", "محمد الرشيد", "script"),
        ("王小明", "Wang Xiaoming", "script"),
        ("Aleksandr Pavlov", "Александр Павлов", "name"),
        ("Günther Müller", "Guenther Mueller", "spelling"),
        ("Jane Robertson", "Jane Robetrson", "spelling"),
        ("Anna Berg", "Anna Burk", ""),
        ("Maria Ivanova", "Marina Ivanova", ""),
        ("Anna Berg", "Carl Lund", ""),
    ],
)
def test_persons(one: str, other: str, reason: str) -> None:
    assert _reason("person", one, other) == reason


def test_persons_of_one_organisation_may_leave_out_a_name() -> None:
    assert _reason("person", "Jane Mary Smith", "Jane Smith", organisation="City Hospital") == "part"
    assert _reason("person", "J. Smith", "Jane Smith", organisation="City Hospital") == "part"
    assert _reason("person", "Jane Mary Smith", "Jane Smith") == ""
    assert _reason("person", "Jane Moore", "Jane M. Davenport", organisation="City Hospital") == ""


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Kinderschutz Nord e.V.", "Kinderschutz Nord", "name"),
        ("End Violence Against Girls Network", "EVAGN", "acronym"),
        ("Red de Protección de la Niñez (RPN)", "RPN", "acronym"),
        ("Child Rights Centre", "Child Rights Center", "spelling"),
        ("Safer Screens Foundation", "Safer Screens", "spelling"),
        ("Child Protection Austria", "Child Protection Australia", ""),
        ("Region 1 Board", "Region 2 Board", ""),
        ("Girls First UK", "Girls First Ireland", ""),
    ],
)
def test_organisations(one: str, other: str, reason: str) -> None:
    assert _reason("organisation", one, other) == reason


def test_one_address_is_one_reason_and_another_name_is_one_too() -> None:
    assert _reason("person", "Ann Lee", "Bob Moe", mail="digest") == "mail"
    rows = [
        Signatory(id="1", kind="organisation", name="Barnens Röst", aliases=("Voice of the Children",), span=HERE),
        Signatory(id="2", kind="organisation", name="The Voice of Children", span=HERE),
    ]
    assert [one.reason for one in suggest_duplicates(rows)] == ["acronym"]
    assert suggest_duplicates([]) == ()
