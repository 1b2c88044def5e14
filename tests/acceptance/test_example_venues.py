"""The examples that go to a venue: not one error against its rules, and the Word file is one that it takes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report, Severity
from toolkit.build.pipeline import check_submission
from toolkit.build.venues import show_venue, venue_file_limits
from toolkit.proof.facts.file import facts_of
from toolkit.proof.finished import check_finished

VENUES = {
    "ec-csa-online": "eu-csa-consultation-2021",
    "crc-digital-environment": "un-crc-gc25-draft-2020",
    "uk-commons-online-safety": "uk-commons-select-committee",
}


@pytest.mark.parametrize("slug", VENUES)
def test_it_follows_the_rules(workspace: Path, slug: str) -> None:
    report = Report()
    prepared = check_submission(str(workspace / "submissions" / slug), report)
    assert prepared.venue is not None
    assert prepared.venue.id == VENUES[slug]
    assert [(one.code, one.message) for one in report if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("slug", VENUES)
def test_its_file_is_taken(built: Callable[[str], Path], slug: str) -> None:
    report = Report()
    limits = venue_file_limits(str(Path.cwd()), VENUES[slug], report)
    file = built(slug) / f"{slug}.docx"
    check_finished(facts_of(file.name, file.read_bytes()), limits, report)
    assert [(one.code, one.message) for one in report if one.severity is not Severity.NOTE] == []
    refused = Report()
    pdf = built(slug) / f"{slug}.pdf"
    check_finished(facts_of(pdf.name, pdf.read_bytes()), limits, refused)
    takes = show_venue(str(Path.cwd()), VENUES[slug], Report()).limits
    assert [one.code for one in refused if one.severity is Severity.ERROR] == (
        ["file.format"] if "docx" in takes else []
    )
