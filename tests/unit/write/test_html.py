"""The web page: valid, self-contained, accessible, and nothing that a text holds becomes markup."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from sample import (
    HERE,
    SOURCE,
    chart_figure,
    document,
    group,
    head,
    items,
    link,
    note,
    outcome_table,
    para,
    picture_figure,
    row,
    sample_document,
    sample_look,
    styled,
    value,
)

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.source import Source
from toolkit.model.tree import Block, Citation, Code, Directive, Expr, Image, Paragraph, Reference, Table, Text
from toolkit.model.walk import nodes_of
from toolkit.write.page import HTML
from toolkit.write.running_head import running_texts
from toolkit.write.stylesheet import stylesheet

VOID = {"meta", "br", "hr", "img", "link"}


class Outline(HTMLParser):
    """Reads a page strictly: every element is closed by its own end tag. Keeps elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "p":
            assert "p" not in self.open, "a paragraph stands inside of a paragraph"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(*content: Block, template: str = "consultation") -> tuple[str, list[str]]:
    report = Report()
    data = HTML.write(document(*content), sample_look(template), report).data.decode()
    return data, [one.code for one in report.found]


def body(*content: Block) -> str:
    text, codes = page(*content)
    assert codes == []
    return text.partition("<main>\n")[2].partition("\n</main>")[0].strip()


def whole(template: str = "consultation") -> str:
    report = Report()
    text = HTML.write(sample_document(), sample_look(template), report).data.decode()
    assert report.found == []
    return text


@pytest.mark.parametrize("template", ["consultation", "treaty-body", "open-letter", "evidence-appendix"])
def test_the_page_is_well_formed_and_ids_are_unique(template: str) -> None:
    outline = Outline(whole(template))
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] or "" for attributes in outline.all("a")]
    assert {href[1:] for href in links if href.startswith("#")} <= set(ids)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    text = whole()
    outline = Outline(text)
    assert not [name for name, _ in outline.elements if name in ("script", "link", "iframe", "object")]
    assert all((image["src"] or "").startswith("data:image/png;base64,") for image in outline.all("img"))
    assert "url(font:" not in text
    assert "@import" not in text
    assert not re.search(r"""(?:src|href)=["'](?!#|data:|https://example\.org)""", text.replace("xlink:href", "href"))


def test_head_says_what_the_document_is() -> None:
    text = whole()
    assert '<html lang="en-GB">' in text
    assert "<title>Child sexual abuse online – detection, removal and reporting</title>" in text
    assert '<meta name="author" content="Girls Online Safety Alliance">' in text
    assert '<meta name="dcterms.created" content="2026-11-18T' in text


def test_headings_go_down_one_level_below_the_title() -> None:
    assert body(head(1, "One", id="a", number="1"), head(2, "Two"), head(6, "Deep")) == (
        '<h2 id="a"><span class="number">1 </span>One</h2>\n<h3>Two</h3>\n<h6>Deep</h6>'
    )
    title = body(group("title-block", para("Title", role="title"), para("Sub", role="subtitle")))
    assert '<h1 class="title">Title</h1>\n<p class="subtitle">Sub</p>' in title


def test_inlines() -> None:
    emphasis = styled("emphasis", "a ", styled("plain", "b"))
    assert body(para(emphasis, Code(text="x < y", span=HERE), link("https://example.org/?a=1&b=2", "c"))) == (
        '<p><em>a <span class="plain">b</span></em><code>x &lt; y</code>'
        '<a href="https://example.org/?a=1&amp;b=2">c</a></p>'
    )
    assert body(para(value("72"))) == (
        '<p><span class="value" data-measure="instagram-reports-2020.removed">72</span></p>'
    )


def test_lists() -> None:
    assert body(items("a", (para("b"), items("c")))) == ("<ul>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>")
    seven = body(items("a", start=7))
    assert seven.startswith('<ol start="7" style="counter-reset: list-item 6">')
    loose = body(items((para("a"), para("b")), "c", tight=False))
    assert loose == '<ul class="loose">\n<li><p>a</p>\n<p>b</p>\n</li>\n<li>c</li>\n</ul>'


def test_notes_are_called_and_lead_back() -> None:
    text = body(para("A", note(1, "First."), "."), para("B", note(2, para("Second."), items("x"))))
    assert '<sup class="note-call"><a href="#fn-1" id="fnref-1" role="doc-noteref">1</a></sup>' in text
    assert '<section class="endnotes" role="doc-endnotes">' in text
    assert '<li id="fn-1" value="1"><p>First. <a href="#fnref-1" role="doc-backlink"' in text
    assert text.count('role="doc-backlink"') == 2


