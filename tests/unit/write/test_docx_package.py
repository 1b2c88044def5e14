"""The Word file as a file: sound, the same each time, and opened by others."""

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx_lint import lint
from docx_reading import write_blocks, write_document
from msgspec.structs import replace
from sample import STAMP, document, para, run, sample_document

from toolkit.write.docx import DOCX

HERE = Path(__file__).parent
PRINT_HASH = """
import sys, hashlib
sys.path.insert(0, sys.argv[1])
from msgspec.structs import replace
from sample import HERE, para, sample_document, sample_look
from toolkit.base.diagnostic import Report
from toolkit.model.submission import WordOptions
from toolkit.model.tree import Comment, Value
from toolkit.write.docx import DOCX
whole = sample_document()
pieces = Comment(text="Sure?", span=HERE), Value(text="1", control="x", span=HERE)
whole = replace(whole, content=(*whole.content, para(*pieces)))
options = WordOptions(comments=True, native_charts=True)
for look in (sample_look(), replace(sample_look(), word=options)):
    print(hashlib.sha256(DOCX.write(whole, look, Report()).data).hexdigest())
"""


def test_the_writer() -> None:
    assert (DOCX.name, DOCX.suffix) == ("docx", "docx")


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PRINT_HASH, str(HERE)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    (both,) = hashes
    assert len(set(both.split())) == 2


def test_nothing_heavy_is_imported_before_writing() -> None:
    script = "import sys, toolkit.write.docx; print(sorted({'docx', 'lxml', 'matplotlib'} & set(sys.modules)))"
    run_ = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run_.stdout.strip() == "[]"


def test_python_docx_opens_it() -> None:
    file = docx.Document(io.BytesIO(write_document(sample_document()).data))
    assert file.paragraphs[0].text == "Child sexual abuse online – detection, removal and reporting"
    assert file.tables[0].cell(1, 0).text == "Instagram"
    assert file.styles["Heading 1"].name == "Heading 1"


def test_properties() -> None:
    whole = replace(document(para("x"), title="A title " * 50), authors=("One", "Two"), lang="fr")
    properties = docx.Document(io.BytesIO(write_document(whole).data)).core_properties
    assert properties.author == "One; Two"
    assert properties.keywords == "child protection; platforms"
    assert properties.language == "fr"
    assert properties.last_modified_by == "Girls Online Safety Alliance"
    assert len(properties.title) == 255
    assert properties.created == properties.modified == dt.datetime.fromtimestamp(STAMP, dt.UTC)


def test_settings() -> None:
    """Mode 15; no question on opening; a header that finds the right margin of any page; nothing of another program."""
    written = write_document(sample_document())
    with zipfile.ZipFile(io.BytesIO(written.data)) as package:
        settings = package.read("word/settings.xml").decode()
        header, footer = (package.read(f"word/{name}1.xml").decode() for name in ("header", "footer"))
        application = package.read("docProps/app.xml").decode()
        assert not [name for name in package.namelist() if "thumbnail" in name or "theme" in name]
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert "updateFields" not in settings
    assert '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>' in header
    fields = re.findall(r"<w:instrText[^>]*> (\w+) </w:instrText>.*?<w:t>(\d+)</w:t>", footer)
    assert fields == [("PAGE", "1"), ("NUMPAGES", "1")]
    assert re.findall(r">([^<\n]+)<", application) == ["policy-toolkit", "Girls Online Safety Alliance"]


def test_control_characters_do_not_break_properties() -> None:
    whole = replace(document(para("x")), title=run("A\x07 title"), authors=("O\x0bne",))
    file = docx.Document(io.BytesIO(write_document(whole).data))
    assert (file.core_properties.title, file.core_properties.author) == ("A title", "One")


def test_an_empty_document() -> None:
    assert write_blocks().texts() == [""]


# ------------------------------------------------------------------ the lint sees what it should see

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"
Change = tuple[str, str, str]
MUTATIONS: dict[str, Change] = {
    "bookmark-pair": (DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "field-balance": (DOCUMENT, r'<w:fldChar w:fldCharType="end"/>', ""),
    "field-target": (DOCUMENT, r" REF _\w+", " REF _nothing"),
    "style": (DOCUMENT, r'<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Nothing"/>'),
    "numbering": (DOCUMENT, r'<w:numId w:val="1"/>', '<w:numId w:val="99"/>'),
    "cell": (DOCUMENT, r"(</w:tcPr>)<w:p>.*?</w:p>", r"\1"),
    "table-head": (DOCUMENT, r"<w:tblHeader/>", ""),
    "table-words": (DOCUMENT, r"<w:tblDescription [^>]*/>", ""),
    "link-target": (DOCUMENT, r'w:anchor="\w+"', 'w:anchor="nothing"'),
    "relation-id": (DOCUMENT, r'r:embed="\w+"', 'r:embed="rIdNothing"'),
    "alt": (DOCUMENT, r'descr="[^"]+"', 'descr=""'),
    "drawing-twice": (DOCUMENT, r'<wp:docPr id="2"', '<wp:docPr id="1"'),
    "footnote-pair": (NOTES, r'<w:footnote w:id="1">', '<w:footnote w:id="77">'),
    "relation-target": ("word/_rels/document.xml.rels", r'Target="styles.xml"', 'Target="gone.xml"'),
    "title": ("docProps/core.xml", r"<dc:title>[^<]*", "<dc:title>"),
    "language": ("word/styles.xml", r'<w:lang w:val="[^"]*"/>', ""),
}


@pytest.fixture(scope="module")
def sound() -> bytes:
    return write_document(sample_document()).data


@pytest.mark.parametrize("rule", MUTATIONS)
def test_the_lint_has_teeth(rule: str, sound: bytes) -> None:
    part, pattern, new = MUTATIONS[rule]

    def change(text: str) -> str:
        changed, count = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert count == 1
        return changed

    assert rule in {one.partition(":")[0] for one in lint(_changed(sound, part, change))}


def _changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return buffer.getvalue()


# ------------------------------------------------------------------ a real client

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("pdftotext")


@pytest.mark.clients
@pytest.mark.skipif(not (OFFICE and READER), reason="LibreOffice or poppler is not installed")
def test_libreoffice_prints_it(tmp_path: Path, sound: bytes) -> None:
    """LibreOffice counts numbers and fields itself, so its pages show whether they come to what the tree says."""
    assert OFFICE
    assert READER
    file = tmp_path / "sample.docx"
    file.write_bytes(sound)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        [READER, "-layout", str(tmp_path / "sample.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    flat = " ".join(text.split())
    for piece in (
        "1.1 How long removal takes",
        "2. A second numbered paragraph, which refers to paragraph 1 and runs",
        "As Table 1 and Figure 1 show",
        "See the report (n 1).",
        "See Recommendation 1 and section 1.",
        "7. Seven 8. Eight",
        "Page 1 of",
    ):
        assert piece in flat
