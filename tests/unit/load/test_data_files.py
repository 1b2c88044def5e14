"""A table of several files, and Parquet: which files `path:` names, what is checked in them, what is not checked twice."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.memo import Memo, forgetful
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load import data_files, resource, stored_cells
from toolkit.load.dataset import load_dataset
from toolkit.model.evidence import Dataset

DESCRIPTOR = """\
name: log
title: Log
version: "1"
evidence: {unit: item, sampling: purposive}
resources:
- name: reports
  path: PATH
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: id, type: string, constraints: {required: true, pattern: "R\\\\d+"}}
    - {name: reported_on, type: date}
    - {name: platform, type: string, categories: [instagram, facebook], constraints: {required: true}}
    - {name: views, type: integer, constraints: {minimum: 1}}
    - {name: rate, type: number}
    - {name: handle, type: string, constraints: {unique: true, required: true}, evidence: {disclose: never}}
    - {name: gone_on, type: date}
    - {name: seen, type: boolean}
    - {name: since, type: year}
  evidence: {rules: [{field: gone_on, notBefore: reported_on}]}
"""
TYPES = {
    "id": "VARCHAR", "reported_on": "DATE", "platform": "VARCHAR", "views": "INTEGER", "rate": "DOUBLE", "handle": "VARCHAR",
    "gone_on": "DATE", "seen": "BOOLEAN", "since": "SMALLINT",
}  # fmt: skip


def _rows(first: int, last: int) -> list[list[object]]:
    return [[f"R{n}", f"2020-05-{n:02d}", "facebook", n, n / 8, f"@h{n}", "2020-06-01", True, 2019] for n in range(first, last)]  # fmt: skip


def _write(folder: Path, name: str, rows: list[list[object]], types: dict[str, str] = TYPES) -> Path:
    path = folder / "evidence" / "log" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE t ({', '.join(f'{one} {kind}' for one, kind in types.items())})")
        if rows:
            connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(types))})", rows)
        form = "FORMAT parquet" if path.suffix == ".parquet" else "HEADER"
        connection.execute(f"COPY t TO '{path}' ({form})")
    return path


def _load(
    root: Path, path: str, memo: Memo = forgetful, descriptor: str = DESCRIPTOR
) -> tuple[Dataset | None, list[tuple[str, str]]]:
    folder = root / "evidence" / "log"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.yaml").write_text(descriptor.replace("PATH", path))
    measures = "populations: {items: {says: items}}\nmeasures: {all: {statistic: count, among: items}}\n"
    (folder / "measures.yaml").write_text(measures)
    report, front = Report(), Source(path="submission.md", text="log")
    dataset = load_dataset(str(root), Scalar(text="log", span=front.span(0, 3)), report, memo)
    for one in report:
        assert "@h" not in one.message
        assert one.span is not None
        assert one.span.source.path.endswith("datapackage.yaml")
    return dataset, [(one.code, one.message) for one in report]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("data/a.parquet", ["data/a.parquet"]),
        ("[data/b.parquet, data/a.parquet]", ["data/a.parquet", "data/b.parquet"]),
        ("data/", ["data/a.parquet", "data/b.parquet", "data/month=05/c.parquet"]),
        ("data", ["data/a.parquet", "data/b.parquet", "data/month=05/c.parquet"]),
        ('"data/*.parquet"', ["data/a.parquet", "data/b.parquet"]),
        ('["data/[a]*.parquet", data/month=05]', ["data/a.parquet", "data/month=05/c.parquet"]),
    ],
)
def test_the_files_of_a_table(tmp_path: Path, path: str, names: list[str]) -> None:
    for number, name in enumerate(("data/a.parquet", "data/b.parquet", "data/month=05/c.parquet")):
        _write(tmp_path, name, _rows(1 + 5 * number, 6 + 5 * number))
    (tmp_path / "evidence/log/data/_SUCCESS").touch()
    (tmp_path / "evidence/log/data/._a.parquet").touch()
    dataset, found = _load(tmp_path, path)
    assert found == []
    assert dataset is not None
    table = dataset.resources[0]
    assert [Path(one).relative_to(tmp_path / "evidence/log").as_posix() for one in table.files] == names
    assert table.form == "parquet"


def test_the_hash_of_several_files_is_that_of_their_names_and_hashes(tmp_path: Path) -> None:
    for number, name in enumerate(("data/b.csv", "data/a.csv")):
        _write(tmp_path, name, _rows(1 + 5 * number, 6 + 5 * number))
    pairs = [[name, hashlib.sha256((tmp_path / "evidence/log" / name).read_bytes()).hexdigest()] for name in ("data/a.csv", "data/b.csv")]  # fmt: skip
    expected = hashlib.sha256(json.dumps(pairs, separators=(",", ":")).encode()).hexdigest()
    dataset, found = _load(tmp_path, "data")
    assert (found, dataset and dataset.resources[0].sha256) == ([], expected)
    same, _ = _load(tmp_path, "[data/b.csv, data/a.csv]")
    assert same
    assert same.resources[0].sha256 == expected
    recorded = DESCRIPTOR.replace("  schema:", "  hash: sha256:HASH\n  schema:", 1)
    assert _load(tmp_path, "data", descriptor=recorded.replace("HASH", expected))[1] == []
    assert [code for code, _ in _load(tmp_path, "data", descriptor=recorded.replace("HASH", "0" * 64))[1]] == ["evidence.changed"]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("data/none.parquet", "evidence.no-file", "there is no file `data/none.parquet`"),
        ("data/none/", "evidence.no-file", "there is no file `data/none/`"),
        ("empty", "evidence.no-file", "there is no CSV or Parquet file in `empty`"),
        ('"data/2024*.parquet"', "evidence.no-file", "no file is called `data/2024*.parquet`"),
        ('["data/a.parquet", "data/x.csv"]', "evidence.no-file", "there is no file `data/x.csv`"),
        ("../other/a.csv", "file.outside", "`../other/a.csv` lies outside of the folder of the dataset"),
        ("/etc", "file.outside", "`/etc` lies outside of the folder of the dataset"),
        ("mixed", "evidence.form", "these files are not all of one form: mixed/b.csv, mixed/a.parquet"),
        ("broken.parquet", "evidence.form", "`broken.parquet` cannot be read as Parquet: Invalid Input Error: File 'broken.parquet' too small to be a Parquet file"),
    ],
)  # fmt: skip
def test_files_that_are_no_table(tmp_path: Path, path: str, code: str, message: str) -> None:
    for name in ("data/a.parquet", "mixed/a.parquet", "mixed/b.csv"):
        _write(tmp_path, name, _rows(1, 3))
    (tmp_path / "evidence/log/empty").mkdir()
    (tmp_path / "evidence/log/broken.parquet").write_text("hello")
    dataset, found = _load(tmp_path, path)
    assert dataset is None
    assert found == [(code, message)]


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ({"views": "VARCHAR", "since": "VARCHAR", "rate": "DECIMAL(9, 3)"}, []),
        ({"views": "DOUBLE"}, [("evidence.columns", "`views` holds DOUBLE in `a.parquet`, which is no integer")]),
        ({"gone_on": "TIMESTAMP"}, [("evidence.columns", "`gone_on` holds TIMESTAMP in `a.parquet`, which is no date")]),
        ({"since": None, "sinse": "SMALLINT"}, [("evidence.columns", "`sinse` in `a.parquet` is not a column of the schema"), ("evidence.columns", "`a.parquet` has no column `since`")]),
    ],
)  # fmt: skip
def test_columns_of_parquet(tmp_path: Path, types: dict[str, str | None], expected: list[tuple[str, str]]) -> None:
    chosen = {name: kind for name, kind in {**TYPES, **types}.items() if kind}
    _write(tmp_path, "a.parquet", _rows(1, 3), chosen)
    assert _load(tmp_path, "a.parquet")[1] == expected


def test_all_files_have_the_same_types(tmp_path: Path) -> None:
    _write(tmp_path, "data/a.parquet", _rows(1, 3))
    _write(tmp_path, "data/b.parquet", _rows(3, 5), {**TYPES, "views": "VARCHAR"})
    message = "`views` holds VARCHAR in `data/b.parquet`, but INTEGER in a file before it"
    assert _load(tmp_path, "data")[1] == [("evidence.columns", message)]


def _put(row: list[object], change: tuple[str, object]) -> None:
    row[list(TYPES).index(change[0])] = change[1]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("id", "X7"), "`X7` has not the form `R\\d+` that `id` asks for"),
        (("id", None), "`id` must have a value in every row"),
        (("id", "n/k"), "`id` must have a value in every row"),
        (("id", "R3"), "`R3` stands here a second time; `id` must be different in every row"),
        (("reported_on", "2020-06-02"), "`gone_on` lies before `reported_on`"),
        (("platform", "tiktok"), "`tiktok` is not one of the values of `platform`"),
        (("platform", "n/k"), "`platform` must have a value in every row"),
        (("platform", None), "`platform` must have a value in every row"),
        (("views", 0), "`0` is out of range: `views` is at least 1"),
        (("rate", float("nan")), "`nan` is not a number in digits, which `rate` holds"),
        (("handle", "@h3"), "this text stands here a second time; `handle` must be different in every row"),
        (("handle", None), "`handle` must have a value in every row"),
        (("since", 219), "`219` is not a year, which `since` holds"),
    ],
)
def test_cells_of_parquet(tmp_path: Path, change: tuple[str, object], message: str) -> None:
    """A row is told by its number in its file; the place is the one in datapackage.yaml."""
    rows = _rows(1, 10)
    _put(rows[6], change)
    _write(tmp_path, "data/05.parquet", rows[:5])
    _write(tmp_path, "data/06.parquet", rows[5:])
    dataset, found = _load(tmp_path, "data")
    assert dataset is not None
    assert found == [("evidence.value", f"row 2 of data/06.parquet: {message}")]


TEXTS = dict.fromkeys(TYPES, "VARCHAR")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("reported_on", "04/05/2020"), "`04/05/2020` is not a date, which `reported_on` holds"),
        (("reported_on", "2020-02-31"), "`2020-02-31` is not a date, which `reported_on` holds"),
        (("reported_on", "n/k"), ""),
        (("views", "1,000"), "`1,000` is not a whole number in digits, which `views` holds"),
        (("views", "n/k"), ""),
        (("rate", "1.7 %"), "`1.7 %` is not a number in digits, which `rate` holds"),
        (("seen", "yes"), "`yes` is not true or false, which `seen` holds"),
        (("since", "19"), "`19` is not a year, which `since` holds"),
    ],
)
def test_texts_in_parquet_are_read_as_in_csv(tmp_path: Path, change: tuple[str, object], message: str) -> None:
    rows = _rows(1, 10)
    _put(rows[6], change)
    _write(tmp_path, "data/all.parquet", rows, TEXTS)
    _, found = _load(tmp_path, "data")
    assert found == ([("evidence.value", f"row 7 of data/all.parquet: {message}")] if message else [])


def test_many_wrong_cells_are_said_ten_times(tmp_path: Path) -> None:
    rows = [[f"R{n}", None, "facebook", -n, 0.5, f"@h{n}", None, None, None] for n in range(1, 101)]
    _write(tmp_path, "a.parquet", rows)
    report = Report()
    found = _load(tmp_path, "a.parquet")[1]
    assert [code for code, _ in found] == ["evidence.value"] * 10
    assert not report.found


def test_a_key_stands_once_in_all_files(tmp_path: Path) -> None:
    _write(tmp_path, "data/a.csv", _rows(1, 5))
    _write(tmp_path, "data/b.csv", _rows(5, 9))
    assert _load(tmp_path, "data")[1] == []
    _write(tmp_path, "data/b.csv", _rows(4, 9))
    assert _load(tmp_path, "data")[1] == [
        ("evidence.value", "data/b.csv: this text stands here a second time; `handle` must be different in every row"),
        ("evidence.value", "data/b.csv: `R4` stands here a second time; `id` must be different in every row"),
    ]


def test_a_part_of_a_key_that_is_never_disclosed_is_not_shown(tmp_path: Path) -> None:
    _write(tmp_path, "a.parquet", [*_rows(1, 5), *_rows(4, 5)])
    descriptor = DESCRIPTOR.replace("primaryKey: [id]", "primaryKey: [id, handle]").replace("unique: true, ", "")
    message = "row 5 of a.parquet: this text stands here a second time; `id` must be different in every row"
    assert _load(tmp_path, "a.parquet", descriptor=descriptor)[1] == [("evidence.value", message)]


def test_a_table_without_rows(tmp_path: Path) -> None:
    _write(tmp_path, "a.parquet", [])
    dataset, found = _load(tmp_path, "a.parquet")
    assert (found, dataset is not None) == ([], True)


# ------------------------------------------------------------------ not twice


class _Kept:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def __call__(self, key: str, make: Callable[[], str]) -> str:
        return self.kept.setdefault(key, make()) if key not in self.kept else self.kept[key]


def test_what_was_right_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo, checks = _Kept(), list[str]()
    whole = stored_cells.check_parquet
    monkeypatch.setattr(resource, "check_parquet", lambda *given: checks.append("checked") or whole(*given))
    path = _write(tmp_path, "a.parquet", _rows(1, 5))
    for _ in range(2):
        assert _load(tmp_path, "a.parquet", memo)[1] == []
    assert len(checks) == 1
    stricter = DESCRIPTOR.replace("minimum: 1", "minimum: 2")
    for _ in range(2):  # what is wrong is said in every run
        assert [code for code, _ in _load(tmp_path, "a.parquet", memo, stricter)[1]] == ["evidence.value"]
    assert len(checks) == 3
    _write(tmp_path, "a.parquet", _rows(1, 6))
    assert path.is_file()
    assert _load(tmp_path, "a.parquet", memo)[1] == []
    assert len(checks) == 4
    assert set(memo.kept.values()) == {"clean", "findings"}


def test_a_large_file_is_not_read_for_its_hash_while_it_is_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "LARGE", 0)
    memo, read = _Kept(), list[Path]()
    whole = data_files._streamed
    monkeypatch.setattr(data_files, "_streamed", lambda path: read.append(path) or whole(path))
    _write(tmp_path, "a.parquet", _rows(1, 5))
    first, _ = _load(tmp_path, "a.parquet", memo)
    second, _ = _load(tmp_path, "a.parquet", memo)
    assert (len(read), first) == (1, second)
    _write(tmp_path, "a.parquet", _rows(1, 7))
    third, _ = _load(tmp_path, "a.parquet", memo)
    assert len(read) == 2
    assert first
    assert third
    assert first.resources[0].sha256 != third.resources[0].sha256
