"""A document made by hand with every kind of node, and the look to write it with. All writers are tested on it."""

import struct
import zlib
from fractions import Fraction
from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.load.theme import load_theme
from toolkit.model.build import Look
from toolkit.model.citation import Cite, Locator
from toolkit.model.evidence import Chart, ChartKind, Course, Curve, CurveDay, Series, Statistic, Tick
from toolkit.model.people import Organisation
from toolkit.model.template import Template, Theme
from toolkit.model.tree import (
    Block,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Styled,
    Table,
    Text,
    Value,
)

ROOT = Path(__file__).resolve().parents[3]
SOURCE = Source(path="submissions/sample/submission.md", text="A sample.\n" * 40)
HERE: Span = SOURCE.span(0, 9)
STAMP = 1_795_000_000

Piece = Inline | str


def run(*pieces: Piece) -> tuple[Inline, ...]:
    return tuple(Text(text=piece, span=HERE) if isinstance(piece, str) else piece for piece in pieces)


def para(*pieces: Piece, id: str = "", number: str = "", role: str = "") -> Paragraph:
    return Paragraph(content=run(*pieces), id=id, number=number, role=role, span=HERE)


def head(level: int, *pieces: Piece, id: str = "", number: str = "") -> Heading:
    return Heading(level=level, content=run(*pieces), id=id, number=number, span=HERE)


def styled(style: str, *pieces: Piece) -> Styled:
    return Styled(style=style, content=run(*pieces), span=HERE)  # type: ignore[arg-type]


def link(url: str, *pieces: Piece) -> Link:
    return Link(url=url, content=run(*pieces), span=HERE)


def note(number: int, *content: Block | str) -> Note:
    blocks = tuple(para(one) if isinstance(one, str) else one for one in content)
    return Note(content=blocks, number=number, span=HERE)


def items(*contents: Block | str, start: int | None = None, tight: bool = True, role: str = "") -> List:
    """A list; each of `contents` is one item: a text, a block, or a tuple of blocks."""
    made = tuple(ListItem(content=_blocks(one), span=HERE) for one in contents)
    return List(items=made, start=start, tight=tight, role=role, span=HERE)


def _blocks(one: Block | str | Blocks) -> Blocks:
    if isinstance(one, str):
        return (para(one),)
    return one if isinstance(one, tuple) else (one,)


def group(role: str, *content: Block, title: str = "", name: str = "", id: str = "", number: str = "") -> Group:
    heading = run(title) if title else ()
    return Group(role=role, content=content, title=heading, name=name, id=id, number=number, span=HERE)


def row(*cells: Piece | tuple[Piece, ...], first_is_header: bool = True, numbers: bool = True) -> Row:
    def cell(at: int, content: Piece | tuple[Piece, ...]) -> Cell:
        pieces = content if isinstance(content, tuple) else (content,)
        align = "right" if numbers and at else "left"
        return Cell(content=run(*pieces), align=align, header=first_is_header and at == 0, span=HERE)  # type: ignore[arg-type]

    return Row(cells=tuple(cell(at, content) for at, content in enumerate(cells)), span=HERE)


def value(text: str, measure: str = "removed", amount: Fraction | None = None) -> Value:
    statistic = Statistic(
        measure=measure,
        dataset="instagram-reports-2020",
        label="Items removed",
        kind="count",
        unit="number",
        value=amount or Fraction(72),
        n=72,
        of=297,
    )
    return Value(text=text, path=("log", measure), statistic=statistic, span=HERE)


def cited(key: str, *pieces: Piece, locator: str = "") -> Citation:
    place = Locator(label="page", value=locator) if locator else None
    return Citation(cites=(Cite(key=key, span=HERE, locator=place),), content=run(*pieces), span=HERE)


def chart(series: int = 2, long_labels: bool = False) -> Chart:
    months = ("January", "February", "March", "April", "May", "June")
    long = (
        "A post in the feed that shows a child",
        "A private message sent by a stranger",
        "A comment below a picture of a child",
        "A profile that offers such material for sale",
    )
    categories = long if long_labels else months
    return Chart(
        kind="bar",
        categories=categories,
        series=tuple(_series(name, at, len(categories)) for at, name in enumerate(NAMES[:series])),
        category_title="Where it was seen" if long_labels else "Month of the report",
        value_title="Items reported",
        unit="number",
    )


def chart_of_kind(kind: ChartKind) -> Chart:
    """The months as a line of two series, as dots with intervals, or a curve of 56 days."""
    made = replace(chart(2), kind=kind, ticks=_ticks(0, 50, 100, 150))
    match kind:
        case "line":
            return replace(made, places=tuple(range(6)))
        case "dot":
            spread = Fraction(9)
            ends = [tuple(value and (value - spread, value + spread) for value in one.values) for one in made.series]
            series = tuple(replace(one, intervals=found) for one, found in zip(made.series, ends, strict=True))
            return replace(made, series=series)
        case "km":
            return replace(made, categories=(), series=(), unit="percent", ticks=_ticks(0, 1), course=_course())
    return made


