"""Works that were read in another one: what each kind of style prints, in the text and in the list of references."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.memo import forgetful
from toolkit.base.source import Source
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, Rendered, render
from toolkit.load.bibliography import load_bibliography
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import Cite, Locator, Mode
from toolkit.model.tree import Inlines, Reference
from toolkit.model.walk import plain_text, walk

SPAN = Source(path="submission.md", text="[@work]").span(0, 7)
WORKS = """\
@book{smith, title = {A Theory}, author = {Smith, John}, date = {1999}, publisher = {Old Press}, via = {jones}}
@book{jones, title = {Reading Others}, author = {Jones, Barbara}, date = {2004}, publisher = {New Press}}
@book{abel, title = {Elsewhere}, author = {Abel, Ann}, date = {2001}, publisher = {New Press}}
@report{first, title = {How Safe}, author = {{NSPCC}}, date = {2019}, institution = {NSPCC}, via = {second}}
@report{second, title = {How Safe Again}, author = {{NSPCC}}, date = {2020}, institution = {NSPCC}}
@book{deep, title = {Deep}, author = {Deep, Dora}, date = {1980}, publisher = {Old Press}, via = {smith}}
@legal{crc, title = {CRC}, cite-full = {Convention 1577 UNTS 3 (CRC)}, cite-short = {CRC}, via = {jones}}
"""


@pytest.fixture(scope="module")
def processor() -> Iterator[CiteprocJs]:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        yield processor


def cite(key: str, page: str = "", via: str = "", before: str = "", after: str = "") -> Cite:
    locator = Locator(label="page", value=page) if page else None
    return Cite(key=key, span=SPAN, locator=locator, via=via, prefix=before, suffix=after)


def together(*cites: Cite, mode: Mode = "normal") -> Cluster:
    return Cluster(cites=cites, span=SPAN, mode=mode)


def printed(processor: CiteprocJs, name: str, *clusters: Cluster, lang: str = "en-GB", works: str = WORKS) -> Rendered:
    report = Report()
    bibliography = load_bibliography((Source(path="works.bib", text=works),), None, report)
    style = load_citation_style(name, SPAN, str(Path.cwd()), report)
    assert style is not None
    if style.in_notes:
        clusters = tuple(replace(one, note=at) for at, one in enumerate(clusters, start=1))
    rendered = render(style, bibliography, clusters, lang, processor, report)
    assert report.found == []
    return rendered


def texts(inlines: tuple[Inlines, ...]) -> list[str]:
    return [plain_text(one).replace("\u00a0", " ") for one in inlines]


def test_notes_in_full_then_short(processor: CiteprocJs) -> None:
    """The locator is a place in the work that was seen; both works refer back to the note that has them first."""
    clusters = (
        together(cite("smith", "3")),
        together(cite("jones", "7")),
        together(cite("smith", "9", after="(ours)")),
    )
    rendered = printed(processor, "oscola-no-ibid", *clusters)
    assert texts(rendered.citations) == [
        "John Smith, A Theory (Old Press 1999), cited in Barbara Jones, Reading Others (New Press 2004) 3.",
        "Jones (n 1) 7.",
        "Smith (n 1), cited in Jones (n 1) 9 (ours).",
    ]
    backs = [node.target for node in walk(rendered.citations[2]) if isinstance(node, Reference)]
    assert backs == ["fn-1", "fn-1"]


@pytest.mark.parametrize(
    ("style", "mode", "expected"),
    [
        ("apa", "normal", "(Smith, 1999, as cited in Jones, 2004, p. 3)"),
        ("apa", "author", "Smith (1999, as cited in Jones, 2004, p. 3)"),
        ("apa", "suppress", "(1999, as cited in Jones, 2004, p. 3)"),
        ("chicago-author-date", "normal", "(Smith 1999, as cited in Jones 2004, 3)"),
        ("modern-language-association", "normal", "(Smith, as cited in Jones 3)"),
        ("modern-language-association", "author", "Smith (as cited in Jones 3)"),
        ("ieee", "normal", "[1], as cited in [2, p. 3]"),
        ("nlm-citation-sequence", "normal", "(1, as cited in 2)"),
    ],
)
def test_in_the_text(processor: CiteprocJs, style: str, mode: Mode, expected: str) -> None:
    assert texts(printed(processor, style, together(cite("smith", "3"), mode=mode)).citations) == [expected]


@pytest.mark.parametrize(
    ("lang", "words"), [("en-GB", "cited in"), ("fr", "cité dans"), ("de", "zitiert nach"), ("es", "citado en")]
)
def test_languages(processor: CiteprocJs, lang: str, words: str) -> None:
    (note,) = texts(printed(processor, "oscola-no-ibid", together(cite("smith")), lang=lang).citations)
    assert note.startswith(f"John Smith, A Theory (Old Press 1999), {words} Barbara Jones,")
    (text,) = texts(printed(processor, "apa", together(cite("smith")), lang=lang).citations)
    assert text == f"(Smith, 1999, {'as ' if lang == 'en-GB' else ''}{words} Jones, 2004)"


@pytest.mark.parametrize(
    ("style", "listed"),
    [
        ("apa", ["abel", "jones"]),
        ("oscola-no-ibid", ["abel", "jones"]),
        ("ieee", ["smith", "jones", "abel"]),  # a number without an entry would lead nowhere
    ],
)
def test_the_list_holds_what_was_read(processor: CiteprocJs, style: str, listed: list[str]) -> None:
    rendered = printed(processor, style, together(cite("smith")), together(cite("abel")))
    assert [key for key, _ in rendered.entries] == listed


def test_a_citation_may_say_it_itself(processor: CiteprocJs) -> None:
    """As a figure does that was read elsewhere; the work stands in the list where it is cited without that too."""
    rendered = printed(processor, "apa", together(cite("abel", "2", via="jones")))
    assert texts(rendered.citations) == ["(Abel, 2001, as cited in Jones, 2004, p. 2)"]
    assert [key for key, _ in rendered.entries] == ["jones"]
    rendered = printed(processor, "apa", together(cite("abel", via="jones")), together(cite("abel")))
    assert [key for key, _ in rendered.entries] == ["abel", "jones"]


def test_among_other_works_in_the_order_of_the_author(processor: CiteprocJs) -> None:
    cluster = together(cite("smith", "3", before="see"), cite("abel"), cite("crc", "4"), cite("jones", "5"))
    assert texts(printed(processor, "apa", cluster).citations) == [
        "(see Smith, 1999, as cited in Jones, 2004, p. 3; Abel, 2001; CRC, as cited in Jones, 2004, p. 4; "
        "Jones, 2004, p. 5)"
    ]


def test_two_works_of_one_author_both_have_the_name(processor: CiteprocJs) -> None:
    assert texts(printed(processor, "apa", together(cite("first", "2"))).citations) == [
        "(NSPCC, 2019, as cited in NSPCC, 2020, p. 2)"
    ]


def test_through_two_works(processor: CiteprocJs) -> None:
    assert texts(printed(processor, "apa", together(cite("deep", "5"))).citations) == [
        "(Deep, 1980, as cited in Smith, 1999, as cited in Jones, 2004, p. 5)"
    ]


@pytest.mark.parametrize("style", ["oscola-no-ibid", "apa", "ieee", "un", "chicago-notes-bibliography"])
def test_citations_of_other_works_stay_as_they_are(processor: CiteprocJs, style: str) -> None:
    """What is printed for works that were seen is the same, wherever in the bibliography a `via` stands."""
    clusters = (together(cite("abel", "1")), together(cite("jones"), cite("second", "2")), together(cite("abel", "3")))
    without = "\n".join(line for line in WORKS.splitlines() if "via" not in line)
    assert printed(processor, style, *clusters) == printed(processor, style, *clusters, works=without)
