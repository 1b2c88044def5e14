"""Lists of questions that people hand over: what is understood, what is said not to be, and that nothing is lost."""

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.questions import Imported, import_questions
from toolkit.load.intake.statement import Statement
from toolkit.model.questions import Question


def _import(path: Path, target: str = "", **said: Any) -> tuple[Imported, list[tuple[str, str]]]:
    report = Report()
    made = import_questions(str(path), target, report, said=Statement(**said))
    return made, [(one.code, one.message) for one in report]


def _word(tmp_path: Path, *lines: tuple[str, str] | str) -> Path:
    document = docx.Document()
    for line in lines:
        text, style = line if isinstance(line, tuple) else (line, "Normal")
        document.add_paragraph(text, style=style)
    file = tmp_path / "list.docx"
    document.save(str(file))
    return file


def _said(question: Question) -> tuple[object, ...]:
    return question.id, question.number, question.kind, question.required, [one.text for one in question.options]


def test_a_word_file_with_typed_numbers(tmp_path: Path) -> None:
    file = _word(
        tmp_path,
        ("A consultation", "Title"),
        ("Part A: About you", "Heading 1"),
        "1. In what capacity do you answer? (select one) *",
        ("As a citizen", "List Bullet"),
        ("For an organisation", "List Bullet"),
        "Question 2: Do you report content? (required)",
        "Yes",
        "No",
        "2a) Please explain. (5,000 characters maximum)",
        "Be as short as you can.",
        "3 Which services? Select all that apply, at most 3 choices.",
        "☐ Hosting",
        "☐ Games",
        "- Search",
        ("Part B", "Heading 1"),
        "4. Rank these by importance",
        "a) speed",
        "b) care",
        "5) Please upload your paper.",
        "6: In short? max. 150 words",
    )
    made, found = _import(file)
    assert found == []
    assert [_said(one) for one in made.questionnaire] == [
        ("q1", "1", "single-choice", True, ["As a citizen", "For an organisation"]),
        ("q2", "2", "yes-no", True, ["Yes", "No"]),
        ("q2a", "2a", "free-text", False, []),
        ("q3", "3", "multiple-choice", False, ["Hosting", "Games", "Search"]),
        ("q4", "4", "ranking", False, ["speed", "care"]),
        ("q5", "5", "upload", False, []),
        ("q6", "6", "free-text", False, []),
    ]
    questions = made.questionnaire.questions
    assert made.questionnaire.title == "A consultation"
    assert [one.section for one in questions] == ["Part A: About you"] * 4 + ["Part B"] * 3
    assert [one.max_characters for one in questions if one.max_characters] == [5000]
    assert (questions[3].max_choices, questions[6].max_words) == (3, 150)
    assert (questions[2].text, questions[2].help) == ("Please explain.", "Be as short as you can.")
    assert questions[0].text == "In what capacity do you answer? (select one)"


def test_a_word_file_with_numbers_of_words_own(tmp_path: Path) -> None:
    file = _word(
        tmp_path,
        ("Why?", "List Number"),
        ("because", "List Bullet"),
        ("so", "List Bullet"),
        ("When?", "List Number"),
    )
    made, found = _import(file)
    assert found == [("questions.unclear", "`q1`: one option or several? `single choice` is only assumed")]
    assert [(one.id, one.text, one.kind) for one in made.questionnaire] == [
        ("q1", "Why?", "single-choice"), ("q2", "When?", "free-text"),
    ]  # fmt: skip


def test_a_word_file_without_numbers(tmp_path: Path) -> None:
    made, found = _import(_word(tmp_path, "*Who are you?", "Some help.", "What do you want?"))
    assert found == []
    assert [(one.id, one.text, one.required, one.help) for one in made.questionnaire] == [
        ("q1", "Who are you?", True, "Some help."), ("q2", "What do you want?", False, ""),
    ]  # fmt: skip


