"""Citations by identifier, from the text to the files: what is printed, what is linked, what is refused."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission
from toolkit.build.prepared import Prepared
from toolkit.cite.identifiers.identifier import Identifier
from toolkit.cite.identifiers.table import read_identifier
from toolkit.cite.source import identified_work
from toolkit.load.well_known import load_well_known
from toolkit.model.tree import Citation, Group, Link, Paragraph, Styled
from toolkit.model.walk import nodes_of, plain_text, walk

REGISTER = Path(__file__).parent / "register.txt"
GC25 = (
    "‘General comment No. 25 (2021) on children’s rights in relation to the digital environment’ "
    "(2 March 2021) UN Doc CRC/C/GC/25"
)
CRC = (
    "Convention on the Rights of the Child (adopted 20 November 1989, entered into force 2 September 1990) "
    "1577 UNTS 3 (CRC)"
)
DSA = (
    "Regulation (EU) 2022/2065 of the European Parliament and of the Council of 19 October 2022 on a Single Market For "
    "Digital Services and amending Directive 2000/31/EC (Digital Services Act) [2022] OJ L277/1"
)


def front(style: str, lang: str = "en-GB") -> str:
    return f"""\
---
title: A sample
date: 2026-04-15
lang: {lang}
template: consultation
csl: {style}
consultation: The consultation
addressee: The Commission
bibliography: [references.bib]
---
"""


def checked(place: Any, body: str, style: str = "oscola-no-ibid", lang: str = "en-GB") -> Prepared:
    place.text(body + "\n\n::: references\n:::\n", front=front(style, lang))
    prepared, report = place.check()
    assert [(one.code, one.message) for one in report] == []
    assert prepared is not None
    return prepared


def citations(prepared: Prepared) -> list[str]:
    found = [node for node in nodes_of(prepared.document) if isinstance(node, Citation)]
    return [plain_text(node.content).replace("\u00a0", " ") for node in found]


def entries(prepared: Prepared) -> list[str]:
    groups = [node for node in nodes_of(prepared.document) if isinstance(node, Group) and node.role == "bibliography"]
    found = [node for node in walk(groups) if isinstance(node, Paragraph)]
    return [plain_text(node.content).replace("\u00a0", " ") for node in found]


def bibliography(place: Any, text: str) -> None:
    place.write("submissions/sample/references.bib", text)


# ------------------------------------------------------------------ styles


def test_notes_in_full_then_short_with_the_first_note(place: Any) -> None:
    body = """
One [@un:CRC/C/GC/25, para 12]. Two [@celex:32022R2065, art 28(1)]. Three [@ecli:EU:C:2014:317]. Four [@com:2022/209].

Five [@oj:L130/2019/92]. Six [@unts:1577/3, art 3(1)]. Seven [@echr:2872/02, para 48]. Eight [@cets:201, art 20].

