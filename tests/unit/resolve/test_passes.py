"""What the passes make of a submission: values, notes, citations, numbers, references."""

from collections.abc import Callable
from typing import Any

import pytest

from toolkit.build.prepared import Prepared
from toolkit.model.tree import Citation, Contents, Figure, Group, Heading, Note, Paragraph, Reference, Table, Value
from toolkit.model.walk import nodes_of, plain_text, walk

Check = Callable[[str], Prepared]
TABLE = "::: table log.outcomes\nOutcome\n:::"


def _all(prepared: Prepared, kind: type[Any]) -> list[Any]:
    return [node for node in nodes_of(prepared.document) if isinstance(node, kind)]


def _numbers(prepared: Prepared) -> list[Value]:
    return [value for value in _all(prepared, Value) if value.statistic]


def test_a_value_stands_wherever_text_stands(prepared: Check) -> None:
    body = """
# Of {{ log.reported }} items {#sec-x}

Removed: {{ log.removed | words }}^[In all {{ log.reported }}.], see [{{ log.removed }} rows](https://example.org).

| a | b |
|---|---|
| {{ log.removed }} | *{{ log.removal-share }}* |
"""
    texts = [value.text for value in _numbers(prepared(body))]
    assert texts == ["10", "three", "10", "3", "3", "3 of 10"]


def test_a_value_knows_its_rows(prepared: Check) -> None:
    (value,) = _numbers(prepared("{{ log.removal-share }}"))
    assert (value.statistic.n, value.statistic.of) == (3, 10)
    assert {origin.resource for origin in value.statistic.origins} == {"reports"}


def test_a_citation_becomes_a_note_behind_the_full_stop(prepared: Check) -> None:
    document = prepared("It is so [@smith2020, p. 3].").document
    paragraph = next(
        node for node in nodes_of(document) if isinstance(node, Paragraph) and "It is" in plain_text((node,))
    )
    assert [type(node).__name__ for node in paragraph.content] == ["Text", "Text", "Note"]
    assert plain_text(paragraph.content) == "It is so."
    assert "A Book (Example Press 2020) 3." in plain_text(paragraph.content, notes=True)


def test_a_citation_on_a_line_of_its_own_leaves_no_space_before_the_full_stop(prepared: Check) -> None:
    paragraphs = _all(prepared("Children have rights\n[@smith2020]."), Paragraph)
    (paragraph,) = [one for one in paragraphs if "rights" in plain_text(one.content)]
    assert plain_text(paragraph.content).startswith("Children have rights.")


def test_a_citation_in_a_footnote_stays_there(prepared: Check) -> None:
    result = prepared("One^[See @smith2020 and more.]. Two [@un2021].")
    notes = _all(result, Note)
    assert [note.number for note in notes] == [1, 2]
    assert not [inner for note in notes for inner in walk(note.content) if isinstance(inner, Note)]


def test_a_work_cited_again_points_back(prepared: Check) -> None:
    result = prepared("First [@smith2020]. Then [@un2021]. Again [@smith2020].")
    back = [node for node in _all(result, Reference) if node.kind == "note"]
    assert [(node.target, node.text) for node in back] == [("fn-1", "1")]


def test_the_author_stays_in_the_sentence(prepared: Check) -> None:
    result = prepared("As @smith2020 [p. 4] shows, it is so.")
    paragraph = next(node for node in _all(result, Paragraph) if "shows" in plain_text((node,)))
    assert plain_text(paragraph.content) == "As Jane Smith shows, it is so."
    assert len(_all(result, Note)) == 1


def test_the_bibliography_lists_what_is_cited(prepared: Check) -> None:
    result = prepared("Cited [@smith2020].")
    (group,) = [node for node in _all(result, Group) if node.role == "bibliography"]
    assert "A Book" in plain_text((group,))
    assert "On digital rights" not in plain_text((group,))


def test_no_bibliography_without_citations(prepared: Check) -> None:
    assert not [node for node in _all(prepared("Nothing."), Group) if node.role == "bibliography"]


def test_tables_and_figures_are_numbered_and_referred_to(prepared: Check) -> None:
    body = """
See @tbl-a, @tbl-b, @fig-a, @sec-one and @rec-one.

# One {#sec-one}

::: table log.outcomes {#tbl-a}
First
:::

::: table {#tbl-b}
Second, by hand

| a | b |
|---|--:|
| x | 1 |
:::

::: figure log.outcomes {#fig-a}
Third
:::
"""
    result = prepared(body)
    assert [table.number for table in _all(result, Table)] == [1, 2]
    assert [figure.number for figure in _all(result, Figure)] == [1]
    texts = [node.text for node in _all(result, Reference)]
    assert texts == ["Table\u00a01", "Table\u00a02", "Figure\u00a01", "section\u00a03", "Recommendation\u00a01"]


def test_a_table_is_made_of_values(prepared: Check) -> None:
    (table,) = _all(prepared(TABLE), Table)
    rows = [[plain_text(cell.content) for cell in row.cells] for row in table.body]
    assert rows[0][:2] == ["Removed", "3"]
    assert rows[1][:2] == ["Still there", "7"]
    assert {"Removed", "3", "Still there", "7"} & {value.text for value in _numbers(prepared(TABLE))} == {"3", "7"}


