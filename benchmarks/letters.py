"""Time an open letter with 59 to 100,000 signatories to Word and PDF: ours in each layout, and what else people use.

.venv/bin/python -m benchmarks.letters [quick]     `quick`: 59 and 1,000 signatories

Every number is that of a whole process with all its children, from a start without anything kept; memory is that of all
its processes together, looked at twenty times a second. The plot (benchmarks/letters.svg) shows CPU time against the
number of signatories, both logarithmic: what grows with the list lies on a slope of one. A peer that is not installed
is named and left out. At the end come the letters to 720 recipients (benchmarks/each.py).
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from html import escape
from importlib import import_module
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.citations import _pandoc
from benchmarks.letter import SLUG, markdown, people, write_workspace

ROOT = Path(__file__).parents[1]
PLOT = Path(__file__).with_suffix(".svg")
COUNTS = (59, 1_000, 10_000, 100_000)
LAYOUTS = ("columns", "list", "table", "compact")
GOALS = {  # what, how many → wall seconds, MB
    ("docx + pdf", 10_000): (10, None),
    ("docx", 100_000): (10, 500),
    ("pdf", 100_000): (60, 1_500),
}
LONGEST = 600  # seconds; a peer that takes longer is stopped, and larger lists are not given to it
TOOLKIT = "from toolkit.cli.main import main; main()"
TYPST = "import typst; open('letter.pdf', 'wb').write(typst.compile('letter.typ'))"
WEASYPRINT = "import weasyprint; weasyprint.HTML('letter.html').write_pdf('letter.pdf', pdf_variant='pdf/ua-1')"


class Run(Struct, frozen=True):
    """Wall and CPU seconds of a process with its children, and their memory together in MB."""

    wall: float
    cpu: float
    peak: float


def main(counts: tuple[int, ...]) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{'':<34}{'names':>9}{'wall':>9}{'CPU':>9}{'MB':>7}   goal")
    found: dict[str, dict[int, Run]] = {}
    with tempfile.TemporaryDirectory() as place:
        for count in counts:
            for name, run in (*_ours(Path(place), count), *_peers(Path(place), count, found)):
                found.setdefault(name, {})[count] = run
                _row(name, count, run)
    if len(counts) > 2:
        PLOT.write_text(plot(found), encoding="utf-8")
        print(f"the plot is {PLOT.relative_to(ROOT)}")
    if find_spec("benchmarks.each") is not None:
        import_module("benchmarks.each").main(720, 1)


def _row(name: str, count: int, run: Run) -> None:
    seconds, memory = GOALS.get((name.removeprefix("ours: ").split(", ")[0], count), (None, None))
    goal = f"   < {seconds} s" if seconds and name.startswith("ours") else ""
    goal += f", {memory} MB" if goal and memory else ""
    print(f"{name:<34}{count:>9,}{run.wall:>8.2f}s{run.cpu:>8.2f}s{run.peak:>7.0f}{goal}", flush=True)


# ------------------------------------------------------------------ the programs


def _ours(place: Path, count: int) -> list[tuple[str, Run]]:
    """Word and PDF together in each layout; each by itself in the usual one."""
    found = list[tuple[str, Run]]()
    for layout in LAYOUTS:
        folder = place / f"{layout}-{count}"
        write_workspace(folder, count, layout)
        wanted = [("docx + pdf", "docx", "pdf"), *([("docx", "docx"), ("pdf", "pdf")] if layout == "columns" else [])]
        for name, *formats in wanted:
            shutil.rmtree(folder / "submissions" / SLUG / "build", ignore_errors=True)
            command = [sys.executable, "-c", TOOLKIT, "build", f"submissions/{SLUG}"]
            command += [word for one in formats for word in ("--to", one)]
            found.append((f"ours: {name}, {layout}", _run(command, folder)))
        shutil.rmtree(folder)
    return found


def _peers(place: Path, count: int, found: dict[str, dict[int, Run]]) -> list[tuple[str, Run]]:
    folder = place / f"peers-{count}"
    folder.mkdir()
    _write_peers(folder, count)
    runs = list[tuple[str, Run]]()
    for name, command in _commands().items():
        if command is None:
            if count == COUNTS[0]:
                print(f"left out: {name} (it is not here)")
        elif name in found or count == COUNTS[0]:
            run = _run(command, folder)
            if run.wall < LONGEST:
                runs.append((name, run))
    return runs


def _commands() -> dict[str, list[str] | None]:
    pandoc, typst = _pandoc(), find_spec("typst") is not None
    return {
        "typst: pdf": [sys.executable, "-c", TYPST] if typst else None,
        "pandoc: docx": [pandoc, "letter.md", "-o", "letter.docx"] if pandoc else None,
        "WeasyPrint by itself: pdf": [sys.executable, "-c", WEASYPRINT],
    }


def _write_peers(folder: Path, count: int) -> None:
    """The same letter, a paragraph for each name: the lightest form that each of them has."""
    rows = [", ".join(filter(None, row[1:5])) for row in people(count)]
    text = markdown()
    (folder / "letter.md").write_text("\n\n".join((text, *rows)) + "\n", encoding="utf-8")
    listed = "".join(f"<p>{escape(row)}</p>" for row in rows)
    style = (
        "<style>@page { @bottom-center { content: counter(page) } } .n { font-size: 8.5pt } .n p { margin: 0 }</style>"
    )
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Letter</title>{style}'
    words = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n"))
    (folder / "letter.html").write_text(f'{head}{words}<div class="n">{listed}</div>', encoding="utf-8")
    names = "\n\n".join(f'#"{row}"' for row in rows)
    (folder / "letter.typ").write_text(f'#set page(numbering: "1")\n{_typst(text)}\n\n{names}\n', encoding="utf-8")


def _typst(text: str) -> str:
    return "\n\n".join(f'#"{one}"' for one in text.replace("\\", "").split("\n\n"))


# ------------------------------------------------------------------ timing


def _run(command: list[str], folder: Path) -> Run:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    start, peak = time.perf_counter(), 0.0
    with (folder / "said.txt").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        stopper = threading.Timer(LONGEST, process.kill)
        stopper.start()
        used: list[Any] = []
        waiter = threading.Thread(target=lambda: used.append(os.wait4(process.pid, 0)))
        waiter.start()
        while waiter.is_alive():
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            waiter.join(0.05)
        stopper.cancel()
    wall = time.perf_counter() - start
    _, status, resources = used[0]
    process.returncode = status
    if status and wall < LONGEST:
        raise SystemExit(f"{' '.join(command)} failed:\n{(folder / 'said.txt').read_text()[-2000:]}")
    return Run(wall, resources.ru_utime + resources.ru_stime, peak)


def _family(number: int) -> list[int]:
    """A process and all below it (Linux); elsewhere memory is not measured."""
    found = [number]
    for tasks in Path(f"/proc/{number}/task").glob("*/children"):
        try:
            found += [one for child in tasks.read_text().split() for one in _family(int(child))]
        except OSError:
            continue
    return found


def _memory(number: int) -> float:
    try:
        lines = Path(f"/proc/{number}/status").read_text().splitlines()
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
    except OSError:
        return 0.0


# ------------------------------------------------------------------ the plot

WIDTH, HEIGHT, LEFT, TOP, BELOW = 640, 420, 60, 20, 50
COLOURS = ("#1d4f8c", "#c05a00", "#2f7d4f", "#7a2f8c", "#a8203a", "#4a4a4a", "#008080", "#8c6d1d", "#5b5bd6")


def plot(found: dict[str, dict[int, Run]]) -> str:
    """CPU seconds against names, both logarithmic, with lines of slope one behind; an SVG file."""
    lines = [_grid()]
    for at, (name, runs) in enumerate(found.items()):
        colour = COLOURS[at % len(COLOURS)]
        dashes = "" if name.startswith("ours") else ' stroke-dasharray="5 4"'
        points = " ".join(f"{_x(count):.1f},{_y(run.cpu):.1f}" for count, run in runs.items())
        lines.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        lines += [f'<circle cx="{_x(n):.1f}" cy="{_y(run.cpu):.1f}" r="3" fill="{colour}"/>' for n, run in runs.items()]
        lines.append(f'<text x="{WIDTH - 215}" y="{TOP + 14 + at * 15}" fill="{colour}">{escape(name)}</text>')
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="11" role="img">'
    title = "<title>CPU seconds to make an open letter, by the number of signatories</title>"
    return f'{head}{title}<rect width="100%" height="100%" fill="#fff"/>{"".join(lines)}</svg>\n'


def _grid() -> str:
    names = "".join(f'<text x="{_x(n):.0f}" y="{HEIGHT - 30}" text-anchor="middle">{n:,}</text>' for n in COUNTS)
    times = "".join(
        f'<text x="{LEFT - 8}" y="{_y(s) + 4:.0f}" text-anchor="end">{s:g} s</text>'
        f'<path d="M{LEFT} {_y(s):.1f}H{WIDTH - 230}" stroke="#ddd"/>'
        for s in (0.1, 1, 10, 100)
    )
    slopes = "".join(
        f'<path d="M{_x(100):.1f} {_y(s):.1f}L{_x(100_000):.1f} {_y(s * 1000):.1f}" stroke="#bbb" '
        'stroke-dasharray="1 3"/>'
        for s in (0.01, 0.1)
    )
    axis = f'<text x="{(LEFT + WIDTH - 230) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">signatories</text>'
    return names + times + slopes + axis


def _x(count: int) -> float:
    return LEFT + (log10(count) - log10(50)) / (log10(120_000) - log10(50)) * (WIDTH - 230 - LEFT)


def _y(seconds: float) -> float:
    return HEIGHT - BELOW - (log10(max(seconds, 0.05)) + 1.3) / 4 * (HEIGHT - BELOW - TOP)


if __name__ == "__main__":
    main(COUNTS[:2] if "quick" in sys.argv[1:] else COUNTS)
