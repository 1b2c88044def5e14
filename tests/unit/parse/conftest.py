"""What the tests of this folder share: parsing a text, or a filled template, in one call."""

from collections.abc import Callable

import pytest
from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import Blocks
from toolkit.parse.fill import fill
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import lift


class Parsed(Struct):
    """A tree, and what was reported on the way."""

    blocks: Blocks
    report: Report

    @property
    def found(self) -> list[tuple[str, str]]:
        """(place, code) of every diagnostic, from top to bottom."""
        return [(str(one.span), one.code) for one in self.report]


def _parse(text: str) -> Parsed:
    report = Report()
    lifted = lift(Mapped.whole(Source(path="s.md", text=text)), report)
    return Parsed(parse_markdown(lifted, report), report)


def _fill(template: str, /, *, includes: dict[str, str] | None = None, **data: object) -> Parsed:
    report = Report()
    sources = {name: Source(path=name, text=text) for name, text in (includes or {}).items()}
    lifted = fill(Source(path="t.md.j2", text=template), data, report, sources)
    return Parsed(parse_markdown(lifted, report), report)


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parsed]:
    return _parse


@pytest.fixture(scope="session")
def filled() -> Callable[..., Parsed]:
    return _fill
