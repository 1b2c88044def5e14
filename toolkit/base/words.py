"""Base: the few words that the toolkit itself prints into a document, by language; English where there are none."""

from typing import Literal

Word = Literal[
    "table", "figure", "section", "paragraph", "recommendation", "contents", "references", "recommendations", "source",
    "page-of", "to", "organisations", "persons",
    "synthetic-title", "synthetic", "synthetic-short", "total", "not-known",
    "personal-capacity", "content-warning", "notice", "our-translation",
]  # fmt: skip

WORDS: dict[str, dict[Word, str]] = {
    "en": {
        "table": "Table",
        "figure": "Figure",
        "section": "section",
        "paragraph": "paragraph",
        "recommendation": "Recommendation",
        "contents": "Contents",
        "references": "References",
        "recommendations": "Recommendations",
        "source": "Source",
        "page-of": "Page {page} of {pages}",
        "to": "To",
        "organisations": "Organisations",
        "persons": "Individuals",
        "synthetic-title": "Synthetic data",
        "synthetic": (
            "This document uses a dataset that was made up as an example ({titles}). "
            "Figures marked as synthetic describe no real event and must not be quoted."
        ),
        "synthetic-short": "Synthetic data, made up as an example.",
        "total": "Total",
        "not-known": "not known",
        "personal-capacity": "in a personal capacity",
        "content-warning": "Content warning",
        "notice": "Please note",
        "our-translation": "our translation",
    },
    "fr": {
        "table": "Tableau",
        "figure": "Figure",
        "section": "section",
        "paragraph": "paragraphe",
        "recommendation": "Recommandation",
        "contents": "Sommaire",
        "references": "Références",
        "recommendations": "Recommandations",
        "source": "Source",
        "page-of": "Page {page} sur {pages}",
        "to": "À",
        "organisations": "Organisations",
        "persons": "Personnes",
        "synthetic-title": "Données synthétiques",
        "synthetic": (
            "Ce document utilise un jeu de données inventé à titre d’exemple ({titles}). "
            "Les chiffres signalés comme synthétiques ne décrivent aucun fait réel et ne doivent pas être cités."
        ),
        "synthetic-short": "Données synthétiques, inventées à titre d’exemple.",
        "total": "Total",
        "not-known": "non connu",
        "personal-capacity": "à titre personnel",
        "content-warning": "Avertissement",
        "notice": "À noter",
        "our-translation": "notre traduction",
    },
    "de": {
        "table": "Tabelle",
        "figure": "Abbildung",
        "section": "Abschnitt",
        "paragraph": "Absatz",
        "recommendation": "Empfehlung",
        "contents": "Inhalt",
        "references": "Quellen",
        "recommendations": "Empfehlungen",
        "source": "Quelle",
        "page-of": "Seite {page} von {pages}",
        "to": "An",
        "organisations": "Organisationen",
        "persons": "Einzelpersonen",
        "synthetic-title": "Synthetische Daten",
        "synthetic": (
            "Dieses Dokument verwendet einen als Beispiel erfundenen Datensatz ({titles}). "
            "Als synthetisch bezeichnete Zahlen beschreiben kein wirkliches Ereignis und dürfen nicht zitiert werden."
        ),
        "synthetic-short": "Synthetische Daten, als Beispiel erfunden.",
        "total": "Insgesamt",
        "not-known": "nicht bekannt",
        "personal-capacity": "persönlich",
        "content-warning": "Inhaltswarnung",
        "notice": "Hinweis",
        "our-translation": "eigene Übersetzung",
    },
    "es": {
        "table": "Cuadro",
        "figure": "Gráfico",
        "section": "sección",
        "paragraph": "párrafo",
        "recommendation": "Recomendación",
        "contents": "Índice",
        "references": "Referencias",
        "recommendations": "Recomendaciones",
        "source": "Fuente",
        "page-of": "Página {page} de {pages}",
        "to": "A",
        "organisations": "Organizaciones",
        "persons": "Personas",
        "synthetic-title": "Datos sintéticos",
        "synthetic": (
            "Este documento utiliza un conjunto de datos inventado como ejemplo ({titles}). "
            "Las cifras marcadas como sintéticas no describen ningún hecho real y no deben citarse."
        ),
        "synthetic-short": "Datos sintéticos, inventados como ejemplo.",
        "total": "Total",
        "not-known": "no se conoce",
        "personal-capacity": "a título personal",
        "content-warning": "Advertencia sobre el contenido",
        "notice": "Nota",
        "our-translation": "traducción propia",
    },
}


def has_words(lang: str) -> bool:
    """Whether the words exist in the language of the tag `lang`."""
    return lang.partition("-")[0].lower() in WORDS


def word(name: Word, lang: str) -> str:
    """Return the word in the language of the tag `lang` ("fr-BE" → French)."""
    return WORDS.get(lang.partition("-")[0].lower(), WORDS["en"])[name]
