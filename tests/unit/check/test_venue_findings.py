"""What a finding about a venue says: its words, how old they are, what the author has set, and the deadline in two zones."""

import time

import pytest
from msgspec.structs import replace
from venue_papers import Paper, font_of, fronted, good, told, with_text

from toolkit.base.diagnostic import Diagnostic, Failure, Report, Severity
from toolkit.base.source import Source
from toolkit.build.pipeline import build_submission, check_submission, subject_of
from toolkit.check.venue.reading import Reading
from toolkit.load.library import built_in_library
from toolkit.load.venues.pack import load_venue

ROOT = str(built_in_library().parent)
PLACE = Source(path="test", text="").span()
NOVEMBER = "1795305600"  # 22 November 2026


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOVEMBER)


def _paper(name: str) -> Paper:
    venue = load_venue(name, PLACE, ROOT, Report())
    assert venue is not None
    return good(venue)


def _findings(place, paper: Paper) -> list[Diagnostic]:
    venue = load_venue(str(paper.told["id"]), PLACE, str(place.root), Report())
    for path, text in paper.files(font_of(venue) if venue else "Noto Serif").items():
        place.write(path, text)
    return [one for one in place.check()[1] if one.code not in ("venue.checklist", "venue.send", "words.acronym")]


def _codes(place, paper: Paper) -> list[tuple[str, str]]:
    return [one for one in _timed(place, paper) if one not in (("venue.time", "note"), ("venue.emphasis", "note"))]


def _timed(place, paper: Paper) -> list[tuple[str, str]]:
    return [(one.code, str(one.severity)) for one in _findings(place, paper)]


def test_a_finding_ends_with_the_words_of_the_venue(place) -> None:
    long = with_text(_paper("un-crc-dgd-2021"), " ".join(["word"] * 3000))
    (one,) = [one for one in _findings(place, long) if one.code == "venue.words"]
    assert one.message.endswith("words; the venue takes at most 2,500")
    assert one.hints[-1].label == "the venue asks"
    assert (
        "childrightsconnect.org/day-of-general-discussion/, seen 2026-11-22; age of the copy: 2021"
        in one.hints[-1].text
    )
    assert "months ago" not in one.hints[-1].text


def test_a_rule_that_was_read_long_ago_says_so(place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOVEMBER) + 400 * 86_400))
    long = with_text(_paper("un-crc-dgd-2021"), " ".join(["word"] * 3000))
    (one,) = [one for one in _findings(place, long) if one.code == "venue.words"]
    assert one.hints[-1].text.endswith("seen 13 months ago: look whether it still holds")


def test_quoted_words_stand_in_quotation_marks(place) -> None:
    paper = told(_paper("au-productivity-commission"), confidential="yes")
    (one,) = [one for one in _findings(place, paper) if one.severity is Severity.ERROR]
    assert (one.code, one.hints[-1].label) == ("venue.confidential", "the venue says")
    assert one.hints[-1].text.startswith("“IN CONFIDENCE”")
    marked = fronted(paper, subtitle="In confidence: annex on cases")
    assert _codes(place, marked) == []


def test_what_the_author_sets_goes_before(place) -> None:
    paper = with_text(_paper("un-crc-dgd-2021"), " ".join(["word"] * 2600))
    assert ("venue.words", "error") in _codes(place, paper)
    assert ("venue.words", "error") not in _codes(place, told(paper, words=3000))
    (one,) = [one for one in _findings(place, told(paper, words=100)) if one.code == "venue.words"]
    assert one.hints[-1].text == "you have set this yourself in the front matter"
    assert one.span is not None
    assert one.span.excerpt == "100"


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"words": "many"}, ["fields.value"]),
        ({"words": ["1", "2"]}, ["fields.value"]),
        ({"deadline": "10 December 2026"}, ["fields.value"]),
        ({"deadline": "2026-12-10 17.00"}, ["fields.value"]),
        ({"wrods": "100"}, ["fields.unknown"]),
        ({"formats": "pdf"}, ["venue.format"]),
        ({"languages": ["fr", "es"]}, ["venue.language"]),
    ],
    ids=lambda one: str(one),
)
def test_lines_below_venue(place, facts: dict[str, object], codes: list[str]) -> None:
    found = _findings(place, told(_paper("au-ahrc"), **facts))
    assert [one.code for one in found if one.severity is Severity.ERROR] == codes


