"""Plain text for an e-mail: short lines, nothing lost; and the summary of a document."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import sample_document, sample_look

from toolkit.base.diagnostic import Report
from toolkit.write.mail import MAIL, WIDTH, folded
from toolkit.write.summary import SUMMARY
from toolkit.write.text import TEXT

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300)


@given(WORDS)
def test_no_sign_is_lost_and_no_line_too_long(text: str) -> None:
    lines = list(folded(text))
    assert re.sub(" +", "", "".join(lines)) == re.sub(" +", "", text)
    for line in lines:
        assert len(line) <= WIDTH or " " not in line.strip(" ").removeprefix("- ").lstrip("> ")


@pytest.mark.parametrize("mark", ["- ", "12. ", "[3] ", "> ", "> > ", "> - ", "   - ", ""])
def test_lines_stand_below_the_words(mark: str) -> None:
    words = "seven letters " * 20
    lines = list(folded(mark + words.strip()))
    assert lines[0].startswith(mark + "seven")
    assert len(lines) > 3
    below = re.sub(r"[^> ]", " ", mark)
    assert all(line.startswith(below) and line[len(below)] != " " and len(line) <= 76 for line in lines[1:])


def test_a_long_address_is_not_broken() -> None:
    address = "https://example.org/" + "a" * 100
    assert list(folded(f"- See {address} for more")) == ["- See", f"  {address}", "  for more"]


def test_spaces_that_do_not_break_hold() -> None:
    lines = list(folded("aaaa " * 14 + "100\u00a0000\u202fkm more"))
    assert lines[1] == "100\u00a0000\u202fkm more"


def test_the_mail_says_what_the_text_says() -> None:
    document = sample_document()
    mail = MAIL.write(document, sample_look(), Report()).data.decode()
    text = TEXT.write(document, sample_look(), Report()).data.decode()
    assert set(re.findall(r"\w{3,}", mail)) >= set(re.findall(r"\w{3,}", text))
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in mail.splitlines())


def test_a_summary_is_a_title_and_a_paragraph(place: Any) -> None:
    place.edit(
        "submissions/sample/submission.md",
        "title: A sample",
        "title: A sample\nsummary: |\n  Of {{ log.reported }}\n  *items*.\noutputs: [summary, md]",
    )
    prepared, report = place.check()
    assert [one.code for one in report] == []
    data = SUMMARY.write(prepared.document, None, report).data
    assert data.decode() == "A sample\n\nOf 10 items.\n"


@pytest.mark.parametrize(
    ("summary", "code"),
    [("", "summary.missing"), ("summary: A note^[n].\n", "summary.form"), ("summary: Smith [@smith2020].\n", "summary.form"),
     ("summary: So many {{ log.remved }}.\n", "values.unknown-measure")],
)  # fmt: skip
def test_what_a_summary_cannot_be(place: Any, summary: str, code: str) -> None:
    place.edit(
        "submissions/sample/submission.md", "title: A sample\n", f"title: A sample\noutputs: [summary]\n{summary}"
    )
    assert {found for found, _ in place.findings()} == {code}


def test_without_a_summary_nothing_is_written() -> None:
    report = Report()
    SUMMARY.write(sample_document(), sample_look(), report)
    assert [one.code for one in report] == ["summary.missing"]
