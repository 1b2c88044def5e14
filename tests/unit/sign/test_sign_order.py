"""Lists in the order of a language, compared with lists that were put in order by hand."""

import pytest

from toolkit.base.memo import forgetful
from toolkit.base.source import Source
from toolkit.model.people import Signatory
from toolkit.sign.order import Order, in_order

HERE = Source(path="s.csv", text="").span()


def _people(*names: str, **more: str) -> list[Signatory]:
    return [Signatory(id=name, kind="person", name=name, country=more.get(name, ""), span=HERE) for name in names]


BY_HAND = {
    "en": ["Zoë Adams", "Ann Ångström", "Ben d’Arcy", "Émile Durand", "Ida Lee", "Ida Leé", "Jo Öberg", "Kim van Zandt"],
    "fr": ["Luc Abel", "Paul Cote", "Anne Coté", "Luc Côte", "Paul Côté", "Marie Élan", "Jean d’Estaing", "Yves Le Pen"],
    "de": ["Uta Ackermann", "Jan Ägidius", "Eva Arnim", "Kai Muellner", "Max Müller", "Ole Weiss", "Pia Weiß", "Rolf von Zech"],
    "es": ["Ana Llorente", "Eva Luz", "José Nava", "Luis Núñez", "Sol Nuzzi", "Iñaki Ñandú", "Paz Oliva", "Raúl de la Peña"],
    "sv": ["Bo Adamsson", "Ulla Vall", "Ove Wallin", "Pia Zetter", "Lars Åberg", "Kai Ångström", "Eva Ärlig", "Ulf Öst"],
    "ar": ["سارة أحمد", "ليلى بدر", "خالد تامر", "منى جابر", "عمر الحسن", "هند دياب", "زيد الرشيد", "نور سالم"],
}  # fmt: skip


@pytest.mark.parametrize("lang", BY_HAND)
def test_order_by_hand(lang: str) -> None:
    right = BY_HAND[lang]
    for mixed in (sorted(right), right[::-1], right[1::2] + right[::2]):
        assert [one.name for one in in_order(_people(*mixed), "name", lang, forgetful)] == right


@pytest.mark.parametrize(
    ("order", "right"),
    [
        ("name", ["Lead Org", "Ann Lee", "Bob Moe", "Cy Noe"]),
        ("country", ["Lead Org", "Bob Moe", "Cy Noe", "Ann Lee"]),
        ("standing", ["Lead Org", "Cy Noe", "Ann Lee", "Bob Moe"]),
        ("list", ["Lead Org", "Bob Moe", "Ann Lee", "Cy Noe"]),
    ],
)
def test_orders(order: Order, right: list[str]) -> None:
    people = [
        Signatory(id="1", kind="person", name="Bob Moe", country="Austria", span=HERE),
        Signatory(id="2", kind="person", name="Ann Lee", standing="special", span=HERE),
        Signatory(id="3", kind="person", name="Cy Noe", country="CH", standing="general", span=HERE),
        Signatory(id="4", kind="organisation", name="Lead Org", first=True, span=HERE),
    ]
    assert [one.name for one in in_order(people, order, "en", forgetful)] == right


def test_in_german_countries_stand_by_their_german_names() -> None:
    people = _people("A B", "C D", **{"A B": "Germany", "C D": "Austria"})
    assert [one.name for one in in_order(people, "country", "de", forgetful)] == ["A B", "C D"]
    assert [one.name for one in in_order(people, "country", "en", forgetful)] == ["C D", "A B"]


def test_the_order_is_kept() -> None:
    asked = list[str]()

    def memo(key: str, make: object) -> str:
        asked.append(key)
        return "[1, 0]"

    people = _people("Ann Lee", "Bob Moe")
    assert [one.name for one in in_order(people, "name", "en", memo)] == ["Bob Moe", "Ann Lee"]
    assert len(asked) == 1