def test_another_venue_on_the_command_line(place) -> None:
    _findings(place, told(_paper("un-hrc-ngo-written-statement"), cover_letter="letter"))
    report = Report()
    check_submission(str(place.submission), report, venue="ie-oireachtas-committee")
    assert [one.code for one in report if one.severity is not Severity.NOTE] == []
    report = Report()
    check_submission(str(place.submission), report, venue="oireachtas")
    assert [one.code for one in report if one.severity is Severity.ERROR] == ["venue.unknown"]


def test_a_limit_that_depends_on_what_nobody_said(place) -> None:
    paper = told(_paper("un-crc-alternative-report"), report=None)
    assert _codes(place, paper) == [("venue.depends", "error")]
    assert _codes(place, told(paper, report="short")) == [("venue.depends", "error")]
    assert _codes(place, told(paper, report="comprehensive")) == []


@pytest.mark.parametrize(
    ("how", "codes"),
    [
        ("counts: [text, notes]", ["venue.words"]),
        ("counts: [text]", []),
        ("counts: [body]", []),
        ("count: words-without-notes", []),
        ("counts: [text, footnotes]", ["fields.value"]),
        ("count: wrods", ["fields.value"]),
        ("count: pages", ["fields.value"]),
    ],
)
def test_what_is_counted(place, how: str, codes: list[str]) -> None:
    basis = "basis: {says: so, url: 'https://x.example', seen: 2026-11-01, confidence: high}"
    place.write("templates/venues/mine.yaml", f"title: T\nbody: B\nrules:\n  words: {{max: 30, {how}, {basis}}}\n")
    paper = told(Paper(told={"id": "mine"}, parts=(), front={"title": "T", "lang": "en"}))
    words = " ".join(["word"] * 20)
    noted = replace(paper, parts=(("text", f"{words}.^[{words}.]"),))
    assert [code for code, _ in _codes(place, noted)] == codes


def test_joint_submissions_may_be_longer(place) -> None:
    long = with_text(_paper("un-upr-stakeholder"), " ".join(["word"] * 4000))
    assert _codes(place, long) == [("venue.words", "error")]
    both = fronted(long, author=["Blue Group", "Red Group"])
    assert _codes(place, both) == []


def test_how_to_tell_a_venue(place) -> None:
    paper = fronted(told(_paper("coe-rule9"), **{"submission-type": None}), state=None)
    (one,) = _findings(place, paper)[:1]
    assert one.hints[0].text == (
        "write `venue: {id: coe-rule9, submission-type: individual measures}` "
        "(individual measures, general measures, procedure), or once and for all under `organisation:`"
    )
    upr = fronted(told(_paper("un-upr-stakeholder"), session=None), state=None)
    (one,) = [one for one in _findings(place, upr) if one.code == "venue.field"]
    assert [hint.text.split("`")[1] for hint in one.hints[:2]] == [
        "state: …",
        "venue: {id: un-upr-stakeholder, session: …}",
    ]


def test_who_may_not_submit(place) -> None:
    paper = _paper("un-hrc-ngo-written-statement")
    assert _codes(place, told(paper, **{"ecosoc-status": "observer"})) == [("venue.eligible", "error")]
    assert _codes(place, told(paper, **{"ecosoc-status": "General"})) == []
    assert _codes(place, told(_paper("eu-ep-petition"), **{"registered-office-country": "AU"})) == [
        ("venue.eligible", "error")
    ]


def test_headings_are_bold_where_nothing_may_be(place) -> None:
    paper = _paper("un-hrc-ngo-written-statement")
    assert _timed(place, paper) == [("venue.emphasis", "note")]
    slanted = with_text(paper, "A *slanted* word, and one **more** [@smith2020].")
    assert (
        _codes(place, fronted(slanted, bibliography=["references.bib"], csl="apa"))[:2]
        == [("venue.emphasis", "error")] * 2
    )


def test_the_order_of_a_list_that_is_sorted_by_status(place) -> None:
    rows = "kind,name,consent,standing\norganisation,Blue Group,yes,roster\norganisation,Red Group,yes,general\n"
    paper = _paper("un-hrc-ngo-written-statement")
    for look, codes in (
        ("standing", []),
        ("name", [("venue.joint", "warning")]),
        ("list", [("venue.joint", "warning")]),
    ):
        listed = fronted(paper, signatories={"file": "signatories.csv", "order": look})
        assert _codes(place, replace(listed, signatories=rows)) == codes
    stranger = replace(listed, signatories=rows.replace("roster", ""))
    assert _codes(place, stranger) == [("venue.joint", "warning")]


