"""Measure: the sentences in which definitions are said, one language a file; English where there is none.

What a dataset says in words of its own (populations, titles, labels) is put in as a name: in quotation marks or behind
a colon, so that no grammar breaks on it. Only English takes a population into the sentence: `says` completes “of the”.
"""

from collections.abc import Mapping

from toolkit.measure.words.sentences.arabic import ARABIC
from toolkit.measure.words.sentences.english import ENGLISH
from toolkit.measure.words.sentences.french import FRENCH
from toolkit.measure.words.sentences.german import GERMAN
from toolkit.measure.words.sentences.spanish import SPANISH

SENTENCES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "ar": ARABIC}


def sentence(name: str, lang: str) -> str:
    """Return the pattern of a sentence in the language of the tag `lang` ("fr-BE" → French)."""
    return SENTENCES.get(lang.partition("-")[0].lower(), ENGLISH)[name]
