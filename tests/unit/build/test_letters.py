"""One letter to each of many: what is written, what is kept, what is taken away, what is said."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.unit.conftest import Place
from toolkit.base.diagnostic import Failure, Report
from toolkit.build.letters.editions import check_editions
from toolkit.build.letters.job import Desk, Made
from toolkit.build.letters.run import Mail, build_letters
from toolkit.build.pipeline import build_submission
from toolkit.build.prepared import EDITION

FRONT = """\
---
title: Act now
date: 2026-03-01
template: open-letter
recipients: recipients.csv
salutation: Dear {{ recipient.title }} {{ recipient.name }},
closing: Yours sincerely,
---
"""
TEXT = "You sit in the committee {{ recipient.committee }}. We ask you to act.\n"
LIST = """\
id,name,title,committee,address,email
1,Anna Müller,Dr,IMCO,Rue X 1; 1047 Brussels,anna@example.org
2,Jan de Vries,,LIBE,"Plein 2
2511 Den Haag",jan@example.org
"""


class Letters:
    """The submission `letter` of a workspace, and runs of it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.path = place.root / "submissions" / "letter"
        self.folder = self.path / "build" / "letters"
        self.write()

    def write(self, text: str = TEXT, front: str = FRONT, rows: str = LIST) -> None:
        self.place.write("submissions/letter/submission.md", front + text)
        self.place.write("submissions/letter/recipients.csv", rows)

    def run(self, *formats: str, each: str = "", jobs: int = 1) -> tuple[Mail | None, list[tuple[str, int]]]:
        """What came of it, and (code, line) of everything that was said."""
        mail, report = self.report(*formats, each=each, jobs=jobs)
        return mail, [(one.code, one.span.line if one.span else 0) for one in report.found]

    def report(self, *formats: str, each: str = "", jobs: int = 1) -> tuple[Mail | None, Report]:
        report = Report()
        try:
            return build_letters(str(self.path), report, each, formats or ("txt",), jobs=jobs), report
        except Failure:
            return None, report

    def texts(self) -> dict[str, str]:
        return {file.name: file.read_text(encoding="utf-8") for file in sorted(self.folder.glob("*.txt"))}

    def index(self) -> list[dict[str, str]]:
        text = (self.folder / "index.csv").read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def letters(place: Place) -> Letters:
    return Letters(place)


def test_every_row_gets_its_words(letters: Letters) -> None:
    mail, said = letters.run()
    assert said == [("recipients.empty", 3)]
    assert mail is not None
    assert [line.state for line in mail.lines] == ["made", "made"]
    texts = letters.texts()
    assert list(texts) == ["1-anna-muller.txt", "2-jan-de-vries.txt"]
    first, second = texts.values()
    assert "Anna Müller\nRue X 1\n1047 Brussels\n" in first
    assert "Dear Dr Anna Müller," in first
    assert "You sit in the committee IMCO. We ask you to act." in first
    assert "Jan de Vries\nPlein 2\n2511 Den Haag\n" in second
    assert "Dear Jan de Vries," in second  # an empty title takes its space with it


def test_index_names_every_file_with_its_fingerprint(letters: Letters) -> None:
    letters.run("txt", "md")
    first = letters.index()[0]
    files = [letters.folder / name for name in first["files"].split("; ")]
    assert (first["id"], first["name"], first["state"]) == ("1", "Anna Müller", "made")
    assert [file.suffix for file in files] == [".md", ".txt"]
    assert first["sha256"] == "; ".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def test_mail_addresses_are_nowhere(letters: Letters) -> None:
    letters.write(rows=LIST + "2,Twice,Mr,X,Y,third@example.org\n4,Short\n,,,,,nobody@example.org\n")
    _, report = letters.report("txt", "docx")
    assert [(one.code, one.span.line if one.span else 0) for one in report.found] == [
        ("intake.form", 6), ("recipients.row", 7), ("recipients.twice", 5), ("recipients.empty", 3)
    ]  # fmt: skip
    said = "".join(f"{one.message}{one.hints}{one.span.source.text if one.span else ''}" for one in report.found)
    files = b"".join(file.read_bytes() for file in letters.folder.iterdir())
    assert "example.org" not in said
    assert not {b"anna@", b"jan@", b"third@", b"nobody@"} & {part for part in (b"anna@", b"jan@") if part in files}
    assert [(line["state"], line["message"][:7]) for line in letters.index()[2:]] == [
        ("failed", "line 6:"), ("failed", "line 7:"), ("failed", "line 5:"),
    ]  # fmt: skip