def test_own_numbers_and_citations_are_no_paragraphs_of_a_draft(place) -> None:
    paper = _paper("un-crc-gc25-draft-2020")
    parts = (("summary", "See @para-mine.\n\nMine [@un:CRC/C/GC/16, para 28]. {#para-mine}"),)
    bare = replace(paper, parts=parts)
    assert _codes(place, bare) == [("venue.paragraph-reference", "error")]


def test_sections_that_name_no_paragraph_are_told_as_notes(place) -> None:
    text = 'Paragraph 36 is right.\n\n# Another matter\n\n::: recommendation {to="The State"}\nAct.\n:::'
    assert _codes(place, with_text(_paper("un-crc-gc25-draft-2020"), text)) == [("venue.paragraph-reference", "note")]


@pytest.mark.parametrize(
    "text",
    [
        "Write to jane.doe+press@example.org.",
        "[Write to us](mailto:jane@example.org).",
        "Tel. 02 5550 1234",
        "Phone: (02) 5550-1234",
        "Ring +61 2 5550 1234 at night.",
        "We live at 1 Main Street, Sydney.",
        "Contact us on 0121 496 0000.",
        "| Name | Address |\n|---|---|\n| Jane | jane@example.org |",
        "A note.^[Or jane@example.org.]",
    ],
)
def test_contact_data_in_the_text(place, text: str) -> None:
    assert set(_codes(place, with_text(_paper("nz-select-committee"), text))) == {("venue.contact", "error")}


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 +44 per cent more, 1,234,567 in all, at 10:30 on 12-05-2021.",
        "See https://example.org/a@b and section 3.1.2.",
        "We work in Sydney, with +1 000 000 others; contact us in 2027.",
        "ISBN 978-0-306-40615-7; 21 751 085 reports.",
        "Application no. 2872/02; docket EPA-HQ-OAR-2025-0001.",
    ],
)
def test_numbers_that_are_no_telephones(place, text: str) -> None:
    assert [code for code, _ in _codes(place, with_text(_paper("nz-select-committee"), text))] in (
        [],
        ["access.link-address"],
    )


def test_a_covering_letter_must_be_one(place) -> None:
    paper = _paper("ie-oireachtas-committee")
    assert _codes(place, told(paper, **{"cover-letter": "nowhere"})) == [("venue.cover-letter", "error")]
    assert _codes(place, told(paper, **{"cover-letter": "sample"})) == [("venue.cover-letter", "error")]


def test_the_letterhead_of_a_theme_tells_the_address(place) -> None:
    paper = _paper("nz-select-committee")
    files = paper.files("Noto Serif")
    files["templates/themes/fitting/theme.yaml"] += 'letterhead: {lines: ["{organisation}", "{address}"]}\n'
    for path, text in files.items():
        place.write(path, text)
    assert [one.code for one in place.check()[1] if one.severity is Severity.ERROR] == ["venue.contact"]


# ------------------------------------------------------------------ parts


def test_parts_as_plain_headings(place) -> None:
    paper = _paper("uk-commons-select-committee")
    text = "# Executive summary\n\n- Short.\n\n# 1. Introduction\n\nWho we are.\n\n# Evidence\n\nMuch.\n"
    plain = replace(paper, parts=())
    place_text = plain.text() + text
    files = {**plain.files("Noto Serif"), "submissions/sample/submission.md": place_text}
    for path, content in files.items():
        place.write(path, content)
    assert [one.code for one in place.check()[1] if one.severity is not Severity.NOTE] == []


def test_parts_in_the_wrong_order(place) -> None:
    paper = _paper("ca-commons-brief")
    turned = replace(paper, parts=(*paper.parts[:-2], paper.parts[-1], paper.parts[-2]))
    assert _codes(place, turned) == [("venue.order", "error")]
    commons = _paper("uk-commons-select-committee")
    late = replace(commons, parts=(commons.parts[0], *commons.parts[2:], commons.parts[1]))
    assert _codes(place, late) == [("venue.order", "warning")]


def test_pages_are_counted_whatever_else_is_wrong(place) -> None:
    long = "\n\n".join([" ".join(["word"] * 100)] * 35)
    paper = fronted(with_text(_paper("un-crc-opsc-guidelines-2019"), long), lang="de")
    assert {code for code, _ in _codes(place, paper)} >= {"venue.pages", "venue.language"}
    broken = with_text(paper, f"{{{{ nothing }}}} {long}")
    assert "venue.pages" not in {code for code, _ in _codes(place, broken)}


