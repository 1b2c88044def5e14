"""Figures: where sentences end, and which typed words name a source: (Smith 2020), a note with a year or an address."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…][\"”’»)\]“]*(?=\s+[\"“„«¿¡(\[‘']*\s?[A-ZÀ-Þ0-9\ufffc\ufffa])|\n")
_SHORTENED = re.compile(
    r"(?:\b(?:nos?|arts?|paras?|pars?|pp?|vols?|chs?|cf|e\.g|i\.e|vs?|dr|mr|mrs|ms|prof|st|inc|ltd|co|corp|cl|"
    r"secs?|ss?|reg|dir|"
    r"cmnd|figs?|tab|approx|ca|nrn?|abs|rn|rz|ziff|bzw|z\.\s?b|d\.\s?h|u\.\s?a|vgl|mio|mrd|tsd|lit|buchst|az|"
    r"drs|bgbl|bd|abb|fn|"
    r"núms?|párrs?|págs?|sra?|apdos?|n|al|m|mme|éd|éds|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|op|"
    r"ibid|ed|eds|"
    r"anm|str|rs|kap|uabs|erwg|hrsg|p\.\s?ej|ee\.\s?uu)|\b[A-Z])$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\b(?:am|im|der|dem|den|zum|vom|die|das|des|zur|beim|bis|ab|und)\s+\d{1,2}$", re.IGNORECASE)
_WORD = re.compile(r"\S")
_NUMBERED = re.compile(r"(?:^|[:;.]\s)\d{1,2}$")

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|"
    "Mai|Juni|"
    "Juli|Oktober|Dezember|In|Since|From|Until|As|Im|Seit|En|Depuis|Desde|Spring|Summer|Autumn|Winter|Q\\d"
)
_NAME = r"[A-ZÀ-Þ][\w.&’'-]*"
_AUTHOR_YEAR = re.compile(
    rf"[(\[](?!(?:{_MONTHS})\b)(?:see |cf\.? |voir |vgl\. |siehe |véase )?"
    rf"{_NAME}(?:,? (?:(?:and|et|und|y|of|de|for|the|&|al\.?) )*{_NAME}| et al\.)*,? (?:1[89]|20)\d\d[a-z]?"
    rf"(?:[,:;] [^()]*)?[)\]]|"
    rf"{_NAME}(?: (?:and|et|und|y|&) {_NAME}| et al\.) \((?:1[89]|20)\d\d[a-z]?(?:[,:] [^()]*)?\)"
)
_SOURCE = re.compile(r"https?://|www\.|\b(?:1[89]|20)\d\d\b|\bibid\b|\bop\. cit\b|\bdoi\b", re.IGNORECASE)


def sentence_ranges(text: str, lang: str) -> Iterator[tuple[int, int, int]]:
    """From where to where each sentence of a line goes, and where the next one begins."""
    start = 0
    for match in _END.finditer(text):
        before = text[max(match.start() - 40, 0) : match.start()]
        if match[0].startswith(".") and _goes_on(before, lang):
            continue
        following = _next_word(text, match.end())
        yield start, match.end(), following
        start = following
    if text[start:].strip():
        yield start, len(text), len(text) + 1


def _next_word(text: str, at: int) -> int:
    match = _WORD.search(text, at)
    return match.start() if match else len(text)


def _goes_on(before: str, lang: str) -> bool:
    """Whether a full stop behind these words ends no sentence: it belongs to a short form, or to a German ordinal."""
    if _SHORTENED.search(before) or _NUMBERED.search(before):
        return True
    return lang.lower().startswith("de") and bool(_ORDINAL.search(before))


def names_author_and_year(text: str) -> bool:
    """Whether a source is named in typed words: (Smith 2020, p. 3), Smith and Jones (2019)."""
    return bool(_AUTHOR_YEAR.search(text)) if "(" in text or "[" in text else False


def looks_like_source(note: str) -> bool:
    """Whether a footnote without a citation names a source all the same: a year, an address."""
    return bool(_SOURCE.search(note))
