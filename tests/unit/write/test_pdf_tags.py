"""The structure tree of a PDF, read as a screen reader does: every word once, in order, as what it is."""

import io
import re

import pikepdf
import pytest
from msgspec.structs import replace
from pdf_reading import Spoken, all_of, spoken
from sample import (
    HERE,
    chart_figure,
    document,
    group,
    head,
    items,
    link,
    note,
    para,
    picture_figure,
    row,
    run,
    sample_document,
    sample_look,
    styled,
)

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.build import Look
from toolkit.model.tree import (
    Block,
    CodeBlock,
    Contents,
    ContentsEntry,
    Image,
    LineBreak,
    Quote,
    Reference,
    Rule,
    Table,
)
from toolkit.write.pdf import PDF

ARABIC = "\u0646\u0631\u062d\u0628 \u0628\u0627\u0644\u0627\u0642\u062a\u0631\u0627\u062d"
LONG = "A sentence that takes some room on the page. "


def pdf(*content: Block, look: Look | None = None) -> bytes:
    report = Report()
    rendering = PDF.write(document(*content), look or sample_look(), report)
    assert [(one.code, one.message) for one in report.found] == []
    return rendering.data


def tree(*content: Block, look: Look | None = None) -> Spoken:
    return spoken(pdf(*content, look=look))


def html_tree(html: str, css: str = "") -> Spoken:
    """The tree of a page whose template holds `html` beside the document."""
    look = sample_look()
    text = look.template.page.text.replace("{{ body }}", f"{{{{ body }}}}{html}")
    page = replace(look.template, page=Source(path="page.html.j2", text=text), css=css)
    return tree(para("Text."), look=replace(look, template=page))


def words(element: Spoken) -> str:
    return re.sub(r"\s+", " ", element.text).strip()


# ------------------------------------------------------------------ pages


def test_what_goes_over_several_pages_is_one_element() -> None:
    text, cells = LONG * 200, tuple(row(f"Row {at}", LONG * 4) for at in range(30))
    root = tree(
        para(text), Table(head=row("Name", "What"), body=cells, span=HERE), items(*(LONG * 6 for _ in range(40)))
    )
    assert [len(list(all_of(root, kind))) for kind in ("P", "Table", "THead", "TBody", "L", "LI")] == [
        1,
        1,
        1,
        1,
        1,
        40,
    ]
    assert len(list(all_of(root, "TR"))) == 31
    assert whole(next(all_of(root, "P"))) == text.strip()


def test_repeated_heads_and_the_margins_of_pages_are_not_read() -> None:
    data = pdf(Table(head=row("Platform", "What"), body=tuple(row(f"Row {at}", "1") for at in range(90)), span=HERE))
    root = spoken(data)
    assert words(root).count("Platform") == 1
    assert "Page 2 of" not in words(root)
    with pikepdf.open(io.BytesIO(data)) as file:
        content = file.pages[1].Contents.read_bytes()
    assert (
        len(re.findall(rb"/Artifact\s+<<\s*/Type /Pagination\s*>>\s+BDC", content)) == 5
    )  # head and foot, two cells of the head


def test_all_content_is_in_the_tree_or_an_artifact() -> None:
    with pikepdf.open(io.BytesIO(pdf(*sample_document().content))) as file:
        tree_of_parents = list(file.Root.StructTreeRoot.ParentTree.Nums)
        for number, page in enumerate(file.pages):
            owners = tree_of_parents[2 * number + 1]
            numbers = [int(found) for found in re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())]
            assert numbers
            assert all(owners[one] is not None for one in numbers)


# ------------------------------------------------------------------ notes


def test_a_note_is_read_behind_the_paragraph_of_its_call() -> None:
    root = tree(para("Before", note(1, "The first note."), " and ", note(2, "The second."), " after."), para("Next."))
    assert root.kinds == ["P", "Note", "Note", "P"]
    first, one, two, _ = root.elements
    assert [words(call) for call in all_of(first, "Reference")] == ["1", "2"]
    assert [kid.kind for kid in next(all_of(first, "Reference")).elements] == ["Lbl"]
    assert words(one) == "1 The first note."
    assert one.kinds == ["Lbl"]
    assert len({str(each.entry.ID) for each in (one, two)}) == 2


