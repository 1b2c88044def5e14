"""Figures and numbers in any text: places are exact, nothing overlaps, and number words mean what they say."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.check.figures.figure import figures_in
from toolkit.check.figures.lexer import numerals
from toolkit.check.figures.sentence_ends import names_author_and_year, sentence_ranges

LANGS = ("en", "fr", "de", "es", "ar")
_PIECES = st.sampled_from(
    [
        "47",
        "12.5",
        "1,234",
        "1",
        "234",
        "2019",
        "forty-seven",
        "quatre-vingt-dix",
        "siebenundvierzig",
        "cuarenta",
        "y",
        "siete",
        "%",
        "per",
        "cent",
        "Prozent",
        "€",
        "million",
        "of",
        "in",
        "between",
        "and",
        "to",
        "from",
        "Article",
        "§",
        "No.",
        "(",
        ")",
        "[",
        "]",
        "–",
        "-",
        ".",
        ",",
        ";",
        ":",
        "’",
        "May",
        "mai",
        "reports",
        "cases",
        "children",
        "a",
        "third",
        "la",
        "moitié",
        "Hälfte",
        "doubled",
        "A/HRC/1",
        "5G",
        "½",
        "١٢",
        "\xa0",
        "\u202f",
        "\n",
        "the",
        "two",
        "sur",
        "cent",
        "von",
        "zehn",
        "mal",
        "fois",
        "veces",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@given(_TEXTS, st.sampled_from(LANGS))
@settings(max_examples=150)
def test_places_are_exact_and_nothing_overlaps(text: str, lang: str) -> None:
    for found in (numerals(text, lang), figures_in(text, lang)):
        assert all(text[one.start : one.end] == one.text and one.text.strip() for one in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(_TEXTS, st.sampled_from(LANGS))
@settings(max_examples=100)
def test_sentences_cover_every_word_once(text: str, lang: str) -> None:
    ranges = list(sentence_ranges(text, lang))
    kept = "".join(text[start:end] for start, end, _ in ranges)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


@pytest.mark.parametrize(
    "text", ["(" + "A" * 5000, "(" + "Aa " * 2000, "+1" + " 1" * 3000, "47 and " * 800, "§ 1, " * 900]
)
def test_no_pattern_runs_away(text: str) -> None:
    """Each of them would take years where a pattern has two ways to read the same words."""
    assert not names_author_and_year(text)
    assert all(text[one.start : one.end] == one.text for one in figures_in(text, "en"))


# ------------------------------------------------------------------ the words, made in another way than they are read

_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DE = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
_ES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)


def english(n: int) -> str:
    if n >= 1000:
        rest = n % 1000
        return f"{english(n // 1000)} thousand" + (f"{' and' if rest < 100 else ''} {english(rest)}" if rest else "")
    if n >= 100:
        return f"{english(n // 100)} hundred" + (f" and {english(n % 100)}" if n % 100 else "")
    if n < 20:
        return _EN.split()[n - 1]
    ten = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"][n // 10 - 2]
    return ten + (f"-{english(n % 10)}" if n % 10 else "")


def german(n: int) -> str:
    if n >= 1000:
        return f"{german(n // 1000)}tausend" + (german(n % 1000) if n % 1000 else "")
    if n >= 100:
        return f"{german(n // 100)}hundert" + (german(n % 100) if n % 100 else "")
    if n < 20:
        return _DE.split()[n - 1]
    ten = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"][n // 10 - 2]
    return (f"{german(n % 10)}und" if n % 10 else "") + ten


def french(n: int) -> str:
    if n >= 1000:
        head = "mille" if n < 2000 else f"{french(n // 1000)} mille"
        return head + (f" {french(n % 1000)}" if n % 1000 else "")
    if n >= 100:
        head = "cent" if n < 200 else f"{french(n // 100)} cent{'' if n % 100 else 's'}"
        return head + (f" {french(n % 100)}" if n % 100 else "")
    if n < 20:
        return _FR.split()[n - 1]
    if n == 80:
        return "quatre-vingts"
    if n > 80:
        return f"quatre-vingt-{french(n - 80)}"
    tens = ["vingt", "trente", "quarante", "cinquante", "soixante"]
    base = min(n // 10 * 10, 60)
    rest = n - base
    if not rest:
        return tens[base // 10 - 2]
    return tens[base // 10 - 2] + (f" et {french(rest)}" if rest in (1, 11) else f"-{french(rest)}")


def spanish(n: int) -> str:
    if n >= 1000:
        head = "mil" if n < 2000 else f"{spanish(n // 1000)} mil"
        return head + (f" {spanish(n % 1000)}" if n % 1000 else "")
    if n == 100:
        return "cien"
    if n > 100:
        names = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
        return names.split()[n // 100 - 1] + (f" {spanish(n % 100)}" if n % 100 else "")
    if n < 30:
        return _ES.split()[n - 1]
    ten = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"][n // 10 - 3]
    return ten + (f" y {spanish(n % 10)}" if n % 10 else "")


@pytest.mark.parametrize(("lang", "spell"), [("en", english), ("de", german), ("fr", french), ("es", spanish)])
def test_every_number_word_has_its_value(lang: str, spell: object) -> None:
    for number in (*range(2, 1300), *range(1900, 2130), 9999, 12_345, 70_071, 99_999):
        words = spell(number)  # type: ignore[operator]
        assert [(one.text, one.value) for one in numerals(words, lang)] == [(words, number)]
