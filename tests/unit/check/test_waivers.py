"""Waivers: what they cover, what they cannot, and that nobody ever reads them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.kit import rules
from toolkit.build.pipeline import build_submission
from toolkit.check.waivers import waivable_codes

WAIVER = "<!-- toolkit: ignore numbers.unbound (for illustration) -->"
Found = list[tuple[str, str]]


@pytest.fixture
def told(place: Any) -> Callable[[str], Found]:
    place.edit("toolkit.yaml", 'numbers: "off"\n', "")

    def check(body: str) -> Found:
        place.text(body)
        _, report = place.check()
        return [(one.code, one.span.excerpt) for one in report]

    return check


@pytest.mark.parametrize(
    "body",
    [
        f"Some 47 cases. {WAIVER}\n\nAnd 48.\n",
        f"Some 47 cases,\nand 12 more. {WAIVER}\n\nAnd 48.\n",
        f"{WAIVER} Some 47 cases.\n\nAnd 48.\n",
        f"{WAIVER}\nSome 47 cases.\n\nAnd 48.\n",
        f"{WAIVER}\n\nSome 47 cases.\n\nAnd 48.\n",
        f"Some 47 cases.\n{WAIVER}\n\nAnd 48.\n",
        f"{WAIVER}\n\n- Some 47 cases.\n- Some 49 cases.\n\nAnd 48.\n",
        f"- Some 47 cases. {WAIVER}\n- And 48.\n",
        f"## Some 47 cases {WAIVER}\n\nAnd 48.\n",
        f"| a | b |\n|---|---|\n| c | 47 {WAIVER} |\n| d | 48 |\n",
        f"> Some 47 cases. {WAIVER}\n\nAnd 48.\n",
        f"Text.^[Some 47 cases. {WAIVER}]\n\nAnd 48.\n",
        f"Text.[^1]\n\n[^1]: Some 47 cases. {WAIVER}\n\nAnd 48.\n",
        "<!-- toolkit: ignore numbers.unbound, numbers.majority (why\nnot) -->\nMost (47 %) agree.\n\nAnd 48.\n",
    ],
)
def test_a_waiver_covers_its_block_and_no_other(told: Callable[[str], Found], body: str) -> None:
    assert told(body) == [("numbers.unbound", "48")]


def test_a_waiver_that_nothing_needs(told: Callable[[str], Found]) -> None:
    assert told(f"No cases. {WAIVER}\n") == [("waiver.unused", WAIVER)]


def test_a_waiver_of_a_rule_that_is_switched_off_may_wait(place: Any) -> None:
    place.text(f"No cases. {WAIVER}\n")
    assert place.findings() == []


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("<!-- toolkit: ignore numbers.unbound -->", "waiver.reason"),
        ("<!-- toolkit: ignore numbers.unbound () -->", "waiver.reason"),
        ("<!-- toolkit: ignore numbers.unbuond (why) -->", "waiver.code"),
        ("<!-- toolkit: ignore parse.html (why) -->", "waiver.code"),
        ("<!-- toolkit: ignore structure.missing-part (why) -->", "waiver.code"),
        ("<!-- toolkit: hide this -->", "waiver.form"),
    ],
)
def test_a_waiver_that_does_not_count(told: Callable[[str], Found], comment: str, code: str) -> None:
    assert told(f"Some 47 cases. {comment}\n") == [("numbers.unbound", "47"), (code, comment)]


def test_ordinary_comments_and_code_are_no_waivers(told: Callable[[str], Found]) -> None:
    assert told(f"Some cases. <!-- our toolkit is fine -->\n\n`{WAIVER}`\n") == []


def test_a_waiver_in_the_title(place: Any) -> None:
    place.edit("toolkit.yaml", 'numbers: "off"\n', "numbers: strict\n")
    place.edit("submissions/sample/submission.md", "title: A sample", f'title: "What 47 cases say {WAIVER}"')
    assert place.findings() == []


def test_a_waiver_covers_other_rules_too(told: Callable[[str], Found]) -> None:
    skip = "<!-- toolkit: ignore structure.heading-skip (the form of the Committee) -->"
    assert told(f"# One\n\n### Deep {skip}\n\nText.\n") == []


def test_what_must_be_mended_cannot_be_waived() -> None:
    waivable = waivable_codes(rules())
    assert {"numbers.unbound", "quotation.differs", "cite.not-printed", "structure.heading-skip"} <= waivable
    assert not {"sources.unknown", "access.alt", "length.words", "structure.missing-part", "parse.html"} & waivable
    assert not any(code.startswith(("parse.", "evidence.", "sign.")) for code in waivable)
    counts = {"signatories.count-differs", "signatories.count-typed"}  # what a sentence is about can be misread
    assert {code for code in waivable if code.startswith("signatories.")} == counts


def test_no_output_shows_a_waiver(place: Any) -> None:
    place.text(f"Some 47 cases. {WAIVER}\n\n{WAIVER}\n\n- And 48.\n")
    report = Report()
    built = build_submission(str(place.submission), report, ("html", "md", "txt", "json"))
    assert [one.code for one in report] == []
    for artifact in built.artifacts:
        text = Path(place.root, artifact.path).read_text(encoding="utf-8")
        assert "illustration" not in text
        assert "ignore" not in text
