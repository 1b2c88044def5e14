"""Sign: the part of a name that a list is sorted by. What `sort_as` says always wins."""

import re
import unicodedata
from typing import NamedTuple

TITLES = frozenset((
    "dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "lord", "lady", "rev", "reverend",
    "hon", "father", "rabbi", "imam", "sheikh", "dipl", "ing", "herr", "frau", "mme", "mlle", "maître", "doña",
    "dona", "sra", "dra", "sr", "adv", "amb", "ambassador", "senator",
))  # fmt: skip
HONOURS = frozenset((
    "Jr", "Sr", "II", "III", "IV", "PhD", "Ph.D", "MD", "M.D", "MP", "MSP", "MS", "MA", "BA", "BSc", "MSc", "LLB",
    "LLM", "JD", "OBE", "MBE", "CBE", "KBE", "DBE", "AM", "AO", "AC", "KC", "QC", "SC", "DPhil", "EdD", "RN", "MEP",
    "FRCP", "Esq",
))  # fmt: skip
PARTICLES = frozenset((
    "le", "lo", "van", "der", "den", "de", "la", "las", "los", "del", "della", "dello", "di", "da", "das", "do", "dos",
    "du", "des", "d", "von", "vom", "zu", "zum", "zur", "af", "av", "ter", "ten", "te", "'t", "el", "al", "bin", "bint",
    "ibn", "ben", "bat", "abu",
))  # fmt: skip
ARTICLES = {  # the article before the name of an organisation, which lists pass over
    "en": ("the ", "a ", "an "),
    "fr": ("le ", "la ", "les ", "l'", "un ", "une "),
    "de": ("der ", "die ", "das "),
    "es": ("el ", "la ", "los ", "las "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'"),
    "pt": ("o ", "a ", "os ", "as "),
    "nl": ("de ", "het ", "een "),
    "sv": (),
}
FAMILY_FIRST = ("hu", "zh", "ja", "ko", "vi")  # languages in which the family name stands in front
_TIED = re.compile(r"(?:d|l|al|el|ad|an|ar|as|at|ash|ul)['’\-‑](?=\w)", re.IGNORECASE)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class SortName(NamedTuple):
    """A list compares the main words first (the family name, the organisation without article), then the rest."""

    main: str
    rest: str = ""


def sort_name(kind: str, name: str, sort_as: str, lang: str) -> SortName:
    """What a list in `lang` sorts a signatory by. `sort_as` is written as in a catalogue: “Berg, Anna van den”.

    Small particles (van, de, von, af, al-) are passed over, as catalogues do; written large (De Niro, Le Pen) they
    belong to the name. Titles before a name and honours behind it count for nothing.
    """
    if sort_as:
        main, _, rest = sort_as.partition(",")
        return SortName(_untied(main.strip()), rest.strip())
    if kind == "organisation":
        return SortName(_without_article(name, lang))
    return _person(name, lang)


def is_guessed(kind: str, name: str, sort_as: str) -> bool:
    """Whether the family name of a person is not certain: three or more words, of which two may be the family name."""
    return kind == "person" and not sort_as and "," not in name and len(_plain_words(name)) > 2


def _person(name: str, lang: str) -> SortName:
    if "," in name:
        main, _, rest = name.partition(",")
        if rest.strip(" .") not in HONOURS:
            return SortName(_untied(main.strip()), rest.strip())
        name = main
    words = _words(name)
    if len(words) < 2:
        return SortName(_untied(" ".join(words)))
    if _HAN.search(name) or lang.split("-")[0] in FAMILY_FIRST:
        return SortName(words[0], " ".join(words[1:]))
    at = len(words) - 1
    while at > 1 and words[at - 1][0].isupper() and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return SortName(_untied(" ".join(words[at:])), " ".join(words[:at]))


def _words(name: str) -> list[str]:
    """The words of a name without titles and honours; at least one stays."""
    words = name.split()
    while len(words) > 1 and _bare(words[0]) in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].strip(".,() ") in HONOURS:
        words.pop()
    return words


def _plain_words(name: str) -> list[str]:
    return [word for word in _words(name) if _bare(word) not in PARTICLES and len(_bare(word)) > 1]


def _bare(word: str) -> str:
    return word.strip(".,() ").casefold()


def _untied(word: str) -> str:
    """“al-Rashid” → “Rashid”, “van den Berg” → “Berg”; in Arabic the article alif-lam is passed over."""
    words = word.split()
    while len(words) > 1 and words[0] in PARTICLES:
        words.pop(0)
    plain = " ".join(words)
    if tied := _TIED.match(plain):
        return plain[tied.end() :] if plain[0].islower() or "-" in tied[0] or "‑" in tied[0] else plain
    return _without_alif_lam(plain)


def _without_alif_lam(text: str) -> str:
    return text[2:] if text.startswith("ال") and len(text.split()[0]) > 4 else text


def _without_article(name: str, lang: str) -> str:
    plain = unicodedata.normalize("NFC", name.strip()).replace("’", "'")
    for article in ARTICLES.get(lang.split("-")[0], ()):
        if plain.casefold().startswith(article) and len(plain) > len(article):
            return plain[len(article) :]
    return _without_alif_lam(plain)
