"""Loading a dataset: a description and a file that agree, and everything that is said when they do not."""

import datetime as dt
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load.cells import SHOWN
from toolkit.load.dataset import load_dataset
from toolkit.model.evidence import Category, Dataset

DESCRIPTOR = """\
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: log
title: Log of reports
version: "2020-07-01"
licenses: [{name: other-closed}]
evidence:
  unit: item reported
  unitIsPerson: false
  sampling: purposive
  observedUntil: 2020-07-01
  synthetic: true
  period: {from: 2020-05-01, to: 2020-06-30}
  knownLimits: [Chosen by the team.]
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: id, type: string, constraints: {required: true, pattern: "R\\\\d+"}}
    - {name: reported_on, title: Reported on, type: date, constraints: {minimum: 2020-05-01, maximum: 2020-06-30}}
    - {name: platform, type: string, categories: [instagram, {value: facebook}], constraints: {required: true}}
    - {name: views, type: integer}
    - {name: rate, type: number}
    - {name: seen, type: boolean}
    - {name: handle, type: string, evidence: {disclose: never}, constraints: {unique: true}}
    - {name: country, type: string}
    - {name: gone_on, type: date}
  evidence: {rules: [{field: gone_on, notBefore: reported_on, says: gone before it was reported}]}
"""
HEAD = "id,reported_on,platform,views,rate,seen,handle,country,gone_on\n"
ROWS = """\
R1,2020-05-01,instagram,5,1.50,true,@a,NA,2020-05-02
R2,2020-06-30,facebook,n/k,,false,@b,NO,
"""
MEASURES = "populations: {items: {says: items}}\nmeasures: {reported: {statistic: count, among: items}}\n"


def _load(
    root: Path, descriptor: str = DESCRIPTOR, rows: str | bytes = ROWS, name: str = "log"
) -> tuple[Dataset | None, Report]:
    folder = root / "evidence" / "log"
    (folder / "data").mkdir(parents=True)
    (folder / "datapackage.yaml").write_text(descriptor, encoding="utf-8")
    (folder / "measures.yaml").write_text(MEASURES, encoding="utf-8")
    data = rows if isinstance(rows, bytes) else (HEAD + rows).encode()
    (folder / "data" / "reports.csv").write_bytes(data)
    report = Report()
    front = Source(path="submission.md", text=f"evidence: {name}")
    return load_dataset(str(root), Scalar(text=name, span=front.span(10, 10 + len(name))), report), report


def _said(report: Report) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.span), one.message) for one in report]


def _codes(report: Report) -> list[tuple[str, str]]:
    return [(one.code, str(one.span)) for one in report]


CSV = "evidence/log/data/reports.csv"
YAML = "evidence/log/datapackage.yaml"


def test_a_dataset(tmp_path: Path) -> None:
    dataset, report = _load(tmp_path)
    assert _codes(report) == []
    assert dataset is not None
    assert (dataset.name, dataset.title, dataset.version, dataset.unit) == (
        "log",
        "Log of reports",
        "2020-07-01",
        "item reported",
    )
    assert dataset.synthetic
    assert (dataset.start, dataset.end) == (dt.date(2020, 5, 1), dt.date(2020, 6, 30))
    resource = dataset.resources[0]
    assert resource.key == ("id",)
    assert resource.missing == {"": "not recorded", "n/k": "not known"}
    assert resource.sha256 == digest((HEAD + ROWS).encode())
    column = resource.column("platform")
    assert column is not None
    assert column.categories == (
        Category(value="instagram", label="instagram"),
        Category(value="facebook", label="facebook"),
    )
    assert [one.disclose for one in resource.columns if one.name == "handle"] == ["never"]
    assert set(dataset.measures) == {"reported"}


@pytest.mark.parametrize(
    ("name", "hint"), [("logg", "did you mean `log`?"), ("../log", "did you mean `log`?"), ("", "")]
)
def test_an_unknown_dataset_is_reported_in_the_front_matter(tmp_path: Path, name: str, hint: str) -> None:
    dataset, report = _load(tmp_path, name=name)
    assert dataset is None
    assert _codes(report) == [("evidence.unknown-dataset", "submission.md:1:11")]
    assert hint in next(iter(report)).hints[0].text


