"""The gate of the footnotes: each stands once, in order, on the page of its call; else pages are laid out anew."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pdf_reading import all_of, spoken
from sample import HERE, document, head, items, note, para, picture_figure, row, run, sample_look

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.model.tree import Block, Document, Note, Quote, Table
from toolkit.model.walk import nodes_of
from toolkit.write.pdf import PDF, engine, footnotes, pages
from toolkit.write.pdf.footnotes import BadNote

LONG = "A sentence that takes some room on the page. "


def written(made: Document) -> tuple[bytes, list[str]]:
    report = Report()
    return PDF.write(made, sample_look(), report).data, [one.code for one in report.found]


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """How often the pages were laid out."""
    done: list[Any] = []
    original = pages._rendered

    def counted(read: Any) -> Any:
        done.append(original(read))
        return done[-1]

    monkeypatch.setattr(pages, "_rendered", counted)
    return done


def always_bad(monkeypatch: pytest.MonkeyPatch, number: int, times: int) -> None:
    """Let the gate find a note in the wrong place, so many times."""
    left = [times]

    def bad(document: Document, laid_out: Any) -> list[BadNote]:
        left[0] -= 1
        return [BadNote(number=number, page=1, fault="elsewhere")] if left[0] >= 0 else []

    monkeypatch.setattr(pages, "bad_notes", bad)


def test_a_document_without_trouble_is_laid_out_once(rounds: list[Any]) -> None:
    assert written(document(para("a", note(1, "One."))))[1] == []
    assert len(rounds) == 1


@pytest.mark.parametrize(
    ("content", "styles"),
    [
        (
            (head(1, "Heading"), para("a", note(1, "One."))),
            ["p: break-inside: avoid", "h2: break-before: page"],
        ),
        (
            (para("x"), items((para("a", note(1, "One.")), para("b")), tight=False)),
            ["p: break-inside: avoid", "li: break-before: page"],
        ),
        ((para("x"), items("x", para("a", note(1, "One.")))), ["li: break-inside: avoid", "li: break-before: page"]),
        ((para("x"), head(1, "Heading", note(1, "One.")), para("y")), ["h2: break-before: page"]),
    ],
)
def test_a_paragraph_is_kept_together_then_begins_a_page(
    content: tuple[Block, ...], styles: list[str], rounds: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The steps in their order; a heading goes with its paragraph, and a list with the item that it begins with."""
    seen: list[str] = []
    original = pages._give

    def give(element: Any, rule: str) -> None:
        seen.append(f"{element.tag}: {rule}")
        original(element, rule)

    monkeypatch.setattr(pages, "_give", give)
    always_bad(monkeypatch, 1, 99)
    assert written(document(*content))[1] == []  # the real gate says so in the end
    assert seen[: len(styles)] == styles
    assert len(rounds) == len(seen) + 1


