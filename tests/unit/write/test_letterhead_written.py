"""Letterhead and running heads as Word, PDF and HTML show them."""

import io

import docx
from docx_reading import write_document
from msgspec.structs import replace
from sample import blue_square, document, para, sample_look

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.people import Organisation
from toolkit.model.template import Letterhead, Logo, Running
from toolkit.write.page import HTML
from toolkit.write.pdf import PDF
from toolkit.write.running_head import Counter, letterhead_lines, running_texts
from toolkit.write.stylesheet import stylesheet

LOGO = Logo(path="logo.png", alt="The alliance", mark="0123abcd", ratio=2.0, raster=blue_square())
SENDER = Letterhead(
    lines=("{organisation}", "{address} · {email} · {web}", "{short-name}"), logo=LOGO, height=20, side="left"
)


def look(letterhead: Letterhead | None = SENDER, running: Running | None = None, **organisation: str) -> Look:
    usual = sample_look()
    theme = replace(usual.theme, letterhead=letterhead, running=running or usual.theme.running)
    who = replace(usual.organisation, **organisation)  # type: ignore[arg-type]
    return replace(usual, theme=theme, organisation=who, images={**usual.images, **theme.pictures})


def test_lines_are_filled_and_empty_ones_are_left_out() -> None:
    assert letterhead_lines(look()) == (
        "Girls Online Safety Alliance",
        "12 Example Street, 1000 Exampletown · policy@gosa.example.org · gosa.example.org",
        "GOSA",
    )
    assert letterhead_lines(look(email="", web=""))[1] == "12 Example Street, 1000 Exampletown"
    nobody = replace(look(), organisation=Organisation(name=""))
    assert letterhead_lines(nobody) == ()


def test_word_has_it_in_the_head_of_the_first_page_alone() -> None:
    file = docx.Document(io.BytesIO(write_document(document(para("x")), look=look()).data))
    first = file.sections[0].first_page_header
    assert [one.text for one in first.paragraphs] == list(letterhead_lines(look()))
    assert 'descr="The alliance"' in first.part.blob.decode()
    assert file.sections[0].header.paragraphs[0].text.startswith("GOSA")


def test_a_centred_logo_stands_above_the_lines() -> None:
    centred = look(replace(SENDER, side="center", lines=("{web}",)))
    file = docx.Document(io.BytesIO(write_document(document(para("x")), look=centred).data))
    assert [one.text for one in file.sections[0].first_page_header.paragraphs] == ["", "gosa.example.org"]
    assert "text-align: center" in stylesheet(document(para("x")), centred, fonts=True)


def test_the_pdf_makes_room_for_it() -> None:
    tall = replace(SENDER, height=50)
    assert "margin-top: 71.5mm" in stylesheet(document(para("x")), look(tall), fonts=True)  # 12.5 + 50 + 9
    report = Report()
    rendering = PDF.write(document(para("x")), look(tall), report)
    assert report.found == []
    assert rendering.pages == 1
    assert rendering.data.count(b"/Subtype /Image") == 1


def test_a_web_page_holds_logo_and_lines() -> None:
    page = HTML.write(document(para("x")), look(), Report()).data.decode()
    assert '<img class="logo" src="data:image/png;base64,' in page
    assert 'alt="The alliance"' in page
    assert "<p>12 Example Street, 1000 Exampletown · policy@gosa.example.org · gosa.example.org</p>" in page
    assert "page-letterhead left" not in HTML.write(document(para("x")), look(None), Report()).data.decode()


def test_names_from_files_never_become_markup() -> None:
    hostile = look(name='A <b>"bold"</b> & Co\\')
    assert "<p>A &lt;b&gt;" in HTML.write(document(para("x")), hostile, Report()).data.decode()
    sheet = stylesheet(document(para("x")), hostile, fonts=True)
    assert "<b>" not in sheet
    assert r"A \3c b\3e " in sheet


def test_the_corners_of_a_page() -> None:
    given = Running(head_left="{organisation}", head_right="", foot_left="Draft {page}/{pages}", foot_right="{page-of}")
    texts = running_texts(document(para("x")), look(running=given))
    assert texts.head_left == ("Girls Online Safety Alliance",)
    assert texts.head_right == ()
    assert texts.foot_left == ("Draft ", Counter("page"), "/", Counter("pages"))
    assert texts.foot_right == ("Page ", Counter("page"), " of ", Counter("pages"))


def test_the_corners_in_word_are_fields() -> None:
    given = Running(foot_left="Draft {page}", foot_right="", first_page=True)
    written = write_document(document(para("x")), look=look(None, given))
    section = docx.Document(io.BytesIO(written.data)).sections[0]
    assert section.footer.paragraphs[0].text.startswith("Draft 1")
    assert " PAGE " in section.footer.part.blob.decode()
    assert section.first_page_header.paragraphs[0].text.startswith("GOSA")
