"""The part of a name that a list is sorted by."""

import pytest

from toolkit.sign.names import is_guessed, sort_name


@pytest.mark.parametrize(
    ("name", "main", "rest"),
    [
        ("Anna van den Berg", "Berg", "Anna van den"),
        ("Robert De Niro", "De Niro", "Robert"),
        ("Marine Le Pen", "Le Pen", "Marine"),
        ("Jack Ma", "Ma", "Jack"),
        ("Ahmed al-Rashid", "Rashid", "Ahmed"),
        ("Omar Al-Sayed", "Sayed", "Omar"),
        ("محمد العلي", "علي", "محمد"),
        ("Dr. Jane Smith, PhD", "Smith", "Jane"),
        ("Martin King Jr.", "King", "Martin"),
        ("毛 泽东", "毛", "泽东"),
        ("Jean d’Alembert", "Alembert", "Jean"),
        ("Seán O’Casey", "O’Casey", "Seán"),
        ("Hilma af Klint", "Klint", "Hilma af"),
        ("García Márquez, Gabriel", "García Márquez", "Gabriel"),
        ("Madonna", "Madonna", ""),
        ("Dame", "Dame", ""),
    ],
)
def test_a_person_is_sorted_by_the_family_name(name: str, main: str, rest: str) -> None:
    assert sort_name("person", name, "", "en") == (main, rest)


def test_what_sort_as_says_wins() -> None:
    assert sort_name("person", "Gabriel García Márquez", "García Márquez, Gabriel", "es") == (
        "García Márquez",
        "Gabriel",
    )
    assert sort_name("organisation", "The Guardian", "The Guardian", "en") == ("The Guardian", "")


@pytest.mark.parametrize(
    ("name", "lang", "main"),
    [
        ("The Body Shop", "en-GB", "Body Shop"),
        ("Theatre of Hope", "en", "Theatre of Hope"),
        ("L’Enfant Bleu", "fr", "Enfant Bleu"),
        ("Die Brücke", "de", "Brücke"),
        ("Die Brücke", "en", "Die Brücke"),
        ("La Red", "es", "Red"),
        ("المركز العربي", "ar", "مركز العربي"),
    ],
)
def test_an_organisation_is_sorted_without_its_article(name: str, lang: str, main: str) -> None:
    assert sort_name("organisation", name, "", lang) == (main, "")


def test_in_hungarian_the_family_name_stands_in_front() -> None:
    assert sort_name("person", "Nagy Ilona", "", "hu") == ("Nagy", "Ilona")


def test_a_name_of_three_words_is_guessed() -> None:
    assert is_guessed("person", "Gabriel García Márquez", "")
    assert not is_guessed("person", "Gabriel García Márquez", "García Márquez, Gabriel")
    assert not is_guessed("person", "Anna van den Berg", "")
    assert not is_guessed("organisation", "One Two Three", "")
