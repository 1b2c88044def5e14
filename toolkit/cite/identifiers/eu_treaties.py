"""Cite: the treaties of the European Union by the letter that CELEX numbers give them."""

from toolkit.cite.identifiers.words import LANGUAGES, Texts, texts

_TREATIES = {
    "E": texts("Treaty on the Functioning of the European Union", "Traité sur le fonctionnement de l’Union européenne",
               "Tratado de Funcionamiento de la Unión Europea", "Vertrag über die Arbeitsweise der Europäischen Union"),
    "M": texts("Treaty on European Union", "Traité sur l’Union européenne", "Tratado de la Unión Europea",
               "Vertrag über die Europäische Union"),
    "P": texts("Charter of Fundamental Rights of the European Union", "Charte des droits fondamentaux de l’Union européenne",
               "Carta de los Derechos Fundamentales de la Unión Europea", "Charta der Grundrechte der Europäischen Union"),
    "L": texts("Treaty of Lisbon", "Traité de Lisbonne", "Tratado de Lisboa", "Vertrag von Lissabon"),
    "A": texts("Treaty establishing the European Atomic Energy Community",
               "Traité instituant la Communauté européenne de l’énergie atomique",
               "Tratado constitutivo de la Comunidad Europea de la Energía Atómica",
               "Vertrag zur Gründung der Europäischen Atomgemeinschaft"),
    "D": texts("Treaty of Amsterdam", "Traité d’Amsterdam", "Tratado de Ámsterdam", "Vertrag von Amsterdam"),
    "ME": texts("Treaty on European Union and Treaty on the Functioning of the European Union",
                "Traité sur l’Union européenne et traité sur le fonctionnement de l’Union européenne",
                "Tratado de la Unión Europea y Tratado de Funcionamiento de la Unión Europea",
                "Vertrag über die Europäische Union und Vertrag über die Arbeitsweise der Europäischen Union"),
}  # fmt: skip
_COMMUNITY = texts(
    "Treaty establishing the European Community",
    "Traité instituant la Communauté européenne",
    "Tratado constitutivo de la Comunidad Europea",
    "Vertrag zur Gründung der Europäischen Gemeinschaft",
)
_ECONOMIC = texts(
    "Treaty establishing the European Economic Community",
    "Traité instituant la Communauté économique européenne",
    "Tratado constitutivo de la Comunidad Económica Europea",
    "Vertrag zur Gründung der Europäischen Wirtschaftsgemeinschaft",
)
_ARTICLE = texts("Article {}", "article {}", "artículo {}", "Artikel {}")


def treaty_title(letter: str, year: int, article: int) -> Texts | None:
    """Return the name of the treaty in its version of the year, with the article where it is one; None if not known."""
    names = _TREATIES.get(letter)
    if letter == "E" and year < 2008:
        names = _COMMUNITY if year >= 1992 else _ECONOMIC
    if names is None or not article:
        return names
    return {lang: f"{names[lang]}, {_ARTICLE[lang].format(article)}" for lang in LANGUAGES}
