"""Made-up submissions, each from a number: full of footnotes, nested lists, wide tables, long words, Arabic.

`make_workspace(folder)` writes what they need; `submission(seed)` is the text of one, and the words of its notes. Every
note begins with a word that stands nowhere else, so that a reader of an output can see whether it is there, and once.
"""

import random
import struct
import zlib
from pathlib import Path

from msgspec import Struct

WORDS = (
    "evidence council policy school hospital platform children report removal harm online consultation authority regulation "
    "proportionality administration accountability and of the in for with to a an is by on which that where"
)
ARABIC = (
    "\u0646\u0631\u062d\u0628 \u0628\u0627\u0644\u0627\u0642\u062a\u0631\u0627\u062d",
    "\u062d\u0642\u0648\u0642 \u0627\u0644\u0637\u0641\u0644",
)
DATASET = """\
name: log
title: Log of reports
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: item reported, unitIsPerson: false, sampling: purposive, synthetic: false}
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}]
    fields:
    - {name: id, type: string, constraints: {required: true}}
    - {name: reported_on, type: date}
    - {name: outcome, title: Outcome, type: string, categories: [{value: removed, label: Removed}, {value: active, label: Still there}]}
"""
MEASURES = """\
populations:
  items: {says: items reported}
measures:
  reported: {statistic: count, among: items}
  outcomes: {statistic: count, among: items, by: [outcome], label: Items}
"""
BIBLIOGRAPHY = """\
@report{un2021, title = {On digital rights}, author = {{Committee on Rights}}, date = {2021}, institution = {Example Press}}
@book{smith2020, title = {A book}, author = {Smith, Jane}, date = {2020}, publisher = {Example Press}}
"""
FRONT = """\
---
title: Made-up document {seed}
date: 2021-04-15
template: {template}
{fields}
lang: {lang}
evidence: {{log: log}}
bibliography: [references.bib]
toc: {toc}
---
"""
FIELDS = {
    "consultation": "consultation: The consultation\naddressee: The Commission",
    "treaty-body": "committee: The Committee\ninstrument: The Convention",
}


class MadeUp(Struct, frozen=True):
    """`text` of submission.md; `notes`: the first word of each note that is written in the text."""

    seed: int
    text: str
    notes: tuple[str, ...]


