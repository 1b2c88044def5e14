"""Whatever a person does to a pack: it is read, or what is wrong with it is said; and what is read can be shown."""

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.registry import Registry
from toolkit.base.source import Source
from toolkit.build.pipeline import check_submission, subject_of
from toolkit.build.starter import start_submission
from toolkit.build.venues import show_venue
from toolkit.check.rule import Subject
from toolkit.check.run import check
from toolkit.check.venue.deadline import closings
from toolkit.check.venue.table import VENUE
from toolkit.load.library import built_in_library
from toolkit.load.venues.pack import load_venue

PACKS = {file.stem: file.read_text(encoding="utf-8") for file in (built_in_library() / "venues").glob("*.yaml")}
JUNK = (
    "~", "[]", "{}", "- a", "x: [", '"', "0", "-1", "1e9", "yes", "{a: {b: c}}", "\t", "&a", "*a", "!!int x", "2026-02-30",
    "(", "24:00", "Europe/Nowhere", "../x", "2026-11-11 10:00", "{a: 1}", "none", "by: x", "extends: au-ahrc", "02-29",
)  # fmt: skip
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def _subject() -> Subject:
    with tempfile.TemporaryDirectory() as folder:
        start_submission(folder, "sample", "parliament", Report())
        file = Path(folder, "submissions", "sample", "submission.md")
        text = file.read_text(encoding="utf-8").replace("---\n", "---\nvenue: {id: mine, ecosoc-status: special}\n", 1)
        file.write_text(text, encoding="utf-8")
        return subject_of(check_submission(str(file), Report()))


SUBJECT = _subject()


@st.composite
def mutated(draw: st.DrawFn) -> str:
    lines = PACKS[draw(st.sampled_from(sorted(PACKS)))].splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at, junk = draw(st.integers(0, len(lines) - 1)), draw(st.sampled_from(JUNK))
        change = draw(st.sampled_from(("drop", "value", "line", "cut")))
        key = lines[at].partition(":")[0]
        new = {"drop": [], "value": [f"{key}: {junk}"], "line": [junk, lines[at]], "cut": [lines[at][: len(key)]]}
        lines[at : at + 1] = new[change]
        lines = lines or [""]
    return "\n".join(lines)


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_a_changed_pack(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "templates", "venues", "mine.yaml")
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        report = Report()
        venue = load_venue("mine", Source(path="asked", text="").span(), folder, report)
        if venue is not None:
            check(replace(SUBJECT, venue=venue, now=NOW), Registry((VENUE,)), Report())
            assert show_venue(folder, "mine", Report()).text(80)
            for rule in venue.of_kind("deadline"):
                assert all(one.there() for one in closings(rule, NOW))
        else:
            assert report.failed
