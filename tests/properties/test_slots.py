"""Values never turn into markup: whatever a value or an expression holds, the tree has the same shape around it."""

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import Blocks, Code, CodeBlock, Directive, Expr, Image, Link, Text, Value
from toolkit.model.walk import rewrite_blocks, walk
from toolkit.parse.fill import fill
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import Lifted, lift, slot_mark

HOSTILE = st.text(
    alphabet="ab *_`#|[]()<>!\\\n\r\t-+=~:{}%&;.1/@^$\"'\ue000\ue001\ue002\U000f0000\U00100000é", max_size=14
)
TEMPLATE = """\
# Title of {{ a }} here

We saw {{ a }}{{ b }}, *{{ c }}* and [a link to {{ b }}](https://example.org).^[A note on {{ c }}.]

| Name | {{ a }} |
|------|---------|
| {{ b }} | **{{ c }}** |

{{ a }}

- {{ b }}
  > {{ c }}

{% for row in rows %}
1. {{ row }}: {{ a }}
{% endfor %}

::: part summary
{{ c }}
:::
"""


def _values(blocks: Blocks) -> Iterator[str]:
    return (node.text for node in walk(blocks) if isinstance(node, Value))


def _shape(blocks: Blocks) -> Blocks:
    """The tree with nothing left of its values but their places."""
    return rewrite_blocks(blocks, lambda node: Value(text="", span=node.span) if isinstance(node, Value) else node)


def _filled(**data: object) -> Blocks:
    report = Report()
    blocks = parse_markdown(fill(Source(path="t.md.j2", text=TEMPLATE), data, report), report)
    assert list(report) == []
    return blocks


HARMLESS = _shape(_filled(a="x", b="y", c="z", rows=["r", "s"]))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_a_printed_value_stays_a_value(a: str, b: str, c: str, row: str) -> None:
    blocks = _filled(a=a, b=b, c=c, rows=[row, row])
    assert _shape(blocks) == HARMLESS
    values = {"a": a, "b": b, "c": c}
    # in the order in which a reader meets them
    assert list(_values(blocks)) == [*(values[name] for name in "aabcbcabcabc"), row, a, row, a, c]


_PLACES = (
    "# Title {}",
    "{}",
    "Text {}{} *{}* **{}** _{}_ text{}text [{}](x) ^[{}] \\{}",
    "| {} | b |\n|---|---|\n| **{}** | {} |",
    "- {}\n  1. {}\n     > {}",
    "a {}\n===",
    "A[^1]\n\n[^1]: {}\n\n    {}",
    "::: box\n{}\n:::",
)


def _with_slots(place: str, values: list[str]) -> Blocks:
    report, marks = Report(), [slot_mark(number, 2 + number) for number in range(len(values))]
    source = Source(path="s.md", text=place.format(*marks))
    blocks = parse_markdown(Lifted(mapped=Mapped.whole(source), slots=tuple(values)), report)
    assert list(report) == []
    return blocks


@settings(max_examples=3000, deadline=None, derandomize=True)
@given(st.sampled_from(_PLACES), st.data())
def test_a_value_never_changes_the_tree_around_it(place: str, data: st.DataObject) -> None:
    values = [data.draw(HOSTILE) for _ in range(place.count("{}"))]
    blocks = _with_slots(place, values)
    assert list(_values(blocks)) == values
    assert _shape(blocks) == _shape(_with_slots(place, ["x"] * len(values)))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(HOSTILE)
def test_a_value_in_a_place_for_text_is_that_text(value: str) -> None:
    place = '`{}`\n\n    {}\n\n[a](/{} "{}") ![{}](p)\n\n::: box {} {{#{} to="{}"}}\n:::\n'
    code, block, link, image, box = (
        node
        for node in walk(_with_slots(place, [value] * 8))
        if isinstance(node, Code | CodeBlock | Link | Image | Directive)
    )
    assert isinstance(code, Code)
    assert code.text == value
    assert isinstance(block, CodeBlock)
    assert block.text == value
    assert isinstance(link, Link)
    assert link.title == value
    assert not set(link.url) & set(' <>"\n\r\t`{}')
    assert isinstance(image, Image)
    assert image.alt == value
    assert isinstance(box, Directive)
    assert (box.arguments, box.id, box.attributes) == ((value,), value, {"to": value})


EXPRESSION = st.text(alphabet="ab|*_`#[]()<>!-+=~:%&;.1\"' \\\n", max_size=10).filter(
    lambda text: not re.search(r"\n[ \t]*\n", text)
)


def _submission(*expressions: str) -> tuple[Blocks, Source]:
    places = "# T {}\n\n- {} y\n\n| a | b |\n|---|---|\n| {} | {} |\n\n**{}** [l {}](u) ^[n {}]\n"
    report = Report()
    source = Source(path="s.md", text=places.format(*(f"{{{{x{one}}}}}" for one in expressions)))
    return parse_markdown(lift(Mapped.whole(source), report), report), source


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(EXPRESSION, min_size=7, max_size=7))
def test_an_expression_never_changes_the_tree_around_it(expressions: list[str]) -> None:
    """Whatever stands between the braces: it is read as an expression, or reported and left as it was written."""
    blocks, source = _submission(*expressions)
    harmless, _ = _submission(*[""] * 7)
    assert _frame(blocks) == _frame(harmless)
    assert all(0 <= node.span.start <= node.span.end <= len(source.text) for node in walk(blocks))


def _frame(blocks: Blocks) -> list[str]:
    return [type(node).__name__ for node in walk(blocks) if not isinstance(node, Expr | Text)]
