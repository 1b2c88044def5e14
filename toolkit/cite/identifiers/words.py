"""Cite: the words that stand round an identifier in four languages: dates, quotation marks, “adopted”, “UN Doc”."""

LANGUAGES = ("en", "fr", "es", "de")

Texts = dict[str, str]
"""A text in each of `LANGUAGES`."""

Day = tuple[int, ...]
"""A date as far as it is known: (2021,), (2021, 3) or (2021, 3, 2)."""

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
_QUOTES = {"en": "‘{}’", "fr": "«\u00a0{}\u00a0»", "es": "«{}»", "de": "„{}“"}


def texts(en: str, fr: str, es: str, de: str) -> Texts:
    """The same words in the four languages."""
    return {"en": en, "fr": fr, "es": es, "de": de}


ADOPTED = texts("adopted {}", "adoption le {}", "aprobación: {}", "angenommen am {}")
OPENED = texts(
    "opened for signature {}",
    "ouverture à la signature le {}",
    "apertura a la firma: {}",
    "zur Unterzeichnung aufgelegt am {}",
)
IN_FORCE = texts("entered into force {}", "entrée en vigueur le {}", "entrada en vigor: {}", "in Kraft getreten am {}")
GRAND_CHAMBER = texts("[GC]", "[GC]", "[GS]", "[GK]")
UN_DOC = texts("UN Doc {}", "doc. ONU {}", "doc. ONU {}", "UN-Dok. {}")


def language(tag: str) -> str:
    """The one of the four languages to print for a language tag: "fr-BE" → "fr", "sv" → "en"."""
    code = tag.partition("-")[0].lower()
    return code if code in LANGUAGES else "en"


def quoted(title: str, lang: str) -> str:
    """The title in the quotation marks of the language."""
    return _QUOTES[lang].format(title)


def shown_day(day: Day, lang: str) -> str:
    """(2021, 3, 2) → “2 March 2021”, “2 mars 2021”, “2 de marzo de 2021”, “2. März 2021”; less where less is known."""
    if len(day) == 1:
        return str(day[0])
    month = _MONTHS[lang].split()[day[1] - 1]
    between = " de " if lang == "es" else " "
    if len(day) == 2:
        return f"{month}{between}{day[0]}"
    return f"{_day_of_month(day[2], lang)}{between}{month}{between}{day[0]}"


def _day_of_month(number: int, lang: str) -> str:
    if lang == "fr" and number == 1:
        return "1<sup>er</sup>"
    return f"{number}." if lang == "de" else str(number)


def numbered(name: Texts, number: str) -> Texts:
    """“General comment” and 25 → “General comment No. 25” in each language."""
    signs = texts("No. {}", "n°\u00a0{}", "núm. {}", "Nr. {}")
    return {lang: f"{name[lang]} {signs[lang].format(number)}" for lang in LANGUAGES}


def of_country(name: Texts, country: Texts) -> Texts:
    """“Concluding observations: Australia”; French puts a space before the colon."""
    colon = texts(":", "\u00a0:", ":", ":")
    return {lang: f"{name[lang]}{colon[lang]} {country[lang]}" for lang in LANGUAGES}
