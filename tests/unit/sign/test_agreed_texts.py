"""Consent is given to one text: what counts as a change, who is printed afterwards, what they are sent."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission
from toolkit.build.sign_on import check_signatories, decide, record_text, sign_on_status
from toolkit.sign.agreed import changes_between

LETTER = "submissions/sample/submission.md"
FRONT = """\
---
title: A letter
date: 2021-04-15
template: open-letter
addressee: The Director
salutation: Dear Director,
closing: Yours,
evidence: {log: log}
signatories: signatories.csv
---

We are {{ signatories.total }}. There were {{ log.reported }} reports. We ask you to **act** “now”.

1. Answer within a day.
"""
HEAD = "id,kind,name,email,consent,text_hash\n"


@pytest.fixture
def letter(place: Any) -> Any:
    place.write(LETTER, FRONT)
    _sign(place, "")
    return place


def _sign(place: Any, digest: str, consent: str = "yes") -> None:
    rows = f"A1,person,Ann Lee,ann@example.org,{consent},{digest}\nA2,person,Bob Moe,bob@example.org,yes,{digest}\n"
    place.write("submissions/sample/signatories.csv", HEAD + rows)


def _record(place: Any, editorial: str = "") -> str:
    report = Report()
    digest, _ = record_text(str(place.submission), editorial, report)
    assert [one.code for one in report] == []
    return digest


def _again(place: Any) -> list[str]:
    status = sign_on_status(str(place.submission), Report())
    return [row.name for _, rows in status.again for row in rows]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**act**", "act"),
        ("“now”", '"now"'),
        ("1. Answer", "1)  Answer"),
        ("Dear Director,", "Dear Madam,"),
        ("date: 2021-04-15", "date: 2021-05-15"),
        ("There were", "There\nwere"),
    ],
)
def test_what_is_only_layout_changes_no_text(letter: Any, old: str, new: str) -> None:
    _sign(letter, _record(letter))
    letter.edit(LETTER, old, new)
    assert _again(letter) == []


def test_another_signature_changes_no_text(letter: Any) -> None:
    digest = _record(letter)
    _sign(letter, digest)
    letter.edit("submissions/sample/signatories.csv", "A2,", f"A3,person,Cy Noe,,yes,{digest}\nA2,")
    assert _again(letter) == []


@pytest.mark.parametrize(("old", "new"), [("act", "react"), ("a day", "two days"), ("log.reported", "log.removed")])
def test_one_word_changed_and_everybody_must_confirm(letter: Any, old: str, new: str) -> None:
    _sign(letter, _record(letter))
    letter.edit(LETTER, old, new)
    assert _again(letter) == ["Ann Lee", "Bob Moe"]
    assert [code for code, _ in letter.findings()] == ["signatories.none", "signatories.other-text"]


def test_a_changed_number_in_the_data_is_a_changed_text(letter: Any) -> None:
    _sign(letter, _record(letter))
    file = Path(letter.root, "evidence/log/data/reports.csv")
    file.write_text(file.read_text() + "R11,2020-05-11,active\n")
    assert _again(letter) == ["Ann Lee", "Bob Moe"]


def test_an_editorial_change_needs_a_reason_and_no_confirmation(letter: Any) -> None:
    _sign(letter, _record(letter))
    letter.edit(LETTER, "within a day", "within one day")
    assert _again(letter) == ["Ann Lee", "Bob Moe"]
    _record(letter, "the same, said better")
    assert _again(letter) == []
    letter.edit(LETTER, "within one day", "within two days")
    assert _again(letter) == ["Ann Lee", "Bob Moe"]


def test_the_first_text_is_an_edition_of_nothing(letter: Any) -> None:
    report = Report()
    with pytest.raises(Failure):
        record_text(str(letter.submission), "why", report)
    assert [one.code for one in report] == ["signatories.text"]


def test_who_signed_an_unknown_text_is_not_printed_once_texts_are_written_down(letter: Any) -> None:
    assert letter.findings() == []
    _record(letter)
    assert _again(letter) == ["Ann Lee", "Bob Moe"]


def test_the_e_mail_says_what_changed(letter: Any) -> None:
    _sign(letter, _record(letter))
    letter.edit(LETTER, "within a day", "within a week")
    (mail,) = sign_on_status(str(letter.submission), Report()).mails
    assert mail.startswith("Please confirm your signature: A letter\n\n")
    assert "Before: Answer within a day.\nNow: Answer within a week.\n" in mail
    assert "There were 10 reports" in mail
    assert "example.org" not in mail


def test_who_withdraws_is_gone_from_every_byte(letter: Any) -> None:
    _sign(letter, _record(letter))
    formats = ("docx", "pdf", "html", "txt", "md", "json")
    build_submission(str(letter.submission), Report(), formats)
    assert any(b"Ann Lee" in data for data in _bytes(letter))
    _sign(letter, _record(letter), consent="withdrawn")
    report = Report()
    build_submission(str(letter.submission), report, formats)
    assert [(one.code, one.message) for one in report] == [
        ("signatories.left-out", "Ann Lee: withdrew; not printed, and not counted")
    ]
    assert not any(
        b"Ann Lee" in data or b"ann@example.org" in data or b"bob@example.org" in data for data in _bytes(letter)
    )
    assert any(b"Bob Moe" in data for data in _bytes(letter))


def _bytes(place: Any) -> list[bytes]:
    """All that a build wrote; what is packed inside a DOCX, unpacked; a PDF by the words that it shows."""
    import pdfplumber

    found = list[bytes]()
    for file in Path(place.submission, "build").rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        found.append(data)
        if file.suffix == ".docx":
            with zipfile.ZipFile(BytesIO(data)) as package:
                found += [re.sub(rb"<[^>]*>", b"", package.read(name)) for name in package.namelist()]
        if file.suffix == ".pdf":
            with pdfplumber.open(file) as pdf:
                found += [(page.extract_text() or "").encode() for page in pdf.pages]
    return found


def test_of_two_rows_that_are_the_same_one_is_printed(letter: Any) -> None:
    letter.write("submissions/sample/signatories.csv", HEAD + "A1,person,Ann Lee,,yes,\nA2,person,Ann Lee,,yes,\n")
    assert [code for code, _ in letter.findings()] == ["signatories.twice"]
    decide(str(letter.submission), ("A1", "A2"), "A2", "signed twice", Report())
    assert [code for code, _ in letter.findings()] == ["signatories.left-out"]


def test_two_people_of_one_name_are_both_printed(letter: Any) -> None:
    letter.write("submissions/sample/signatories.csv", HEAD + "A1,person,Ann Lee,,yes,\nA2,person,Ann Lee,,yes,\n")
    file = decide(str(letter.submission), ("A1", "A2"), "", "", Report())
    assert letter.findings() == []
    letter.edit(file, "A2", "A9")
    assert [code for code, _ in letter.findings()] == ["signatories.twice", "signatories.decision"]


def test_changes_are_told_by_paragraph() -> None:
    changes = changes_between("one\ntwo\nthree\n", "one\ntwo and a half\nthree\nfour\n")
    assert [(one.before, one.after) for one in changes] == [("two", "two and a half"), ("", "four")]


def test_what_the_check_of_the_list_says(letter: Any) -> None:
    rows = "A1,person,Ann Lee,Autralia,yes\nA2,person,LEE Ann,,yes\nA3,person,Ann M. Lee,,no\n"
    letter.write("submissions/sample/signatories.csv", "id,kind,name,country,consent\n" + rows)
    report = Report()
    signing = check_signatories(str(letter.submission), report)
    assert [(one.code, str(one.span).rpartition("/")[2]) for one in report] == [
        ("signatories.country", "signatories.csv:2:19"),
        ("signatories.alike", "signatories.csv:3:11"),
        ("signatories.left-out", "signatories.csv:4:11"),
    ]
    assert len(signing.selection.printed) == 2


def test_of_a_name_of_three_words_the_check_says_what_it_is_sorted_by(letter: Any) -> None:
    rows = 'A1,person,Gabriel García Márquez,,yes\nA2,person,Gabriel García Márquez II,"García Márquez, Gabriel",yes\n'
    letter.write("submissions/sample/signatories.csv", "id,kind,name,sort_as,consent\n" + rows)
    report = Report()
    check_signatories(str(letter.submission), report)
    told = [one for one in report if one.code == "signatories.sorted"]
    assert [one.message for one in told] == ["sorted Gabriel García Márquez under “Márquez”"]
