"""A made-up open letter with footnotes, and as many signatories as wanted. It is the same every time.

`write_workspace` writes it as ours; `markdown` and `people` give the same to the peers.
"""

import csv
import random
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

SLUG = "open-letter"
TITLE = "Reports of children must be answered"
TO = "The President of the Assembly of Platforms"
GIVEN = (
    "Adaeze Agnieszka Aisha Alejandro Amélie Anselm Björn Branka Catarina Chiara Dmitri Edith Eleni Emeka Farida "
    "Gösta Hannelore Ignacio Ilse Imani Jean-Luc Joaquín Katarzyna Kwame Leila Lidija Ludmila Mairéad Malte "
    "Mehmet Nadia Ngozi Niamh Olufemi Oscar Paloma Petra Quentin Rukmini Saoirse Sibusiso Søren Tadeusz Thérèse "
    "Ulrike Vasilis Wilhelmina Xavier Yiannis Zdeněk"
)
FAMILY = (
    "Abernathy Adeyemi Åström Barrientos Beaumont Böttcher Castañeda Chukwu Čapek D’Angelo Dimitriou Echeverría "
    "Eriksson Fitzgerald Fontaine Grünwald Haddad Hölderlin Ibáñez Iwanicka Jørgensen Kamau Karlsson Kowalczyk "
    "Lefèvre Lindqvist MacAllister Marchetti Mbeki Müller Núñez O’Sullivan Okonkwo Özdemir Papadakis Pelletier "
    "Quiroga Radović Rossi Šimić Söderberg Szymańska Tshabalala Urquhart Vaillancourt Van Wolff Xenakis Yıldırım "
    "Zambrano"
)
ELSEWHERE = (
    "Олена Шевченко", "Мария Димитрова", "Γιώργος Παπαδόπουλος", "Ελένη Κωνσταντίνου", "Сергей Кузнецов",
)  # fmt: skip
ROLES = ("", "", "", "Professor of Law", "Director", "Youth worker", "Paediatrician", "Head of Research and Advocacy")
KINDS = ("Network", "Foundation", "Observatory", "Institute", "Alliance", "Centre", "Association")
FIELDS = ("Child Protection", "Digital Rights", "Safer Screens", "Girls’ Rights", "Family Law", "Online Safety")
PLACES = ("Nordheide", "Harbourlight", "Costa Clara", "Val-de-Lune", "Lakeside", "Upper Meadow", "Old Bridge")
COUNTRIES = (
    "Austria", "Belgium", "Brazil", "Czechia", "Denmark", "France", "Germany", "Ghana", "Greece", "India", "Ireland",
    "Italy", "Kenya", "Mexico", "Netherlands", "Nigeria", "Norway", "Poland", "Portugal", "South Africa", "Spain",
    "Sweden", "Türkiye", "Ukraine", "United Kingdom",
)  # fmt: skip
COLUMNS = ("kind", "name", "role", "organisation", "country", "capacity", "consent")

PARAGRAPHS = (
    "We write to you on behalf of people who have reported the abuse of a child to an online platform and have waited "
    "for an answer. Some waited for days, some for weeks; many have never had one. Each of these reports was made by "
    "somebody who saw a child in danger and took the trouble to say so, and each of them deserved a decision.",
    "A report is not a complaint about a service. It is often the only sign that reaches anybody who can act. Where it "
    "is left unread, the child stays in danger, and the person who reported learns that it was of no use. We have "
    "heard this from teachers, from parents and from young people themselves, in every country from which we write.",
    "The means to do better exist. Trained people can decide within a day. A form can say what happens next. A number "
    "can be published every quarter, so that everybody sees how many reports were made and what became of them. None "
    "of it asks anybody to read private messages, and none of it needs a technology that is still to be invented.",
    "We know that moderation is hard, that mistakes are made in both directions, and that the people who do this work "
    "carry a heavy load. This is one more reason to give them the time, the languages and the support that they need, "
    "and to let independent researchers look at the outcome.",
)
NOTES = {
    0: "In this letter a report is any notice by which a person tells a platform of content or conduct that may harm a "
    "child, by whatever form, button or address the platform offers for it.",
    2: "A day is counted from the moment at which the report is received, in the time zone of the person who made it.",
}
DEMANDS = (
    "Decide on every report that concerns a child within twenty-four hours, and hide the content until then.",
    "Tell the person who reported what was decided and why, in the language in which the report was made.",
    "Offer a review by a human being, and say how long it will take.",
    "Publish every quarter how many reports were made, how many led to a removal, and how long decisions took.",
)