def test_a_table_in_a_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Read this first.")
    table = document.add_table(rows=0, cols=4)
    for row in (("No.", "Question", "Answers", "Weight"), ("1", "Do you?", "Yes\nNo", "3"), ("2", "Why?", "", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = tmp_path / "list.docx"
    document.save(str(file))
    made, found = _import(file)
    assert [message for _, message in found] == [
        "not understood: “Read this first.”",
        "not understood: column “Weight”",
    ]
    assert [_said(one) for one in made.questionnaire] == [
        ("q1", "1", "yes-no", False, ["Yes", "No"]), ("q2", "2", "free-text", False, []),
    ]  # fmt: skip


def test_what_is_not_understood_is_said_and_stays_in_the_draft(tmp_path: Path) -> None:
    file = _word(
        tmp_path,
        "Answer by 1 May.",
        "1. If you answered yes to question 3, please explain.",
        "5 of the services said nothing.",
        ("Part B", "Heading 1"),
        "A word before.",
        "1. Once more?",
    )
    made, found = _import(file)
    assert sorted(found) == [
        ("questions.unclear", "`q1-2`: the number 1 stands twice in the list, here it is left out"),
        ("questions.unclear", "`q1`: this seems to be asked only after a certain answer: write `when:`"),
        ("questions.unclear", "`q1`: “5 of the services said nothing.” may begin a question; it was taken for help"),
        ("questions.unclear", "not understood: “A word before.”"),
        ("questions.unclear", "not understood: “Answer by 1 May.”"),
    ]
    for text in ("Answer by 1 May.", "A word before.", "5 of the services said nothing."):
        assert text in made.text
    assert made.text.count("# REVIEW") == 5


def _workbook(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = tmp_path / "list.xlsx"
    book.save(file)
    return file


def test_a_workbook(tmp_path: Path) -> None:
    file = _workbook(
        tmp_path,
        ("No.", "Section", "Question", "Type", "Options", "Mandatory", "Max characters", "Ours"),
        (1, "About", "Do you report?", "Yes/No", None, "yes", None, None),
        ("1.1", "About", "Why? (max 200 words)", "Free text", None, "no", 5000, "Ana"),
        ("Part B", None, None, None, None, None, None, None),
        (2, None, "Which?", "Checkboxes", "Hosting; Games\nSearch", "perhaps", "about 300", None),
        (3, None, "Which one?", "matrix", "a | b", None, None, None),
    )
    made, found = _import(file)
    assert sorted(message for _, message in found) == [
        "`q2`: “about 300” is no limit that is understood",
        "`q2`: “perhaps” says neither that it is required nor that it is not",
        "`q3`: one option or several? `single choice` is only assumed",
        "`q3`: “matrix” is no kind of question that is known",
        "not understood: column “Ours”",
    ]
    assert [(*_said(one), one.section) for one in made.questionnaire] == [
        ("q1", "1", "yes-no", True, ["Yes", "No"], "About"),
        ("q1.1", "1.1", "free-text", False, [], "About"),
        ("q2", "2", "multiple-choice", False, ["Hosting", "Games", "Search"], "Part B"),
        ("q3", "3", "single-choice", False, ["a", "b"], "Part B"),
    ]
    assert (made.questionnaire.questions[1].max_characters, made.questionnaire.questions[1].max_words) == (5000, 200)


CSV = {
    "Nr.;Frage;Optionen;Pflicht\n1;Melden Sie?;Ja; ja\n2;Warum? (höchstens 3.000 Zeichen)*;;nein\n": (
        ";",
        3000,
        [False, True],
    ),
    "numéro,question,obligatoire\n1,Pourquoi ? (5 000 caractères maximum),oui\n2,Et ?,non\n": (
        ",",
        5000,
        [True, False],
    ),
    "número,pregunta,obligatoria\n1,¿Por qué? (máximo 2000 caracteres),sí\n2,¿Y?,no\n": (",", 2000, [True, False]),
}


@pytest.mark.parametrize("text", CSV, ids=["de", "fr", "es"])
def test_other_languages(tmp_path: Path, text: str) -> None:
    delimiter, limit, required = CSV[text]
    file = tmp_path / "list.csv"
    file.write_text(text.replace("Ja; ja", '"Ja|Nein";ja') if delimiter == ";" else text, encoding="utf-8")
    made, found = _import(file, delimiter=delimiter)
    assert found == []
    questions = made.questionnaire.questions
    assert [one.max_characters for one in questions if one.max_characters] == [limit]
    assert [one.required for one in questions] == ([True, True] if delimiter == ";" else required)


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    file = _word(tmp_path, "1. Why?")
    target = tmp_path / "questions.yaml"
    made, _ = _import(file, str(target))
    assert target.read_text(encoding="utf-8") == made.text
    target.write_text("ours", encoding="utf-8")
    report = Report()
    with pytest.raises(Failure):
        import_questions(str(file), str(target), report)
    assert [one.code for one in report] == ["questions.exists"]
    assert target.read_text(encoding="utf-8") == "ours"


def _broken(entity: bool) -> bytes:
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        head = '<!DOCTYPE x [<!ENTITY a "b">]>' if entity else ""
        package.writestr("word/document.xml", f"{head}<w:document" + ("" if not entity else "/>"))
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.docx", b"no zip"), ("list.docx", _broken(False)), ("list.docx", _broken(True)), ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("list.csv", b"a,b\n1,2\n"), ("missing.docx", None),
    ],
)  # fmt: skip
def test_what_is_no_list_of_questions(tmp_path: Path, name: str, data: bytes | None) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    report = Report()
    with pytest.raises(Failure):
        import_questions(str(file), str(tmp_path / "questions.yaml"), report)
    assert [one.code for one in report] == ["questions.list"]
    assert not (tmp_path / "questions.yaml").exists()


def test_a_word_file_without_questions(tmp_path: Path) -> None:
    report = Report()
    with pytest.raises(Failure):
        import_questions(str(_word(tmp_path, "Nothing is asked here.")), "", report)
    assert [one.code for one in report] == ["questions.list"]


def test_texts_of_a_list_never_become_yaml(tmp_path: Path) -> None:
    nasty = 'A "b": {c} # d \\ - [e] & *f !g %h @i `j`\u0007\u0085'
    made, _ = _import(_word(tmp_path, f"1. {nasty.replace(chr(7), '')}", "# REVIEW\nid: x"))
    (question,) = made.questionnaire
    assert question.text == 'A "b": {c} # d \\ - [e] & *f !g %h @i `j`'
    assert question.help == "# REVIEW id: x"


def test_the_form_in_which_portals_print_themselves(tmp_path: Path) -> None:
    """A star before the number, options below it on lines of their own, limits in words."""
    file = _word(
        tmp_path,
        "* 1 In what capacity are you giving your contribution?",
        ("Academic institution", "List Bullet"),
        ("Citizen", "List Bullet"),
        "at most 1 choice(s)",
        "* 2 Please explain",
        "5000 character(s) maximum",
        "3 Which of these apply to you?",
        "between 2 and 3 choices",
        "[ ] Hotline",
        "[ ] School",
        "( ) Other",
    )
    made, found = _import(file)
    assert found == []
    assert [_said(one) for one in made.questionnaire] == [
        ("q1", "1", "single-choice", True, ["Academic institution", "Citizen"]),
        ("q2", "2", "free-text", True, []),
        ("q3", "3", "multiple-choice", False, ["Hotline", "School", "Other"]),
    ]
    assert [one.help for one in made.questionnaire] == ["", "", ""]
    assert made.questionnaire.questions[1].max_characters == 5000
    assert (made.questionnaire.questions[2].min_choices, made.questionnaire.questions[2].max_choices) == (2, 3)


def test_a_table_that_only_gives_the_page_its_form(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for row in (("1.", "Do you report?*\nYes\nNo"), ("2.", "Why?\n(200 words maximum)")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = tmp_path / "list.docx"
    document.save(str(file))
    made, found = _import(file)
    assert found == []
    assert [_said(one) for one in made.questionnaire] == [
        ("q1", "1", "yes-no", True, ["Yes", "No"]), ("q2", "2", "free-text", False, []),
    ]  # fmt: skip
    assert made.questionnaire.questions[1].max_words == 200
