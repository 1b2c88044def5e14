"""No number without a source: where figures are told, what counts as a source, and what is wrong by the numbers alone."""

from collections.abc import Callable
from typing import Any

import pytest

FRONT = """\
---
title: A sample
date: 2021-04-15
lang: {lang}
template: consultation
consultation: The consultation
addressee: The Commission
evidence: {{log: log}}
bibliography: [references.bib]
csl: {csl}
---
"""
Found = list[tuple[str, str]]


@pytest.fixture
def told(place: Any) -> Callable[..., Found]:
    """(code, words it points at) of all findings about numbers, waivers and the form of the text."""

    def check(body: str, lang: str = "en-GB", csl: str = "oscola-no-ibid", numbers: str = "") -> Found:
        place.edit("toolkit.yaml", 'numbers: "off"\n', f"numbers: {numbers}\n" if numbers else "")
        parts = "::: references\n:::\n" if csl == "apa" else ""
        place.text(body + parts, front=FRONT.format(lang=lang, csl=csl))
        _, report = place.check()
        others = ("cite.not-printed", "sources.not-archived")
        return [(one.code, one.span.excerpt) for one in report if one.code not in others]

    return check


def unbound(*words: str) -> Found:
    return [("numbers.unbound", word) for word in words]


def test_a_typed_figure_is_told_at_its_place(told: Callable[..., Found]) -> None:
    text = "We found 47 reports, 12 % of all, **4,700** pictures and a third of the accounts.\n"
    assert told(text) == unbound("47", "12 %", "4,700", "a third")


def test_escapes_and_entities_do_not_move_the_place(told: Callable[..., Found]) -> None:
    assert told("We found 5 \\% and 4&nbsp;700 of {{ log.reported }} <!-- so many --> and 48.\n") == unbound(
        "5 \\%", "4&nbsp;700", "48"
    )


@pytest.mark.parametrize("csl", ["oscola-no-ibid", "apa"])
def test_a_citation_covers_its_sentence_and_no_other(told: Callable[..., Found], csl: str) -> None:
    text = "We found 47 reports [@smith2020]. Then 48. [@un2021] Then 49. As @smith2020 [p. 3] says, 50. And 51.\n"
    assert told(text, csl=csl) == unbound("49", "51")


def test_a_note_covers_where_it_names_a_source(told: Callable[..., Found]) -> None:
    text = "We saw 47 cases.^[[@smith2020, p. 4]] We saw 48 cases.^[And 12 more.] We saw 49 cases.^[Eurostat, 2020.]\n"
    assert told(text) == unbound("48", "12")


def test_what_begins_a_sentence_covers_none_before_it(told: Callable[..., Found]) -> None:
    text = (
        "We saw 47 cases. [Police](https://police.example.org) saw 48. We saw 49. @tbl-x shows 50.\n\n"
        "::: table log.outcomes {#tbl-x}\nOutcomes\n:::\n"
    )
    assert told(text) == unbound("47", "49")


def test_quotations_tables_and_lists_are_covered_by_their_citation(told: Callable[..., Found]) -> None:
    text = (
        "> We saw 47 cases [@smith2020].\n\n> We saw 48 cases.\n\n"
        "These were found [@smith2020]:\n\n- 49 cases\n- 50 deaths\n\n"
        "| a | b |\n|---|---|\n| c | 51 [@smith2020] |\n| d | 52 |\n\n"
        "::: table log.outcomes {#tbl-x}\nOutcomes\n:::\n\nAs @tbl-x shows, 53 were seen.\n"
    )
    assert told(text) == unbound("48", "52")


def test_headings_captions_and_words_in_another_language(told: Callable[..., Found]) -> None:
    text = "## What 47 reports say {#sec-x}\n\n[Quarante-sept plaintes sur cent]{lang=fr} came in.\n"
    assert told(text) == unbound("47", "Quarante-sept plaintes sur cent")


def test_what_the_toolkit_writes_is_not_told(told: Callable[..., Found]) -> None:
    assert told("Of {{ log.reported }} items, {{ log.removed }} were removed.\n\n::: appendix log\n:::\n") == []


@pytest.mark.parametrize(("mode", "severity"), [("strict", "error"), ("warn", "warning"), ("off", None)])
def test_a_workspace_says_how_strict_it_is(place: Any, mode: str, severity: str | None) -> None:
    place.edit("toolkit.yaml", 'numbers: "off"', f"numbers: {mode}")
    place.text("We found 47 reports.\n")
    _, report = place.check()
    expected = [("numbers.unbound", severity)] if severity else []
    assert [(one.code, one.severity.value) for one in report] == expected


