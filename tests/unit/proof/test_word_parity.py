"""What is lost, changed, moved or added in a Word file is told, at its place in the source and in words."""

import pytest
from msgspec.structs import replace
from sample import SOURCE, sample_document, sample_look
from word_file import DOCUMENT, NOTES, Damage, damaged, replaced, sound

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Document
from toolkit.proof.prove import prove
from toolkit.write.docx import DOCX

PLACE = SOURCE.span()


def told(data: bytes, document: Document | None = None) -> list[tuple[str, str]]:
    report = Report()
    prove(document or sample_document(), {"docx": data}, PLACE, report)
    return [(one.code, one.message) for one in report.found]


@pytest.mark.parametrize("lang", ["en-GB", "fr", "de", "es"])
def test_what_was_written_says_what_the_document_says(lang: str) -> None:
    report = Report()
    document = sample_document(lang)
    assert told(DOCX.write(document, sample_look(), report).data, document) == []


PARAGRAPH = r"<w:p(?: [^>]*)?>(?:(?!</w:p>).)*%s(?:(?!</w:p>).)*</w:p>"
LOSSES: dict[str, tuple[Damage, list[tuple[str, str]]]] = {
    "a paragraph": (
        replaced(DOCUMENT, PARAGRAPH % "Text below it", ""),
        [("proof.missing", "the paragraph “text below it.” does not stand in the Word file")],
    ),
    "a word": (
        replaced(DOCUMENT, "The time is counted from", "The time is counted"),
        [
            (
                "proof.differs",
                "the paragraph “1. the time is counted from the report.” reads otherwise in the Word file: "
                "“time is counted the report.” instead of “time is counted from the report.”",
            )
        ],
    ),
    "the space between two words": (
        replaced(DOCUMENT, "Text below it", "Textbelow it"),
        [
            (
                "proof.differs",
                "the paragraph “text below it.” reads otherwise in the Word file: “textbelow it.” instead of “text below it.”",
            )
        ],
    ),
    "the words of a note": (
        replaced(NOTES, "A note in a recommendation.", ""),
        [("proof.missing", "the note 5 “a note in a recommendation.” does not stand in the Word file")],
    ),
    "the caption of a table": (
        replaced(DOCUMENT, "Outcome of our reports, by platform", "Outcome"),
        [
            (
                "proof.differs",
                "the caption “table 1: outcome of our reports, by platform (note 3)” reads otherwise in the Word file: "
                "“table 1: outcome (note 3)” instead of “able 1: outcome of our reports, by platform (note 3)”",
            )
        ],
    ),
    "the level of a heading": (
        replaced(DOCUMENT, r'<w:pStyle w:val="Heading3"/>', '<w:pStyle w:val="Heading4"/>'),
        [
            ("proof.file", "the Word file has a fault"),
            ("proof.differs", "the heading “a heading of the third level” has level 3, but level 4 in the Word file"),
        ],
    ),
    "the words of a picture": (
        replaced(DOCUMENT, "the seal of the alliance", "a seal"),
        [
            (
                "proof.differs",
                "the description of the picture “a blue square, the seal of the alliance” reads otherwise in the Word file: "
                "“a blue square, a seal” instead of “a blue square, the seal of the alliance”",
            )
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_is_told(loss: str) -> None:
    damage, wanted = LOSSES[loss]
    found = told(damaged(damage))
    kept = [one for one in found if one[0] != "proof.file"]
    assert kept == [one for one in wanted if one[0] != "proof.file"]


def test_a_lost_row_and_a_moved_paragraph_are_told() -> None:
    row = replaced(DOCUMENT, r"<w:tr>(?:(?!</w:tr>).)*WhatsApp(?:(?!</w:tr>).)*</w:tr>", "")
    assert told(damaged(row)) == [
        ("proof.missing", "the table row “whatsapp | 64 | – | not known” does not stand in the Word file")
    ]
    moved = replaced(DOCUMENT, f"({PARAGRAPH % 'The platform, 2020'})(.*?)({PARAGRAPH % 'Text below it'})", r"\3\2\1")
    assert [code for code, _ in told(damaged(moved))] == ["proof.order", "proof.order"]


def test_what_the_text_does_not_say_is_told() -> None:
    extra = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>Nobody wrote this.</w:t></w:r></w:p>'
    added = replaced(DOCUMENT, f"(?={PARAGRAPH % 'Text below it'})", extra)
    assert told(damaged(added)) == [
        ("proof.added", "the Word file says something that is not in the text: the paragraph “nobody wrote this.”")
    ]


def test_a_call_of_a_note_at_another_place_is_told() -> None:
    """The note is there, and so is its call, but a sentence too late."""
    call = r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="5"/></w:r>'
    moved = replaced(DOCUMENT, rf"({call})(<w:bookmarkEnd [^>]*/>)?(<w:r><w:t>\.</w:t></w:r>)", r"\2\3\1")
    assert [code for code, _ in told(damaged(moved))] == ["proof.differs"]


def test_numbers_are_those_that_word_counts() -> None:
    """The list that begins with 7 would begin with 1."""
    again = replaced("word/numbering.xml", r'<w:startOverride w:val="7"/>', '<w:startOverride w:val="1"/>')
    assert [message for _, message in told(damaged(again))] == [
        "the paragraph “7. seven” reads otherwise in the Word file: “1. seven” instead of “7. seven”",
        "the paragraph “8. eight” reads otherwise in the Word file: “2. eight” instead of “8. eight”",
    ]


def test_many_differences_are_not_all_told() -> None:
    """Of a file that is altogether another one the first eight are enough."""
    document = replace(sample_document(), content=sample_document().content[:1])
    report = Report()
    prove(sample_document(), {"docx": DOCX.write(document, sample_look(), report).data}, PLACE, report)
    assert [one.code for one in report.found] == ["proof.missing"] * 8
    assert "more places" in report.found[-1].hints[-1].text


def test_a_file_that_word_could_not_open_is_told() -> None:
    assert [code for code, _ in told(sound()[:500])] == ["proof.file"]
    assert [code for code, _ in told(damaged(replaced(DOCUMENT, "</w:body>", "")))] == ["proof.file"]


def test_a_style_that_rests_on_the_title_is_a_title() -> None:
    """As a theme has it whose title stands on a ground of its own."""
    style = '<w:style w:type="paragraph" w:styleId="BannerTitle"><w:name w:val="Banner Title"/><w:basedOn w:val="Title"/></w:style>'
    made = replaced("word/styles.xml", "</w:styles>", f"{style}</w:styles>")
    used = replaced(DOCUMENT, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="BannerTitle"/>')
    assert told(damaged(made, used)) == []


def test_the_letterhead_of_an_organisation_is_its_own() -> None:
    """A logo without words in the head of its Word file is no fault of the toolkit; one in the text is."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<wp:inline xmlns:wp="{space}"><wp:docPr id="900" name="logo"/></wp:inline>'
    logo = f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>"
    assert told(damaged(replaced("word/header1.xml", "</w:hdr>", f"{logo}</w:hdr>"))) == []
    assert {code for code, _ in told(damaged(replaced(DOCUMENT, "<w:body>", f"<w:body>{logo}")))} == {"proof.file"}
