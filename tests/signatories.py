"""A list of 1,000 made-up signatories in which 150 stand twice, written differently; who they are is known."""

import random

from msgspec.structs import replace

from toolkit.base.source import Source
from toolkit.model.people import Signatory

HERE = Source(path="signatories.csv", text="").span()

CULTURES = {  # given names, family names, country
    "English": (
        "Alice Benjamin Catherine Daniel Eleanor Francis Grace Harold Isobel Joseph Kathleen Leonard Margaret Nathan",
        "Abernathy Blackwood Carmichael Davenport Ellsworth Fairweather Goodwin Hartley Kingsley Lockwood Merriweather",
        "Australia",
    ),
    "French": (
        "Amélie Benoît Chloé Didier Élodie François Geneviève Hervé Inès Jérôme Noémie Rémi Séverine Thérèse",
        "Beaumont Chevalier Desrosiers Fontaine Gauthier Lefèvre Marchand Pelletier Rousseau Théberge Vaillancourt",
        "France",
    ),
    "German": (
        "Annegret Björn Dörte Friedrich Günther Heike Jörg Käthe Lieselotte Matthias Roswitha Sören Ulrike Wolfgang",
        "Böttcher Dürrenmatt Eichendorff Grünwald Hölderlin Krämer Löwenstein Mühlbauer Rösner Schönfeld Weißmann",
        "Germany",
    ),
    "Spanish": (
        "Álvaro Begoña Concepción Esteban Fernanda Guadalupe Hernán Inés Joaquín Lucía Montserrat Óscar Rocío Ximena",
        "Aguirre Barrientos Castañeda Echeverría Figueroa Gutiérrez Ibáñez Márquez Núñez Quiroga Zambrano",
        "Mexico",
    ),
    "Swedish": (
        "Åsa Birgitta Gösta Håkan Ingrid Kerstin Lars Märta Örjan Pernilla Sigrid Torbjörn Ulla Viveka",
        "Ängström Bergqvist Cederlund Ekström Fågelsjö Granlund Hällström Lindqvist Nyström Söderberg Åkerlund",
        "Sweden",
    ),
    "Yoruba": (
        "Adebayo Bolanle Damilola Folasade Ifeoluwa Kehinde Modupe Olufemi Temitope Yetunde Babatunde Omolara",
        "Adeyemi Balogun Fagbemi Ogunleye Olatunji Owolabi Sowande Akinwale Eniola Fashola",
        "Nigeria",
    ),
    "Vietnamese": (
        "Thảo Hương Quỳnh Dũng Hiếu Khánh Linh Minh Phượng Trâm",
        "Nguyễn Trần Phạm Huỳnh Đặng Bùi Đỗ Hồ Dương Lý",
        "Vietnam",
    ),
}
TRANSCRIBED = (  # in their script, and as they or others write them in Latin letters
    ("Мария Иванова", "Mariya Ivanova"), ("Сергей Кузнецов", "Sergey Kuznetsov"), ("Юлия Щербакова", "Yulia Shcherbakova"),
    ("Александр Павлов", "Aleksandr Pavlov"), ("Екатерина Соколова", "Ekaterina Sokolova"), ("Дмитрий Орлов", "Dmitry Orlov"),
    ("Наталья Воробьёва", "Natalia Vorobyova"), ("Георгий Панов", "Georgiy Panov"), ("Олена Шевченко", "Olena Shevchenko"),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"), ("Μαρία Νικολάου", "Maria Nikolaou"),
    ("Ελένη Κωνσταντίνου", "Eleni Konstantinou"), ("محمد الرشيد", "Mohammed Al-Rashid"), ("خالد منصور", "Khaled Mansour"),
    ("ليلى حداد", "Leila Haddad"), ("مريم سليمان", "Maryam Suleiman"), ("王小明", "Xiaoming Wang"), ("李建国", "Li Jianguo"),
    ("陈美玲", "Chen Meiling"), ("張偉", "Zhang Wei"), ("김민준", "Kim Min-jun"), ("박지훈", "Park Ji-hun"),
)  # fmt: skip
ORGANISATIONS = (  # name, and how the second row has it
    ("End Violence Against Girls Network", "EVAGN"), ("Kinderschutzbund Nordheide e.V.", "Kinderschutzbund Nordheide"),
    ("Fondation Enfance et Numérique", "Fondation Enfance & Numérique"), ("Safer Screens Foundation", "Safer Screens"),
    ("Red de Protección de la Niñez (RPN)", "RPN"), ("The Harbourlight Centre for Girls", "Harbourlight Center for Girls"),
    ("Children’s Rights Observatory", "Childrens Rights Observatory"), ("Women’s Legal Aid Society Ltd", "Womens Legal Aid Society"),
    ("International Alliance for Digital Childhood (IADC)", "IADC"), ("Barnens Röst", "Barnens Rost"),
    ("Coalition Against Online Grooming", "Coalition against On-line Grooming"), ("Digital Safeguarding Institute", "Digital Safegaurding Institute"),
    ("Asociación Infancia Segura", "Asociacion Infancia Segura"), ("Haus der Mädchen gGmbH", "Haus der Maedchen"),
    ("Youth Helpline Collective", "Youth Helpline Collective, Inc."), ("Voices of Survivors Worldwide", "VOICES OF SURVIVORS WORLDWIDE"),
)  # fmt: skip
APART = (  # organisations that are much alike, and not the same
    "Child Protection Austria", "Child Protection Australia", "Plan for Girls Niger", "Plan for Girls Nigeria",
    "Girls First UK", "Girls First Ireland", "Region 1 Safeguarding Board", "Region 2 Safeguarding Board",
    "North Shore Family Centre", "South Shore Family Centre", "Women’s Refuge Leeds", "Women’s Refuge Leicester",
)  # fmt: skip