def test_the_front_matter_overrides_the_workspace(place: Any) -> None:
    place.text("We found 47 reports.\n", front=FRONT.format(lang="en-GB", csl="oscola-no-ibid"))
    place.edit("submissions/sample/submission.md", "lang: en-GB", "lang: en-GB\nnumbers: strict")
    _, report = place.check()
    assert [(one.code, one.severity.value) for one in report] == [("numbers.unbound", "error")]


def test_an_unknown_way_is_told(place: Any) -> None:
    place.edit("toolkit.yaml", 'numbers: "off"', "numbers: strickt")
    assert [code for code, _ in place.findings()] == ["fields.value"]


# ------------------------------------------------------------------ wrong by the numbers alone

SLIPS = [
    ("en", "Of 100 reports, 60 were removed, 30 were rejected and 20 are still open.", "numbers.parts", "20"),
    ("en", "60% were removed and the remaining 30% were not.", "numbers.parts", "30%"),
    ("fr", "Sur 100 signalements, 60 ont été retirés, 30 rejetés et 20 restent ouverts.", "numbers.parts", "20"),
    ("de", "Von 100 Meldungen wurden 60 entfernt, 30 abgelehnt und 20 blieben offen.", "numbers.parts", "20"),
    ("es", "De 100 denuncias, 60 fueron retiradas, 30 rechazadas y 20 siguen pendientes.", "numbers.parts", "20"),
    ("en", "A majority (45%) of users agreed.", "numbers.majority", "45%"),
    ("en", "Most reports (38 %) were rejected.", "numbers.majority", "38 %"),
    ("fr", "La majorité (45 %) des parents est d’accord.", "numbers.majority", "45 %"),
    ("de", "Die Mehrheit (45 %) stimmt zu.", "numbers.majority", "45 %"),
    ("es", "La mayoría (45 %) está de acuerdo.", "numbers.majority", "45 %"),
    ("en", "The share rose from 10% to 15%, an increase of 5%.", "numbers.points", "5%"),
    ("en", "The share rose by 50 percentage points, from 10% to 15%.", "numbers.points", "50 percentage points"),
    ("fr", "La part est passée de 10 % à 15 %, soit une hausse de 5 %.", "numbers.points", "5 %"),
    ("de", "Der Anteil stieg von 10 % auf 15 %, also um 5 %.", "numbers.points", "5 %"),
    ("es", "La proporción pasó del 10 % al 15 %, un aumento del 5 %.", "numbers.points", "5 %"),
]


@pytest.mark.parametrize(("lang", "text", "code", "words"), SLIPS)
def test_slips_of_arithmetic(told: Callable[..., Found], lang: str, text: str, code: str, words: str) -> None:
    cited = text.removesuffix(".") + " [@smith2020].\n"
    assert told(cited, lang=lang) == [(code, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Of 100 reports, 50 were removed, 30 rejected and 20 left open",
        "Of 100 girls, 60 were contacted and 50 harassed",
        "Of 100 reports, 60 were removed, of which 50 were later accepted again",
        "In May 60% were removed, in June 50% were rejected, in July 40% were left open",
        "60% of comments were removed, 50% of posts were rejected and 40% of stories were left open",
        "Most of the 120 reports (78%) were rejected", "The most vulnerable (38%) are girls",
        "A relative majority (45%) agreed", "The majority agreed, and 40% did not", "At most 38% agreed",
        "The share rose from 10% to 15%, that is by 50%", "The share rose by 5 percentage points, from 10% to 15%",
    ],
)  # fmt: skip
def test_what_may_be_right_is_not_told(told: Callable[..., Found], text: str) -> None:
    assert told(f"{text} [@smith2020].\n") == []


def test_one_thing_with_two_numbers(told: Callable[..., Found]) -> None:
    text = (
        "{{ log.removal-share | percent }} of items were removed in the end.\n\n"
        "We saw that 36 % of items were removed in the end [@smith2020].\n\n"
        "In 2019, 37 % of items were removed in the end [@smith2020].\n"
    )
    assert told(text) == [("numbers.typed-twice", "36 %")]


def test_a_typed_count_that_the_data_do_not_have(told: Callable[..., Found]) -> None:
    text = "There are {{ log.reported }} items reported. Smith speaks of 12 items reported by users [@smith2020].\n"
    assert told(text) == [("numbers.differs", "12")]


def test_a_typed_figure_that_a_measure_computes(place: Any) -> None:
    place.edit("toolkit.yaml", 'numbers: "off"\n', "")
    text = (
        "The share is {{ log.removal-share | percent }} of items. We see 30% of items. So 30% of items [@smith2020].\n"
    )
    place.text(text)
    _, report = place.check()
    told = [(one.code, one.hints[0].text) for one in report if one.code.startswith("numbers.")]
    assert told == [
        ("numbers.unbound", "`{{ log.removal-share }}` prints this number from the data"),
        ("numbers.computed", "write `{{ log.removal-share }}`, and it follows the data"),
    ]
