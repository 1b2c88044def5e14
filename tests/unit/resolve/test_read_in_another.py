"""`via` in a bibliography, from the files to the document: entries that were not cited, circles, identifiers, quotations."""

import json
from typing import Any

import pytest

from toolkit.model.tree import Citation
from toolkit.model.walk import nodes_of, plain_text

SMITH = "@book{old1999, title = {Old}, author = {Old, Otto}, date = {1999}, publisher = {Press}, via = {smith2020}}\n"


@pytest.fixture
def works(place: Any) -> Any:
    file = place.submission / "references.bib"
    seen = file.read_text()

    def write(text: str) -> None:
        file.write_text(seen + text)

    return write


def _printed(place: Any, body: str, *codes: str) -> list[str]:
    place.text(body)
    prepared, report = place.check()
    assert [one.code for one in report] == list(codes), [one.message for one in report]
    cites = [node for node in nodes_of(prepared.document) if isinstance(node, Citation)]
    return [plain_text(node.content).replace("\u00a0", " ") for node in cites]


def test_the_work_that_was_read_need_not_be_cited(place: Any, works: Any) -> None:
    works(SMITH)
    assert _printed(place, "It is old [@old1999, p. 5].") == [
        "Otto Old, Old (Press 1999), cited in Jane Smith, A Book (Example Press 2020) 5."
    ]


def test_in_csl_json(place: Any) -> None:
    items = [
        {"id": "old1999", "type": "book", "title": "Old", "author": [{"family": "Old"}], "custom": {"via": "new"}},
        {"id": "new", "type": "book", "title": "New", "author": [{"family": "New"}]},
        {"id": "older", "type": "book", "title": "Older", "author": [{"family": "Older"}], "via": "old1999"},
    ]
    place.write("submissions/sample/more.json", json.dumps(items))
    front = "bibliography: [references.bib"
    place.text("One [@older].")
    place.edit("submissions/sample/submission.md", front, front + ", more.json")
    prepared, report = place.check()
    assert list(report) == []
    (cite,) = (node for node in nodes_of(prepared.document) if isinstance(node, Citation))
    assert plain_text(cite.content) == "Older, Older, cited in Old, Old, cited in New, New."


def test_the_other_work_may_have_a_number_of_its_own(place: Any, works: Any) -> None:
    works(SMITH.replace("smith2020", "un:CRC/C/GC/25"))
    first, second = _printed(place, "It is old [@old1999, para 12]. Later [@un:CRC/C/GC/25, para 13].")
    assert first.startswith("Otto Old, Old (Press 1999), cited in UN Committee on the Rights of the Child, ‘General ")
    assert first.endswith(" UN Doc CRC/C/GC/25, para 12.")
    assert second == "General comment No. 25 (n 1) para 13."


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            SMITH.replace("smith2020", "smth2020"),
            "`old1999` was read in `smth2020`, and no bibliography file has such an entry",
            "did you mean `smith2020`?",
        ),
        (
            SMITH.replace("smith2020", "old1999"),
            "nobody can have read these works in each other: `old1999` in `old1999`",
            "delete the field `via` of the work that you have seen yourself",
        ),
        (
            SMITH.replace("smith2020", "new") + SMITH.replace("old1999", "new").replace("smith2020", "old1999"),
            "nobody can have read these works in each other: `old1999` in `new`, `new` in `old1999`",
            "delete the field `via` of the work that you have seen yourself",
        ),
    ],
)
def test_what_cannot_be(place: Any, works: Any, text: str, message: str, hint: str) -> None:
    works(text)
    place.text("It is old [@old1999; @old1999, p. 2].")
    _, report = place.check()
    assert [(one.code, one.message, one.hints[0].text) for one in report] == [("bibliography.via", message, hint)]
    (span,) = (one.span for one in report)
    assert str(span).startswith("submissions/sample/references.bib:3:")


def test_a_quotation_is_compared_with_what_was_read(place: Any, works: Any) -> None:
    works(SMITH)
    place.write("evidence/sources/smith2020.txt", "As Old said, the sea is always blue and wide.\n")
    text = "He says that “the sea is always green and wide” [@old1999, p. 5]."
    _printed(place, text, "quotation.account", "quotation.differs")
    _printed(place, text.replace("green", "blue"), "quotation.account")
