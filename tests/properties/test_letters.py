"""Whatever stands in a row, it is words: it becomes no markup, no formula, no other file."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.conftest import Place
from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.build.letters.job import Desk, Task
from toolkit.build.letters.kept import FORMULAS, Line, index, plain_cell
from toolkit.build.letters.names import LONGEST, file_names
from toolkit.build.look import look_of
from toolkit.build.pipeline import check_submission
from toolkit.load.recipients import clean_cell
from toolkit.model.people import Recipient
from toolkit.model.tree import Document, LineBreak, Text, Value
from toolkit.model.walk import nodes_of, plain_text
from toolkit.resolve.recipient import Letter, Otherwise, columns_in, mark, words_of

UGLY = (
    '=HYPERLINK("http://x.org","y")', "../../x", "{{ config }}", "**bold**", "`code`", "[a](http://x)", "<b>x</b>", "&amp;",
    "::: part x", "# Head", "- item", "| a | b |", "^[note]", "[@key]", "@tbl-x", "{>>no<<}", "$x$", "~~s~~", "⟨name⟩",
    "\ue0f0name\ue0f1", "\U000f0000\U00100000", "a\x01b", "محمد علي", "👩‍👩‍👧 Ana", "O'Brien \"Q\"", "W" * 100, "w " * 90,
    "CON", "\\", "\\{{", "a\nb", "a\r\n\r\nb", "]]>", "\u202eevil", "e\u0301", "''", "-1+1", "@SUM(1)", "%s %d {0}", "\u2028x",
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(UGLY), st.text(max_size=60), st.lists(st.sampled_from(UGLY), max_size=3).map(" ".join)
)
FRONT = """\
---
title: To {{ recipient.name }}
date: 2026-03-01
template: open-letter
recipients: recipients.csv
salutation: Dear {{ recipient.name }},
closing: Yours sincerely,
---
"""
TEXT = """\
# For {{ recipient.name }}

- **{{ recipient.name }}**, a note^[{{ recipient.name }} said.] and

| A | B |
|---|---|
| {{ recipient.name }} | *x {{ recipient.name }} y* |
"""
OTHERWISE = Otherwise(salutation=f"Dear {mark('name')},")
HERE = Source(path="list.csv", text="").span()


def row(cell: str) -> Recipient:
    name = clean_cell(cell)
    cells = {"name": name.replace("\n", " "), "address": name, "salutation": ""}
    return Recipient(id="7", name=cells["name"], address=(name,), salutation="", lang="", cells=cells, span=HERE)


@pytest.fixture(scope="module")
def task() -> Iterator[Task]:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.write("submissions/letter/submission.md", FRONT + TEXT)
        place.write("submissions/letter/recipients.csv", "id,name\n1,Eva\n")
        report = Report()
        prepared = check_submission(str(place.root / "submissions" / "letter"), report)
        assert report.found == []
        assert prepared.mailing is not None
        yield Task(
            letter=prepared.mailing.letter, look=look_of(prepared), formats=("docx", "pdf", "html", "md", "txt"),
            verify=True, folder=folder, place=HERE,
        )  # fmt: skip


def shape(document: Document) -> list[str]:
    """The kinds of all nodes; of what is said, only that something is."""
    return [type(node).__name__ for node in nodes_of(document) if not isinstance(node, Text | Value | LineBreak)]


def filled(task: Task, cell: str) -> Document:
    recipient = row(cell)
    return Letter(task.letter).filled({name: words_of(recipient, OTHERWISE)[name] for name in columns_in(task.letter)})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cell=CELLS.filter(lambda cell: bool(clean_cell(cell).strip())))
def test_a_cell_is_words_wherever_it_stands(task: Task, cell: str) -> None:
    document = filled(task, cell)
    assert shape(document) == shape(filled(task, "Eva"))
    said = " ".join(plain_text(document.content, notes=True).split())
    name = " ".join(clean_cell(cell).split())
    assert said.count(name) >= 6
    assert f"Dear {name}," in said
    assert not re.search("[\ue0f0\ue0f1]", said)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cell=CELLS.filter(lambda cell: bool(clean_cell(cell).strip())))
def test_every_letter_passes_the_gates(task: Task, cell: str) -> None:
    """Word file and PDF say what the tree says, word for word; only a font may lack a letter."""
    recipient = row(cell)
    words = words_of(recipient, OTHERWISE)
    made = Desk(task).make({name: words[name] for name in columns_in(task.letter)}, "x")
    assert {one.code for one in made.found} <= {"output.glyph", "output.pdf-engine"}
    assert len(made.files) == 5


@given(names=st.lists(CELLS, max_size=6), ids=st.lists(CELLS, min_size=6, max_size=6, unique=True))
def test_names_of_files_are_safe_and_their_own(names: list[str], ids: list[str]) -> None:
    rows = [
        Recipient(id=one, name=name, address=(), salutation="", lang="", cells={}, span=HERE)
        for one, name in zip(ids, names, strict=False)
    ]
    found = file_names(rows)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in found.values())
    assert all(len(f"{name}.docx") <= LONGEST for name in found.values())
    assert len(set(found.values())) == len(rows)
    assert not {"con", "nul", "aux", "prn", "com1", "index"} & set(found.values())
    assert file_names(reversed(rows)) == found


@given(cell=CELLS)
def test_no_cell_of_the_index_is_a_formula(cell: str) -> None:
    assert not plain_cell(cell).startswith(FORMULAS)
    line = Line(id=cell, name=cell, state="failed", message=cell)
    rows = index([line]).decode("utf-8-sig").splitlines()
    assert len(rows) == 2