def test_tables_have_headers_captions_and_a_description() -> None:
    outline = Outline(whole())
    scopes = [header.get("scope") for header in outline.all("th")]
    assert scopes == ["col"] * 4 + ["row"] * 3
    (table,) = outline.all("table")
    assert table["aria-describedby"] == "tbl-outcomes-description"
    assert "caption" in [name for name, _ in outline.elements]


def test_figures_have_words_for_those_who_do_not_see_them() -> None:
    text = body(replace(chart_figure(), alt='Bars "by" <month>'))
    outline = Outline(text)
    (svg,) = outline.all("svg")
    assert svg["role"] == "img"
    assert svg["aria-label"] == 'Bars "by" <month>'
    assert '<title>Bars "by" &lt;month&gt;</title>' in text
    assert '<span class="label">Figure 1: </span>Reports by month and outcome</figcaption>' in text


def test_the_ids_of_two_charts_do_not_meet() -> None:
    other = replace(
        chart_figure(), id="fig-other", number=2, content=replace(chart_figure().content, value_title="Other")
    )
    outline = Outline(body(chart_figure(), other))
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_pictures() -> None:
    assert 'alt="A blue square, the seal of the alliance"' in body(picture_figure())
    decorative = body(para(Image(path="seal.png", alt="ignored", decorative=True, span=HERE)))
    assert 'alt=""' in decorative
    assert body(para(Image(path="gone.png", alt="A <picture>", span=HERE))) == "<p>[A &lt;picture&gt;]</p>"


def test_boxes_and_recommendations() -> None:
    text = body(
        group("warning", para("Careful."), title="Content warning"),
        group("recommendation", para("Act."), title="To the Commission", id="rec-a", number="3"),
        group("recommendation", para("Act."), number="4"),
        group("part", para("Text."), title="Summary", name="summary", id="part-summary"),
    )
    assert '<aside class="warning" role="note">\n<p class="box-title">Content warning</p>' in text
    assert '<p class="box-title"><span class="label">Recommendation 3: </span>To the Commission</p>' in text
    assert '<p class="box-title"><span class="label">Recommendation 4</span></p>' in text
    assert '<section id="part-summary" class="part part-summary">\n<h2>Summary</h2>' in text


def test_an_entry_of_the_contents_is_one_link() -> None:
    entry = re.search(r'<li class="level-2">(.*)</li>', whole())
    assert entry is not None
    assert entry[1] == '<a href="#time"><span class="number">1.1 </span>How long removal takes</a>'


HOSTILE = "</style><script>alert(1)</script> & \" ' <b> {{ 7*7 }} \\ \x3c!--"


def test_no_text_becomes_markup() -> None:
    look = sample_look()
    look = replace(look, organisation=replace(look.organisation, name=HOSTILE, short_name=HOSTILE))
    hostile = replace(
        document(
            para(HOSTILE, value(HOSTILE), Code(text=HOSTILE, span=HERE), note(1, HOSTILE), role=HOSTILE),
            head(1, HOSTILE, id=HOSTILE),
            group(HOSTILE, para("x"), name=HOSTILE, title=HOSTILE),
            replace(picture_figure(), alt=HOSTILE),
            title=HOSTILE,
        ),
        authors=(HOSTILE,),
        keywords=(HOSTILE,),
    )
    report = Report()
    text = HTML.write(hostile, look, report).data.decode()
    assert report.found == []
    assert not {name for name, _ in Outline(text).elements} & {"script", "b"}
    assert "49" not in text.replace("{{ 7*7 }}", "")


def test_what_is_unfinished_is_seen_and_reported() -> None:
    nodes = (
        Expr(path=("log", "removed"), span=SOURCE.span(0, 1)),
        Citation(cites=(), span=SOURCE.span(1, 2)),
        Reference(target="tbl-x", kind="table", span=SOURCE.span(2, 3)),
    )
    directive = Directive(name="table", content=(para("inside"),), span=SOURCE.span(3, 4))
    text, codes = page(Paragraph(content=nodes, span=HERE), directive)
    assert codes == ["output.unresolved"] * 4
    assert '<mark class="unfinished">⟨log.removed⟩</mark>' in text
    assert "<p>inside</p>" in text


def test_a_mistake_in_the_page_of_a_template_is_found_at_its_line() -> None:
    for line, message in (("{{ titel }}", "titel"), ("{% if %}", "Expected an expression"), ("{{ body.x() }}", "x")):
        source = Source(path="templates/documents/own/page.html.j2", text=f"<!DOCTYPE html>\n<html>\n{line}\n")
        look = sample_look()
        look = replace(look, template=replace(look.template, page=source))
        report = Report()
        with pytest.raises(Failure):
            HTML.write(document(para("x")), look, report)
        assert [one.code for one in report.found] == ["template.page"]
        assert str(report.found[0].span) == "templates/documents/own/page.html.j2:3:1"
        assert message in report.found[0].message


