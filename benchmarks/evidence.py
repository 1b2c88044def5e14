"""Time what measures cost: ours beside plain DuckDB and plain pandas scripts that compute the same, one process each.

.venv/bin/python -m benchmarks.evidence [ROWS…]     5000 1000000 10000000 without ROWS
"""

import json
import os
import platform
import resource as machine
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import duckdb

PLACE = Path(tempfile.gettempdir(), "toolkit-benchmark-evidence")
FORMS = {5_000: ("csv",), 1_000_000: ("csv", "parquet"), 10_000_000: ("parquet",)}
PROGRAMS = ("ours", "plain_duckdb", "plain_pandas")
GOALS = {("ours", 10_000_000): "< 2 s, < 400 MB", ("check", 1_000_000): "< 5 s, < 600 MB"}

# Every row depends on its number alone: the same data on every machine.
DATA = """
SELECT 'R' || printf('%08d', i) AS report_id,
       DATE '2023-01-01' + CAST(h1 % 731 AS INTEGER) AS reported_on,
       ['instagram', 'facebook', 'tiktok', 'x', 'snapchat', 'youtube', 'discord', 'other']
           [1 + CAST(least(h2 % 11, 7) AS INTEGER)] AS platform,
       CASE WHEN h3 % 17 = 0 THEN 'n/k'
            ELSE ['minors', 'scams', 'hate', 'violence', 'other'][1 + CAST(h3 % 5 AS INTEGER)] END AS category,
       h4 % 3 = 0 AS automated,
       CASE WHEN h5 % 13 = 0 THEN NULL ELSE CAST(h5 % 2000 AS INTEGER) END AS views,
       CAST((h6 % 90000) / 100 AS DECIMAL(9, 2)) AS minutes,
       CASE WHEN h1 % 5 < 2 THEN NULL ELSE DATE '2023-01-01' + CAST(h1 % 731 + h7 % 60 AS INTEGER) END AS removed_on,
       'a' || (h8 % 200000) AS account
FROM (SELECT i, hash(i, 1) AS h1, hash(i, 2) AS h2, hash(i, 3) AS h3, hash(i, 4) AS h4, hash(i, 5) AS h5,
             hash(i, 6) AS h6, hash(i, 7) AS h7, hash(i, 8) AS h8 FROM range({rows}) t(i))
"""
DESCRIPTOR = """\
name: {name}
title: Made-up reports
version: "1"
licenses: [{{name: CC0-1.0}}]
evidence: {{unit: report, sampling: census, synthetic: true, observedUntil: 2025-03-01}}
resources:
- name: reports
  path: data/reports.{form}
  schema:
    primaryKey: [report_id]
    missingValues: [{{value: "", label: not recorded}}, {{value: n/k, label: not known}}]
    fields:
    - {{name: report_id, type: string, constraints: {{required: true, pattern: "R[0-9]{{8}}"}}}}
    - {{name: reported_on, type: date, constraints: {{required: true}}}}
    - {{name: platform, type: string, categories: [instagram, facebook, tiktok, x, snapchat, youtube, discord, other]}}
    - {{name: category, type: string, categories: [minors, scams, hate, violence, other]}}
    - {{name: automated, type: boolean}}
    - {{name: views, type: integer, constraints: {{minimum: 0}}}}
    - {{name: minutes, type: number}}
    - {{name: removed_on, type: date}}
    - {{name: account, type: string}}
  evidence: {{rules: [{{field: removed_on, notBefore: reported_on}}]}}
"""
MEASURES = """\
populations:
  all: {says: reports of 2023 and 2024}
  before: {says: reports of 2023, where: {reported_on: {from: 2023-01-01, to: 2023-12-31}}}
  after: {says: reports of 2024, where: {reported_on: {from: 2024-01-01, to: 2024-12-31}}}
measures:
  count: {statistic: count, among: after}
  by-platform: {statistic: count, among: after, by: [platform]}
  by-week: {statistic: count, among: all, by: [{week: reported_on}]}
  share: {statistic: share, among: after, that: {automated: true}, by: [platform], interval: wilson 95%}
  known-share: {statistic: share, among: after, known: [category], that: {category: minors}}
  sum: {statistic: sum, among: after, field: views, by: [platform], total: true}
  rate: {statistic: rate, among: after, that: {category: minors}, per: 1000, exposure: views}
  mean: {statistic: mean, among: all, field: minutes, by: [automated]}
  median: {statistic: median, among: after, field: views}
  quantile: {statistic: quantile, among: after, field: minutes, at: 0.9}
  distinct: {statistic: distinct, among: after, field: account}
  change: {statistic: change, of: {statistic: count}, from: before, to: after}
  rank: {statistic: rank, of: {statistic: count, among: after, by: [platform]}, value: tiktok}
  gone: {statistic: time_to_event, among: all, start: reported_on, event: removed_on, at: [7, 14, 28]}
"""


