"""Citations as styles print them: whole documents against texts that were read by eye, and the rules one by one."""

import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.memo import forgetful
from toolkit.base.source import Source, Span
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, Rendered, render
from toolkit.load.bibliography import load_bibliography
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import Bibliography, CitationStyle, Cite, Locator, Mode, Work
from toolkit.model.tree import Inlines, Link, Reference, Styled, Text
from toolkit.model.walk import plain_text

HERE = Path(__file__).parent
SPAN = Source(path="submission.md", text="[@work]").span(0, 7)
SIGNS = {"emphasis": "_", "strong": "*", "small-caps": "%", "superscript": "^", "plain": "!"}

Printed = Callable[..., Rendered]


def cite(key: str, at: str = "", *, before: str = "", after: str = "") -> Cite:
    """`cite("gc25", "paragraph 12")`."""
    label, _, value = at.partition(" ")
    locator = Locator(label=label, value=value) if at else None
    return Cite(key=key, span=SPAN, locator=locator, prefix=before, suffix=after)


def shown(inlines: Inlines) -> str:
    """Inlines in a line: _emphasis_, %small capitals%, ⟦link⟧, (n →3) for a reference to note 3."""
    return "".join(map(_shown, inlines))


def _shown(inline: object) -> str:
    match inline:
        case Text(text=text):
            return text
        case Styled(style=style, content=content):
            return shown(content).join((SIGNS[style], SIGNS[style]))
        case Link(url=url, content=content):
            return f"⟦{url}⟧" if shown(content) == url else f"{shown(content)}⟦{url}⟧"
        case Reference(kind="note", target=target, text=text):
            assert target == f"fn-{text}"
            return f"→{text}"
    raise AssertionError(inline)


@pytest.fixture(scope="module")
def works() -> Bibliography:
    report = Report()
    source = Source(path="works.bib", text=(HERE / "works.bib").read_text(encoding="utf-8"))
    bibliography = load_bibliography((source,), None, report)
    assert report.found == []
    return bibliography


@pytest.fixture(scope="module")
def processor() -> Iterator[CiteprocJs]:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        yield processor


@pytest.fixture
def printed(works: Bibliography, processor: CiteprocJs, tmp_path: Path) -> Printed:
    """`printed("apa", Cluster(…), …)`: nothing may be reported. In a note style every cluster gets its own note."""

    def printed(name: str, *clusters: Cluster, lang: str = "en-GB") -> Rendered:
        report = Report()
        style = load_citation_style(name, SPAN, str(tmp_path), report)
        assert style is not None
        if style.in_notes:
            clusters = tuple(replace(one, note=one.note or at) for at, one in enumerate(clusters, start=1))
        rendered = render(style, works, clusters, lang, processor, report)
        assert report.found == []
        return rendered

    return printed


def together(*cites: Cite) -> Cluster:
    return Cluster(cites=cites, span=SPAN)


DOCUMENT = (
    together(cite("gc25", "paragraph 12")),
    together(cite("gc25", "paragraph 14")),
    together(cite("dsa", "article-locator 28(1)")),
    together(cite("disrupted", "page 4"), cite("rights", "page 660", before="see also")),
    together(cite("disrupted", "page 7-9")),
    together(cite("gc25", "paragraph 20-22")),
    together(cite("crc", "article-locator 3(1)"), cite("ku", "paragraph 48")),
    together(cite("privacy-2021", "paragraph 31", before="See", after="(our emphasis)")),
    together(cite("feeds")),
    together(cite("code")),
    together(cite("use")),
    together(cite("union")),
    together(cite("toys")),
    together(cite("crc", "article-locator 19")),
    together(cite("ku", "paragraph 49")),
    together(cite("osa", "section 12")),
    together(cite("dsa", "article-locator 35")),
    together(cite("grundrechte", "page 14")),
    together(cite("risk")),
    together(cite("resolution")),
    together(cite("feeds"), cite("rights", "page 661")),
)


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("oscola-no-ibid", "en-GB"),
        ("oscola", "en-GB"),
        ("apa", "en-GB"),
        ("chicago-notes-bibliography", "en-US"),
        ("australian-guide-to-legal-citation", "en-GB"),
        ("eu-interinstitutional-style", "en-GB"),
        ("eu-interinstitutional-style", "fr"),
        ("ieee", "en-GB"),
        ("oscola-5", "en-GB"),
        ("un", "en-GB"),
        ("un", "fr"),
        ("un", "es"),
        ("eu", "en-GB"),
        ("eu", "fr"),
    ],
)
def test_document(name: str, lang: str, printed: Printed) -> None:
    rendered = printed(name, *DOCUMENT, lang=lang)
    lines = [f"{at} {shown(citation)}" for at, citation in enumerate(rendered.citations, start=1)]
    lines += ["", *(f"{key}: {shown(entry)}" for key, entry in rendered.entries), ""]
    golden = HERE / "golden" / f"{name}.{lang}.txt"
    assert "\n".join(lines) == golden.read_text(encoding="utf-8")


