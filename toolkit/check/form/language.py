"""Check, form: in which language a text seems to be written, by its most frequent small words."""

import re
from collections import Counter

_SMALL_WORDS = {
    "en": "the of and to in that is for it with as on be by this are from at which have has not or an was were we our",
    "fr": "le la les des du et est dans pour que qui une sur au aux par ce cette ces ne pas sont avec leur nous il ou",
    "de": "der die das und den dem des ist in zu mit von für auf ein eine einer eines nicht im sich als auch es wird",
    "es": "el la los las de del y que en para por con una un es se su sus al lo como más son este esta no o han entre",
    "it": "il lo gli di del della dei delle che e è per con una un sono si nel nella alla dal non più come anche o al",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er door ook als bij om naar dan deze wordt worden",
    "pt": "o a os as do da dos das e que em para por com uma um é se no na não ao como mais são este esta ou foi à",
    "sv": "och att det som en på är av för med till den har de inte om ett var men sig från vi så kan när eller",
}
_SETS = {lang: frozenset(words.split()) for lang, words in _SMALL_WORDS.items()}
_LETTERS = {"el": ("\u03ac", "\u03ce"), "zh": ("\u4e00", "\u9fff")}  # first and last of the letters of a language
NAMES = {
    "en": "English",
    "fr": "French",
    "de": "German",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "sv": "Swedish",
    "el": "Greek",
    "zh": "Chinese",
}
_BEGINNING = 400  # characters that are looked at to know an alphabet
LEAST = 25  # words; nothing is said of a shorter text
SURE = 0.18  # part of small words of a language in a text of it; running text has 0.3 to 0.5
CLEARLY = 1.6  # times as many as of any other


def language_of(text: str) -> str:
    """The language (a tag of two letters) that a text is written in; empty where that is not certain.

    It knows English, French, German, Spanish, Italian, Dutch, Portuguese, Swedish by small words and
    Greek, Chinese by their letters; of all others it says nothing.
    """
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    by_letters = _by_letters(text)
    if by_letters or len(found) < LEAST:
        return by_letters
    often = Counter(found)
    shares = sorted(
        ((sum(often[word] for word in small) / len(found), lang) for lang, small in _SETS.items()), reverse=True
    )
    (best, lang), (next_best, _) = shares[0], shares[1]
    return lang if best >= SURE and best >= CLEARLY * next_best else ""


def _by_letters(text: str) -> str:
    if text.isascii():
        return ""
    letters = [char for char in text[:_BEGINNING].lower() if char.isalpha()]
    for lang, (first, last) in _LETTERS.items():
        if len(letters) >= 60 and sum(first <= char <= last for char in letters) > 0.6 * len(letters):
            return lang
    return ""


def is_other(lang: str, text: str) -> str:
    """The language of a text, where it is certainly not `lang` (a tag such as `en-GB`); empty otherwise."""
    declared = lang.partition("-")[0].lower()
    found = language_of(text)
    return found if found and found != declared and (declared in _SETS or declared in _LETTERS) else ""
