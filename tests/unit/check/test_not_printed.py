"""Rule `printed`: a style that leaves out what a reader needs is named, with what it leaves out."""

from typing import Any

import pytest

from toolkit.base.diagnostic import Severity

FRONT = """\
---
title: A sample
date: 2021-04-15
template: consultation
csl: {style}
consultation: The consultation
addressee: The Commission
bibliography: [references.bib]
---
"""


def said(
    place: Any, style: str, entry: str, body: str = "See [@a].\n\n::: references\n:::\n"
) -> list[tuple[str, str, str]]:
    place.write("submissions/sample/references.bib", entry)
    place.text(body, front=FRONT.format(style=style))
    _, report = place.check()
    assert all(one.severity is Severity.WARNING for one in report)
    return [(one.code, str(one.span).rpartition("/")[2], one.message) for one in report]


HEARING = "@hearing{a, title = {Big Tech}, number = {118-37}, date = {2024-01-31}, authority = {Senate}}"


def test_what_the_style_leaves_out_is_named(place: Any) -> None:
    ((code, where, message),) = said(place, "oscola-no-ibid", HEARING)
    assert (code, where) == ("cite.not-printed", "submission.md:20:6")
    assert "does not print the number (118-37), the date (2024) of `a`" in message


@pytest.mark.parametrize(
    "entry",
    [
        "@report{a, title = {On rights}, author = {{UNICEF}}, institution = {UNICEF}, date = {2020}}",
        "@online{a, title = {A page}, author = {{UNICEF}}, date = {2020}, url = {https://example.org/a}, urldate = {2021-01-02}}",
        HEARING.replace("authority", "cite-full = {Big Tech (31 January 2024)}, authority"),
        "@report{a, title = {On privacy}, number = {A/HRC/46/37}, un = {A/HRC/46/37}}",
    ],
)
def test_what_is_printed_or_written_out_is_fine(place: Any, entry: str) -> None:
    assert said(place, "oscola-no-ibid", entry) == []


def test_a_work_that_nobody_cites_is_not_looked_at(place: Any) -> None:
    assert said(place, "apa", HEARING, "Nothing.\n") == []
