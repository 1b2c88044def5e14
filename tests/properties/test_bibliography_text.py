"""No bibliography file, however broken, stops the toolkit, and every message points into the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.bibliography import load_bibliography

PIECES = st.sampled_from((
    "@", "book", "@book{", "@misc(", "@string{", "@comment{", "key", "title", "author", "date", "url", "{", "}", '"',
    "=", ",", "#", "%", "\\", "\n", " ", " and ", "$", "~", "2021-13", "jan", "cite-full", "\\emph", "\\'", ")", "é",
))  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_bibtex_file_is_read_to_its_end(text: str) -> None:
    source, report = Source(path="references.bib", text=text), Report()
    bibliography = load_bibliography((source,), None, report)
    spans = [*(one.span for one in report), *(work.span for work in bibliography.works.values())]
    assert all(span is not None and 0 <= span.start <= span.end <= len(text) for span in spans)


@given(st.text())
def test_any_json_file_is_read_to_its_end(text: str) -> None:
    load_bibliography((Source(path="references.json", text=text),), None, Report())
