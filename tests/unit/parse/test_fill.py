"""fill: Jinja first, values as slots, exact places, and no way for a value into the Markdown."""

from collections.abc import Callable
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.tree import Directive, Heading, Paragraph, Reference, Styled, Text, Value
from toolkit.model.walk import walk
from toolkit.parse.fill import fill

HERE = Source(path="s.md", text="x").span()
Fill = Callable[..., Any]


def texts(parsed: Any) -> list[str]:
    return [node.text for node in walk(parsed.blocks) if isinstance(node, Text | Value)]


def places(parsed: Any) -> list[tuple[str, str]]:
    return [(str(node.span), node.span.excerpt) for node in walk(parsed.blocks) if isinstance(node, Text | Value)]


def test_values_and_places(filled: Fill) -> None:
    parsed = filled("# To {{ who }}, {{- who }}!\n\nText {{ n }} end", who="*X*", n=3)
    heading, paragraph = parsed.blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert texts(parsed) == ["To ", "*X*", ",", "*X*", "!", "Text ", "3", " end"]
    assert places(parsed) == [
        ("t.md.j2:1:3", "To "), ("t.md.j2:1:6", "{{ who }}"), ("t.md.j2:1:15", ","), ("t.md.j2:1:17", "{{- who }}"),
        ("t.md.j2:1:27", "!"), ("t.md.j2:3:1", "Text "), ("t.md.j2:3:6", "{{ n }}"), ("t.md.j2:3:13", " end"),
    ]  # fmt: skip
    assert parsed.found == []


def test_places_survive_loops_and_conditions(filled: Fill) -> None:
    template = "{% for one in rows %}\n- {{ one }} *same*\n{% if one > 1 %}\n  more\n{% endif %}\n{% endfor %}\n"
    parsed = filled(template, rows=[1, 2])
    assert places(parsed) == [
        ("t.md.j2:2:3", "{{ one }}"), ("t.md.j2:2:12", " "), ("t.md.j2:2:14", "same"),
        ("t.md.j2:2:3", "{{ one }}"), ("t.md.j2:2:12", " "), ("t.md.j2:2:14", "same"), ("t.md.j2:4:3", "more"),
    ]  # fmt: skip
    assert parsed.found == []


def test_places_survive_includes_macros_and_blocks(filled: Fill) -> None:
    template = (
        "{% macro hello(name) %}*hello* {{ name }}{% endmacro %}\n"
        "{{ hello(who) }} and {{ hello('b') }}\n\n{% include 'part.md' %}\n\n"
        "{% set kept %}kept {{ who }}{% endset %}{{ kept }}, {{ kept | trim }}\n"
    )
    parsed = filled(template, who="w", includes={"part.md": "## Part {{ who }}\n"})
    assert texts(parsed) == ["hello", " ", "w", " and ", "hello", " ", "b", "Part ", "w", "kept ", "w", ", kept ", "w"]
    assert ("part.md:1:4", "Part ") in places(parsed)
    assert ("part.md:1:9", "{{ who }}") in places(parsed)
    assert parsed.found == []


def test_what_is_printed(filled: Fill) -> None:
    inlines = (Styled(style="emphasis", content=(Text(text="i", span=HERE),), span=HERE),)
    one = Reference(target="tbl-a", kind="table", span=HERE)
    parsed = filled("[{{ a }}{{ b }}{{ c }}{{ d }}{{ e }}{{ f }}]", a=None, b=inlines, c=1.5, d=(), e=one, f=("a", 1))
    (paragraph,) = parsed.blocks
    assert [type(node).__name__ for node in paragraph.content] == [
        "Text",
        "Styled",
        "Value",
        "Reference",
        "Value",
        "Text",
    ]
    assert [node.text for node in paragraph.content if isinstance(node, Value)] == ["1.5", "('a', 1)"]
    assert parsed.found == []


