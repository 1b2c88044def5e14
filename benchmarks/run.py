"""Time the commands that a user waits for, as whole processes: median, least and greatest of several runs.

.venv/bin/python -m benchmarks.run [RUNS]
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ("ec-csa-online", "crc-digital-environment", "letter-to-platform")
GOALS = {"toolkit --help": 0.2, "toolkit check ec-csa-online (warm)": 0.6}


def main(runs: int) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("weasyprint", "python-docx", "duckdb", "mini-racer")))
    print(f"{'command':<52}{'median':>9}{'least':>9}{'most':>9}   goal")
    with tempfile.TemporaryDirectory() as temporary:
        place = _copy(Path(temporary))
        _row("toolkit --help", ["--help"], place, runs)
        for slug in EXAMPLES:
            check = ["check", f"submissions/{slug}"]
            _row(f"toolkit check {slug} (cold)", check, place, runs, forget=slug)
            _run(check, place)
            _row(f"toolkit check {slug} (warm)", check, place, runs)
            build = ["build", f"submissions/{slug}"]
            _row(f"toolkit build {slug} (cold)", build, place, runs, forget=slug)
            _row(f"toolkit build {slug} (unchanged)", build, place, runs)


def _copy(place: Path) -> Path:
    """The examples in a folder of their own, so that nothing in the checkout changes."""
    for name in ("evidence", "submissions"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("build"))
    shutil.copy(ROOT / "toolkit.yaml", place)
    return place


def _row(name: str, arguments: list[str], place: Path, runs: int, forget: str = "") -> None:
    times = []
    for _ in range(runs):
        if forget:
            shutil.rmtree(place / "submissions" / forget / "build", ignore_errors=True)
        times.append(_run(arguments, place))
    goal = f"< {GOALS[name]} s" if name in GOALS else ""
    print(f"{name:<52}{statistics.median(times):>8.2f}s{min(times):>8.2f}s{max(times):>8.2f}s   {goal}", flush=True)


def _run(arguments: list[str], place: Path) -> float:
    command = [str(Path(sys.executable).with_name("toolkit")), *arguments]
    start = time.perf_counter()
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
