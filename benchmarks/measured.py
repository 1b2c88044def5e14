"""One program that computes the measures of benchmarks/evidence.py: ours, a plain DuckDB script or a plain pandas one.

It prints its peak memory (MB) and its results as JSON. `check` checks the dataset, and keeps that it was right.
"""

import json
import resource as machine
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

Results = dict[str, Any]


def _memo(folder: Path) -> Callable[[str, Callable[[], str]], str]:
    path = folder / "memo.json"
    kept = json.loads(path.read_text()) if path.is_file() else {}

    def memo(key: str, make: Callable[[], str]) -> str:
        if key not in kept:
            kept[key] = make()
            path.write_text(json.dumps(kept))
        return str(kept[key])

    return memo


def check(folder: Path) -> Any:
    from toolkit.base.diagnostic import Report
    from toolkit.base.records import Scalar
    from toolkit.base.source import Source
    from toolkit.load.dataset import load_dataset

    report = Report()
    name = Scalar(text=folder.name, span=Source(path=folder.name, text="").span())
    dataset = load_dataset(str(folder.parents[1]), name, report, _memo(folder))
    assert not report.found, [one.message for one in report][:5]
    return dataset


def ours(folder: Path) -> Results:
    from toolkit.base.diagnostic import Report
    from toolkit.measure.compute import compute
    from toolkit.measure.engines.duck import DuckDB

    dataset, report = check(folder), Report()
    with DuckDB() as engine:
        found = {name: compute(dataset, measure, engine, report) for name, measure in dataset.measures.items()}
    assert not report.found, [one.message for one in report]
    return {name: _plain(statistic) for name, statistic in found.items()}


def _plain(statistic: Any) -> Any:
    if statistic.estimates:
        return [round(float(one.value), 9) for one in statistic.estimates]
    if statistic.kind == "rank":
        return int(statistic.value)
    if statistic.dimensions and statistic.kind not in ("rank",):
        return {one.key[0]: round(float(one.value), 9) for one in statistic.cuts if one.value is not None}
    return round(float(statistic.value), 9)


# ------------------------------------------------------------------ what somebody would write without us

AFTER = "reported_on BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'"
QUERIES = {
    "count": f"SELECT count(*) FROM t WHERE {AFTER}",
    "by-platform": f"SELECT platform, count(*) FROM t WHERE {AFTER} GROUP BY 1",
    "by-week": "SELECT strftime(week, '%G-W%V'), n FROM"
    " (SELECT date_trunc('week', reported_on) AS week, count(*) AS n FROM t GROUP BY 1)",
    "share": f"SELECT platform, count(*) FILTER (automated), count(*) FROM t WHERE {AFTER} GROUP BY 1",
    "known-share": f"SELECT count(*) FILTER (category = 'minors'), count(*) FROM t WHERE {AFTER} AND category <> 'n/k'",
    "sum": f"SELECT platform, sum(views) FROM t WHERE {AFTER} GROUP BY 1",
    "rate": f"SELECT count(*) FILTER (category = 'minors'), sum(views) FROM t WHERE {AFTER} AND views IS NOT NULL",
    "mean": "SELECT automated, sum(minutes), count(minutes) FROM t GROUP BY 1",
    "median": f"SELECT quantile_cont(views, 0.5) FROM t WHERE {AFTER}",
    "quantile": f"SELECT quantile_cont(CAST(minutes AS DOUBLE), 0.9) FROM t WHERE {AFTER}",
    "distinct": f"SELECT count(DISTINCT account) FROM t WHERE {AFTER}",
    "change": f"SELECT count(*) FILTER ({AFTER}), count(*) FILTER (NOT {AFTER}) FROM t",
    "rank": f"SELECT platform, count(*) FROM t WHERE {AFTER} GROUP BY 1",
    "gone": "SELECT CAST(coalesce(removed_on, DATE '2025-03-01') - reported_on AS INTEGER) AS days, count(removed_on),"
    " count(*) FROM t GROUP BY 1 ORDER BY 1",
}