# ------------------------------------------------------------------ deadlines


@pytest.fixture
def _sydney(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Australia/Sydney")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("_sydney")
def test_the_deadline_in_both_zones(place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    paper = fronted(told(_paper("eu-have-your-say-feedback"), deadline="2026-11-25"), date=None)
    (one,) = _findings(place, paper)
    assert (one.code, one.severity) == ("venue.time", Severity.NOTE)
    assert one.message == (
        "3 days 23 hours left: closes 25 November 2026, 24:00 Europe/Brussels (for you 26 November 2026, 10:00 AEDT)"
    )


@pytest.mark.parametrize(
    ("deadline", "date", "codes"),
    [
        ("2026-11-21 12:00", None, [("venue.deadline", "error")]),  # over, and nobody says when it was sent
        ("2026-11-21 12:00", "2026-11-20", [("venue.time", "note")]),  # dated before it
        ("2026-11-21 12:00", "2026-11-21", [("venue.time", "note")]),  # on the day
        ("2026-11-21 12:00", "2026-11-22", [("venue.deadline", "error")]),
        ("2026-11-22 00:30", None, [("venue.deadline", "error")]),  # half past eleven at night in Greenwich
        ("2026-11-22 01:30", None, [("venue.time", "note")]),
        ("2026-12-20", None, []),  # far away
    ],
)
def test_deadlines(place, deadline: str, date: str | None, codes: list[tuple[str, str]]) -> None:
    """It is 22 November 2026, 00:00 in Greenwich and 01:00 in Brussels."""
    paper = fronted(told(_paper("eu-have-your-say-feedback"), deadline=deadline), date=date)
    assert _timed(place, paper) == codes


def test_two_deadlines(place) -> None:
    paper = _paper("un-crc-dgd-2021")
    assert _timed(place, fronted(paper, date="2021-06-20")) == [("venue.deadlines", "warning"), ("venue.time", "note")]
    assert _timed(place, fronted(paper, date="2021-06-14")) == [("venue.time", "note")]
    assert _timed(place, fronted(paper, date="2021-07-01")) == [("venue.deadline", "error")]


def test_a_day_of_every_year(place) -> None:
    paper = fronted(_paper("un-crc-alternative-report"), date=None)
    (one,) = _findings(place, paper)
    assert one.message.startswith("9 days 23 hours left: closes 1 December 2026, 24:00 Europe/Zurich")


# ------------------------------------------------------------------ building


def test_a_file_that_is_too_large_is_not_built(place) -> None:
    _findings(place, told(_paper("uk-lords-select-committee"), **{"file-mb": "0.001"}))
    report = Report()
    with pytest.raises(Failure):
        build_submission(str(place.submission), report)
    assert [one.code for one in report if one.severity is Severity.ERROR] == ["venue.file-size"]
    assert not list(place.submission.glob("build/*.docx"))


def test_what_was_built_is_looked_at_again(place) -> None:
    """The files are those of the last build; what the venue takes has changed."""
    paper = _paper("uk-lords-select-committee")
    _findings(place, paper)
    build_submission(str(place.submission), Report())
    _findings(place, told(paper, **{"file-mb": "0.001"}))
    report = Report()
    with pytest.raises(Failure):
        build_submission(str(place.submission), report)
    assert [one.code for one in report if one.severity is Severity.ERROR] == ["venue.file-size"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Executive summary", "summary"),
        ("1. Summary", "summary"),
        ("Résumé", "summary"),
        ("Summary of recommendations", "recommendations"),
        ("5.2 Conclusions and recommendations", "recommendations"),
        ("Recomendaciones", "recommendations"),
        ("About Example Alliance", "about"),
        ("Who we are and why we submit evidence", ""),  # seven words and more are a sentence
        ("Who we are", "about"),
        ("Warum wir schreiben", "introduction"),
        ("What became of the recommendations of the inquiry of 2019", ""),
        ("Evidence", ""),
    ],
)
def test_headings_that_name_a_part(prepared, title: str, name: str) -> None:
    reading = Reading(subject_of(prepared(f"# {title}\n\nText.")))
    assert [one.name for one in reading.sections if one.title == title] == [name]
