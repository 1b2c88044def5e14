"""What venues ask of a text: plain type, other words, numbered paragraphs, paragraphs of a draft; and how it reads."""

from collections.abc import Callable
from typing import Any

import pytest

from toolkit.check.form.emphasis import emphasised
from toolkit.check.form.language import language_of
from toolkit.check.form.paragraphs import named_paragraphs, unnumbered, unreferenced
from toolkit.check.form.reading_ease import ease_of, reading_ease, sentences, syllables
from toolkit.check.form.terms import forbidden_terms

Prepared = Callable[[str], Any]
NUMBERED = """\
---
title: A sample
date: 2021-04-15
template: treaty-body
committee: The Committee
instrument: The Convention
state: A State
bibliography: [references.bib]
---
"""


def test_bold_and_italics(prepared: Prepared) -> None:
    document = prepared(
        "A **bold** and an *italic* word, ***both***.\n\n- In *a list*^[With a **note** [@smith2020].]"
    ).document
    said = [(one.message, one.span.excerpt) for one in emphasised(document, ("bold", "italics", "underline"))]
    assert said == [
        ("“bold” is bold", "**bold**"),
        ("“italic” is italic", "*italic*"),
        ("“both” is italic", "***both***"),
        ("“a list” is italic", "*a list*"),
        ("“note” is bold", "**note**"),
        ("the citation style sets titles in italics", "[@smith2020]"),
    ]
    assert [one.message for one in emphasised(document, ("bold",))] == [
        "“bold” is bold",
        "“both” is bold",
        "“note” is bold",
    ]
    assert emphasised(document, ()) == ()


def test_words_to_avoid(prepared: Prepared) -> None:
    document = prepared(
        "A shadow\nreport, Shadow-Reports and\u00a0*shadow report*; no shadow reporting.^[Shadow report.]\n\n"
        "::: table {#tbl-x}\nOf shadow reports\n\n| Shadow report | B |\n|---|---|\n| 1 | 2 |\n:::"
    ).document
    found = forbidden_terms(document, {"shadow report": "alternative report", "child pornography": ""})
    assert [one.message for one in found] == [
        "“shadow report” is a term to avoid",
        "“Shadow-Reports” is a term to avoid",
        "“shadow report” is a term to avoid",
        "“Shadow report” is a term to avoid",
        "“shadow reports” is a term to avoid",
        "“Shadow report” is a term to avoid",
    ]
    assert found[1].span.excerpt == "Shadow-Reports"
    assert found[0].hints == ("write “alternative report”",)


def test_paragraphs_without_numbers(place: Any, prepared: Prepared) -> None:
    [remark] = unnumbered(prepared("# A\n\nOne.\n\n> A quotation.\n\n- A list").document)
    assert remark.message == "paragraphs have no numbers"
    assert remark.span.excerpt == "In short."
    place.text(
        "# A\n\nOne.\n\n> A quotation.\n\n- A list", front=NUMBERED, parts="\n::: part summary\nIn short.\n:::\n"
    )
    result, _ = place.check()
    assert unnumbered(result.document) == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Paragraph 14 of the draft, para. 15 and paras 16 to 18, § 7, ¶ 9, pars. 3.", (14, 15, 16, 7, 9, 3)),
        ("Le paragraphe 12 et les paragraphes\u00a013 et 14.", (12, 13)),
        ("Absatz 3, Ziffer 4, Rn. 5 und Nr. 6.", (3, 4, 5, 6)),
        ("El párrafo 8 y los párrs. 9 y 10; apartado 2.", (8, 9, 2)),
        ("The paragraph that follows, 14 paragraphs, part 3, comparable 5.", ()),
    ],
)
def test_paragraphs_of_a_draft(prepared: Prepared, text: str, numbers: tuple[int, ...]) -> None:
    assert named_paragraphs(prepared(text).document) == numbers


RECOMMENDED = "\n\n::: recommendation\nChange it.\n:::\n\n"


def test_comments_that_name_no_paragraph(prepared: Prepared) -> None:
    [remark] = unreferenced(prepared(f"# Violence\n\nSome words.{RECOMMENDED}").document)
    assert (remark.message, remark.span) == ("no paragraph of the draft is named", None)
    body = (
        f"# Business\n\nOn paragraph 36.{RECOMMENDED}## Awareness: paragraph 33\n\nWords.{RECOMMENDED}"
        f"# Violence\n\nWords.{RECOMMENDED}# Closing\n\nWords."
    )
    said = [(one.message, one.span.excerpt) for one in unreferenced(prepared(body).document)]
    assert said == [("the section “Violence” names no paragraph of the draft", "# Violence")]


