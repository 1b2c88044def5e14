"""Every rule of a venue that comes with the toolkit stands on something that was read, and says what and when."""

import datetime as dt
import re
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Items, Mapping
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.check.counting import METHODS
from toolkit.load.library import built_in_library
from toolkit.load.venues.pack import load_venue, venue_ids
from toolkit.model.venue import Basis, Venue
from toolkit.model.venue_kinds import KINDS

ROOT = Path(__file__).parents[2]
NAMES = venue_ids(str(ROOT))
LONGEST = 40  # words


def _venue(name: str) -> Venue:
    report = Report()
    found = load_venue(name, Source(path="test", text="").span(), str(ROOT), report)
    assert [(one.code, str(one.span)) for one in report] == []
    assert found is not None
    return found


def _grounds(venue: Venue) -> list[Basis | None]:
    said = [*(rule.basis for rule in venue.rules.values()), *(task.basis for task in venue.checklist)]
    return [*said, *([venue.publication] if venue.publication else [])]


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_has_a_basis(name: str) -> None:
    venue = _venue(name)
    assert venue.rules
    for basis in _grounds(venue):
        assert basis is not None
        assert basis.words
        assert len(basis.words.split()) <= LONGEST
        assert re.match(r"https?://[^/]+", basis.url)
        assert basis.seen >= dt.date(2026, 11, 1)
        assert basis.confidence in ("high", "medium")
        assert basis.copies


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is(name: str) -> None:
    venue = _venue(name)
    assert all((venue.title, venue.body, venue.where, venue.document, venue.url))


@pytest.mark.parametrize("name", NAMES)
def test_its_ways_of_counting_are_known(name: str) -> None:
    wanted = {rule.text("count") for rule in _venue(name).rules.values()} - {""}
    assert wanted <= set(METHODS.names)


@pytest.mark.parametrize("name", NAMES)
def test_where_a_rule_must_say_on_what_it_stands(name: str) -> None:
    """Not only what the loader takes: each rule, task and publication in the file itself."""
    text = (built_in_library() / "venues" / f"{name}.yaml").read_text(encoding="utf-8")
    fields = Fields(read_yaml(Source(path=name, text=text), Report()), Report(), "a venue")
    rules, tasks = fields.mapping_at("rules"), fields.record("checklist")
    stated = [record for _, record in rules.entries if isinstance(record, Mapping)] if rules else []
    stated += [one for one in tasks.values if isinstance(one, Mapping)] if isinstance(tasks, Items) else []
    assert stated
    for record in stated:
        basis = record.get("basis")
        assert isinstance(basis, Mapping)
        assert {"url", "seen", "confidence"} <= set(basis.names)
        assert len({"quote", "says"} & set(basis.names)) == 1


def test_the_page_on_venues_tells_every_kind_of_rule_and_its_settings() -> None:
    page = (ROOT / "docs" / "venues.md").read_text(encoding="utf-8")
    missing = [
        f"{name}: {one}" for name, kind in KINDS.items() for one in (name, *kind.settings) if f"`{one}`" not in page
    ]
    assert not missing


def test_the_page_on_venues_names_every_venue() -> None:
    page = (ROOT / "docs" / "venues.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in page] == []
