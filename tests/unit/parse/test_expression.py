"""What may stand between braces, and what is said where it may not."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.model.tree import Expr
from toolkit.parse.expression import parse_expression


def read(text: str) -> tuple[Expr | None, Report]:
    report = Report()
    return parse_expression(text, Source(path="s.md", text=text).span(0, len(text)), report), report


@pytest.mark.parametrize(
    ("text", "path", "filters"),
    [
        ("log.reported", ("log", "reported"), []),
        (" log.removal-share.interval ", ("log", "removal-share", "interval"), []),
        ("a", ("a",), []),
        ("données_2.höhe", ("données_2", "höhe"), []),
        ("a.b|words", ("a", "b"), [("words", ())]),
        ("a.b | percent | round(1)", ("a", "b"), [("percent", ()), ("round", ("1",))]),
        ("a | date('d. MMMM y') ", ("a",), [("date", ("d. MMMM y",))]),
        ('a | f("x, y", -1.5, z)', ("a",), [("f", ("x, y", "-1.5", "z"))]),
        ("a | f( )", ("a",), [("f", ())]),
        ("a\n| words", ("a",), [("words", ())]),
    ],
)
def test_readable(text: str, path: tuple[str, ...], filters: list[tuple[str, tuple[str, ...]]]) -> None:
    expr, report = read(text)
    assert list(report) == []
    assert expr is not None
    assert expr.path == path
    assert [(call.name, call.arguments) for call in expr.filters] == filters


def test_places() -> None:
    expr, _ = read(" a.b | round(1) | words ")
    assert expr is not None
    assert expr.span.excerpt == "a.b | round(1) | words"
    assert [call.span.excerpt for call in expr.filters] == ["round(1)", "words"]


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("", 1, "nothing between", "write `name.measure`"),
        ("   ", 4, "nothing between", "write `name.measure`"),
        ("a.b + 1", 5, "`+` cannot stand here", "nothing is computed"),
        ("a b", 3, "`b` cannot stand here", "write `name.measure`"),
        ("a..b", 3, "a name after the dot", "write `name.measure`"),
        (".a", 1, "the name of a dataset", "write `name.measure`"),
        ("a |", 4, "the name of a filter", "write `name.measure`"),
        ("a | round(1", 12, "the bracket is never closed", "write `round(1)`"),
        ("a | round(1 2)", 13, "the bracket is never closed", "write `round(1)`"),
        ("a | date(“d”)", 10, "a value inside the brackets", "straight quotes"),
        ("a[0]", 2, "`[0]` cannot stand here", "write `name.measure`"),
        ("“a”", 1, "the name of a dataset", "write `name.measure`"),
        ("a.b()", 4, "`()` cannot stand here", "write `name.measure`"),
    ],
)
def test_not_readable(text: str, column: int, message: str, hint: str) -> None:
    expr, report = read(text)
    assert expr is None
    (one,) = report
    assert one.code == "expression.syntax"
    assert message in one.message
    assert hint in one.hints[0].text
    assert one.span is not None
    assert one.span.column == column
