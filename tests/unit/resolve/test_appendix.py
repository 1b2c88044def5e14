"""The directive `appendix`: what a reader learns of a dataset, and what nobody learns from it."""

from collections.abc import Callable

import pytest

from toolkit.build.prepared import Prepared
from toolkit.model.tree import Citation, Document, Group, Heading, Note, Reference, Table, Value
from toolkit.model.walk import nodes_of, plain_text, walk

DESCRIPTOR = """\
name: log
title: Log of reports
description: What became of our reports.
version: "3"
licenses: [{name: CC0-1.0, path: "https://example.org/licence"}]
sources: [{title: The log book}, {title: A report, path: "https://example.org/report"}]
contributors: [{title: Example Alliance, roles: [creator, proof-reader]}]
evidence:
  unit: item reported
  unitIsPerson: false
  sampling: purposive
  observedUntil: 2020-07-01
  period: {from: 2020-05-01, to: 2020-06-30}
  synthetic: false
  method: Two people looked.
  knownLimits: [They saw what they saw., It is no sample.]
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: id, type: string, constraints: {required: true}}
    - {name: reported_on, title: Day of the report, type: date}
    - {name: outcome, title: Outcome, type: string, categories: [{value: removed, label: Removed}, {value: active, label: Still there}]}
    - {name: views, title: Views, type: integer}
    - {name: account, title: Account, type: string, evidence: {disclose: never}}
"""
MEASURES = """\
populations:
  items: {says: items that we reported}
  may: {says: items reported in May, where: {reported_on: {from: 2020-05-01, to: 2020-05-31}}}
  secret: {says: items with an account, where: {account: known}}
measures:
  reported: {statistic: count, among: items, label: items reported}
  in-may: {statistic: count, among: may, label: reported in May}
  share: {statistic: share, among: may, that: {outcome: removed}, known: [outcome], label: share removed, note: Of May only.}
  outcomes: {statistic: count, among: items, by: [outcome], label: items}
  days: {statistic: count, among: items, by: [reported_on], label: items}
  may-outcomes: {statistic: count, among: may, by: [outcome], label: items}
  part: {statistic: ratio, numerator: in-may, denominator: reported, comparable: Both count items., as: percent, label: part in May}
  accounts: {statistic: distinct, among: secret, field: account, label: accounts}
  elsewhere: {statistic: cited, value: 55, unit: percent, means: offences recorded, denominator: offences with known means, denominatorIs: restricted, place: England, period: {from: 2019-01-01, to: 2019-12-31}, source: un2021, via: smith2020, quote: 55% of the offences, label: share elsewhere}
"""
ROWS = """\
id,reported_on,outcome,views,account
R1,2020-05-04,removed,5,hush1
R2,2020-05-05,active,n/k,hush2
R3,2020-05-31,,7,hush1
R4,2020-06-01,active,,n/k
R5,2020-06-02,n/k,9,
"""


@pytest.fixture
def evidence(place) -> None:  # type: ignore[no-untyped-def]
    place.write("evidence/log/datapackage.yaml", DESCRIPTOR)
    place.write("evidence/log/measures.yaml", MEASURES)
    place.write("evidence/log/data/reports.csv", ROWS)


Check = Callable[[str], Prepared]


def _tables(document: Document) -> list[list[list[str]]]:
    tables = [node for node in walk(_appendix(document).content) if isinstance(node, Table)]
    return [[[plain_text(cell.content) for cell in row.cells] for row in (one.head, *one.body)] for one in tables]


def _appendix(document: Document) -> Group:
    (found,) = [node for node in nodes_of(document) if isinstance(node, Group) and node.role == "appendix"]
    return found


def _headings(document: Document) -> list[str]:
    found = [node for node in walk(_appendix(document).content) if isinstance(node, Heading)]
    return [f"{one.number} {plain_text(one.content)}" for one in found]


def _text(document: Document) -> str:
    return plain_text(_appendix(document).content)


@pytest.mark.usefixtures("evidence")
def test_what_a_dataset_is(prepared: Check) -> None:
    document = prepared("::: appendix log {#sec-evidence}\n:::\n").document
    facts = _tables(document)[0]
    assert facts[:-1] == [
        ["Dataset", "log"],
        ["One row is", "item reported"],
        ["How it was collected", "Two people looked.\nThe rows were chosen on purpose; they are not a random sample."],
        ["Period", "May to June 2020"],
        ["Observed until", "1 July 2020"],
        ["Rows", "5"],
        ["Version", "3"],
        ["People and roles", "Example Alliance (author, proof-reader)"],
        ["Sources", "The log book\nA report, https://example.org/report"],
        ["Licence", "CC0-1.0, https://example.org/licence"],
    ]
    name, file = facts[-1]
    assert name == "Files"
    assert file.startswith("data/reports.csv (SHA-256 begins ")
    headings = ["3 Log of reports", "3.1 Missing values", "3.2 What the data cannot show"]
    assert _headings(document) == [*headings, "3.3 How the figures are made and checked"]
    assert "What became of our reports." in _text(document)
    assert "It is no sample." in _text(document)
    assert [node.id for node in nodes_of(document) if isinstance(node, Heading)][2] == "sec-evidence"


