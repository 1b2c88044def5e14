"""Pages in landscape, in Word, PDF and HTML: only where they are asked for, no page left empty, heads and feet kept."""

import pypdfium2
import pytest
from docx_lint import W
from docx_reading import attribute, write_blocks
from sample import HERE, chart_figure, document, group, note, para, row, run, sample_look, sample_theme

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Block, Document, Table
from toolkit.write.page import HTML
from toolkit.write.pdf import PDF

UPRIGHT, LANDSCAPE = "upright", "landscape"


def table(count: int = 12, lines: int = 4, identity: str = "tbl-a") -> Table:
    names = [f"Column heading {at}" for at in range(count)]
    body = tuple(row(*(f"word {line}.{at}" for at in range(count)), numbers=False) for line in range(lines))
    caption = run("A wide table", note(1, "A note."))
    return Table(head=row(*names, numbers=False), body=body, caption=caption, id=identity, number=1, span=HERE)


def wide(*content: Block) -> Block:
    return group("wide", *content)


TEXT = para("Some running text.")
ORDERS = {
    "middle": ((TEXT, wide(table()), para("More.")), [UPRIGHT, LANDSCAPE, UPRIGHT]),
    "end": ((TEXT, wide(table())), [UPRIGHT, LANDSCAPE]),
    "start": ((wide(table()), TEXT), [LANDSCAPE, UPRIGHT]),
    "alone": ((wide(table()),), [LANDSCAPE]),
    "twice": ((TEXT, wide(para("One.")), wide(table()), TEXT), [UPRIGHT, LANDSCAPE, UPRIGHT]),
    "parted": ((wide(table()), TEXT, wide(para("Two."))), [LANDSCAPE, UPRIGHT, LANDSCAPE]),
    "in a part": ((TEXT, group("part", para("In it."), wide(table())), TEXT), [UPRIGHT, LANDSCAPE, UPRIGHT]),
}


def pdf_of(made: Document) -> bytes:
    report = Report()
    data = PDF.write(made, sample_look(), report).data
    assert [one.code for one in report.found] == []
    return data


@pytest.mark.parametrize("order", ORDERS)
def test_pages_of_the_pdf(order: str) -> None:
    content, expected = ORDERS[order]
    with pypdfium2.PdfDocument(pdf_of(document(*content))) as file:
        assert [LANDSCAPE if page.get_width() > page.get_height() else UPRIGHT for page in file] == expected
        texts = [page.get_textpage().get_text_bounded() for page in file]
    assert [f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, 1)] == [True] * len(texts)
    assert ["GOSA" in text for text in texts[1:]] == [True] * (len(texts) - 1)  # the running head


@pytest.mark.parametrize("order", ORDERS)
def test_sections_of_the_word_file(order: str) -> None:
    content, expected = ORDERS[order]
    sections = list(write_blocks(*content).body.iter(f"{W}sectPr"))
    turned = [attribute(section, "pgSz", "orient") == "landscape" for section in sections]
    begins = [attribute(section, "type", "val") in (None, "nextPage") for section in sections]
    seen = [LANDSCAPE if wide else UPRIGHT for wide, new in zip(turned, begins, strict=True) if new]
    assert seen == expected
    named = [len(section.findall(f"{W}headerReference")) for section in sections]
    assert [count == 2 for count in named] == begins  # each kind of page has the header that fits its width


def test_every_section_of_the_word_file_holds_something() -> None:
    written = write_blocks(TEXT, wide(table()), wide(para("Two.")), TEXT)
    assert written.texts("Spacer") == [""]  # the thin line below the table, which also ends its section


def test_a_wide_table_is_as_wide_as_the_page_in_word() -> None:
    theme = sample_theme()
    written = write_blocks(table(), wide(table(identity="tbl-b")), TEXT)
    widths = [attribute(one, "tblPr/tblW", "w") for one in written.body.iter(f"{W}tbl")]
    margins = theme.margins.left + theme.margins.right
    rooms = [theme.page_width - margins, theme.page_height - margins]
    assert widths == [str(round(room / 25.4 * 1440)) for room in rooms]


def test_a_table_that_fits_on_a_wide_page_is_told_to_take_one() -> None:
    def told(block: Block) -> list[tuple[str, bool]]:
        report = Report()
        PDF.write(document(block), sample_look(), report)
        return [(one.code, any("::: wide" in hint.text for hint in one.hints)) for one in report.found]

    def of(count: int) -> Table:
        heads, cells = [f"C{at}" for at in range(count)], ["12,345"] * count
        return Table(head=row(*heads), body=(row(*cells),), caption=run("Many"), id="tbl-x", number=1, span=HERE)

    fits = of(26)
    assert [told(fits), told(wide(fits))] == [[("output.overflow", True)], []]
    huge = of(60)
    assert told(huge) == [("output.overflow", True)]
    assert told(wide(huge)) == [("output.overflow", False)]


def test_a_wide_stretch_is_a_block_of_its_own_on_a_web_page() -> None:
    report = Report()
    page = HTML.write(document(TEXT, wide(chart_figure()), TEXT), sample_look(), report).data.decode()
    assert report.found == []
    assert page.count('<div class="wide">') == 1
    assert page.index("Some running text.") < page.index('<div class="wide">') < page.index("<figure")
