"""lift: expressions leave the text, nothing moves, and every slot is found again."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import Expr, Paragraph, Text
from toolkit.parse.markdown import parse_inline, parse_markdown
from toolkit.parse.slots import SLOT, Expression, Lifted, Stray, lift, slot_index, slot_mark


def lifted(text: str) -> tuple[Lifted, Report]:
    report = Report()
    return lift(Mapped.whole(Source(path="s.md", text=text)), report), report


def test_no_character_moves() -> None:
    text = "# A {{ log.a }} and {{b}}\n\n| {{ c }} |\n"
    out, report = lifted(text)
    assert len(out.mapped.text) == len(text)
    for before, after in zip(text, out.mapped.text, strict=True):
        assert after == before or SLOT.search(out.mapped.text)
    assert [slot.text for slot in out.slots if isinstance(slot, Expression)] == [" log.a ", "b", " c "]
    assert [str(slot.span) for slot in out.slots if isinstance(slot, Expression)] == [
        "s.md:1:5",
        "s.md:1:21",
        "s.md:3:3",
    ]
    assert list(report) == []


def test_the_inner_place_is_that_of_the_words_between_the_braces() -> None:
    (slot,) = lifted("x {{ a.b }}")[0].slots
    assert isinstance(slot, Expression)
    assert (slot.span.excerpt, slot.inner.excerpt) == ("{{ a.b }}", " a.b ")


def test_escaped_braces_are_left_alone() -> None:
    assert lifted(r"\{{ a }} \{% b %}")[0].slots == ()
    assert len(lifted(r"\\{{ a }}")[0].slots) == 1


def test_what_has_no_end_is_kept_as_stray() -> None:
    out, report = lifted("{{ a\n\nb }} {% c %}")
    assert [slot.text for slot in out.slots if isinstance(slot, Stray)] == ["{{", "{%"]
    assert list(report) == []  # whether it matters is known where it stands: in code it does not


@pytest.mark.parametrize("index", [0, 1, 65533, 65534, 65535, 200_000, 4_000_000])
def test_marks_lead_back_to_their_slot(index: int) -> None:
    mark = slot_mark(index, 7)
    assert len(mark) == 7
    assert SLOT.fullmatch(mark)
    assert slot_index(mark) == index


def test_neighbouring_slots_stay_apart() -> None:
    marks = [slot_mark(0, 5), slot_mark(1, 2), slot_mark(70_000, 9)]
    assert [slot_index(one) for one in SLOT.findall("".join(marks))] == [0, 1, 70_000]


def test_seventy_thousand_expressions_are_not_too_many() -> None:
    out, _ = lifted("{{a}} " * 70_000)
    assert [slot_index(mark) for mark in SLOT.findall(out.mapped.text)] == list(range(70_000))


def test_private_characters_become_replacement_characters_and_are_reported() -> None:
    out, report = lifted("a \uf0b7 b\n\U0010fffd")
    assert out.mapped.text == "a \ufffd b\n\ufffd"
    assert [(str(one.span), one.code) for one in report] == [
        ("s.md:1:3", "parse.private-character"),
        ("s.md:2:1", "parse.private-character"),
    ]


def test_line_ends_and_byte_order_mark_keep_the_places() -> None:
    source = Source(path="s.md", text="\ufeff# A\r\n\r\nB {{ c }}\rD\r\n")
    report = Report()
    out = lift(Mapped.whole(source), report)
    assert SLOT.sub("_", out.mapped.text) == "# A\n\nB _\nD\n"
    at = out.mapped.text.index("D")
    assert out.mapped.span(at, at + 1).excerpt == "D"
    assert out.mapped.span(0, 3).excerpt == "# A"


def test_a_text_that_begins_further_down_keeps_its_places() -> None:
    source = Source(path="s.md", text="---\r\ntitle: x\r\n---\r\nText {{ a }}\r\n")
    report = Report()
    (block,) = parse_markdown(lift(Mapped.whole(source, 20), report), report)
    assert isinstance(block, Paragraph)
    assert block.content == (Text(text="Text ", span=block.span), Expr(path=("a",), span=block.span))
    assert [str(node.span) for node in block.content] == ["s.md:4:1", "s.md:4:6"]
    assert list(report) == []


def test_one_line_is_read_without_blocks() -> None:
    report = Report()
    source = Source(path="s.md", text="title:  # Not a *heading* {{ a }} {#x} \n")
    inlines = parse_inline(lift(Mapped.whole(source, 6), report), report)
    assert [type(node).__name__ for node in inlines] == ["Text", "Styled", "Text", "Expr", "Text"]
    assert [node.span.excerpt for node in inlines] == ["# Not a ", "*heading*", " ", "{{ a }}", " {#x}"]
    assert list(report) == []


def test_one_empty_line_is_empty() -> None:
    report = Report()
    assert parse_inline(lift(Mapped.whole(Source(path="s.md", text="")), report), report) == ()


def test_comments_in_one_line_end_there() -> None:
    report = Report()
    source = Source(path="s.md", text="title: Our <!-- draft --> title <!-- never")
    inlines = parse_inline(lift(Mapped.whole(source, 6), report), report)
    assert [type(node).__name__ for node in inlines] == ["Text"]
    assert [(str(one.span), one.code) for one in report] == [("s.md:1:33", "parse.comment-open")]
