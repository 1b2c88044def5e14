"""Whatever stands in the data, a Word file holds it as text; whatever a table holds, its columns fill the room."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.base.source import Source
from toolkit.model.tree import Cell, Document, Heading, Row, Text
from toolkit.write.columns import SLIM_WIDTH, columns
from toolkit.write.docx.anchors import look_ahead
from toolkit.write.docx.numbering import Numbers
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.xml import element, legal, w, xml_part

HERE = Source(path="x.md", text="x").span()
ANY_TEXT = st.text(st.characters(exclude_categories=())).map(
    lambda text: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@given(ANY_TEXT)
def test_text_comes_back_as_it_was(text: str) -> None:
    root = etree.fromstring(xml_part(w("body", paragraph("BodyText", (text_run(text),)))))
    signs = ("\t" if one.tag == f"{WORD}tab" else one.text or "" for one in root.iter(f"{WORD}t", f"{WORD}tab"))
    assert "".join(signs) == legal(text.replace("\n", " "))


@given(st.text())
def test_attributes_come_back_as_they_were(text: str) -> None:
    assert etree.fromstring(xml_part(element("a:x", {"descr": text}))).get("descr") == legal(text)


@given(
    st.lists(st.lists(st.text(max_size=60), min_size=1, max_size=9), min_size=1, max_size=6), st.integers(2000, 12000)
)
def test_columns_fill_the_room_exactly(texts: list[list[str]], room: int) -> None:
    rows = tuple(
        Row(cells=tuple(Cell(content=(Text(text=text, span=HERE),), span=HERE) for text in row), span=HERE)
        for row in texts
    )
    found = columns(rows, room, 9, 85)
    assert sum(found.widths) == (round(room * SLIM_WIDTH) if found.slim else room)
    assert all(width > 0 for width in found.widths)


@given(st.lists(st.text(min_size=1, max_size=50), unique=True))
def test_bookmarks_have_names_that_word_keeps(names: list[str]) -> None:
    headings = tuple(Heading(level=1, content=(), id=name, span=HERE) for name in names)
    made = look_ahead(
        Document(title=(), subtitle=(), authors=(), date="", lang="en", keywords=(), content=headings)
    ).names  # fmt: skip
    assert list(made) == names
    assert len({name.lower() for name in made.values()}) == len(names)
    assert all(len(name) <= 40 and name.isascii() and name.isidentifier() for name in made.values())


@given(st.lists(st.integers(1, 9)))
def test_paragraph_numbers_are_those_of_the_tree(shown: list[int]) -> None:
    """Counting as Word does, each paragraph gets the number that it has in the tree."""
    numbers, counted, starts = Numbers(), dict[int, int](), {1: 1}
    for number in shown:
        used = numbers.paragraph(f"{number}.")
        assert used is not None
        starts |= {5 + at: _start(one) for at, one in enumerate(numbers.made)}
        counted[used] = counted.get(used, starts[used] - 1) + 1
        assert counted[used] == number


def _start(numbering: object) -> int:
    _, override = numbering.children  # type: ignore[attr-defined]
    return int(override.children[0].get("w:val"))
