"""Every venue that comes with the toolkit: a paper that follows all its rules, and for each rule one that breaks it."""

import io
import zipfile

import pytest
from msgspec.structs import replace
from venue_papers import BROKEN, Paper, font_of, good

from toolkit.base.diagnostic import Diagnostic, Report, Severity
from toolkit.base.registry import Registry
from toolkit.base.source import Source
from toolkit.build.pipeline import subject_of
from toolkit.check.counting.portals import eusurvey_server
from toolkit.check.run import check
from toolkit.check.venue.files import check_files
from toolkit.check.venue.table import KINDS, VENUE
from toolkit.load.library import built_in_library
from toolkit.load.venues.pack import load_venue, venue_ids
from toolkit.model.tree import Group, Paragraph, Text
from toolkit.model.venue import Venue
from toolkit.model.venue_kinds import KINDS as SETTINGS

ROOT = str(built_in_library().parent)
PLACE = Source(path="test", text="").span()
AFTERWARDS = {"file-size": "venue.file-size", "macros": "venue.macros"}  # what only a finished file shows
FORMED_BY_HAND = ("answers",)


def _venue(name: str) -> Venue:
    report = Report()
    found = load_venue(name, PLACE, ROOT, report)
    assert found is not None
    assert not report.found
    return found


VENUES = {name: _venue(name) for name in venue_ids(ROOT)}
RULES = [(name, key) for name, venue in VENUES.items() for key in venue.rules]
CHECKED = [(name, key) for name, key in RULES if key.partition(".")[0] not in (*AFTERWARDS, *FORMED_BY_HAND)]
QUIET = ("venue.checklist", "venue.send", "venue.time", "words.acronym", "venue.own")


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def _codes(place, paper: Paper, venue: Venue) -> list[str]:
    for path, text in paper.files(font_of(venue)).items():
        place.write(path, text)
    _, report = place.check()
    return sorted({one.code for one in report if one.code not in QUIET and not _is_told(one)})


def _is_told(one: Diagnostic) -> bool:
    """That headings are bold, a theme decides, not the author."""
    return one.code == "venue.emphasis" and one.severity is Severity.NOTE


def test_there_are_many() -> None:
    assert len(VENUES) >= 25


@pytest.mark.parametrize("name", VENUES)
def test_a_good_paper(place, name: str) -> None:
    assert _codes(place, good(VENUES[name]), VENUES[name]) == []


@pytest.mark.parametrize(("name", "key"), CHECKED, ids=lambda one: one)
def test_a_bad_paper(place, name: str, key: str) -> None:
    venue = VENUES[name]
    rule = venue.rules[key]
    code, broken = BROKEN[rule.kind]
    if rule.text("printed") and rule.texts("needed")[:1] == ("author",):
        code = "venue.not-printed"
    assert _codes(place, broken(good(venue), rule, venue), venue) == [code]


@pytest.mark.parametrize(("name", "key"), [one for one in RULES if one[1] in AFTERWARDS], ids=lambda one: one)
def test_a_bad_file(place, name: str, key: str) -> None:
    venue = VENUES[name]
    _codes(place, good(venue), venue)
    prepared, _ = place.check()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("word/vbaProject.bin" if key == "macros" else "word/document.xml", b"")
    size = int((venue.rules[key].number("max-mb") or 0) * 1_000_000)
    data = archive.getvalue() if key == "macros" else bytes(size)
    report = Report()
    check_files({"docx": data, "pdf": b""}, subject_of(prepared), report)
    assert [one.code for one in report] == [AFTERWARDS[key]]
    fine = Report()
    check_files(
        {"docx": zipped_nothing(), "pdf": bytes(30_000_000) if venue.of_kind("formats") else b""},
        subject_of(prepared),
        fine,
    )
    assert [one.code for one in fine] == []


def zipped_nothing() -> bytes:
    archive = io.BytesIO()
    zipfile.ZipFile(archive, "w").close()
    return archive.getvalue()


@pytest.mark.parametrize(("name", "key"), [one for one in RULES if one[1] in FORMED_BY_HAND], ids=lambda one: one)
@pytest.mark.parametrize("more", [0, 1])
def test_a_long_answer(place, name: str, key: str, more: int) -> None:
    venue = VENUES[name]
    _codes(place, good(venue), venue)
    prepared, _ = place.check()
    text = "a" * (int(venue.rules[key].number("max") or 0) + more)
    assert eusurvey_server(text) == len(text)
    answer = Group(role="answer", content=(Paragraph(content=(Text(text=text, span=PLACE),), span=PLACE),), span=PLACE)
    document = replace(prepared.document, content=(*prepared.document.content, answer))
    report = Report()
    check(replace(subject_of(prepared), document=document), Registry((VENUE,)), report)
    assert [one.code for one in report if one.severity is not Severity.NOTE] == ["venue.answer"] * more


def test_tables_agree() -> None:
    """Every kind of rule has settings, a check, and a paper that breaks it."""
    assert sorted(SETTINGS) == sorted((*KINDS.names, *AFTERWARDS))
    assert sorted(SETTINGS) == sorted((*BROKEN, *AFTERWARDS, *FORMED_BY_HAND))
