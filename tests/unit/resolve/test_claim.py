"""A claim: their figure beside ours, with what each is a figure of; unlike figures are not set side by side in silence."""

from fractions import Fraction
from typing import Any

import pytest

from toolkit.build.prepared import Prepared
from toolkit.model.tree import Note, Table, Value
from toolkit.model.walk import nodes_of, plain_text, walk

MEASURES = """\
populations:
  items: {says: items reported}
  here: {says: items reported in Australia, place: Australia}
  monthly: {says: items in the monthly count, series: monthly}
measures:
  reported: {statistic: count, among: items, label: Items reported}
  reported-here: {statistic: count, among: here}
  reported-monthly: {statistic: count, among: monthly}
  removal-share: {statistic: share, among: items, that: {outcome: removed}, label: Share removed, decimals: 0}
  outcomes: {statistic: count, among: items, by: [outcome]}
  rate:
    statistic: cited
    value: 97.7
    unit: percent
    decimals: 1
    means: content found before a report
    denominator: content that was acted on
    denominatorIs: restricted
    place: World
    period: {from: 2020-01-01, to: 2020-03-31}
    source: un2021
    via: smith2020
    locator: p. 12
    quote: we found 97.7% of it first
    note: Rounded by the publisher.
  silent:
    statistic: cited
    value: 40
    unit: percent
    means: content found before a report
    denominatorIs: not stated
    place: World
    period: {from: 2020-01-01, to: 2020-12-31}
    source: un2021
  actioned:
    statistic: cited
    value: 9500000
    unit: pieces of content
    means: pieces of content acted on
    denominatorIs: all
    series: monthly reports
    place: World
    period: {from: 2020-04-01, to: 2020-06-30}
    source: un2021
    quote: 9.5 million pieces
    seen: 2021-08-18
    say-restated: true
    vintages:
    - {value: 9500000, seen: 2021-08-18, source: un2021}
    - {value: 2800000, seen: 2022-05-17, source: un2021}
    - {value: 9400000, seen: 2023-02-23, source: un2021}
"""
WHY = 'comparable="Both are shares of what a person reported, in the World and in Australia."'


@pytest.fixture
def claims(place: Any) -> Any:
    place.write("evidence/log/measures.yaml", MEASURES)
    return place


def _claim(attributes: str, body: str = "Figures side by side") -> str:
    return f"::: claim {{#tbl-claim {attributes}}}\n{body}\n:::\n\nSee @tbl-claim.\n"


def _table(claims: Any, text: str, *codes: str) -> Table:
    claims.text(text)
    prepared, report = claims.check()
    assert [one.code for one in report] == list(codes), [one.message for one in report]
    assert isinstance(prepared, Prepared)
    (table,) = (node for node in nodes_of(prepared.document) if isinstance(node, Table))
    return table


def _cells(table: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)]


def test_both_figures_with_what_they_are_of(claims: Any) -> None:
    table = _table(claims, _claim(f"theirs=log.rate ours=log.removal-share {WHY}"))
    assert _cells(table) == [
        ["", "Their figure", "Our figure"],
        ["Statement", "“we found 97.7% of it first”", "Share removed"],
        ["Figure", "97.7%", "3 of 10"],
        ["Of what", "A part of all cases: content that was acted on", "Items reported"],
        ["Where", "World", "–"],
        ["When", "January to March 2020", "–"],
        ["Source", "Committee on Rights", "Log of reports (version 1)"],
    ]
    assert (plain_text(table.caption), table.number) == ("Figures side by side", 1)
    assert [plain_text((note,)) for note in table.notes] == [
        "Why these figures may stand side by side: Both are shares of what a person reported, in the World and in Australia.",
        "Rounded by the publisher.",
    ]
    assert all(row.cells[0].header for row in table.body)


