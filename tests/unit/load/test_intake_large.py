"""A large file is looked at by DuckDB and says the same as a small one, at the right lines."""

from pathlib import Path

import defects
import pytest

from toolkit.base.diagnostic import Report
from toolkit.load.intake import delimited
from toolkit.load.intake.engine import Engine
from toolkit.load.intake.file import Intake, read_file
from toolkit.load.intake.statement import Statement

CASES = [case for case in [*defects.defects(), *defects.clean()] if case.name.endswith(".csv")]
Said = tuple[bytes, list[tuple[str, str, str, tuple[str, ...]]], bool]


def _read(path: Path, said: Statement) -> Said:
    report = Report()
    intake = read_file(str(path), said, report, str(path.parent))
    found = [(one.code, one.message, str(one.span), tuple(hint.text for hint in one.hints)) for one in report]
    return _canonical(intake), found, intake is not None and isinstance(intake.body, Engine)


def _canonical(intake: Intake | None) -> bytes:
    return intake.canonical() if intake else b""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_large_and_small_say_the_same(case: defects.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.data)
    small = _read(path, Statement())
    monkeypatch.setattr(delimited, "LARGE", 0)
    large = _read(path, Statement())
    if case.name == "totals-silent.csv":  # sums are only looked for where all cells are at hand
        return
    assert large[:2] == small[:2]
    assert large[2] == bool(small[0])


@pytest.mark.parametrize(
    "said", [Statement(dates="dmy"), Statement(key=("platform", "views")), Statement(drop=("views",))]
)
def test_statements_hold_for_large_files(said: Statement, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.csv"
    path.write_text(defects.csv_text(defects.table((4, 1, "03/05/2020"), (9, 2, "facebook"), (9, 3, 300))))
    small = _read(path, said)
    monkeypatch.setattr(delimited, "LARGE", 0)
    assert _read(path, said)[:2] == small[:2]


def test_lines_behind_cells_of_several_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = defects.table((3, 4, "two\nlines"), (9, 1, "03/05/2020"))
    path = tmp_path / "log.csv"
    path.write_text(defects.csv_text(lines))
    monkeypatch.setattr(delimited, "LARGE", 0)
    _, found, engine = _read(path, Statement())
    assert engine
    ((code, message, place, _),) = found
    assert (code, place) == ("intake.date-ambiguous", f"{path}:10:6")
    assert message.startswith("line 10 · reported_on")
