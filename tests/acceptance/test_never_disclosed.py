"""`disclose: never`, proven: recognisable texts in such columns come out nowhere, whatever is run and whatever is wrong."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from click.testing import CliRunner, Result
from defects import workbook

from toolkit.cli.main import cli

SECRET = re.compile(r"zqx|1973", re.IGNORECASE)  # in every cell of the columns, and nowhere else
WORKSPACE = "version: 1\norganisation: {name: Alliance, short-name: A, address: [Here], email: a@example.org}\n"
DESCRIPTOR = """\
name: log
title: Log of reports
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: report, unitIsPerson: true, sampling: census, observedUntil: 2020-07-01, synthetic: false}
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [kind, id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: kind, type: string, constraints: {required: true}}
    - {name: id, type: string, constraints: {required: true}, evidence: {disclose: never}}
    - {name: reported_on, type: date, constraints: {required: true}}
    - {name: outcome, type: string, categories: [removed, active]}
    - {name: alias, title: Alias of the child, type: string, evidence: {disclose: never}, constraints: {unique: true, pattern: "Zqx .*"}}
    - name: town
      type: string
      categories: [{value: zqx-north, label: Zqx North}, {value: zqx-south, label: Zqx South}]
      evidence: {disclose: never, alsoWritten: {zqx-north: [ZQX N]}}
    - {name: born_on, type: date, constraints: {minimum: 1973-01-01}, evidence: {disclose: never}}
    - {name: weight, type: integer, evidence: {disclose: never}}
  evidence: {rules: [{field: reported_on, notBefore: born_on}]}
"""
MEASURES = """\
populations:
  all: {says: reports}
  named: {says: reports with an alias, where: {alias: known, town: known}}
measures:
  reported: {statistic: count, among: all, label: Reports}
  share: {statistic: share, among: named, that: {outcome: removed}, known: [born_on], interval: wilson 95%}
  aliases: {statistic: distinct, among: all, field: alias}
  towns: {statistic: distinct, among: all, field: town}
  births: {statistic: distinct, among: named, field: born_on}
  outcomes: {statistic: count, among: all, by: [outcome], label: Reports}
  by-month: {statistic: count, among: all, by: [{month: reported_on}, outcome], known: [alias], suppress: {below: 3}, label: Reports}
"""
HEAD = "kind,id,reported_on,outcome,alias,town,born_on,weight"


def _line(n: int) -> str:
    outcome = "removed" if n % 3 == 0 else "active"
    return f"post,zqx-key-{n},2020-05-{n:02d},{outcome},Zqx Name {n},{'zqx-north' if n % 2 else 'zqx-south'},1973-02-{n:02d},1973{n}"


LINES = [_line(n) for n in range(1, 21)]
ROWS = "\n".join([HEAD, *LINES]) + "\n"
SUBMISSION = """\
---
title: A sample
date: 2021-04-15
template: consultation
consultation: The consultation
addressee: The Commission
evidence: {log: log}
outputs: [docx, pdf, html, md, txt, json]
---

::: part summary
{{ log.reported }} reports of {{ log.aliases }} aliases in {{ log.towns }} towns, {{ log.births }} days; {{ log.share | percent }}
({{ log.share.interval }}; {{ log.share.known }}).
:::