def test_a_folder_without_description(tmp_path: Path) -> None:
    (tmp_path / "evidence" / "empty").mkdir(parents=True)
    _, report = _load(tmp_path, name="empty")
    assert _said(report) == [
        ("evidence.unknown-dataset", "submission.md:1:11", "the folder `evidence/empty` has no datapackage.yaml")
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("name: log\n", "name: lag\n", "fields.value", "2:7"),
        ("title: Log of reports\n", "", "fields.missing", "1:1"),
        ("licenses:", "license:", "fields.unknown", "5:1"),
        ("unitIsPerson: false", "unitIsPersons: false", "fields.unknown", "8:3"),
        ("sampling: purposive", "sampling: sample", "fields.value", "9:13"),
        ("observedUntil: 2020-07-01", "observedUntil: 1 July", "fields.value", "10:18"),
        ("to: 2020-06-30}", "to: 2020-04-30}", "fields.value", "12:11"),
        (
            "  path: data/reports.csv\n",
            "  path: data/reports.csv\n  dialect: {delimiter: ;}\n",
            "fields.unknown",
            "17:3",
        ),
        ("primaryKey: [id]", "primaryKey: [idd]", "evidence.columns", "18:18"),
        ("type: integer}", "type: int}", "fields.value", "24:27"),
        ("constraints: {required: true}}", "constrains: {required: true}}", "fields.unknown", "23:82"),
        ("{required: true}}", "{requird: true}}", "fields.unknown", "23:96"),
        ('pattern: "R\\\\d+"', 'pattern: "R("', "fields.value", "21:71"),
        ("disclose: never", "disclose: secret", "fields.value", "27:57"),
        ("name: seen", "name: Rate", "yaml.duplicate", "26:14"),
        ("notBefore: reported_on", "notBefore: reported", "evidence.columns", "30:50"),
        ("synthetic: true", "synthetic: maybe", "fields.value", "11:14"),
    ],
)
def test_mistakes_in_the_description(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    assert old in DESCRIPTOR
    rows = (HEAD.replace("seen", "Rate") if "Rate" in new else HEAD) + ROWS
    if code == "evidence.columns" or "int}" in new or "R(" in new:
        rows = rows.replace("n/k", "7")
    _, report = _load(tmp_path, DESCRIPTOR.replace(old, new, 1), rows.encode())
    assert _codes(report) == [(code, f"{YAML}:{place}")]


def test_a_missing_file(tmp_path: Path) -> None:
    dataset, report = _load(tmp_path, DESCRIPTOR.replace("data/reports.csv", "data/report.csv"))
    assert dataset is None
    assert _codes(report) == [("evidence.no-file", f"{YAML}:16:9")]
    assert next(iter(report)).hints[0].text == "did you mean `reports.csv`?"


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    rows = (HEAD + ROWS.replace("@b", "Zoë")).encode("cp1252")
    _, report = _load(tmp_path, DESCRIPTOR.replace("never", "open"), rows)
    assert _codes(report) == [("evidence.encoding", f"{CSV}:3:37")]
    assert "“Zoë”" in next(iter(report)).message


def test_no_word_is_shown_where_a_column_is_never_disclosed(tmp_path: Path) -> None:
    _, report = _load(tmp_path, rows=(HEAD + ROWS.replace("@b", "Zoë")).encode("cp1252"))
    assert _codes(report) == [("evidence.encoding", f"{CSV}:3:37")]
    said = next(iter(report))
    assert said.message.endswith("the first word in doubt is …")
    assert said.span is not None
    assert set(said.span.source.text) <= set("•,\n ")


def test_a_hash_of_another_kind_is_not_taken_for_a_change(tmp_path: Path) -> None:
    dataset, report = _load(tmp_path, DESCRIPTOR.replace("  path: data", "  hash: md5:00\n  path: data"))
    assert dataset is not None
    assert _codes(report) == [("evidence.hash", f"{YAML}:16:9")]
    assert not dataset.resources[0].recorded
    assert next(iter(report)).hints[0].text == f"write `hash: sha256:{dataset.resources[0].sha256}`"


def test_another_hash_is_a_warning_that_says_what_to_write(tmp_path: Path) -> None:
    descriptor = DESCRIPTOR.replace("  path: data", "  hash: sha256:00\n  path: data")
    dataset, report = _load(tmp_path, descriptor)
    assert dataset is not None
    assert not report.failed
    assert _codes(report) == [("evidence.changed", f"{YAML}:16:9")]
    assert next(iter(report)).hints[0].text.endswith(f"`hash: sha256:{dataset.resources[0].sha256}`")


def test_the_right_hash_is_silent(tmp_path: Path) -> None:
    descriptor = DESCRIPTOR.replace("  path: data", f"  hash: sha256:{digest((HEAD + ROWS).encode())}\n  path: data")
    assert _codes(_load(tmp_path, descriptor)[1]) == []


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("views", "view"), [("1:25", "`view` is not a column of the schema")]),
        (
            HEAD.replace("views", "rate"),
            [
                ("1:1", "the file has no column `views`"),
                ("1:25", "`rate` stands twice in the first line"),
                ("1:30", "`rate` stands twice in the first line"),
            ],
        ),
        (
            HEAD.replace("id,reported_on", "reported_on,id"),
            [
                ("1:1", "the columns stand in another order than in the schema"),
            ],
        ),
        (
            HEAD.replace("views", "zzz"),
            [
                ("1:25", "what stands here is not a column of the schema"),
            ],
        ),
    ],
)
def test_the_first_line_names_the_columns(tmp_path: Path, head: str, said: list[tuple[str, str]]) -> None:
    dataset, report = _load(tmp_path, rows=(head + ROWS).encode())
    assert dataset is None
    assert _said(report) == [("evidence.columns", f"{CSV}:{place}", message) for place, message in said]


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("R2,", ",", "3:1", "`id` must have a value in every row"),
        ("R2,", "R1,", "3:1", "`R1` stands here a second time; `id` must be different in every row"),
        ("R2,", "X2,", "3:1", "`X2` has not the form `R\\d+` that `id` asks for"),
        ("2020-06-30", "30/06/2020", "3:4", "`30/06/2020` is not a date, which `reported_on` holds"),
        ("2020-06-30", "2020-06-31", "3:4", "`2020-06-31` is not a date, which `reported_on` holds"),
        ("2020-06-30", "20200630", "3:4", "`20200630` is not a date, which `reported_on` holds"),
        ("2020-06-30", "2020-07-01", "3:4", "`2020-07-01` is out of range: `reported_on` is at most 2020-06-30"),
        ("facebook", "Facebook", "3:15", "`Facebook` is not one of the values of `platform`"),
        ("facebook", "n/k", "3:15", "`platform` must have a value in every row"),
        ("n/k", "<5", "3:24", "`<5` is not a whole number in digits, which `views` holds"),
        ("n/k", "1.0", "3:24", "`1.0` is not a whole number in digits, which `views` holds"),
        ("n/k,", '"1,234",', "3:24", "`1,234` is not a whole number in digits, which `views` holds"),
        ("1.50", "1e3", "2:27", "`1e3` is not a number in digits, which `rate` holds"),
        ("false", "no", "3:29", "`no` is not true or false, which `seen` holds"),
        ("@b", "@a", "3:35", "this text stands here a second time; `handle` must be different in every row"),
        ("2020-05-02", "2020-04-02", "2:43", "gone before it was reported"),
    ],
)
def test_wrong_cells(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    dataset, report = _load(tmp_path, rows=ROWS.replace(old, new))
    assert dataset is not None
    assert _said(report) == [("evidence.value", f"{CSV}:{place}", message)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10/05/2020", "write 2020-05-10 or 2020-10-05"),
        ("30/05/2020", "write 2020-05-30"),
        ("05/05/2020", "write 2020-05-05"),
        ("May 2020", "write YYYY-MM-DD"),
    ],
)
def test_what_to_write_for_a_date(tmp_path: Path, text: str, hint: str) -> None:
    _, report = _load(tmp_path, rows=ROWS.replace("2020-06-30", text))
    assert [one.hints[0].text for one in report] == [hint]


