"""Tables, figures and pictures of a Word file."""

from fractions import Fraction

import pytest
from docx_lint import WP, W, value
from docx_reading import attribute, has, words, write_blocks
from msgspec.structs import replace
from sample import (
    HERE,
    blue_square,
    chart,
    chart_figure,
    items,
    link,
    note,
    outcome_table,
    para,
    picture_figure,
    row,
    run,
    sample_look,
)

from toolkit.model.evidence import Series
from toolkit.model.tree import Code, Figure, Image, Table
from toolkit.write.columns import columns
from toolkit.write.docx.styles import text_width


def table(*rows: tuple[str, ...], **more: object) -> Table:
    head, *body = (row(*cells, first_is_header=False) for cells in rows)
    return Table(head=head, body=tuple(body), span=HERE, **more)  # type: ignore[arg-type]


def test_a_table_with_its_caption_and_notes() -> None:
    written = write_blocks(outcome_table())
    caption, tbl, source = written.body[:3]
    assert words(caption) == "Table\u00a01: Outcome of our reports, by platform"
    assert has(caption, "pPr/keepNext")
    assert words(source) == "Source: Report log, May–June 2020. N = 2,203."
    assert value(source, "pPr/pStyle") == "SourceNote"
    assert value(tbl, "tblPr/tblCaption") == "Outcome of our reports, by platform"
    assert value(tbl, "tblPr/tblDescription") == "Instagram removed 72 of 1,297 items, Facebook 118 of 842."
    assert value(tbl, "tblPr/tblStyle") == "EvidenceTable"


def test_the_head_is_repeated_and_rows_are_whole() -> None:
    tbl = write_blocks(outcome_table()).body[1]
    rows = tbl.findall(f"{W}tr")
    assert [has(one, "trPr/tblHeader") for one in rows] == [True, False, False, False]
    assert all(has(one, "trPr/cantSplit") for one in rows)


def test_row_heads_and_numbers() -> None:
    tbl = write_blocks(outcome_table()).body[1]
    cells = tbl.findall(f"{W}tr")[1].findall(f"{W}tc/{W}p")
    assert [value(one, "pPr/pStyle") for one in cells] == ["TableText"] * 4
    assert [value(one, "pPr/jc") for one in cells] == [None, "right", "right", "right"]
    assert attribute(tbl, "tblPr/tblLook", "firstColumn") == "1"


def test_a_caption_in_the_language_of_the_document() -> None:
    assert write_blocks(outcome_table(), lang="fr-BE").texts("Caption") == [
        "Tableau\u00a01\u00a0: Outcome of our reports, by platform"
    ]


def test_a_table_without_caption_can_be_linked_to_and_touches_no_other() -> None:
    bare = table(("A", "B"), ("1", "2"), id="tbl-bare")
    written = write_blocks(para(link("#tbl-bare", "see")), bare, bare)
    kinds = [one.tag.removeprefix(W) for one in written.body]
    assert kinds == ["p", "bookmarkStart", "bookmarkEnd", "tbl", "p", "tbl", "p", "sectPr"]
    assert value(written.body[3], "tblPr/tblDescription") == "A, B"


def test_rows_of_different_length_are_filled_up() -> None:
    tbl = write_blocks(table(("A", "B"), ("1",), ("1", "2", "3"))).body[0]
    assert [len(one.findall(f"{W}tc")) for one in tbl.findall(f"{W}tr")] == [3, 3, 3]


def test_short_tables_stay_on_a_page_and_long_ones_may_break() -> None:
    def kept(count: int) -> list[bool]:
        tbl = write_blocks(table(*((str(n), "x") for n in range(count)))).body[0]
        return [value(one, "tc/p/pPr/keepNext") is None for one in tbl.findall(f"{W}tr")]

    assert kept(4) == [True, True, True, False]
    assert kept(20) == [True, True, *[False] * 16, True, False]


def test_few_rows_with_much_text_may_break() -> None:
    """Otherwise such a table leaves half a page empty before it. Two rows stay together at both ends."""
    rows = (("Dataset", "x"), *(("Source", "a sentence of some words " * 12) for _ in range(6)))
    tbl = write_blocks(table(*rows)).body[0]
    kept = [value(one, "tc/p/pPr/keepNext") is None for one in tbl.findall(f"{W}tr")]
    assert kept == [True, True, False, False, False, True, False]