def test_sections_are_numbered_and_listed(place: Any) -> None:
    place.text("\n# One\n\n## Inner\n\n# Two\n")
    place.edit("submissions/sample/submission.md", "date: 2021", "toc: true\ndate: 2021")
    result, report = place.check()
    assert not list(report)
    headings = [(node.number, plain_text(node.content)) for node in _all(result, Heading)]
    assert headings == [
        ("1", "Summary"), ("2", "Recommendations"), ("3", "One"), ("3.1", "Inner"), ("4", "Two"),
    ]  # fmt: skip
    (contents,) = _all(result, Contents)
    assert [entry.number for entry in contents.entries] == ["1", "2", "3", "3.1", "4"]


def test_citations_keep_their_cites(prepared: Check) -> None:
    (citation,) = _all(prepared("So [see @smith2020, p. 3]."), Citation)
    assert citation.cites[0].locator.value == "3"


def test_two_notes_in_a_row_are_kept_apart(prepared: Check) -> None:
    result = prepared("So it is [@smith2020].^[And more.]")
    paragraph = next(node for node in _all(result, Paragraph) if "So it is" in plain_text((node,)))
    kinds = [type(node).__name__ for node in paragraph.content]
    assert kinds == ["Text", "Text", "Note", "Styled", "Note"]


def test_a_citation_inside_a_sentence_of_a_note_has_no_full_stop_of_its_own(prepared: Check) -> None:
    result = prepared("So^[Some say so [@smith2020, p. 3], others do not.].")
    (note,) = _all(result, Note)
    assert plain_text(note.content) == "Some say so (Jane Smith, A Book (Example Press 2020) 3), others do not."


def test_a_citation_in_the_title_is_one_note(place: Any) -> None:
    place.text("")
    place.edit("submissions/sample/submission.md", "title: A sample", "title: 'A sample [@smith2020]'")
    result, report = place.check()
    assert not list(report)
    assert [note.number for note in _all(result, Note)] == [1]
    assert plain_text(result.document.title) == "A sample"


def test_the_authors_own_list_of_references_is_the_only_one(prepared: Check) -> None:
    result = prepared("So [@smith2020].\n\n::: references\n:::\n\n# References\n\nMore.")
    groups = [node for node in _all(result, Group) if node.role == "bibliography"]
    assert len(groups) == 1
    assert [node.id for node in _all(result, Heading)][-2:] == ["sec-references", "sec-references-2"]


def test_references_in_groups(place: Any) -> None:
    place.text(
        "So [@smith2020; @un2021; @celex:32022R2065; @un:CRC/C/GC/25; @echr:2872/02].\n\n::: references {grouped=true}\n:::"
    )
    result, report = place.check()
    assert not list(report)
    (group,) = [node for node in _all(result, Group) if node.role == "bibliography"]
    shown = [plain_text([node]) for node in group.content]
    heads = [at for at, node in enumerate(group.content) if isinstance(node, Heading)]
    assert [shown[at] for at in heads] == [
        "References", "Legislation and treaties", "Cases", "United Nations documents", "Other sources",
    ]  # fmt: skip
    under = {shown[at]: shown[at + 1 : end] for at, end in zip(heads, [*heads[1:], len(shown)], strict=True)}
    assert "2022/2065" in under["Legislation and treaties"][0]
    assert "2872/02" in under["Cases"][0]
    assert "CRC/C/GC/25" in under["United Nations documents"][0]
    assert [len(one) for one in under.values()] == [0, 1, 1, 1, 2]


@pytest.mark.parametrize(("csl", "lists"), [("oscola-no-ibid", 0), ("apa", 1)])
def test_a_letter_lists_references_where_the_style_needs_it(place: Any, csl: str, lists: int) -> None:
    front = (
        "---\ntitle: A letter\ndate: 2021-04-15\ntemplate: open-letter\naddressee: [A, B]\nsalutation: [Dear A, Dear B]\n"
        f"closing: Yours\nbibliography: [references.bib]\ncsl: {csl}\n---\n"
    )
    place.text("So [@smith2020].", front=front, parts="")
    result, report = place.check()
    assert not list(report)
    groups = [node for node in _all(result, Group) if node.role == "bibliography"]
    assert len(groups) == lists
    assert "Dear A\nDear B" in plain_text(result.document.content)


def test_the_addressee_of_a_recommendation_is_a_line_of_text(prepared: Check) -> None:
    result = prepared('::: recommendation {to="The *Council*, see @rec-one"}\nAct.\n:::')
    group = [node for node in _all(result, Group) if node.role == "recommendation"][-1]
    assert plain_text(group.title) == "The Council, see Recommendation\u00a01"


@pytest.mark.parametrize(("after", "shown"), [("; more.", " 3; more."), (".", " 3."), (" More.", " 3. More.")])
def test_a_citation_that_the_author_goes_on_behind(prepared: Check, after: str, shown: str) -> None:
    (note,) = _all(prepared(f"So^[[@smith2020, p. 3]{after}]"), Note)
    assert plain_text(note.content) == f"Jane Smith, A Book (Example Press 2020){shown}"