def test_namibia_and_norway_stay(tmp_path: Path) -> None:
    categories = DESCRIPTOR.replace("name: country, type: string", "name: country, type: string, categories: [NA, NO]")
    assert _codes(_load(tmp_path, categories)[1]) == []


def test_many_of_a_kind_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"R{n},,instagram,{n}x,,,,,\n" for n in range(1, 101))
    _, report = _load(tmp_path, rows=rows)
    assert [one.code for one in report] == ["evidence.value"] * SHOWN
    assert [hint.text for one in report for hint in one.hints][-1] == "and 90 more of this kind"


def test_columns_that_are_never_disclosed_do_not_show_in_messages(tmp_path: Path) -> None:
    secret = DESCRIPTOR.replace(
        "{name: views, type: integer}", "{name: views, type: integer, evidence: {disclose: never}}"
    )
    _, report = _load(tmp_path, secret, ROWS.replace("n/k", "secret-name").replace("2020-06-30", "soon"))
    assert [one.code for one in report] == ["evidence.value", "evidence.value"]
    for one in report:
        assert one.span is not None
        line = one.span.source.line(one.span.line)
        texts = [one.message, line, *(hint.text for hint in one.hints)]
        assert not [text for text in texts if "secret-name" in text or "@b" in text]
        assert "•" in line


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ROWS + "R3,2020-05-01\n", [("4:1", "this row has 2 cells; the first line names 9 columns")]),
        (ROWS + ",,,,,,,,\n", [("4:1", "this row is empty")]),
        (ROWS + 'R3,"', [("4:4", "a double quote is opened here and never closed")]),
        ("R1,2020-05-01\r\nR2,x\n", [("1:1", "the lines of this file end in two different ways")]),
    ],
)
def test_files_that_are_no_tables(tmp_path: Path, rows: str, said: list[tuple[str, str]]) -> None:
    dataset, report = _load(tmp_path, rows=rows)
    assert dataset is None
    assert [(code, place) for code, place, _ in _said(report)] == [("csv.form", f"{CSV}:{place}") for place, _ in said]
    assert [message for _, _, message in _said(report)] == [message for _, message in said]


