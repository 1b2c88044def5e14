"""The PDF: every footnote on its page, tags, metadata, our fonts, the same bytes, and nothing read from elsewhere."""

import io
import logging
import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from sample import (
    HERE,
    ROOT,
    STAMP,
    chart,
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
    sample_theme,
)

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.base.source import Source
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Block, Code, Document, Image, Note, Quote, Table, Text
from toolkit.model.walk import nodes_of
from toolkit.write import typefaces
from toolkit.write.pdf import PDF, engine


def written(made: Document, look: Look | None = None) -> tuple[Rendering, list[str]]:
    report = Report()
    result = PDF.write(made, look or sample_look(), report)
    return result, [one.code for one in report.found]


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as file:
        return [page.get_textpage().get_text_bounded() for page in file]


def words(data: bytes) -> str:
    """The text of all pages; a word that was broken at the end of a line is whole again."""
    return " ".join(re.sub("[-\u00ad\u2010\ufffe\x02]\r?\n", "", text) for text in pages(data)).replace("\r\n", " ")


@pytest.fixture(scope="module")
def sample() -> tuple[Rendering, list[str]]:
    return written(sample_document())


@pytest.mark.parametrize("template", ["consultation", "treaty-body", "open-letter", "evidence-appendix"])
def test_a_whole_document_is_written_without_a_word_of_complaint(template: str) -> None:
    result, codes = written(sample_document(), sample_look(template))
    assert codes == []
    assert result.data.startswith(b"%PDF-1.7")
    assert result.pages == len(pages(result.data))


def test_every_word_arrives(sample: tuple[Rendering, list[str]]) -> None:
    text = re.sub(r"\s+", "", words(sample[0].data))
    hyphens = re.compile(r"[\s\u2010-]+")
    for node in nodes_of(sample_document()):
        if isinstance(node, Text):
            assert hyphens.sub("", node.text) in hyphens.sub("", text)


def test_every_note_stands_on_its_page(sample: tuple[Rendering, list[str]]) -> None:
    assert sample[1] == []
    text = words(sample[0].data)
    for phrase in (
        "version of 1 July 2020.",
        "A note that is called in a caption.",
        "Includes Messenger",
        "in a recommendation.",
    ):
        assert text.count(phrase) == 1


def many_notes(seed: int) -> tuple[Block, ...]:
    """Paragraphs, lists, quotes, captions and cells full of notes of different lengths."""
    blocks: list[Block] = []
    for at in range(14):
        number = 7 * at
        long = "A sentence that takes some room on the page. " * (1 + (at * seed) % 5)
        cell = (str(at), note(number + 1, "A note in a cell."))
        heading = ("Reports", note(number + 2, "A note in the head of a table."))
        caption = ("A table", note(number + 3, "A note in a caption. " * (1 + at % 3)))
        table = Table(
            head=row("Platform", heading, first_is_header=False),
            body=tuple(row(f"Row {line}", cell if line == 2 else "1") for line in range(4 + (at * seed) % 30)),
            caption=run(*caption),
            id=f"tbl-{at}",
            number=at + 1,
            span=HERE,
        )
        blocks += [
            para(long, note(number + 4, long), long, note(number + 5, "Short."), long),
            table if at % 3 == seed % 3 else Quote(content=(para(*cell, *heading, *caption),), span=HERE),
            items((para(long, note(number + 6, long)),), (para("An item."), para("More of it.")), tight=False),
            group("recommendation", para(long, note(number + 7, "In a box.")), number=str(at + 1)),
        ]
    return tuple(blocks)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_footnote_is_lost_among_very_many(seed: int) -> None:
    made = document(*many_notes(seed))
    result, codes = written(made)
    assert codes == []
    assert sum(isinstance(node, Note) for node in nodes_of(made)) == 98
    assert words(result.data).count("A note in a cell.") == 14


def test_a_table_in_a_note_is_printed_as_words() -> None:
    table = Table(head=row("Head", "Other"), body=(row("cell", "1"),), span=HERE)
    result, codes = written(
        document(para("a", note(1, "One.", table, items("x", "y", start=3), Quote(content=(para("q"),), span=HERE))))
    )
    assert codes == ["output.not-shown"]
    assert all(word in words(result.data) for word in ("cell", "3. x", "4. y", "q"))


def test_numbers_of_notes_and_lists_are_those_of_the_tree() -> None:
    result, codes = written(document(para("a", note(8, "Eight.")), items("seven", start=7)))
    assert codes == []
    assert "8\u2002Eight." in words(result.data).replace("8 Eight.", "8\u2002Eight.")
    assert "7. seven" in words(result.data)


# ------------------------------------------------------------------ the pages


