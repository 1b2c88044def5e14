"""The rule `quotations`, as an author meets it: what counts as a quotation, and where each finding points."""

from typing import Any

import pytest

from toolkit.check.quotation.finding import quotations_of

SUBMISSION = "submissions/sample/submission.md"
SOURCE = """\
11. Children told the Committee that the digital environment affords new opportunities.

12. States parties should not ensure that business enter-
prises protect “children’s rights”.12 In 2020, 55% of the offices were closed and 10,000 people left.

13. The Committee recommends that States take measures, including legislative ones, to prevent harm.
"""
LINES = "submissions/sample/submission.md"


def _findings(place: Any, body: str, source: str = SOURCE) -> list[tuple[str, str]]:
    """(code, line:column within the body) of what `check` says, without the account."""
    place.write("evidence/sources/un2021.txt", source)
    place.edit("submissions/sample/references.bib", "{On digital rights}", "{A Report on Digital Rights}")
    place.text("")
    before = (place.root / SUBMISSION).read_text().count("\n")
    place.text(body)
    found = [(code, where.removeprefix(f"{SUBMISSION}:").split(":")) for code, where in place.findings()]
    return [(code, f"{int(line) - before}:{column}") for code, (line, column) in found if code != "quotation.account"]


TRUE = [
    "He said “States parties should not ensure that” [@un2021, para 12].",
    "He said “States parties should not *ensure* that.” [@un2021, para 12]",
    "He said “States parties should not ensure that”.^[See @un2021, who says it.]",
    'He said "States parties should not ensure that" [@un2021].',
    "Sie sagt „States parties should not ensure that“ [@un2021].",
    "Il dit « States parties should not ensure that » [@un2021].",
    "He said ‘States parties should not ensure that business enterprises protect “children’s rights”’ [@un2021].",
    "He said “protect ‘children’s rights’. In 2020” [@un2021].",
    "He said “States parties should [not] ensure that” (emphasis added) [@un2021].",
    "He said “[s]tates parties should not\nensure that” [@un2021, para 12].",
    "> States parties should not ensure that business enterprises protect. [@un2021, para 12]",
    "> “States parties should not ensure that […] 10 000 people left.” [@un2021, para 12]",
    "> States parties should not ensure that business enterprises protect.\n>\n> — The Committee [@un2021, para 12]",
    "::: quote @un2021, para 12\nStates parties should not ensure that business enterprises protect.\n:::",
    "::: quote @un2021 {translation=true}\nDie Staaten sollen etwas ganz anderes tun.\n:::",
    "Er sagt „die Staaten sollen etwas ganz anderes tun“ [@un2021, para 12, eigene Übersetzung].",
    "Er sagt „die Staaten sollen etwas ganz anderes tun“ (our translation) [@un2021, para 12].",
    "He said “three words only” [@un2021].",
    "He said “this stands in no text at all” [@smith2020].",
    "He said “States parties should not ensure that” [@smith2020; @un2021, para 12].",
    "Hän sanoo ”States parties should not ensure that” [@un2021].",
    "The report “A report on digital rights” [@un2021] says so.",
    "The words “this stands in no text at all” are not his.",
]  # fmt: skip


@pytest.mark.parametrize("body", TRUE)
def test_what_is_right_or_not_judged(place: Any, body: str) -> None:
    assert _findings(place, body) == []


FALSE = {
    "He said “States parties should ensure that” [@un2021, para 12].": [("quotation.differs", "1:25")],
    "He said “States parties *must* not ensure that” [@un2021, para 12].": [("quotation.differs", "1:26")],
    "He said “States parties should not ensure that” [@un2021, para 13].": [("quotation.place", "1:50")],
    "He said “this stands in no text at all” [@un2021].": [("quotation.not-found", "1:10")],
    "He said “to prevent harm […] The Committee recommends that” [@un2021].": [("quotation.order", "1:30")],
    "He said “States parties must not ensure that” ([@un2021]).": [("quotation.differs", "1:25")],
    "> States parties shall not ensure that business enterprises protect. [@un2021]": [("quotation.differs", "1:18")],
    "::: quote @un2021, para 11\nStates parties should not ensure that.\n:::": [("quotation.place", "1:11")],
    "::: quote @un2021, para 12\nStates parties should not endure that.\n:::": [("quotation.differs", "2:27")],
    "A note.^[It says “States parties should never ensure that” [@un2021].]": [("quotation.differs", "1:41")],
    "- It says “States parties should never ensure that” [@un2021].": [("quotation.differs", "1:34")],
    "| A | B |\n|---|---|\n| x | “States parties should never ensure that” [@un2021] |": [("quotation.differs", "3:30")],
    "# It says “States parties should never ensure that” [@un2021]": [("quotation.differs", "1:34")],
    "He said “In {{ date }}, 55% of the offices were closed” [@un2021].": [("quotation.differs", "1:9")],
}  # fmt: skip