def test_notes_of_a_cell_an_item_and_a_caption_stay_with_it() -> None:
    table = Table(
        head=row("Name", "What"),
        body=(row(("Row", note(2, "Of a cell.")), "1"),),
        caption=run("Caption", note(1, "Of a caption.")),
        span=HERE,
    )
    root = tree(table, items(run_item("Item", "Of an item.", 3)))
    owners = {words(each): kind for kind in ("Caption", "TH", "LBody") for owner in all_of(root, kind) for each in owner.elements if each.kind == "Note"}  # fmt: skip
    assert owners == {"1 Of a caption.": "Caption", "2 Of a cell.": "TH", "3 Of an item.": "LBody"}


def run_item(text: str, noted: str, number: int) -> Block:
    return para(text, note(number, noted))


def test_the_paragraphs_of_a_note_are_paragraphs() -> None:
    root = tree(para("Text", note(1, "One.", items("a", "b"), "Two.")))
    (found,) = all_of(root, "Note")
    assert found.kinds == ["Lbl", "P", "P", "P", "P"]
    assert [words(kid) for kid in found.elements[1:]] == ["One.", "– a", "– b", "Two."]


# ------------------------------------------------------------------ lists


def test_items_are_a_label_and_one_body() -> None:
    inner = items("c", "d", start=1)
    root = tree(items((para("a"), para("b"), inner), (para("e"),), tight=False))
    for item in all_of(root, "LI"):
        assert item.kinds == ["Lbl", "LBody"]
    outer, nested = all_of(root, "L")
    assert (outer.attribute("ListNumbering"), nested.attribute("ListNumbering")) == ("/Disc", "/Decimal")
    assert outer.elements[0].elements[1].kinds == ["P", "P", "L"]


def test_a_list_without_signs_has_no_labels() -> None:
    root = tree(items("Anna", "Bert", role="signatories"))
    (found,) = all_of(root, "L")
    assert [item.kinds for item in found.elements] == [["LBody"], ["LBody"]]
    assert found.attribute("ListNumbering") == "/None"


def test_terms_with_what_they_mean_are_a_list() -> None:
    root = html_tree("<dl><dt>CAZ</dt><dd>Clean air zone</dd><dt>EU</dt><dd>Union</dd><dd>European</dd></dl>")
    (found,) = all_of(root, "L")
    assert [(item.kinds, words(item)) for item in found.elements] == [
        (["Lbl", "LBody"], "CAZClean air zone"), (["Lbl", "LBody"], "EUUnionEuropean"),
    ]  # fmt: skip


# ------------------------------------------------------------------ tables


def test_heads_of_a_table_say_what_they_head() -> None:
    table = Table(
        head=row("Name", "2019", "2020"), body=(row("Instagram", "1", "2"), row("TikTok", "3", "")),
        caption=run("Reports"), number=1, description="Instagram rose.", id="tbl-x", span=HERE,
    )  # fmt: skip
    (found,) = all_of(tree(table), "Table")
    assert found.kinds == ["Caption", "THead", "TBody"]
    assert words(found.elements[0]) == "Table 1: Reports"
    assert [cell.attribute("Scope") for cell in all_of(found, "TH")] == ["/Column"] * 3 + ["/Row"] * 2
    assert [words(cell) for cell in all_of(found, "TD")] == ["1", "2", "3", ""]
    assert found.attribute("Summary") == "Instagram rose."


def test_cells_over_several_rows_and_columns_name_their_heads() -> None:
    root = html_tree(
        "<table><thead><tr><th scope=col>A</th><th scope=col colspan=2>B</th></tr></thead><tbody>"
        "<tr><th scope=row rowspan=2>C</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></tbody></table>"
    )
    (found,) = all_of(root, "Table")
    names = {str(cell.entry.ID): words(cell) for cell in all_of(found, "TH")}
    heads = {words(cell): [names[str(one)] for one in cell.entry.A.Headers] for cell in all_of(found, "TD")}
    assert heads == {number: ["C", "B"] for number in "1234"}
    assert [(cell.attribute("ColSpan"), cell.attribute("RowSpan")) for cell in all_of(found, "TH")] == [
        (None, None), (2, None), (None, 2),
    ]  # fmt: skip


