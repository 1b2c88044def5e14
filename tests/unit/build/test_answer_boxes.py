"""Boxes: what becomes of notes, citations, tables, lists and numbers; what the paper prints; what is written, and when."""

import csv
import io
from decimal import Decimal
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.answers import Pack, look_at_answers, write_answers
from toolkit.build.prepared import Prepared
from toolkit.model.questions import Answer
from toolkit.model.tree import Group, Heading, Paragraph, Styled
from toolkit.model.walk import nodes_of, plain_text

QUESTIONS = """\
title: A consultation
questions:
- {id: q1, number: "1", section: First, text: Why?}
- {id: q2, number: "2", section: First, text: Which?, kind: multiple choice, options: [{id: a, text: "=SUM(A1)"}, {id: b, text: The second}]}
- {id: q3, number: "3", section: Second, text: How many?, kind: number}
- {id: q4, number: "4", section: Second, text: What else?}
"""


SAID = ("structure.comment", "access.link-address")  # of some texts here


def _prepared(place: Any, body: str, questions: str = QUESTIONS) -> Prepared:
    place.write("submissions/sample/questions.yaml", questions)
    place.text("\n" + body)
    prepared, report = place.check()
    assert [(one.code, one.message) for one in report if one.code not in SAID] == []
    assert prepared is not None
    return prepared


def _box(place: Any, text: str, name: str = "q1") -> str:
    prepared = _prepared(place, f"::: answer {name}\n{text}\n:::\n")
    return _answers(prepared)[0].text


def _answers(prepared: Prepared | None) -> tuple[Answer, ...]:
    assert prepared is not None
    assert prepared.answers is not None
    return prepared.answers


BOXES = {
    "One.\n\nTwo *with* **looks** and `code`.": "One.\n\nTwo with looks and code.",
    "One\\\nline and\nanother.": "One\nline and another.",
    "- one\n- two\n  1. inner\n  2. inner\n\nEnd.": "- one\n- two\n  1. inner\n  2. inner\n\nEnd.",
    "3. three\n4. four": "3. three\n4. four",
    "See [us](https://example.org/a) or <https://example.org/b>.": "See us (https://example.org/a) or https://example.org/b.",
    "[Write](mailto:a@example.org) to us.": "Write (a@example.org) to us.",
    "Yes.^[So it is.] And^[No.]^[Or so.].": "Yes.[1] And[2][3].\n\n[1] So it is.\n[2] No.\n[3] Or so.",
    "> They said.\n>\n> So.": "> They said.\n\n> So.",
    "| A | B | C |\n|---|---|---|\n| x | 1 | 2 |\n| y |  | 3 |": "- x – B: 1; C: 2\n- y – C: 3",
    "{{ log.removed }} of {{ log.reported }}{>>really?<<}": "3 of 10",
    "# A heading\n\nText\u00ad with a shy\u200bsign.": "A heading\n\nText with a shysign.",
    "<!-- for us -->\n\nText.": "Text.",
    "A  b\tc": "A b c",
}


@pytest.mark.parametrize("text", BOXES)
def test_a_box_is_plain_text(place: Any, text: str) -> None:
    assert _box(place, text) == BOXES[text]


def test_each_box_cites_as_if_it_were_alone(place: Any) -> None:
    prepared = _prepared(
        place,
        "::: answer q1\nA [@smith2020, p. 3]. B [@smith2020, p. 4].\n:::\n\n::: answer q4\nC [@smith2020].\n:::\n",
    )
    first, second = (one.text for one in _answers(prepared))
    assert first == "A.[1] B.[2]\n\n[1] Jane Smith, A Book (Example Press 2020) 3.\n[2] Smith (n 1) 4."
    assert second == "C.[1]\n\n[1] Jane Smith, A Book (Example Press 2020)."
    paper = plain_text(prepared.document.content, notes=True)
    assert "C. Smith (n 1)." in paper