Again [@un:CRC/C/GC/25, para 20; see @celex:32022R2065, art 35]; [@echr:2872/02, para 49]; [@unts:1577/3, art 6].
"""
    assert citations(checked(place, body)) == [
        f"UN Committee on the Rights of the Child, {GC25}, para 12.",
        f"{DSA}, art 28(1).",
        "Case C-131/12 Google Spain SL and Google Inc v Agencia Española de Protección de Datos (AEPD) and Mario Costeja "
        "González ECLI:EU:C:2014:317.",
        "European Commission, ‘Proposal for a Regulation of the European Parliament and of the Council laying down rules "
        "to prevent and combat child sexual abuse’ COM(2022) 209 final, 11 May 2022.",
        "[2019] OJ L130/92.",
        f"{CRC} art 3(1).",
        "KU v Finland App no 2872/02 (ECtHR, 2 December 2008) para 48.",
        "Council of Europe Convention on the Protection of Children against Sexual Exploitation and Sexual Abuse (opened "
        "for signature 25 October 2007, entered into force 1 July 2010) CETS No 201 (Lanzarote Convention) art 20.",
        "General comment No. 25 (n 1) para 20; see Digital Services Act (n 2) art 35.",
        "KU (n 7) para 49.",
        "CRC (n 6) art 6.",
    ]


def test_in_the_text_short_and_in_the_list_full(place: Any) -> None:
    body = "One [@un:CRC/C/GC/25, para 12]. As @celex:32022R2065 [art 28(1)] says. Three [@echr:2872/02, para 48]."
    prepared = checked(place, body, "apa")
    assert citations(prepared) == [
        "(General comment No. 25, para. 12)", "Digital Services Act, Article 28(1)", "(KU, ¶ 48)",
    ]  # fmt: skip
    assert entries(prepared) == [
        "KU v Finland App no 2872/02 (ECtHR, 2 December 2008)",
        DSA,
        f"UN Committee on the Rights of the Child, {GC25}",
    ]


def test_chicago_notes(place: Any) -> None:
    prepared = checked(place, "One [@unts:1577/3, art 3]. Two [@unts:1577/3, art 6].", "chicago-notes-bibliography")
    assert citations(prepared) == [f"{CRC} art. 3.", "CRC art. 6."]
    assert entries(prepared) == [f"{CRC}."]


@pytest.mark.parametrize(
    ("lang", "gc", "case"),
    [
        (
            "fr",
            "Comité des droits de l’enfant des Nations Unies, « Observation générale n° 25 (2021) sur les droits de l’enfant "
            "en relation avec l’environnement numérique » (2 mars 2021) doc. ONU CRC/C/GC/25.",
            "K.U. c. Finlande, n° 2872/02 (CEDH, 2 décembre 2008).",
        ),
        (
            "es",
            "Comité de los Derechos del Niño de las Naciones Unidas, «Observación general núm. 25 (2021) relativa a los "
            "derechos de los niños en relación con el entorno digital» (2 de marzo de 2021) doc. ONU CRC/C/GC/25.",
            "K.U. c. Finlandia, núm. 2872/02 (TEDH, 2 de diciembre de 2008).",
        ),
        (
            "de",  # the register has no German title, and none is made up
            "UN-Ausschuss für die Rechte des Kindes, „General comment No. 25 (2021) on children’s rights in relation to the "
            "digital environment“ (2. März 2021) UN-Dok. CRC/C/GC/25.",
            "K.U./Finnland, Nr. 2872/02 (EGMR, 2. Dezember 2008).",
        ),
    ],
)
def test_the_language_of_the_document(place: Any, lang: str, gc: str, case: str) -> None:
    assert citations(checked(place, "One [@un:CRC/C/GC/25]. Two [@echr:2872/02].", lang=lang)) == [gc, case]


# ------------------------------------------------------------------ one document, one work


def test_however_it_is_written_it_is_one_work(place: Any) -> None:
    body = "A [@com:2022/209]. B [@com:COM(2022) 209 final, art 3]. C [@celex:52022PC0209, art 4]. D [@COM:2022/209, art 5]."
    prepared = checked(place, body)
    assert citations(prepared)[1:] == [f"COM(2022) 209 final (n 1) art {number}." for number in (3, 4, 5)]
    assert len(entries(prepared)) == 1


def test_a_decision_and_its_application_are_one_work(place: Any) -> None:
    body = "A [@echr:2872/02]. B [@ECLI:CE:ECHR:2008:1202JUD000287202, para 3]."
    assert citations(checked(place, body))[1] == "KU (n 1) para 3."


def test_an_entry_of_the_bibliography_is_found_by_its_identifier(place: Any) -> None:
    bibliography(
        place,
        "@legal{convention, title = {The Convention}, date = {1989-11-20}, unts = {1577/3}, cite-short = {UNCRC}}",
    )
    body = "A [@unts:1577/3, art 3]. B [@convention, art 6]."
    assert citations(checked(place, body)) == [
        "The Convention (adopted 20 November 1989, entered into force 2 September 1990) 1577 UNTS 3 (UNCRC) art 3.",
        "UNCRC (n 1) art 6.",
    ]


def test_a_key_of_the_bibliography_comes_first(place: Any) -> None:
    bibliography(place, "@book{un:2021, title = {A book}, author = {Smith, Jane}, date = {2020}, publisher = {Press}}")
    assert citations(checked(place, "A [@un:2021].")) == ["Jane Smith, A Book (Press 2020)."]


# ------------------------------------------------------------------ the register


def test_well_known_documents_as_they_are_printed(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """`tests/unit/resolve/register.txt`, full | short, for eyes; `pytest --accept` rewrites it."""
    lines = list[str]()
    for known in load_well_known(str(tmp_path), Report()):
        read = [read_identifier(one.scheme, one.text, 2026) for one in known.identifiers]
        identifiers = tuple(one for one in read if isinstance(one, Identifier))
        lines.append(identifiers[0].key)
        for lang in ("en", "fr", "es", "de"):
            work = identified_work(identifiers[0].key, identifiers, known, lang, known.span)
            assert any(words in work.full for words in work.links)
            lines.append(f"    {lang}  {work.full} | {work.short}")
    if request.config.getoption("accept"):
        REGISTER.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert REGISTER.read_text(encoding="utf-8").splitlines() == lines


def test_one_symbol_of_a_joint_comment_leads_to_it_too(place: Any) -> None:
    first, second = citations(
        checked(place, "One [@un:CRC/C/GC/22, para 3]. Two [@un:CMW/C/GC/3-CRC/C/GC/22, para 4].")
    )
    assert first.startswith("UN Committee on Migrant Workers and UN Committee on the Rights of the Child, ‘Joint ")
    assert first.endswith(
        "(16 November 2017) UN Doc CMW/C/GC/3-CRC/C/GC/22 (Joint general comment No. 3/No. 22) para 3."
    )
    assert second == "Joint general comment No. 3/No. 22 (n 1) para 4."


def test_a_joint_symbol_with_a_dash_or_an_impossible_half(place: Any) -> None:
    place.text("One [@un:CMW/C/GC/3–CRC/C/GC/22]. Two [@un:CMW/C/GC/3-CRC/C/GC/220].", front=front("oscola-no-ibid"))
    _, report = place.check()
    assert [(one.code, one.hints[0].text) for one in report] == [
        ("cite.identifier", "write `un:CMW/C/GC/3-CRC/C/GC/22`"),
        ("cite.identifier", "there cannot be more than 32: check the digits"),
    ]


# ------------------------------------------------------------------ identifiers in a bibliography


def test_an_entry_and_its_identifier_together(place: Any) -> None:
    bibliography(
        place,
        """
