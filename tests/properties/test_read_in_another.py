"""Works that were read in others (`via`) change nothing of what is printed for works that were seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.memo import forgetful
from toolkit.base.source import Source
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, Rendered, render
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import Bibliography, Cite, Locator, Work

SPAN = Source(path="submission.md", text="[@work]").span(0, 7)
SEEN, UNSEEN = ("abel", "baker", "cook"), ("dorn", "ems", "falk")
STYLES = ("oscola-no-ibid", "apa", "ieee")


@pytest.fixture(scope="module")
def processor() -> Iterator[CiteprocJs]:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        yield processor


def works(via: dict[str, str]) -> Bibliography:
    made = {
        key: Work(
            key=key,
            csl={"id": key, "type": "book", "title": f"On {key}", "author": [{"family": key.title()}]},
            span=SPAN,
            via=Cite(key=via[key], span=SPAN) if key in via else None,
        )
        for key in (*SEEN, *UNSEEN)
    }
    return Bibliography(works=made, keys=tuple(made))


def clusters(keys: list[list[str]], in_notes: bool) -> tuple[Cluster, ...]:
    page = Locator(label="page", value="3")
    return tuple(
        Cluster(cites=tuple(Cite(key=key, span=SPAN, locator=page) for key in group), span=SPAN, note=at * in_notes)
        for at, group in enumerate(keys, start=1)
    )


def citations(keys: tuple[str, ...]) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True), min_size=1, max_size=5)


VIA = st.dictionaries(st.sampled_from(UNSEEN), st.sampled_from((*SEEN, *UNSEEN)))


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cited=citations(SEEN), unseen=citations(UNSEEN), via=VIA)
def test_works_that_were_seen(
    name: str, cited: list[list[str]], unseen: list[list[str]], via: dict[str, str], processor: CiteprocJs
) -> None:
    """Neither where others have a `via`, in circles or not, nor where such ones are cited behind them."""
    report = Report()
    style = load_citation_style(name, SPAN, str(Path.cwd()), report)
    assert style is not None

    def printed(keys: list[list[str]], via: dict[str, str]) -> Rendered:
        return render(style, works(via), clusters(keys, style.in_notes), "en-GB", processor, report)

    alone = printed(cited, {})
    assert printed(cited, via) == alone
    assert printed(cited + unseen, via).citations[: len(cited)] == alone.citations
    assert list(report) == []
