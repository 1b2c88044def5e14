"""Many documents that are alike: the writers that keep what they found out give the files of those that keep nothing."""

from random import Random

import pytest
from msgspec.structs import replace
from sample import chart_figure, document, group, items, note, para, sample_document, sample_look, styled
from test_wide import table, wide

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.model.build import Look
from toolkit.model.tree import Block, Blocks, Document, Inline, Inlines, Text
from toolkit.model.walk import rewrite
from toolkit.write.docx.document import DOCX, DocxSeries
from toolkit.write.pdf import PDF
from toolkit.write.pdf.series import assert_engine
from toolkit.write.pdf.writer import PdfSeriesWriter

WORDS = (
    "Anna Müller",
    "محمد علي",
    "Ελένη",
    "x",
    "a much longer text than there was, of several words",
    "fi ffl 12%",
    "Đỗ",
)


def changed(made: Document, seed: int, part: float = 0.2) -> Document:
    """The document with other words in some places; the same elements."""
    random = Random(seed)

    def step(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if isinstance(node, Text) and len(node.text) > 3 and random.random() < part:
            return replace(node, text=random.choice(WORDS))
        return node

    return rewrite(made, step)


def letters(look: Look, *documents: Document) -> None:
    """Each file of the series is the file of a writer that knows of no series, and so is what is said of it."""
    pdf, docx = PdfSeriesWriter(), DocxSeries()
    for made in documents:
        for known, fresh in ((pdf, PDF), (docx, DOCX)):
            said, alone = Report(), Report()
            ours = known.write(made, look, said)
            theirs = fresh.write(made, look, alone)
            assert (ours.data == theirs.data, ours.pages, said.found) == (True, theirs.pages, alone.found)


@pytest.mark.parametrize("template", ["consultation", "open-letter"])
def test_the_sample_in_other_words(template: str) -> None:
    made = sample_document()
    letters(sample_look(template), made, *(changed(made, seed) for seed in range(3)), made)


def test_tables_charts_and_pages_in_landscape() -> None:
    made = document(
        para("Some ", styled("strong", "bold"), " text."),
        chart_figure(),
        wide(replace(table(), caption=())),
        replace(table(3, 60, "tbl-b"), number=2),
    )
    letters(sample_look(), made, *(changed(made, seed, 0.1) for seed in range(2)))


def test_notes_that_have_to_be_moved() -> None:
    """Where a remedy is needed, the page is laid out as if there were no series; and the next one as well."""
    long = "A note that is so long that it takes many lines of the page on which it stands. " * 9
    made = document(
        *(para("Text. " * 60, note(at, long), " More of it.") for at in range(1, 8)), items("One", para("Two"))
    )
    letters(sample_look(), made, changed(made, 1, 0.02), made)


def test_right_to_left() -> None:
    made = replace(sample_document("ar"), direction="rtl")
    letters(sample_look(), made, changed(made, 1), changed(made, 2))


def test_letters_that_no_font_has_are_told_in_each_document() -> None:
    made = [
        document(para(text), group("closing", para("Yours")))
        for text in ("Anna", "Zażółć 𐀀", "Anna", "𐀀 again", "𐀀 again")
    ]
    pdf = PdfSeriesWriter()
    reports = [Report() for _ in made]
    files = [pdf.write(one, sample_look(), report).data for one, report in zip(made, reports, strict=True)]
    assert [[one.code for one in report.found] for report in reports] == [
        [], ["output.glyph"], [], ["output.glyph"], ["output.glyph"],
    ]  # fmt: skip
    assert files[3] == files[4]
    assert files[3] == PDF.write(made[3], sample_look(), Report()).data


def test_titles_in_the_heads_of_pages() -> None:
    made = [document(para("Text. " * 900), title=title) for title in ("To Anna", "To Jan de Vries", "To Anna")]
    letters(sample_look(), *made)


def test_another_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint.layout import page

    assert_engine()
    monkeypatch.setattr(page, "set_page_type_computed_styles", lambda *given: None)
    with pytest.raises(MissingPart):
        assert_engine()