def test_a_style_without_notes_lists_its_references_in_the_box(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text("\n::: answer q1\nA [@smith2020, p. 3].^[A note.]\n:::\n\n::: answer q4\nNone.\n:::\n")
    place.edit("submissions/sample/submission.md", "date:", "csl: apa\ndate:")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    assert prepared is not None
    assert [one.text for one in _answers(prepared)] == [
        "A (Smith, 2020, p. 3).[a]\n\nReferences\n\nSmith, J. (2020). A book. Example Press.\n\n[a] A note.", "None.",
    ]  # fmt: skip


def test_numbers_of_tables_are_those_of_the_paper(place: Any) -> None:
    body = "::: table log.outcomes {#tbl-a}\nOne\n:::\n\n::: answer q1\nSee @tbl-b.\n\n::: table log.outcomes {#tbl-b}\nTwo\n:::\n:::\n"
    text = _answers(_prepared(place, body))[0].text
    assert text.startswith("See Table\u00a02.\n\nTable 2: Two\n\n- Removed – Items: 3\n- Still there – Items: 7\n")


NUMBERS = {
    "{{ log.reported }}": ("10", "10"),
    "1,234": ("1234", "1234"),
    "2.5": ("2.5", "2.5"),
    "{{ log.removal-share }}": ("3 of 10", None),
    "30%": ("30", "30"),
    "١٬٢٣٤٫٥": ("1234.5", "1234.5"),
    "\u22123": ("-3", "-3"),
    "1.234": ("1.234", "1.234"),
    "some": ("some", None),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_what_a_portal_takes(place: Any, text: str) -> None:
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text(f"\n::: answer q3\n{text}\n:::\n")
    prepared, _ = place.check()
    shown, number = NUMBERS[text]
    answer = _answers(prepared)[0]
    assert (answer.shown, answer.number) == (shown, None if number is None else Decimal(number))


@pytest.mark.parametrize("lang", ["de", "es", "fr"])
def test_a_number_in_a_language_with_a_decimal_comma(place: Any, lang: str) -> None:
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text("\n::: answer q3\n1.234,5\n:::\n")
    place.edit("submissions/sample/submission.md", "date:", f"lang: {lang}\ndate:")
    prepared, _ = place.check()
    assert _answers(prepared)[0].number == Decimal("1234.5")


# ------------------------------------------------------------------ the paper


def _heads(prepared: Prepared) -> list[tuple[int, str, str]]:
    heads = [node for node in nodes_of(prepared.document) if isinstance(node, Heading)]
    return [(one.level, one.number, plain_text(one.content)) for one in heads]


def test_answers_stand_in_the_order_of_the_questionnaire_under_their_sections(place: Any) -> None:
    body = (
        "# Ours\n\n::: answer q4\nD\n\n# Inside\n\nE\n:::\n\n::: answer q1\nA\n:::\n\n::: answer q3 {number=3}\n:::\n"
    )
    prepared = _prepared(place, body)
    assert _heads(prepared)[2:] == [
        (1, "3", "Ours"),
        (2, "3.1", "First"),
        (3, "", "Question 1: Why?"),
        (2, "3.2", "Second"),
        (3, "", "Question 3: How many?"),
        (3, "", "Question 4: What else?"),
        (4, "", "Inside"),
    ]


def test_what_stands_between_answers_stays_there(place: Any) -> None:
    prepared = _prepared(place, "::: answer q4\nD\n:::\n\nBetween.\n\n::: answer q1\nA\n:::\n")
    assert [text for _, _, text in _heads(prepared)[2:]] == [
        "Second",
        "Question 4: What else?",
        "First",
        "Question 1: Why?",
    ]
    groups = [node.name for node in nodes_of(prepared.document) if isinstance(node, Group) and node.role == "answer"]
    assert groups == ["q4", "q1"]


@pytest.mark.parametrize(
    ("lang", "shown"), [("fr", "Réponse\u00a0: Oui"), ("de", "Antwort: Ja"), ("es", "Respuesta: Sí")]
)
def test_the_paper_speaks_the_language_of_the_document(place: Any, lang: str, shown: str) -> None:
    place.write("submissions/sample/questions.yaml", "questions:\n- {id: q, number: '1', text: t, kind: yes/no}\n")
    place.text("\n::: answer q {choice=yes}\n:::\n", parts="")
    place.edit("submissions/sample/submission.md", "date:", f"lang: {lang}\ndate:")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    assert prepared is not None
    assert shown in plain_text(prepared.document.content)


def test_questions_in_another_language_say_so(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", "lang: fr\nquestions:\n- {id: q, number: '1', text: Pourquoi ?}\n")
    place.text("\n::: answer q\nBecause.\n:::\n")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    assert prepared is not None
    (head,) = [
        node for node in nodes_of(prepared.document) if isinstance(node, Heading) and "Pourquoi" in plain_text((node,))
    ]
    assert plain_text(head.content) == "Question 1: Pourquoi ?"
    assert [node.lang for node in head.content if isinstance(node, Styled)] == ["fr"]


# ------------------------------------------------------------------ what is written


def _write(place: Any, body: str) -> tuple[Pack, list[str]]:
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text("\n" + body)
    report = Report()
    return write_answers(str(place.submission), report), [one.code for one in report]


def test_the_files_of_a_pack(place: Any) -> None:
    pack, codes = _write(place, '::: answer q1\nA.\n\nB.\n:::\n\n::: answer q2 {choice="b, a"}\n:::\n')
    assert codes == []
    assert [path.removeprefix("submissions/sample/build/answers/") for path in pack.files] == [
        "index.html", "coverage.csv", "01-q1.txt", "02-q2.txt",
    ]  # fmt: skip
    folder = place.submission / "build" / "answers"
    assert (folder / "01-q1.txt").read_bytes() == b"A.\n\nB."
    assert (folder / "02-q2.txt").read_bytes() == b"[x] =SUM(A1)\n[x] The second"
    assert pack.counts == {"answered": 2, "no answer": 2}


def test_an_answer_that_is_gone_leaves_no_file(place: Any) -> None:
    _write(place, "::: answer q1\nA.\n:::\n\n::: answer q4\nD.\n:::\n")
    own = place.write("submissions/sample/build/answers/notes.txt", "mine")
    _write(place, "::: answer q4\nD.\n:::\n")
    folder = place.submission / "build" / "answers"
    assert sorted(path.name for path in folder.iterdir()) == ["04-q4.txt", "coverage.csv", "index.html", "notes.txt"]
    assert own.read_text() == "mine"


def test_the_table_is_no_program_for_a_spreadsheet(place: Any) -> None:
    place.write(
        "submissions/sample/questions.yaml",
        "questions:\n- {id: q1, number: '=1+1', section: '@x', text: \"-2 or\\n+3, “or”?\", owner: '+Ana', declined: '=cmd()'}\n",
    )
    place.text("\nText.\n")
    write_answers(str(place.submission), Report())
    data = (place.submission / "build" / "answers" / "coverage.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    assert [row[name] for name in ("number", "section", "question", "owner", "declined", "state")] == [
        "'=1+1", "'@x", "'-2 or +3, “or”?", "'+Ana", "'=cmd()", "declined",
    ]  # fmt: skip


def test_what_is_missing_or_too_long_is_shown_and_said(place: Any) -> None:
    place.write(
        "submissions/sample/questions.yaml",
        "questions:\n- {id: a, text: t, required: yes}\n- {id: b, text: t, max-characters: 3}\n",
    )
    place.text("\n::: answer b\nLong.\n:::\n")
    report = Report()
    pack = write_answers(str(place.submission), report)
    assert [one.code for one in report] == ["answers.missing", "answers.length"]
    assert [box.state for box in pack.boxes] == ["missing", "over limit"]
    page = (place.submission / "build" / "answers" / "index.html").read_text(encoding="utf-8")
    assert "5 of 3 characters, 2 too many" in page


def test_after_another_error_nothing_is_written(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text("\n::: answer q1\n{{ log.removd }}\n:::\n")
    report = Report()
    with pytest.raises(Failure):
        write_answers(str(place.submission), report)
    assert [one.code for one in report] == ["values.unknown-measure"]
    assert not (place.submission / "build" / "answers").exists()
    boxes = look_at_answers(str(place.submission), Report()).boxes
    assert [box.state for box in boxes] == ["answered", "no answer", "no answer", "no answer"]


def test_a_file_that_is_not_there_yet(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", "questions:\n- {id: f, text: t, kind: upload}\n")
    place.text("\n::: answer f {file=paper.pdf}\n:::\n")
    report = Report()
    write_answers(str(place.submission), report)
    assert [one.code for one in report] == ["answers.file"]
    place.write("submissions/sample/paper.pdf", b"%PDF")
    report = Report()
    write_answers(str(place.submission), report)
    assert not list(report)


def test_without_questions_there_is_no_pack(place: Any) -> None:
    report = Report()
    with pytest.raises(Failure):
        write_answers(str(place.submission), report)
    assert [one.code for one in report] == ["answers.no-questions"]


def test_a_figure_is_pasted_in_words(place: Any) -> None:
    pack, codes = _write(place, "::: answer q1\nSee.\n\n::: figure log.outcomes\nOutcome\n:::\n:::\n")
    assert codes == ["output.not-shown"]
    text = pack.boxes[0].text
    assert text.startswith("See.\n\nFigure 1: Outcome\n\n[")
    assert "Removed" in text


def test_a_paper_with_numbered_paragraphs_numbers_answers_and_no_box(place: Any) -> None:
    place.write("submissions/sample/questions.yaml", "questions:\n- {id: q, text: t}\n")
    front = "---\ntitle: T\ntemplate: treaty-body\ncommittee: C\ninstrument: I\n---\n"
    place.text("\nBefore.\n\n::: answer q\nOne.\n\nTwo.\n:::\n\nAfter.\n", front=front, parts="")
    prepared, report = place.check()
    assert [one.code for one in report] == []
    assert prepared is not None
    numbered = [node for node in nodes_of(prepared.document) if isinstance(node, Paragraph) and node.number]
    assert [(one.number, plain_text(one.content)) for one in numbered] == [
        ("1.", "Before."), ("2.", "One."), ("3.", "Two."), ("4.", "After."),
    ]  # fmt: skip
    assert _answers(prepared)[0].text == "One.\n\nTwo."
