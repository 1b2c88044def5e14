"""Packs of venues: what a file may say, what it takes over, and every mistake with its place, in one run."""

import datetime as dt
import re
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.source import Source
from toolkit.load.library import built_in_library
from toolkit.load.venues.pack import load_venue, venue_ids
from toolkit.model.venue import Venue

BASIS = "basis: {says: so, url: 'https://x.example', seen: 2026-11-01, confidence: high}"


def _load(place, text: str, name: str = "mine") -> tuple[Venue | None, Report]:
    place.write(f"templates/venues/{name}.yaml", text)
    report = Report()
    return load_venue(name, Source(path="asked", text="").span(), str(place.root), report), report


def _said(report: Report) -> list[tuple[str, str]]:
    return [(one.code, str(one.span).partition("venues/")[2]) for one in report]


def test_a_pack(place) -> None:
    text = f"""\
title: A call
body: A body
copies: 2024
rules:
  words: {{max: 300, count: un, severity: warning, {BASIS}}}
  deadline: {{on: 2026-12-01 17:30, zone: Europe/Brussels, {BASIS}}}
publication: {{quote: we publish, url: 'https://x.example', seen: 2026-11-01, confidence: medium}}
checklist:
- do: Look.
  {BASIS}
- Think.
ask: [When?]
"""
    venue, report = _load(place, text)
    assert _said(report) == []
    assert venue is not None
    words = venue.rules["words"]
    assert (words.number("max"), words.text("count"), words.severity) == (300, "un", Severity.WARNING)
    assert words.basis is not None
    assert (words.basis.words, words.basis.quoted, words.basis.seen) == ("so", False, dt.date(2026, 11, 1))
    assert words.basis.copies == "2024"
    deadline = venue.rules["deadline"]
    assert (deadline.text("on"), deadline.text("at"), deadline.text("zone")) == (
        "2026-12-01",
        "17:30",
        "Europe/Brussels",
    )
    assert venue.publication is not None
    assert venue.publication.quoted
    assert [task.do for task in venue.checklist] == ["Look.", "Think."]
    assert (venue.ask, venue.own, venue.chain) == (("When?",), True, ("mine",))


def test_a_call_takes_over_what_it_does_not_say(place) -> None:
    text = f"""\
title: A call
extends: uk-commons-select-committee
rules:
  words: {{max: 500, {BASIS}}}
  opening: none
"""
    venue, report = _load(place, text)
    assert _said(report) == []
    assert venue is not None
    assert venue.rules["words"].number("max") == 500
    assert "opening" not in venue.rules
    assert venue.rules["formats"].texts("refused") == ("pdf",)
    assert (venue.body, venue.chain) == ("House of Commons", ("mine", "uk-commons-select-committee"))
    assert len(venue.checklist) == 6


def test_numbers_for_each_case(place) -> None:
    venue, report = _load(
        place, f"title: T\nbody: B\nrules:\n  words: {{by: status, max: {{big: 20, small: 10}}, {BASIS}}}\n"
    )
    assert _said(report) == []
    assert venue is not None
    assert [venue.rules["words"].number("max", case) for case in ("big", "small", "other")] == [20, 10, None]
    assert venue.facts == ("status",)


def test_all_mistakes_in_one_run(place) -> None:
    text = """\
title: A call
bodi: A body
rules:
  wordz: {max: 3}
  words: {max: "3,000", coount: un, basis: {says: x, quote: y, url: www.x, seen: yesterday, confidence: sure}}
  pages: {basis: {says: x, url: 'https://x.example', seen: 2026-11-01, confidence: low}}
  deadline: {on: [2026-13-01], at: 5 pm, zone: Brussels, basis: {url: 'https://x.example', seen: 2026-11-01, confidence: high}}
  number: {field: f, pattern: "(", like: x}
  languages: none
  summary: yes
  layout: {paper: foolscap, basis: {says: x, url: 'https://x.example', seen: 2026-11-01, confidence: high}}
checklist: [{du: something}, [1]]
"""
    _, report = _load(place, text)
    assert _said(report) == [
        ("fields.missing", "mine.yaml:1:1"),
        ("fields.unknown", "mine.yaml:2:1"),
        ("fields.unknown", "mine.yaml:4:3"),
        ("fields.value", "mine.yaml:5:16"),
        ("fields.unknown", "mine.yaml:5:25"),
        ("fields.missing", "mine.yaml:5:44"),
        ("fields.value", "mine.yaml:5:69"),
        ("fields.value", "mine.yaml:5:82"),
        ("fields.value", "mine.yaml:5:105"),
        ("fields.missing", "mine.yaml:6:10"),
        ("venue.unsure", "mine.yaml:6:84"),
        ("fields.value", "mine.yaml:7:19"),
        ("fields.value", "mine.yaml:7:36"),
        ("fields.value", "mine.yaml:7:48"),
        ("fields.missing", "mine.yaml:7:65"),
        ("fields.missing", "mine.yaml:8:11"),
        ("fields.value", "mine.yaml:8:31"),
        ("fields.value", "mine.yaml:9:3"),
        ("fields.value", "mine.yaml:10:12"),
        ("fields.value", "mine.yaml:11:19"),
        ("fields.missing", "mine.yaml:12:13"),
        ("fields.unknown", "mine.yaml:12:14"),
        ("fields.value", "mine.yaml:12:30"),
    ]


def test_a_long_quotation_is_no_quotation(place) -> None:
    quote = " ".join(["word"] * 41)
    text = f"title: T\nbody: B\nrules:\n  macros: {{basis: {{quote: {quote}, url: 'https://x.example', seen: 2026-11-01, confidence: high}}}}\n"
    assert [one.code for one in _load(place, text)[1]] == ["fields.value"]


@pytest.mark.parametrize("text", ["", "- a\n", "title: [a\n", "rules: 3\ntitle: T\nbody: B\n"])
def test_files_that_are_no_pack(place, text: str) -> None:
    _, report = _load(place, text)
    assert report.failed


def test_circles_and_unknown_names(place) -> None:
    place.write("templates/venues/one.yaml", "title: One\nbody: B\nextends: two\n")
    _, report = _load(place, "title: Two\nbody: B\nextends: one\n", "two")
    assert [one.code for one in report] == ["venue.unknown"]
    _, report = _load(place, "title: T\nbody: B\nextends: uk-comons-select-committee\n")
    assert [one.hints[0].text for one in report] == ["did you mean `uk-commons-select-committee`?"]


@pytest.mark.parametrize("name", ["../toolkit", "a/b", "", "no such venue", "MINE"])
def test_names_that_are_none(place, name: str) -> None:
    report = Report()
    assert load_venue(name, Source(path="asked", text="").span(), str(place.root), report) is None
    assert [one.code for one in report] == ["venue.unknown"]


def test_one_of_the_workspace_goes_before(place) -> None:
    venue, report = _load(place, "title: Ours\nbody: B\n", "au-ahrc")
    assert venue is not None
    assert venue.title == "Ours"
    assert [(one.code, one.severity) for one in report] == [("venue.own", Severity.NOTE)]
    assert "au-ahrc" in venue_ids(str(place.root))


def test_the_pack_of_the_documentation_is_right(place) -> None:
    page = (built_in_library().parent / "docs" / "venues.md").read_text(encoding="utf-8")
    (text,) = [one for one in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if one.startswith("title:")]
    venue, report = _load(place, text)
    assert _said(report) == []
    assert venue is not None
    assert venue.rules["words"].number("max") == 2000
    assert Path(venue.place).name == "mine.yaml"