def test_what_is_unchanged_is_not_made_again(letters: Letters) -> None:
    letters.run()
    before = {name: (letters.folder / name).stat().st_mtime_ns for name in letters.texts()}
    letters.write(rows=LIST.replace("LIBE", "JURI").replace("anna@", "new@"))
    mail, _ = letters.run()
    assert mail is not None
    assert [line.state for line in mail.lines] == ["unchanged", "made"]
    after = {name: (letters.folder / name).stat().st_mtime_ns for name in letters.texts()}
    assert [name for name in after if after[name] != before[name]] == ["2-jan-de-vries.txt"]


def test_a_changed_text_or_a_touched_file_is_made_again(letters: Letters) -> None:
    letters.run()
    (letters.folder / "1-anna-muller.txt").write_text("touched")
    mail, _ = letters.run()
    assert mail is not None
    assert [line.state for line in mail.lines] == ["made", "unchanged"]
    letters.write(text=TEXT + "\nSoon.\n")
    mail, _ = letters.run()
    assert mail is not None
    assert [line.state for line in mail.lines] == ["made", "made"]


def test_an_interrupted_run_goes_on(letters: Letters) -> None:
    letters.run()
    whole = letters.texts()
    journal = letters.folder / ".letters.jsonl"
    first = journal.read_text().splitlines()[0]
    journal.write_text(first + '\n{"stem": "2-jan')  # the power went while the second letter was written down
    (letters.folder / "2-jan-de-vries.txt").unlink()
    mail, _ = letters.run()
    assert mail is not None
    assert [line.state for line in mail.lines] == ["unchanged", "made"]
    assert letters.texts() == whole


