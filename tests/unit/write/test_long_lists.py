"""Long lists of those who sign: one node in the tree; Word and PDF say each name once, in order, whatever letters it has.

What the files say is held against the list by `prove`, which reads them again and knows nothing of these writers.
"""

import io
import re
import zipfile
from itertools import pairwise
from typing import Any, Literal

import pikepdf
import pytest
from msgspec.structs import replace
from sample import sample_document, sample_look

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.roll import unrolled
from toolkit.model.tree import Document, Group, Heading, Paragraph, Roll, Text
from toolkit.model.walk import plain_text, walk
from toolkit.proof.prove import prove
from toolkit.proof.tree_events import tree_events
from toolkit.write.docx import DOCX
from toolkit.write.markdown import MARKDOWN
from toolkit.write.page import HTML
from toolkit.write.pdf import PDF
from toolkit.write.text import TEXT

Layout = Literal["columns", "list", "table", "compact"]
LAYOUTS: tuple[Layout, ...] = ("columns", "list", "table", "compact")
HERE = Source(path="signatories.csv", text="").span()
UGLY = (
    ("محمد الرشيد", "جامعة دمشق"),
    ("ليلى حداد (بيروت)", "Dr (med.) University [new]"),
    ("מרים לוי", ""),
    ("Nguyễn Thị Minh Khai", "a\nb"),
    ("Ana " + "x" * 150, "tab\tinside"),
    ("Jean Picard-Very-Long-Double-Barrelled-Name-That-Goes-On-And-On-And-Never-Ends-At-All", "office difficult"),
    ("=HYPERLINK(\"http://x\")", "{{ config }} **bold** <b>&amp;</b>"),
    ("Олена Шевченко", "Γιώργος"),
    ("José\u00a0Maria dos Santos", "Zoe\u0301"),
)  # fmt: skip


