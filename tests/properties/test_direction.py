"""Stretches of the other direction: in order, apart, without letters of the text around, for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.base.direction import RIGHT_TO_LEFT, Direction, letters_run, stretches
from toolkit.base.source import Source
from toolkit.model.tree import Inline, Text, Value
from toolkit.model.walk import plain_text
from toolkit.write.direction import pieces

SIGNS = st.text(st.sampled_from("abZ أبت שלם 0123٣٤ ()[]{}.,:;%+-–/«»\u200e\n@é中"), max_size=40)
DIRECTIONS = st.sampled_from(("ltr", "rtl"))
HERE = Source(path="x.md", text="x").span()
NODES = st.one_of(
    SIGNS.map(lambda text: Text(text=text, span=HERE)), SIGNS.map(lambda text: Value(text=text, span=HERE))
)


@given(SIGNS, DIRECTIONS, st.booleans())
def test_stretches_follow_each_other_and_hold_no_letter_of_the_text_around(
    text: str, around: Direction, numbers: bool
) -> None:
    found = stretches(text, around, numbers=numbers)
    ends = [end for pair in found for end in pair]
    assert ends == sorted(ends)
    assert all(start < end for start, end in found)
    for start, end in found:
        inside = text[start:end]
        assert letters_run(inside) != around
        letters = [sign for sign in inside if sign.isalpha()]
        assert all((RIGHT_TO_LEFT.match(sign) is None) == (around == "rtl") for sign in letters)


@given(st.lists(NODES, max_size=6), DIRECTIONS)
def test_no_word_is_lost_when_inlines_are_cut(nodes: list[Inline], around: Direction) -> None:
    content = tuple(nodes)
    cut = pieces(content, around)
    assert "".join(plain_text_of(part) for _, part in cut) == plain_text_of(content)


def plain_text_of(content: tuple[Inline, ...]) -> str:
    return "".join(node.text for node in content if isinstance(node, Text | Value))


def test_a_paragraph_keeps_its_words() -> None:
    content = (Text(text="أزالت Meta ", span=HERE), Value(text="12%", span=HERE), Text(text=" منها", span=HERE))
    assert [(direction, plain_text(part)) for direction, part in pieces(content, "rtl")] == [
        ("rtl", "أزالت"), ("ltr", "Meta 12%"), ("rtl", "منها"),
    ]  # fmt: skip
