"""Measure: how a language writes numbers and dates. Five languages stand here; CLDR (Babel) is asked for all others.

The table saves the start of Babel, which costs as much as parsing a submission. Its entries are those of CLDR, except
that French writes the first of a month as 1er and Spanish does not group four digits: the rules of these languages.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.measure.words import arabic

MINUS = "\u2212"
LATIN = "0123456789"
_DIGITS = {"latn": LATIN, "arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}  # of a numbering system of CLDR; others: Latin
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))  # signs of direction: the writers set every number apart
NARROW = "\u202f"  # a no-break space, as wide as a comma
_NBSP = "\u00a0"


class Numerals(Struct, frozen=True, kw_only=True):
    """`sizes`: digits in the last group and in those before it. `least`: digits that must stand before the last one."""

    group: str = ","
    decimal: str = "."
    percent: str = "{}%"
    sizes: tuple[int, int] = (3, 3)
    least: int = 1
    digits: str = LATIN


class Dates(Struct, frozen=True, kw_only=True):
    """Patterns for a day, a day within a known year, a month, a month within a known year, a quarter, ranges."""

    day: str
    short_day: str
    month: str
    months: tuple[str, ...]
    quarter: str
    range: str
    range_of_months: str


class Language(Struct, frozen=True, kw_only=True):
    """`phrases` are patterns of the words round a number; `digits` the words for zero to nine, where they are known."""

    numerals: Numerals
    dates: Dates | None
    phrases: Mapping[str, str]
    digits: tuple[str, ...] = ()
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    tag: str = ""


def _months(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH = Language(
    numerals=Numerals(),
    dates=Dates(
        day="{day} {month} {year}",
        short_day="{day} {month}",
        month="{month} {year}",
        months=_months("January February March April May June July August September October November December"),
        quarter="Q{quarter} {year}",
        range="{start} to {end}",
        range_of_months="{start} to {end}",
    ),
    digits=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    phrases={
        "of": "{n} of {of}",
        "points": "{n} percentage points",
        "point": "{n} percentage point",
        "known": "where {columns} was known ({n} of {of})",
        "version": "version {version}",
        "week": "Week of",
        "month": "Month",
        "quarter": "Quarter",
        "year": "Year",
        "number": "Number",
        "by": "{what}, by {groups}",
        "and": "{one} and {other}",
        "size": "{rows} rows and {columns} columns.",
        "interval": "{low} to {high}",
        "interval-of": "{level} interval",
        "fewer": "fewer than {n}",
        "hidden": "[c]: fewer than {n}, or left out so that such a number cannot be worked out.",
        "rounding": "Percentages do not add up to 100 because of rounding.",
        "days": "{n} days",
        "days-one": "{n} day",
        "within": "Within {n} days",
        "within-one": "Within {n} day",
        "not-reached": "not reached",
        "per": "per {n} {noun}",
        "share": "Share",
    },
)

_LANGUAGES: dict[str, Language] = {
    "en": _ENGLISH,
    "fr": Language(
        numerals=Numerals(group=NARROW, decimal=",", percent="{}" + _NBSP + "%"),
        dates=Dates(
            day="{day} {month} {year}",
            short_day="{day} {month}",
            month="{month} {year}",
            months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
            quarter="T{quarter} {year}",
            range="{start} au {end}",
            range_of_months="{start} à {end}",
        ),
        digits=("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
        qualifiers={
            "over": "plus de", "more than": "plus de", "at least": "au moins", "under": "moins de",
            "less than": "moins de", "at most": "au plus", "no more than": "pas plus de", "about": "environ",
            "nearly": "près de", "up to": "jusqu’à",
        },
        phrases={
            "of": "{n} sur {of}",
            "points": "{n} points de pourcentage",
            "point": "{n} point de pourcentage",
            "known": "lorsque l’information est connue ({columns} : {n} sur {of})",
            "version": "version {version}",
            "week": "Semaine du",
            "month": "Mois",
            "quarter": "Trimestre",
            "year": "Année",
            "number": "Nombre",
            "by": "{what}, par {groups}",
            "and": "{one} et {other}",
            "size": "{rows} lignes et {columns} colonnes.",
            "interval": "{low} à {high}",
            "interval-of": "Intervalle à {level}",
            "fewer": "moins de {n}",
            "hidden": "[c] : moins de {n}, ou masqué pour qu’un tel nombre ne puisse être déduit.",
            "rounding": "La somme des pourcentages diffère de 100 en raison des arrondis.",
            "days": "{n} jours", "days-one": "{n} jour",
            "within": "En {n} jours", "within-one": "En {n} jour",
            "not-reached": "non atteinte",
            "per": "pour {n} {noun}",
            "share": "Part",
        },
    ),
    "de": Language(
        numerals=Numerals(group=".", decimal=",", percent="{}" + _NBSP + "%"),
        dates=Dates(
            day="{day}. {month} {year}",
            short_day="{day}. {month}",
            month="{month} {year}",
            months=_months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
            quarter="{quarter}. Quartal {year}",
            range="{start} bis {end}",
            range_of_months="{start} bis {end}",
        ),
        digits=("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
        qualifiers={
            "over": "über", "more than": "mehr als", "at least": "mindestens", "under": "unter",
            "less than": "weniger als", "at most": "höchstens", "no more than": "nicht mehr als", "about": "etwa",
            "nearly": "fast", "up to": "bis zu",
        },
        phrases={
            "of": "{n} von {of}",
            "points": "{n} Prozentpunkte",
            "point": "{n} Prozentpunkt",
            "known": "soweit bekannt ({columns}: {n} von {of})",
            "version": "Stand {version}",
            "week": "Woche ab",
            "month": "Monat",
            "quarter": "Quartal",
            "year": "Jahr",
            "number": "Anzahl",
            "by": "{what}, nach {groups}",
            "and": "{one} und {other}",
            "size": "{rows} Zeilen und {columns} Spalten.",
            "interval": "{low} bis {high}",
            "interval-of": "{level}-Intervall",
            "fewer": "weniger als {n}",
            "hidden": "[c]: weniger als {n}, oder weggelassen, damit sich eine solche Zahl nicht errechnen lässt.",
            "rounding": "Die Prozentzahlen ergeben wegen Rundung nicht genau 100.",
            "days": "{n} Tage", "days-one": "{n} Tag",
            "within": "Binnen {n} Tagen", "within-one": "Binnen {n} Tag",
            "not-reached": "nicht erreicht",
            "per": "je {n} {noun}",
            "share": "Anteil",
        },
    ),
    "es": Language(
        numerals=Numerals(group=".", decimal=",", percent="{}" + _NBSP + "%", least=2),
        dates=Dates(
            day="{day} de {month} de {year}",
            short_day="{day} de {month}",
            month="{month} de {year}",
            months=_months(
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
            ),
            quarter="T{quarter} {year}",
            range="{start} a {end}",
            range_of_months="{start} a {end}",
        ),
        digits=("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
        qualifiers={
            "over": "más de", "more than": "más de", "at least": "al menos", "under": "menos de",
            "less than": "menos de", "at most": "como máximo", "no more than": "no más de", "about": "unos",
            "nearly": "casi", "up to": "hasta",
        },
        phrases={
            "of": "{n} de {of}",
            "points": "{n} puntos porcentuales",
            "point": "{n} punto porcentual",
            "known": "cuando se conoce ({columns}: {n} de {of})",
            "version": "versión {version}",
            "week": "Semana del",
            "month": "Mes",
            "quarter": "Trimestre",
            "year": "Año",
            "number": "Número",
            "by": "{what}, por {groups}",
            "and": "{one} y {other}",
            "size": "{rows} filas y {columns} columnas.",
            "interval": "{low} a {high}",
            "interval-of": "Intervalo del {level}",
            "fewer": "menos de {n}",
            "hidden": "[c]: menos de {n}, u omitido para que no pueda deducirse tal número.",
            "rounding": "Los porcentajes no suman 100 por el redondeo.",
            "days": "{n} días", "days-one": "{n} día",
            "within": "En {n} días", "within-one": "En {n} día",
            "not-reached": "no alcanzada",
            "per": "por {n} {noun}",
            "share": "Porcentaje",
        },
    ),
    "ar": Language(
        numerals=Numerals(),
        dates=Dates(
            day="{day} {month} {year}",
            short_day="{day} {month}",
            month="{month} {year}",
            months=_months(arabic.MONTHS),
            quarter="الربع {quarter} من عام {year}",
            range="{start} إلى {end}",
            range_of_months="{start} إلى {end}",
        ),
        digits=arabic.DIGITS,
        qualifiers=arabic.QUALIFIERS,
        phrases=arabic.PHRASES,
    ),
}  # fmt: skip

_AMERICAN = Dates(
    day="{month} {day}, {year}",
    short_day="{month} {day}",
    month="{month} {year}",
    months=_ENGLISH.dates.months if _ENGLISH.dates else (),
    quarter="Q{quarter} {year}",
    range="{start} to {end}",
    range_of_months="{start} to {end}",
)

# The tags for which the table above is what CLDR says; other regions of these languages write numbers in another way.
_SAME = ("en-gb", "en-ie", "en-au", "en-nz", "fr", "fr-fr", "fr-be", "de", "de-de", "es", "es-es", "ar")
_AS_IN_AMERICA = ("en", "en-us")


@cache
def language_of(tag: str) -> Language:
    """Return how the language of the tag ("fr-BE") is written. A language that nobody knows is written as English."""
    lower = tag.replace("_", "-").lower()
    known = _LANGUAGES.get(lower.partition("-")[0])
    if known and lower in _SAME:
        return replace(known, tag=tag)
    if lower in _AS_IN_AMERICA:
        return replace(_ENGLISH, dates=_AMERICAN, tag=tag)
    return _from_cldr(lower, known)


def _from_cldr(tag: str, known: Language | None) -> Language:
    locale = _locale(tag)
    if locale is None:
        return replace(_ENGLISH, tag="en-GB")
    system = locale.default_numbering_system if locale.default_numbering_system in _DIGITS else "latn"
    symbols = locale.number_symbols
    symbols = symbols.get(system) or symbols.get("latn", symbols)
    percent = re.sub(r"[#0,.]+", "{}", locale.percent_formats[None].pattern.split(";")[0])
    numerals = Numerals(
        group=symbols.get("group", ","),
        decimal=symbols.get("decimal", "."),
        percent=percent.replace("%", symbols.get("percentSign", "%")).translate(_MARKS),
        digits=_DIGITS[system],
        sizes=_sizes(locale.decimal_formats[None].pattern),
        least=2 if locale.language in ("es", "pl") or str(locale) == "pt_PT" else 1,
    )
    base = known or replace(_ENGLISH, digits=(), phrases={**_ENGLISH.phrases, "of": "{n}/{of}"})
    return replace(base, numerals=numerals, dates=None, tag=str(locale))


def _locale(tag: str) -> Any:
    from babel import Locale, UnknownLocaleError

    for candidate in (tag, tag.partition("-")[0]):
        try:
            return Locale.parse(candidate, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _sizes(pattern: str) -> tuple[int, int]:
    """The sizes of the groups in a CLDR pattern: `#,##,##0.###` groups by three, then by two."""
    groups = pattern.split(";")[0].split(".")[0].split(",")
    last = len(groups[-1]) if len(groups) > 1 else 3
    return last, len(groups[-2]) if len(groups) > 2 else last
