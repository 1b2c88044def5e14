"""Numbers in digits and in words: value and place. The expected values are written by hand."""

from fractions import Fraction

import pytest

from toolkit.check.figures.lexer import numerals

CASES = [
    ("en", "forty-seven reports", "forty-seven", 47),
    ("en", "one hundred and twenty-five thousand", "one hundred and twenty-five thousand", 125_000),
    ("en", "a million users", "a million", 1_000_000),
    ("en", "1,234.5 hours", "1,234.5", Fraction(2469, 2)),
    ("en", "1.234 of them", "1.234", Fraction(617, 500)),
    ("en", "£29bn", "29bn", 29_000_000_000),
    ("en", "4.2 million", "4.2 million", 4_200_000),
    ("en", "12,34,567 rupees", "12,34,567", 1_234_567),
    ("en", "1’234 francs", "1’234", 1234),
    ("en", "2½ days", "2½", Fraction(5, 2)),
    ("en", "١٢٣ reports", "١٢٣", 123),
    ("fr", "quatre-vingt-dix-sept cas", "quatre-vingt-dix-sept", 97),
    ("fr", "quatre-vingts cas", "quatre-vingts", 80),
    ("fr", "soixante et onze cas", "soixante et onze", 71),
    ("fr", "deux cent mille cas", "deux cent mille", 200_000),
    ("fr", "1 234,5 heures", "1 234,5", Fraction(2469, 2)),
    ("fr", "septante-deux cas", "septante-deux", 72),
    ("de", "siebenundvierzig Fälle", "siebenundvierzig", 47),
    ("de", "einhundertdreiundzwanzig Fälle", "einhundertdreiundzwanzig", 123),
    ("de", "zweitausendeinhundert Fälle", "zweitausendeinhundert", 2100),
    ("de", "vierzig Millionen Euro", "vierzig Millionen", 40_000_000),
    ("de", "20 Mio. Euro", "20 Mio.", 20_000_000),
    ("de", "1.234,5 Stunden", "1.234,5", Fraction(2469, 2)),
    ("es", "cuarenta y siete casos", "cuarenta y siete", 47),
    ("es", "cinco mil trescientos casos", "cinco mil trescientos", 5300),
    ("es", "dos mil millones", "dos mil millones", 2_000_000_000),
    ("es", "ciento veinte casos", "ciento veinte", 120),
]


@pytest.mark.parametrize(("lang", "text", "words", "value"), CASES)
def test_value_and_place(lang: str, text: str, words: str, value: int | Fraction) -> None:
    (one,) = numerals(text, lang)
    assert (one.text, one.value) == (words, value)
    assert text[one.start : one.end] == words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "the twenty-first century"), ("fr", "un signataire, une voix"), ("fr", "pour cent"),
        ("de", "ein Kind und eine Frau"), ("es", "un niño, una niña"), ("es", "por ciento"), ("it", "quarantasette"),
    ],
)  # fmt: skip
def test_articles_and_ordinals_are_no_numbers(lang: str, text: str) -> None:
    assert numerals(text, lang) == ()


def test_neighbours_stay_apart() -> None:
    found = [(one.text, one.value) for one in numerals("two and three, forty-seven of 120; in 2020 312 schools", "en")]
    assert found == [("two", 2), ("three", 3), ("forty-seven", 47), ("120", 120), ("2020", 2020), ("312", 312)]
