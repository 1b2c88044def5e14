"""Figures: the languages whose numbers are understood."""

from toolkit.check.figures.idioms.english import ENGLISH
from toolkit.check.figures.idioms.french import FRENCH
from toolkit.check.figures.idioms.german import GERMAN
from toolkit.check.figures.idioms.idiom import Idiom
from toolkit.check.figures.idioms.spanish import SPANISH

_IDIOMS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH}


def idiom_of(lang: str) -> Idiom:
    """The idiom of a tag such as `fr-BE`. Another language is read as English: its digits are understood."""
    return _IDIOMS.get(lang.partition("-")[0].lower(), ENGLISH)
