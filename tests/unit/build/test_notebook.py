"""Datasets in a notebook: rows typed as described, measures, groups; what is wrong is one readable exception."""

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas
import pytest

import toolkit
from toolkit.base.diagnostic import Failure

ROOT = Path(__file__).parents[3]
COLUMNS = """\
    - {name: views, type: integer}
    - {name: rate, type: number}
    - {name: seen, type: boolean}
    - {name: since, type: year}
    - {name: note, type: string}
    - {name: handle, type: string, evidence: {disclose: never}}
"""


@pytest.fixture
def log(place):  # type: ignore[no-untyped-def]
    """The log of the small workspace with a column of every type, two rows of values and eight without."""
    path = "evidence/log/datapackage.yaml"
    place.edit(path, "Still there}]}\n", "Still there}]}\n" + COLUMNS)
    rows = (place.root / "evidence/log/data/reports.csv").read_text().splitlines()
    more = ["views,rate,seen,since,note,handle", "12,0.10,true,2019,NA,@a", "7,2.5,false,2020,x,@b"] + [",,,,,"] * 8
    place.write("evidence/log/data/reports.csv", "".join(f"{one},{two}\n" for one, two in zip(rows, more, strict=True)))
    return toolkit.open_dataset("log", workspace=str(place.root))


def test_the_rows_have_the_types_of_the_descriptor(log) -> None:  # type: ignore[no-untyped-def]
    frame = log.frame()
    assert list(frame.columns) == ["id", "reported_on", "outcome", "views", "rate", "seen", "since", "note"]
    assert [str(kind) for kind in frame.dtypes] == [
        "string", "datetime64[s]", "category", "Int64", "object", "boolean", "Int64", "string",
    ]  # fmt: skip
    assert frame.reported_on[1] == pandas.Timestamp(2020, 5, 2)
    assert list(frame.outcome.cat.categories) == ["removed", "active"]
    assert (frame.outcome == "removed").sum() == 3
    assert list(frame.views[:2]) == [12, 7]
    assert list(frame.rate[:2]) == [Decimal("0.1"), Decimal("2.5")]
    assert (list(frame.seen[:2]), list(frame.since[:2]), list(frame.note[:2])) == (
        [True, False],
        [2019, 2020],
        ["NA", "x"],
    )
    assert list(frame.isna().sum()) == [0, 0, 0, 8, 8, 8, 8, 8]


def test_what_is_never_disclosed_comes_only_when_it_is_asked_for(log) -> None:  # type: ignore[no-untyped-def]
    assert "handle" not in log.frame()
    assert list(log.frame("reports", never=True).handle[:2]) == ["@a", "@b"]


def test_measures(log) -> None:  # type: ignore[no-untyped-def]
    assert log.measures == ("reported", "removed", "removal-share", "outcomes")
    found = log.statistic("removal-share")
    assert (found.value, found.n, found.of) == (Fraction(3, 10), 3, 10)
    assert log.table("outcomes").to_dict("records") == [
        {"Outcome": "Removed", "value": 3.0, "n": 3}, {"Outcome": "Still there", "value": 7.0, "n": 7},
    ]  # fmt: skip


def test_the_example_of_the_documentation() -> None:
    text = (ROOT / "docs/writing.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(code.replace('workspace="."', f"workspace={str(ROOT)!r}"), names)
    rows = names["rows"]
    assert isinstance(rows, pandas.DataFrame)
    assert rows.reported_on.min() >= pandas.Timestamp(dt.date(2020, 5, 1))
    share, table = names["share"], names["table"]
    assert isinstance(table, pandas.DataFrame)
    assert share.n == 3  # type: ignore[attr-defined]
    assert table.value.sum() == share.of  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda root: toolkit.open_dataset("lag", root), ["error[evidence.unknown-dataset]", "did you mean `log`?"]),
        (lambda root: toolkit.open_dataset("log", root).statistic("removd"), ["values.unknown-measure", "`removed`"]),
        (lambda root: toolkit.open_dataset("log", root).table("removed"), ["is one number", 'statistic("removed")']),
        (lambda root: toolkit.open_dataset("log", root).frame("report"), ["there is no table `report`", "`reports`"]),
        (lambda root: toolkit.open_dataset("log", "/"), ["toolkit.yaml"]),
    ],
    ids=["dataset", "measure", "groups", "table", "workspace"],
)
def test_what_is_wrong_is_said_in_words(place, ask, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Failure) as error:
        ask(str(place.root))
    assert all(word in str(error.value) for word in words), str(error.value)


def test_every_wrong_cell_is_named(place) -> None:  # type: ignore[no-untyped-def]
    place.edit("evidence/log/data/reports.csv", "2020-05-02", "2 May")
    place.edit("evidence/log/data/reports.csv", "2020-05-04", "4 May")
    with pytest.raises(Failure, match=r"(?s)reports.csv:3:4: error\[evidence.value\].*reports.csv:5:4"):
        toolkit.open_dataset("log", str(place.root))


def test_no_other_name() -> None:
    with pytest.raises(AttributeError):
        toolkit.open_datasets  # noqa: B018
