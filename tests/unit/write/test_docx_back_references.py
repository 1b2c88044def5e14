"""Back references of footnotes, “(n 4)”, follow their note: a build after somebody inserted another one counts anew."""

import re
import zipfile
from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

TEXT = "One [@smith2020, p. 3]. Two [@un2021]. Three, see [@smith2020, p. 9]. Four: [@un2021, p. 2].\n"


def _parts(place: Any, text: str) -> tuple[str, list[str]]:
    """The body of the DOCX as XML, and its footnotes in order."""
    place.text(text)
    report = Report()
    build_submission(str(place.submission), report, ("docx",))
    assert not list(report)
    with zipfile.ZipFile(Path(place.submission, "build/sample.docx")) as parts:
        body, notes = (parts.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
    return body, re.findall(r'<w:footnote [^>]*w:id="[1-9].*?</w:footnote>', notes, re.S)


def _text(note: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", note)).strip()


def test_a_note_inserted_before_renumbers_every_back_reference(place: Any) -> None:
    _, before = _parts(place, TEXT)
    assert ["(n 1) 9" in _text(before[2]), "(n 2) 2" in _text(before[3])] == [True, True]
    _, after = _parts(place, "First a note.^[Inserted.] " + TEXT)
    assert _text(after[0]) == "Inserted."
    assert ["(n 2) 9" in _text(after[3]), "(n 3) 2" in _text(after[4])] == [True, True]


def test_word_finds_the_note_of_a_back_reference(place: Any) -> None:
    """The number is a NOTEREF field to a bookmark round the call of that very note."""
    body, notes = _parts(place, TEXT)
    targets = [name for note in notes for name in re.findall(r"NOTEREF (\S+)", note)]
    assert len(targets) == 2
    for target, number in zip(targets, ("1", "2"), strict=True):
        call = re.search(rf'w:name="{target}"/>(.*?)<w:bookmarkEnd', body, re.S)
        assert call
        assert f'<w:footnoteReference w:id="{number}"/>' in call[1]