def test_dates_numbers_and_intervals_stand_on_one_line() -> None:
    dates = ("13 December 2011", "13 de diciembre de 2011", "309 of 544", "52% to 61%")
    for shown in dates:
        rows = (row("Date", "Step", "By whom"), row(shown, "A sentence of some length " * 20, "Many words " * 20))
        fitted = columns(rows, 9000, 8.5, 119)
        assert 0 in fitted.whole
        assert fitted.widths[0] - 2 * 119 >= len(shown) * 8.5 * 0.6 * 20 - 1
        assert sum(fitted.widths) == 9000


def test_a_table_of_a_name_and_a_number_is_not_as_wide_as_the_page() -> None:
    fitted = columns((row("Year", "Reports received"), row("2010", "223,374")), 9000, 8.5, 119)
    assert fitted.slim
    assert sum(fitted.widths) == 5400
    assert not columns((row("Year", "Reports " * 8), row("2010", "223,374")), 9000, 8.5, 119).slim


def test_widths_follow_the_content() -> None:
    rows = (row("Platform", "N"), row("A sentence which is far longer than any number " * 3, "12"))
    wide, narrow = columns(rows, 9000, 9, 85).widths
    assert wide + narrow == 9000
    assert wide > 7500
    assert narrow > 300


def test_more_words_than_room() -> None:
    rows = (row(*("Incomprehensibilities" for _ in range(12))),)
    fitted = columns(rows, 9000, 9, 85)
    assert sum(fitted.widths) == 9000
    assert max(fitted.widths) - min(fitted.widths) <= 12
    assert fitted.size == 6.5
    assert fitted.broken


def test_letters_become_smaller_before_a_word_is_broken() -> None:
    heads = row(*("Responsibility" for _ in range(6)))
    fitted = columns((heads, row(*("1" for _ in range(6)))), 9000, 9, 85)
    assert 6.5 <= fitted.size < 9
    assert fitted.tight
    assert not fitted.broken
    assert not columns((row("Responsibility", "1"),), 9000, 9, 85).tight


def test_where_nothing_helps_the_widest_columns_give_way_and_numbers_stay_whole() -> None:
    rows = (row(*("1,234" for _ in range(10)), *("Incomprehensibilities" for _ in range(6))),)
    fitted = columns(rows, 9000, 9, 85)
    assert fitted.broken
    assert min(fitted.widths) >= len("1,234") * 6.5 * 0.6 * 20
    assert max(fitted.widths) < len("Incomprehensibilities") * 6.5 * 0.74 * 20


def test_a_very_long_word_does_not_take_the_room_of_the_others() -> None:
    fitted = columns((row("a sentence of some words", "q" * 150),), 9000, 9, 85)
    assert not fitted.tight
    assert fitted.widths[0] > 1500


def test_a_table_of_many_columns_has_smaller_letters_and_less_space() -> None:
    heads = tuple("Responsibility" for _ in range(8))
    tbl = write_blocks(table(heads, (Code(text="x", span=HERE), link("https://example.org", "y"), *"234567"))).body[0]
    sizes = {value(one, "r/rPr/sz") or value(one, "rPr/sz") for one in tbl.iter(f"{W}p", f"{W}hyperlink")}
    assert len(sizes - {None}) == 1
    points = float((sizes - {None}).pop() or 0) / 2
    assert 6.5 <= points < 9
    assert attribute(tbl, "tblPr/tblCellMar/left", "w") == "38"
    plain = write_blocks(table(("a", "b"), ("1", "2"))).body[0]
    assert plain.find(f"{W}tblPr/{W}tblCellMar") is None
    assert plain.find(f".//{W}sz") is None


def test_a_table_in_a_list_is_as_wide_as_the_room_left() -> None:
    tbl = next(write_blocks(items((table(("A",), ("a sentence " * 30,)),))).body.iter(f"{W}tbl"))
    assert attribute(tbl, "tblPr/tblInd", "w") == "420"
    assert attribute(tbl, "tblPr/tblW", "w") == str(text_width(sample_look().theme) - 420)


# ------------------------------------------------------------------ figures


