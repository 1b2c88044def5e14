"""“(n 1)” in LibreOffice, when somebody puts a footnote in front: what it shows, and what Word finds in the saved file.

LibreOffice 7.4 keeps a NOTEREF field and does not compute it: it has no such field when it opens DOCX. A REF field, which
it does compute, shows nothing for a footnote, and in Word it would repeat the note. So there is no field that both keep
right, and NOTEREF stays: Word updates it, and LibreOffice hands it on.
"""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

SCRIPT = Path(__file__).parent / "insert_note.py"
FILES = {
    "toolkit.yaml": "version: 1\norganisation: {name: Example Alliance}\nlang: en-GB\n",
    "submissions/sample/references.bib": "@book{smith, title = {A book}, author = {Smith, Jane}, date = {2020}}\n"
    "@book{jones, title = {Another}, author = {Jones, Ann}, date = {2021}}\n",
    "submissions/sample/submission.md": """\
---
title: A sample
date: 2021-04-15
template: consultation
consultation: The consultation
addressee: The Commission
bibliography: [references.bib]
---

::: part summary
One [@smith, p. 3].

Two [@jones]. Three [@smith, p. 9]. Four [@jones, p. 2].
:::

::: part recommendations
::: recommendation {#rec-one to="The Commission"}
Act.
:::
:::
""",
}


@cache
def _python_with_uno() -> str:
    """A Python that can talk to LibreOffice; "" where there is none."""
    for python in ("/usr/bin/python3", sys.executable):
        if Path(python).is_file() and subprocess.run((python, "-c", "import uno"), capture_output=True).returncode == 0:
            return python
    return ""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[list[str]]], str]:
    """What LibreOffice showed, and the footnotes of the file that it saved, as XML."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    if not _python_with_uno():
        pytest.skip("no Python here has `uno` (package python3-uno), which drives LibreOffice")
    place = tmp_path_factory.mktemp("workspace")
    for path, text in FILES.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    report = Report()
    build_submission(str(place / "submissions/sample"), report, ("docx",))
    assert list(report) == []
    built, saved = place / "submissions/sample/build/sample.docx", place / "saved.docx"
    command = (_python_with_uno(), str(SCRIPT), str(built), str(saved), str(place / "profile"))
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(saved) as parts:
        return json.loads(done.stdout), parts.read("word/footnotes.xml").decode()


def _backs(notes: list[list[str]]) -> list[str]:
    return [number for _, text in notes for number in re.findall(r"\(n (\d+)\)", text)]


def test_what_libreoffice_shows(edited: tuple[dict[str, list[list[str]]], str]) -> None:
    """As built until somebody inserts a note; then its own numbers move, and those of the fields at best."""
    shown, _ = edited
    assert [number for number, _ in shown["before"]] == ["1", "2", "3", "4"]
    assert _backs(shown["before"]) == ["1", "2"]
    assert [number for number, _ in shown["after"]] == ["1", "2", "3", "4", "5"]
    assert shown["after"][0][1] == "Inserted."
    assert _backs(shown["after"]) in (["1", "2"], ["2", "3"])


def test_the_fields_are_still_there_for_word(edited: tuple[dict[str, list[list[str]]], str]) -> None:
    _, notes = edited
    assert re.findall(r"NOTEREF (\S+)", notes) == ["_fn_1", "_fn_2"]
