"""RIS: what databases hand out becomes works; what is wrong is said with file, line and key."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.bibliography import load_bibliography
from toolkit.model.citation import Bibliography


def _load(text: str) -> tuple[Bibliography, list[tuple[str, str]]]:
    report = Report()
    bibliography = load_bibliography((Source(path="refs.ris", text=text),), None, report)
    return bibliography, [(one.code, str(one.span)) for one in report]


JOURNAL = """\
TY  - JOUR
AU  - Livingstone, Sonia
AU  - Third, Amanda
TI  - Children and young people’s rights in the digital age:
an emerging agenda
T2  - New Media & Society
PY  - 2017
DA  - 2017/05/01/
VL  - 19
IS  - 5
SP  - 657
EP  - 670
DO  - https://doi.org/10.1177/1461444816686318
SN  - 1461-4448
KW  - children
ER  -\x20
"""
REPORT = """\
TY  - RPRT
ID  - crc gc25
AU  - Committee on the Rights of the Child
TI  - General comment No. 25
M1  - CRC/C/GC/25
Y1  - 2021///Spring
CY  - Geneva
PB  - United Nations
UR  - https://example.org/a;https://example.org/b
Y2  - 2021/04/15/
SN  - 978-92-1
ER  -
"""


def test_works() -> None:
    bibliography, found = _load(JOURNAL + "\n" + REPORT)
    assert found == []
    assert bibliography.works["livingstone2017"].csl == {
        "id": "livingstone2017",
        "type": "article-journal",
        "title": "Children and young people’s rights in the digital age: an emerging agenda",
        "author": [{"family": "Livingstone", "given": "Sonia"}, {"family": "Third", "given": "Amanda"}],
        "container-title": "New Media & Society",
        "volume": "19",
        "issue": "5",
        "page": "657–670",
        "DOI": "10.1177/1461444816686318",
        "ISSN": "1461-4448",
        "issued": {"date-parts": [[2017, 5, 1]]},
    }
    assert bibliography.works["crc-gc25"].csl == {
        "id": "crc-gc25",
        "type": "report",
        "title": "General comment No. 25",
        "author": [{"literal": "Committee on the Rights of the Child"}],
        "number": "CRC/C/GC/25",
        "publisher": "United Nations",
        "publisher-place": "Geneva",
        "URL": "https://example.org/a",
        "ISBN": "978-92-1",
        "issued": {"date-parts": [[2021]]},
        "accessed": {"date-parts": [[2021, 4, 15]]},
    }


def test_keys_are_made_of_author_and_year() -> None:
    records = (
        "AU  - Müller-Lüdenscheid, A\nPY  - 2020",
        "AU  - Müller-Lüdenscheid, B\nPY  - 2020",
        "AU  - World Health Organization\nPY  - 2020",
        "TI  - The title\nPY  - 2020",
        "TI  - Другой",
    )
    text = "".join(f"TY  - BOOK\n{record}\nTI  - x\nER  - \n" for record in records)
    assert _load(text)[0].keys == ("mullerludenscheid2020", "mullerludenscheid2020b", "world2020", "the2020", "source")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "TY  - BOOK\nID  - a\nTI  - A\n\nTY  - BOOK\nID  - b\nTI  - B\nER  - \n",
            [("bibliography.syntax", "refs.ris:1:7")],
        ),
        ("TY  - BOOK\nID  - a\nTI  - A\n", [("bibliography.syntax", "refs.ris:1:7")]),
        ("TY  - BOOK\nID  - a\nER  - \n", [("bibliography.field", "refs.ris:1:7")]),
        ("TY  - BOK\nID  - a\nTI  - A\nER  - \n", [("bibliography.type", "refs.ris:1:7")]),
        ("TY  - BOOK\nID  - a\nTI  - A\nPY  - soon\nER  - \n", [("bibliography.date", "refs.ris:4:7")]),
        (
            "TY  - BOOK\nID  - a\nTI  - A\nER  - \nTY  - BOOK\nID  - a\nTI  - B\nER  - \n",
            [("bibliography.twice", "refs.ris:5:7")],
        ),
        ("A list of references\n", [("bibliography.syntax", "refs.ris:1:1")]),
        ("", []),
        ("TY  - BOOK\r\nID  - a\r\nTI  - A\r\nER  - \r\n".replace("\r", ""), []),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, found: list[tuple[str, str]]) -> None:
    bibliography, said = _load(text)
    assert said == found
    assert not text.startswith("TY") or "a" in bibliography.works