# ------------------------------------------------------------------ figures


def test_pictures_say_what_they_show_and_where_they_are() -> None:
    root = tree(chart_figure(), picture_figure())
    chart, picture = all_of(root, "Figure")
    assert str(chart.entry.Alt) == chart_figure().alt
    assert str(picture.entry.Alt) == picture_figure().alt
    left, bottom, right, top = (float(side) for side in chart.attribute("BBox"))
    assert 40 < left < right < 595 - 40
    assert 421 < bottom < top < 842  # in the upper half of the page, in points from its lower end
    assert [each.kinds[:2] for each in all_of(root, "Div") if "Figure" in each.kinds] == [["Figure", "Caption"]] * 2


def test_a_decorative_picture_is_not_read() -> None:
    made = (para("Text ", Image(path="seal.png", alt="", decorative=True, span=HERE), "."),)
    assert list(all_of(tree(*made), "Figure")) == []


def test_a_picture_in_a_line_is_part_of_the_sentence() -> None:
    (paragraph,) = tree(para("Text ", Image(path="seal.png", alt="The seal", span=HERE), ".")).elements
    (picture,) = all_of(paragraph, "Figure")
    assert picture.attribute("Placement") == "/Inline"


# ------------------------------------------------------------------ links


def test_a_link_is_one_link_however_it_looks() -> None:
    root = tree(
        para(link("https://example.org/x", "a ", styled("strong", "link"), " https://example.org/x ", LONG * 3))
    )
    (found,) = all_of(root, "Link")
    assert found.kinds == []
    assert words(found).startswith("a link https://example.org/x A sentence")


def test_no_area_of_a_link_lies_upon_another() -> None:
    made = pdf(para("See ", link("https://example.org/x", "https://example.org/x"), "."), contents(), head(1, "One", id="one"))  # fmt: skip
    with pikepdf.open(io.BytesIO(made)) as file:
        areas = [annotation for page in file.pages for annotation in page.get("/Annots", [])]
        assert len(areas) == 2
        assert all("/StructParent" in area for area in areas)


def contents() -> Contents:
    entry = ContentsEntry(level=1, number="1", content=run("One"), target="one")
    return Contents(title="Contents", entries=(entry,), span=HERE)


def test_contents_are_a_table_of_contents_without_its_dots() -> None:
    root = tree(contents(), head(1, "One", id="one"))
    (found,) = all_of(root, "TOC")
    assert [item.kind for item in found.elements] == ["TOCI"]
    (item,) = found.elements
    assert item.kinds == ["Reference"]
    assert item.elements[0].kinds == ["Link"]
    assert words(item) == "1 One 1"
    assert words(root.elements[0]) == "Contents"


def test_a_reference_within_the_document_is_a_link() -> None:
    root = tree(para("See ", Reference(target="one", kind="section", text="section 1", span=HERE), "."), head(1, "One", id="one"))  # fmt: skip
    assert [words(each) for each in all_of(root, "Link")] == ["section 1"]


# ------------------------------------------------------------------ other text


def test_quotations_code_and_lines() -> None:
    quote = Quote(content=(para("Quoted."), Quote(content=(para("Within."),), span=HERE)), span=HERE)
    root = tree(
        quote, CodeBlock(text="x = 1", span=HERE), Rule(span=HERE), para("a", LineBreak(hard=True, span=HERE), "b")
    )
    assert root.kinds == ["BlockQuote", "P", "P"]
    assert root.elements[0].kinds == ["P", "BlockQuote"]
    assert root.elements[1].kinds == ["Code"]


def test_parts_and_boxes_are_groups_with_headings() -> None:
    root = tree(head(1, "One"), head(2, "Two"), group("part", para("x"), title="Part"), group("notice", para("y")))
    assert root.kinds == ["H1", "H2", "Sect", "Div"]  # no level is skipped, although the title is missing here
    assert root.elements[2].kinds == ["H2", "P"] or root.elements[2].kinds == ["H1", "P"]


