"""The case files: input, and the tree and the findings that must come of it. `pytest --accept` rewrites the latter.

    === Title of the case
    the input, as it would stand in a file
    >>>
    the tree in short notation
    ! 3:14-3:18 error citation.syntax

`[crlf]`, `[bom]` or `[no line end]` at the end of a title give the input such an end of line or beginning.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import Struct
from notation import tree_lines

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source, Span
from toolkit.model.tree import BODY, Block, Blocks, Directive, Document, Group, Inline, Inlines
from toolkit.model.walk import rewrite
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import lift
from toolkit.resolve.directives.wide import WIDE_PAGES
from toolkit.resolve.wide import place_wide

HERE = Path(__file__).parent
_START = re.compile(r"^=== (?=\S)", re.MULTILINE)


class Case(Struct, frozen=True):
    title: str
    text: str
    expected: str

    @property
    def source(self) -> Source:
        text = self.text
        if self.title.endswith("[no line end]"):
            text = text.removesuffix("\n")
        if self.title.endswith("[crlf]"):
            text = text.replace("\n", "\r\n")
        if self.title.endswith("[bom]"):
            text = f"\ufeff{text}"
        return Source(path="case.md", text=text)

    def __str__(self) -> str:
        return f"=== {self.title}\n{self.text}>>>\n{self.expected}\n"


Stage = Callable[[Source, Report], Iterator[str]]


def _parse(source: Source, report: Report) -> Iterator[str]:
    return tree_lines(parse_markdown(lift(Mapped.whole(source), report), report))


def _wide(source: Source, report: Report) -> Iterator[str]:
    """`::: wide` alone is expanded; other directives stand for blocks of their kind."""
    blocks = parse_markdown(lift(Mapped.whole(source), report), report)
    body = Group(role=BODY, content=blocks, span=source.span())
    document = Document(title=(), subtitle=(), authors=(), date="", lang="en", keywords=(), content=(body,))
    setting: Any = SimpleNamespace(report=report)

    def expand(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if not isinstance(node, Directive):
            return node
        if node.name == "wide":
            return WIDE_PAGES.expand(node, setting)
        return Group(role=node.name, content=node.content, span=node.span)

    (placed,) = place_wide(rewrite(document, expand), report).content
    assert isinstance(placed, Group)
    yield from tree_lines(placed.content)


STAGES: dict[str, Stage] = {"parse": _parse, "wide": _wide}
"""Folder → what its cases are about: a source in, lines of notation out, findings into the report."""


def outcome(stage: Stage, case: Case) -> str:
    report = Report()
    tree = list(stage(case.source, report))
    findings = (f"! {_place(one.span)} {one.severity} {one.code}" for one in report)
    return "\n".join((*tree, *findings))


def _place(span: Span | None) -> str:
    if span is None:
        return "-"
    (line, column), (last, end) = span.source.position(span.start), span.source.position(span.end)
    return f"{line}:{column}-{last}:{end}"


def read_cases(text: str) -> list[Case]:
    cases = []
    for part in _START.split(text)[1:]:
        title, _, rest = part.partition("\n")
        written, _, expected = rest.partition(">>>\n")
        cases.append(Case(title=title.strip(), text=written, expected=expected.strip("\n")))
    return cases


def _all() -> Iterator[object]:
    for stage in STAGES:
        for file in sorted((HERE / stage).glob("*.md")):
            for case in read_cases(file.read_text(encoding="utf-8")):
                yield pytest.param(stage, case, id=f"{stage}/{file.stem}: {case.title}")


@pytest.fixture(scope="session", autouse=True)
def _accept(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--accept"):
        return
    for stage in STAGES:
        for file in sorted((HERE / stage).glob("*.md")):
            text = file.read_text(encoding="utf-8")
            cases = [Case(one.title, one.text, outcome(STAGES[stage], one)) for one in read_cases(text)]
            head = _START.split(text)[0]
            file.write_text(head + "\n".join(map(str, cases)), encoding="utf-8")


@pytest.mark.parametrize(("stage", "case"), list(_all()))
def test_case(stage: str, case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept"):
        pytest.skip("accepted as it is now")
    assert outcome(STAGES[stage], case) == case.expected


def test_titles_are_unique() -> None:
    for stage in STAGES:
        texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / stage).glob("*.md"))]
        titles = [case.title for text in texts for case in read_cases(text)]
        assert len(titles) == len(set(titles))
