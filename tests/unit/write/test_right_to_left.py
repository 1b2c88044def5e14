"""Arabic: a whole submission in Word, PDF and HTML, and what is mirrored, set apart and printed in Arabic letters."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pypdfium2
import pytest
from arabic import write_arabic
from docx_lint import W
from docx_reading import Written, attribute, has, words, write_document
from msgspec.structs import replace
from sample import HERE, document, head, items, note, para, row, run, sample_look, styled, value

from toolkit.base.diagnostic import Report
from toolkit.build.outputs import stamp_of
from toolkit.build.prepared import Prepared
from toolkit.model.build import Look
from toolkit.model.tree import Block, Document, Table
from toolkit.write.html import blocks
from toolkit.write.page import HTML, medium_of
from toolkit.write.pdf import PDF

CHARTS = [("output.not-shown", "note")]


def arabic(*content: Block) -> Document:
    return replace(document(*content, lang="ar", title="حماية الفتيات"), direction="rtl", subtitle=run("ردّ التحالف"))


def html_of(made: Document) -> str:
    report = Report()
    page = HTML.write(made, sample_look(), report).data.decode()
    assert report.found == []
    return page


def body_of(made: Document) -> str:
    return html_of(made).partition("<main>")[2].partition("</main>")[0].strip()


def foreign_fonts(data: bytes) -> list[str]:
    """The fonts in a PDF that did not come with the toolkit."""
    with pikepdf.open(io.BytesIO(data)) as file:
        names = [
            str(one.BaseFont) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        ]
    assert names
    return [name for name in names if "Noto" not in name]


def pdf_of(made: Document, look: Look | None = None) -> bytes:
    report = Report()
    data = PDF.write(made, look or sample_look(), report).data
    assert [one.code for one in report.found] == []
    return data


# ------------------------------------------------------------------ the whole submission


@pytest.fixture
def whole(place: Any) -> Prepared:
    write_arabic(place)
    made, report = place.check()
    assert [(one.code, one.message) for one in report] == []
    return made


def look_of(made: Prepared) -> Look:
    assert made.theme is not None
    return Look(
        theme=made.theme,
        template=made.template,
        organisation=made.workspace.organisation,
        images=made.images,
        stamp=stamp_of(made.submission),
    )


def test_a_submission_in_arabic_becomes_a_pdf_without_a_complaint(whole: Prepared) -> None:
    data = pdf_of(whole.document, look_of(whole))
    with pypdfium2.PdfDocument(data) as file:
        turned = [page.get_width() > page.get_height() for page in file]
    assert turned.count(True) == 1
    assert not turned[0]
    assert not turned[-1]
    assert foreign_fonts(data) == []


def test_the_language_alone_turns_the_document(whole: Prepared) -> None:
    assert (whole.submission.lang, whole.document.direction) == ("ar", "rtl")


def test_the_front_matter_may_say_otherwise(place: Any) -> None:
    write_arabic(place)
    place.edit("submissions/sample/submission.md", "lang: ar\n", "lang: ar\ndir: ltr\n")
    made, report = place.check()
    assert report.found == []
    assert made.document.direction == "ltr"
    place.edit("submissions/sample/submission.md", "dir: ltr\n", "dir: left\n")
    assert [code for code, _ in place.findings()] == ["fields.value"]


def test_its_word_file_is_sound_and_every_paragraph_knows_its_side(whole: Prepared) -> None:
    written = write_document(whole.document, look=look_of(whole))
    assert [words(one) for one in written.paragraphs() if not has(one, "pPr/bidi")] == []
    left = [words(one) for one in written.paragraphs() if attribute(one, "pPr/bidi", "val") == "0"]
    starts = ("The rights of every child", "Meta Platforms. ", "UN Committee on the Rights")
    assert [text.startswith(start) for text, start in zip(left, starts, strict=True)] == [True] * 3


def test_latin_words_and_numbers_are_no_right_to_left_runs(whole: Prepared) -> None:
    written = write_document(whole.document, look=look_of(whole))
    runs = [one for part in (written.body, *written.notes) for one in part.iter(f"{W}r")]
    marked = {True: "", False: ""}
    for one in runs:
        marked[has(one, "rPr/rtl")] += words(one)
    assert re.findall(r"[A-Za-z0-9]", marked[True]) == []
    assert re.findall("[\u0620-\u064a]", marked[False]) == []


# ------------------------------------------------------------------ HTML


def test_latin_words_in_an_arabic_sentence_are_set_apart() -> None:
    made = arabic(para("تقول ", styled("emphasis", "Meta Platforms"), " Inc. إنها أزالت ", value("12%"), " منها"))
    sentence = body_of(made)
    assert '<bdi dir="ltr"><em>Meta Platforms</em> Inc</bdi>' in sentence
    assert re.search(r'<bdi dir="ltr"><span class="value"[^>]*>12%</span></bdi>', sentence)
    assert html_of(made).startswith('<!DOCTYPE html>\n<html dir="rtl" lang="ar">')


def test_a_passage_in_the_other_direction_is_a_paragraph_of_its_own_direction() -> None:
    assert body_of(arabic(para("The words of the source."))) == '<p dir="ltr">The words of the source.</p>'
    assert body_of(arabic(head(1, "Annex"))) == '<h2><bdi dir="ltr">Annex</bdi></h2>'  # heads stay on their side
    assert body_of(document(para("مرحبا بكم."))) == '<p dir="rtl">مرحبا بكم.</p>'
    assert body_of(document(para("He said مرحبا twice."))) == '<p>He said <bdi dir="rtl">مرحبا</bdi> twice.</p>'


def test_a_document_in_latin_letters_has_not_a_word_about_directions() -> None:
    page = html_of(document(para("Plain words, 12%.", note(1, "A note."))))
    assert [sign for sign in ("bdi", "dir=", "rtl", "Naskh") if sign in page] == []


def test_notes_stay_on_the_side_of_the_document() -> None:
    medium = medium_of(arabic(para("كلمة See")), sample_look(), "print", Report())
    shown = blocks((para("كلمة ", "A Latin name", note(1, "See the report.")),), medium)
    assert re.search(r'<span class="footnote"[^>]* dir="rtl"><bdi dir="ltr">See the report.</bdi></span>', shown)


# ------------------------------------------------------------------ PDF


def places(data: bytes) -> dict[str, float]:
    """Of each piece of text of the first page with one word: how far from the left it begins, in points."""
    with pypdfium2.PdfDocument(data) as file:
        text = file[0].get_textpage()
        rects = [text.get_rect(at) for at in range(text.count_rects())]
        return {text.get_text_bounded(*rect).strip(): rect[0] for rect in rects}


def test_lists_and_tables_begin_at_the_right() -> None:
    heads = Table(head=row("one", "two", "three", numbers=False), body=(row("1", "2", "3"),), span=HERE)
    middle = 595 / 2
    mirrored = places(pdf_of(arabic(para("كلمة"), heads)))
    usual = places(pdf_of(document(para("A word"), heads)))
    assert mirrored["one"] > middle > usual["one"]
    assert mirrored["one"] > mirrored["two"] > mirrored["three"]
    assert usual["one"] < usual["two"] < usual["three"]


ARABIC = "قدمت منظمتنا بلاغاً إلى المنصات في هذا العام وبقيت المواد متاحة"
LATIN = "the report of the committee on the rights of every child in the world"


def sides(data: bytes) -> list[tuple[float, float]]:
    """Of each line how far its ink stands from the left and from the right edge of the page, in points."""
    with pypdfium2.PdfDocument(data) as file:
        text = file[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0] and box[1] < 780]
        width = file[0].get_width()
    lines: dict[int, list[tuple[float, ...]]] = {}
    for box in inked:
        lines.setdefault(round((box[1] + box[3]) / 2 / 18), []).append(box)
    return [(min(box[0] for box in line), width - max(box[2] for box in line)) for line in lines.values()]


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_lines_that_break_inside_words_of_the_other_direction_stay_within_the_margins(direction: str) -> None:
    own, other = (ARABIC, LATIN) if direction == "rtl" else (LATIN, ARABIC)
    first = "\u0640" if direction == "rtl" else "m"
    words_ = [styled("strong" if at % 2 else "underline", f"{word} ") for at, word in enumerate(other.split())]
    blocks_ = [para(first * at, f" {own} ", *words_, own) for at in range(1, 16)]
    made = arabic(*blocks_) if direction == "rtl" else document(*blocks_)
    margin = sample_look().theme.margins.left / 25.4 * 72
    assert all(left > margin - 1.5 and right > margin - 1.5 for left, right in sides(pdf_of(made)))


def test_a_signatory_begins_at_the_right_margin_and_its_other_lines_are_indented() -> None:
    margin, size = sample_look().theme.margins.right / 25.4 * 72, sample_look().theme.sizes["small"] * 1.06
    (_, first), (_, second) = sides(pdf_of(arabic(items("كلمة " * 16, role="signatories"))))[:2]
    assert first == pytest.approx(margin, abs=1.5)
    assert second == pytest.approx(margin + size, abs=1.5)


def test_no_signatory_stands_out_of_its_column() -> None:
    """Whatever the length of the name; the country stands in Arabic behind the Latin name."""
    names = [f"Solenne Quatrepierre, Teacher {'i' * at}, فرنسا (بصفته الشخصية)" for at in range(30)]
    margin = sample_look().theme.margins.left / 25.4 * 72
    assert all(left > margin - 1.5 for left, _ in sides(pdf_of(arabic(items(*names, role="signatories")))))


def test_greek_cyrillic_and_arabic_letters_come_from_our_fonts() -> None:
    text = "Ελληνικά και ἀρχαῖα. Кириллица, українська ґ. Tiếng Việt. العربية وفارسی پچژگ واردو ٹڈڑے."
    made = document(para(text, styled("strong", text), styled("emphasis", text)), head(1, text))
    data = pdf_of(made)
    assert foreign_fonts(data) == []


@pytest.mark.parametrize(
    ("text", "words_of_message"),
    [
        ("שלום לכם", ("Hebrew", "Noto Sans Hebrew", "fonts-noto-core")),
        ("儿童权利", ("Chinese", "Noto Sans CJK", "fonts-noto-cjk")),
        ("こども", ("Japanese", "Noto Sans CJK", "fonts-noto-cjk")),
        ("어린이", ("Korean", "Noto Sans CJK", "fonts-noto-cjk")),
        ("ภาษา", ("Thai", "Noto Sans Thai", "fonts-noto-core")),
    ],
)
def test_a_script_without_a_font_is_told_once_with_what_to_install(
    text: str, words_of_message: tuple[str, ...]
) -> None:
    report = Report()
    PDF.write(document(para("Plain."), para(text), para(text)), sample_look(), report)
    assert [(one.code, one.severity) for one in report.found] == [("output.glyph", "warning")]
    told = " ".join((report.found[0].message, *(hint.text for hint in report.found[0].hints)))
    assert [word for word in words_of_message if word not in told] == []


def test_each_sign_without_a_letter_is_told_once_before_anything_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("toolkit.write.pdf.writer.lay_out", refuse)
    report = Report()
    with pytest.raises(ZeroDivisionError):
        PDF.write(document(para("a \U0001f469 b \U0001f469 \U0001f9ff")), sample_look(), report)
    assert [one.code for one in report.found] == ["output.glyph", "output.glyph"]


# ------------------------------------------------------------------ Word

Write = Callable[..., Written]


def test_tables_sections_and_boxes_of_word_are_mirrored() -> None:
    table = Table(head=row("عمود", "عدد"), body=(row("سطر", "12%"),), caption=run("جدول"), id="t", number=1, span=HERE)
    written = write_document(arabic(para("كلمة"), table))
    assert has(next(written.body.iter(f"{W}tbl")), "tblPr/bidiVisual")
    assert all(has(section, "bidi") for section in written.body.iter(f"{W}sectPr"))
    sides = written.parts["word/styles.xml"].find(f".//{W}style[@{W}styleId='Recommendation']/{W}pPr/{W}pBdr")
    thick = [side.tag.removeprefix(W) for side in sides if side.get(f"{W}sz") == "24"]
    assert thick == ["right"]
    number = next(one for one in written.paragraphs() if words(one) == "\u200e12%\u200e" or "12%" in words(one))
    assert not has(number, "pPr/jc")  # in such a paragraph Word takes `right` for left


def test_what_is_emphasised_in_arabic_is_bold_and_not_slanted() -> None:
    (block,) = write_document(arabic(para(styled("emphasis", "كلمة Title")))).paragraphs("BodyText")
    looks = [(words(one), has(one, "rPr/bCs"), has(one, "rPr/i")) for one in block.iter(f"{W}r")]
    assert looks == [("كلمة ", True, False), ("Title", False, True)]


def test_fonts_and_dictionaries_of_word() -> None:
    parts = write_document(arabic(para("كلمة"))).parts
    fonts = {one.get(f"{W}cs") for one in parts["word/styles.xml"].iter(f"{W}rFonts")}
    assert fonts == {"Noto Naskh Arabic"}
    (lang,) = parts["word/styles.xml"].iter(f"{W}lang")
    assert (lang.get(f"{W}val"), lang.get(f"{W}bidi")) == ("ar", "ar-SA")
    font = next(one for one in parts["word/fontTable.xml"] if one.get(f"{W}name") == "Noto Naskh Arabic")
    assert font.find(f"{W}charset").get(f"{W}val") == "B2"
    assert font.find(f"{W}altName").get(f"{W}val") == "Sakkal Majalla,Traditional Arabic,Arial"


def test_an_arabic_passage_in_an_english_word_file() -> None:
    written = write_document(document(para("He said مرحبا بكم twice."), para("مرحبا بكم.")))
    mixed, passage = written.paragraphs("BodyText")
    assert (has(mixed, "pPr/bidi"), has(passage, "pPr/bidi")) == (False, True)
    assert [words(one) for one in mixed.iter(f"{W}r") if has(one, "rPr/rtl")] == ["مرحبا بكم"]


def test_a_word_file_in_latin_letters_has_not_a_word_about_directions() -> None:
    parts = write_document(document(para("Plain words, 12%."))).parts
    names = {
        element.tag
        for root in parts.values()
        if root is not None
        for element in root.iter()
        if isinstance(element.tag, str)
    }
    assert names.isdisjoint({f"{W}bidi", f"{W}rtl", f"{W}bidiVisual"})
    assert "Noto Naskh Arabic" not in {one.get(f"{W}name") for one in parts["word/fontTable.xml"]}
