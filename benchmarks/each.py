"""Time one letter to each of many recipients: ours, and what people write with WeasyPrint, python-docx or docxtpl.

.venv/bin/python -m benchmarks.each [RECIPIENTS [RUNS]]     720 letters of two pages, as Word file and as PDF

Wall time, the processors' time and the greatest memory of one process are those of the whole program with its children.
The peers get the same list and the same text; they make no tags, and read no file again. One that is not installed is
named and left out.
"""

import csv
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import escape
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

GOAL = 30.0  # seconds for 720 letters as Word file and PDF, on two processors
SLUG = "letter"
TITLE = "Open letter on reports of unlawful content"
FIRST = (
    "Anna",
    "Björn",
    "Chloé",
    "Elif",
    "Grażyna",
    "Håkan",
    "Inês",
    "João",
    "Łukasz",
    "Noémie",
    "Søren",
    "Václav",
    "Žofia",
)
LAST = (
    "Beispiel",
    "Voorbeeld",
    "Exemple",
    "Ejemplo",
    "Esempio",
    "Przykład",
    "Příklad",
    "Eksempel",
    "Esimerkki",
    "Näide",
)
COUNTRIES = ("Austria", "Belgium", "Croatia", "Czechia", "Denmark", "Estonia", "Finland", "France", "Germany", "Greece")
SUBJECTS = (
    "A person who reports",
    "The provider",
    "Every platform of that size",
    "A trained reviewer",
    "The regulation",
)
VERBS = ("should be told", "does not yet say", "has to publish", "cannot leave open", "ought to record")
OBJECTS = (
    "what was decided about the content and why", "how many reports were received in each month of the year",
    "whether a decision was taken by a person or by a program", "how long the decision took, from the report on",
)  # fmt: skip


class Cost(Struct, frozen=True, kw_only=True):
    """Of one run of a program. `peak`: MB of the largest of its processes."""

    wall: float
    cpu: float
    peak: float


def rows(count: int) -> list[dict[str, str]]:
    """So many invented recipients, the same in every run."""
    chance = random.Random(7)
    return [
        {
            "id": f"{at:05d}",
            "title": chance.choice(("Ms", "Mr", "Dr", "Prof.")),
            "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            "committee": chance.choice(("IMCO", "LIBE", "JURI", "CULT", "FEMM")),
            "country": chance.choice(COUNTRIES),
            "address": f"Example Parliament; {at % 9 + 1} Example Square; 1000 Sampleton",
        }
        for at in range(count)
    ]


def paragraphs() -> list[str]:
    """The text of the letter: seven paragraphs, about two pages with four demands."""
    chance = random.Random(8)
    sentence = [f"{one} {verb} {what}." for one in SUBJECTS for verb in VERBS for what in OBJECTS]
    return [" ".join(chance.choice(sentence) for _ in range(9)) for _ in range(7)]


def demands() -> list[str]:
    return [f"{one} {VERBS[0]} {what}." for one, what in zip(SUBJECTS, OBJECTS, strict=False)]


def write_workspace(place: Path, count: int) -> Path:
    """Write a workspace with the letter and its list; returns the folder of the submission."""
    folder = place / "submissions" / SLUG
    folder.mkdir(parents=True, exist_ok=True)
    organisation = "{name: Example Alliance, address: [1 Main Street], email: office@example.org}"
    (place / "toolkit.yaml").write_text(f"version: 1\norganisation: {organisation}\nlang: en-GB\n", encoding="utf-8")
    front = (
        f"---\ntitle: {TITLE}\ndate: 2026-03-01\ntemplate: open-letter\nrecipients: recipients.csv\n"
        "salutation: Dear {{ recipient.title }} {{ recipient.name }},\nclosing: Yours sincerely,\n---\n\n"
        "We write to you as a member of {{ recipient.committee }} elected in {{ recipient.country }}.\n\n"
    )
    asked = "\n".join(f"{number}. {demand}" for number, demand in enumerate(demands(), 1))
    (folder / "submission.md").write_text(front + "\n\n".join(paragraphs()) + f"\n\n{asked}\n", encoding="utf-8")
    with (folder / "recipients.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows(1)[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(count))
    return folder


def cost_of(command: list[str], folder: Path) -> Cost:
    """Run a program and return what it and its children took; an error ends the benchmark with what it said."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(said.decode())
    unit = 1024 if sys.platform != "darwin" else 1024**2
    return Cost(wall=time.perf_counter() - start, cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss / unit)


def ours(place: Path, *options: str) -> Cost:
    """Write all letters of the workspace `place`, nothing kept from before."""
    shutil.rmtree(place / "submissions" / SLUG / "build", ignore_errors=True)
    return again(place, *options)


def again(place: Path, *options: str) -> Cost:
    """The same, where letters of an earlier run are there."""
    program = "from toolkit.cli.main import main; main()"
    arguments = ["build", f"submissions/{SLUG}", "--each", "recipients.csv", *options]
    return cost_of([sys.executable, "-c", program, *arguments], place)


def peer(place: Path, name: str) -> Cost:
    """Write all letters as a script of `PEERS` does it."""
    return cost_of([sys.executable, "-m", "benchmarks.each", "--peer", name, str(place)], place)


# ------------------------------------------------------------------ what somebody would write without us

CSS = (
    '@page { size: A4; margin: 25mm 22mm; @bottom-center { content: counter(page) " / " counter(pages) } }'
    'html { font: 11pt/1.4 "Noto Serif", serif } h1 { font: bold 15pt "Noto Sans", sans-serif }'
    ".a { white-space: pre-line }"
)


def _address(row: dict[str, str]) -> str:
    return "\n".join((row["name"], *(line.strip() for line in row["address"].split(";"))))


def _opening(row: dict[str, str]) -> list[str]:
    return [
        f"Dear {row['title']} {row['name']},",
        f"We write to you as a member of {row['committee']} elected in {row['country']}.",
    ]


def with_weasyprint(mine: list[dict[str, str]], out: Path) -> None:
    """WeasyPrint with one font configuration and one parsed style sheet for all letters."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=CSS, font_config=fonts)
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs())
    body += "<ol>" + "".join(f"<li>{escape(one)}</li>" for one in demands()) + "</ol><p>Yours sincerely,</p>"
    for row in mine:
        opening = "".join(f"<p>{escape(one)}</p>" for one in _opening(row))
        page = f'<div class="a">{escape(_address(row))}</div><h1>{TITLE}</h1>{opening}{body}'
        html = f'<html lang="en"><head><title>{TITLE}</title></head><body>{page}</body></html>'
        weasyprint.HTML(string=html).write_pdf(out / f"{row['id']}.pdf", font_config=fonts, stylesheets=[sheet])