@pytest.mark.parametrize(("levels", "kinds"), [((1, 3, 2), ["H1", "H2", "H2"]), ((2, 3, 1), ["H1", "H2", "H1"])])
def test_no_level_of_headings_is_skipped(levels: tuple[int, ...], kinds: list[str]) -> None:
    root = tree(*(block for level in levels for block in (head(level, "Heading"), para("Text."))))
    assert [each.kind for each in all_of(root, "H1", "H2", "H3", "H4", "H5")] == kinds


def test_words_at_the_end_of_a_line_stay_two_words_and_broken_ones_one() -> None:
    """A space is there to be read where a line ends between words; none within an address or a hyphenated word."""
    address = "https://example.org/" + "path-" * 40
    text = "internationalisation of responsibility " * 20
    root = tree(para(text, styled("strong", "set in bold ") , text.strip(), note(1, "N."), " ", text), para("See ", address), items(text))  # fmt: skip
    first, _, second, found = root.elements
    assert whole(first) == f"{text}set in bold {text.strip()}1 {text.strip()}"
    assert whole(second) == f"See {address}"
    assert whole(found) == f"• {text}".strip()


def whole(element: Spoken) -> str:
    """The words, without the hyphens at the end of lines."""
    return re.sub("\u2010(?=[a-z])", "", words(element))


def test_words_of_another_language_say_which() -> None:
    root = html_tree('<p>An <i lang="fr">aide-mémoire</i>, <b>bold</b></p><p lang="de">Deutsch</p>')
    assert [(each.kind, str(each.entry.Lang), words(each)) for each in all_of(root) if "/Lang" in each.entry] == [
        ("Span", "fr", "aide-mémoire"), ("P", "de", "Deutsch"),
    ]  # fmt: skip


def test_arabic_is_read_in_the_order_of_its_letters() -> None:
    root = tree(para("They wrote ", ARABIC, " to us."))
    assert ARABIC in root.text


def test_signs_in_a_line_from_the_right_are_read_in_their_order() -> None:
    """A number with its dot, and an address that is broken, keep their order and stand within the margins."""
    text = "1. by harm (2) and https://example.org/" + "z" * 90
    report = Report()
    data = PDF.write(document(para(text), para(f"{ARABIC} {text}"), lang="ar"), sample_look(), report).data
    assert [one.code for one in report.found] == []
    first, second = all_of(spoken(data), "P")
    assert words(first) == text
    assert words(second) == f"{ARABIC} {text}"


def test_what_stands_beside_paragraphs_is_a_paragraph_too() -> None:
    root = html_tree("<div>Bare words <b>and</b> more.<p>A paragraph.</p></div><footer>End.</footer>")
    assert [words(each) for each in all_of(root, "P")] == ["Text.", "Bare words and more.", "A paragraph.", "End."]


# ------------------------------------------------------------------ the file


def test_title_language_metadata_and_the_claims() -> None:
    report = Report()
    data = PDF.write(sample_document(), sample_look(), report).data
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang) == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert file.Root.PageMode == "/UseOutlines"
        with file.open_metadata() as metadata:
            claims = {
                name: metadata[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title")
            }
        assert claims["dc:title"] == str(file.docinfo.Title)
        assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("3", "A", "1")
        assert str(file.docinfo.CreationDate).startswith("D:20261118")


def test_a_file_with_an_empty_box_for_a_letter_claims_nothing() -> None:
    report = Report()
    data = PDF.write(document(para("\U0001f9ff")), sample_look(), report).data
    assert [one.code for one in report.found] == ["output.glyph"]
    assert b"pdfuaid:part>1" not in data
    assert b"pdfuaid:part>1" in pdf(para("x"))


def test_metadata_may_hold_any_sign() -> None:
    made = replace(document(para("x")), title=run('A & B <c> "d"'), keywords=("<&>", "b"), authors=("R&D",))
    data = PDF.write(made, sample_look(), Report()).data
    with pikepdf.open(io.BytesIO(data)) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == 'A & B <c> "d"'
        assert metadata["pdf:Keywords"] == "<&>, b"


def test_pictures_are_not_smoothed_by_the_viewer() -> None:
    with pikepdf.open(io.BytesIO(pdf(picture_figure()))) as file:
        images = [
            entry for entry in file.objects if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
    assert images
    assert not any(image.get("/Interpolate", False) for image in images)
