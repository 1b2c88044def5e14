"""Check, form: how easily a text is read, by the formula that was made for its language."""

import re
from collections.abc import Callable

from msgspec import Struct

from toolkit.check.form.passages import HOLE, body_passages
from toolkit.model.tree import Document, Paragraph


class Formula(Struct, frozen=True):
    """`ease` of (words per sentence, syllables per word): 100 is very easy, 0 very difficult."""

    source: str
    ease: Callable[[float, float], float]


FORMULAS = {
    "en": Formula("Flesch 1948", lambda words, syllables: 206.835 - 1.015 * words - 84.6 * syllables),
    "fr": Formula("Kandel and Moles 1958", lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables),
    "de": Formula("Amstad 1978", lambda words, syllables: 180 - words - 58.5 * syllables),
    "es": Formula("Fernández Huerta 1959", lambda words, syllables: 206.84 - 1.02 * words - 60 * syllables),
}
_VOWELS = {"en": "aeiouy", "fr": "aeiouyàâäéèêëîïôöùûüœæ", "de": "aeiouyäöü", "es": "aeiouáéíóúü"}
_SPLIT_PAIRS = {"es": re.compile("[aeoáéó](?=[aeoáéó])|[íú](?=[aeo])|[aeo](?=[íú])")}  # two vowels, two syllables
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’»)\]]*(?=\s+[“\"‘«(\[¿¡]*[A-ZÄÖÜÀÂÉÈÊÎÔÇÁÍÓÚÑ0-9]|\s*$)")
_SHORT_FORM = re.compile(
    r"\b(?:[A-Za-z]|No|Nos|Nr|Art|Arts|para|paras|vol|ed|eds|St|Mr|Mrs|Ms|Dr|Prof|cf|vgl|bzw|etc|p|pp|art|núm|Ziff|Abs|Rn|S|f|ff|M|MM)\.$"
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
LEAST = 100  # words; for fewer the formulas mean nothing


class Ease(Struct, frozen=True, kw_only=True):
    """`score` from 100 (very easy) to 0 and below; `sentence`: words in one; `long`: sentences of over 40."""

    score: float
    sentence: float
    long: int
    formula: str

    @property
    def says(self) -> str:
        """The words that Flesch (1949) put to the score."""
        steps = (
            (30, "very difficult"),
            (50, "difficult"),
            (60, "fairly difficult"),
            (70, "plain"),
            (80, "fairly easy"),
        )
        return next((words for limit, words in steps if self.score < limit), "easy")


def reading_ease(document: Document) -> Ease | None:
    """How easily the paragraphs of a document are read; None for a language without a formula or under 100 words.

    Syllables are counted as groups of vowels, so the score is good to a few points; it tells one draft from another.
    """
    lang = document.lang.partition("-")[0].lower()
    texts = [one.text for one in body_passages(document) if isinstance(one.node, Paragraph)]
    return ease_of(texts, lang)


def ease_of(paragraphs: list[str], lang: str) -> Ease | None:
    formula = FORMULAS.get(lang)
    found = [_WORD.findall(sentence) for text in paragraphs for sentence in sentences(text)]
    lengths = [len(words) for words in found if words]
    total = sum(lengths)
    if formula is None or total < LEAST:
        return None
    spoken = sum(syllables(word, lang) for words in found for word in words)
    per_sentence = total / len(lengths)
    return Ease(
        score=round(formula.ease(per_sentence, spoken / total), 1),
        sentence=round(per_sentence, 1),
        long=sum(length > 40 for length in lengths),
        formula=formula.source,
    )


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; “Art. 3” and “No. 5” end none."""
    found, start = list[str](), 0
    text = text.replace(HOLE, "")
    for end in _SENTENCE_END.finditer(text):
        piece = text[start : end.end()]
        if not (end[0] == "." and _SHORT_FORM.search(piece)) or end.end() >= len(text.rstrip()):
            found.append(piece)
            start = end.end()
    return [one for one in (*found, text[start:]) if one.strip()]


def syllables(word: str, lang: str) -> int:
    """Groups of vowels; without the silent e of English and French, and with the Spanish vowels that stand apart."""
    small = word.lower()
    groups = len(re.findall(f"[{_VOWELS[lang]}]+", small))
    if lang in _SPLIT_PAIRS:
        groups += len(_SPLIT_PAIRS[lang].findall(small))
    if lang == "en":
        silent = re.search(r"[^aeiouy]e$", small) and not re.search(r"[^aeiouy]le$", small)
        groups -= bool(silent and groups > 1)
        groups -= bool(re.search(r"[^aeiouytd]ed$", small) and groups > 1)
    if lang == "fr":
        groups -= bool(re.search(r"[^aeiouyàâäéèêëîïôöùûü](?:e|es|ent)$", small) and groups > 1)
    return max(groups, 1)