def test_head_and_foot_of_the_pages(sample: tuple[Rendering, list[str]]) -> None:
    first, second, *_ = pages(sample[0].data)
    assert "Page 1 of 3" in first
    assert "Page 2 of 3" in second
    assert "GOSA" not in first
    assert "GOSA" in second


def test_the_foot_speaks_the_language_of_the_document() -> None:
    result, codes = written(document(para("Bonjour."), lang="fr"))
    assert codes == []
    assert "Page 1 sur 1" in words(result.data)


def test_contents_name_the_pages(sample: tuple[Rendering, list[str]]) -> None:
    assert re.search(r"What we ask for[ .]+3", pages(sample[0].data)[0])


def test_a_short_table_stays_on_one_page() -> None:
    table = Table(head=row("a", "b"), body=tuple(row(f"row {at}", "1") for at in range(12)), span=HERE)
    for lines in (18, 24, 30):
        result, _ = written(document(*(para("Text.") for _ in range(lines)), table))
        assert sum("row " in page for page in pages(result.data)) == 1


def test_the_head_of_a_long_table_stands_on_every_page() -> None:
    table = Table(head=row("Platform", "b"), body=tuple(row(f"row {at}", "1") for at in range(90)), span=HERE)
    result, codes = written(document(table))
    assert codes == []
    assert all("Platform" in page for page in pages(result.data))
    assert len(pages(result.data)) > 1


def test_a_heading_stays_with_its_text() -> None:
    for lines in range(20, 34):
        result, _ = written(
            document(*(para("Text.") for _ in range(lines)), head(1, "Heading"), para("Below it."), para("End."))
        )
        (page,) = [page for page in pages(result.data) if "Heading" in page]
        assert "Below it." in page


# ------------------------------------------------------------------ the file


def test_the_fonts_of_the_toolkit_are_in_the_file(sample: tuple[Rendering, list[str]]) -> None:
    with pypdfium2.PdfDocument(sample[0].data) as file:
        names = {item.get_font().get_base_name() for page in file for item in page.get_objects(filter=(1,))}
    assert {"toolkit-Noto-Serif", "toolkit-Noto-Sans"} <= {name.partition("+")[2] for name in names}


def test_signs_that_text_fonts_lack_come_from_our_fonts() -> None:
    result, codes = written(document(para("≥ → ⟨x⟩ ✓ ☐ ≠ ″")))
    assert codes == []
    assert all(sign in words(result.data) for sign in "≥→⟨✓☐≠")


def test_a_font_that_does_not_come_with_the_toolkit_is_a_note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    look = sample_look()
    own = replace(look, theme=replace(look.theme, heading_font="Example Grotesk"))
    result, codes = written(document(para("x")), own)
    assert codes == ["output.fonts"]
    assert result.pages == 1
    monkeypatch.setattr(typefaces, "FOLDER", tmp_path)
    assert written(document(para("x")))[1] == ["output.fonts", "output.fonts"]


def test_the_same_document_gives_the_same_bytes_in_every_process(sample: tuple[Rendering, list[str]]) -> None:
    script = (
        "import sys; from sample import sample_document, sample_look\n"
        "from toolkit.base.diagnostic import Report\nfrom toolkit.write.pdf import PDF\n"
        "sys.stdout.buffer.write(PDF.write(sample_document(), sample_look(), Report()).data)"
    )
    path = f"{Path(__file__).parent}:{ROOT}"
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path, "HOME": "/nonexistent", "PATH": ""}
        other = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True).stdout
        assert other == sample[0].data


def test_another_moment_or_another_text_is_another_file() -> None:
    one, _ = written(document(para("x")))
    later, _ = written(document(para("x")), replace(sample_look(), stamp=STAMP + 86_400))
    other, _ = written(document(para("y")))
    assert len({one.data, later.data, other.data}) == 3


# ------------------------------------------------------------------ the engine


def test_only_fonts_and_pictures_of_the_document_are_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    engine.load_engine()
    fetch = engine.fetcher(sample_look())
    assert fetch.fetch("picture:seal.png").read().startswith(b"\x89PNG")
    assert fetch.fetch("font:NotoSans-Regular.ttf").read()
    for address in (
        secret.as_uri(),
        "https://example.org/x.png",
        "font:../pdf.py",
        "font:%2e%2e/pdf.py",
        "picture:secret.png",
        "data:,x",
    ):
        with pytest.raises(ValueError, match="only fonts and pictures"):
            fetch.fetch(address)


