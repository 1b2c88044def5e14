"""The tree as JSON."""

import json
from decimal import Decimal

from sample import HERE, document, para, sample_document, sample_look, value

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Directive, Paragraph
from toolkit.write.tree_json import TREE, tree_of


def test_nodes_have_their_type_and_place_and_what_they_say() -> None:
    assert tree_of(para("a", id="para-a")) == {
        "type": "Paragraph",
        "span": "submissions/sample/submission.md:1:1",
        "content": [{"type": "Text", "span": "submissions/sample/submission.md:1:1", "text": "a"}],
        "id": "para-a",
    }


def test_a_value_names_its_measure() -> None:
    said = tree_of(value("72"))
    assert isinstance(said, dict)
    assert said["text"] == "72"
    assert said["statistic"] == {
        "measure": "instagram-reports-2020.removed",
        "value": "72",
        "unit": "number",
        "n": 72,
        "of": 297,
    }


def test_what_is_empty_is_left_out_unless_it_must_be_said() -> None:
    assert tree_of(Paragraph(content=(), span=HERE)) == {
        "type": "Paragraph",
        "span": "submissions/sample/submission.md:1:1",
        "content": [],
    }
    directive = tree_of(Directive(name="x", attributes={"b": "1", "a": "2"}, span=HERE))
    assert isinstance(directive, dict)
    assert list(directive["attributes"]) == ["a", "b"]
    assert tree_of(Decimal("1.50")) == "1.50"


def test_the_file() -> None:
    report = Report()
    first, second = (TREE.write(sample_document(), sample_look(), report).data for _ in range(2))
    assert report.found == []
    assert first == second
    said = json.loads(first)
    assert said["type"] == "Document"
    assert said["lang"] == "en-GB"
    assert TREE.write(document(), sample_look(), report).data.endswith(b"}\n")