def test_stopped_by_the_user(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, of: int, failed: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    report = Report()
    with pytest.raises(Failure):
        build_letters(str(letters.path), report, "", ("txt",), jobs=1, progress=stop)
    assert [one.code for one in report.found] == ["recipients.empty", "recipients.interrupted"]
    assert not (letters.folder / "index.csv").exists()
    assert list(letters.texts()) == ["1-anna-muller.txt"]
    mail, _ = letters.run()
    assert mail is not None
    assert [line.state for line in mail.lines] == ["unchanged", "made"]


def test_who_left_the_list_gets_no_letter(letters: Letters) -> None:
    letters.run()
    letters.write(rows="".join(LIST.splitlines(keepends=True)[:2]))
    mail, said = letters.run()
    assert said == [("recipients.removed", 1)]
    assert list(letters.texts()) == ["1-anna-muller.txt"]
    assert mail is not None
    assert [(line.state, line.message[:19]) for line in mail.lines] == [
        ("unchanged", ""),
        ("removed", "2-jan-de-vries.txt "),
    ]


def test_no_file_of_another_format_stays_behind(letters: Letters) -> None:
    """It would say what the letter said before."""
    letters.run("txt", "md")
    letters.run("md")
    assert sorted(file.suffix for file in letters.folder.iterdir() if file.name[0] in "12") == [".md", ".md"]


def test_files_of_others_stay(letters: Letters) -> None:
    letters.run()
    (letters.folder / "notes.txt").write_text("mine")
    letters.write(rows=LIST.splitlines(keepends=True)[0] + "3,Eva,Ms,IMCO,Here,\n")
    letters.run()
    assert list(letters.texts()) == ["3-eva.txt", "notes.txt"]


def test_a_journal_leads_to_no_other_folder(letters: Letters) -> None:
    letters.run()
    victim = letters.place.write("submissions/letter/precious.txt", "mine")
    file = '{"name": "../../precious.txt", "sha256": "", "size": 1, "pages": null}'
    with (letters.folder / ".letters.jsonl").open("a") as journal:
        journal.write(f'{{"stem": "x", "made_from": "", "files": [{file}]}}\n')
    letters.run()
    assert victim.exists()


def test_one_bad_row_stops_no_other(letters: Letters) -> None:
    wide = '"999,999,999,999"'  # a number is never broken, so sixteen of them are too wide for the page
    table = "\n|" + "A |" * 16 + "\n|" + "--|" * 16 + "\n|" + "{{ recipient.committee }} |" * 16 + "\n"
    letters.write(text=TEXT + table)
    letters.run("pdf")
    letters.write(text=TEXT + table, rows=LIST + f"3,Bad,Dr,{wide},Here,\n4,Eva,Dr,IMCO,There,\n")
    mail, said = letters.run("pdf")
    assert said == [("recipients.empty", 3), ("recipients.letter", 5)]
    assert mail is not None
    assert [line.state for line in mail.lines] == ["unchanged", "unchanged", "failed", "made"]
    letters.write(text=TEXT + table, rows=LIST.replace("IMCO", wide))
    mail, said = letters.run("pdf")
    assert [code for code, _ in said] == ["recipients.empty", "recipients.removed", "recipients.letter"]
    assert [file.name for file in letters.folder.glob("*.pdf")] == ["2-jan-de-vries.pdf"]  # no old letter stays behind


def test_a_row_without_salutation(letters: Letters) -> None:
    front = FRONT.replace("salutation: Dear {{ recipient.title }} {{ recipient.name }},\n", "")
    letters.write(front=front, rows=LIST.replace("email", "salutation").replace("jan@example.org", ""))
    letters.place.edit("submissions/letter/recipients.csv", "anna@example.org", "Dear Anna,")
    letters.place.edit("submissions/letter/recipients.csv", 'Den Haag",', 'Den Haag",')
    text = (letters.path / "recipients.csv").read_text().replace("Dear Anna,", '"Dear Anna,"')
    letters.place.write("submissions/letter/recipients.csv", text)
    mail, said = letters.run()
    assert said == [("recipients.empty", 3), ("recipients.row", 3)]
    assert mail is not None
    assert [line.state for line in mail.lines] == ["made", "failed"]
    assert "Dear Anna," in letters.texts()["1-anna-muller.txt"]


def test_the_address_of_all(letters: Letters) -> None:
    front = FRONT.replace("closing:", "addressee: [European Parliament, Rue Wiertz 60]\nclosing:")
    letters.write(front=front, rows="name,title,committee\nAnna,Dr,IMCO\n")
    _, said = letters.run()
    assert said == []
    assert "Anna\nEuropean Parliament\nRue Wiertz 60\n" in letters.texts()["anna.txt"]


def test_cover_letter(letters: Letters) -> None:
    front = FRONT.replace("open-letter", "cover-letter").replace("closing:", "signed-by: Me\nclosing:")
    letters.write(front=front)
    _, said = letters.run()
    assert said == [("recipients.empty", 3)]
    assert "Anna Müller\nRue X 1\n1047 Brussels\n" in letters.texts()["1-anna-muller.txt"]
    assert "Dear Dr Anna Müller," in letters.texts()["1-anna-muller.txt"]


# ------------------------------------------------------------------ languages


def test_each_in_the_language_of_the_row(letters: Letters) -> None:
    french = "---\ntitle: Agissez\nsalutation: Madame, Monsieur,\n---\nVous siégez à {{ recipient.committee }}.\n"
    letters.place.write("submissions/letter/submission.fr.md", french)
    rows = "id,name,title,committee,lang\n1,A,Dr,X,\n2,B,Dr,X,fr\n3,C,Dr,X,fr-CA\n4,D,Dr,X,en-US\n5,E,Dr,X,de\n"
    letters.write(rows=rows)
    _, said = letters.run()
    assert said == [("recipients.language", 6)]
    texts = list(letters.texts().values())
    assert ["1 March 2026" in text for text in texts] == [True, False, False, False, True]
    assert ["1er mars 2026" in text or "1 mars 2026" in text for text in texts] == [False, True, True, False, False]
    assert "March 1, 2026" in texts[3]
    assert ["Vous siégez à X." in text for text in texts] == [False, True, True, False, False]
    assert "Madame, Monsieur," in texts[1]
    assert "Yours sincerely," in texts[1]  # what the French front matter does not say, the first one says


def test_a_mistake_in_the_other_text_is_found_by_check(letters: Letters) -> None:
    letters.place.write("submissions/letter/submission.fr.md", "---\ntitle: A\n---\n{{ recipient.comite }}\n")
    letters.write(rows=LIST.replace("email", "lang").replace("anna@example.org", "fr").replace("jan@example.org", ""))
    report = Report()
    check_editions(str(letters.path), report)
    assert [(one.code, str(one.span)) for one in report] == [
        ("recipients.empty", "submissions/letter/recipients.csv:3:1"),
        ("recipients.column", "submissions/letter/submission.fr.md:4:1"),
    ]


# ------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("{{ recipient.comittee }}", "recipients.column", "did you mean `committee`?"),
        ("{{ recipient }}", "recipients.column", ""),
        ("{{ recipient.name.first }}", "recipients.column", ""),
        ("{{ recipient.email }}", "recipients.private", ""),
        ("{{ recipient.name | words }}", "expression.filter", ""),
        ("{{ recipent.name }}", "values.unknown-name", "did you mean `recipient`?"),
    ],
)
def test_names_that_mean_nothing(letters: Letters, text: str, code: str, hint: str) -> None:
    letters.write(text=TEXT + text + "\n")
    mail, report = letters.report()
    assert mail is None
    assert [one.code for one in report.found] == [code, "recipients.empty"]
    assert hint in "".join(hint.text for hint in report.found[0].hints)
    assert not letters.folder.exists()