def with_python_docx(mine: list[dict[str, str]], out: Path) -> None:
    """python-docx: one document that is opened once, its first paragraphs changed for each letter."""
    import docx

    document = docx.Document()
    changing = [document.add_paragraph("-") for _ in range(3)]
    document.add_heading(TITLE, 1)
    for one in paragraphs():
        document.add_paragraph(one)
    for one in demands():
        document.add_paragraph(one, style="List Number")
    for row in mine:
        for paragraph, text in zip(changing, (_address(row), *_opening(row)), strict=True):
            paragraph.runs[0].text = text
        document.save(str(out / f"{row['id']}.docx"))


def with_docxtpl(mine: list[dict[str, str]], out: Path) -> None:
    import docx
    from docxtpl import DocxTemplate

    document = docx.Document()
    for one in (
        "{{ name }}",
        "{{ address }}",
        "Dear {{ title }} {{ name }},",
        "{{ committee }}, {{ country }}",
        *paragraphs(),
    ):
        document.add_paragraph(one)
    document.save(str(out / "template.docx"))
    for row in mine:
        template = DocxTemplate(out / "template.docx")
        template.render(row, autoescape=True)
        template.save(out / f"{row['id']}.docx")


def both(mine: list[dict[str, str]], out: Path) -> None:
    with_python_docx(mine, out)
    with_weasyprint(mine, out)


PEERS: dict[str, tuple[Callable[[list[dict[str, str]], Path], None], int, tuple[str, ...]]] = {
    "WeasyPrint + python-docx, 2 processes": (both, 2, ("weasyprint", "docx")),
    "WeasyPrint, PDF only, 1 process": (with_weasyprint, 1, ("weasyprint",)),
    "docxtpl, Word only, 1 process": (with_docxtpl, 1, ("docxtpl",)),
}


def _as_peer(name: str, place: Path) -> None:
    write, processes, _ = PEERS[name]
    with (place / "submissions" / SLUG / "recipients.csv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    out = place / "peer"
    out.mkdir(exist_ok=True)
    children = []
    for number in range(processes):
        child = os.fork()
        if not child:
            write(listed[number::processes], out)
            os._exit(0)
        children.append(child)
    if any(os.waitpid(child, 0)[1] for child in children):
        raise SystemExit(f"{name} failed")


# ------------------------------------------------------------------ the table


def main(count: int, runs: int) -> None:
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(", ".join(f"{name} {version(name)}" for name in ("weasyprint", "python-docx")))
    print(f"{count} letters; medians of {runs}; load before: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    print(f"{'program':<44}{'wall':>9}{'CPU':>9}{'peak':>9}{'a letter':>11}   goal")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        write_workspace(place, count)
        _row("ours: docx + pdf, proven", lambda: ours(place), count, runs)
        _row("ours: the same, nothing changed", lambda: again(place), count, runs)
        _row("ours: docx + pdf, not read again", lambda: ours(place, "--no-verify"), count, runs)
        _row("ours: docx + pdf, proven, -j 1", lambda: ours(place, "-j", "1"), count, runs)
        for name, (_, _, needs) in PEERS.items():
            missing = [need for need in needs if find_spec(need) is None]
            if missing:
                print(f"{name:<44}  left out: {', '.join(missing)} is not installed")
            else:
                _row(name, lambda name=name: peer(place, name), count, runs)  # type: ignore[misc]


def _row(name: str, run: Callable[[], Cost], count: int, runs: int) -> None:
    costs = [run() for _ in range(runs)]
    wall, cpu, peak = (statistics.median(getattr(cost, what) for cost in costs) for what in ("wall", "cpu", "peak"))
    goal = f"< {GOAL * count / 720:.0f} s" if name == "ours: docx + pdf, proven" else ""
    print(f"{name:<44}{wall:>8.1f}s{cpu:>8.1f}s{peak:>6.0f} MB{1000 * wall / count:>8.1f} ms   {goal}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        _as_peer(sys.argv[2], Path(sys.argv[3]))
    else:
        numbers = [json.loads(number) for number in sys.argv[1:]]
        main(*(numbers + [720, 1][len(numbers) :]))