def test_values_in_places_for_text(filled: Fill) -> None:
    inlines = (Text(text="plain ", span=HERE), Styled(style="strong", content=(Text(text="w", span=HERE),), span=HERE))
    parsed = filled(
        '::: part {{ a }} {#{{ b }} to="{{ a }}"}\n[x]({{ u }} "{{ i }}") `{{ i }}`\n:::',
        a='"x y}',
        b="id",
        u="a b",
        i=inlines,
    )
    (directive,) = parsed.blocks
    assert isinstance(directive, Directive)
    assert (directive.arguments, directive.id, directive.attributes) == (('"x y}',), "id", {"to": '"x y}'})
    (paragraph,) = directive.content
    assert isinstance(paragraph, Paragraph)
    link, _, code = paragraph.content
    assert (link.url, link.title, code.text) == ("a%20b", "plain w", "plain w")  # type: ignore[union-attr]
    assert parsed.found == []


def test_an_unsafe_address_from_data_is_refused(filled: Fill) -> None:
    parsed = filled("[x]({{ u }})", u="JavaScript:alert(1)")
    assert parsed.blocks[0].content[0].text == "x"
    assert parsed.found == [("t.md.j2:1:1", "parse.link")]


@pytest.mark.parametrize(
    "template",
    [
        "{{ m() ~ v }}",
        "{{ m() + v }}",
        "{{ [m(), v] | join }}",
        "{{ m() | replace('lit', v) }}",
        "{{ m() | upper }}",
        "{{ '%s' | format(m()) }}",
        "{{ m().replace('lit', v) }}",
        "{{ m().join([v, v]) }}",
        "{% filter upper %}text{% endfilter %}{{ m() ~ v }}",
        "{% set b %}b{% endset %}{{ b ~ v }}",
    ],
)
def test_a_value_cannot_be_glued_to_text(filled: Fill, template: str) -> None:
    parsed = filled("{% macro m() %}lit {{ v }}{% endmacro %}" + template, v="**x**\n\n# y")
    assert {code for _, code in parsed.found} == {"template.joined"}
    assert not any(isinstance(node, Heading | Styled) for node in walk(parsed.blocks))


def test_glued_text_is_reported_where_it_is_printed(filled: Fill) -> None:
    parsed = filled("{% macro m(a) %}hi {{ a }}{% endmacro %}\n{{ m(v) }}\n{{ m(v) ~ v }}", v="x")
    assert parsed.found == [("t.md.j2:3:1", "template.joined")]


def test_markup_in_the_data_is_text(filled: Fill) -> None:
    from markupsafe import Markup

    parsed = filled("a {{ v }}", v=Markup("**b**"))
    assert texts(parsed) == ["a ", "**b**"]
    assert parsed.found == [("t.md.j2:1:3", "template.joined")]


@pytest.mark.parametrize("forged", ["\ue0010,0,3,p\ue002abc", "\ue0019,0,3,p\ue002", "\U000f0000\U00100009", "\ue001"])
def test_forged_marks_are_text(filled: Fill, forged: str) -> None:
    parsed = filled("{% macro m() %}{% endmacro %}{{ v }}", v=forged)
    assert len(texts(parsed)) == 1
    assert set(texts(parsed)[0]) <= set(forged)
    glued = filled("abc {% macro m() %}{% endmacro %}{{ m() ~ v }}", v=forged)
    assert {code for _, code in glued.found} <= {"template.joined"}
    assert set("".join(texts(glued))) <= set("abc 0,39p\ue001\ue002")


def test_a_comment_has_two_hashes(filled: Fill) -> None:
    parsed = filled("# A {#id}\n{## gone {{ x }} ##}\ntext {# stays #}")
    assert parsed.blocks[0].id == "id"
    assert texts(parsed) == ["A", "text {# stays #}"]
    assert parsed.found == []


def test_raw_braces_are_text(filled: Fill) -> None:
    parsed = filled("{% raw %}{{ a }} {% b %}{% endraw %}")
    assert texts(parsed) == ["{{ a }} {% b %}"]
    assert parsed.found == []


def test_line_ends_of_windows_and_private_characters(filled: Fill) -> None:
    parsed = filled("\ufeff# A\r\n\r\n{{ v }} \ue000", v=1)
    assert [type(block).__name__ for block in parsed.blocks] == ["Heading", "Paragraph"]
    assert [code for _, code in parsed.found] == ["parse.private-character"]


