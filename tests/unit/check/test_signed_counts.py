"""What a text says about how many sign it is held against the list; numbers about others are left alone."""

from typing import Any

import pytest

from toolkit.check.figures.lexer import numerals
from toolkit.check.signing.reading import claims

FRONT = "---\ntitle: {title}\nlang: {lang}\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\nsignatories: signatories.csv\n---\n"
FOLDER = "submissions/sample"
LANDS = ("AU", "FR", "DE", "KE", "PE")


def _letter(place: Any, text: str, *, title: str = "A letter", lang: str = "en-GB") -> list[tuple[str, str]]:
    """12 organisations and 4 persons from 5 countries sign `text`; one withdrew, one said nothing."""
    rows = [f"organisation,Bund {n},{LANDS[n % 5]},yes" for n in range(12)] + [
        f"person,Nomen {n},FR,yes" for n in range(4)
    ]
    rows += ["organisation,Gone,SE,withdrawn", "person,Silent,NO,no"]
    place.write(f"{FOLDER}/signatories.csv", "kind,name,country,consent\n" + "\n".join(rows) + "\n")
    place.write(f"{FOLDER}/submission.md", FRONT.format(title=title, lang=lang) + text)
    _, report = place.check()
    found = [one for one in report if one.code != "signatories.left-out"]
    return [(one.code, one.span.excerpt) for one in found]


WRONG = "signatories.count-differs"
TYPED = "signatories.count-typed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are 59 organisations.", [(WRONG, "59")]),
        ("We are 12 organisations.", [(TYPED, "12")]),
        ("We, 16 organisations and experts from 5 countries, ask you to act.", [(TYPED, "16"), (TYPED, "5")]),
        ("We, 16 organisations and experts from 14 countries, ask.", [(TYPED, "16"), (WRONG, "14")]),
        ("We, twelve organisations and four experts, ask.", [(TYPED, "twelve"), (TYPED, "four")]),
        ("More than 60 organisations have signed this letter.", [(WRONG, "More than 60")]),
        ("More than 10 organisations have signed this letter.", []),
        ("More than 12 organisations have signed this letter.", [(WRONG, "More than 12")]),
        ("At least 12 organisations have signed this letter.", []),
        ("12+ organisations have signed this letter.", []),
        ("13+ organisations have signed this letter.", [(WRONG, "13+")]),
        ("Nearly 13 organisations have signed this letter.", []),
        ("Nearly 20 organisations have signed this letter.", [(WRONG, "Nearly 20")]),
        ("About 12 organisations have signed this letter.", []),
        ("Together with 11 other organisations we call on you to act.", [(TYPED, "11")]),
        ("Together with 128 other organisations we call on you to act.", [(WRONG, "128")]),
        ("Over 100 **signatories** from 102 countries.", [(WRONG, "Over 100"), (WRONG, "102")]),
        ("We are {{ signatories.total }} signatories from 14 countries.", [(WRONG, "14")]),
        ("We are {{ signatories.total }} signatories: {{ signatories.organisations }} organisations and 5 experts.", [(WRONG, "5")]),
        ("A note.^[This letter is signed by 59 organisations.]", [(WRONG, "59")]),
        ("# 59 organisations call on you to act", [(WRONG, "59")]),
        ("> We are 59 organisations.", [(WRONG, "59")]),
        ("- signed by 59 organisations in this letter", [(WRONG, "59")]),
        ("We are 1,234 organisations.", [(WRONG, "1,234")]),
        ("59 organisations ask Ofcom to act.", [(WRONG, "59")]),
        ("59 organisations that protect children today sent an open letter to you.", [(WRONG, "59")]),
        ("The signatories – 59 organisations – come from 14 countries.", [(WRONG, "59"), (WRONG, "14")]),
        ("59 NGOs tell the service to answer.", [(WRONG, "59")]),
    ],
)  # fmt: skip
def test_a_typed_number_is_held_against_the_list(place: Any, text: str, expected: list[tuple[str, str]]) -> None:
    assert _letter(place, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3 of 9 organisations we asked did not answer.",
        "59 organisations signed a letter in 2019.",
        "In 2018, 77 organisations called on Facebook to act.",
        "We asked 9 organisations for their view.",
        "The Convention has 196 signatories.",
        "There are 196 signatories to the treaty.",
        "We are a network of 40 organisations in 12 countries.",
        "Of the 20 organisations surveyed, 5 urge users to report.",
        "An earlier letter, signed by 40 organisations, had no answer.",
        "100 items were reported by 4 organisations in 3 countries.",
        "You work with nine organisations that review reports.",
        "One signatory wrote that one organisation calls for more.",
        "Half of the 40 organisations urge their members to leave.",
        "We met 30 experts and 7 organisations in 9 countries.",
        "20 experts told us that services ask children for a picture.",
        "On behalf of our 40 member organisations we ask you to act.",
        "The alliance brings together 40 organisations in 12 countries.",
        "59% of organisations call for change.",
        "59.5 organisations on average call for change.",
        "Two organisations ask users to upload a document.",
        "9 organisations tell us that they get no answer.",
        "Section 59 organisations call for change.",
        "{{ signatories.total }} signatories, {{ signatories.others }} others.",
    ],
)
def test_numbers_about_others_are_left_alone(place: Any, text: str) -> None:
    assert _letter(place, text) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Nous, 59 organisations et expertes de 5 pays, vous demandons d’agir.", [(WRONG, "59"), (TYPED, "5")]),
        ("fr", "« 59\u00a0organisations » : cette lettre est signée par cinquante-neuf organisations.", [(WRONG, "cinquante-neuf")]),
        ("fr", "Plus de 60 associations ont signé cette lettre.", [(WRONG, "Plus de 60")]),
        ("fr", "Avec 128 autres organisations, nous vous appelons à agir par cette lettre.", [(WRONG, "128")]),
        ("fr", "En 2019, 59 organisations ont signé une lettre ; 3 des 9 organisations interrogées demandent plus.", []),
        ("de", "Wir, 59 Organisationen und 4 Expertinnen aus 14 Ländern, fordern Sie auf.", [(WRONG, "59"), (TYPED, "4"), (WRONG, "14")]),
        ("de", "Heute fordern mehr als sechzig Kinderschutzorganisationen Antworten.", [(WRONG, "mehr als sechzig")]),
        ("de", "Der Brief ist von neunundfünfzig Organisationen unterzeichnet.", [(WRONG, "neunundfünfzig")]),
        ("de", "Die 12 unterzeichnenden Organisationen bitten um Antwort.", [(TYPED, "12")]),
        ("de", "Wir haben 9 Organisationen gefragt; 3 von 9 befragten Organisationen antworteten.", []),
        ("es", "Nosotras, 59 organizaciones y 4 expertos de 5 países, pedimos.", [(WRONG, "59"), (TYPED, "4"), (TYPED, "5")]),
        ("es", "Esta carta está firmada por cincuenta y nueve organizaciones.", [(WRONG, "cincuenta y nueve")]),
        ("es", "Junto con otras 128 organizaciones, pedimos.", [(WRONG, "128")]),
        ("es", "En 2019, 59 organizaciones firmaron una carta.", []),
        ("de", "Im Namen unserer 40 Mitgliedsorganisationen bitten wir um Antwort.", []),
        ("fr", "Au nom de nos 40 organisations membres, nous vous demandons une réponse.", []),
        ("sv", "Vi är 59 organisationer.", []),
    ],
)  # fmt: skip
def test_four_languages(place: Any, lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = [one for one in _letter(place, text, lang=lang) if one[0] != "submission.language"]
    assert found == expected


def test_the_title_is_read_too_and_told_once(place: Any) -> None:
    assert _letter(place, "Text.", title="Fifty-nine NGOs urge Instagram to act") == [(WRONG, "Fifty-nine")]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("59 NGOs to the service: act now", "59"),
        ("59 organisations, one demand", "59"),
        ("Nine reports in ten stay", ""),
    ],
)
def test_a_headline_begins_with_those_who_sign(place: Any, title: str, number: str) -> None:
    assert _letter(place, "Text.", title=f"'{title}'") == ([(WRONG, number)] if number else [])