@report{sr, title = {Artificial intelligence and privacy, and children’s privacy}, date = {2021-01-25}, un = {A/HRC/46/37},
  author = {{Special Rapporteur on the right to privacy}}}
@legislation{dsm, title = {Directive on copyright in the Digital Single Market}, celex = {32019L0790}, oj = {L130/2019/92}}
@jurisdiction{lindqvist, title = {Criminal proceedings against Bodil Lindqvist}, celex = {62001CJ0101}, ecli = {EU:C:2003:596},
  cite-short = {Lindqvist}}
@report{strategy, com = {2021/142}}
@report{own, title = {Ours}, un = {A/HRC/28/56}, cite-full = {As we say, A/HRC/28/56}, cite-short = {Ours}}
""",
    )
    body = "A [@sr, para 3]. B [@dsm, art 17]. C [@lindqvist, para 3]. D [@strategy]. E [@own]. F [@lindqvist, para 4]."
    prepared = checked(place, body)
    assert citations(prepared) == [
        "Special Rapporteur on the right to privacy, ‘Artificial intelligence and privacy, and children’s privacy’ "
        "(25 January 2021) UN Doc A/HRC/46/37, para 3.",
        "Directive (EU) 2019/790, Directive on copyright in the Digital Single Market [2019] OJ L130/92, art 17.",
        "Case C-101/01 Criminal proceedings against Bodil Lindqvist ECLI:EU:C:2003:596, para 3.",
        "European Commission, ‘EU strategy on the rights of the child’ COM(2021) 142 final, 24 March 2021.",
        "As we say, A/HRC/28/56.",
        "Lindqvist (n 3) para 4.",
    ]
    assert prepared.bibliography.works["own"].links == {"A/HRC/28/56": "https://undocs.org/en/A/HRC/28/56"}


def test_csl_json_has_the_fields_too(place: Any) -> None:
    works = [
        {"id": "a", "type": "report", "title": "On privacy", "custom": {"un": "A/HRC/46/37"}},
        {"id": "b", "type": "treaty", "title": "The Convention", "unts": "1577/3"},
    ]
    place.write("submissions/sample/more.json", json.dumps(works))
    text = front("oscola-no-ibid").replace("[references.bib]", "[more.json]")
    place.text("A [@a]. B [@un:A/HRC/46/37, para 2]. C [@unts:1577/3].\n", front=text)
    prepared, report = place.check()
    assert list(report) == []
    assert citations(prepared) == [
        "UN Human Rights Council, ‘On privacy’ UN Doc A/HRC/46/37.",
        "A/HRC/46/37 (n 1) para 2.",
        "The Convention (adopted 20 November 1989, entered into force 2 September 1990) 1577 UNTS 3 (CRC).",
    ]


# ------------------------------------------------------------------ slips


def test_every_slip_is_named_at_its_place(place: Any) -> None:
    bibliography(place, "@report{a, title = {A}, un = {CRC/C/GC/52}}\n@report{b, title = {B}, un = {nonsense}}")
    body = (
        "See [@un:CRC/C/GC/25; see @un:crc/c/gc/25, p. 3] and [@a].\n\nSee @celex:32022R265 and [@un: CRC/C/GC/25].\n"
    )
    place.text(body, front=front("oscola-no-ibid"), parts="")
    prepared, report = place.check()
    found = [(one.code, str(one.span).partition("/sample/")[2], one.span.excerpt) for one in report if one.span]
    assert [one for one in found if not one[0].startswith("structure")] == [
        ("cite.identifier", "references.bib:1:31", "CRC/C/GC/52"),
        ("cite.identifier", "submission.md:11:27", "@un:crc/c/gc/25"),
        ("cite.identifier", "submission.md:13:5", "@celex:32022R265"),
        ("cite.unknown-key", "submission.md:13:27", "@un"),
    ]
    hints = [hint.text for one in report if one.code.startswith("cite.") for hint in one.hints]
    assert hints == [
        "there cannot be more than 32: check the digits",
        "write `un:CRC/C/GC/25`",
        "write `celex:32022R0265`",
        "an identifier follows its colon without a space: `@un:…`",
    ]
    assert prepared is not None
    assert "⟨?⟩" in " ".join(citations(prepared))


# ------------------------------------------------------------------ files


BODY = "Law [@un:CRC/C/GC/25, para 12; @echr:2872/02]. More [@celex:32022R2065]. Then [@echr:2872/02, para 3].\n"
LINKS = [
    "https://undocs.org/en/CRC/C/GC/25",
    "https://hudoc.echr.coe.int/eng#%7B%22appno%22:[%222872/02%22]%7D",
    "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022R2065",
]


def test_links_and_italics_in_the_tree(place: Any) -> None:
    nodes = list(nodes_of(checked(place, BODY).document))
    links = {(plain_text(node.content), node.url) for node in nodes if isinstance(node, Link)}
    assert links == set(zip(("CRC/C/GC/25", "no 2872/02", "[2022] OJ L277/1"), LINKS, strict=True))
    assert {plain_text(node.content) for node in nodes if isinstance(node, Styled)} >= {"KU v Finland", "KU"}


def test_links_in_the_files(place: Any) -> None:
    place.text(BODY, front=front("oscola-no-ibid"))
    report = Report()
    build_submission(str(place.submission), report, ("docx", "pdf", "html"))
    assert list(report) == []
    folder = place.submission / "build"
    html = (folder / "sample.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(folder / "sample.docx") as package:
        targets = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".rels"))
    pdf = (folder / "sample.pdf").read_bytes()
    for url in LINKS:
        assert url.replace("&", "&amp;") in html
        assert url.partition("#")[0] in targets
    assert re.search(r"<(em|i)>KU v Finland</\1>", html)
    assert pdf.startswith(b"%PDF")


def test_a_submission_without_bibliography_may_cite(place: Any) -> None:
    text = front("oscola-no-ibid").replace("bibliography: [references.bib]\n", "")
    place.text("One [@un:CRC/C/GC/25, para 12].\n", front=text)
    prepared, report = place.check()
    assert list(report) == []
    assert citations(prepared) == [f"UN Committee on the Rights of the Child, {GC25}, para 12."]


@pytest.mark.parametrize(
    ("source", "codes"), [("un:A/HRC/46/37", []), ("com:2022/209", []), ("un:A/HRC/146/37", ["cite.identifier"])]
)
def test_a_figure_may_come_from_a_document_with_a_number(place: Any, source: str, codes: list[str]) -> None:
    place.edit(
        "evidence/log/measures.yaml",
        "measures:\n",
        "measures:\n  charity: {statistic: cited, value: 55, unit: percent, means: x, denominatorIs: all, place: UK,"
        f' period: {{from: 2017-01-01, to: 2019-01-01}}, source: "{source}"}}\n',
    )
    place.text("{{ log.charity }}")
    assert [code for code, _ in place.findings()] == codes