# ------------------------------------------------------------------ language and reading


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Children have the right to be heard in all matters that affect them, and States must see to it that they are not left alone with what they have seen online."),
        ("fr", "Les enfants ont le droit d’être entendus dans toutes les affaires qui les concernent, et les États doivent veiller à ce qu’ils ne soient pas seuls avec ce qu’ils ont vu en ligne."),
        ("de", "Kinder haben das Recht, in allen Angelegenheiten gehört zu werden, die sie betreffen, und die Staaten müssen dafür sorgen, dass sie mit dem, was sie im Netz gesehen haben, nicht allein sind."),
        ("es", "Los niños tienen derecho a ser escuchados en todos los asuntos que les afectan, y los Estados deben velar por que no se queden solos con lo que han visto en la red y en otros lugares."),
        ("it", "I bambini hanno il diritto di essere ascoltati in tutte le questioni che li riguardano, e gli Stati devono fare in modo che non siano lasciati soli con quello che hanno visto nella rete."),
        ("el", "Τα παιδιά έχουν το δικαίωμα να ακούγονται σε όλα τα θέματα που τα αφορούν, και τα κράτη πρέπει να φροντίζουν."),
        ("zh", "儿童有权就影响他们的一切事项表达意见，各国应确保他们不会独自面对网上所见的内容。" * 3),
        ("", "Instagram Facebook YouTube TikTok Snapchat Discord Roblox Twitch Reddit Pinterest Telegram Signal " * 4),
        ("", "Child rights online"),
        ("", "الأطفال لهم الحق في أن يسمع صوتهم في جميع المسائل التي تمسهم"),
    ],
)  # fmt: skip
def test_the_language_of_a_text(lang: str, text: str) -> None:
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", {"child": 1, "report": 2, "made": 1, "asked": 1, "wanted": 2, "table": 2, "committee": 3, "online": 2, "people": 2, "rights": 1, "service": 2, "the": 1}),
        ("fr", {"enfant": 2, "droits": 1, "ligne": 1, "parlent": 1, "été": 2, "protection": 3, "image": 2, "le": 1}),
        ("de", {"Kinder": 2, "Rechte": 2, "für": 1, "Übereinkommen": 5, "Bericht": 2, "Schutz": 1}),
        ("es", {"niños": 2, "derechos": 3, "línea": 3, "teoría": 4, "protección": 3, "país": 2, "leer": 2}),
    ],
)  # fmt: skip
def test_syllables(lang: str, words: dict[str, int]) -> None:
    assert {word: syllables(word, lang) for word in words} == words


def test_sentences() -> None:
    text = "See Art. 3 of it. It was 3.5 per cent, i.e. a lot (p. 7). “Really?” Yes! No. 5 is next … And “so.” Done"
    assert sentences(text) == [
        "See Art. 3 of it.", " It was 3.5 per cent, i.e. a lot (p. 7).", " “Really?”", " Yes!", " No. 5 is next …", " And “so.”",
        " Done",
    ]  # fmt: skip


def test_reading_ease_by_hand() -> None:
    """Sentences of five words and six syllables: 206.835 - 1.015 * 5 - 84.6 * 6 / 5 = 100.24."""
    ease = ease_of(["The child saw a report."] * 20, "en")
    assert ease is not None
    assert (ease.score, ease.sentence, ease.long, ease.says) == (100.2, 5.0, 0, "easy")
    french = ease_of(["Les enfants ont des droits."] * 20, "fr")  # 6 syllables: 207 - 5.075 - 73.6 * 1.2
    german = ease_of(["Kinder haben auch hier Rechte."] * 20, "de")  # 8 syllables: 180 - 5 - 58.5 * 1.6
    spanish = ease_of(["Los niños tienen más derechos."] * 20, "es")  # 9 syllables: 206.84 - 5.1 - 60 * 1.8
    assert [one.score for one in (french, german, spanish) if one] == [113.6, 81.4, 93.7]


def test_where_no_formula_holds(prepared: Prepared) -> None:
    assert reading_ease(prepared("Too short.").document) is None
    assert ease_of(["Lasten oikeudet kuuluvat kaikille."] * 50, "fi") is None