def people(count: int) -> list[tuple[str, ...]]:
    """So many different people, an organisation for every tenth; the cells of `COLUMNS`."""
    dice = random.Random(count)
    names = _names(dice)
    organisations = (f"{field} {kind} {place} {number}".removesuffix(" 0")
                     for number in range(count) for field, kind, place in product(FIELDS, KINDS, PLACES))  # fmt: skip
    rows = list[tuple[str, ...]]()
    for at in range(count):
        if at % 10 == 9:
            rows.append(("organisation", next(organisations), "", "", dice.choice(COUNTRIES), "", "yes"))
        else:
            works = dice.random() < 0.6
            organisation = f"{dice.choice(FIELDS)} {dice.choice(KINDS)} {dice.choice(PLACES)}" if works else ""
            capacity = "personal" if works and dice.random() < 0.2 else ""
            row = ("person", next(names), dice.choice(ROLES), organisation, dice.choice(COUNTRIES), capacity, "yes")
            rows.append(row)
    return rows


def _names(dice: random.Random) -> Iterator[str]:
    """Two names, then three, each once, in no order; a few in other scripts."""
    yield from ELSEWHERE
    pairs = [f"{given} {family}" for given, family in product(GIVEN.split(), FAMILY.split())]
    dice.shuffle(pairs)
    yield from pairs
    triples = product(FAMILY.split(), GIVEN.split(), FAMILY.split())
    for family, given, other in islice(triples, 1, None):
        if family != other:
            yield f"{given} {other}-{family}"


def write_workspace(folder: Path, count: int, layout: str) -> None:
    """An empty workspace with this letter, and a list of `count` people in `layout`."""
    place = folder / "submissions" / SLUG
    place.mkdir(parents=True, exist_ok=True)
    about = "organisation:\n  name: Example Alliance\n  address: [12 Example Street, 1000 Exampletown]\n"
    (folder / "toolkit.yaml").write_text(f"version: 1\n{about}lang: en-GB\ntheme: sober\n", encoding="utf-8")
    (place / "submission.md").write_text(_text(layout), encoding="utf-8")
    with (place / "signatories.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((COLUMNS, *people(count)))


def _text(layout: str) -> str:
    head = (
        f"---\ntitle: {TITLE}\ndate: 2026-05-04\nlang: en-GB\ntemplate: open-letter\naddressee: [{TO}]\n"
        "salutation: Dear President,\nclosing: Yours faithfully,\n"
        f"signatories: {{file: signatories.csv, layout: {layout}}}\n---\n"
    )
    paragraphs = [text + (f"^[{NOTES[at]}]" if at in NOTES else "") for at, text in enumerate(PARAGRAPHS)]
    opening = "We are {{ signatories.total }} signatories from {{ signatories.countries }} countries."
    demands = "\n".join(f"{number}. {one}" for number, one in enumerate(DEMANDS, 1))
    return "\n\n".join((head, opening, *paragraphs, "# What we ask", demands)) + "\n"


def markdown() -> str:
    """The text of the letter by itself."""
    paragraphs = [text + (f"^[{NOTES[at]}]" if at in NOTES else "") for at, text in enumerate(PARAGRAPHS)]
    return "\n\n".join((f"# {TITLE}", *paragraphs, "# What we ask", *DEMANDS))
