"""What the tests of citations share: works, a processor that runs once, and a short notation for inlines."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.memo import forgetful
from toolkit.base.source import Source
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, Rendered, render
from toolkit.load.bibliography import load_bibliography
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import Bibliography, CitationStyle, Cite, Locator
from toolkit.model.tree import Inlines, Link, Reference, Styled, Text

HERE = Path(__file__).parent
SUBMISSION = Source(path="submission.md", text="[@work]")
SIGNS = {
    "emphasis": "_", "strong": "*", "small-caps": "%", "superscript": "^", "subscript": "~", "underline": "=", "plain": "!",
}  # fmt: skip


@pytest.fixture(scope="session")
def works() -> Bibliography:
    report = Report()
    source = Source(path="works.bib", text=(HERE / "works.bib").read_text(encoding="utf-8"))
    bibliography = load_bibliography((source,), None, report)
    assert report.found == []
    return bibliography


@pytest.fixture(scope="session")
def processor() -> Iterator[CiteprocJs]:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        yield processor


@pytest.fixture
def printed(works: Bibliography, processor: CiteprocJs, tmp_path: Path) -> Callable[..., Rendered]:
    """`printed("apa", cluster("gc25"))` renders the clusters; nothing may be reported."""

    def printed(name: str, *clusters: Cluster, lang: str = "en-GB") -> Rendered:
        report = Report()
        style = load_citation_style(name, SUBMISSION.span(), str(tmp_path), report)
        assert style is not None
        rendered = render(style, works, numbered(style, clusters), lang, processor, report)
        assert report.found == []
        return rendered

    return printed


def numbered(style: CitationStyle, clusters: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    """In a note style each cluster stands in a footnote of its own, where it has none yet."""
    from dataclasses import replace

    if not style.in_notes:
        return clusters
    return tuple(replace(one, note=one.note or number) for number, one in enumerate(clusters, start=1))


def cluster(*cites: str, **fields: object) -> Cluster:
    """`cluster("see gc25 paragraph=12 (our emphasis)")`: prefix, key, locator, suffix, as far as they are there."""
    return Cluster(cites=tuple(map(_cite, cites)), span=SUBMISSION.span(0, 7), **fields)  # type: ignore[arg-type]