def make_workspace(root: Path) -> None:
    """Write what every made-up submission needs: organisation, dataset."""
    files = {
        "toolkit.yaml": 'version: 1\norganisation: {name: Example Alliance, short-name: Alliance, address: [1 Main Street]}\nlang: en-GB\nnumbers: "off"\n',
        "evidence/log/datapackage.yaml": DATASET,
        "evidence/log/measures.yaml": MEASURES,
        "evidence/log/data/reports.csv": "id,reported_on,outcome\n"
        + "".join(f"R{n},2020-05-{n:02d},{'removed' if n <= 3 else 'active'}\n" for n in range(1, 11)),
    }
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def write_submission(made: MadeUp, root: Path) -> Path:
    """Write a made-up submission into a workspace; return its folder."""
    folder = root / "submissions" / f"made-up-{made.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "submission.md").write_text(made.text, encoding="utf-8")
    (folder / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (folder / "seal.png").write_bytes(picture())
    return folder


def picture() -> bytes:
    """A PNG of two by two dots."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(bytes(2 * 7))), chunk(b"IEND", b""))
    )


def submission(seed: int, blocks: int = 14) -> MadeUp:
    """The made-up submission of that number; of about `blocks` blocks after each of its three headings."""
    return _Writer(seed).submission(blocks)


class _Writer:
    """Writes one submission; its random numbers come from the seed alone."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = random.Random(seed)
        self.notes: list[str] = []
        self.below: list[str] = []
        self.names = 0

    def submission(self, blocks: int) -> MadeUp:
        template = self.random.choice(sorted(FIELDS))
        toc = self.random.choice(("true", "false"))
        lang = self.random.choice(("en-GB", "en-GB", "fr", "de", "es"))
        front = FRONT.format(seed=self.seed, template=template, fields=FIELDS[template], toc=toc, lang=lang)
        frame = "::: part summary\nIn short.\n:::\n\n::: part recommendations\n::: recommendation\nAct.\n:::\n:::\n"
        sections = [self.section(number, blocks) for number in range(1, 4)]
        text = "\n\n".join((front + frame, *sections, *self.below)) + "\n"
        return MadeUp(seed=self.seed, text=text, notes=tuple(self.notes))

    def section(self, number: int, blocks: int) -> str:
        kinds = (
            self.paragraph, self.paragraph, self.paragraph, self.paragraph, self.bullets, self.table, self.captioned,
            self.figure, self.chart, self.quotation, self.definitions, self.box, self.subsection, self.code,
        )  # fmt: skip
        count = self.random.randint(2, blocks)
        said = [self.random.choice(kinds)() for _ in range(count)]
        return "\n\n".join((f"# {self.words(4)} {{#sec-{number}}}", self.paragraph(), *said))

    # ---- words

    def words(self, count: int) -> str:
        return " ".join(self.random.choice(WORDS.split()) for _ in range(count)).capitalize()

    def name(self, kind: str) -> str:
        self.names += 1
        return f"{kind}-{self.names}"

    def note_words(self, most: int = 60) -> str:
        mark = f"Zn{self.seed}x{len(self.notes) + 1}q"
        self.notes.append(mark)
        text = f"{mark} {self.words(self.random.randint(3, most))}"
        if self.random.random() < 0.3:
            text += f" https://example.org/{'path-' * self.random.randint(1, 14)}end"
        return text

    def note(self, most: int = 60) -> str:
        return f"^[{self.note_words(most)}.]"

    def citation(self) -> str:
        return " [@un2021, p. 3]."

    def very_long_note(self) -> str:
        return self.note(200)

    def long_note(self) -> str:
        """A note of several paragraphs or with a list, that stands below the text."""
        label = self.name("n")
        more = self.random.choice((f"    {self.words(20)}.", f"    - {self.words(5)}\n    - {self.words(9)}"))
        self.below.append(f"[^{label}]: {self.note_words()}.\n\n{more}")
        return f"[^{label}]"

    def inline(self, words: int, notes: bool = True) -> str:
        said: list[str] = []
        while words > 0:
            count = self.random.randint(1, 12)
            words -= count
            said.append(self.piece(self.words(count), notes))
        return " ".join(said)

    def piece(self, text: str, notes: bool) -> str:
        kind = self.random.randrange(14)
        if kind == 0 and notes:
            return text + self.note()
        if kind == 1 and notes:
            return text + self.random.choice((self.long_note, self.citation, self.very_long_note))()
        return {
            2: f"[{text}](https://example.org/a)",
            3: f"**{text} *{text}***",
            4: self.random.choice(ARABIC),
            5: f"@sec-{self.random.randint(1, 3)}",
            6: f"`{text[:12]}`",
            7: f"{text} {'Q' * self.random.randint(20, 90)}",
            8: f"{text} {{{{ log.reported }}}}",
            9: f"https://example.org/{'z' * self.random.randint(5, 80)}",
        }.get(kind, text)

    # ---- blocks

    def paragraph(self) -> str:
        return f"{self.inline(self.random.randint(5, 200))}."

    def subsection(self) -> str:
        return f"## {self.words(4)}{self.note() if self.random.random() < 0.2 else ''}\n\n{self.paragraph()}"

    def bullets(self, depth: int = 0) -> str:
        marks = self.random.choice(("- ", "1. "))
        lines: list[str] = []
        for _ in range(self.random.randint(1, 7)):
            lines.append(marks + self.inline(self.random.randint(3, 30)))
            if self.random.random() < 0.2:
                lines += ["", _indented(self.inline(10), len(marks)), ""]
            if depth < 2 and self.random.random() < 0.25:
                lines += [_indented(self.bullets(depth + 1), len(marks))]
        return "\n".join(lines)

    def table(self) -> str:
        columns, rows = self.random.randint(2, 6), self.random.randint(2, 40)
        lines = [self.row(columns, head=True), "|" + "---|" * columns]
        return "\n".join((*lines, *(self.row(columns) for _ in range(rows))))

    def row(self, columns: int, head: bool = False) -> str:
        return "|" + "|".join(f" {self.cell(head)} " for _ in range(columns)) + "|"

    def cell(self, head: bool) -> str:
        kind = self.random.random()
        if head:
            return self.words(2) + (self.note(12) if kind < 0.05 else "")
        if kind < 0.6:
            return str(self.random.randint(0, 9999))
        if kind < 0.7:
            return self.words(2) + self.note(30)
        return self.inline(self.random.randint(1, 8), notes=False) if kind < 0.95 else ""

    def captioned(self) -> str:
        caption = self.words(6) + (self.note(30) if self.random.random() < 0.5 else "")
        return f"::: table {{#{self.name('tbl')}}}\n{caption}\n\n{self.table()}\n\n{self.words(8)}.\n:::"

    def figure(self) -> str:
        caption = self.words(6) + (self.note(40) if self.random.random() < 0.5 else "")
        return f'::: figure seal.png {{#{self.name("fig")} alt="{self.words(5)}"}}\n{caption}\n:::'

    def chart(self) -> str:
        caption = self.words(6) + (self.note(40) if self.random.random() < 0.3 else "")
        return f"::: figure log.outcomes {{#{self.name('fig')}}}\n{caption}\n:::"

    def quotation(self) -> str:
        inner = f"\n>\n> > {self.inline(20)}" if self.random.random() < 0.4 else ""
        return f"> {self.inline(40)}\n>\n> {self.inline(9)}{inner}"

    def definitions(self) -> str:
        return "\n".join(f"- **{self.words(2)}:** {self.inline(14)}" for _ in range(self.random.randint(1, 4)))

    def box(self) -> str:
        return f'::: recommendation {{to="{self.words(2)}"}}\n{self.inline(30)}\n\n{self.bullets(1)}\n:::'

    def code(self) -> str:
        return f"```\n{self.words(6)}\n  {self.words(3)}\n```\n\n---"


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else line for line in text.split("\n"))
