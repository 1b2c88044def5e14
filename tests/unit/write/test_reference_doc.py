"""An organisation's own Word file: its look stays, its text and its past go, in whatever language its Word was."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import docx
import pytest
from docx_lint import lint
from letterheads import IDS, letterhead, styles
from msgspec.structs import replace
from sample import HERE, document, group, head, para, sample_document, sample_look

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.records import Scalar
from toolkit.load.reference_doc import find_reference_doc
from toolkit.model.tree import Document
from toolkit.write.docx import DOCX

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIBREOFFICE = Path(__file__).with_name("libreoffice.docx")


def write(root: Path, file: bytes, whole: Document | None = None) -> tuple[bytes, Report]:
    (root / "ours.docx").write_bytes(file)
    report = Report()
    reference = find_reference_doc(Scalar(text="ours.docx", span=HERE), (root,), report)
    assert reference is not None
    look = sample_look()
    data = DOCX.write(
        whole or sample_document(), replace(look, theme=replace(look.theme, reference=reference)), report
    ).data
    return data, report


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def style_of(data: bytes, words: str) -> str:
    """The id of the style of the paragraph that begins so."""
    file = docx.Document(io.BytesIO(data))
    found = next(one for one in file.paragraphs if one.text.startswith(words))
    return str(found.style.style_id if found.style is not None else "")


@pytest.mark.parametrize("lang", IDS)
def test_styles_are_found_by_words_own_names(lang: str, tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead(lang))
    assert style_of(data, "Child sexual abuse online") == IDS[lang]["Title"]
    assert style_of(data, "What we found") == IDS[lang]["heading 1"]
    assert style_of(data, "How long removal takes") == IDS[lang]["heading 2"]
    assert style_of(data, "Table\u00a01") == IDS[lang]["caption"]
    names = [one.name for one in docx.Document(io.BytesIO(data)).styles]
    assert sorted(names) == sorted(set(names))


def test_what_the_file_says_of_a_style_stays(tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead("fr"))
    heading = next(one for one in fromstring(parts(data)["word/styles.xml"]) if one.get(f"{W}styleId") == "Titre1")
    assert heading.find(f"{W}rPr/{W}color").get(f"{W}val") == "008844"  # type: ignore[union-attr]


def test_a_style_of_another_name_with_our_id_is_left_alone(tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead())
    made = style_of(data, "Require platforms")
    assert made != "Recommendation"
    named = {one.style_id: one.name for one in docx.Document(io.BytesIO(data)).styles}
    assert (named[made], named["Recommendation"]) == ("Recommendation", "Our advice")


def test_added_styles_have_the_fonts_of_the_file(tmp_path: Path) -> None:
    text = parts(write(tmp_path, letterhead())[0])["word/styles.xml"]
    assert "Noto" not in text
    table = next(one for one in fromstring(text) if one.get(f"{W}styleId") == "TableText")
    assert table.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii") == "Futura"  # type: ignore[union-attr]


def test_head_foot_page_and_margins_are_those_of_the_last_section(tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead())
    file = docx.Document(io.BytesIO(data))
    for section in file.sections:
        assert section.page_width is not None
        assert round(section.page_width.mm) == 210
        assert section.left_margin is not None
        assert round(section.left_margin.mm) == 30
        assert section.top_margin is not None
        assert round(section.top_margin.mm) == 40
    first = file.sections[0]
    assert [one.text for one in first.header.paragraphs] == ["Our letterhead"]  # taken over from the section before
    assert [one.text for one in first.footer.paragraphs] == ["Registered charity 12345"]
    assert "media/image1.png" in parts(data)["word/_rels/header1.xml.rels"]


def test_nothing_of_its_past_is_left(tmp_path: Path) -> None:
    files = parts(write(tmp_path, letterhead())[0])
    everything = "\n".join(files.values())
    for trace in (
        "Secret",
        "An old letter",
        "to somebody",
        "Deleted words",
        "rsid",
        "w:ins ",
        "w:del ",
        "commentRange",
    ):
        assert trace not in everything, trace
    assert not [name for name in files if "comments" in name]
    assert "evenAndOddHeaders" not in files["word/settings.xml"]  # no head of the file is for even pages


def test_numberings_do_not_clash(tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead())
    root = fromstring(parts(data)["word/numbering.xml"])
    numbers = [one.get(f"{W}numId") for one in root.findall(f"{W}num")]
    definitions = [one.get(f"{W}abstractNumId") for one in root.findall(f"{W}abstractNum")]
    assert len(numbers) == len(set(numbers))
    assert len(definitions) == len(set(definitions))
    used = set(re.findall(r'<w:numId w:val="(\d+)"', parts(data)["word/document.xml"])) - {"0"}
    assert used <= set(numbers)
    assert not used & {"1", "3"}  # those of the file, which counts in Roman numerals


def test_headings_count_only_where_the_template_does(tmp_path: Path) -> None:
    data, _ = write(tmp_path, letterhead(), document(head(1, "Plain"), head(1, "Counted", number="1")))
    body = fromstring(parts(data)["word/document.xml"])
    counted = {
        "".join(text.text or "" for text in one.iter(f"{W}t")): one.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")  # type: ignore[union-attr]
        for one in body.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}pStyle") is not None
    }
    assert counted["Plain"] == "0"
    assert counted["Counted"] not in ("0", "1")


def test_the_text_has_the_language_of_the_document(tmp_path: Path) -> None:
    text = parts(write(tmp_path, letterhead("fr"))[0])["word/styles.xml"]
    assert re.findall(r'<w:lang [^>]*w:val="([^"]+)"', text) == ["en-GB"]


def test_one_note_tells_what_comes_from_the_theme(tmp_path: Path) -> None:
    _, report = write(tmp_path, letterhead())
    told = [one for one in report.found if one.code.startswith("theme.")]
    assert [one.code for one in told] == ["theme.reference-doc-styles"]
    assert "ours.docx" in told[0].message
    assert "theme `sober`; the PDF keeps the look of the theme" in told[0].message


@pytest.mark.parametrize("lang", [*IDS, "libreoffice", "word"])
def test_the_result_is_a_sound_file(lang: str, tmp_path: Path) -> None:
    data, _ = write(tmp_path, file_of(lang))
    assert lint(data) == []


def file_of(lang: str) -> bytes:
    """One of ours, one that LibreOffice made, or the one that Word made for python-docx."""
    if lang == "libreoffice":
        return LIBREOFFICE.read_bytes()
    if lang != "word":
        return letterhead(lang)
    buffer = io.BytesIO()
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Alliance"
    file.save(buffer)
    return buffer.getvalue()


def test_a_file_of_libreoffice(tmp_path: Path) -> None:
    data, _ = write(tmp_path, file_of("libreoffice"))
    assert style_of(data, "We reported") == "TextBody"
    assert style_of(data, "What we found") == "Heading1"
    assert 'w:val="start"' not in parts(data)["word/numbering.xml"]


def test_a_file_without_foot_gets_page_numbers(tmp_path: Path) -> None:
    data, _ = write(tmp_path, file_of("word"))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert [one.text for one in section.header.paragraphs] == ["Alliance"]
    assert section.footer.paragraphs[0].text.endswith("Page 1 of 1")
    assert section.footer.paragraphs[0].style is not None
    assert section.footer.paragraphs[0].style.name == "Footer"


def test_a_file_without_numberings_settings_and_heads(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    )
    rels += (
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/word/styles.xml"/>'
    )
    bare = letterhead(
        **{  # type: ignore[arg-type]
            "document": f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>',
            "_rels/document.xml": f"{rels}</Relationships>",
            "numbering": None,
            "settings": None,
        }
    )
    data, _ = write(tmp_path, bare, document(para("x"), group("recommendation", para("Act."))))
    assert lint(data) == []
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "x"


@pytest.mark.parametrize("broken", ["<w:styles", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:styles>&a;</w:styles>"])
def test_a_file_that_cannot_be_read_is_an_error(broken: str, tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "ours.docx").write_bytes(letterhead(styles=broken))
    reference = find_reference_doc(Scalar(text="ours.docx", span=HERE), (tmp_path,), report)
    look = sample_look()
    with pytest.raises(Failure):
        DOCX.write(document(para("x")), replace(look, theme=replace(look.theme, reference=reference)), report)
    assert [one.code for one in report.found] == ["theme.reference-doc"]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PRINT, str(Path(__file__).parent), seed], capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1
    assert styles("en")


PRINT = """
import sys, hashlib, pathlib, tempfile
sys.path.insert(0, sys.argv[1])
from test_reference_doc import write, letterhead
print(hashlib.sha256(write(pathlib.Path(tempfile.mkdtemp()), letterhead("fr"))[0]).hexdigest())
"""
