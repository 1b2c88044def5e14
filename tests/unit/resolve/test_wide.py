"""Pages in landscape: where `::: wide` may stand, what goes with it, and that numbers and references go on through it."""

from collections.abc import Callable
from typing import Any

from toolkit.build.prepared import Prepared
from toolkit.model.tree import WIDE, Block, Contents, Group, Heading, Paragraph, Reference
from toolkit.model.walk import nodes_of, plain_text

Check = Callable[[str], Prepared]
TABLE = "::: table {{#{0}}}\nA caption\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n"
WIDE_TABLE = "::: wide\n" + TABLE + ":::\n"


def groups(made: Prepared) -> list[Group]:
    return [node for node in nodes_of(made.document) if isinstance(node, Group) and node.role == WIDE]


def kinds(content: tuple[Block, ...]) -> list[str]:
    return [type(block).__name__ for block in content]


def test_neighbours_share_their_pages(prepared: Check) -> None:
    made = prepared(WIDE_TABLE.format("tbl-a") + "\n" + WIDE_TABLE.format("tbl-b") + "\nText.\n")
    assert [kinds(group.content) for group in groups(made)] == [["Table", "Table"]]


def test_text_between_parts_them(prepared: Check) -> None:
    made = prepared(WIDE_TABLE.format("tbl-a") + "\nText.\n\n" + WIDE_TABLE.format("tbl-b"))
    assert [kinds(group.content) for group in groups(made)] == [["Table"], ["Table"]]


def test_headings_right_before_go_with_it(prepared: Check) -> None:
    made = prepared("Text.\n\n# Results\n\n## In detail\n\n" + WIDE_TABLE.format("tbl-a"))
    assert [kinds(group.content) for group in groups(made)] == [["Heading", "Heading", "Table"]]


def test_numbers_references_and_contents_go_on_through_it(prepared: Check) -> None:
    body = "# One\n\nAs @tbl-a and @sec-two show.\n\n::: wide\n# Two {#sec-two}\n\n" + TABLE.format("tbl-a") + ":::\n\n"
    made = prepared(body + "# Three\n\nText^[A note.].\n\n::: contents\n:::\n")
    nodes = list(nodes_of(made.document))
    numbers = {plain_text(node.content): node.number for node in nodes if isinstance(node, Heading)}
    assert numbers == {"Summary": "1", "Recommendations": "2", "One": "3", "Two": "4", "Three": "5"}
    assert [node.text for node in nodes if isinstance(node, Reference)] == ["Table\u00a01", "section\u00a04"]
    (contents,) = (node for node in nodes if isinstance(node, Contents))
    listed = ["Summary", "Recommendations", "One", "Two", "Three"]
    assert [plain_text(entry.content) for entry in contents.entries] == listed


def test_paragraphs_in_it_are_numbered_too(place: Any) -> None:
    front = (
        "---\ntitle: A sample\ntemplate: treaty-body\ncommittee: The Committee\ninstrument: The Convention\n"
        "date: 2021-04-15\n---\n"
    )
    place.text("First.\n\n::: wide\nSecond.\n:::\n\nThird.\n", front=front, parts="")
    made, _ = place.check()
    said = {plain_text(node.content): node.number for node in nodes_of(made.document) if isinstance(node, Paragraph)}
    assert {word: said[word] for word in ("First.", "Second.", "Third.")} == {
        "First.": "1.", "Second.": "2.", "Third.": "3.",
    }  # fmt: skip


def test_it_may_stand_in_a_part(prepared: Check) -> None:
    made = prepared("")
    assert groups(made) == []
    made = prepared("::: part about\nWe.\n\n" + WIDE_TABLE.format("tbl-a").replace(":::", "::::") + "\n:::\n")
    assert [kinds(group.content) for group in groups(made)] == [["Table"]]


def test_inside_of_something_it_is_refused_and_its_content_stays(place: Any) -> None:
    place.text(
        "- item\n\n  ::: wide\n  in a list\n  :::\n\n> ::: wide\n> in a quotation\n> :::\n\n"
        "::: recommendation\n::: wide\nin a box\n:::\n:::\n\n::: wide\n::: wide\ntwice\n:::\n:::\n\n"
        "Text[^n].\n\n[^n]: Note.\n\n    ::: wide\n    in a note\n    :::\n"
    )
    made, report = place.check()
    assert [one.code for one in report] == ["structure.wide"] * 5
    where = ["a list", "a quotation", "a box", "another wide page", "a footnote or a table"]
    assert [name for name, one in zip(where, report, strict=True) if name in one.message] == where
    text = plain_text(made.document.content, notes=True)
    assert [
        words for words in ("in a list", "in a quotation", "in a box", "twice", "in a note") if words not in text
    ] == []
    assert [plain_text(group.content) for group in groups(made)] == ["twice"]


def test_an_empty_one_is_an_error(place: Any) -> None:
    place.text("::: wide\n:::\n")
    assert place.findings() == [("directive.argument", "submissions/sample/submission.md:20:1")]