def test_every_number_holds_its_statistic(claims: Any) -> None:
    rows = (f"R{n},2020-05-04,{'removed' if n <= 12 else 'active'}\n" for n in range(1, 41))
    claims.write("evidence/log/data/reports.csv", "id,reported_on,outcome\n" + "".join(rows))
    table = _table(claims, _claim(f"theirs=log.rate ours=log.removal-share {WHY}"))
    values = [node for node in walk((table,)) if isinstance(node, Value)]
    found = [(node.text, ".".join(node.path), node.statistic.value if node.statistic else None) for node in values]
    share = Fraction(3, 10)
    assert found == [
        ("97.7%", "log.rate", Fraction(977, 1000)),
        ("30%", "log.removal-share", share),
        ("12", "log.removal-share.n", share),
        ("40", "log.removal-share.of", share),
    ]


def test_sources_are_footnotes_with_their_places(claims: Any) -> None:
    table = _table(claims, _claim(f"theirs=log.rate ours=log.removal-share {WHY}"))
    notes = [node for node in table.body[-1].cells[1].content if isinstance(node, Note)]
    assert [plain_text(note.content) for note in notes] == [
        "Committee on Rights, ‘On Digital Rights’ (Example Press 2021), "
        "cited in Jane Smith, A Book (Example Press 2020) 12."
    ]


def test_a_block_quote_gives_their_words_and_further_paragraphs_are_notes(claims: Any) -> None:
    body = "Caption\n\n> Of what we *acted* on,\n> nearly everything [@smith2020, p. 2].\n\nA remark on {{ log.reported }} items."
    table = _table(
        claims,
        _claim('theirs=log.rate ours=log.reported not-comparable="one is [a share](https://example.org)."', body),
    )
    assert _cells(table)[1][1] == "“Of what we acted on, nearly everything.”"
    assert [plain_text((note,)) for note in table.notes] == [
        "Not like with like: one is a share.",
        "Rounded by the publisher.",
        "A remark on 10 items.",
    ]
    content = table.body[0].cells[1].content
    assert isinstance(content[-1], Note)  # behind the closing quotation mark
    assert plain_text(content[-2:-1]) == "”"


def test_heads_and_several_figures_of_ours(claims: Any) -> None:
    attributes = 'theirs=log.rate ours="log.removal-share, log.silent" theirs-head="Your *figure*" ours-head=Ours'
    table = _table(claims, _claim(f'{attributes} not-comparable="They are of different things."'))
    assert _cells(table)[0] == ["", "Your figure", "Ours", "Ours"]
    assert [row[3] for row in _cells(table)[1:]] == [
        "Content found before a report", "40%", "Not stated", "World", "2020", "Committee on Rights",
    ]  # fmt: skip


def test_without_their_words_the_author_is_told(claims: Any) -> None:
    table = _table(claims, _claim(f"theirs=log.silent ours=log.removal-share {WHY}"), "claim.words")
    assert _cells(table)[1] == ["What is counted", "Content found before a report", "Share removed"]


def test_later_editions_are_told_to_readers_who_are_to_be_told(claims: Any) -> None:
    claims.text("")
    table = _table(
        claims,
        _claim('theirs=log.actioned ours=log.reported not-comparable="They count other things."'),
        "measure.vintage",
    )
    assert _cells(table)[2][1] == "9,500,000 pieces of content"
    assert _cells(table)[3][1] == "Pieces of content acted on"
    told = "The publisher later restated this figure: 2,800,000 (17 May 2022); 9,400,000 (23 February 2023)."
    assert plain_text(table.notes).splitlines()[-1] == told


@pytest.mark.parametrize(
    ("lang", "rows", "why"),
    [
        (
            "fr",
            ["Énoncé", "Chiffre", "Sur quel total", "Où", "Quand", "Source"],
            "Non comparables terme à terme\u00a0:",
        ),
        ("de", ["Aussage", "Zahl", "Wovon", "Wo", "Wann", "Quelle"], "Nicht unmittelbar vergleichbar:"),
        ("es", ["Enunciado", "Cifra", "De qué total", "Dónde", "Cuándo", "Fuente"], "No comparables entre sí:"),
    ],
)
def test_other_languages(claims: Any, lang: str, rows: list[str], why: str) -> None:
    claims.text(_claim('theirs=log.rate ours=log.removal-share not-comparable="x"'))
    claims.edit("submissions/sample/submission.md", "date: 2021", f"lang: {lang}\ndate: 2021")
    prepared, report = claims.check()
    assert [one.code for one in report] == []
    (table,) = (node for node in nodes_of(prepared.document) if isinstance(node, Table))
    assert [plain_text(row.cells[0].content) for row in table.body] == rows
    assert plain_text(table.notes).startswith(why)