def test_windows_line_ends_and_bom_are_fine(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + (HEAD + ROWS).replace("\n", "\r\n").encode()
    dataset, report = _load(tmp_path, rows=data)
    assert _codes(report) == []
    assert dataset is not None


def test_quoted_cells_and_line_breaks(tmp_path: Path) -> None:
    rows = 'R1,2020-05-01,instagram,5,1,true,"@a ""x"",\nb",NA,\nR2,2020-05-01,insta,5,1,true,@b,NA,\n'
    _, report = _load(tmp_path, rows=rows)
    assert _codes(report) == [("evidence.value", f"{CSV}:4:15")]


@pytest.mark.parametrize("text", ["a: [", "- a", "\ta: b", "a: b: c"])
def test_yaml_that_cannot_be_read_is_reported_once(tmp_path: Path, text: str) -> None:
    dataset, report = _load(tmp_path, text)
    assert dataset is None
    assert [one.code for one in report] == ["yaml.syntax"]
    (tmp_path / "evidence" / "log" / "datapackage.yaml").write_text(DESCRIPTOR, encoding="utf-8")
    (tmp_path / "evidence" / "log" / "measures.yaml").write_text(text, encoding="utf-8")
    report = Report()
    front = Source(path="submission.md", text="evidence: log")
    assert load_dataset(str(tmp_path), Scalar(text="log", span=front.span(10, 13)), report) is None
    assert [(one.code, one.span.source.path if one.span else "") for one in report] == [
        ("yaml.syntax", "evidence/log/measures.yaml")
    ]


def test_no_measures(tmp_path: Path) -> None:
    _load(tmp_path)
    (tmp_path / "evidence" / "log" / "measures.yaml").unlink()
    report = Report()
    front = Source(path="submission.md", text="evidence: log")
    load_dataset(str(tmp_path), Scalar(text="log", span=front.span(10, 13)), report)
    assert _codes(report) == [("evidence.no-file", "submission.md:1:11")]