def test_a_mistake_in_the_salutation_has_its_place(letters: Letters) -> None:
    letters.write(front=FRONT.replace("recipient.title", "recipient.titel"))
    mail, report = letters.report()
    assert mail is None
    assert [(one.code, str(one.span)) for one in report.found] == [
        ("recipients.column", "submissions/letter/submission.md:6:21")
    ]


def test_a_letter_to_nobody(letters: Letters) -> None:
    letters.write(front=FRONT.replace("recipients: recipients.csv\n", "addressee: Nobody\n"))
    assert letters.run() == (None, [("recipients.none", 6), ("recipients.none", 6), ("recipients.none", 9)])
    letters.write(text="Act.", front=FRONT.replace("recipients: recipients.csv\n", "addressee: Nobody\n").replace(
        "{{ recipient.title }} {{ recipient.name }}", "all"))  # fmt: skip
    assert letters.run() == (None, [("recipients.none", 0)])


def test_another_list(letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text("name,title,committee\nEva,Ms,IMCO\n")
    monkeypatch.chdir(tmp_path)
    mail, said = letters.run(each="few.csv")
    assert (mail is not None, said) == (True, [])
    assert list(letters.texts()) == ["eva.txt"]
    assert letters.run(each="none.csv") == (None, [("file.missing", 1)])


def test_a_file_stored_in_another_way(letters: Letters) -> None:
    letters.write(rows="")
    letters.place.write("submissions/letter/recipients.csv", "name;title;committee\nJosé;Mr;IMCO\n".encode("cp1252"))
    mail, report = letters.report()
    assert mail is None
    assert [one.code for one in report.found] == ["intake.encoding", "intake.delimiter"]
    hints = [hint.text for one in report.found for hint in one.hints]
    assert "say so in the front matter: `recipients: {file: recipients.csv, encoding: cp1252}`" in hints[0]
    assert 'say so in the front matter: `recipients: {file: recipients.csv, delimiter: ";"}`' in hints[-1]
    said = 'recipients: {file: recipients.csv, encoding: cp1252, delimiter: ";"}'
    letters.place.edit("submissions/letter/submission.md", "recipients: recipients.csv", said)
    mail, codes = letters.run()
    assert (mail is not None, codes) == (True, [])
    assert "Dear Mr José," in letters.texts()["jose.txt"]


def test_a_workbook(letters: Letters, workbook: Callable[[Path, list[list[object]]], None]) -> None:
    workbook(
        letters.path / "recipients.xlsx",
        [["id", "Name", "Title", "Committee", "Address"], [7, "Eva", "Ms", "IMCO", 1047]],
    )
    mail, codes = letters.run(each="recipients.xlsx")
    assert (mail is not None, codes) == (True, [])
    assert "Eva\n1047\n" in letters.texts()["7-eva.txt"]


@pytest.fixture
def workbook() -> Callable[[Path, list[list[object]]], None]:
    import openpyxl

    def write(path: Path, rows: list[list[object]]) -> None:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)  # type: ignore[union-attr]
        book.save(path)

    return write


# ------------------------------------------------------------------ without a list, and in one piece


def test_the_specimen(letters: Letters) -> None:
    report = Report()
    outcome = build_submission(str(letters.path), report, ("txt",))
    assert [one.code for one in report.found] == ["recipients.specimen"]
    text = (letters.place.root / outcome.artifacts[0].path).read_text()
    assert "⟨addressee⟩" in text
    assert "Dear ⟨title⟩ ⟨name⟩," in text
    assert "the committee ⟨committee⟩." in text


