"""Native numbering, footnotes and cross-references of a Word file: Word can count anew and comes to the same."""

import pytest
from docx_lint import OFFICE, W, value
from docx_reading import has, words, write_blocks
from sample import HERE, group, head, items, link, note, outcome_table, para

from toolkit.model.tree import Quote, Reference


def refer(target: str, kind: str, text: str) -> Reference:
    return Reference(target=target, kind=kind, text=text, span=HERE)  # type: ignore[arg-type]


def test_numbered_headings_are_one_list() -> None:
    numbers = ("1", "1.1", "1.2", "2", "2.1", "2.1.1")
    written = write_blocks(*(head(number.count(".") + 1, "H", number=number) for number in numbers))
    found = [(value(one, "pPr/numPr/numId"), value(one, "pPr/numPr/ilvl")) for one in written.paragraphs()]
    assert found == [("4", str(number.count("."))) for number in numbers]
    assert set(written.texts()) == {"H"}


@pytest.mark.parametrize("number", ["2", "1.1", "A", "I.", "0"])
def test_a_number_that_word_would_not_count_is_text(number: str) -> None:
    written = write_blocks(head(1, "H", number=number), head(1, "K", number="1"))
    assert written.texts() == [f"{number}\tH", "K"]


def test_numbered_paragraphs_run_through_the_document() -> None:
    written = write_blocks(
        para("a", number="1."),
        head(1, "Between"),
        group("part", para("b", number="2.")),
        items((para("c", number="3"),)),
    )
    paragraphs = written.paragraphs("NumberedParagraph")
    assert [words(one) for one in paragraphs] == ["a", "b", "c"]
    assert {value(one, "pPr/numPr/numId") for one in paragraphs} == {"1"}


def test_numbered_paragraphs_that_begin_anew() -> None:
    written = write_blocks(
        para("a", number="5."), para("b", number="6."), para("c", number="10."), para("d", number="(x)")
    )
    found = [value(one, "pPr/numPr/numId") for one in written.paragraphs("NumberedParagraph")]
    assert found == ["5", "5", "6"]
    assert written.texts()[-1] == "(x)\td"


def test_what_follows_a_numbered_paragraph_stands_under_it() -> None:
    quote = Quote(content=(para("q"),), span=HERE)
    written = write_blocks(para("a", number="1."), items("b"), quote, para("c"), items("d"))
    lefts = [one.find(f"{W}pPr/{W}ind") for one in written.paragraphs()]
    assert [None if left is None else left.get(f"{W}left") for left in lefts] == [None, "987", "987", None, None]


# ------------------------------------------------------------------ footnotes


def test_footnotes_are_words_own() -> None:
    written = write_blocks(
        head(1, "Heading", note(1, "in a heading")),
        para("Text", note(2, para("first"), para("second")), "."),
        outcome_table(),
        group("recommendation", para("x"), title="T"),
    )
    texts = ["".join(words(one) for one in each.iter(f"{W}p")) for each in written.notes]
    assert texts[:2] == ["\tin a heading", "\tfirstsecond"]
    assert len(texts) == 4
    kinds = [one.get(f"{W}type") for one in written.parts["word/footnotes.xml"]][:2]
    assert kinds == ["separator", "continuationSeparator"]
    assert all(has(one[0], "r/footnoteRef") for one in written.notes)


def test_links_in_notes_belong_to_the_notes() -> None:
    written = write_blocks(
        para("x", note(1, para(link("https://example.org/a", "a"))), link("https://example.org/b", "b"))
    )

    def targets(part: str) -> list[str | None]:
        return [one.get("Target") for one in written.parts[part] if one.get("Type") == f"{OFFICE}/hyperlink"]

    assert targets("word/_rels/footnotes.xml.rels") == ["https://example.org/a"]
    assert targets("word/_rels/document.xml.rels") == ["https://example.org/b"]


def test_a_note_that_begins_with_a_list_or_is_empty() -> None:
    written = write_blocks(para("x", note(1, items("a", "b")), note(2)))
    assert [[words(one) for one in each] for each in written.notes] == [["", "a", "b"], [""]]


def test_a_note_inside_a_note_stands_in_brackets() -> None:
    written = write_blocks(para("x", note(1, para("outer", note(2, "inner")))))
    assert [words(one) for one in written.notes] == ["\touter (inner)"]


# ------------------------------------------------------------------ references


def test_references_are_fields_that_give_the_same_text() -> None:
    written = write_blocks(
        head(1, "Findings", id="findings", number="1"),
        para("Para", note(1, "n"), id="para-a", number="1."),
        outcome_table(),
        group("recommendation", para("x"), id="rec", number="2"),
        para(
            *(refer("findings", "section", "section 1"), ", ", refer("para-a", "paragraph", "paragraph 1"), ", "),
            *(
                refer("tbl-outcomes", "table", "Table\u00a01"),
                ", ",
                refer("rec", "recommendation", "Recommendation\u00a02"),
            ),
            *(", ", refer("fn-1", "note", "n 1")),
        ),
    )
    assert written.texts()[-1] == "section 1, paragraph 1, Table\u00a01, Recommendation\u00a02, n 1"
    assert written.instructions() == [
        "SEQ Table \\* ARABIC",
        "REF _findings \\r \\h",
        "REF _para_a \\r \\h",
        "REF _tbl_outcomes \\h \\* CHARFORMAT",
        "REF _rec \\h \\* CHARFORMAT",
        "NOTEREF _fn_1 \\h",
    ]
    named = {one.get(f"{W}name"): one for one in written.body.iter(f"{W}bookmarkStart")}
    inside = "".join(words(run) if run.tag == f"{W}r" else "" for run in _until_end(named["_rec"]))
    assert inside == "Recommendation\u00a02"


def _until_end(start: object) -> list[object]:
    found = []
    for one in start.itersiblings():  # type: ignore[attr-defined]
        if one.tag == f"{W}bookmarkEnd":
            break
        found.append(one)
    return found


def test_a_reference_that_word_would_change_is_a_link() -> None:
    written = write_blocks(
        head(1, "Findings", id="findings"),
        outcome_table(),
        para(
            *(refer("findings", "section", "‘Findings’"), " ", refer("tbl-outcomes", "table", "tbl. 1"), " "),
            refer("gone", "table", "Table 9"),
        ),
    )
    last = written.paragraphs()[-1]
    assert words(last) == "‘Findings’ tbl. 1 Table 9"
    assert [one.get(f"{W}anchor") for one in last.iter(f"{W}hyperlink")] == ["_findings", "_tbl_outcomes"]


def test_names_of_bookmarks_are_short_and_differ() -> None:
    names = ("tbl-a", "tbl_a", "TBL-A", "é" * 60, "é" * 61, "1")
    written = write_blocks(*(head(1, "H", id=name) for name in names), head(1, "again", id="1"))
    named = [one.get(f"{W}name", "") for one in written.body.iter(f"{W}bookmarkStart")]
    found = [name for name in named if not name.startswith("_src_")]
    assert found == ["_tbl_a", "_tbl_a_2", "_TBL_A_3", "_" * 40, "_" * 38 + "_2", "_1"]
