"""Cite: what a UN symbol tells about its document, in words: who issued it, what it is, and its short form."""

from toolkit.cite.identifiers.countries import COUNTRIES
from toolkit.cite.identifiers.un_bodies import BODIES, Body
from toolkit.cite.identifiers.words import LANGUAGES, Texts, numbered, of_country, texts

_COMMENT = texts("General comment", "Observation générale", "Observación general", "Allgemeine Bemerkung")
_RECOMMENDATION = texts(
    "General recommendation", "Recommandation générale", "Recomendación general", "Allgemeine Empfehlung"
)
_COMMUNICATION = texts("Communication", "Communication", "Comunicación", "Mitteilung")
_OPINION = texts("Opinion", "Avis", "Opinión", "Stellungnahme")
_BY_COUNTRY = {
    "observations": texts(
        "Concluding observations", "Observations finales", "Observaciones finales", "Abschließende Bemerkungen"
    ),
    "issues": texts("List of issues", "Liste de points", "Lista de cuestiones", "Fragenliste"),
    "state": texts(
        "Report of the State party", "Rapport de l’État partie", "Informe del Estado parte", "Staatenbericht"
    ),
    "visit": texts("Report on a visit", "Rapport de visite", "Informe de visita", "Bericht über einen Besuch"),
    "review": texts(
        "Universal Periodic Review",
        "Examen périodique universel",
        "Examen Periódico Universal",
        "Allgemeine Regelmäßige Überprüfung",
    ),
}
_RESOLUTIONS = {
    "council": texts(
        "UNSC Res {}",
        "Conseil de sécurité des Nations Unies, résolution {}",
        "Consejo de Seguridad de las Naciones Unidas, resolución {}",
        "UN-Sicherheitsrat, Resolution {}",
    ),
    "assembly": texts(
        "UNGA Res {}",
        "Assemblée générale des Nations Unies, résolution {}",
        "Asamblea General de las Naciones Unidas, resolución {}",
        "UN-Generalversammlung, Resolution {}",
    ),
    "rights-council": texts(
        "UNHRC Res {}",
        "Conseil des droits de l’homme des Nations Unies, résolution {}",
        "Consejo de Derechos Humanos de las Naciones Unidas, resolución {}",
        "UN-Menschenrechtsrat, Resolution {}",
    ),
    "ecosoc": texts(
        "UN ECOSOC Res {}",
        "Conseil économique et social des Nations Unies, résolution {}",
        "Consejo Económico y Social de las Naciones Unidas, resolución {}",
        "UN-Wirtschafts- und Sozialrat, Resolution {}",
    ),
}
_SHORT_RESOLUTIONS = {
    "council": texts(
        "UNSC Res {}",
        "Résolution {} du Conseil de sécurité",
        "Resolución {} del Consejo de Seguridad",
        "Resolution {} des Sicherheitsrats",
    ),
    "assembly": texts(
        "UNGA Res {}",
        "Résolution {} de l’Assemblée générale",
        "Resolución {} de la Asamblea General",
        "Resolution {} der Generalversammlung",
    ),
    "rights-council": texts(
        "UNHRC Res {}",
        "Résolution {} du Conseil des droits de l’homme",
        "Resolución {} del Consejo de Derechos Humanos",
        "Resolution {} des Menschenrechtsrats",
    ),
    "ecosoc": texts(
        "UN ECOSOC Res {}",
        "Résolution {} du Conseil économique et social",
        "Resolución {} del Consejo Económico y Social",
        "Resolution {} des Wirtschafts- und Sozialrats",
    ),
}


def issuer_of(body: Body, parts: dict[str, str]) -> Texts:
    """Who issued the document. A report to the Committee comes from the State, and only the words say so."""
    return BODIES.get(parts["body"], body).names


def subject_of(body: Body, parts: dict[str, str]) -> Texts | None:
    """What the document is, as far as its symbol tells; None where it does not."""
    family = parts["family"]
    if family in _RESOLUTIONS:
        return _filled(_RESOLUTIONS[family], _resolution_number(parts))
    if family in ("comment", "old-comment"):
        return numbered(_RECOMMENDATION if body.recommends else _COMMENT, parts["number"])
    if family in _BY_COUNTRY:
        return of_country(_BY_COUNTRY[family], COUNTRIES[parts["country"]])
    if family in ("communication", "opinion"):
        name = _OPINION if family == "opinion" else _COMMUNICATION
        return numbered(name, f"{parts['number']}/{parts['year']}")
    return None


def short_of(parts: dict[str, str]) -> Texts | None:
    """The short form where it is more than the symbol: resolutions are called by their numbers."""
    short = _SHORT_RESOLUTIONS.get(parts["family"])
    return _filled(short, _resolution_number(parts)) if short else None


def _resolution_number(parts: dict[str, str]) -> str:
    number = parts["number"]
    letter = f" {parts['letter']}" if "letter" in parts else ""
    if "roman" in parts:
        return f"{number} ({parts['roman']}){letter}"
    if "session" in parts:
        return f"{parts.get('special', '')}{parts['session']}/{number}{letter}"
    return f"{parts['year']}/{number}" if parts["family"] == "ecosoc" else number


def _filled(words: Texts, number: str) -> Texts:
    return {lang: words[lang].format(number) for lang in LANGUAGES}
