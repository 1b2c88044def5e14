"""What is lost, changed or moved in a PDF is told: in what a screen reader gets, the structure tree."""

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest
from sample import SOURCE, document, para, sample_document, sample_look

from toolkit.base.diagnostic import Report
from toolkit.proof.pdf_events import pdf_events
from toolkit.proof.prove import prove
from toolkit.proof.tree_events import tree_events
from toolkit.write.pdf import PDF

Damage = Callable[[pikepdf.Pdf], None]


@cache
def sound(lang: str = "en-GB") -> bytes:
    report = Report()
    data = PDF.write(sample_document(lang), sample_look(), report).data
    assert not report.found
    return data


def damaged(damage: Damage) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        damage(pdf)
        pdf.save(saved)
    return saved.getvalue()


def told(data: bytes, lang: str = "en-GB") -> list[tuple[str, str]]:
    report = Report()
    prove(sample_document(lang), {"pdf": data}, SOURCE.span(), report)
    return [(one.code, one.message) for one in report.found]


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The structure elements of a kind, in the order of the tree."""
    return [one for one in _all(pdf.Root.StructTreeRoot) if one.get("/S") == f"/{kind}"]


def _all(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", ())
    for kid in [kids] if isinstance(kids, pikepdf.Dictionary) else () if isinstance(kids, int) else kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _all(kid)


def without(kind: str, at: int) -> Damage:
    """The element is out of the tree; its letters are still on the page."""

    def damage(pdf: pikepdf.Pdf) -> None:
        elements(pdf, kind)[at].K = pikepdf.Array()

    return damage


@pytest.mark.parametrize("lang", ["en-GB", "fr", "de", "es"])
def test_what_was_written_says_what_the_document_says(lang: str) -> None:
    assert told(sound(lang), lang) == []


def test_a_lost_block_is_told() -> None:
    assert told(damaged(without("H2", 0))) == [
        ("proof.missing", "the heading “summary” does not stand in the PDF"),
    ]
    assert told(damaged(without("TR", 3))) == [
        ("proof.missing", "the table row “whatsapp | 64 | – | not known” does not stand in the PDF"),
    ]
    assert told(damaged(without("Note", 4))) == [
        ("proof.missing", "the note 5 “a note in a recommendation.” does not stand in the PDF"),
    ]


def test_a_picture_without_words_is_told() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "Figure")[0].Alt

    assert [code for code, _ in told(damaged(damage))] == ["proof.missing"]


def test_a_heading_of_another_level_is_told() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "H4")[0].S = pikepdf.Name.H5

    assert told(damaged(damage)) == [
        ("proof.differs", "the heading “a heading of the third level” has level 3, but level 4 in the PDF")
    ]


def test_a_call_of_a_note_that_is_gone_is_told() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        calls = [one for one in elements(pdf, "Reference") if one.get("/K")]
        calls[-1].K = pikepdf.Array()

    codes = [code for code, _ in told(damaged(damage))]
    assert codes == ["proof.differs"]


def test_two_blocks_in_the_wrong_order_are_told() -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        one, other = elements(pdf, "H2")[:2]
        one.K, other.K = other.K, one.K

    assert [code for code, _ in told(damaged(damage))] == ["proof.order", "proof.order"]


def test_letters_that_are_read_as_others_are_told() -> None:
    """The page looks right, but a screen reader would read “Summaqy”."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                table = font.ToUnicode.read_bytes()
                font.ToUnicode = pdf.make_stream(table.replace(b"<0072>", b"<0071>"))

    assert {code for code, _ in told(damaged(damage))} <= {"proof.differs", "proof.missing", "proof.added"}
    assert told(damaged(damage))


def test_a_pdf_that_cannot_be_read_or_has_no_tags_is_told() -> None:
    def untagged(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.StructTreeRoot

    assert [code for code, _ in told(damaged(untagged))] == ["proof.file"]
    assert [code for code, _ in told(b"%PDF-1.7 no more than this")] == ["proof.file"]


def test_words_of_arabic_stand_in_the_order_of_reading() -> None:
    made = document(
        para("We welcome it: \u0646\u0631\u062d\u0628 \u0628\u0627\u0644\u0627\u0642\u062a\u0631\u0627\u062d.")
    )
    data = PDF.write(made, sample_look(), Report()).data
    assert [event.text for event in pdf_events(data)][-1].replace("\ue0fe", "") == tree_events(made)[-1].text


def test_brackets_are_read_rightly_beside_lines_from_the_right() -> None:
    """A font has one table of letters: the shape of “(” is “)” in Arabic, and must not be so in English."""
    arabic = (
        "\u0646\u0631\u062d\u0628 (\u0627\u0644\u0627\u0642\u062a\u0631\u0627\u062d) \u00ab\u0637\u0641\u0644\u00bb."
    )
    made = document(para("In English (23%), first."), para(arabic), para("And [again] (3%)."))
    report = Report()
    prove(made, {"pdf": PDF.write(made, sample_look(), Report()).data}, SOURCE.span(), report)
    assert [(one.code, one.message) for one in report.found] == []
