"""What readers stumble over: acronyms, links without words, text in another language, numbers that cannot be right."""

from typing import Any

import pytest

FRENCH = (
    "Les enfants ont le droit de participer à la vie en ligne et les plateformes ne sont pas au-dessus des lois qui les "
    "protègent, comme nous l’avons écrit dans cette contribution pour la Commission."
)
ENGLISH = (
    "Children have the right to take part in the life of the internet, and the platforms are not above the laws that protect "
    "them, as we have written in this contribution to the Commission."
)


def _said(place: Any, body: str) -> list[tuple[str, str, str]]:
    place.text(body)
    _, report = place.check()
    return [(one.code, one.span.excerpt, one.message) for one in report]


@pytest.mark.parametrize(
    "body",
    [
        "The EU, the UN and NGOs of the USA.",
        "The National Centre for Reports (NCR) and the NCR.",
        "Several National Centres for Reports (NCRs); each NCR.",
        "NCR (National Centre for Reports) and NCR.",
        "The coordinator of services (hereafter “DSC”), and the DSC.",
        "Le coordinateur (ci-après «\u00a0CSN\u00a0») et le CSN.",
        "Die Koordinierungsstelle (im Folgenden DSC) und die DSC.",
        "La coordinadora (en adelante, CSD) y la CSD.",
        "The Act on Services (Regulation (EU) 2022/2065, “DSA”), and the DSA.",
        "See CRC/C/GC/25, COM(2022) 209, A/HRC/46/37 and Part IV.",
        "YouTube, iPhone, eSafety and McAfee.",
        "We do NOT agree, and that is not new.",
        "# REPORTS OF THE NCMEC AND OTHERS",
        "`NCR` is code [@smith2020].",
        "An address: office@NCR.org.",
    ],
)
def test_acronyms_that_need_no_words(place: Any, body: str) -> None:
    assert _said(place, body) == []


@pytest.mark.parametrize(
    ("body", "where", "said"),
    [
        ("Reports to the NCMEC and NCMECs.", "NCMEC", "acronyms never explained: NCMEC"),
        ("E2EE and CSAM.", "E2EE", "acronyms never explained: E2EE, CSAM"),
        ("(see NCR) and NCR (2020).", "NCR", "acronyms never explained: NCR"),
        (
            "The NCR. Then the National Centre for Reports (NCR), and CSAM.",
            "NCR",
            "acronyms never explained: CSAM; explained only after the first use: NCR",
        ),
        ("In a note.^[By the NCR.]", "NCR", "acronyms never explained: NCR"),
    ],
)
def test_acronyms_that_nobody_explains(place: Any, body: str, where: str, said: str) -> None:
    assert _said(place, body) == [("words.acronym", where, said)]


def test_what_comes_from_a_dataset_is_not_the_author_s(place: Any) -> None:
    place.edit("evidence/log/datapackage.yaml", "label: Removed", "label: By the NCR")
    assert _said(place, "::: table log.outcomes {#tbl-x}\nOutcomes\n:::") == []
    assert [code for code, _, _ in _said(place, "::: table log.outcomes {#tbl-x}\nOf the NCR\n:::")] == [
        "words.acronym"
    ]


def test_languages_with_other_customs_are_left_alone(place: Any) -> None:
    place.text("The NCR and others.")
    place.edit("submissions/sample/submission.md", "date: 2021", "lang: ar\ndate: 2021")
    assert place.findings() == []


def test_a_long_list_of_acronyms_is_one_note(place: Any) -> None:
    names = [f"Q{chr(65 + n)}Z" for n in range(15)]
    [(code, _, said)] = _said(place, " and the ".join(names))
    assert code == "words.acronym"
    assert said.endswith(f"{names[11]} and 3 more")


@pytest.mark.parametrize(
    "words", ["here", "Click here", "cliquez ici", "Mehr erfahren …", "Más información.", "→ read more"]
)
def test_a_link_that_says_nothing(place: Any, words: str) -> None:
    assert [code for code, _, _ in _said(place, f"See [{words}](https://example.org/x).")] == ["access.link-text"]


def test_links_that_say_something_or_spell_an_address(place: Any) -> None:
    assert _said(place, "See [the guidelines](https://example.org/x) [@smith2020].") == []
    assert _said(place, "In a note.^[See <https://example.org/x>.]") == []
    said = _said(place, "See <https://example.org/x> and <https://example.org/y>.")
    assert [(code, message.partition(":")[0]) for code, _, message in said] == [
        ("access.link-address", "2 links whose words are an address")
    ]


def test_the_language_of_the_text(place: Any) -> None:
    place.text(FRENCH)
    parts = {"In short.": FRENCH, "Act.": FRENCH}
    for old, new in parts.items():
        place.edit("submissions/sample/submission.md", old, new)
    assert place.findings() == [("words.language", "submissions/sample/submission.md:1:1")]
    place.edit("submissions/sample/submission.md", "date: 2021", "lang: fr\ndate: 2021")
    assert place.findings() == []


def test_a_paragraph_in_another_language(place: Any) -> None:
    english = " ".join(f"{ENGLISH}\n\n" for _ in range(3))
    [(code, where, _)] = _said(place, f"{english}\n\n{FRENCH}")
    assert (code, where) == ("words.language", FRENCH)
    assert _said(place, f"{english}\n\n::: {{lang=fr}}\n{FRENCH}\n:::\n\n[{FRENCH}]{{lang=fr}}") == []


@pytest.mark.parametrize("number", ["920313724582-73", "REG 9508989407-67", "28806091045 – 55", "28806091045‑55"])
def test_numbers_of_a_register(place: Any, number: str) -> None:
    place.edit(
        "submissions/sample/submission.md", "date: 2021-04-15", f"date: 2021-04-15\ntransparency-register: {number}"
    )
    assert place.findings() == []


@pytest.mark.parametrize("number", ["to be added", "12345", "920313724582", "920313724582-7", "920313724582-733"])
def test_numbers_that_cannot_be_right(place: Any, number: str) -> None:
    place.edit(
        "submissions/sample/submission.md", "date: 2021-04-15", f"date: 2021-04-15\ntransparency-register: {number}"
    )
    assert [code for code, _ in place.findings()] == ["words.register-number"]
