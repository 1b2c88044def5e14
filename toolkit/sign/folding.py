"""Sign: a name without what writers of the same name do differently: case, accents, script, titles, legal forms."""

import re
import unicodedata
from functools import cache

from toolkit.sign.names import HONOURS, PARTICLES, TITLES

LEGAL_FORMS = frozenset((
    "inc", "ltd", "limited", "llc", "gmbh", "ggmbh", "ev", "e.v", "asbl", "vzw", "aisbl", "plc", "pty", "corp",
    "incorporated", "ong", "ngo", "cic", "cio", "sl", "sa", "srl", "oy", "ry", "ab", "as",
))  # fmt: skip
LINKING = frozenset((
    "the", "of", "for", "and", "in", "on", "to", "a", "an", "at", "by", "against", "le", "la", "les", "des", "du", "de",
    "et", "pour", "der", "die", "das", "und", "für", "fur", "gegen", "von", "el", "los", "las", "y", "para", "del", "e",
    "contra", "contre",
))  # fmt: skip
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
_KOREAN = {"gim": "kim", "bag": "park", "pak": "park", "choe": "choi", "jeong": "jung", "gang": "kang", "i": "lee"}
_SILENT = re.compile(r"[aeiouyhw]+")
_ALIKE = (  # spellings of one sound in names that came from another script; the longer first
    ("tsch", "c"), ("shch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("kh", "k"), ("gh", "k"), ("dh", "t"),
    ("th", "t"), ("ph", "f"), ("zh", "z"), ("dj", "j"), ("dz", "j"), ("ts", "c"), ("tz", "c"), ("ks", "x"), ("qu", "k"),
    ("ck", "k"), ("q", "k"), ("v", "f"), ("w", "u"), ("c", "k"), ("g", "k"), ("b", "p"), ("d", "t"), ("z", "s"),
)  # fmt: skip


def is_foreign(name: str) -> bool:
    """Whether a name is written in another script than Latin."""
    return any(sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN") for sign in name)


@cache
def latin(text: str) -> str:
    """The text in small Latin letters without accents, whatever script it is in; signs become spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        from anyascii import anyascii

        # it writes a sign of Chinese or Korean as a word with a capital: these become words
        plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(_ARTICLE.sub("", plain))).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`]", "", plain)).split())


def folded_person(name: str) -> tuple[str, ...]:
    """The words of a person's name, sorted: without titles, honours and particles; initials stay."""
    if "," in name:
        family, _, given = name.partition(",")
        name = f"{given} {family}"
    words = [word for word in name.split() if word.strip(".,()") not in HONOURS]
    plain = latin(" ".join(words)).split()
    kept = [word for word in plain if word not in TITLES and word not in PARTICLES]
    return tuple(sorted(kept or plain))


def folded_organisation(name: str) -> tuple[str, ...]:
    """The words of an organisation's name, in order, without legal forms, linking words and what is in brackets."""
    outside = re.sub(r"[(\[（][^)\]）]*[)\]）]", " ", name)
    plain = latin(re.sub(r"\be\.\s?V\.", " ", outside)).split()
    kept = [word for word in plain if word not in LEGAL_FORMS and word not in LINKING]
    return tuple(kept or plain or latin(name).split())


def acronyms(name: str) -> frozenset[str]:
    """Short names that stand for an organisation: its initials, what it has in brackets, itself if it is one word."""
    words = latin(name).split()
    found = {latin(inner).replace(" ", "") for inner in re.findall(r"[(\[（]([^)\]）]{2,12})[)\]）]", name)}
    outside = latin(re.sub(r"[(\[（][^)\]）]*[)\]）]", " ", name)).split()
    if len(outside) >= 3:
        found.add("".join(word[0] for word in outside if word not in LINKING))
        found.add("".join(word[0] for word in outside))
    if len(words) == 1 and len(name) <= 10 and sum(sign.isupper() for sign in name) >= 2:
        found.add(words[0])
    return frozenset(each for each in found if len(each) >= 3)


def skeleton(words: tuple[str, ...]) -> tuple[str, ...]:
    """The consonants of each word, sounds spelt in one way: Mohammed, Muhamad and محمد are alike."""
    return tuple(sorted(filter(None, map(bones, words))))


@cache
def bones(word: str) -> str:
    """One word of a skeleton; empty where a word has no consonants."""
    word = _KOREAN.get(word, word)
    for spelt, sound in _ALIKE:
        word = word.replace(spelt, sound)
    return re.sub(r"(.)\1+", r"\1", _SILENT.sub("", word))
