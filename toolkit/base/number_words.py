"""Base: numbers as people write them in a sentence: with the marks of a language, or in words (en, fr, de, es)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

_SMALL = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_OTHERS: dict[str, dict[str, int]] = {
    "en": {},
    "fr": {"une": 1, "vingts": 20, "huitante": 80, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
           "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60},
    "de": {"eins": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "dreissig": 30, "fuenf": 5, "zwoelf": 12},
    "es": {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "quinientos": 500, "quinientas": 500,
           "setecientos": 700, "setecientas": 700, "novecientos": 900, "novecientas": 900}
    | {f"{word}cient{end}": 100 * number for end in ("os", "as") for number, word in
       {2: "dos", 3: "tres", 4: "cuatro", 6: "seis", 8: "ocho"}.items()},
}  # fmt: skip
_TIMES = {
    "en": {"dozen": 12, "hundred": 100, "thousand": 1000},
    "fr": {"cent": 100, "cents": 100, "centaine": 100, "mille": 1000, "millier": 1000},
    "de": {"hundert": 100, "tausend": 1000},
    "es": {"cien": 100, "ciento": 100, "centenar": 100, "mil": 1000, "millar": 1000},
}
_AND = {"en": "and", "fr": "et", "de": "und", "es": "y"}
_GROUPS = {"en": ",\u00a0\u202f", "fr": " \u00a0\u202f.", "de": ".\u00a0\u202f ", "es": ".\u00a0\u202f "}
_ONE = {"en": ("a",), "fr": (), "de": (), "es": ()}  # one only before what it multiplies: a hundred
_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A whole number at `start` to `end` of a text."""

    start: int
    end: int
    value: int
    form: Literal["digits", "words"]


def numerals(text: str, lang: str) -> Iterator[Numeral]:
    """Yield the whole numbers of `text` in the language of the tag `lang`, in their order; parts of decimals too.

    Digits may be grouped by the marks of the language; of other languages than the four only digits are known.
    """
    lang = lang.partition("-")[0].lower()
    for found in _pattern(lang).finditer(text):
        digits = found[0][0].isdigit()
        value = int(re.sub(r"\D", "", found[0])) if digits else _value(tuple(_pieces(found[0].lower(), lang)), lang)
        if value is not None:
            yield Numeral(start=found.start(), end=found.end(), value=value, form="digits" if digits else "words")


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    marks = _GROUPS.get(lang, ",.\u00a0\u202f")
    digits = rf"\d{{1,3}}(?:[{marks}]\d{{3}})+(?!\d)|\d+"
    return re.compile(rf"{digits}|{_words_pattern(lang)}" if lang in _SMALL else digits, re.IGNORECASE)


@cache
def _adds(lang: str) -> dict[str, int]:
    small = {word: number for number, word in enumerate(_SMALL[lang].split())}
    return small | {word: 20 + 10 * at for at, word in enumerate(_TENS[lang].split())} | _OTHERS[lang]


@cache
def _words_pattern(lang: str) -> str:
    """The longest word first; German writes them as one."""
    names = sorted({**_adds(lang), **_TIMES[lang]}, key=len, reverse=True)
    word = "|".join(names)
    if lang == "de":
        return rf"\b(?:{word}|und(?=\w))+\b"
    first = rf"(?:{'|'.join(_ONE[lang])}) (?={'|'.join(_TIMES[lang])})" if _ONE[lang] else ""
    return rf"\b(?:{first})?(?:{word})(?:(?:[- \u00a0]|[- ]{_AND[lang]}[- ])(?:{word}))*\b"


def _pieces(text: str, lang: str) -> list[str]:
    if lang != "de":
        return [word for word in re.split(r"[\s-]+", text) if word != _AND[lang]]
    names = sorted({**_adds(lang), **_TIMES[lang], "und": 0}, key=len, reverse=True)
    return re.findall("|".join(names), text)


def _value(words: tuple[str, ...], lang: str) -> int | None:
    """Add and multiply from left to right: (two hundred) thousand (fifty) nine."""
    adds, times, total, part = _adds(lang), _TIMES[lang], 0, 0
    for word in words:
        if word in times and times[word] == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif word in times:
            part = max(part, 1) * times[word]
        elif lang == "fr" and word in ("vingt", "vingts") and part % 100 == 4:
            part += 76  # quatre-vingt
        elif word in adds:
            part += adds[word]
    return total + part if 0 <= total + part < _LIMIT and words else None