def main(sizes: list[int]) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("duckdb", "pandas")))
    print(f"{'rows':>11} {'form':<8} {'program':<22}{'seconds':>9}{'CPU s':>8}{'peak MB':>9}{'ratio':>7}  results")
    for rows in sizes:
        for form in FORMS.get(rows, ("parquet",)):
            _compare(_made(rows, form), rows, form)


def _made(rows: int, form: str) -> Path:
    """The workspace with so many rows; made once and kept."""
    name = f"reports-{rows}-{form}"
    folder = PLACE / "evidence" / name
    data = folder / "data" / f"reports.{form}"
    if not data.is_file():
        data.parent.mkdir(parents=True, exist_ok=True)
        unfinished = data.with_suffix(".part")
        with duckdb.connect() as connection:
            options = "FORMAT parquet" if form == "parquet" else "FORMAT csv, HEADER"
            connection.execute(f"COPY ({DATA.format(rows=rows)}) TO '{unfinished}' ({options})")
        unfinished.rename(data)
    (PLACE / "toolkit.yaml").write_text("version: 1\norganisation: {name: Nobody}\n")
    (folder / "datapackage.yaml").write_text(DESCRIPTOR.format(name=name, form=form))
    (folder / "measures.yaml").write_text(MEASURES)
    return folder


def _compare(folder: Path, rows: int, form: str) -> None:
    memo = folder / "memo.json"
    memo.unlink(missing_ok=True)
    times, peak, _ = _run("check", folder)
    _row(rows, form, "check", times, peak, "", GOALS.get(("check", rows), ""))
    found = {name: _run(name, folder) for name in PROGRAMS}
    for name, (times, peak, results) in found.items():
        ratio = f"{times[0] / found['plain_duckdb'][0][0]:.2f}"
        same = "the reference" if name == "ours" else "the same" if results == found["ours"][2] else "DIFFERENT"
        _row(rows, form, name, times, peak, ratio, f"{same} {GOALS.get((name, rows), '')}")


def _row(rows: int, form: str, name: str, times: tuple[float, float], peak: float, ratio: str, note: str) -> None:
    seconds, cpu = times
    print(f"{rows:>11,} {form:<8} {name:<22}{seconds:>9.2f}{cpu:>8.2f}{peak:>9.0f}{ratio:>7}  {note}", flush=True)


def _run(program: str, folder: Path) -> tuple[tuple[float, float], float, dict[str, object]]:
    """The least of three processes: (seconds with the start of Python, CPU seconds), peak memory, results."""
    times = []
    for _ in range(1 if program == "check" else 3):
        start, before = time.perf_counter(), _cpu()
        command = [sys.executable, "-m", "benchmarks.measured", program, str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
        times.append((time.perf_counter() - start, _cpu() - before))
    answer = json.loads(done.stdout)
    return min(times), answer["peak"], answer["results"]


def _cpu() -> float:
    """What processes of ours have used: says more than the clock on a machine that others use too."""
    used = machine.getrusage(machine.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main([int(one.replace("_", "")) for one in sys.argv[1:]] or [*FORMS])