def test_a_page_that_asks_for_more_gets_nothing_and_the_author_is_told() -> None:
    look = sample_look()
    text = look.template.page.text.replace("{{ body }}", '{{ body }}<img src="https://example.org/x.png" alt="x">')
    own = replace(look, template=replace(look.template, page=Source(path="page.html.j2", text=text)))
    report = Report()
    PDF.write(document(para("x")), own, report)
    assert {one.code for one in report.found} == {"output.pdf-engine"}
    assert "https://example.org/x.png" in report.found[0].message


def test_a_rule_that_the_engine_does_not_know_is_a_note() -> None:
    look = sample_look()
    own = replace(look, template=replace(look.template, css="p { display: sparkling }"))
    report = Report()
    PDF.write(document(para("x")), own, report)
    assert [(one.code, one.severity) for one in report.found] == [("output.pdf-engine", "note")]


def test_a_letter_that_no_font_has_is_named_with_its_place() -> None:
    report = Report()
    PDF.write(document(para("a \U0001f469 b")), sample_look(), report)
    assert [(one.code, one.severity) for one in report.found] == [("output.glyph", "warning")]
    assert "U+1F469" in report.found[0].message
    assert report.found[0].span is not None


def test_decorative_pictures_are_no_complaint() -> None:
    picture = Image(path="seal.png", alt="", decorative=True, span=HERE)
    assert written(document(para("x ", picture)))[1] == []


def test_charts_of_every_size_fit() -> None:
    figures = (
        replace(chart_figure(), content=chart(series, long), id=f"fig-{series}-{long}", number=series)
        for series in (1, 4)
        for long in (False, True)
    )
    assert written(document(*figures, picture_figure()))[1] == []


def test_the_same_chart_twice_is_no_complaint() -> None:
    """Nothing in the picture has a name that stands in the document once more."""
    again = (replace(chart_figure(), id=f"fig-{at}", number=at) for at in (1, 2))
    assert written(document(*again))[1] == []


def test_what_the_engine_logs_stays_out_of_the_log_of_the_program(caplog: pytest.LogCaptureFixture) -> None:
    look = sample_look()
    own = replace(look, template=replace(look.template, css="p { display: sparkling }"))
    with caplog.at_level(logging.DEBUG):
        written(document(para("x")), own)
    assert [record for record in caplog.records if record.name.startswith("weasyprint")] == []


