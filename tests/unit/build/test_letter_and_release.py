"""A media release speaks of a letter: it counts those who sign that, and who withdraws is gone from both."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission
from toolkit.build.sign_on import FormSaid, add_signatories, record_text, sign_on_status

LETTER = """\
---
title: "{{ signatories.total }} ask for an answer"
date: 2021-04-15
template: open-letter
addressee: The Director
salutation: Dear Director,
closing: Yours,
evidence: {log: log}
signatories: {file: signatories.csv, layout: LAYOUT}
summary: "{{ signatories.total }} people from {{ signatories.countries }} countries ask for an answer."
---

We, {{ signatories.organisations }} organisations and {{ signatories.persons }} experts, ask you to act.
"""
RELEASE = """\
---
title: "{{ signatories.total }} sign"
date: 2021-04-15
template: media-release
spokesperson: [N, Director]
contact: [N]
evidence: {log: log}
signatories: ../sample/signatories.csv
---

{{ signatories.organisations }} organisations, {{ signatories.persons }} experts, {{ signatories.countries }} countries; {{ log.reported }} items.

::: part quote
Act.
:::

::: part notes
None.
:::

::: part about
Us.
:::
"""
ROWS = (
    "A1,person,Ann Lee,AU,ann@example.org,{consent},{text}\nA2,person,Bob Moe,Peru,bob@example.org,yes,{text}\n"
    "A3,organisation,Us Together,AU,us@example.org,yes,{text}\n"
)
FORMATS = ("docx", "pdf", "html", "txt", "mail", "md", "json")


@pytest.fixture
def letter(place: Any) -> Any:
    place.write("submissions/sample/submission.md", LETTER.replace("LAYOUT", "columns"))
    place.write("submissions/release/submission.md", RELEASE)
    _sign(place)
    return place


def _sign(place: Any, consent: str = "yes", text: str = "") -> None:
    rows = ROWS.format(consent=consent, text=text)
    place.write("submissions/sample/signatories.csv", "id,kind,name,country,email,consent,text_hash\n" + rows)


def _build(place: Any, slug: str, formats: tuple[str, ...] = FORMATS) -> list[str]:
    report = Report()
    build_submission(str(place.root / "submissions" / slug), report, formats)
    return [one.code for one in report]


def _text(place: Any, slug: str, suffix: str = "txt") -> str:
    text = (place.root / "submissions" / slug / "build" / f"{slug}.{suffix}").read_text(encoding="utf-8")
    return " ".join(text.split())


def _found(place: Any, slug: str) -> list[str]:
    report = Report()
    with pytest.raises(Failure):
        build_submission(str(place.root / "submissions" / slug), report, ("txt",))
    return [one.code for one in report]


def test_a_release_counts_those_who_sign_the_letter(letter: Any) -> None:
    assert _build(letter, "release", ("txt",)) == []
    assert "1 organisations, 2 experts, 2 countries; 10 items." in _text(letter, "release")
    assert "Ann Lee" not in _text(letter, "release")


def test_who_signed_another_text_of_the_letter_is_not_counted_in_the_release(letter: Any) -> None:
    digest, _ = record_text(str(letter.submission), "", Report())
    _sign(letter, text=digest)
    _build(letter, "release", ("txt",))
    assert "1 organisations, 2 experts" in _text(letter, "release")
    letter.edit(
        "submissions/sample/signatories.csv",
        f"Bob Moe,Peru,bob@example.org,yes,{digest}",
        "Bob Moe,Peru,b@e.org,yes,0123",
    )
    _build(letter, "release", ("txt",))
    assert "1 organisations, 1 experts, 1 countries" in _text(letter, "release")


@pytest.mark.parametrize("layout", ["columns", "list", "table", "compact", "logos"])
def test_who_withdraws_is_gone_from_every_form(letter: Any, layout: str) -> None:
    letter.edit("submissions/sample/submission.md", "layout: columns", f"layout: {layout}")
    assert _build(letter, "sample", (*FORMATS, "summary")) == _build(letter, "release") == []
    before = _bytes(letter)
    assert any(b"Ann Lee" in data for data in before)
    assert _text(letter, "sample", "summary.txt") == "3 ask for an answer 3 people from 2 countries ask for an answer."
    _sign(letter, consent="withdrawn")
    assert _build(letter, "sample", (*FORMATS, "summary")) == ["signatories.left-out"]
    assert _build(letter, "release") == []
    after = _bytes(letter)
    assert not any(b"Ann Lee" in data or b"@example.org" in re.sub(rb"a@example.org", b"", data) for data in after)
    assert _text(letter, "sample", "summary.txt") == "2 ask for an answer 2 people from 2 countries ask for an answer."
    assert "1 organisations, 1 experts, 2 countries" in _text(letter, "release", "mail.txt")


def _bytes(place: Any) -> list[bytes]:
    """All that builds wrote; what is packed inside a DOCX, unpacked; a PDF by the words that it shows."""
    import pdfplumber

    found = list[bytes]()
    for file in Path(place.root, "submissions").glob("*/build/**/*"):
        data = file.read_bytes() if file.is_file() else b""
        found.append(data)
        if file.suffix == ".docx":
            with zipfile.ZipFile(BytesIO(data)) as package:
                found += [re.sub(rb"<[^>]*>", b"", package.read(name)) for name in package.namelist()]
        if file.suffix == ".pdf":
            with pdfplumber.open(file) as pdf:
                found += [(page.extract_text() or "").encode() for page in pdf.pages]
    return found


def test_a_wrong_number_in_release_or_summary_is_found(letter: Any) -> None:
    letter.edit("submissions/release/submission.md", "{{ signatories.total }} sign", "59 organisations urge you to act")
    assert _found(letter, "release") == ["signatories.count-differs"]
    letter.edit("submissions/sample/submission.md", "{{ signatories.total }} people", "59 organisations")
    assert _found(letter, "sample") == ["signatories.count-differs"]


def test_a_letter_with_errors_is_told(letter: Any) -> None:
    letter.edit("submissions/sample/submission.md", "to act", "to {{ log.actt }}")
    assert _build(letter, "release", ("txt",)) == ["signatories.letter"]


@pytest.mark.parametrize(
    "front",
    [
        "signatories: ../release/signatories.csv",  # each names the list of the other
        "nothing: true",
        "signatories: nowhere.csv",
    ],
)
def test_a_letter_that_nobody_signs(letter: Any, front: str) -> None:
    letter.edit("submissions/sample/submission.md", "signatories: {file: signatories.csv, layout: columns}", front)
    assert "signatories.letter" in _found(letter, "release")


def test_names_and_texts_are_kept_with_the_letter(letter: Any) -> None:
    release = str(letter.root / "submissions" / "release")
    for act in (
        lambda told: sign_on_status(release, told),
        lambda told: record_text(release, "", told),
        lambda told: add_signatories(release, "form.csv", FormSaid(), told),
    ):
        report = Report()
        with pytest.raises(Failure):
            act(report)
        assert [one.code for one in report] == ["signatories.letter"]


def test_what_the_release_was_made_from_is_written_down(letter: Any) -> None:
    _build(letter, "release", ("txt",))
    manifest = (letter.root / "submissions/release/build/manifest.json").read_text()
    assert all(name in manifest for name in ("submissions/sample/signatories.csv", "submissions/sample/submission.md"))
    assert "Ann" not in manifest
