"""Figures: the numbers of a sentence that only name something: a date, an article, a document, a telephone."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from toolkit.check.figures.idioms.idiom import Idiom
from toolkit.check.figures.lexer import Numeral

MASK = "ƻ"  # a letter that no language of ours has; in a masked sentence it stands for every character of a number

_YEARS = range(1700, 2100)
_LONGEST = 60  # characters of a token

_NUMBERS = (  # whatever the language
    r"\+\d[\d\s().-]{6,}\d|(?<![\d.,])\(?0\d[\d\s()/-]{3,}\d|(?<!\d)116[ \u00a0]?\d{3}(?!\d)",  # telephones
    r"\b(?:1[789]|20)\d\d\s?[–/-]\s?\d{2,4}\b|\b\d{4}-\d\d(?:-\d\d)?\b",  # 2019–21, 2020-05-04
    r"\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}(?!\d)|\b\d+:\d+\b|\b24/7\b",  # 3.5.2020, 6:30
    r"\b24\s+(?:hours?|Stunden|heures|horas)\s+(?=(?:a|am|al|del|per|pro)\s|sur\s+24)",
    r"(?<=[A-Z]\(\d{4}\)) \d+",  # COM(2022) 209
    r"\[\d+(?:\s?[,–-]\s?\d+)*\]|\[\d{4}\]",  # marks of notes, years of law reports
    r"^\W{0,3}\(?\d{1,3}[.)](?=\s|$)|(?<=[:.;])\s\d{1,2}[.)]\s+(?=[A-ZÀ-Þ])",  # numbers of a list
    r"(?:^|,\s?|\b[A-Z]{1,2}-)\d{4,5}(?=\s+[A-ZÀ-Þ][a-zß-ÿ]+(?:[,.;)]|\s*$|\s+(?:CEDEX|Cedex)))",  # postcodes
    r"\b\d{3,4}/\d+(?:/\d+)*\b|\b\d+/\d{2,}(?:/\d+)*\b|\b(?:[5-9]|\d\d+)/\d+\b",  # 2022/2065, 19/18792
    r"\bIS[BS]N[\s:]*[\d-]+|(?:https?://|www\.)\S+|(?<!\S)\S+@\S+",
    r"(?<![\d.,])0\d+(?![\d.,]*\s?[%])",  # 007
    r"(?<!\d)(?:1[789]|20)\d\d(?=\s?[)\]])",  # (Smith 2020)
)


@lru_cache(maxsize=16)  # a sentence is asked for its figures, and for its sums
def names_in(sentence: str, found: tuple[Numeral, ...], idiom: Idiom) -> frozenset[int]:
    """Where the numbers begin that name something, and count nothing."""
    if not found:
        return frozenset()
    masked = list(sentence)
    for one in found:
        if one.form == "digits" or one.value > 1:
            masked[one.start : one.end] = MASK * (one.end - one.start)
    text = "".join(masked)
    spoken = (one for one in _spoken(idiom).finditer(text) if not _is_measured_age(text, *one.span()))
    spans = [*_spans(_common().finditer(sentence)), *_spans(spoken), *_spans(_enumerated(sentence))]
    return frozenset(
        one.start
        for one in found
        if any(start <= one.start < end for start, end in spans) or _is_name(one, sentence, text, idiom)
    )


_AGE = re.compile(r"\b(?:years?|age|aged|ans|âge|âgée?s?|Jahren?|Alter|años|edad)\b")
_MEASURED = re.compile(
    r"\b(?:average|mean|median|youngest|oldest|moyenn?e?|médiane?|plus\s+(?:jeune|âgée?)|durchschnittlich\w*|"
    r"Durchschnitt\w*|"
    r"jüngste\w*|älteste\w*|medi[ao]|mediana|promedio|más\s+joven)\b",
    re.IGNORECASE,
)


def _is_measured_age(text: str, start: int, end: int) -> bool:
    """“The youngest victim was 4 years old” states what was found; “children under 13” defines."""
    return bool(_AGE.search(text, start, end) and _MEASURED.search(text, max(start - 40, 0), end))


def _spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@cache
def _common() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _NUMBERS))


@cache
def _spoken(idiom: Idiom) -> re.Pattern[str]:
    """The patterns of a language, on a masked sentence: references, dates, ages, set phrases."""
    first = f"{MASK}[\\w./:()–§-]*+(?!\\s?%)"
    apart = rf"(?:\s*[,;]\s*(?:(?:{idiom.joins})\s+)?|\s*[–-]\s*|\s+(?:{idiom.joins})\s+)"
    further = rf"(?:{apart}{MASK}[\w./:()–§-]*+(?!\s?%|\s+(?:{idiom.small.evidence})\b))*+"
    reference = rf"(?<!\w)(?:{idiom.before})\s*\.?\s*(?:(?-i:[LRDA])\.?\s?)?{first}{further}"
    day = f"{MASK}+(?:er|st|nd|rd|th|\\.|[º°])?"
    days = rf"{day}(?:\s*(?:,|[–-]|\b(?:{idiom.joins}|au|al)\b)\s*(?:(?:le|el|dem|den|the)\s+)?{day})*+"
    year = f"{MASK}{{4}}(?!{MASK})"
    month = f"(?-i:{idiom.months})" if idiom.tag in ("en", "de") else f"(?:{idiom.months})"
    date = rf"(?:{days}\s+(?:of\s+|de\s+|d[’'])?{month}(?!\w)(?:,?\s+(?:de\s+|del\s+)?{year})?)"
    uncounted = rf"(?!\s*%|\s+(?:{idiom.small.evidence})\b)"
    american = rf"|(?:\b{month}\s+{MASK}+(?:\s*(?:[–-]|to|and)\s*{MASK}+)?(?:,\s*{year})?{uncounted})"
    nothing = "|".join(f"(?:{one})" for one in idiom.nothing)
    whole = f"{reference}|{date}{american if idiom.tag == 'en' else ''}|{nothing}"
    return re.compile(rf"(?<!\w)(?=[\w§])(?:{whole})".replace("#", f"{MASK}+"), re.IGNORECASE)


def _enumerated(sentence: str) -> Iterator[re.Match[str]]:
    """(1) … (2) …: numbers in brackets that begin with one."""
    return re.finditer(r"\(\d{1,2}\)", sentence if "(1)" in sentence else "")


# ------------------------------------------------------------------ one number by itself


def _is_name(one: Numeral, sentence: str, masked: str, idiom: Idiom) -> bool:
    if one.form == "words":
        return _is_capital_name(one, sentence)
    return _in_identifier(one, sentence, idiom.tag) or _is_year(one, sentence, masked, idiom)


def _is_capital_name(one: Numeral, sentence: str) -> bool:
    """“Group of Twenty”, « les Vingt-Sept »: a capital inside of a sentence."""
    inside = bool(re.search(r"\w", sentence[: one.start])) and not re.search(r"[.!?:“„«\"]\s?$", sentence[: one.start])
    return inside and one.text[0].isupper() and not re.search(r"illi", one.text)


_UNIT = re.compile(
    r"(?:(?:US|A|C|NZ|HK)?[€$£¥]|EUR|USD|GBP|CHF)?[<>≈~±+−-]?\d[\d.,’'·]*[¼½¾]?(?:%|‰)?"
    r"(?:bn|mn|tn|m|k|M|K|Mrd|Mio|x|×|pp|[- ]?fold|-?[mM]al|-?fach\w*|-?prozentig\w*|€|£|\$|h|Mds?)?"
)
_COMPOUND = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*)?-[a-zß-ÿ]")
_EDGES = "()[]{}.,;:!?'’‘*_"
_ELISION = re.compile(r"^(?:[ldnmtscj]|qu|jusqu|lorsqu|puisqu)[’']", re.IGNORECASE)


def _in_identifier(one: Numeral, sentence: str, tag: str) -> bool:
    """Whether letters touch the digits and it is no unit: CRC/C/GC/25, GPT-4, 5G, Q47, 1990s, 3rd."""
    token = _ELISION.sub("", _token(one, sentence).strip(_EDGES))
    if not re.search(r"[^\W\d_]", token) or re.search(r"[=<>≈]", token) or _UNIT.fullmatch(token):
        return token.count(".") > 1 and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token)
    compound = _COMPOUND.match(token) or (tag == "de" and re.match(r"\d[\d.,]*-[A-ZÄÖÜ]", token))
    return not compound


def _token(one: Numeral, sentence: str) -> str:
    """What stands between the spaces and dashes around a number."""
    begin, end = one.start, one.end
    while begin > max(one.start - _LONGEST, 0) and not _parts(sentence[begin - 1]):
        begin -= 1
    while end < min(one.end + _LONGEST, len(sentence)) and not _parts(sentence[end]):
        end += 1
    scaled = re.search(r"[ \u00a0\u202f-][^\W\d_]+\.?$", one.text)  # 4.2 million
    return sentence[begin : one.start] + one.text[: scaled.start()] if scaled else sentence[begin:end]


def _parts(sign: str) -> bool:
    return sign.isspace() or (sign in '—–…“”„«»"/' and sign != "/") or ord(sign) >= 0xFFF0


def _is_year(one: Numeral, sentence: str, masked: str, idiom: Idiom) -> bool:
    """Four digits between 1700 and 2099, unless something says that they count."""
    if not (re.fullmatch(r"\d{4}", one.text) and int(one.value) in _YEARS):
        return False
    quantity, unit, thing, place = _around_years(idiom)
    if quantity.search(masked, 0, one.start) or unit.match(masked, one.end):
        return False
    round_number = one.value % 100 == 0
    return not (round_number and thing.match(masked, one.end) and not place.search(masked, 0, one.start))


@cache
def _around_years(idiom: Idiom) -> tuple[re.Pattern[str], ...]:
    places = "in|since|from|until|by|of|after|before|en|de|depuis|dès|seit|im|ab|bis|Jahr|año|année|desde|the|le|el|das"
    patterns = (
        rf"(?:\b(?:{idiom.about})|[€$£<>=≈])\s*$", rf"{idiom.percent}|{idiom.money}",
        rf"\s+(?:[\w-]+\s+)?(?:{idiom.small.evidence})\b", rf"\b(?:{places})\s+$",
    )  # fmt: skip
    return tuple(re.compile(one, re.IGNORECASE) for one in patterns)