def test_a_chart_with_its_caption_below() -> None:
    written = write_blocks(chart_figure())
    picture, caption, source = written.paragraphs()
    assert [value(one, "pPr/pStyle") for one in (picture, caption, source)] == ["Figure", "Caption", "SourceNote"]
    assert words(caption) == "Figure\u00a01: Reports by month and outcome"
    assert value(picture, "pPr/keepNext") == "1"
    assert value(caption, "pPr/keepNext") == "1"
    described = next(picture.iter(f"{WP}docPr"))
    assert described.get("descr") == "Bars by month: in every month more items were still online than removed."
    extent = next(picture.iter(f"{WP}extent"))
    assert abs(int(extent.get("cx", "0")) - text_width(sample_look().theme) * 635) < 36000


def test_a_picture_in_its_own_size() -> None:
    written = write_blocks(picture_figure(), para("In a line: ", Image(path="seal.png", alt="The seal", span=HERE)))
    assert len({one for one in written.parts["word/_rels/document.xml.rels"] if "image" in one.get("Target", "")}) == 1
    assert [one.get("descr") for one in written.body.iter(f"{WP}docPr")] == [
        "A blue square, the seal of the alliance",
        "The seal",
    ]
    assert {one.get("cx") for one in written.body.iter(f"{WP}extent")} == {str(64 * 914400 // 72)}
    assert value(written.paragraphs("Caption")[0], "pPr/keepNext") == "0"


def test_a_picture_wider_than_the_page_is_made_smaller() -> None:
    look = replace(sample_look(), images={"seal.png": blue_square(2000)})
    extent = next(write_blocks(picture_figure(), look=look).body.iter(f"{WP}extent"))
    assert int(extent.get("cx", "0")) <= text_width(sample_look().theme) * 635
    assert extent.get("cx") == extent.get("cy")


def test_a_picture_in_a_note_or_a_cell() -> None:
    look = replace(sample_look(), images={"seal.png": blue_square(2000)})
    seal = Image(path="seal.png", alt="The seal", span=HERE)
    narrow = Table(head=row("A", "B"), body=(row((seal,), "x"),), span=HERE)
    written = write_blocks(para("x", note(1, para(seal))), narrow, look=look)
    relations = written.parts["word/_rels/footnotes.xml.rels"]
    assert [one.get("Target") for one in relations] == ["media/image1.png"]
    widths = [int(one.get(f"{W}w", "0")) * 635 for one in written.body.iter(f"{W}gridCol")]
    extent = next(written.body.iter(f"{WP}extent"))
    assert int(extent.get("cx", "0")) < widths[0]


def test_a_decorative_picture_says_so() -> None:
    written = write_blocks(para(Image(path="seal.png", alt="", decorative=True, span=HERE)))
    described = next(written.body.iter(f"{WP}docPr"))
    assert described.get("descr") == ""
    assert (
        next(iter(described.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"))).get("val")
        == "1"
    )


def test_words_stand_for_a_picture_that_is_not_there() -> None:
    missing = Image(path="gone.png", alt="The seal", span=HERE)
    figure = Figure(content=missing, alt="", caption=run("It"), span=HERE)
    assert write_blocks(figure, para(replace(missing, alt=""))).texts() == ["[The seal]", "It", "[gone.png]"]


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", blue_square()[:20], b"\xff\xd8\xff\xe0"])
def test_a_picture_that_cannot_be_read_is_reported(data: bytes) -> None:
    look = replace(sample_look(), images={"seal.png": data})
    written = write_blocks(
        para(Image(path="seal.png", alt="The seal", span=HERE)), look=look, codes=("output.picture",)
    )
    assert written.texts() == ["[The seal]"]


def test_a_chart_may_be_taller_than_a_picture() -> None:
    names = tuple(f"Land {chr(65 + at % 26) * 8}" for at in range(45))
    bars = Series(name="Items", values=tuple(Fraction(at) for at in range(45)), shown=tuple(map(str, range(45))))
    tall = replace(chart_figure(), content=replace(chart(1), categories=names, series=(bars,)))
    extent = next(write_blocks(tall).body.iter(f"{WP}extent"))
    assert int(extent.get("cx") or 0) / 36_000 + 0.5 > 160