def test_a_letter_without_recipients_says_the_same_as_before(letters: Letters) -> None:
    front = FRONT.replace("recipients: recipients.csv\n", "addressee: [One, Two]\n").replace(
        "{{ recipient.title }} {{ recipient.name }}", "all"
    )
    letters.write(text="Act.\n", front=front)
    report = Report()
    outcome = build_submission(str(letters.path), report, ("txt",))
    assert report.found == []
    text = (letters.place.root / outcome.artifacts[0].path).read_text()
    assert "\n\nOne\nTwo\n\n1 March 2026\n\nAct now\n\nDear all,\n\nAct.\n\nYours sincerely,\n" in text


def test_a_fault_of_ours_stops_no_other_letter(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Desk.make

    def broken(desk: Desk, words: Mapping[str, str], stem: str) -> Made:
        if stem.startswith("1"):
            raise RuntimeError("oh")
        return make(desk, words, stem)

    monkeypatch.setattr(Desk, "make", broken)
    mail, report = letters.report()
    assert [one.code for one in report.found] == ["recipients.empty", "recipients.letter"]
    assert "recipients.fault" in report.found[1].hints[-1].text
    assert mail is not None
    assert [line.state for line in mail.lines] == ["failed", "made"]


def test_signs_that_nobody_sees_are_left_out(letters: Letters) -> None:
    letters.write(rows=LIST.replace("Anna", "An\x01na\u202e\ue000").replace(",,LIBE", ",Mr,LIBE"))
    _, said = letters.run()
    assert said == [("recipients.character", 2)]
    assert "Dear Dr Anna Müller," in letters.texts()["1-anna-muller.txt"]


def test_processes_make_the_same_files(letters: Letters) -> None:
    rows = LIST.splitlines()[0] + "\n" + "".join(f"{n},Name {n},Dr,IMCO,Street {n},\n" for n in range(9))
    letters.write(rows=rows)
    letters.run("docx", "pdf")
    alone = {file.name: file.read_bytes() for file in letters.folder.iterdir()}
    for file in letters.folder.iterdir():
        file.unlink()
    letters.write(rows="\n".join([rows.splitlines()[0], *reversed(rows.splitlines()[1:])]) + "\n")
    letters.run("docx", "pdf", jobs=2)
    files = {file.name: file.read_bytes() for file in letters.folder.iterdir()}
    of_letters = [name for name in files if name.endswith((".docx", ".pdf"))]
    assert len(of_letters) == 18
    assert {name: files[name] == alone[name] for name in of_letters} == dict.fromkeys(of_letters, True)


def test_those_who_sign_agree_to_one_text_whoever_gets_it(letters: Letters) -> None:
    """The digest of what people sign depends on no row; every letter carries the list."""
    signed = "id,kind,name,consent\nS1,organisation,Example Network,yes\n"
    letters.place.write("submissions/letter/signatories.csv", signed)
    front = FRONT.replace("closing:", "signatories: signatories.csv\nclosing:")
    letters.write(front=front)
    first = check_editions(str(letters.path), Report())[EDITION].signing
    letters.write(front=front, rows="title,name,committee\nMs,Eva,JURI\n")
    second = check_editions(str(letters.path), Report())[EDITION].signing
    assert first is not None
    assert second is not None
    assert first.digest == second.digest
    assert "the committee ⟨committee⟩" in first.text
    letters.run()
    assert "Example Network" in letters.texts()["eva.txt"]


def test_comments_are_in_the_word_file_alone(letters: Letters) -> None:
    letters.write(text=TEXT + "Sure.{>>Is it?<<}\n", front=FRONT.replace("closing:", "comments: docx\nclosing:"))
    _, said = letters.run("docx", "txt")
    assert said == [("structure.comment", 11), ("recipients.empty", 3)]
    assert "Is it?" not in "".join(letters.texts().values())
    with zipfile.ZipFile(letters.folder / "1-anna-muller.docx") as package:
        assert b"Is it?" in package.read("word/comments.xml")


def test_what_a_page_of_another_file_says_stays(letters: Letters) -> None:
    """Values, notes, tables and references are in every letter as in a single one; only the marks differ."""
    body = "See @tbl-a.^[Note for {{ recipient.name }}.]\n\n::: table {#tbl-a}\nCaption for {{ recipient.name }}\n\n"
    letters.write(text=body + "| A | B |\n|---|---|\n| {{ recipient.committee }} | x |\n:::\n")
    _, said = letters.run("docx", "pdf", "txt")
    assert said == [("recipients.empty", 3)]
    text = letters.texts()["1-anna-muller.txt"].replace("\u00a0", " ")
    assert "See Table 1." in text
    assert "Note for Anna Müller." in text
    assert "Caption for Anna Müller" in text
    assert "IMCO" in text
