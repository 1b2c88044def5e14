"""`toolkit trace` as a user meets it: a number, a measure, a cell, what is not there, and what may be handed out."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

BODY = """
{{ log.reported }} items, {{ log.removed | words }} removed ({{ log.removal-share | percent }}; {{ log.removal-share }}).^[Again {{ log.reported }}.]

::: table log.outcomes {#tbl-one}
Outcomes of {{ log.reported }}
:::

::: figure log.outcomes {#fig-one}
Outcomes
:::
"""


@pytest.fixture
def traced(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    place.text(BODY)
    monkeypatch.chdir(place.root)
    monkeypatch.delenv("TOOLKIT_TRACE_KEY", raising=False)
    return place


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["trace", "submissions/sample", *arguments], catch_exceptions=False)


def _records(*arguments: str) -> list[dict[str, Any]]:
    run = _run(*arguments, "--format", "json")
    assert (run.exit_code, run.stderr) == (0, "")
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_without_a_name_all_numbers_are_listed(traced: Any) -> None:
    run = _run()
    assert (run.exit_code, run.stderr) == (0, "")
    assert [[cell.strip() for cell in line.split("  ") if cell] for line in run.stdout.splitlines()] == [
        ["10", "log.reported", "10 rows", "submission.md:21:1"],
        ["three", "log.removed", "3 rows", "submission.md:21:27"],
        ["30%", "log.removal-share", "3 of 10 rows", "submission.md:21:62"],
        ["3 of 10", "log.removal-share", "3 of 10 rows", "submission.md:21:97"],
        ["10", "log.reported", "10 rows", "footnote 1 (submission.md:21:130)"],
        ["10", "log.reported", "10 rows", "caption of Table 1 (submission.md:24:13)"],
        ["3", "log.outcomes[Removed]", "3 rows", "Table 1, row Removed, column Items (submission.md:23:1)"],
        ["7", "log.outcomes[Still there]", "7 rows", "Table 1, row Still there, column Items (submission.md:23:1)"],
        ["10", "log.outcomes[Total]", "10 rows", "Table 1, row Total, column Items (submission.md:23:1)"],
        ["3", "log.outcomes[Removed]", "3 rows", "Figure 1, Removed (submission.md:27:1)"],
        ["7", "log.outcomes[Still there]", "7 rows", "Figure 1, Still there (submission.md:27:1)"],
    ]  # fmt: skip


def test_a_number_as_it_is_printed(traced: Any) -> None:
    run = _run("3 of 10")
    assert (run.exit_code, run.stderr) == (0, "")
    said = " ".join(run.stdout.split())
    assert "printed submissions/sample/submission.md:21:97 measure log.removal-share · removal share" in said
    assert "exact value 3 of 10 = 3/10 = 0.3" in said
    assert "numerator: those of them that it counts: 3 rows" in said
    assert "R1 (line 2), R2 (line 3), R3 (line 4)" in said
    assert "Confidential" in said


@pytest.mark.parametrize(
    ("name", "shown", "places"),
    [
        ("30%", ["30%"], 1),
        ("30 %", [], 0),
        ("THREE", ["three"], 1),
        ("7", ["7"], 2),
        ("log.removal-share", ["30%", "3 of 10"], 2),
        ("log.outcomes[removed]", ["3"], 2),
        ("log.outcomes[Still there]", ["7"], 2),
        ("log.outcomes[*]", ["10"], 1),
        ("log.outcomes[total]", ["10"], 1),
    ],
)
def test_how_a_number_may_be_called(traced: Any, name: str, shown: list[str], places: int) -> None:
    if not shown:
        shown, places = ["30%"], 1  # the same digits
    records = _records(name)
    assert [record["shown"] for record in records] == [shown]
    assert [len(record["places"]) for record in records] == [places]


def test_one_number_of_several_measures(traced: Any) -> None:
    assert [record["name"] for record in _records("10")] == ["log.reported", "log.outcomes[Total]"]


def test_a_measure_that_does_not_stand_in_the_document(traced: Any) -> None:
    traced.text("Nothing. {{ log.reported }}")
    record = _records("log.removed")[0]
    assert "shown" not in record
    assert [role["n_rows"] for role in record["roles"]] == [3]
    assert "nowhere in this document" in _run("log.removed").stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("4", "near it: 3, 7, 10"),
        ("log.removd", "did you mean `removed`?"),
        ("log.outcomes[gone]", "there is: `Removed`, `Still there`"),
        ("what", "without a number, `toolkit trace` lists all"),
    ],
)
def test_what_is_not_there(traced: Any, name: str, hint: str) -> None:
    run = _run(name)
    assert (run.exit_code, run.stdout) == (1, "")
    assert "error[trace.unknown]" in run.stderr
    assert hint in run.stderr


def test_the_first_rows_or_all(traced: Any) -> None:
    data = "".join(f"R{n},2020-05-01,active\n" for n in range(100, 120))
    traced.write("evidence/log/data/reports.csv", f"id,reported_on,outcome\n{data}")
    assert "and 10 more: --all tells them" in _run("log.reported").stdout
    assert "more: --all" not in _run("log.reported", "--all").stdout
    assert len(_records("log.reported")[0]["roles"][0]["rows"]) == 10
    assert len(_records("log.reported", "--all")[0]["roles"][0]["rows"]) == 20


def test_lines_count_line_ends_inside_of_cells(traced: Any) -> None:
    traced.write(
        "evidence/log/data/reports.csv", 'id,reported_on,outcome\n"R\n1",2020-05-01,active\nR2,2020-05-02,removed\n'
    )
    assert _records("log.removed")[0]["roles"][0]["rows"] == [{"line": 4, "key": "R2"}]


def test_the_record_of_a_number(traced: Any) -> None:
    record = _records("30%")[0]
    assert {name: record[name] for name in ("name", "measure", "kind", "value", "n", "of")} == {
        "name": "log.removal-share", "measure": "log.removal-share", "kind": "share", "value": "3/10", "n": 3, "of": 10,
    }  # fmt: skip
    assert [(role["role"], role["n_rows"], role["filter"]) for role in record["roles"]] == [
        ("denominator", 10, ""),
        ("numerator", 3, "outcome: removed"),
    ]
    assert record["roles"][0]["file"] == "evidence/log/data/reports.csv"
    data = (traced.root / "evidence/log/data/reports.csv").read_bytes()
    assert record["roles"][0]["file_sha256"] == hashlib.sha256(data).hexdigest()


def test_a_public_account_names_no_row(traced: Any) -> None:
    run = _run("30%", "--public")
    assert "R1" not in run.stdout
    assert "sealed" not in run.stdout
    assert [set(role) & {"rows", "rows_hmac_sha256"} for role in _records("30%", "--public")[0]["roles"]] == [
        set(),
        set(),
    ]


def test_a_key_seals_the_rows(traced: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    key = b"0123456789abcdef"
    sealed = b'["toolkit-trace-1","log","reports",["R1","R2","R3"]]'
    expected = hmac.new(key, sealed, hashlib.sha256).hexdigest()
    traced.write("key.txt", key + b"\n")
    by_file = _records("log.removed", "--public", "--key-file", "key.txt")
    monkeypatch.setenv("TOOLKIT_TRACE_KEY", key.decode())
    by_name = _records("log.removed", "--public")
    assert by_file[0]["roles"][0]["rows_hmac_sha256"] == by_name[0]["roles"][0]["rows_hmac_sha256"] == expected


@pytest.mark.parametrize(("content", "file"), [(b"short", "key.txt"), (b"", "key.txt"), (b"", "none.txt")])
def test_a_key_that_cannot_be_used(traced: Any, content: bytes, file: str) -> None:
    traced.write("key.txt", content)
    run = _run("--public", "--key-file", file)
    assert (run.exit_code, run.stdout) == (1, "")
    assert "error[trace.key]" in run.stderr


def test_hidden_cells_have_no_rows(traced: Any) -> None:
    traced.edit("evidence/log/datapackage.yaml", "unitIsPerson: false", "unitIsPerson: true")
    traced.edit("evidence/log/measures.yaml", "by: [outcome], label", "by: [outcome], suppress: {below: 5}, label")
    run = _run("log.outcomes[removed]", "--format", "json")
    hidden = json.loads(run.stdout)
    assert run.stderr.count("measure.few-persons]: ") == 2  # of the sentence: that of the table hides them
    assert (hidden["hidden"], hidden.get("value"), hidden.get("roles")) == (True, None, None)
    assert "hidden: so small a number" in _run("log.outcomes[removed]").stdout
    whole = _run("log.outcomes").stdout
    assert "[hidden]" in whole
    assert "R1 (line" not in whole


def test_a_document_with_errors_is_traced_as_far_as_it_goes(traced: Any) -> None:
    traced.text("{{ log.reported }} and {{ log.nothing }}")
    run = _run("10")
    assert run.exit_code == 1
    assert "counted: 10 rows" in run.stdout
    assert "error[values.unknown-measure]" in run.stderr


def test_a_published_figure_says_who_said_it(traced: Any) -> None:
    measure = (
        "  told: {statistic: cited, value: 55, unit: percent, means: offences online, denominatorIs: restricted,\n"
        "    denominator: offences with known means, place: Wales, period: {from: 2019-01-01, to: 2019-12-31},\n"
        "    source: un2021, via: smith2020, quote: it was 55% of them}\n"
    )
    path = traced.root / "evidence/log/measures.yaml"
    path.write_text(path.read_text(encoding="utf-8") + measure, encoding="utf-8")
    traced.text("{{ log.told }} [@un2021; @smith2020].")
    run = _run("55%")
    assert (run.exit_code, run.stderr) == (0, "")
    said = " ".join(run.stdout.split())
    assert "published by Committee on Rights, On digital rights, Example Press, 2021" in said
    assert "read in Smith, A book, Example Press, 2020" in said
    assert "quotation “it was 55% of them”" in said
    assert "covers Wales, 2019 of a part only: offences with known means" in said
    assert _records("55%")[0]["cited"]["value"] == "55"


def test_signatories_are_counted_on_their_list(traced: Any) -> None:
    traced.write("submissions/sample/list.csv", "kind,name,consent\nperson,A,yes\nperson,B,no\n")
    traced.text("{{ signatories.total }} sign.")
    traced.edit("submissions/sample/submission.md", "evidence: {log: log}", "signatories: list.csv")
    record = json.loads(_run("1", "--format", "json").stdout)
    assert record["list"]["path"] == "submissions/sample/list.csv"
    assert "counted from the list of signatories" in _run("signatories.total").stdout
