"""`toolkit evidence verify`: what stands is told, one changed cell is found and named, nothing secret is shown."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import defects
import pytest
from click.testing import CliRunner, Result

from toolkit.build.verification import Account
from toolkit.cli.main import cli
from toolkit.measure.engines.referee import Pandas

DESCRIPTION, TABLE = "evidence/next/datapackage.yaml", "evidence/next/data/next.csv"


@pytest.fixture
def taken(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A dataset made from a workbook with what had to be stated."""
    monkeypatch.chdir(place.root)
    place.write("log.xlsx", defects.workbook(defects.table((4, 3, "n/k"), (5, 1, "03/05/2020"))))
    _run("add", "log.xlsx", "--as", "next", "--missing", "n/k", "--dates", "dmy", "--unordered")
    return place


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evidence", *arguments], catch_exceptions=False)


def _verify(*names: str) -> tuple[list[str], list[tuple[str, str, str]]]:
    """(the marks of what was gone through, what was found)"""
    run = _run("verify", *names, "--format", "json")
    result = json.loads(run.stdout)
    assert run.exit_code == int(not all(one["sound"] for one in result["datasets"]))
    found = [(one["code"], one["message"], f"{one.get('line')}:{one.get('column')}") for one in result["diagnostics"]]
    return [check["result"] for one in result["datasets"] for check in one["checks"]], found


def test_the_account(taken: Any) -> None:
    run = _run("verify", "next")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == (
        "next\n"
        "  ✓ the description is as Data Package 2.0 asks for\n"
        "  ✓ data/next.csv has the fingerprint that was recorded\n"
        "  ✓ original/log.xlsx is unchanged\n"
        "  ✓ data/next.csv is what original/log.xlsx gives, cell by cell\n"
        "  ✓ every cell is as described\n"
        "  ✓ 1 measure counted again by another engine: the same values, texts and rows\n"
    )


def test_what_cannot_be_proved_is_left_open(taken: Any) -> None:
    assert _verify("log") == (["right", "open", "open", "right", "right"], [])
    assert len(_verify()[0]) == 11


def test_one_changed_cell(taken: Any) -> None:
    taken.edit(TABLE, "R007,2020-05-07,facebook,700", "R007,2020-05-07,facebook,701")
    marks, found = _verify("next")
    assert marks == ["right", "wrong", "right", "wrong", "right", "right"]
    assert [code for code, _, _ in found] == ["evidence.differs", "evidence.changed"]
    assert found[0][1:] == ("`views` is not what the original gives: “701” here, “700” from the original", "8:26")


def test_a_change_that_was_accepted_is_named_all_the_same(taken: Any) -> None:
    taken.edit(TABLE, "R007,2020-05-07,facebook,700", "R007,2020-05-07,facebook,701")
    _run("accept", "next")
    assert [code for code, _, _ in _verify("next")[1]] == ["evidence.differs"]
    taken.edit(DESCRIPTION, "intake: {", "intake: {corrected: a view was counted twice, ")
    run = _run("verify", "next")
    assert run.exit_code == 0
    assert (
        "✓ data/next.csv differs from what original/log.xlsx gives, as stated: a view was counted twice" in run.stdout
    )
    assert "note[evidence.differs]" in run.stderr


def test_rows_that_are_gone_or_new(taken: Any) -> None:
    taken.edit(TABLE, "R003,2020-05-03,facebook,n/k,removed,2020-06-03\n", "")
    taken.edit(TABLE, "R012,", "R099,")
    messages = [message for code, message, _ in _verify("next")[1] if code == "evidence.differs"]
    assert sorted(messages) == [
        "row 12 that the original gives (`R012`) is not in the table",
        "row 3 that the original gives (`R003`) is not in the table",
        "this row does not come from the original",
    ]


def test_without_a_key_rows_are_compared_in_their_order(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.root)
    place.write("bands.csv", "band,items\n<5,3\n5-9,4\n10-14,11\n15+,2\n")
    _run("add", "bands.csv", "--as", "next")
    place.write(TABLE, "band,items\n<5,3\n5-9,5\n10-14,11\n15+,2\n20+,1\n")
    messages = [message for code, message, _ in _verify("next")[1] if code == "evidence.differs"]
    assert messages == [
        "the table has 5 rows; its original gives 4",
        "`items` is not what the original gives: “5” here, “4” from the original",
    ]
    place.write(TABLE, "band,number\n<5,3\n")
    place.edit(DESCRIPTION, "{name: items,", "{name: number,")
    assert "the columns are not those that the original gives: band, items" in [
        message for _, message, _ in _verify("next")[1]
    ]