# ------------------------------------------------------------------ what is refused


@pytest.mark.parametrize(
    ("attributes", "codes"),
    [
        ("theirs=log.rate ours=log.removal-share", ["claim.comparable"]),
        (f'theirs=log.rate ours=log.removal-share {WHY} not-comparable="x"', ["claim.comparable"]),
        (f"theirs=log.rate {WHY}", ["directive.argument"]),
        (f"ours=log.removal-share {WHY}", ["directive.argument"]),
        (f"theirs=log.removal-share ours=log.rate {WHY}", ["claim.figure"]),
        (f"theirs=log.rate ours=log.outcomes {WHY}", ["claim.figure"]),
        (f"theirs=log.rate ours=date {WHY}", ["claim.figure"]),
        (f"theirs=log.rte ours=log.removal-shre {WHY}", ["values.unknown-measure"] * 2),
        (f"theirs=log.rate ours=log.removal-share.nn {WHY}", ["expression.attribute"]),
        (f"theirs=log.rate ours=log.reported {WHY}", ["comparison.unit"]),
        ("theirs=log.rate ours=log.removal-share like=x " + WHY, ["directive.attribute"]),
    ],
)
def test_what_a_claim_cannot_be(claims: Any, attributes: str, codes: list[str]) -> None:
    claims.text(_claim(attributes))
    assert [code for code, _ in claims.findings()] == codes


def test_silence_is_told_with_what_the_figures_are_of(claims: Any) -> None:
    claims.text(_claim("theirs=log.rate ours=log.reported-here"))
    _, report = claims.check()
    (found,) = report.found
    assert [hint.text for hint in found.hints[1:]] == [
        "`log.rate` is of: content that was acted on",
        "`log.reported-here` is of: items reported in Australia",
        "they differ in unit: percent; numbers",
        "they differ in place: World; Australia",
    ]


@pytest.mark.parametrize(
    ("ours", "sentence", "codes"),
    [
        ("reported-here", "Both count items.", ["comparison.unlike"]),
        ("reported-here", "Australia is a part of the World.", []),
        ("reported-monthly", "Both count items.", ["comparison.unlike"]),
        ("reported-monthly", "The monthly reports and the monthly count hold the same items.", []),
        ("reported", "Both count items.", []),
    ],
)
def test_differences_must_be_named(claims: Any, ours: str, sentence: str, codes: list[str]) -> None:
    claims.text(_claim(f'theirs=log.actioned ours=log.{ours} comparable="{sentence}"'))
    _, report = claims.check()
    assert [one.code for one in report if one.code != "measure.vintage"] == codes


def test_a_quotation_with_other_figures_is_the_wrong_one(claims: Any) -> None:
    body = "Caption\n\n> In 2020 we found 99.1% of it first."
    claims.text(_claim(f"theirs=log.rate ours=log.removal-share {WHY}", body))
    _, report = claims.check()
    assert [one.code for one in report] == ["measure.quote"]
    claims.edit("submissions/sample/submission.md", "99.1%", "97.7 per cent")
    assert claims.findings() == []


@pytest.mark.parametrize("name", ["uncomparable", "incomparable", "non-comparable", "notcomparable", "not_comparable"])
def test_a_negation_is_not_taken_for_its_contrary(claims: Any, name: str) -> None:
    claims.text(_claim(f'theirs=log.rate ours=log.removal-share {name}="They differ."'))
    _, report = claims.check()
    (said,) = (one for one in report if one.code == "directive.attribute")
    assert [hint.text for hint in said.hints] == ["did you mean `not-comparable`?"]
