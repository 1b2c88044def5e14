"""Identifiers of UN documents, EU acts, judgments and treaties: hundreds of real ones, and as many that were mistyped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.cite.identifiers.countries import COUNTRIES
from toolkit.cite.identifiers.identifier import Identifier, Slip
from toolkit.cite.identifiers.table import GRAMMARS, read_identifier
from toolkit.model.citation import SCHEMES

FILE = Path(__file__).parent / "identifiers.txt"
YEAR = 2026
LINES = FILE.read_text(encoding="utf-8").splitlines()
KEYS = [line for line in LINES if line and not line.startswith(("#", " "))]


def read(key: str) -> Identifier | Slip:
    scheme, _, text = key.partition(":")
    return read_identifier(scheme, text, YEAR)


def valid(key: str) -> Identifier:
    answer = read(key)
    assert isinstance(answer, Identifier), f"{key}: {answer}"
    return answer


def shown(key: str) -> Iterator[str]:
    identifier = valid(key)
    yield key
    yield from (f"    {lang}  {identifier.full(lang)} | {identifier.short(lang)}" for lang in ("en", "fr", "es"))


def test_real_identifiers_are_printed_as_lawyers_write_them(request: pytest.FixtureRequest) -> None:
    head = [line for line in LINES if line.startswith("#")]
    now = "\n".join((*head, "", *(line for key in KEYS for line in shown(key)))) + "\n"
    if request.config.getoption("accept"):
        FILE.write_text(now, encoding="utf-8")
    assert len(KEYS) == len(set(KEYS)) >= 300
    assert FILE.read_text(encoding="utf-8") == now


def test_a_canonical_identifier_stays_as_it_is_and_has_a_link() -> None:
    for key in KEYS:
        identifier = valid(key)
        assert identifier.key == key
        for lang in ("en", "fr", "es", "de", "sv"):
            assert identifier.url(lang).startswith("https://")
            assert identifier.form(lang).link in identifier.full(lang)
            assert "{" not in identifier.full(lang) + identifier.short(lang)


def test_every_scheme_has_a_grammar_and_an_example_that_exists() -> None:
    assert GRAMMARS.names == SCHEMES
    assert all(isinstance(one.read(one.example, YEAR), Identifier) for one in GRAMMARS)


# ------------------------------------------------------------------ other ways of writing the same


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("un:S/RES/1325 (2000)", "un:S/RES/1325(2000)"),
        ("un:A/RES/217 (III) A", "un:A/RES/217(III)A"),
        ("com:COM(2022)209", "com:2022/209"),
        ("com:COM(2022) 209 final", "com:2022/209"),
        ("com:SWD(2022) 209 final", "com:SWD/2022/209"),
        ("com:COM/2020/568", "com:2020/568"),
        ("com:COM(2020) 568 final/2", "com:2020/568/final/2"),
        ("oj:OJ L 277, 27.10.2022, p. 1", "oj:L277/2022/1"),
        ("oj:L 119, 4.5.2016, p. 89", "oj:L119/2016/89"),
    ],
)
def test_other_spellings_are_the_same_document(written: str, canonical: str) -> None:
    assert valid(written) == valid(canonical)


def test_parts_have_names() -> None:
    assert dict(valid("un:CRC/C/AUS/CO/5-6").parts) == {
        "body": "CRC", "family": "observations", "country": "AUS", "number": "5-6",
    }  # fmt: skip
    assert valid("celex:62012CJ0131").parts["type"] == "CJ"
    assert valid("ecli:CE:ECHR:2008:1202JUD000287202").parts["application"] == "2872/02"
    assert dict(valid("unts:1577/3").parts) == {"volume": "1577", "page": "3"}


@pytest.mark.parametrize(
    ("key", "lang", "url"),
    [
        ("un:CRC/C/GC/25", "fr", "https://undocs.org/fr/CRC/C/GC/25"),
        ("un:CRC/C/GC/25", "de", "https://undocs.org/en/CRC/C/GC/25"),  # the UN have no German
        ("celex:32022R2065", "de", "https://eur-lex.europa.eu/legal-content/DE/TXT/?uri=CELEX:32022R2065"),
        ("ecli:EU:C:2014:317", "en", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli%3AECLI%3AEU%3AC%3A2014%3A317"),
        ("com:2022/209", "es", "https://eur-lex.europa.eu/legal-content/ES/TXT/?uri=COM:2022:209:FIN"),
        ("oj:L277/2022/1", "en", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L:2022:277:TOC"),
        ("oj:L/2024/1689", "en", "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L_202401689"),
        ("unts:1577/3", "en", "https://treaties.un.org/doc/Publication/UNTS/Volume%201577/v1577.pdf"),
        ("echr:2872/02", "fr", "https://hudoc.echr.coe.int/fre#%7B%22appno%22:[%222872/02%22]%7D"),
    ],
)  # fmt: skip
def test_links_lead_to_the_language_of_the_document(key: str, lang: str, url: str) -> None:
    assert valid(key).url(lang) == url


# ------------------------------------------------------------------ acts of the EU


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("31971R1408", "Regulation (EEC) No 1408/71"),
        ("31998R0001", "Regulation (EC) No 1/98"),
        ("32010D0048", "Decision 2010/48"),  # of 2009, published in 2010: “EC”, but the number does not tell
        ("31999R0659", "Regulation (EC) No 659/1999"),
        ("32001R0045", "Regulation (EC) No 45/2001"),
        ("32014R0910", "Regulation (EU) No 910/2014"),
        ("32016R0679", "Regulation (EU) 2016/679"),
        ("31993L0013", "Directive 93/13/EEC"),
        ("31993L0104", "Directive 93/104/EC"),
        ("31999L0044", "Directive 1999/44/EC"),
        ("32009L0136", "Directive 2009/136/EC"),
        ("32009L0162", "Directive 2009/162/EU"),
        ("32011L0093", "Directive 2011/93/EU"),
        ("32015L1535", "Directive (EU) 2015/1535"),
        ("32004F0068", "Framework Decision 2004/68/JHA"),
        ("32016R0679R(02)", "Corrigendum to Regulation (EU) 2016/679"),
        ("02016R0679-20160504", "Regulation (EU) 2016/679 (consolidated version of 4 May 2016)"),
        ("61962CJ0026", "Case 26/62"),
        ("62012CJ0131", "Case C-131/12"),
        ("62012CC0131", "Case C-131/12, Opinion of AG"),
        ("52020JC0018", "European Commission and High Representative, JOIN(2020) 18 final"),
    ],
)
def test_acts_are_numbered_as_at_their_time(number: str, name: str) -> None:
    assert valid(f"celex:{number}").full("en") == name


# ------------------------------------------------------------------ slips


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("un:crc/c/gc/25", "write `un:CRC/C/GC/25`"),
        ("un:CRC\\C\\GC\\25", "write `un:CRC/C/GC/25`"),
        ("un:CRC/C/GC/2O", "write `un:CRC/C/GC/20`"),
        ("un:CRC/C/GC/ 25", "write `un:CRC/C/GC/25`"),
        ("un:CRC/CGC/25", "write `un:CRC/C/GC/25`"),
        ("un:CRC/C/CG/25", "write `un:CRC/C/GC/25`"),
        ("un:CRC/C/AUS/CO/5–6", "write `un:CRC/C/AUS/CO/5-6`"),
        ("un:UN Doc CRC/C/GC/25", "write `un:CRC/C/GC/25`"),
        ("un:HRC/26/9", "write `un:A/HRC/26/9`, or `un:A/HRC/RES/26/9` for a resolution"),
        ("un:CRC/C/AUZ/CO/5-6", "did you mean `AUS` (Australia) or `AUT` (Austria)?"),
        ("un:A/HRC/146/37", "sessions run from 1 to 64: check the digits"),
        ("un:CRX/C/GC/25", "did you mean `CRC`?"),
        ("un:S/RES/1352(2020)", "the resolutions of those years lie between 1967 and 2560"),
        ("celex:32022r2065", "write `celex:32022R2065`"),
        ("celex:32O22R2065", "write `celex:32022R2065`"),
        ("celex:32022R265", "write `celex:32022R0265`"),
        ("ecli:ECLI:EU:C:2014:317", "write `ecli:EU:C:2014:317`"),
        ("ecli:EU/C/2014/317", "country, court, year and number with colons between them: `ecli:EU:C:2014:317`"),
        ("echr:2872/2002", "write the number and the last two digits of the year: `echr:2872/02`"),
        ("com:209/2022", "write year and number, `com:2022/209`; others with their series: `com:SWD/2022/209`"),
    ],
)
def test_a_slip_says_what_to_write(written: str, hint: str) -> None:
    answer = read(written)
    assert isinstance(answer, Slip)
    assert answer.hint == hint


def test_there_is_no_other_scheme() -> None:
    assert isinstance(read_identifier("isbn", "3", YEAR), Slip)


def test_what_is_of_the_future_is_a_slip_until_then() -> None:
    assert isinstance(read_identifier("celex", "32031R0001", 2026), Slip)
    assert isinstance(read_identifier("celex", "32031R0001", 2031), Identifier)
    assert isinstance(read_identifier("echr", "100/31", 2026), Slip)
    assert isinstance(read_identifier("echr", "100/31", 2031), Identifier)


# ------------------------------------------------------------------ mutations: all of them are wrong


def mutations(key: str) -> Iterator[str]:
    """What a tired person makes of an identifier, where its grammar can know."""
    scheme, _, text = key.partition(":")
    if text != text.lower():
        yield text.lower()
    yield from (text.replace("0", "O", 1) for _ in range("0" in text and scheme != "ecli"))
    yield f" {text[:3]} {text[3:]}" if scheme != "com" else f"{text} 7"
    yield f"{text}/" if scheme != "ecli" else f"{text}:"
    yield from OWN[scheme](text)


def _un(text: str) -> Iterator[str]:
    yield text.replace("/", "\\")
    yield text.replace("/", "//", 1)
    yield text.replace("/", "", 1)
    yield f"X{text}"
    yield text.replace("-", "–") if "-" in text else f"{text}—"
    parts = text.split("/")
    if (country := next((part for part in parts if part in COUNTRIES and len(part) == 3), "")) and "CORE" not in parts:
        yield text.replace(country, f"{country[0]}Q{country[2]}")
    if "GC" in parts and parts[-2] == "GC":
        yield f"{text}9"
    if text.startswith(("A/HRC/", "A/RES/")) and parts[-2].isdigit() and len(parts) == 4 - text.startswith("A/HRC/4"):
        yield "/".join((*parts[:-2], f"1{parts[-2].zfill(2)}", parts[-1]))
    if text.startswith("S/RES/") and "(" in text:
        yield text.replace("(1", "(2").replace("(20", "(30") if "(20" in text else text.replace("(1", "(2")


def _celex(text: str) -> Iterator[str]:
    yield f"7{text[1:]}"
    yield f"{text[0]}22{text[3:]}" if text[1] == "2" else f"{text[0]}1{text[1:]}"
    yield text[:5] + "W" + text[6:]
    yield f"{text[:5]} {text[5:]}"
    if "/" not in text and text[0] in "356":
        yield text[:-1]
        yield f"{text}1"
        yield text[0] + text[5:] + text[1:5]


def _ecli(text: str) -> Iterator[str]:
    country, court, year, number = text.split(":")
    yield f"QX:{court}:{year}:{number}"
    yield f"{country}:{court}:{int(year) + 200}:{number}"
    yield f"{country}:{court}{year}:{number}"
    yield f"{country}/{court}/{year}/{number}"
    if country == "EU":
        yield f"EU:X:{year}:{number}"
        yield f"EU:{court}:{year}:0{number}"
        yield f"EU:{court}:1850:{number}"
    if country == "CE":
        yield f"CE:ECHR:{year}:13{number[2:]}"
        yield f"CE:ECHR:{year}:{number[:2]}32{number[4:]}"
        yield f"CE:ECHR:{year}:{number[:-2]}25" if year < "2025" else f"CE:ECHR:{year}:{number[:-1]}"
        yield f"CE:ECHR:{year}:{number.replace('JUD', 'JDU')}"


def _com(text: str) -> Iterator[str]:
    *series, year, number = text.split("/")
    yield "/".join((*series, number.zfill(3), year))
    yield "/".join((*series, str(int(year) + 200), number))
    yield "/".join((*series, year, f"0{number}"))
    yield "/".join((*series, year, f"{number}9999"))
    yield f"CMO({year}){number}"


def _oj(text: str) -> Iterator[str]:
    yield f"M{text[1:]}"
    yield text.replace("/20", "/25").replace("/19", "/29")
    yield text.replace("/", "", 1)
    yield "/".join(reversed(text.split("/")))


def _unts(text: str) -> Iterator[str]:
    volume, page = text.split("/")
    yield f"{volume}{page}"
    yield f"{volume}99/{page}" if len(volume) > 2 else f"{volume}9999/{page}"
    yield f"0{volume}/{page}"
    yield f"{volume} UNTS {page}"
    yield f"{volume}/{page}999"


def _cets(text: str) -> Iterator[str]:
    yield f"9{text.zfill(2)}"
    yield f"0{text}"
    yield f"CETS {text}"


def _echr(text: str) -> Iterator[str]:
    number, year = text.split("/")
    yield f"{number}/40"
    yield f"{number}/{year}00"
    yield f"{number}{year}"
    yield f"{year}/{number}" if len(number) != 2 else f"{number}/{year}/1"
    yield f"0{text}"


OWN = {
    "un": _un, "celex": _celex, "ecli": _ecli, "com": _com, "oj": _oj, "unts": _unts, "cets": _cets, "echr": _echr,
}  # fmt: skip
MUTATED = sorted({f"{key.partition(':')[0]}:{one}" for key in KEYS for one in mutations(key)} - set(KEYS))


@pytest.fixture(scope="module")
def answers() -> dict[str, Identifier | Slip]:
    return {key: read(key) for key in MUTATED}


def test_every_mutation_is_refused_with_a_hint(answers: dict[str, Identifier | Slip]) -> None:
    assert len(answers) >= 300
    assert {key: one for key, one in answers.items() if isinstance(one, Identifier)} == {}
    assert [key for key, one in answers.items() if isinstance(one, Slip) and not (one.message and one.hint)] == []


def test_a_proposed_form_is_right(answers: dict[str, Identifier | Slip]) -> None:
    hints = [one.hint for one in answers.values() if isinstance(one, Slip) and one.hint.startswith("write `")]
    proposed = [hint.split("`")[1] for hint in hints]
    assert len(proposed) > 300
    whole = [one for one in proposed if one.partition(":")[0] in SCHEMES]
    assert [one for one in whole if isinstance(read(one), Slip)] == []
