"""Stretches of the other direction: in order, apart, without letters of the text around, for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.base.direction import RIGHT_TO_LEFT, Direction, letters_run, stretches
from toolkit.base.source import Source
from toolkit.model.tree import Inline, Text, Value
from toolkit.model.walk import plain_text
from toolkit.write.direction import pieces
from toolkit.write.docx.direction import HOLD, directed
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.xml import Element, w

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


LOOKS = st.sampled_from(((), (w("i"), w("iCs")), (w("b"), w("bCs"), w("i"), w("iCs"))))
RUNS = st.tuples(SIGNS, LOOKS).map(lambda given: text_run(given[0], *given[1]))


def letters_of(root: Element) -> str:
    inside = (letters_of(one) if isinstance(one, Element) else one for one in root.children)
    return "".join(inside) if root.tag != "w:tab" else "\t"


@given(st.lists(RUNS, max_size=6), DIRECTIONS, st.sampled_from(("BodyText", "TableText", "Heading1")))
def test_a_paragraph_of_word_keeps_its_words_and_marks_the_letters_of_each_side(
    runs: list[Element], around: Direction, style: str
) -> None:
    before = paragraph(style, (*runs, w("hyperlink", *runs)))
    after = directed(before, around)
    assert letters_of(after).replace(HOLD, "") == letters_of(before).replace(HOLD, "")
    for run in (one for one in (*after.children, *inner(after)) if isinstance(one, Element) and one.tag == "w:r"):
        marked = any(one.tag == "w:rtl" for one in _properties(run))
        assert all((RIGHT_TO_LEFT.match(sign) is not None) == marked for sign in letters_of(run) if sign.isalpha())


def inner(block: Element) -> list[Element | str]:
    return [one for link in block.children if isinstance(link, Element) for one in link.children]


def _properties(run: Element) -> list[Element]:
    first = run.children[0] if run.children else None
    named = first.children if isinstance(first, Element) and first.tag == "w:rPr" else ()
    return [one for one in named if isinstance(one, Element)]


def test_a_paragraph_keeps_its_words() -> None:
    content = (Text(text="أزالت Meta ", span=HERE), Value(text="12%", span=HERE), Text(text=" منها", span=HERE))
    assert [(direction, plain_text(part)) for direction, part in pieces(content, "rtl")] == [
        ("rtl", "أزالت"), ("ltr", "Meta 12%"), ("rtl", "منها"),
    ]  # fmt: skip
