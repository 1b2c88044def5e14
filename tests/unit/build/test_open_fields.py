"""A field that a template lets open: a warning, a place to fill in in Word, its name in brackets elsewhere."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

TEMPLATES = Path(__file__).parents[3] / "templates" / "documents" / "consultation"
FIELD = """\
  register-number:
    explain: "write `register-number: …`"
    fill-in: true
    title: {en: Register number, fr: Numéro de registre}
"""


@pytest.fixture
def register(place: Any) -> Any:
    """The template `register`: a consultation whose title block prints a field that may be left open."""
    for file in TEMPLATES.iterdir():
        if file.is_file():
            place.write(f"templates/documents/register/{file.name}", file.read_bytes())
    place.edit("templates/documents/register/template.yaml", "fields:\n", f"fields:\n{FIELD}")
    loop = '{% for line in fields["register-number"] %}{{ line }} of {{ line | length }}{% endfor %}'
    place.edit("templates/documents/register/document.md.j2", "{{ date }}\n", f"{{{{ date }}}}\\\nNo. {loop}\n")
    place.text("x\n")
    place.edit("submissions/sample/submission.md", "template: consultation\n", "template: register\n")
    return place


def build(place: Any) -> tuple[list[str], str, str]:
    """(codes, the text, Word's XML)."""
    report = Report()
    build_submission(str(place.submission), report, ("docx", "txt"))
    folder = Path(place.submission, "build")
    with zipfile.ZipFile(io.BytesIO((folder / "sample.docx").read_bytes())) as package:
        xml = package.read("word/document.xml").decode()
    return [one.code for one in report.found], (folder / "sample.txt").read_text(encoding="utf-8"), xml


def test_an_open_field(register: Any) -> None:
    codes, text, xml = build(register)
    assert codes == ["structure.open-field"]
    assert "No. [Register number] of 17\n" in text
    assert '<w:alias w:val="Register number"/><w:tag w:val="register-number"/>' in xml
    assert xml.count("<w:showingPlcHdr/>") == 1


def test_it_is_named_in_the_language_of_the_document(register: Any) -> None:
    register.edit("submissions/sample/submission.md", "title: A sample\n", "title: A sample\nlang: fr\n")
    codes, text, _ = build(register)
    assert codes == ["structure.open-field"]
    assert "No. [Numéro de registre] of 20\n" in text


def test_a_field_that_is_written(register: Any) -> None:
    register.edit("submissions/sample/submission.md", "title: A sample\n", "title: A sample\nregister-number: 12-34\n")
    codes, text, xml = build(register)
    assert codes == []
    assert "No. 12-34 of 5\n" in text
    assert "showingPlcHdr" not in xml
    assert xml.count('<w:tag w:val="register-number"/>') == 1


def test_a_word_file_that_is_older_than_a_title_is_written_anew(register: Any) -> None:
    register.edit("submissions/sample/submission.md", "title: A sample\n", "title: A sample\nregister-number: 12-34\n")
    build(register)
    register.edit("templates/documents/register/template.yaml", "en: Register number", "en: Number")
    assert '<w:alias w:val="Number"/>' in build(register)[2]