def test_a_page_that_begins_in_vain_is_taken_back(rounds: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    always_bad(monkeypatch, 1, 99)
    inner = items((para("x"), para("a", note(1, "One."))), tight=False)
    data, codes = written(document(para("first"), items("x", inner)))
    assert codes == []
    assert len(list(all_of(spoken(data), "L"))) == 2
    root = rounds[-1]._html.etree_element
    assert len(rounds) > 3
    assert not any("break-before" in element.get("style", "") for element in root.iter())


@pytest.mark.parametrize("lang", ["en-GB", "ar"])
def test_the_number_of_a_call_is_never_broken(lang: str) -> None:
    """Wherever the line ends: two digits on two lines would be read as two notes."""
    lines = (para("word " * 16 + "i" * at, note(100 + at, "A note."), " word" * 9) for at in range(40))
    made = document(*lines, lang=lang)
    data, codes = written(made)
    assert codes == []
    calls = [label for call in all_of(spoken(data), "Reference") for label in call.elements]
    assert [label.text.strip() for label in calls] == [str(100 + at) for at in range(40)]
    assert {len(label.kids) for label in calls} == {1}


@pytest.mark.parametrize("end", ["word", "word.", "word!", "“word?”", "and so on …", "word —", "50%"])
def test_no_line_begins_with_a_call(end: str, rounds: list[Any]) -> None:
    """Wherever the line ends: the number stands on the line of the word to which it belongs."""
    lines = (para("word " * 14 + "i" * at + " ", end, note(1 + at, "A note."), " word" * 4) for at in range(40))
    assert written(document(*lines))[1] == []
    firsts = first_in_lines(rounds[-1].pages)
    assert len(firsts) > 80
    assert [box.text for box in firsts if (box.element_tag or "").endswith("::footnote-call")] == []


def first_in_lines(laid_out: Any) -> list[Any]:
    """The text with which each line begins."""
    boxes = [box for page in laid_out for box in page._page_box.descendants()]
    lines = [box for box in boxes if type(box).__name__ == "LineBox"]
    texts = [[text for text in line.descendants() if getattr(text, "text", "")] for line in lines]
    return [text[0] for text in texts if text]


def noted_table(rows: int = 3) -> Table:
    body = tuple(row((f"Row {at}", note(at + 3, f"Note of row {at}.")), "1") for at in range(rows))
    return Table(
        head=row("Name", ("What", note(2, "Of the head."))), body=body,
        caption=run("Caption", note(1, "Of the caption.")), notes=(para("Source: x.", role="source"),),
        id="tbl-x", number=1, span=HERE,
    )  # fmt: skip


def test_notes_of_a_table_that_find_no_room_stand_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    always_bad(monkeypatch, 3, 2)
    data, codes = written(document(para("Before", note(9, "An ordinary note.")), noted_table(), para("After.")))
    assert codes == []
    root = spoken(data)
    below = [each for each in all_of(root, "Note") if "ordinary" not in each.text]
    assert [each.text.split("\u2002")[0] for each in below] == ["1", "2", "3", "4", "5"]
    assert [each.text.split("\u2002")[1] for each in below] == [
        "Of the caption.", "Of the head.", "Note of row 0.", "Note of row 1.", "Note of row 2.",
    ]  # fmt: skip
    assert all(each.kinds == ["Lbl"] for each in below)
    (table,) = all_of(root, "Table")
    assert [each.text for each in all_of(table, "Reference")] == ["1", "2", "3", "4", "5"]
    assert list(all_of(table, "Note")) == []
    assert next(all_of(root, "P")).text == "Before9"


def test_notes_of_a_figure_that_find_no_room_stand_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    always_bad(monkeypatch, 1, 1)
    figure = replace(picture_figure(), caption=run("Caption", note(1, "Of the caption.")), notes=())
    data, codes = written(document(figure))
    assert codes == []
    assert [each.text for each in all_of(spoken(data), "Note")] == ["1\u2002Of the caption."]


def test_a_note_that_is_longer_than_a_page_is_an_error_with_its_place() -> None:
    report = Report()
    PDF.write(document(para("a", note(1, LONG * 300))), sample_look(), report)
    assert {one.code for one in report.found} <= {
        "output.footnote-lost",
        "output.footnote-elsewhere",
        "output.overflow",
    }
    assert report.failed
    assert all(one.span == HERE for one in report.found)


@pytest.mark.parametrize(
    ("printed", "code", "says"),
    [
        ({1: [1]}, "output.footnote-lost", "note 2 (“The second note.”) does not stand in the PDF"),
        ({1: [1], 2: [1, 2]}, "output.footnote-lost", "or not just once"),
        ({1: [1], 2: [2]}, "output.footnote-elsewhere", "does not fit on page 1 of the PDF, where it is called"),
    ],
)
def test_a_note_that_stays_in_the_wrong_place_is_an_error(
    monkeypatch: pytest.MonkeyPatch, printed: dict[int, list[int]], code: str, says: str
) -> None:
    placed = footnotes._Placed(calls={1: 1, 2: 1}, notes=printed, order=list(printed))
    monkeypatch.setattr(footnotes, "_placed", lambda laid_out: placed)
    report = Report()
    PDF.write(document(para("a", note(1, "One."), note(2, "The second note."))), sample_look(), report)
    assert [one.code for one in report.found] == [code]
    assert says in report.found[0].message
    assert report.found[0].span == HERE


def test_notes_in_the_wrong_order_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    placed = footnotes._Placed(calls={1: 1, 2: 1}, notes={1: [1], 2: [1]}, order=[2, 1])
    monkeypatch.setattr(footnotes, "_placed", lambda laid_out: placed)
    made = document(para("a", note(1, "One."), note(2, "Two.")))
    assert [(bad.number, bad.fault) for bad in footnotes.bad_notes(made, [None])] == [(1, "disorder")]


def test_another_engine_inside_of_the_engine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint = engine.load_engine()
    monkeypatch.setattr(weasyprint.pdf, "add_tags", lambda pdf: None)
    with pytest.raises(MissingPart, match="functions for tags or footnotes"):
        engine.load_engine()
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(MissingPart, match=r"PDF needs WeasyPrint 70.*71.0 is installed"):
        engine.load_engine()


# ------------------------------------------------------------------ made-up documents


def blocks() -> st.SearchStrategy[list[tuple[str, int, int, int]]]:
    """(kind, length of the text, notes, length of the notes) of each block."""
    kinds = st.sampled_from(["para", "para", "item", "quote", "table", "figure"])
    return st.lists(st.tuples(kinds, st.integers(1, 14), st.integers(0, 4), st.integers(1, 6)), min_size=4, max_size=18)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(blocks())
def test_every_note_is_read_once_behind_its_block(given_blocks: list[tuple[str, int, int, int]]) -> None:
    made = document(*_numbered(given_blocks))
    data, codes = written(made)
    assert codes == []
    found = [each.text.split("\u2002")[1].split()[0] for each in all_of(spoken(data), "Note")]
    assert found == [f"Note{node.number}" for node in nodes_of(made) if isinstance(node, Note)]


def _numbered(given_blocks: list[tuple[str, int, int, int]]) -> list[Block]:
    number, made = 0, list[Block]()
    for kind, length, count, size in given_blocks:
        pieces: list[Any] = [LONG * length]
        for _ in range(count):
            number += 1
            pieces += [note(number, f"Note{number} {LONG * size}"), LONG]
        made.append(_block(kind, pieces))
    return made


def _block(kind: str, pieces: list[Any]) -> Block:
    match kind:
        case "item":
            return items("An item.", para(*pieces), "Another.")
        case "quote":
            return Quote(content=(para(*pieces),), span=HERE)
        case "table":
            rows = (row("Row", tuple(pieces)), *(row(f"Row {at}", "1") for at in range(len(pieces) * 3)))
            return Table(head=row("Name", "What"), body=rows, span=HERE)
    return para(*pieces)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_note_makes_way_for_a_line_of_another_paragraph(seed: int, rounds: list[Any]) -> None:
    """The engine would move notes to the next page to save a line at the foot of this one, and all would be laid out
    again."""
    chance = random.Random(seed)
    made = [
        para(
            " ".join(chance.choice(("rights", "of", "children", "online")) for _ in range(chance.randrange(20, 60))),
            note(number, f"Source number {number}, page {chance.randrange(100)}."),
            ". "
            + " ".join(chance.choice(("a", "platform", "decides", "alone")) for _ in range(chance.randrange(10, 70))),
        )
        for number in range(1, 41)
    ]
    assert written(document(*made))[1] == []
    assert len(rounds) == 1