def known_list(seed: int = 7) -> tuple[list[Signatory], set[frozenset[str]]]:
    """The rows, mixed, and the pairs of ids that are the same signatory."""
    dice = random.Random(seed)
    people = _people(dice)
    twice = dice.sample(people, 150 - len(TRANSCRIBED) - len(ORGANISATIONS))
    rows = list(people)
    pairs = [(one, _again(one, turn, dice)) for turn, one in enumerate(twice)]
    pairs += [(_row(one, "person"), _row(other, "person")) for one, other in TRANSCRIBED]
    pairs += [(_row(one, "organisation"), _row(other, "organisation")) for one, other in ORGANISATIONS]
    rows += [one for one, _ in pairs[len(twice) :]] + [other for _, other in pairs]
    rows += [_row(name, "organisation") for name in APART]
    dice.shuffle(rows)
    rows = [replace(row, id=f"{row.id}") for row in rows]
    return rows, {frozenset((one.id, other.id)) for one, other in pairs}


_count = iter(range(1_000_000))


def _row(name: str, kind: str, country: str = "", organisation: str = "", mail: str = "") -> Signatory:
    return Signatory(
        id=f"S{next(_count):05}", kind="person" if kind == "person" else "organisation", name=name, country=country,
        organisation=organisation, mail=mail, span=HERE,
    )  # fmt: skip


def _people(dice: random.Random) -> list[Signatory]:
    """Different people: no two share all names, but many share one of them."""
    names = [
        (f"{given} {family}", country)
        for givens, families, country in CULTURES.values()
        for given in givens.split()
        for family in families.split()
    ]
    chosen = dice.sample(names, 1000 - 150 - len(TRANSCRIBED) - len(ORGANISATIONS) - len(APART))
    return [
        _row(name, "person", country, dice.choice(("", "Youth Council", "City Hospital", "University")), f"m{at}")
        for at, (name, country) in enumerate(chosen)
    ]


def _again(row: Signatory, turn: int, dice: random.Random) -> Signatory:
    """The same person once more, as another form has it."""
    given, _, family = row.name.partition(" ")
    blank = {"mail": "", "id": f"S{next(_count):05}"}
    match turn % 8:
        case 0:
            return replace(row, **{**blank, "mail": row.mail, "name": f"{given[0]}. {family}"})
        case 1:
            return replace(row, **blank, name=row.name.upper())
        case 2:
            return replace(row, **blank, name=f"{family}, {given}", country="")
        case 3:
            return replace(row, **blank, name=f"Dr. {_plain(row.name)}, PhD")
        case 4:
            if len(family) < 5:
                return replace(row, **blank, name=row.name.lower())
            at = dice.randrange(1, len(family) - 2)
            return replace(row, **blank, name=f"{given} {family[:at]}{family[at + 1]}{family[at]}{family[at + 2 :]}")
        case 5:
            return replace(row, **{**blank, "mail": row.mail, "name": given})
        case 6:
            return (
                replace(row, **blank, name=f"{given} M. {family}", organisation=row.organisation or "Youth Council")
                if (row.organisation)
                else replace(row, **blank, name=f" {given}   {family} ")
            )
        case _:
            return replace(row, **blank, name=_plain(row.name))


def _plain(name: str) -> str:
    pairs = str.maketrans(
        {"ö": "oe", "ü": "ue", "ä": "a", "å": "a", "é": "e", "è": "e", "ñ": "n", "í": "i", "ó": "o", "á": "a"}
    )
    return name.translate(pairs)