def test_what_is_never_disclosed_is_not_shown(taken: Any) -> None:
    taken.edit(
        DESCRIPTION, "{name: outcome, type: string,", "{name: outcome, evidence: {disclose: never}, type: string,"
    )
    taken.edit(TABLE, "700,active", "701,secret")
    taken.edit(DESCRIPTION, ", categories: [active, removed, unknown]", "")
    run = _run("verify", "next")
    assert run.exit_code == 1
    assert "“701” here, “700” from the original" in run.output
    assert "`outcome` is not what the original gives\n" in run.output
    assert not [word for word in ("secret", "active") if word in run.output]


def test_many_differences_are_counted(taken: Any) -> None:
    text = (taken.root / TABLE).read_text(encoding="utf-8")
    taken.write(TABLE, text.replace("instagram", "Instagram").replace("facebook", "Facebook"))
    run = _run("verify", "next")
    assert "in 12 places" in run.stdout
    assert "hint: and 2 more differences" in run.stderr


@pytest.mark.parametrize(
    ("change", "marks", "codes"),
    [
        (lambda root: (root / "evidence/next/original/log.xlsx").unlink(), ["right", "right", "wrong", "right", "right"], ["evidence.original"]),
        (lambda root: (root / "evidence/next/original/log.xlsx").write_bytes(b"x"), ["right", "right", "wrong", "right", "right"], ["evidence.original"]),
    ],
)  # fmt: skip
def test_an_original_that_is_not_there_any_more(
    change: Callable[[Path], None], marks: list[str], codes: list[str], taken: Any
) -> None:
    change(taken.root)
    found, said = _verify("next")
    assert (found, [code for code, _, _ in said]) == (marks, codes)


def test_what_was_stated_cannot_be_changed_unseen(taken: Any) -> None:
    taken.edit(DESCRIPTION, "dates: [dmy]", "dates: [mdy]")
    marks, found = _verify("next")
    assert marks[3] == "wrong"
    assert (
        found[-1][1]
        == "`reported_on` is not what the original gives: “2020-05-03” here, “2020-03-05” from the original"
    )
    taken.edit(DESCRIPTION, "dates: [mdy], ", "")
    assert [message for _, message, _ in _verify("next")[1]] == [
        "`original/log.xlsx` cannot be taken in any more as it was then"
    ]


def test_like_a_dataset_that_is_gone(taken: Any) -> None:
    assert _run("add", "log.xlsx", "--as", "then", "--like", "next", "--dates", "dmy", "--unordered").exit_code == 0
    assert _verify("then")[0] == ["right"] * 6
    shutil.rmtree(taken.root / "evidence/next")
    assert _verify("then")[0] == ["right", "right", "right", "open", "right", "right"]


def test_a_dataset_that_cannot_be_read(taken: Any) -> None:
    (taken.root / TABLE).unlink()
    assert _verify("next")[0] == ["wrong"]
    assert _verify("nxt")[1][0][0] == "evidence.unknown-dataset"


def test_a_description_that_is_no_data_package(taken: Any) -> None:
    taken.edit(DESCRIPTION, 'version: "1"', "version: 1")
    marks, found = _verify("next")
    assert (marks[0], [code for code, _, _ in found]) == ("wrong", ["evidence.standard"])
    assert "evidence.standard" in _run("check", "next").output


def test_engines_that_differ(taken: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    count = Pandas.count
    monkeypatch.setattr(
        Pandas, "count", lambda *question: {key: number + 1 for key, number in count(*question).items()}
    )
    marks, found = _verify("next")
    assert marks == ["right"] * 5 + ["wrong"]
    assert [(code, message) for code, message, _ in found] == [
        ("evidence.recount", "DuckDB and pandas differ over `rows-in-all` (value)")
    ]


def test_without_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = _run("verify")
    assert run.exit_code == 1
    assert "error[workspace.missing]" in run.stderr


def test_an_account_is_sound_unless_something_is_wrong() -> None:
    account = Account(dataset="log")
    account.leave("nothing is known")
    assert account.sound
    assert not account.note(False, "", "it changed")
    assert not account.sound
