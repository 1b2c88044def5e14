"""Sign: what a list calls a country → its ISO 3166 code, and the name of that code in a language (CLDR)."""

import re
import unicodedata
from functools import cache
from typing import Any

from toolkit.base.nearest import nearest

READ_IN = ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "ar", "ru")  # what a list may name countries in
ALSO = {  # what people write and no table holds
    "uk": "GB", "great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "united kingdom of great britain and northern ireland": "GB",
    "usa": "US", "us": "US", "u s a": "US", "u s": "US", "united states of america": "US", "america": "US",
    "uae": "AE", "holland": "NL", "the netherlands": "NL", "czech republic": "CZ", "republic of ireland": "IE",
    "ivory coast": "CI", "korea": "KR", "south korea": "KR", "republic of korea": "KR", "north korea": "KP",
    "russian federation": "RU", "viet nam": "VN", "burma": "MM", "swaziland": "SZ", "macedonia": "MK",
    "drc": "CD", "democratic republic of the congo": "CD", "palestine": "PS", "state of palestine": "PS",
    "syria": "SY", "syrian arab republic": "SY", "moldova": "MD", "republic of moldova": "MD", "tanzania": "TZ",
    "united republic of tanzania": "TZ", "bolivia": "BO", "venezuela": "VE", "iran": "IR", "laos": "LA",
    "the gambia": "GM", "the philippines": "PH", "cape verde": "CV", "east timor": "TL", "turkey": "TR",
    "hong kong": "HK", "macau": "MO", "bosnia": "BA", "the bahamas": "BS", "brasil": "BR", "deutschland": "DE",
}  # fmt: skip


@cache
def country_code(text: str) -> str:
    """The ISO 3166-1 code (two letters) of a country named in any of `READ_IN`, or by a code; empty where none fits."""
    plain, typed = _plain(text), text.strip().upper()
    if len(typed) == 2 and typed in _codes():
        return typed
    named = (_names(lang).get(plain, "") for lang in READ_IN)
    return ALSO.get(plain) or (_alpha3().get(typed, "") if len(typed) == 3 else "") or next(filter(None, named), "")


def likely_country(text: str) -> str:
    """The name, in English, that `text` is most like; empty where nothing is."""
    near = nearest(_plain(text), (*_names("en"), *ALSO))
    return country_name(ALSO.get(near) or _names("en")[near], "en") if near else ""


def country_name(code: str, lang: str) -> str:
    """“AU” → “Australia”, “Australien”, “أستراليا”; the code itself where the language has no name for it."""
    return str(_locale(lang).territories.get(code, code))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())


@cache
def _codes() -> frozenset[str]:
    """The codes of countries; CLDR's other territories (EU, UN, continents, outlying parts) are none."""
    none = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}
    found = _locale("en").territories
    return frozenset(code for code in found if len(code) == 2 and code.isalpha() and code not in none)


@cache
def _names(lang: str) -> dict[str, str]:
    territories = _locale(lang).territories
    return {_plain(territories[code]): code for code in _codes() if code in territories}


@cache
def _alpha3() -> dict[str, str]:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {old: new[0] for old, new in aliases.items() if len(old) == 3 and old.isalpha() and len(new) == 1}


@cache
def _locale(lang: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        short = lang.split("-")[0]
        return Locale.parse(short) if short != lang and short.isalpha() else Locale.parse("en")
