"""Figures: the words for numbers: forty-seven, quatre-vingt-dix, siebenundvierzig, cuarenta y siete, two million."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct, field

Spelled = tuple[int, int, int]
"""Where a number begins and ends in a text, and its value."""


class _Tongue(Struct, frozen=True, kw_only=True):
    """`small`: the words for 0 to 99, with one space between their parts; `hundreds` stand before or behind them.

    `joiners` may part a hundred or a thousand from what follows (and); `alone`: scales that need no number before them.
    """

    small: Mapping[str, int]
    hundreds: Mapping[str, int]
    hundred: tuple[str, ...]
    scales: Mapping[str, int]
    joiners: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    no_number: frozenset[str] = field(default_factory=frozenset)


def spelled_numbers(text: str, tongue: str) -> Iterator[Spelled]:
    """The numbers in words of a text, in their order. `tongue`: en, fr, de, es; in others none are known."""
    if tongue == "de":
        yield from _german(text)
        return
    table = _tongue(tongue)
    for chain in _chains(tongue).finditer(text) if table else ():
        assert table is not None
        words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text, *chain.span())]
        yield from _in_chain(words, table)


_WORD = re.compile(r"[^\W\d_]+")
_SPACE = r"(?:[ \u00a0\u202f]|-|\u2011)"


@cache
def _chains(tongue: str) -> re.Pattern[str]:
    """Words for numbers with nothing but spaces and hyphens between them."""
    table = _tongue(tongue)
    if table is None:
        return re.compile(r"(?!)")
    words = {part for name in table.small for part in name.split()} - set(table.joiners)
    words |= {*table.hundreds, *table.hundred, *table.scales}
    one = "|".join(sorted(words, key=len, reverse=True))
    article = f"(?:(?:{'|'.join(table.articles)}){_SPACE}(?=(?:{'|'.join((*table.hundred, *table.scales))})\\b))?"
    joiner = f"(?:(?:{'|'.join(table.joiners)}){_SPACE})?" if table.joiners else ""
    article = article if table.articles else ""
    hundredth = r"(?!(?<=pour[ \u00a0\u202f])cent\b|(?<=por[ \u00a0])cien)"  # pour cent, por ciento
    ordinal = r"(?!-(?:first|second|third|\w+th)\b|-?ième|\s+et\s+unième)"  # twenty-first
    chain = rf"\b{hundredth}{article}(?:{one})(?:{_SPACE}{joiner}(?:{one}))*\b{ordinal}"
    return re.compile(chain, re.IGNORECASE)


def _in_chain(words: list[tuple[str, int, int]], table: _Tongue) -> Iterator[Spelled]:
    at = 0
    while at < len(words):
        read = _number([word for word, _, _ in words[at:]], table)
        if read is None:
            at += 1
            continue
        value, size = read
        if not (size == 1 and words[at][0] in table.no_number):
            yield words[at][1], words[at + size - 1][2], value
        at += size


def _number(words: list[str], table: _Tongue) -> tuple[int, int] | None:
    """The value of the longest number at the beginning of `words`, and of how many words it is made."""
    total, used, least = 0, 0, 10**18
    if words[0] in table.articles and len(words) > 1:
        total, used = 0, 1
    while used < len(words):
        at = used + 1 if used and words[used] in table.joiners else used
        group, size = _below_thousand(words[at:], table)
        scale = table.scales.get(words[at + size]) if at + size < len(words) else None
        bare = used == 0 and words[at : at + 1] and words[at] not in table.alone
        if scale and (size or not bare) and (scale < least or total):
            total = total + max(group, 1) * scale if scale < least else (total + group) * scale
            used, least = at + size + 1, scale
        elif size and group < least:
            return total + group, at + size
        else:
            break
    known = used > 1 or (used == 1 and words[0] not in table.articles)
    return (total, used) if known and total else None


def _below_thousand(words: list[str], table: _Tongue) -> tuple[int, int]:
    value, used = _below_hundred(words, table)
    if words[used : used + 1] and words[used] in table.hundred and value < 100:
        value, used = max(value, 1) * 100, used + 1
    elif not used and words[:1] and words[0] in table.hundreds:
        value, used = table.hundreds[words[0]], 1
    elif not used and len(words) > 1 and words[0] in table.articles and words[1] in table.hundred:
        value, used = 100, 2
    else:
        return value, used
    at = used + 1 if words[used : used + 1] and words[used] in table.joiners else used
    more, size = _below_hundred(words[at:], table)
    return (value + more, at + size) if size else (value, used)


def _below_hundred(words: list[str], table: _Tongue) -> tuple[int, int]:
    for size in range(min(4, len(words)), 0, -1):
        value = table.small.get(" ".join(words[:size]))
        if value is not None:
            return value, size
    return 0, 0


# ------------------------------------------------------------------ the words


def _listed(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + step * at for at, word in enumerate(words.split())}


def _english() -> _Tongue:
    units = _listed("zero one two three four five six seven eight nine")
    tens = _listed("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    small = units | tens | {"fourty": 40}
    small |= _listed(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
    )  # fmt: skip
    small |= {f"{ten} {one}": tens[ten] + units[one] for ten in tens for one in units if units[one]}
    scales = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    return _Tongue(
        small=small, hundreds={}, hundred=("hundred",), scales=scales, joiners=("and",), articles=("a", "an")
    )


def _french() -> _Tongue:
    units = _listed("zéro un deux trois quatre cinq six sept huit neuf") | {"une": 1}
    teens = _listed("dix onze douze treize quatorze quinze seize", 10)
    teens |= {"dix sept": 17, "dix huit": 18, "dix neuf": 19}
    tens = _listed("vingt trente quarante cinquante soixante septante huitante nonante", 20, 10) | {"octante": 80}
    small = units | teens | tens | {"quatre vingts": 80, "quatre vingt": 80}
    for ten, value in tens.items():
        small |= {f"{ten} {one}": value + more for one, more in units.items() if more}
        small |= {f"{ten} et un": value + 1, f"{ten} et une": value + 1}
    small |= {f"soixante {teen}": 60 + value for teen, value in teens.items()} | {"soixante et onze": 71}
    small |= {f"quatre vingt {one}": 80 + value for one, value in (units | teens).items() if value}
    scales = {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9}
    return _Tongue(
        small=small, hundreds={}, hundred=("cent", "cents"), scales=scales, alone=("mille",), joiners=("et",),
        no_number=frozenset({"un", "une"}),
    )  # fmt: skip


def _spanish() -> _Tongue:
    units = _listed("cero uno dos tres cuatro cinco seis siete ocho nueve") | {"un": 1, "una": 1}
    teens = _listed("diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve", 10)
    twenties = _listed(
        "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
        20,
    )
    tens = _listed("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    small = units | teens | twenties | tens
    small |= {"veintiún": 21, "veintiuna": 21, "dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26}
    small |= {f"{ten} y {one}": tens[ten] + value for ten in tens for one, value in units.items() if value}
    stems = ("doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient")
    hundreds = {f"{stem}{end}": 200 + 100 * at for at, stem in enumerate(stems) for end in ("os", "as")}
    scales = {"mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12}
    return _Tongue(
        small=small, hundreds=hundreds | {"cien": 100, "ciento": 100}, hundred=(), scales=scales, alone=("mil",),
        joiners=("y",), no_number=frozenset({"un", "una", "uno"}),
    )  # fmt: skip


@cache
def _tongue(name: str) -> _Tongue | None:
    made = {"en": _english, "fr": _french, "es": _spanish}.get(name)
    return made() if made else None


_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 10**3}
SCALES: Mapping[str, Mapping[str, int]] = {
    "en": {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12} | _SHORT,
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "md": 10**9}
    | {"mds": 10**9, "mio": 10**6},
    "de": {"tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9}
    | {"mio.": 10**6, "mio": 10**6, "mrd.": 10**9, "mrd": 10**9, "tsd.": 10**3, "tsd": 10**3},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6, "mil millones": 10**9, "billones": 10**12},
}
"""What may follow digits: 4.2 million, 20 Mio., 5 mil."""


# ------------------------------------------------------------------ German, which writes a number in one word

_UNITS = _listed("null eins zwei drei vier fünf sechs sieben acht neun") | {"ein": 1}
_TEENS = _listed(
    "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10
)  # fmt: skip
_TENS = _listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10) | {"dreissig": 30}


@cache
def _german_word() -> re.Pattern[str]:
    units, teens, tens = ("|".join(sorted(one, key=len, reverse=True)) for one in (_UNITS, _TEENS, _TENS))
    small = rf"(?:(?:(?:{units})und)?(?:{tens})|{teens}|{units})"
    hundreds = rf"(?:(?:{units}|{teens})?hundert(?:und)?{small}?|{small})"
    whole = rf"(?:{hundreds}?tausend(?:und)?{hundreds}?|{hundreds})"
    return re.compile(
        rf"\b{whole}\b(?:[ \u00a0](?:Millionen|Milliarden)\b)?|\beine (?:Million|Milliarde)\b", re.IGNORECASE
    )


def _german(text: str) -> Iterator[Spelled]:
    for match in _german_word().finditer(text):
        word, _, scale = match[0].casefold().replace("\u00a0", " ").partition(" ")
        if scale or word not in ("ein", ""):
            factor = SCALES["de"].get(scale, 1)
            yield match.start(), match.end(), (1 if word == "eine" else _german_value(word)) * factor


def _german_value(word: str) -> int:
    before, thousand, behind = word.rpartition("tausend")
    if thousand:
        return (_german_value(before) if before else 1) * 1000 + _german_rest(behind)
    before, hundred, behind = word.rpartition("hundert")
    if hundred:
        return (_german_value(before) if before else 1) * 100 + _german_rest(behind)
    one, und, ten = word.rpartition("und")
    known = _UNITS | _TEENS | _TENS
    return known[one] + known[ten] if und and one in known and ten in known else known[word]


def _german_rest(word: str) -> int:
    word = word.removeprefix("und") if word not in _UNITS else word
    return _german_value(word) if word else 0