def _lines(count: int) -> list[tuple[str, str]]:
    plain = [(f"Name {number} Person", "Some Organisation" if number % 3 else "") for number in range(count)]
    return [*plain[: count // 2], *UGLY, *plain[count // 2 :]]


def _roll(layout: Layout, count: int = 600) -> Roll:
    lines = _lines(count)
    texts = tuple(lines) if layout == "table" else tuple((", ".join(filter(None, line)),) for line in lines)
    heads = ("Name", "Organisation") if layout == "table" else ()
    return Roll(layout=layout, lines=texts, heads=heads, between="; ", spans=(HERE,) * len(texts), span=HERE)


def _document(roll: Roll, lang: str = "en-GB", direction: Literal["ltr", "rtl"] = "ltr") -> Document:
    role = "signatories" if roll.layout == "columns" else f"signatories-{roll.layout}"
    heading = Heading(level=1, content=(Text(text="Persons", span=HERE),), span=HERE)
    group = Group(role=role, content=(heading, roll), span=HERE)
    title = Paragraph(role="title", content=(Text(text="A letter", span=HERE),), span=HERE)
    return replace(sample_document(), content=(title, group), lang=lang, direction=direction)


def _codes(report: Report) -> list[str]:
    return [one.code for one in report]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("lang", "direction"), [("en-GB", "ltr"), ("ar", "rtl")])
def test_word_and_pdf_say_each_name(layout: Layout, lang: str, direction: Literal["ltr", "rtl"]) -> None:
    document, report = _document(_roll(layout), lang, direction), Report()
    files = {one.suffix: one.write(document, sample_look(), report).data for one in (DOCX, PDF)}
    prove(document, files, HERE, report)
    assert set(_codes(report)) <= {"output.glyph"}  # the fonts of the toolkit have no Hebrew letters


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_list_says_what_the_blocks_say_for_which_it_stands(layout: Layout) -> None:
    roll = _roll(layout)
    whole, blocks = _document(roll), _document(roll)
    title, group = blocks.content
    assert isinstance(group, Group)
    blocks = replace(blocks, content=(title, replace(group, content=(group.content[0], *unrolled(roll)))))
    assert [(one.kind, one.text) for one in tree_events(whole)] == [(one.kind, one.text) for one in tree_events(blocks)]
    for writer in (TEXT, MARKDOWN, HTML):
        report = Report()
        assert writer.write(whole, sample_look(), report).data == writer.write(blocks, sample_look(), Report()).data
        assert _codes(report) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_list_gives_the_same_bytes(layout: Layout) -> None:
    document = _document(_roll(layout, 120))
    for writer in (DOCX, PDF):
        first, second = (writer.write(document, sample_look(), Report()).data for _ in range(2))
        assert first == second


def _places(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Where on the page each line of the list begins."""
    content = b"\n".join(stream.read_bytes() for stream in page.obj.Contents.as_list()) if isinstance(
        page.obj.Contents, pikepdf.Array
    ) else page.obj.Contents.read_bytes()  # fmt: skip
    return [(float(x), float(y)) for x, y in re.findall(rb"1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm \[", content)]


def test_lines_do_not_stand_on_each_other() -> None:
    data = PDF.write(_document(_roll("columns")), sample_look(), Report()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = [_places(page) for page in pdf.pages]
    assert sum(map(len, pages)) >= 600
    for places in pages:
        assert len(set(places)) == len(places)
        lines = sorted(places, key=lambda place: (place[0] > 300, place[1]))
        steps = [after[1] - before[1] for before, after in pairwise(lines) if (after[0] > 300) == (before[0] > 300)]
        assert min(steps) > 12  # CSS pixels: letters of 8.5 points are 11.3 high


def test_a_heading_goes_with_its_first_names_and_no_page_holds_a_single_one() -> None:
    """Whatever stands before it: the list begins on the page of its heading, and the last page has three or more."""
    for before in range(0, 60, 9):
        document = _document(_roll("list", 130))
        words = tuple(Heading(level=2, content=(Text(text=f"Line {n}", span=HERE),), span=HERE) for n in range(before))
        pages = _texts(
            PDF.write(
                replace(document, content=(document.content[0], *words, *document.content[1:])), sample_look(), Report()
            ).data
        )
        first = next(page for page in pages if "Persons" in page)
        assert "Name 0 Person" in first
        assert len(re.findall(r"Name \d+ Person", pages[-1])) >= 3


def _texts(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]


def test_the_head_of_a_table_stands_on_each_page_and_is_heard_once() -> None:
    data = PDF.write(_document(_roll("table")), sample_look(), Report()).data
    pages = _texts(data)
    assert len(pages) > 5
    assert all("Name" in page and "Organisation" in page for page in pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        heads = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/THead"]
        rows = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR"]
    assert len(heads) == 1
    assert len(rows) == 1 + len(_lines(600))


def test_word_has_a_paragraph_for_each_name_in_two_columns() -> None:
    data = DOCX.write(_document(_roll("columns")), sample_look(), Report()).data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        text = file.read("word/document.xml").decode()
    assert text.count('w:val="Signatory"/>') == len(_lines(600))
    assert 'w:num="2"' in text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in text
    assert "w:repeated" not in text


def test_a_character_that_word_cannot_hold_is_told() -> None:
    roll = replace(_roll("list"), lines=(("A\x01b",), *_roll("list").lines[1:]))
    report = Report()
    DOCX.write(_document(roll), sample_look(), report)
    assert _codes(report) == ["output.character"]


def _signed(place: Any, layout: str, count: int, country: str = "Peru") -> Report:
    rows = "".join(f"person,Name {number},{country},yes\n" for number in range(count))
    place.write("submissions/sample/signatories.csv", "kind,name,country,consent\n" + rows)
    front = (
        "---\ntitle: A\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
        f"signatories: {{file: signatories.csv, layout: {layout}}}\n---\n"
    )
    place.text("Text.", front=front, parts="")
    report: Report = place.check()[1]
    return report


def test_a_table_that_nobody_could_open_becomes_a_list(place: Any) -> None:
    assert _codes(_signed(place, "table", 20_001)) == ["signatories.long-table"]


def test_groups_of_a_long_list_are_one_node_each(place: Any) -> None:
    countries = ("Peru", "Kenya")
    rows = "".join(f"person,Name {number},{countries[number % 100 == 0]},yes\n" for number in range(800))
    place.write("submissions/sample/signatories.csv", "kind,name,country,consent\n" + rows)
    front = (
        "---\ntitle: A\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
        "signatories: {file: signatories.csv, by: country}\n---\n"
    )
    place.text("Text.", front=front, parts="")
    prepared, report = place.check()
    assert _codes(report) == []
    rolls = [node for node in walk(prepared.document.content) if isinstance(node, Roll)]
    assert [len(roll.lines) for roll in rolls] == [792]  # Kenya has 8: too few
    assert "Kenya\nName 0\n" in plain_text(prepared.document.content)


def test_an_unknown_country_is_told_at_its_cell(place: Any) -> None:
    (found,) = _signed(place, "list", 3, "Atlantis")
    assert found.code == "signatories.country"
    assert found.span is not None
    assert (found.span.excerpt, found.span.line) == ("Atlantis", 2)


def test_arabic_details_are_joined_with_an_arabic_comma(place: Any) -> None:
    place.write("submissions/sample/signatories.csv", "kind,name,role,country,consent\nperson,Ann,Nurse,Peru,yes\n")
    front = (
        "---\ntitle: A\ndate: 2021-04-15\nlang: ar\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
        "signatories: signatories.csv\n---\n"
    )
    place.text("Text.", front=front, parts="")
    assert "Ann، Nurse، بيرو" in plain_text(place.check()[0].document.content)