def test_the_hint_is_what_to_write(place: Any) -> None:
    _letter(place, "Together with fifty other organisations we call on you, 3 signatories from two countries.")
    _, report = place.check()
    hints = [one.hints[0].text.partition("`:")[0] for one in report if one.code == WRONG]
    assert hints == [
        "write `{{ signatories.other-organisations | words }}",
        "write `{{ signatories.total }}",
        "write `{{ signatories.countries | words }}",
    ]
    assert (
        _letter(
            place, "Together with {{ signatories.other-organisations | words }} other organisations we call on you."
        )
        == []
    )


def test_no_list_no_question(place: Any) -> None:
    place.text("\nWe are 59 organisations.\n")
    assert [code for code, _ in place.findings()] == []


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "one hundred and twenty-eight", 128), ("en", "two thousand and five", 2005),
        ("fr", "quatre-vingt-dix-neuf", 99), ("fr", "soixante et onze", 71), ("fr", "mille deux cents", 1200),
        ("fr", "cent quatre-vingts", 180), ("fr", "1\u202f234", 1234), ("de", "einhundertachtundzwanzig", 128),
        ("de", "dreiunddreißig", 33), ("de", "zweitausendfünf", 2005), ("de", "1.234", 1234),
        ("es", "ciento veintiocho", 128), ("es", "mil doscientos treinta y cuatro", 1234), ("es", "veintiún", 21),
        ("pl", "1 234", 1234), ("en", "12 345", 12345),
    ],
)  # fmt: skip
def test_numbers_in_words(lang: str, text: str, number: int) -> None:
    assert numerals(text, lang)[0].value == number


def test_a_long_paragraph_is_read_in_no_time() -> None:
    """Nothing in the expressions may try again and again: this paragraph has thousands of numbers and no end."""
    text = "of 12 organisations and groups that 5 experts from " * 4_000
    assert len(list(claims(text, "en", 2021, ()))) == 0


def test_a_number_that_is_held_against_the_list_needs_no_source(place: Any) -> None:
    place.write("toolkit.yaml", (place.root / "toolkit.yaml").read_text(encoding="utf-8").replace('"off"', "warn"))
    text = (
        "\nWe, the undersigned 59 organisations, ask you to act. More than 10 organisations sign. They saw 47 cases.\n"
    )
    assert [code for code, _ in _letter(place, text)] == ["signatories.count-differs", "numbers.unbound"]