def test_a_computer_without_pango_is_told_what_to_install() -> None:
    script = (
        "from types import SimpleNamespace\n"
        "from toolkit.write.pdf import loading\n"
        "def refuse(*_): raise OSError('cannot load library')\n"
        "ready = loading._ready\n"
        "def here(text):\n"
        "    made = ready(text)\n"
        "    names = {name: getattr(made, name) for name in dir(made) if not name.startswith('_')}\n"
        "    return SimpleNamespace(**{**names, 'dlopen': refuse})\n"
        "loading._ready = here\n"
        "from toolkit.base.diagnostic import MissingPart\nfrom toolkit.write.pdf import engine\n"
        "try: engine.load_engine()\n"
        "except MissingPart as missing: print(missing.need, '|', missing.remedy)\n"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    need, _, remedy = shown.stdout.strip().partition(" | ")
    assert need == "PDF needs the library Pango, which is not on this computer."
    assert remedy.startswith(("sudo apt-get install libpango", "brew install pango"))
    assert issubclass(MissingPart, Exception)


def test_the_cure_is_made_for_this_version_of_the_engine() -> None:
    assert engine.load_engine().__version__.startswith(engine.VERSION)
    context = __import__("weasyprint.layout", fromlist=["LayoutContext"]).LayoutContext
    before = context._update_footnote_area
    engine._cure_footnotes()
    assert context._update_footnote_area is before


def test_the_theme_decides_over_paper_and_margins() -> None:
    look = sample_look()
    letter = replace(sample_theme(), page_width=215.9, page_height=279.4)
    result, codes = written(document(para("x")), replace(look, theme=letter))
    assert codes == []
    with pypdfium2.PdfDocument(io.BytesIO(result.data)) as file:
        width, height = file[0].get_size()
    assert (round(width), round(height)) == (612, 792)


# ------------------------------------------------------------------ the edges


def table_of(heads: tuple[str, ...], cell: str, caption: str = "By country") -> Table:
    body = (row("Instagram", *(cell for _ in heads)), row("TikTok", *(cell for _ in heads)))
    return Table(head=row("Platform", *heads), body=body, caption=run(caption), number=1, span=HERE)


COUNTRIES = (
    "Austria", "Belgium", "Bulgaria", "Czechia", "Denmark", "Germany", "Netherlands", "Portugal", "Romania", "Slovakia",
    "Spain", "Sweden", "Total",
)  # fmt: skip


def within_the_margins(data: bytes) -> bool:
    """Whether every letter stands between the left and the right margin (25 mm or less)."""
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            text, width = page.get_textpage(), page.get_width()
            boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
            if any(left < 40 or right > width - 40 for left, _, right, _ in boxes):
                return False
    return True


@pytest.mark.parametrize("template", ["consultation", "treaty-body", "open-letter", "evidence-appendix"])
@pytest.mark.parametrize("heads", [COUNTRIES, tuple(f"Responsibility {at}" for at in range(14))])
def test_a_table_with_many_columns_stays_on_the_page(template: str, heads: tuple[str, ...]) -> None:
    wide = table_of(heads, "1,234")
    result, codes = written(document(wide, group("recommendation", wide, items((wide,)))), sample_look(template))
    assert codes == []
    assert within_the_margins(result.data)
    assert words(result.data).count("1,234") == 6 * len(heads)  # no number is broken


def test_a_table_that_no_page_has_room_for_is_an_error_with_its_place() -> None:
    report = Report()
    PDF.write(document(table_of(tuple(f"C{at}" for at in range(40)), "12,345")), sample_look(), report)
    assert [(one.code, one.severity) for one in report.found] == [("output.overflow", "error")]
    assert "the table “By country” has more columns than page 1" in report.found[0].message
    assert report.found[0].span == HERE


def test_what_cannot_be_broken_is_broken_anyway_and_nothing_is_added() -> None:
    address = "https://example.org/" + "q" * 150
    made = document(
        para("See ", link(address, address), " and ", Code(text="c" * 140, span=HERE)),
        para("A call", note(1, f"At https://example.org/{'z' * 150} it stands.")),
        Table(head=row("One", "Two", "Three"), body=(row("x" * 120, "some words", address),), span=HERE),
    )
    result, codes = written(made)
    assert codes == []
    assert within_the_margins(result.data)
    text = re.sub(r"\s+", "", "".join(pages(result.data)))
    assert text.count(address) == 2
    assert all(whole in text for whole in ("c" * 140, "x" * 120, "z" * 150))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/internationalisation/responsibility/considerations?administration=1&communication=2",
        "www.example.org/internationalisation.responsibility.considerations.administration.communication/x",
        "doi:10.1000/internationalisation.responsibility.considerations-administration-communication",
        "internationalisation.responsibility.considerations@administration.communication.example.org",
    ],
)
def test_addresses_get_no_hyphens(address: str) -> None:
    made = document(
        *(para("A word " * at, address, " and more", note(at, f"{'As in ' * at}{address}.")) for at in range(1, 9))
    )
    result, codes = written(made)
    assert codes == []
    text = re.sub(r"\s+", "", "".join(pages(result.data)).replace("\x02", "-"))  # pdfium's sign for one at a line end
    assert text.count(address) == 16


def test_a_template_whose_words_leave_the_page_is_told() -> None:
    look = sample_look()
    css = "p, span, td { overflow-wrap: normal !important; hyphens: none !important }"
    own = replace(look, template=replace(look.template, css=css))
    report = Report()
    PDF.write(document(para("q" * 150), para("a", note(1, "w" * 150))), own, report)
    assert [one.code for one in report.found] == ["output.overflow", "output.overflow"]
    assert all(one.span == HERE for one in report.found)
    assert "does not fit on page 1" in report.found[0].message


def test_a_link_without_words_shows_its_address() -> None:
    result, codes = written(document(para("See ", link("http://x.y"), ".")))
    assert codes == []
    assert "See http://x.y." in words(result.data)


@pytest.mark.parametrize("name", ["seal.png", "pictures/the seal (é).png"])
def test_a_picture_that_cannot_be_read_is_named_with_its_place(name: str) -> None:
    look = replace(sample_look(), images={name: b"\x89PNG\r\n\x1a\n"})
    report = Report()
    PDF.write(document(para("x ", Image(path=name, alt="The seal", span=HERE))), look, report)
    assert [(one.code, one.span) for one in report.found] == [("output.picture", HERE)]
    assert f"`{name}`" in report.found[0].message


def test_a_table_of_much_text_breaks_instead_of_leaving_half_a_page() -> None:
    rows = tuple(row(f"row {at}", "A sentence of some words. " * 20) for at in range(6))
    table = Table(head=row("a", "b"), body=rows, span=HERE)
    result, codes = written(document(*(para("Text.") for _ in range(24)), table))
    assert codes == []
    assert sum("row " in page for page in pages(result.data)) == 2


def test_arabic_words_are_set_in_one_font_that_joins_letters() -> None:
    result, codes = written(
        document(para("\u0627\u0644\u0628\u064a\u0626\u0629 \u0627\u0644\u0631\u0642\u0645\u064a\u0629"))
    )
    assert codes == []
    assert b"Noto-Sans-Math" not in result.data
