"""Load, questions: how lists of questions say limits and choices, in English, French, German and Spanish."""

import re

Limits = dict[str, int]

_I = re.IGNORECASE
MARKS = re.compile(r"(?:[•●▪◦○◯‣–—\-*☐□❏❑¨]|\(\s?\)|\[\s?\]|\(?[a-z]\)|o(?=\s))\s+", _I)
SEVERAL_CHOICES = re.compile(
    r"select all|all that apply|several (?:answers|options|choices)|multiple (?:answers|choice|options|selection)"
    r"|more than one (?:answer|option|choice)|plusieurs (?:réponses|choix)|choix multiple"
    r"|mehrere (?:antworten|nennungen)|mehrfach(?:nennung|auswahl|antwort)"
    r"|varias (?:respuestas|opciones)|opción múltiple|selección múltiple", _I
)  # fmt: skip
ONE_CHOICE = re.compile(
    r"(?:select|choose|tick|only|single) (?:only )?(?:one|answer|choice)|one answer only|une seule réponse|choix unique"
    r"|nur eine (?:antwort|nennung)|einfachauswahl|una sola (?:respuesta|opción)|única (?:respuesta|opción)", _I
)  # fmt: skip
RANKING = re.compile(
    r"\brank(?:ing|ed)?\b|in order of (?:importance|preference|priority)|par ordre|class(?:ez|er|ement)"
    r"|rangfolge|reihenfolge|\borden(?:e|ar)\b|por orden", _I
)  # fmt: skip
UPLOAD = re.compile(
    r"\bupload|attach (?:a|your|the|any) (?:file|document)|télécharge[rz]|joindre|joignez|hochladen|datei (?:an|bei)"
    r"|\bsub(?:a|ir)\b|\badjunt(?:e|ar)\b", _I
)  # fmt: skip
CONDITION = re.compile(
    r"\b(?:if|only where|where) (?:you |your |the )?(?:answer(?:ed)?|yes|no\b|so\b|replied|selected|chose)"
    r"|\bif (?:yes|no|so)\b|\bsi (?:oui|non|sí|no|vous avez répondu|ha respondido)\b"
    r"|\b(?:wenn|falls) (?:ja|nein|sie .{0,30}geantwortet)\b|\bif .{0,40}\bquestion \d", _I
)  # fmt: skip
_REQUIRED = re.compile(
    r"\((?:required|mandatory|compulsory|obligatory|obligatoire|pflicht(?:frage|feld|angabe)?|obligatori[oa])\)", _I
)
_AMOUNT = r"(\d{1,3}(?:[ .,\u00a0\u202f’']\d{3})+|\d{1,6})"
_CHARACTERS = r"(?:character\(s\)|characters?|chars?|signes?|caractères?|zeichen|caracteres?|carácter(?:es)?)"
_WORDS = r"(?:word\(s\)|words?|mots?|wörter|worte|palabras?)"
_MOST = (
    r"(?:max(?:imum|imal|\.|imo)?|at most|up to|no more than|not more than|limit(?: of)?"
    r"|höchstens|jusqu['’]à|au plus|hasta|máximo(?: de)?|como máximo)"
)
_CHOICES = r"(?:choice\(s\)|choices?|options?|answers?|choix|réponses|antworten|optionen|opciones|respuestas)"


def _limit(unit: str) -> re.Pattern[str]:
    """“(5000 characters maximum)”, “max. 500 words”, “limit: 5,000 characters including spaces”."""
    between = r"\s*:?\s*(?:of\s+|de\s+)?"
    counted = r"(?:including|incl\.|with|espaces compris|inkl\.|mit|con|incluidos)"
    spaces = rf"(?:\s*[,(]?\s*{counted}?\s*(?:spaces|leerzeichen|espacios)?\)?)"
    before = rf"[\[(]?\s*{_MOST}{between}{_AMOUNT}\s*{unit}{spaces}\s*[\])]?"
    behind = rf"[\[(]?\s*{_AMOUNT}\s*{unit}\s*(?:\(?\s*{_MOST}\s*\)?){spaces}\s*[\])]?"
    return re.compile(rf"(?:{before}|{behind})\.?", _I)


_LIMITS = {"max_characters": _limit(_CHARACTERS), "max_words": _limit(_WORDS), "max_choices": _limit(_CHOICES)}
_BETWEEN = re.compile(rf"[\[(]?\s*between\s+(\d+)\s+and\s+(\d+)\s+{_CHOICES}\s*[\])]?", _I)
_LEAST = re.compile(rf"[\[(]?\s*(?:at least|min(?:imum|\.)?)\s+(\d+)\s+{_CHOICES}\s*[\])]?", _I)
_YES = ("yes", "oui", "ja", "sí", "si")
_NO = ("no", "non", "nein")


def limits_in(text: str) -> tuple[str, Limits]:
    """Return the text without the limits that it states, and these."""
    limits = Limits()
    between = _BETWEEN.search(text)
    if between:
        limits |= {"min_choices": int(between[1]), "max_choices": int(between[2])}
        text = _without(text, between)
    least = _LEAST.search(text)
    if least:
        limits["min_choices"] = int(least[1])
        text = _without(text, least)
    for name, pattern in _LIMITS.items():
        found = pattern.search(text)
        if found:
            limits[name] = int(re.sub(r"\D", "", found[1] or found[2]))
            text = _without(text, found)
    return text, limits


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split()).strip(" ,;")


def required_in(text: str) -> tuple[str, bool]:
    """Return the text without its star or “(required)”, and whether it had one."""
    plain = _REQUIRED.sub(" ", text)
    plain = re.sub(r"^\s*\*\s*|\s*\*\s*$|(?<=[?:.])\s*\*(?=\s|$)", " ", plain)
    plain = " ".join(plain.split())
    return plain, plain != " ".join(text.split())


def is_yes(text: str) -> bool:
    return text.strip(" .").lower() in _YES


def is_no(text: str) -> bool:
    return text.strip(" .").lower() in _NO
