"""Plain text, for e-mail and portals."""

from sample import HERE, document, group, head, items, link, note, para, row, sample_document, sample_look, styled

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Block, Directive, Expr, Image, Link, Paragraph, Quote, Table
from toolkit.write.text import TEXT


def text(*content: Block) -> tuple[str, list[str]]:
    report = Report()
    data = TEXT.write(document(*content), sample_look(), report).data.decode()
    return data, [one.code for one in report.found]


def test_one_line_a_paragraph_and_notes_at_the_end() -> None:
    shown, codes = text(
        head(1, "A heading", number="2"), para("A ", styled("emphasis", "text"), note(1, "A note.", "More."), ".")
    )
    assert codes == []
    assert shown == "2 A heading\n\nA text[1].\n\n--------------------\n\n[1] A note. More.\n"


def test_links_show_their_address_once() -> None:
    shown, _ = text(
        para(
            link("https://example.org", "a site"), ", ", link("https://example.org", "<https://example.org>"), ", ",
            link("#sec", "a section"), ", ", Link(url="mailto:a@example.org", content=para("a@example.org").content, span=HERE),
        )
    )  # fmt: skip
    assert shown == "a site (https://example.org), <https://example.org>, a section, a@example.org\n"


def test_lists_hang_and_nest() -> None:
    shown, _ = text(items("a", (para("b"), items("c", "d")), start=9), items((para("e"), para("f")), "g", tight=False))
    assert shown == "9. a\n10. b\n    - c\n    - d\n\n- e\n\n  f\n\n- g\n"


def test_tables_have_columns() -> None:
    table = Table(
        head=row("Platform", "Items", first_is_header=False),
        body=(row("Instagram", "1,297"), row("X", "–")),
        caption=para("Reports").content,
        notes=(para("Source: log."),),
        number=1,
        span=HERE,
    )
    shown, codes = text(table)
    assert codes == []
    assert shown == (
        "Table 1: Reports\n\nPlatform   Items\n---------  -----\nInstagram  1,297\nX              –\n\nSource: log.\n"
    )
    assert text(Table(head=row("a", "b"), body=(), span=HERE))[0] == "a  b\n-  -\n"


def test_quotes_pictures_and_what_is_unfinished() -> None:
    assert text(Quote(content=(para("a"), items("b")), span=HERE))[0] == "> a\n\n> - b\n"
    assert text(para("x ", Image(path="a.png", alt="A square", span=HERE)))[0] == "x [A square]\n"
    shown, codes = text(
        Paragraph(content=(Expr(path=("a", "b"), span=HERE),), span=HERE), Directive(name="x", span=HERE)
    )
    assert shown == "⟨a.b⟩\n\n⟨x⟩\n"
    assert codes == ["output.unresolved"] * 2


def test_a_figure_is_its_words_and_the_author_is_told() -> None:
    report = Report()
    shown = TEXT.write(sample_document(), sample_look(), report).data.decode()
    assert [(one.code, one.severity) for one in report.found] == [("output.not-shown", "note")]
    assert "[Bars by month: in every month more items were still online than removed.]" in shown
    assert "Recommendation 1: To the European Commission\n\nRequire platforms" in shown
    assert "1 What we found\n  1.1 How long removal takes\n" in shown
    assert not [line for line in shown.split("\n") if line != line.rstrip()]


def test_a_link_without_words_shows_its_address() -> None:
    shown, codes = text(para("See ", link("http://x.y"), " and ", link("mailto:a@example.org"), "."))
    assert codes == []
    assert shown == "See http://x.y and a@example.org.\n"


def test_a_french_colon_has_a_space_before_it() -> None:
    table = Table(head=row("a", "b"), body=(), caption=para("Signalements").content, number=1, span=HERE)
    box = group("recommendation", para("Agir."), title="À la Commission", number="2")
    data = TEXT.write(document(table, box, lang="fr"), sample_look(), Report()).data.decode()
    assert "Tableau 1\u00a0: Signalements\n" in data
    assert "Recommandation 2\u00a0: À la Commission\n" in data