def _course() -> Course:
    days = [(0, 100, 5, 0), (3, 95, 10, 0), (7, 85, 12, 3), (14, 70, 20, 0), (30, 50, 0, 20), (56, 30, 6, 24)]
    found, left = [], Fraction(1)
    for day, at_risk, events, censored in days:
        left *= 1 - Fraction(events, at_risk)
        ends = (left * Fraction(9, 10), (left + 1) / 2)
        found.append(CurveDay(day=day, left=left, interval=ends, at_risk=at_risk, events=events, censored=censored))
    curve = Curve(still="Still online", since="Day", days=tuple(found), whole=True)
    axis = _ticks(0, 14, 28, 42, 56)
    return Course(
        curve=curve, days=axis, at_risk=("100", "70", "50", "30", "30"), at_risk_title="Still watched",
        named=(Tick(value=Fraction(7), text="7 days: 75%"), Tick(value=Fraction(14), text="14 days: 53%")),
    )  # fmt: skip


def _ticks(*values: int) -> tuple[Tick, ...]:
    return tuple(Tick(value=Fraction(value), text=str(value)) for value in values)


NAMES = ("Removed", "Still online", "Account closed", "Not known")


def _series(name: str, at: int, length: int) -> Series:
    values = tuple(Fraction(12 + 17 * ((at * 5 + number * 3) % 7)) for number in range(length))
    return Series(name=name, values=values, shown=tuple(str(one) for one in values))


def outcome_table() -> Table:
    return Table(
        head=row("Platform", "Reported", "Removed", "Share", first_is_header=False),
        body=(
            row("Instagram", "1,297", value("72"), "5.6%"),
            row(("Facebook", note(4, "Includes Messenger, where the report named it.")), "842", "118", "14.0%"),
            row("WhatsApp", "64", "–", "not known"),
        ),
        caption=run("Outcome of our reports, by platform", note(3, "A note that is called in a caption.")),
        notes=(para("Source: Report log, May–June 2020. N = 2,203.", role="source"),),
        id="tbl-outcomes",
        number=1,
        description="Instagram removed 72 of 1,297 items, Facebook 118 of 842.",
        span=HERE,
    )


def chart_figure() -> Figure:
    return Figure(
        content=chart(),
        alt="Bars by month: in every month more items were still online than removed.",
        caption=run("Reports by month and outcome"),
        notes=(para("Source: Report log, May–June 2020.", role="source"),),
        id="fig-months",
        number=1,
        span=HERE,
    )


def picture_figure() -> Figure:
    return Figure(
        content=Image(path="seal.png", alt="A blue square", span=HERE),
        alt="A blue square, the seal of the alliance",
        caption=run("The seal ", styled("emphasis", "of the alliance")),
        id="fig-seal",
        number=2,
        span=HERE,
    )


def title_block() -> Group:
    return group(
        "title-block",
        para("Child sexual abuse online – detection, removal and reporting", role="title"),
        para("Response to the public consultation", role="subtitle"),
        para("Girls Online Safety Alliance", role="author"),
        para("15 April 2021", role="date"),
    )


def contents() -> Contents:
    entries = (
        ("1", 1, "What we found", "findings"),
        ("1.1", 2, "How long removal takes", "time"),
        ("2", 1, "What we ask for", "asks"),
        ("3", 1, "References", "references"),
    )
    made = tuple(
        ContentsEntry(level=level, number=number, content=run(text), target=target)
        for number, level, text, target in entries
    )
    return Contents(title="Contents", entries=made, span=HERE)


def findings() -> Blocks:
    return (
        head(1, "What we found", id="findings", number="1"),
        para(
            "We reported 1,297 items to Instagram; it removed ",
            value("72"),
            ". This is ",
            styled("strong", "one in eighteen"),
            ", and ",
            styled("emphasis", "far less than the ", styled("plain", "platform"), " says"),
            ".",
            note(1, para("Report log, version of 1 July 2020.", id=""), para("A second paragraph of the same note.")),
            " As ",
            Reference(target="tbl-outcomes", kind="table", text="Table\u00a01", span=HERE),
            " and ",
            Reference(target="fig-months", kind="figure", text="Figure 1", span=HERE),
            " show, the pattern holds ",
            cited("cs2020", "(Child Safety 2020, 3)", locator="3"),
            ".",
            note(2, para("See ", link("https://example.org/report", "the report"), " (", back_reference(), ").")),
        ),
        outcome_table(),
        para(
            "Numbers with ",
            Code(text="SELECT *", span=HERE),
            " need H",
            styled("subscript", "2"),
            "O, 1",
            styled("superscript", "st"),
            ", ",
            styled("small-caps", "Small Capitals"),
            ", ",
            styled("underline", "underlined"),
            ", < & > \" ' and a",
            LineBreak(hard=True, span=HERE),
            "new line, or a",
            LineBreak(hard=False, span=HERE),
            "soft one.",
        ),
        chart_figure(),
        head(2, "How long removal takes", id="time", number="1.1"),
        para("The time is counted from the report.", id="para-time", number="1."),
        para(
            "A second numbered paragraph, which refers to ",
            paragraph_reference(),
            " and runs over more than one line so that the hanging number can be seen standing at its left.",
            number="2.",
        ),
        items("First", (para("Second, with a list:"), items("inner one", "inner two")), "Third"),
        items("Seven", "Eight", start=7),
        items((para("A loose item."), para("With a second paragraph.")), (para("Another."),), tight=False),
        Quote(content=(para("“We remove such content within 24 hours.”"), para("The platform, 2020")), span=HERE),
        CodeBlock(text="population: items\nstatistic: count", language="yaml", span=HERE),
        head(3, "A heading of the third level"),
        para("Text below it."),
        picture_figure(),
        Rule(span=HERE),
    )


