"""The register of well-known documents: what it says, and that each of its identifiers is one."""

from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.cite.identifiers.identifier import Identifier
from toolkit.cite.identifiers.table import read_identifier
from toolkit.load.well_known import load_well_known

BUILT_IN = Path(__file__).parents[3] / "templates" / "sources"


def test_every_identifier_of_the_built_in_register_is_read_and_stands_once(tmp_path: Path) -> None:
    report = Report()
    register = load_well_known(str(tmp_path), report)
    assert list(report) == []
    assert len(register) >= 100
    read = [read_identifier(one.scheme, one.text, 2026) for known in register for one in known.identifiers]
    assert [one for one in read if not isinstance(one, Identifier)] == []
    keys = [one.key for one in read if isinstance(one, Identifier)]
    assert len(keys) == len(set(keys))
    written = [f"{one.scheme}:{one.text}" for known in register for one in known.identifiers]
    assert written == keys


def test_dates_of_judgments_are_those_of_their_ecli(tmp_path: Path) -> None:
    for known in load_well_known(str(tmp_path), Report()):
        for one in known.identifiers:
            answer = read_identifier(one.scheme, one.text, 2026)
            assert isinstance(answer, Identifier)
            day = answer.form("en").day
            assert not day or day == known.day, one.text
            if "application" in answer.parts:
                assert f"echr:{answer.parts['application']}" in {
                    f"{each.scheme}:{each.text}" for each in known.identifiers
                }


def test_a_title_says_the_number_of_its_act(tmp_path: Path) -> None:
    for known in load_well_known(str(tmp_path), Report()):
        first = read_identifier(known.identifiers[0].scheme, known.identifiers[0].text, 2026)
        assert isinstance(first, Identifier)
        if first.scheme == "celex":
            for lang, title in known.title.items():
                assert first.form(lang).subject in title


def test_every_register_tells_where_its_titles_come_from() -> None:
    for file in BUILT_IN.glob("*.yaml"):
        assert "Compare with the document itself before you rely on it" in file.read_text(encoding="utf-8")


def test_a_workspace_adds_its_own_and_hides_a_file_of_the_same_name(place: Any) -> None:
    ours = "sources:\n- ids: [un:A/HRC/46/37]\n  title: {en: Ours, fr: La nôtre}\n  short: Report\n  date: 2021-01-25\n"
    place.write("templates/sources/ours.yaml", ours)
    place.write("templates/sources/cases.yaml", "sources:\n- ids: [echr:1/59]\n  title: A v B\n")
    report = Report()
    register = load_well_known(str(place.root), report)
    assert list(report) == []
    found = {one.text: known for known in register for one in known.identifiers}
    assert found["A/HRC/46/37"].title == {"en": "Ours", "fr": "La nôtre"}
    assert (found["A/HRC/46/37"].short, found["A/HRC/46/37"].day) == ({"en": "Report"}, (2021, 1, 25))
    assert "1/59" in found
    assert "2872/02" not in found


def test_what_is_wrong_in_a_register_is_said_where_it_stands(place: Any) -> None:
    place.write(
        "templates/sources/ours.yaml",
        "sources:\n- nothing\n- ids: [um:A/HRC/46/37]\n  titel: x\n- title: y\n  date: soon\n",
    )
    report = Report()
    load_well_known(str(place.root), report)
    assert [(one.code, str(one.span)) for one in report] == [
        ("fields.value", "templates/sources/ours.yaml:2:3"),
        ("fields.value", "templates/sources/ours.yaml:3:9"),
        ("fields.unknown", "templates/sources/ours.yaml:4:3"),
        ("fields.missing", "templates/sources/ours.yaml:5:3"),
        ("fields.value", "templates/sources/ours.yaml:6:9"),
    ]
