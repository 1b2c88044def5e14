"""Cite: how an act of the EU is called by type, year and number: “Regulation (EU) 2022/2065”, “Directive 95/46/EC”.

The order of year and number, and the letters of the Community, have changed: Interinstitutional Style Guide, 1.2.2.
"""

from toolkit.cite.identifiers.words import LANGUAGES, Texts, shown_day, texts

_NAMES = {
    "R": texts("Regulation", "Règlement", "Reglamento", "Verordnung"),
    "L": texts("Directive", "Directive", "Directiva", "Richtlinie"),
    "D": texts("Decision", "Décision", "Decisión", "Beschluss"),
    "F": texts("Framework Decision", "Décision-cadre", "Decisión marco", "Rahmenbeschluss"),
    "H": texts("Recommendation", "Recommandation", "Recomendación", "Empfehlung"),
    "A": texts("Opinion", "Avis", "Dictamen", "Stellungnahme"),
    "G": texts("Resolution", "Résolution", "Resolución", "Entschließung"),
    "E": texts("Common Position", "Position commune", "Posición común", "Gemeinsamer Standpunkt"),
}
_UNION = {
    "EU": texts("EU", "UE", "UE", "EU"),
    "EC": texts("EC", "CE", "CE", "EG"),
    "EEC": texts("EEC", "CEE", "CEE", "EWG"),
    "JHA": texts("JHA", "JAI", "JAI", "JI"),
    "CFSP": texts("CFSP", "PESC", "PESC", "GASP"),
}
_NUMBER_SIGN = texts("No ", "n°\u00a0", "n.º ", "Nr. ")
_CORRIGENDUM = texts(
    "Corrigendum to {}", "Rectificatif au texte suivant : {}", "Corrección de errores: {}", "Berichtigung: {}"
)
_CONSOLIDATED = texts(
    "{} (consolidated version of {})",
    "{} (version consolidée du {})",
    "{} (versión consolidada de {})",
    "{} (konsolidierte Fassung vom {})",
)
# In the two years in which the letters changed, the first number with the new letters; between the two nobody can tell.
_FIRST_NEW = {
    ("L", 1993): (100, 101),
    ("L", 2009): (159, 159),
    ("R", 1993): (2900, 3400),
    ("R", 2009): (1152, 1300),
    ("D", 2009): (850, 9999),
}


def act_title(kind: str, year: int, number: int, part: str = "") -> Texts | None:
    """Return what the act is called, in each language; None for the types that have no name of their own."""
    names = _NAMES.get(kind)
    if names is None:
        return None
    union = {"F": "JHA", "E": "CFSP"}.get(kind) or _community(kind, year, number)
    return {lang: f"{names[lang]} {_numbered(kind, year, number, union, lang)}{part}" for lang in LANGUAGES}


def consolidated(title: Texts, day: str) -> Texts:
    """The title of a consolidated version; `day` as YYYYMMDD."""
    parts = (int(day[:4]), int(day[4:6]), int(day[6:]))
    return {lang: _CONSOLIDATED[lang].format(title[lang], shown_day(parts, lang)) for lang in LANGUAGES}


def corrigendum(title: Texts) -> Texts:
    return {lang: _CORRIGENDUM[lang].format(title[lang]) for lang in LANGUAGES}


def _community(kind: str, year: int, number: int) -> str:
    """The letters of the Union, "" in the weeks in which they changed and the number does not tell."""
    changed = _FIRST_NEW.get((kind, year))
    if (kind, year) == ("D", 2010) and number < 100:
        return ""  # some were adopted before December 2009 and published afterwards
    if year in (1993, 2009):
        before, after = ("EEC", "EC") if year == 1993 else ("EC", "EU")
        if changed is None:
            return before
        return after if number >= changed[1] else before if number < changed[0] else ""
    return "EU" if year > 2009 else "EC" if year > 1993 else "EEC"


def _numbered(kind: str, year: int, number: int, union: str, lang: str) -> str:
    letters = _UNION[union][lang] if union else ""
    if year >= 2015:
        return f"({letters}) {year}/{number}"
    short_year = str(year)[2:] if year < 1999 else str(year)
    if kind == "R":
        return (
            f"({letters}) {_NUMBER_SIGN[lang]}{number}/{short_year}"
            if letters
            else f"{_NUMBER_SIGN[lang]}{number}/{short_year}"
        )
    return f"{short_year}/{number}/{letters}" if letters else f"{short_year}/{number}"
