"""The questionnaire of the examples: what is pasted into the portal says what the paper says, paragraph by paragraph."""

import csv
import io
import re
from pathlib import Path

import docx
import pytest
from docx.table import Table
from examples import copy_workspace

from toolkit.base.diagnostic import Report
from toolkit.build.answers import Pack, write_answers
from toolkit.build.pipeline import build_submission

SLUG = "eu-child-safety-consultation"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of the example, with its Word file and its paste pack."""
    root = copy_workspace(tmp_path_factory.mktemp("questionnaire"))
    report = Report()
    build_submission(str(root / "submissions" / SLUG), report, ("docx", "pdf"))
    write_answers(str(root / "submissions" / SLUG), report)
    assert [(one.code, one.message) for one in report if one.severity != "note"] == []
    return root / "submissions" / SLUG / "build"


@pytest.fixture(scope="module")
def coverage(folder: Path) -> list[dict[str, str]]:
    text = (folder / "answers" / "coverage.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def _paper(file: Path) -> dict[str, list[str]]:
    """The paragraphs below the heading of each question, by its number; a row of a table is a paragraph."""
    answers, now = dict[str, list[str]](), ""
    for block in docx.Document(str(file)).iter_inner_content():
        if isinstance(block, Table):
            head, *rows = [[cell.text for cell in row.cells] for row in block.rows]
            answers[now] += [
                " ".join(row[:1] + [f"{name} {cell}" for name, cell in zip(head[1:], row[1:], strict=True)])
                for row in rows
            ]
            continue
        name = str(block.style.name).lower() if block.style else ""
        asked = re.match(r"Question (\d+): ", block.text)
        if name.startswith("heading"):
            now = asked[1] if asked else ""
        elif now and block.text.strip():
            answers.setdefault(now, []).append(block.text)
    return answers


def _plain(text: str) -> str:
    """Without what only one of the two has: numbers of notes, marks of lists, addresses behind their words."""
    text = re.sub(r"(\[\d+\])+|^- |^\d+\. |^\[x\] | \(https?://[^)]*\)", "", text.strip())
    return " ".join(re.sub(r"[;:–]", " ", text).split())


def _pasted(text: str) -> list[str]:
    body = re.split(r"\n\n(?=\[1\] )", text)[0]
    return [line for line in body.split("\n") if line.strip() and not line.startswith("[ ] ")]


def _stated(lines: list[str]) -> list[str]:
    """“Answer: Yes” → Yes; “Answer:” stands above a list."""
    bare = (re.sub(r"^(Answer|Attached file):\s*", "", line) for line in lines)
    return [line for line in bare if line]


def test_paper_and_pack_agree_paragraph_by_paragraph(folder: Path, coverage: list[dict[str, str]]) -> None:
    paper = _paper(folder / f"{SLUG}.docx")
    texts = {
        path.name.split("-")[1].removesuffix(".txt"): path.read_text(encoding="utf-8")
        for path in (folder / "answers").glob("*.txt")
    }
    answered = [row["number"] for row in coverage if row["state"] == "answered"]
    assert len(answered) == 54
    assert sorted(paper, key=int) == answered
    assert sorted(texts) == sorted(f"q{number}" for number in answered)
    for number in answered:
        in_paper = [_plain(line) for line in _stated(paper[number])]
        in_pack = [_plain(line) for line in _pasted(texts[f"q{number}"])]
        if number == "50":  # a portal takes digits
            in_paper = [line.replace(",", "") for line in in_paper]
        assert in_paper == in_pack, number


def test_the_paper_has_the_sections_and_questions_in_their_order(folder: Path) -> None:
    document = docx.Document(str(folder / f"{SLUG}.docx"))
    heads = [
        (one.style.name.lower(), one.text)
        for one in document.paragraphs
        if one.style and one.style.name.lower().startswith("heading")
    ]
    sections = [re.sub(r"^\d+\s*", "", text) for name, text in heads if name == "heading 1"]
    assert sections[:3] == ["About you", "Your experience of reporting", "Voluntary detection"]
    assert len(sections) == 10  # and the references
    numbers = [
        int(found[1]) for name, text in heads if name == "heading 2" and (found := re.match(r"Question (\d+): ", text))
    ]
    assert numbers == sorted(numbers)
    assert len(numbers) == 54


def test_every_state_is_in_the_table(coverage: list[dict[str, str]]) -> None:
    assert len(coverage) == 63
    states = [row["state"] for row in coverage]
    assert {one: states.count(one) for one in states} == {"answered": 54, "declined": 3, "not asked": 6}
    assert all(row["signed_off_by"] for row in coverage if row["state"] == "answered")
    assert all(row["declined"] for row in coverage if row["state"] == "declined")


def test_each_box_cites_in_full_by_itself(folder: Path) -> None:
    """The paper refers back, “NSPCC (n 11)”; a box has no other box to refer to."""
    text = (folder / "answers" / "49-q49.txt").read_text(encoding="utf-8")
    assert re.search(r"\n\n\[1\] NSPCC, ‘[^’]+’ .*https://", text)
    notes = [
        part
        for part in re.split(r"\n\n", (folder / "answers" / "14-q14.txt").read_text(encoding="utf-8"))
        if part.startswith("[1] ")
    ]
    assert [line[:4] for line in notes[0].split("\n")] == ["[1] ", "[2] "]


def test_no_line_of_the_pack_holds_what_a_portal_does_not_take(folder: Path) -> None:
    for path in (folder / "answers").glob("*.txt"):
        text = path.read_bytes().decode()
        assert "\r" not in text
        assert not text.endswith("\n")
        assert not re.search("[\u00ad\u200b\ufeff\u2066-\u2069]|<http|  ", text), path.name


def test_the_same_again(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "answers").iterdir()}
    pack = write_answers(str(folder.parent), Report())
    assert isinstance(pack, Pack)
    assert {path.name: path.read_bytes() for path in (folder / "answers").iterdir()} == before


def test_nothing_that_is_never_disclosed_is_in_the_pack(folder: Path) -> None:
    """The example counts accounts (`{{ log.accounts }}`) by a code that nobody may see."""
    dataset = folder.parents[2] / "evidence" / "instagram-reports-2020"
    described = (dataset / "datapackage.yaml").read_text(encoding="utf-8")
    assert re.search(r"name: account_ref(?:(?!- name:).)*?disclose: never", described, flags=re.DOTALL)
    with (dataset / "data" / "reports.csv").open(encoding="utf-8") as file:
        codes = {row["account_ref"] for row in csv.DictReader(file) if row["account_ref"]}
    assert len(codes) == 74
    pack = b"\n".join(path.read_bytes() for path in (folder / "answers").iterdir()).decode()
    assert "74 different accounts" in pack
    assert not [code for code in codes if code in pack]
