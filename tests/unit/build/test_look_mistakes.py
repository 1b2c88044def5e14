"""A wrong theme and a wrong Word file are told in one run."""

from typing import Any


def test_both_are_told(place: Any) -> None:
    place.edit(
        "submissions/sample/submission.md",
        "template: consultation",
        "template: consultation\ntheme: campain\nreference-doc: no.docx",
    )
    assert sorted(code for code, _ in place.findings()) == ["theme.reference-doc-missing", "theme.unknown"]