@pytest.mark.usefixtures("evidence")
def test_an_appendix_can_stand_in_a_section(prepared: Check) -> None:
    document = prepared("# Annexes\n\n::: appendix log {level=2}\n:::\n").document
    assert _headings(document)[:2] == ["3.1 Log of reports", "3.1.1 Missing values"]


@pytest.mark.usefixtures("evidence")
def test_missing_values_are_counted_by_what_they_stand_for(prepared: Check) -> None:
    document = prepared("::: appendix log\n:::\n").document
    assert _tables(document)[1] == [
        ["Column", "Known", "Not recorded", "Not known"],
        ["Outcome", "3", "1", "1"],
        ["Views", "3", "1", "1"],
        ["Account", "3", "1", "1"],
    ]
    assert "hush" not in _text(document)


@pytest.mark.usefixtures("evidence")
def test_the_figures_that_the_document_uses(prepared: Check) -> None:
    body = """\
{{ log.part }} of them, {{ log.share.n }} removed.^[From {{ log.accounts }} accounts.]

::: table log.outcomes {#tbl-outcomes}
Outcomes
:::

::: figure log.days
Days
:::

::: appendix log
:::
"""
    document = prepared(body).document
    _, _, populations, figures, days = _tables(document)
    assert populations == [
        ["Population", "Rows that belong to it", "Rows"],
        ["Items that we reported", "All rows", "5"],
        ["Items reported in May", "Day of the report: 1 May 2020 to 31 May 2020", "3"],
        ["Items with an account", "Account: known", "3"],
    ]
    assert figures == [
        ["Figure", "Value", "Definition", "Rows"],
        ["Items reported", "5", "The number of items that we reported.", "5"],
        ["Reported in May", "3", "The number of items reported in May.", "3"],
        [
            "Share removed",
            "1\u00a0of\u00a02",
            "Of the items reported in May, the share with Outcome: Removed. Counted only where known: “Outcome”. Of May only.",
            "1\u00a0of\u00a02",
        ],
        ["Items", "Table\u00a01", "The number of items that we reported. Broken down by: “Outcome”.", "5"],
        [
            "Part in May",
            "60%",
            "“reported in May” as a percentage of “items reported”. Why they can be compared: Both count items.",
            "3; 5",
        ],
        ["Accounts", "2", "The number of different values of “Account” among the items with an account.", "3"],
    ]
    assert days[0] == ["Day of the report", "Items"]
    (reference,) = [node for node in walk(_appendix(document).content) if isinstance(node, Reference)]
    assert reference.target == "tbl-outcomes"


@pytest.mark.usefixtures("evidence")
def test_published_figures_have_their_source(prepared: Check) -> None:
    document = prepared("::: appendix {measures=all}\n:::\n").document
    assert plain_text(document.content).count("Share elsewhere") == 1
    (published,) = [table for table in _tables(document) if table[0][-1] == "Source"]
    definition = (
        "Offences recorded. Counted among: offences with known means. Basis: a part of all cases. England, 2019. "
        "In the words of the source: “55% of the offences”."
    )
    assert published[1][:3] == ["Share elsewhere", "55%", definition]
    notes = [node for node in nodes_of(document) if isinstance(node, Note)]
    cites = [cite for node in nodes_of(document) if isinstance(node, Citation) for cite in node.cites]
    assert {(cite.key, cite.via) for cite in cites} == {("un2021", "smith2020")}
    assert any("), cited in Jane Smith, A Book (" in plain_text(note.content) for note in notes)


@pytest.mark.usefixtures("evidence")
def test_tables_that_would_have_the_same_caption_say_what_they_are_about(prepared: Check) -> None:
    document = prepared("::: appendix {measures=all}\n:::\n").document
    tables = [node for node in walk(_appendix(document).content) if isinstance(node, Table)]
    assert [plain_text(one.caption) for one in tables if one.caption] == [
        "Known and missing values in the table “reports”",
        "Items, by outcome (items that we reported)",
        "Items, by day of the report",
        "Items, by outcome (items reported in May)",
    ]