def plain_duckdb(folder: Path) -> Results:
    import duckdb

    (data,) = (folder / "data").iterdir()
    connection = duckdb.connect()
    if data.suffix == ".csv":
        connection.execute(f"CREATE TABLE t AS SELECT * FROM read_csv('{data}', nullstr = ['', 'n/k'])")
        connection.execute("UPDATE t SET category = 'n/k' WHERE category IS NULL")
    else:
        connection.execute(f"CREATE VIEW t AS SELECT * FROM '{data}'")
    return _finished({name: connection.execute(query).fetchall() for name, query in QUERIES.items()})


def plain_pandas(folder: Path) -> Results:
    import pandas as pd

    (data,) = (folder / "data").iterdir()
    if data.suffix == ".csv":
        t = pd.read_csv(data, parse_dates=["reported_on", "removed_on"], keep_default_na=False, na_values={
            "views": [""], "removed_on": [""],
        })  # fmt: skip
    else:
        import duckdb

        t = duckdb.execute(f"SELECT * EXCLUDE report_id FROM '{data}'").df()
    after = t[t.reported_on.dt.year == 2024]
    known, seen = after[after.category != "n/k"], after[after.views.notna()]
    groups = after.groupby("platform")
    end = t.removed_on.fillna(pd.Timestamp("2025-03-01"))
    days = pd.DataFrame({"days": (end - t.reported_on).dt.days, "event": t.removed_on.notna()})
    watched = days.groupby("days").event.agg(["sum", "count"])
    cents = (t.minutes.astype(float) * 100).round().astype("int64")
    means = cents.groupby(t.automated).agg(["sum", "count"])
    weeks = t.reported_on.dt.strftime("%G-W%V").value_counts()
    before = len(t) - len(after)
    sizes = [*groups.size().items()]
    return _finished({
        "count": [(len(after),)],
        "by-platform": sizes,
        "by-week": [*weeks.items()],
        "share": [(name, int(part.automated.sum()), len(part)) for name, part in groups],
        "known-share": [(int((known.category == "minors").sum()), len(known))],
        "sum": [(name, int(value)) for name, value in groups.views.sum().items()],
        "rate": [(int((seen.category == "minors").sum()), int(seen.views.sum()))],
        "mean": [(name, Fraction(int(row["sum"]), 100), int(row["count"])) for name, row in means.iterrows()],
        "median": [(float(after.views.median()),)],
        "quantile": [(float(after.minutes.astype(float).quantile(0.9)),)],
        "distinct": [(int(after.account.nunique()),)],
        "change": [(len(after), before)],
        "rank": sizes,
        "gone": [(int(day), int(row["sum"]), int(row["count"])) for day, row in watched.iterrows()],
    })  # fmt: skip


def _finished(found: dict[str, list[Any]]) -> Results:
    """The last step of both scripts, in plain Python."""
    counts = dict(found["rank"])
    results: Results = {
        name: round(float(found[name][0][0]), 9) for name in ("count", "median", "quantile", "distinct")
    }
    results |= {name: {key: float(value) for key, value in found[name]} for name in ("by-platform", "by-week", "sum")}
    results["share"] = {name: round(n / of, 9) for name, n, of in found["share"]}
    results["known-share"] = round(found["known-share"][0][0] / found["known-share"][0][1], 9)
    results["rate"] = round(found["rate"][0][0] * 1000 / found["rate"][0][1], 9)
    results["mean"] = {str(key).lower(): round(float(Fraction(total) / n), 9) for key, total, n in found["mean"]}
    after, before = found["change"][0]
    results["change"] = round((after - before) / before, 9)
    results["rank"] = 1 + sum(other > counts["tiktok"] for other in counts.values())
    results["gone"] = _gone(found["gone"])
    return results


def _gone(rows: list[tuple[int, int, int]]) -> list[float]:
    left, at_risk, answers = 1.0, sum(row[2] for row in rows), dict[int, float]()
    for days, events, watched in rows:
        left *= 1 - events / at_risk
        at_risk -= watched
        answers.update({limit: 1 - left for limit in (7, 14, 28) if days <= limit})
    return [round(answers[limit], 9) for limit in (7, 14, 28)]


if __name__ == "__main__":
    program, folder = sys.argv[1], Path(sys.argv[2])
    found = {"check": check, "ours": ours, "plain_duckdb": plain_duckdb, "plain_pandas": plain_pandas}[program](folder)
    peak = machine.getrusage(machine.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(json.dumps({"peak": peak, "results": found if isinstance(found, dict) else {}}, sort_keys=True))