def test_the_page_cannot_reach_the_computer() -> None:
    attack = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    look = sample_look()
    look = replace(look, template=replace(look.template, page=Source(path="page.html.j2", text=attack)))
    report = Report()
    with pytest.raises(Failure):
        HTML.write(document(para("x")), look, report)
    assert [one.code for one in report.found] == ["template.page"]


def test_the_style_sheet_comes_from_the_theme() -> None:
    look = sample_look()
    css = stylesheet(document(para("x")), look, fonts=False)
    assert "--accent: #1D4F8C;" in css
    assert '--body-font: "Noto Serif", Georgia, serif;' in css
    assert "size: 210mm 297mm;" in css
    assert 'content: "Page " counter(page) " of " counter(pages)' in css
    own = replace(look, template=replace(look.template, css="p { color: red }"))
    assert stylesheet(document(para("x")), own, fonts=False).endswith("p { color: red }")


def test_a_long_title_is_cut_at_a_word() -> None:
    title = "A title of so many words that it cannot stand beside the name of an organisation"
    long = running_texts(document(title=title), sample_look())
    assert long.head_right == ("A title of so many words that it cannot stand beside the name of an …",)
    short = running_texts(document(title="Short"), sample_look())
    assert (short.head_left, short.head_right) == (("GOSA",), ("Short",))


def test_the_same_document_gives_the_same_bytes() -> None:
    assert whole() == whole()


def test_writers_load_nothing_heavy_before_they_write() -> None:
    modules = ("html", "page", "pdf", "stylesheet", "markdown", "text", "tree_json", "chart")
    script = "import sys\n" + "".join(f"import toolkit.write.{name}\n" for name in modules)
    script += "print({'weasyprint', 'jinja2', 'matplotlib', 'lxml', 'docx', 'numpy'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


def test_every_kind_of_text_arrives() -> None:
    """No word of the sample is lost: each text of the tree stands in the page."""
    text = whole()
    for node in nodes_of(sample_document()):
        if isinstance(node, Text):
            assert node.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in text


def test_a_link_without_words_shows_its_address() -> None:
    seal = Image(path="seal.png", alt="", span=HERE)
    text, codes = page(para(link("http://x.y"), link("mailto:a@example.org"), link("#sec", seal)))
    assert codes == []
    assert '<a href="http://x.y"><span class="url">http://x.y</span></a>' in text
    assert '<a href="mailto:a@example.org"><span class="url">a@example.org</span></a>' in text
    assert '<a href="#sec"><img ' in text


@pytest.mark.parametrize(
    "address", ["https://example.org/a-b", "www.example.org", "10.1000/xyz-1", "doi:10.1000/x", "a.b@example.org"]
)
def test_addresses_are_marked_and_stay_as_they_are(address: str) -> None:
    text, _ = page(para(f"see {address}, and more"), para(Code(text=address, span=HERE)))
    assert f'see <span class="url">{address},</span> and more' in text
    assert f"<code>{address}</code>" in text


def test_words_of_a_link_that_are_a_part_of_its_address_are_marked() -> None:
    text, _ = page(para(link("https://example.org/responsibility", "example.org/responsibility")))
    assert '<a href="https://example.org/responsibility" class="url"><span class="long">example.org/' in text
    assert 'class="url"' not in page(para(link("https://example.org", "an example"), " and/or 3.5 @ 10.5"))[0]


def test_only_very_long_words_may_be_broken_anywhere() -> None:
    text, _ = page(para(f"Responsibilities {'q' * 120} <b>"))
    assert f'Responsibilities <span class="long">{"q" * 120}</span> &lt;b&gt;' in text


@pytest.mark.parametrize(
    ("lang", "shown"), [("fr", "Tableau 1\u00a0: "), ("fr-CH", "Tableau 1\u00a0: "), ("en", "Table 1: ")]
)
def test_a_french_colon_has_a_space_before_it(lang: str, shown: str) -> None:
    report = Report()
    data = HTML.write(document(outcome_table(), lang=lang), sample_look(), report).data.decode()
    assert report.found == []
    assert f'<span class="label">{shown}</span>' in data


def test_on_a_screen_a_wide_table_keeps_its_letters() -> None:
    wide = Table(head=row(*("Responsibility" for _ in range(14))), body=(), span=HERE)
    text, codes = page(wide)
    assert codes == []
    assert "<colgroup>" not in text