@pytest.mark.parametrize("body", FALSE)
def test_what_is_wrong_is_pointed_at(place: Any, body: str) -> None:
    assert _findings(place, body) == FALSE[body]


@pytest.mark.parametrize("style", ["apa", "oscola-no-ibid"])
@pytest.mark.parametrize("body", FALSE)
def test_it_is_the_same_in_every_style(place: Any, body: str, style: str) -> None:
    expected = [code for code, _ in FALSE[body]]
    place.write("evidence/sources/un2021.txt", SOURCE)
    place.text(body)
    place.edit(SUBMISSION, "date: 2021-04-15", f"date: 2021-04-15\ncsl: {style}")
    codes = [code for code, _ in place.findings() if code not in ("quotation.account", "cite.no-references")]
    assert codes == expected


def test_the_account(place: Any) -> None:
    place.write("evidence/sources/un2021.txt", SOURCE)
    place.text("“States parties should not ensure that” [@un2021]; “this stands in no text at all” [@smith2020].")
    _, report = place.check()
    assert [(one.code, one.severity, one.message) for one in report] == [
        ("quotation.account", "note", "2 quotations: 1 agrees with its source, 1 has no local text")
    ]


def test_without_copies_nothing_is_said(place: Any) -> None:
    place.text("“States parties should ensure that” [@un2021].")
    assert place.findings() == []


CITED = (
    "measures:\n  closed: {statistic: cited, value: 55, unit: percent, means: offices closed, denominatorIs: all,"
    ' place: UK, period: {from: 2020-01-01, to: 2020-12-31}, source: un2021, quote: "55% of the QQ were closed"}\n'
)


@pytest.mark.parametrize(("word", "codes"), [("offices", []), ("shops", ["quotation.differs"])])
def test_the_quotation_of_a_cited_figure(place: Any, word: str, codes: list[str]) -> None:
    place.write("evidence/sources/un2021.txt", SOURCE)
    place.edit("evidence/log/measures.yaml", "measures:\n", CITED.replace("QQ", word))
    place.text("It closed {{ log.closed }} of them.")
    found = [one for one in place.findings() if one[0] != "quotation.account"]
    assert [code for code, _ in found] == codes
    assert all(where.startswith("evidence/log/measures.yaml:4:") for _, where in found)


def test_a_directive_without_a_work_or_without_words(place: Any) -> None:
    place.text("::: quote\nSome words of somebody.\n:::\n\n::: quote @un2021 {translation=perhaps}\n:::")
    assert sorted(code for code, _ in place.findings()) == [
        "directive.argument",
        "directive.argument",
        "directive.attribute",
    ]


def test_an_unknown_key_of_a_quote_is_pointed_at(place: Any) -> None:
    place.text("")
    line = (place.root / SUBMISSION).read_text().count("\n") + 1
    place.text("::: quote @un2012, para 12\nSome words of somebody.\n:::")
    assert place.findings() == [("cite.unknown-key", f"{SUBMISSION}:{line}:11")]


def test_a_translation_says_so_in_the_language_of_the_document(prepared: Any) -> None:
    result = prepared("::: quote @un2021, para 12 {translation=true}\nWords of our own, not theirs.\n:::")
    (quotation,) = quotations_of(result.document)
    assert quotation.translated
    assert quotation.text == "Words of our own, not theirs."
    assert [(cite.locator.value, cite.suffix) for cite in quotation.cites] == [("12", ", our translation")]


def test_a_pdf_is_read_once_and_its_pages_count(place: Any) -> None:
    import weasyprint

    pages = "".join(f"<p style='break-before: page'>The text of page {number} is here.</p>" for number in (1, 2, 3))
    place.write("evidence/sources/un2021.pdf", bytes(weasyprint.HTML(string=pages).write_pdf()))
    place.text("“The text of page 2 is here” [@un2021, p. 2]; “The text of page 3 is here” [@un2021, p. 2].")
    for _ in range(2):
        _, report = place.check()
        assert [one.message for one in report if one.code == "quotation.place"] == [
            "this does not stand in page 2 of `un2021`, but in page 3"
        ]
    kept = (place.submission / "build" / ".cache" / "memo.json").read_text(encoding="utf-8")
    assert "The text of page 3 is here" in kept