def back_reference() -> Reference:
    return Reference(target="fn-1", kind="note", text="n 1", span=HERE)


def paragraph_reference() -> Reference:
    return Reference(target="para-time", kind="paragraph", text="paragraph 1", span=HERE)


def asks() -> Blocks:
    return (
        head(1, "What we ask for", id="asks", number="2"),
        group(
            "recommendation",
            para("Require platforms to act on a report within 24 hours", note(5, "A note in a recommendation."), "."),
            para("The clock starts with the report."),
            title="To the European Commission",
            id="rec-deadline",
            number="1",
        ),
        group("recommendation", para("Publish the time to removal."), id="rec-publish", number="2"),
        para(
            "See ",
            Reference(target="rec-deadline", kind="recommendation", text="Recommendation\u00a01", span=HERE),
            " and ",
            Reference(target="findings", kind="section", text="section 1", span=HERE),
            ".",
        ),
    )


def references() -> Group:
    return group(
        "bibliography",
        head(1, "References", id="references", number="3"),
        para(
            "Child Safety Institute, ",
            styled("emphasis", "Reports and Removal"),
            " (London 2020) ",
            link(
                "https://example.org/a-long-address/that/goes/on", "<https://example.org/a-long-address/that/goes/on>"
            ),
        ),
        para("Offences Survey, ", styled("emphasis", "Grooming"), " (2020)"),
    )


def letter_parts() -> Blocks:
    return (
        group(
            "letterhead",
            para("Girls Online Safety Alliance", role="author"),
            para("12 Example Street, 1000 Exampletown"),
        ),
        group(
            "addressee", para("To"), para("Commissioner for Home Affairs", LineBreak(hard=True, span=HERE), "Brussels")
        ),
        group("date", para("15 April 2021")),
        group("closing", para("Yours faithfully,")),
        group(
            "signatories",
            items("Alliance A, Austria", "Alliance B, Belgium", "Alliance C, Chile", "Alliance D, Denmark"),
            title="Organisations",
        ),
        group("of-a-role-nobody-knows", para("Printed without a look.")),
    )


def boxes() -> Blocks:
    return (
        group("warning", para("This document describes the sexual exploitation of children."), title="Content warning"),
        group("notice", para("This document uses a dataset that was made up as an example."), title="Synthetic data"),
    )


def sample_document(lang: str = "en-GB") -> Document:
    """Every node type that a finished document holds; notes 1 to 5 stand in text, a caption, a cell and a box."""
    summary = group(
        "part", head(1, "Summary", id="summary"), para("A short summary."), name="summary", id="part-summary"
    )
    return document(
        title_block(), *boxes(), contents(), summary, *findings(), *asks(), references(), *letter_parts(), lang=lang
    )


def document(*content: Block, lang: str = "en-GB", title: str = "") -> Document:
    return Document(
        title=run(title or "Child sexual abuse online – detection, removal and reporting"),
        subtitle=run("Response to the public consultation"),
        authors=("Girls Online Safety Alliance",),
        date="2021-04-15",
        lang=lang,
        keywords=("child protection", "platforms"),
        content=content,
    )


# ------------------------------------------------------------------ the look


def sample_theme() -> Theme:
    report = Report()
    theme = load_theme("sober", HERE, str(ROOT), report)
    assert theme is not None
    assert report.found == []
    return theme


def sample_template(name: str = "consultation") -> Template:
    folder = ROOT / "templates" / "documents" / name
    css = folder / "theme.css"
    return Template(
        name=name,
        title=name,
        parts=(),
        fields=(),
        outputs=("docx", "pdf", "html"),
        csl="",
        theme="sober",
        numbering="sections",
        document=Source(path=f"templates/documents/{name}/document.md.j2", text=""),
        page=Source(
            path="templates/documents/page.html.j2", text=folder.with_name("page.html.j2").read_text(encoding="utf-8")
        ),
        css=css.read_text("utf-8") if css.is_file() else "",
        span=HERE,
    )


def sample_look(template: str = "consultation") -> Look:
    return Look(
        theme=sample_theme(),
        template=sample_template(template),
        organisation=Organisation(
            name="Girls Online Safety Alliance",
            short_name="GOSA",
            address=("12 Example Street", "1000 Exampletown"),
            email="policy@gosa.example.org",
            web="https://gosa.example.org",
        ),
        images={"seal.png": blue_square()},
        stamp=STAMP,
    )


def blue_square(side: int = 64) -> bytes:
    """A PNG picture, all blue."""
    pixels = (b"\x00" + b"\x1d\x4f\x8c" * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(pixels)) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