@pytest.mark.usefixtures("evidence")
def test_every_number_holds_its_statistic(prepared: Check) -> None:
    document = prepared("::: appendix {measures=all}\n:::\n").document
    tables = [node for node in walk(_appendix(document).content) if isinstance(node, Table)]
    cells = [cell for table in tables for row in table.body for cell in row.cells if cell.align == "right"]
    assert len(cells) > 20
    values = [node for cell in cells for node in cell.content if isinstance(node, Value)]
    assert all(any(isinstance(node, Value) for node in cell.content) for cell in cells)
    assert all(value.statistic is not None and value.statistic.origins for value in values)
    texts = [node for cell in cells for node in cell.content if not isinstance(node, Value)]
    assert not any(char.isdigit() for char in plain_text(texts))


@pytest.mark.usefixtures("evidence")
def test_the_appendix_of_the_author_takes_the_place_of_that_of_the_template(place) -> None:  # type: ignore[no-untyped-def]
    front = (
        "---\ntitle: A\ndate: 2021-04-15\ntemplate: evidence-appendix\nappendix-to: B\nevidence: {log: log}\n"
        "bibliography: [references.bib]\n---\n"
    )
    for body, figures in (("# Text\n\nWords.\n", 8), ("# Text\n\n{{ log.reported }}\n\n::: appendix log\n:::\n", 1)):
        place.text(body, front, "")
        result, report = place.check()
        assert [(one.code, one.message) for one in report] == []
        assert _headings(result.document)[0] == "2 Log of reports"
        told = [table for table in _tables(result.document) if table[0][0] == "Figure"]
        assert sum(len(table) - 1 for table in told) == (6 if figures == 8 else figures)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("::: appendix lgo", ["values.unknown-name"]),
        ("::: appendix log {measures=some}", ["directive.attribute"]),
        ("::: appendix log {level=3}", ["directive.attribute"]),
        ("::: appendix log {depth=2}", ["directive.attribute"]),
        ("::: appendix log lgo", ["values.unknown-name"]),
    ],
)
def test_mistakes(place, line: str, codes: list[str]) -> None:  # type: ignore[no-untyped-def]
    place.text(f"{line}\n:::\n")
    assert [code for code, _ in place.findings()] == codes


def test_a_document_without_datasets(place) -> None:  # type: ignore[no-untyped-def]
    place.text("::: appendix\n:::\n")
    place.edit("submissions/sample/submission.md", "evidence: {log: log}\n", "")
    assert [code for code, _ in place.findings()] == ["directive.argument"]


def test_what_could_not_be_read_is_not_reported_again(place) -> None:  # type: ignore[no-untyped-def]
    place.text("::: appendix\n:::\n\n::: appendix log\n:::\n")
    place.edit("submissions/sample/submission.md", "evidence: {log: log}", "evidence: {log: lgo}")
    assert [code for code, _ in place.findings()] == ["evidence.unknown-dataset"]


@pytest.mark.usefixtures("evidence")
def test_of_persons_small_numbers_are_hidden(place) -> None:  # type: ignore[no-untyped-def]
    place.edit("evidence/log/datapackage.yaml", "unitIsPerson: false", "unitIsPerson: true")
    rows = "".join(f"P{n},2020-05-04,active,1,{'' if n < 2 else 'x'}\n" for n in range(20))
    place.write("evidence/log/data/reports.csv", ROWS + rows)
    place.text("{{ log.reported }} {{ log.in-may }} {{ log.accounts }}\n\n::: appendix log\n:::\n")
    result, report = place.check()
    assert [(one.code, one.message) for one in report] == []
    facts, missing, populations, *_ = _tables(result.document)
    assert ["One row is", "item reported (a person)"] in facts
    assert missing[1:] == [
        ["Outcome", "[c]", "[c]", "[c]"],
        ["Views", "[c]", "[c]", "[c]"],
        ["Account", "21", "[c]", "[c]"],  # 4 may be 3 and 1 or 1 and 3, but 2 can only be 1 and 1
    ]
    assert populations[1:] == [
        ["Items that we reported", "All rows"],
        ["Items reported in May", "Day of the report: 1 May 2020 to 31 May 2020"],
        ["Items with an account", "Account: known"],
    ]


@pytest.mark.usefixtures("evidence")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ["Jeu de données", "Valeurs manquantes", "Les chiffres et leurs définitions", "mai à juin 2020"]),
        ("de", ["Datensatz", "Fehlende Werte", "Die Zahlen und ihre Definitionen", "Mai bis Juni 2020"]),
        ("es", ["Conjunto de datos", "Valores que faltan", "Las cifras y sus definiciones", "mayo a junio de 2020"]),
    ],
)
def test_languages(place, lang: str, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    place.text("::: appendix {measures=all}\n:::\n")
    place.edit("submissions/sample/submission.md", "title: A sample\n", f"title: A sample\nlang: {lang}\n")
    result, report = place.check()
    assert [(one.code, one.message) for one in report] == []
    text = _text(result.document)
    assert [word for word in words if word not in text] == []
    assert not {"Rows", "Missing", "Figure", "Known"} & set(text.replace("\n", " ").split())