class Spy:
    """The processor, and the answer that it gave."""

    def __init__(self, processor: CiteprocJs) -> None:
        self.processor, self.answer = processor, {}

    def run(self, request: str, lang: str) -> str:
        text = self.processor.run(request, lang)
        self.answer = json.loads(text)
        return text


class Letters(HTMLParser):
    """The text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "name",
    [
        "oscola-no-ibid", "australian-guide-to-legal-citation", "chicago-notes-bibliography", "apa",
        "nlm-citation-sequence", "bluebook-law-review", "eu-interinstitutional-style",
        "united-nations-development-programme-icca-legal-review", "un", "eu", "oscola-5",
    ],
)  # fmt: skip
def test_no_letter_of_the_processor_is_lost(
    name: str, works: Bibliography, processor: CiteprocJs, tmp_path: Path
) -> None:
    """What stands in the tree is what citeproc-js printed: italics and links become nodes, the text stays."""
    report, spy = Report(), Spy(processor)
    style = load_citation_style(name, SPAN, str(tmp_path), report)
    assert style is not None
    notes = (replace(one, note=at if style.in_notes else 0) for at, one in enumerate(DOCUMENT, start=1))
    rendered = render(style, works, tuple(notes), "en-GB", spy, report)
    assert report.found == []
    printed = [_letters(Letters(html).text) for html in spy.answer["citations"]]
    assert [_letters(plain_text(one)) for one in rendered.citations] == printed
    entries = [_letters(Letters(html).text) for _, html in spy.answer["entries"]]
    assert [_letters(plain_text(one)) for _, one in rendered.entries] == entries
    assert len(printed) == 21


def _letters(text: str) -> str:
    """Without spaces: a number in a margin of its own stands before its entry with a space."""
    return "".join(text.split())


# ------------------------------------------------------------------ footnotes


def test_several_citations_in_one_note(printed: Printed) -> None:
    clusters = (
        Cluster(cites=(cite("gc25"),), span=SPAN, note=2),
        Cluster(cites=(cite("rights"),), span=SPAN, note=2),
        Cluster(cites=(cite("gc25", "paragraph 3"),), span=SPAN, note=5),
        Cluster(cites=(cite("rights", "page 658"),), span=SPAN, note=5),
    )
    rendered = printed("oscola-no-ibid", *clusters)
    assert [shown(one) for one in rendered.citations[2:]] == [
        "Committee on the Rights of the Child (n →2) para 3.",
        "Livingstone and Third (n →2) 658.",
    ]


@pytest.mark.parametrize("name", ["oscola", "australian-guide-to-legal-citation", "bluebook-law-review", "mcgill-en"])
def test_no_style_says_ibid(name: str, printed: Printed) -> None:
    rendered = printed(name, together(cite("gc25")), together(cite("gc25")), together(cite("gc25", "paragraph 3")))
    texts = [plain_text(one) for one in rendered.citations]
    assert not [text for text in texts if "ibid" in text.lower() or text.startswith("Id.")]
    assert all("1" in text for text in texts[1:])


def test_inside_a_sentence_of_a_note(printed: Printed) -> None:
    first = together(cite("rights", "page 658"))
    aside = Cluster(cites=(cite("crc"), cite("rights", before="see also")), span=SPAN, note=1, aside=True)
    rendered = printed("oscola-no-ibid", first, aside)
    assert shown(rendered.citations[1]) == (
        "(Convention on the Rights of the Child (adopted 20 November 1989, entered into force 2 September 1990) "
        "1577 UNTS 3 (CRC); see also Livingstone and Third)"
    )


@pytest.mark.parametrize(
    ("name", "mode", "expected"),
    [
        ("apa", "normal", "(Livingstone & Third, 2017, p. 2)"),
        ("apa", "suppress", "(2017, p. 2)"),
        ("apa", "author", "Livingstone & Third (2017, p. 2)"),
        ("chicago-author-date", "normal", "(Livingstone and Third 2017, 2)"),
        ("ieee", "normal", "[1, p. 2]"),
        (
            "oscola-no-ibid",
            "normal",
            "(Sonia Livingstone and Amanda Third, ‘Children and Young People’s Rights in the ",
        ),
    ],
)
def test_only_note_styles_need_brackets_inside_a_sentence(
    name: str, mode: Mode, expected: str, printed: Printed
) -> None:
    aside = Cluster(cites=(cite("rights", "page 2"),), span=SPAN, mode=mode, note=1, aside=True)
    (text,) = (shown(one) for one in printed(name, aside).citations)
    assert text.startswith(expected)
    assert (text.count("("), text.count("[")) == (text.count(")"), text.count("]"))
    if name != "oscola-no-ibid":
        assert (text,) == tuple(shown(one) for one in printed(name, replace(aside, aside=False)).citations)


def test_back_reference_to_own_words_follows_the_style(printed: Printed) -> None:
    document = (together(cite("crc")), together(cite("crc", "article-locator 3")))
    assert shown(printed("bluebook-law-review", *document).citations[1]) == "CRC _supra_ note →1 art 3."
    assert shown(printed("human-rights-law-review", *document).citations[1]) == "CRC supra n →1 art 3."


# ------------------------------------------------------------------ the author in the sentence


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("apa", "rights", "Livingstone & Third (2017, p. 3)"),
        ("apa", "union", "von der Leyen (2025, p. 3)"),
        ("apa", "crc", "CRC, p. 3"),
        ("ieee", "rights", "Livingstone and Third [1, p. 3]"),
        ("ieee", "ku", "_KU_ [1, p. 3]"),
        ("nlm-citation-sequence", "gc25", "Committee on the Rights of the Child (1)"),
    ],
)
def test_author_in_the_sentence(name: str, key: str, expected: str, printed: Printed) -> None:
    rendered = printed(name, Cluster(cites=(cite(key, "page 3"),), span=SPAN, mode="author"))
    assert [shown(one) for one in rendered.citations] == [expected]


def test_author_of_a_note_style_stands_apart(printed: Printed) -> None:
    clusters = (Cluster(cites=(cite("union"),), span=SPAN, mode="author"), together(cite("risk")))
    rendered = printed("oscola-no-ibid", *clusters)
    assert [shown(one) for one in rendered.authors] == ["Ursula von der Leyen", ""]
    assert shown(rendered.citations[0]).startswith("Ursula von der Leyen, ‘2025 State")


def test_author_that_an_inner_name_resembles(processor: CiteprocJs, tmp_path: Path) -> None:
    """“Li” stands inside of “Liu”, which is no reason to leave “Li” out."""
    works = _bibliography(
        Work(key="li", csl=_book("Li"), span=SPAN),
        Work(key="liu", csl=_book("Liu"), span=SPAN),
    )
    clusters = (Cluster(cites=(cite("li"), cite("liu")), span=SPAN, mode="author"),)
    style, report = _style("apa", tmp_path), Report()
    rendered = render(style, works, clusters, "en-GB", processor, report)
    assert [shown(one) for one in rendered.citations] == ["Li (2020; Liu, 2020)"]
    assert report.found == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("apa", "(2017, p. 3; Hern & Milmo, 2024)"), ("oscola-no-ibid", "‘Children and Young People’s Rights in the")],
)
def test_author_left_out(name: str, expected: str, printed: Printed) -> None:
    cluster = Cluster(cites=(cite("rights", "page 3"), cite("feeds")), span=SPAN, mode="suppress")
    rendered = printed(name, cluster)
    assert shown(rendered.citations[0]).startswith(expected)
    assert rendered.authors == ((),)


# ------------------------------------------------------------------ words round a citation, languages


def test_words_of_the_author_round_a_citation(printed: Printed) -> None:
    document = together(cite("rights", before="see, for example,", after=", with further references"))
    assert shown(printed("apa", document).citations[0]) == (
        "(see, for example, Livingstone & Third, 2017, with further references)"
    )


def test_hostile_words_stay_words(printed: Printed) -> None:
    before = '<a href="javascript:alert(1)">click</a> <script> &amp; <b '
    rendered = printed("apa", together(cite("rights", before=before)))
    assert not [one for one in rendered.citations[0] if isinstance(one, Link)]
    assert "<script>" in plain_text(rendered.citations[0])
    assert "href=" in plain_text(rendered.citations[0])


def test_language_of_the_document_wins(printed: Printed) -> None:
    document = together(cite("rights", "page 657-660"))
    texts = {lang: plain_text(printed("european-journal-of-international-law", document, lang=lang).entries[0][1])
             for lang in ("en-GB", "fr-BE", "de", "xx")}  # fmt: skip
    assert "‘Children" in texts["en-GB"]
    assert "«\xa0Children" in texts["fr-BE"]
    assert "„Children" in texts["de"]
    assert "“Children" in texts["xx"]


# ------------------------------------------------------------------ what is reported


def _bibliography(*works: Work) -> Bibliography:
    return Bibliography(works={work.key: work for work in works}, keys=tuple(work.key for work in works))


def _book(family: str) -> dict[str, object]:
    return {
        "type": "book", "title": f"Book of {family}", "author": [{"family": family, "given": "A."}],
        "issued": {"date-parts": [[2020]]},
    }  # fmt: skip


def _style(name: str, root: Path) -> CitationStyle:
    style = load_citation_style(name, SPAN, str(root), Report())
    assert style is not None
    return style


def _place() -> Span:
    return Source(path="references.bib", text="@misc{empty,}").span(6, 11)


def test_nothing_to_print(processor: CiteprocJs, tmp_path: Path) -> None:
    works = _bibliography(Work(key="empty", csl={"type": "book"}, span=_place()))
    clusters = (Cluster(cites=(cite("empty"),), span=SPAN, note=1),)
    report = Report()
    rendered = render(_style("oscola-no-ibid", tmp_path), works, clusters, "en-GB", processor, report)
    assert [(one.code, str(one.span)) for one in report] == [("cite.empty", "submission.md:1:1")]
    assert [hint.span.excerpt for one in report for hint in one.hints if hint.span] == ["empty"]
    assert shown(rendered.citations[0]) == "⟨?⟩."


def test_style_that_stops_the_processor(processor: CiteprocJs, works: Bibliography) -> None:
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/>'
        '<macro name="circle"><text macro="circle"/></macro>'
        '<citation><layout><text macro="circle"/></layout></citation></style>'
    )
    style = CitationStyle(name="broken", xml=xml, in_notes=True)
    clusters = (together(cite("gc25")), Cluster(cites=(cite("dsa"),), span=SPAN, mode="author", note=2))
    report = Report()
    rendered = render(style, works, clusters, "en-GB", processor, report)
    assert [one.code for one in report] == ["cite.style"]
    assert [shown(one) for one in rendered.citations] == ["⟨?⟩", "⟨?⟩"]
    assert [shown(one) for one in rendered.authors] == ["", "⟨?⟩"]
    assert rendered.entries == ()


def test_no_citation_needs_no_processor(works: Bibliography) -> None:
    class Never:
        def run(self, request: str, lang: str) -> str:
            raise AssertionError

    style = CitationStyle(name="apa", xml="", in_notes=False)
    report = Report()
    assert render(style, works, (), "en-GB", Never(), report) == Rendered(citations=(), authors=(), entries=())
    assert report.found == []


def test_spans(printed: Printed, works: Bibliography) -> None:
    rendered = printed("oscola-no-ibid", together(cite("gc25")))
    assert {inline.span for inline in rendered.citations[0]} == {SPAN}
    assert {inline.span for _, entry in rendered.entries for inline in entry} == {works.works["gc25"].span}