::: table log.outcomes {#tbl-one}
Outcomes
:::

::: table log.by-month {#tbl-two}
By month
:::

::: figure log.outcomes {#fig-one}
Outcomes
:::

::: part recommendations
::: recommendation {#rec-one to="The Commission"}
Act.
:::
:::
"""


class Guarded:
    """A workspace whose commands are watched: `run` fails when a recognisable text comes out."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        monkeypatch.chdir(root)
        self.write("toolkit.yaml", WORKSPACE)
        self.write("evidence/log/datapackage.yaml", DESCRIPTOR)
        self.write("evidence/log/measures.yaml", MEASURES)
        self.write("evidence/log/data/reports.csv", ROWS)
        self.write("submissions/sample/submission.md", SUBMISSION)

    def write(self, path: str, text: str | bytes) -> str:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *arguments: str) -> Result:
        run = CliRunner().invoke(cli, arguments, catch_exceptions=False)
        leaked = [line for line in (run.stdout + run.stderr).splitlines() if SECRET.search(line)]
        assert leaked == [], arguments
        return run

    def codes(self, *arguments: str) -> list[str]:
        """The codes of the findings, each once; the same command as text was silent about the data as well."""
        self.run(*arguments)
        found = json.loads(self.run(*arguments, "--format", "json").stdout)["diagnostics"]
        return sorted({one["code"] for one in found if one["severity"] != "note"})


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guarded:
    return Guarded(tmp_path, monkeypatch)


def test_nothing_that_is_made_shows_it(guarded: Guarded) -> None:
    assert guarded.run("build", "submissions/sample").exit_code == 0
    files = [file for file in (guarded.root / "submissions/sample/build").rglob("*") if file.is_file()]
    assert {file.name for file in files} >= {
        "sample.docx", "sample.pdf", "sample.html", "sample.md", "sample.txt", "sample.json", "manifest.json", "memo.json",
    }  # fmt: skip
    assert [file.name for file in files for text in _texts(file) if SECRET.search(text)] == []


def test_nor_does_a_word_file_with_everything_in_it(guarded: Guarded) -> None:
    """Charts that hold their numbers, and the places of paragraphs in the source."""
    options = "outputs: [docx]\ncharts: native\ncomments: docx\n"
    guarded.write("submissions/sample/submission.md", re.sub("outputs: .*\n", options, SUBMISSION))
    assert guarded.run("build", "submissions/sample").exit_code == 0
    file = guarded.root / "submissions/sample/build/sample.docx"
    names = zipfile.ZipFile(file).namelist()
    assert {"word/embeddings/Microsoft_Excel_Sheet1.xlsx", "customXml/item1.xml"} <= set(names)
    assert [text for text in _texts(file) if SECRET.search(text) or "evidence/" in text] == []


def _texts(file: Path) -> list[str]:
    match file.suffix:
        case ".docx":
            parts = _parts(file.read_bytes())
            return [*parts, *parts.values(), *(re.sub("<[^>]*>", "", part) for part in parts.values())]
        case ".pdf":
            with pdfplumber.open(file) as document:
                pages = [page.extract_text() for page in document.pages]
                return [*pages, str(document.metadata), str([page.annots for page in document.pages])]
        case _:
            return [file.read_text(encoding="utf-8")]


def _parts(data: bytes) -> dict[str, str]:
    """The parts of a package, and those of the packages in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        whole = {name: package.read(name) for name in package.namelist()}
    inner = {f"{name}/{part}": text for name, part_of in whole.items() if name.endswith(".xlsx") for part, text in _parts(part_of).items()}  # fmt: skip
    return {name: part.decode("utf-8", "ignore") for name, part in whole.items()} | inner


LOOKING = [
    ("check", "submissions/sample"),
    ("check", "submissions/sample", "--engine", "pandas"),
    ("inspect", "submissions/sample"),
    ("inspect", "submissions/sample", "--format", "tree"),
    ("inspect", "submissions/sample", "--format", "json"),
    ("trace", "submissions/sample"),
    ("trace", "submissions/sample", "--format", "json", "--all"),
    ("trace", "submissions/sample", "--format", "json", "--all", "--engine", "pandas"),
    ("trace", "submissions/sample", "--format", "json", "--public"),
    ("trace", "submissions/sample", "log.reported", "log.aliases", "log.share", "log.outcomes[removed]", "--all"),
    ("trace", "submissions/sample", "log.towns", "log.by-month", "--public"),
    ("evidence", "list"),
    ("evidence", "show", "log"),
    ("evidence", "show", "log", "--format", "json"),
    ("evidence", "stats", "log"),
    ("evidence", "stats", "log", "--format", "json"),
    ("evidence", "check", "log"),
]


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_looking_shows_nothing_of_it(guarded: Guarded, arguments: tuple[str, ...]) -> None:
    assert guarded.run(*arguments).exit_code == 0


def test_what_is_wrong_in_the_description_of_it(guarded: Guarded) -> None:
    mixed = DESCRIPTOR.replace("{value: zqx-south, label: Zqx South}]", "zqx-south]")
    assert mixed != DESCRIPTOR
    guarded.write("evidence/log/datapackage.yaml", mixed)
    assert guarded.codes("evidence", "check", "log") == ["evidence.standard"]


def test_rows_are_told_by_line_where_their_key_is_never_disclosed(guarded: Guarded) -> None:
    run = guarded.run("trace", "submissions/sample", "log.outcomes[removed]")
    assert "line 4, line 7, line 10, line 13, line 16, line 19 (by line: no key of this table may be told)" in " ".join(
        run.stdout.split()
    )


def test_a_sealed_account_holds_no_digest_without_a_key(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("trace", "submissions/sample", "log.reported", "--public", "--format", "json")
    open_record = json.loads(guarded.run(*arguments).stdout)
    assert set(open_record["roles"][0]) == {
        "role", "dataset", "version", "resource", "file", "file_sha256", "filter", "filter_in_words", "n_rows",
    }  # fmt: skip
    monkeypatch.setenv("TOOLKIT_TRACE_KEY", "a key of a good length")
    sealed = json.loads(guarded.run(*arguments).stdout)
    assert set(sealed["roles"][0]) - set(open_record["roles"][0]) == {"rows_hmac_sha256"}


def _with(line: int, old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines = text.split("\n")
        assert old in lines[line - 1]
        lines[line - 1] = lines[line - 1].replace(old, new)
        return "\n".join(lines)

    return change


CELLS: list[tuple[str, list[str], Callable[[str], str | bytes]]] = [
    ("a cell too many", ["csv.form"], _with(3, "Zqx Name 2", "Zqx Name 2,Zqx more")),
    ("a quote that is never closed", ["csv.form"], _with(3, "Zqx Name 2", '"Zqx Name 2')),
    ("text behind a quote", ["csv.form"], _with(3, "Zqx Name 2", '"Zqx" Name 2')),
    ("a blank row", ["csv.form"], lambda text: text.replace("\npost,zqx-key-4", "\n,,,,,,,\npost,zqx-key-4")),
    ("two kinds of line ends", ["csv.form"], lambda text: text.replace("\n", "\r\n", 2)),
    ("semicolons", ["csv.form"], lambda text: text.replace(",", ";")),
    ("another encoding", ["evidence.encoding"], lambda text: text.replace("Zqx Name 2", "Zqx Ñame").encode("cp1252")),
    ("UTF-16", ["evidence.encoding"], lambda text: text.encode("utf-16")),
    ("no names of columns", ["evidence.columns"], lambda text: text.partition("\n")[2]),
    ("data among the names", ["evidence.columns"], _with(1, "alias", "Zqx Name")),
    ("a wrong name", ["evidence.columns"], _with(1, "alias", "aliass")),
    ("a key that stands twice", ["evidence.value"], _with(3, "zqx-key-2", "zqx-key-1")),
    ("a text that stands twice", ["evidence.value"], _with(3, "Zqx Name 2", "Zqx Name 1")),
    ("not one of the values", ["evidence.value"], _with(3, "zqx-south", "zqx-sout")),
    ("another form", ["evidence.value"], _with(3, "Zqx Name 2", "zqx name 2")),
    ("no date", ["evidence.value"], _with(3, "1973-02-02", "2/3/1973")),
    ("out of range", ["evidence.value"], lambda text: text.replace("1973-02-02", "1872-02-02")),
    ("no number", ["evidence.value"], _with(3, ",19732", ",1973.zqx")),
    ("a later date", ["evidence.value"], _with(3, "1973-02-02", "2021-02-02")),
    ("another column of the row", ["evidence.value"], _with(3, "2020-05-02", "2020-05-32")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "codes", "change"), CELLS, ids=[what for what, _, _ in CELLS])
def test_what_is_wrong_in_the_data(
    guarded: Guarded, what: str, codes: list[str], change: Callable[[str], str | bytes]
) -> None:
    guarded.write("evidence/log/data/reports.csv", change(ROWS))
    assert guarded.codes("check", "submissions/sample") == codes
    assert guarded.codes("evidence", "check", "log") == codes
    for arguments in (("accept", "log"), ("list",), ("show", "log"), ("stats", "log")):
        assert guarded.run("evidence", *arguments).exit_code == 1
    guarded.run("trace", "submissions/sample", "--all")
    guarded.run("trace", "submissions/sample", "--all", "log.outcomes", "log.aliases")


LARGE = [one for one in CELLS if one[0] in ("a cell too many", "a quote that is never closed", "another form")]


@pytest.mark.parametrize(("what", "codes", "change"), LARGE, ids=[what for what, _, _ in LARGE])
def test_the_same_in_a_large_file(
    guarded: Guarded, what: str, codes: list[str], change: Callable[[str], str | bytes]
) -> None:
    more = "".join(f"post,zqx-k{n},2020-05-01,active,Zqx {n},zqx-north,1973-02-01,1973\n" for n in range(50_000))
    guarded.write("evidence/log/data/reports.csv", str(change(ROWS)) + more)
    assert guarded.codes("evidence", "check", "log") == codes


DEFINITIONS = [
    ("{statistic: count, among: all, that: {alias: Zqx Name 1}}", "measure.disclosure"),
    ("{statistic: count, among: all, that: {town: [zqx-north, zqx-south]}}", "measure.disclosure"),
    ("{statistic: count, among: all, that: {alias: {not: Zqx Name 1}}}", "measure.disclosure"),
    ("{statistic: count, among: all, that: {born_on: {from: 1973-02-02}}}", "measure.disclosure"),
    ("{statistic: count, among: all, by: [town]}", "measure.disclosure"),
    ("{statistic: count, among: all, by: [{month: born_on}]}", "measure.disclosure"),
    ("{statistic: share, among: all, that: {outcome: removed}, by: [alias]}", "measure.disclosure"),
    ("{statistic: sum, among: all, field: weight, by: [outcome]}", "measure.disclosure"),
    ("{statistic: mean, among: all, field: weight}", "measure.disclosure"),
    ("{statistic: quantile, at: 0.9, among: all, field: weight}", "measure.disclosure"),
    ("{statistic: rate, among: all, exposure: weight}", "measure.disclosure"),
    ("{statistic: time_to_event, among: all, start: born_on, event: reported_on, at: [7]}", "measure.disclosure"),
    ("{statistic: time_to_event, among: all, start: reported_on, event: born_on, at: [7]}", "measure.disclosure"),
    ("{statistic: change, of: {statistic: sum, field: weight}, from: all, to: named}", "measure.disclosure"),
    ("{statistic: rank, of: {statistic: sum, field: weight, among: all, by: [outcome]}, top: 1}", "measure.disclosure"),
]


@pytest.mark.parametrize(("definition", "code"), DEFINITIONS, ids=[one for one, _ in DEFINITIONS])
def test_what_must_not_be_asked_of_it(guarded: Guarded, definition: str, code: str) -> None:
    guarded.write("evidence/log/measures.yaml", f"{MEASURES}  one: {definition}\n")
    assert guarded.codes("check", "submissions/sample") == [code]
    assert guarded.codes("evidence", "check", "log") == [code]


HANDED_OVER: list[tuple[str, str, Callable[[str], str | bytes]]] = [
    ("a date in another form", "log.csv", _with(3, "1973-02-02", "02.03.1973")),
    ("a mark for no value", "log.csv", _with(3, "Zqx Name 2", "N/A")),
    ("an error of Excel", "log.csv", _with(3, "Zqx Name 2", "#REF!")),
    ("garbled letters", "log.csv", _with(3, "Zqx Name 2", "Zqx Ã¼")),
    ("another encoding", "log.csv", lambda text: text.replace("Zqx Name 2", "Zqx Ñame").encode("cp1252")),
    ("a title above", "log.csv", lambda text: f"Zqx list,,,,,,,\n{text}"),
    ("a note below", "log.csv", lambda text: f"{text}Zqx Name wrote this,,,,,,,\n"),
    ("a totals row", "log.csv", lambda text: f"{text}Total,zqx,,,,,,19730\n"),
    ("a row too long", "log.csv", _with(3, "Zqx Name 2", "Zqx Name 2,Zqx more")),
    ("a quote that is never closed", "log.csv", _with(3, "Zqx Name 2", '"Zqx Name 2')),
    ("no names of columns", "log.csv", lambda text: text.partition("\n")[2]),
    ("a column more", "log.csv", _with(1, "alias", "Zqx Name")),
    ("not one of the values", "log.csv", _with(3, "zqx-south", "zqx-sout")),
    ("a key that stands twice", "log.csv", _with(3, "zqx-key-2", "zqx-key-1")),
    ("a number with a mark", "log.csv", _with(3, ",19732", ',"1,973"')),
    ("another column of the row", "log.csv", _with(3, "2020-05-02", "02.03.2020")),
    ("a workbook", "log.xlsx", lambda text: workbook([line.split(",") for line in text.replace("1973-02-02", "2 Feb 1973").split()])),
    ("sound", "log.csv", str),
    ("another spelling", "log.csv", _with(2, "zqx-north", "ZQX N")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "file", "change"), HANDED_OVER, ids=[what for what, _, _ in HANDED_OVER])
def test_what_is_wrong_in_a_file_that_is_taken_in(
    guarded: Guarded, what: str, file: str, change: Callable[[str], str | bytes]
) -> None:
    guarded.write(file, change(ROWS))
    found = guarded.run("evidence", "check", file, "--like", "log")
    added = guarded.run("evidence", "add", file, "--as", "next", "--like", "log")
    assert added.exit_code == found.exit_code == (0 if what in ("sound", "another spelling") else 1)
    assert found.exit_code == 0 or "error[" in found.stderr
    readme = guarded.root / "evidence/next/README.md"
    assert readme.exists() == (added.exit_code == 0)
    assert not readme.exists() or not SECRET.search(readme.read_text(encoding="utf-8"))
