"""Check, form: acronyms that nobody explains, and those that are explained only after their first use."""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.check.form.passages import Passage

_WELL_KNOWN = """
EU UE UN UNO ONU NGO ONG NRO USA US UK EEA EEE EWR UNICEF UNESCO NATO OTAN OECD OCDE OSCE WHO OMS IT TV PC CD DVD ID IP
AI IA KI CEO PDF HTML URL WWW SMS MMS GPS USB FAQ ISO VAT TVA IVA HIV AIDS VIH SIDA DNA ADN DNS COVID EUR USD GBP CHF
AUD CAD NZD BBC CNN UEFA FIFA BRD DDR AG PS PO AM PM BC AD OK RTF DOCX XLSX CSV ZIP LGBT LGBTI LGBTQ LGBTQI LGBTIQ MEP
MP HTTP HTTPS EE UU CO2 MP3 MP4 JPEG PNG GIF RSS ISBN DOI CET GMT UTC B2B B2C
"""
KNOWN = frozenset(_WELL_KNOWN.split())  # what readers of policy papers know, in English, French, German and Spanish
_CAPITALS = "A-ZÄÖÜÉÈÀÇÑÍÓÚ"
_ACRONYM = re.compile(
    rf"(?<![\w/.&@#-])(?=(?:[^\W_]*[{_CAPITALS}]){{2}})([{_CAPITALS}][A-Za-zÄÖÜÉÈÀÇÑÍÓÚ0-9&]{{1,9}}\+?)"
    r"(?![\w/@]|\(\d|\.\w)"
)
_BEGINNING = 120  # characters; a text that begins in capitals goes on so
_ROMAN = re.compile(r"[IVXLCDM]+")
_INTRODUCED = re.compile(
    r"(?:[,“”\"'‘’«»„]|\s|hereafter|hereinafter|the|or|ci-après|ou|pour|im Folgenden|kurz|en adelante|o|en)*"
)
_QUOTES = ("“", '"', "„", "‘", "«", "«\u00a0")
_QUOTED = re.compile(r"[”\"“’»\u00a0]+\)")  # behind a name in quotation marks, at the end of brackets
_CLOSED = re.compile(r"[^()]*\)")
_BEHIND = re.compile(r"[”\"’»“]?\s?\(([^()]*)\)")
_TWO_LETTERS, _LONG_WORD = re.compile(r"[^\W\d_]{2}"), re.compile(r"[^\W\d_]{3,}")


class Acronym(Struct, frozen=True, kw_only=True):
    """`used`: where it stands first; `explained`: where an explanation stands, if anywhere."""

    text: str
    used: Span
    explained: Span | None


def unexplained(passages: Iterable[Passage], known: Collection[str] = ()) -> tuple[Acronym, ...]:
    """The acronyms of a text that are not explained where they stand first, in the order of their first use.

    An explanation is “National Centre for Reports (NCR)” or “NCR (National Centre …)”. `known` are not looked for, nor
    what everybody knows (`KNOWN`), nor a text all in capitals, nor what no person wrote here, such as labels of data.
    """
    passages = [one for one in passages if not _shouted(one.text)]
    small = {word for one in passages for word in re.findall(r"\b[^\W\d_]+\b", one.text) if word.islower()}
    return tuple(_found(passages, {*KNOWN, *known}, small))


def _found(passages: list[Passage], known: Collection[str], small: Collection[str]) -> Iterator[Acronym]:
    explained, first = dict[str, Span](), dict[str, Span]()
    for passage in passages:
        for match in _ACRONYM.finditer(passage.text):
            name = _singular(match[1])
            if name in known or match[1] in known or _is_word(name, small):
                continue
            span = passage.span(match.start(), match.end())
            if _is_explained(passage.text, match):
                explained.setdefault(name, span)
            if span.excerpt == match[0]:  # otherwise it comes from data, a measure or the toolkit
                first.setdefault(name, span)
    for name, used in first.items():
        if explained.get(name) is None or _before(used, explained[name]):
            yield Acronym(text=name, used=used, explained=explained.get(name))


def _before(used: Span, explained: Span) -> bool:
    return (used.source.path, used.start) != (explained.source.path, explained.start)


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and name[:-1].isupper() else name


def _is_word(name: str, small: Collection[str]) -> bool:
    """A Roman number, a word in capitals, or a name with capitals inside (YouTube)."""
    capitals = sum(char.isupper() for char in name)
    inside = capitals < sum(char.islower() for char in name) or name[1:2].islower()
    return bool(_ROMAN.fullmatch(name)) or name.lower() in small or inside


def _is_explained(text: str, match: re.Match[str]) -> bool:
    """In brackets behind words, or with words in brackets behind it."""
    before, after = text[: match.start()], text[match.end() :]
    opened = before.rfind("(")
    introduced = opened > before.rfind(")") and _INTRODUCED.fullmatch(before, opened + 1)
    if introduced and _CLOSED.match(after):
        return _TWO_LETTERS.search(before, 0, opened) is not None
    quoted = before.endswith(_QUOTES) and _QUOTED.match(after)
    behind = _BEHIND.match(after)
    return bool(quoted or (behind and len(_LONG_WORD.findall(behind[1])) > 1))


def _shouted(text: str) -> bool:
    letters = [char for char in text[:_BEGINNING] if char.isalpha()]
    return len(letters) > 12 and sum(char.isupper() for char in letters) > 0.6 * len(letters)