@pytest.mark.parametrize(
    ("template", "place", "hint"),
    [
        ("a\n{{ nme }}", "t.md.j2:2:4", "did you mean `name`?"),
        ("{{ name }}{{ data.frst }}", "t.md.j2:1:19", "did you mean `first`?"),
        ("{% for one in nme %}{% endfor %}", "t.md.j2:1:15", "did you mean `name`?"),
        ("{{ nme.first }}", "t.md.j2:1:4", "did you mean `name`?"),
        ("{% include 'prt.md' %}", "t.md.j2:1:13", "did you mean `part.md`?"),
        ("{% include 'part.md' %}", "part.md:1:4", "did you mean `name`?"),
    ],
)
def test_unknown_names(filled: Fill, template: str, place: str, hint: str) -> None:
    parsed = filled(template, name=["x"], data={"first": 1}, includes={"part.md": "{{ nam }}"})
    assert parsed.found == [(place, "template.unknown-name")]
    assert parsed.report.found[0].hints[0].text == hint


def test_all_unknown_names_are_told_in_one_run(filled: Fill) -> None:
    parsed = filled("{{ a }} and {{ b }}\n{% if c %}{% endif %}", x=1)
    assert parsed.found == [(f"t.md.j2:{place}", "template.unknown-name") for place in ("1:4", "1:16", "2:7")]
    assert parsed.blocks == ()
    shown = filled("{{ a }} and {{ b }}", x=1)
    assert texts(shown) == ["⟨?⟩", " and ", "⟨?⟩"]


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("a\n{% for x in %}\n", "t.md.j2:2:1"),
        ("a\n\n  {{ a | safe }}", "t.md.j2:3:3"),
        ("{% if x %}", "t.md.j2:1:1"),
        ("{{ a", "t.md.j2:1:1"),
        ("{% autoescape false %}{% endautoescape %}", "t.md.j2:1:1"),
        ("{% include 'bad.md' %}", "bad.md:2:1"),
    ],
)
def test_syntax(filled: Fill, template: str, place: str) -> None:
    parsed = filled(template, a=1, x=1, includes={"bad.md": "\n{% nothing %}"})
    assert parsed.found == [(place, "template.syntax")]
    assert parsed.blocks == ()


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__",
        "1 / 0",
        "range(10 ** 9)",
        "'a' + 1",
        "a.append(1)",
        "a.x.__globals__",
        "[1] | map('nope') | list",
    ],
)
def test_what_a_template_may_not_do(filled: Fill, expression: str) -> None:
    parsed = filled(f"text\n{{{{ {expression} }}}}", a=[1])
    assert parsed.blocks == ()
    ((place, code),) = parsed.found
    assert place.startswith("t.md.j2:2:")
    assert code in ("template.failed", "template.unknown-name")


def test_a_template_that_includes_itself(filled: Fill) -> None:
    assert filled("a\n{% include 't.md.j2' %}").found == [("t.md.j2:2:1", "template.failed")]


def test_the_result_of_a_broken_template_is_empty_and_has_a_place() -> None:
    report = Report()
    lifted = fill(Source(path="t.md.j2", text="{% if"), {}, report)
    assert lifted.mapped.text == ""
    assert str(lifted.mapped.span(0, 0)) == "t.md.j2:1:1"
    assert [one.code for one in report] == ["template.syntax"]


def test_a_comment_of_a_template_ends_where_one_of_a_submission_does(filled: Fill) -> None:
    parsed = filled("{{ a }} <!-- {{ a }}\n\n-->\n", a="<!-- no comment -->")
    assert parsed.found == [("t.md.j2:1:9", "parse.comment-open")]
    assert filled("{{ a }} <!-- {{ a }} -->\n", a="<!-- x").found == []


def test_the_lines_of_a_field_are_printed_with_commas_between(filled: Fill) -> None:
    parsed = filled("By {{ authors }}{{ nobody }}.", authors=("A *B*", "C"), nobody=())
    assert texts(parsed) == ["By ", "A *B*, C", "."]
    assert parsed.found == []
