"""Write DOCX: styles.xml from a theme. Built-in styles carry the names that Word knows them by in every language."""

from collections.abc import Iterator

from toolkit.model.template import Theme
from toolkit.write.docx.font_table import MONOSPACE, word_theme
from toolkit.write.docx.numbering import HANGING, PARAGRAPHS
from toolkit.write.docx.paragraph import (
    BOLD,
    PARAGRAPH_ORDER,
    RUN_ORDER,
    colour,
    font,
    frame,
    line,
    properties,
    shade,
    size,
    space,
    tight,
)
from toolkit.write.docx.table_style import cell_margins, table_style
from toolkit.write.docx.xml import Element, Elements, millimetres, w

QUOTE_INDENT = 420
BOX_INDENT = 200
NOTE_HANGING = 227
SIGNATORY_HANGING = 227
BOXES = {"recommendation": "Recommendation", "notice": "Notice", "warning": "Warning"}  # role → style
BOXES["highlight"] = "Highlight"
BOX_STYLES = tuple(style + end for style in BOXES.values() for end in ("", "Title"))

# What a style does by itself, so that a paragraph need not say it again.
INDENTS = {"Quote": QUOTE_INDENT, "CodeBlock": BOX_INDENT}  # on both sides
INDENTS |= dict.fromkeys(BOX_STYLES, BOX_INDENT)
HANGINGS = {
    "NumberedParagraph": HANGING,
    "Bibliography": HANGING,
    "FootnoteText": NOTE_HANGING,
    "Signatory": SIGNATORY_HANGING,
}


def styles_part(theme: Theme, lang: str) -> Element:
    """Return styles.xml: the defaults, and every style that the other files of this folder name."""
    theme = word_theme(theme)
    styles = (*_defaults(theme), *_running(theme), *_headings(theme), *_front(theme), *_letter(theme))
    styles += (*_evidence(theme), *_boxes(theme), *_page(theme), *_characters(theme), table_style(theme))
    return w("styles", _document_defaults(theme, lang), *styles)


def style(
    name: str,
    paragraph: Elements = (),
    run: Elements = (),
    *,
    based: str = "Normal",
    after: str = "",
    own: bool = False,
) -> Element:
    """Return a paragraph style. Its id is the name without spaces; `after` is the style of the paragraph after it."""
    return w(
        "style",
        w("name", val=_known_name(name)),
        w("basedOn", val=based) if based else None,
        w("next", val=after) if after else None,
        w("qFormat"),
        properties("pPr", paragraph, PARAGRAPH_ORDER),
        properties("rPr", run, RUN_ORDER),
        type="paragraph",
        customStyle=1 if own else None,
        styleId=name.replace(" ", ""),
    )


def _known_name(name: str) -> str:
    """Word writes some of its own styles in small letters, and finds them by exactly that name."""
    small = ("Heading", "Caption", "Header", "Footer", "Footnote Text", "TOC ")
    return name if name == "TOC Heading" or not name.startswith(small) else name.lower()


def text_width(theme: Theme) -> int:
    """The width of running text, in twips."""
    return millimetres(theme.text_size()[0])


# ------------------------------------------------------------------ styles by what they are for


def proofing_language(lang: str) -> str:
    """Word looks up a dictionary by language and country; a language alone gets the country that it is named after."""
    return {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "es": "es-ES"}.get(lang, lang)


def _document_defaults(theme: Theme, lang: str) -> Element:
    run = (
        font(theme.body_font),
        colour(theme.colours["text"]),
        *size(theme.sizes["body"]),
        w("lang", val=proofing_language(lang)),
    )
    return w(
        "docDefaults",
        w("rPrDefault", properties("rPr", run, RUN_ORDER)),
        w("pPrDefault", w("pPr", space())),
    )


def _defaults(theme: Theme) -> Iterator[Element]:
    yield w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", w("widowControl")),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    for kind, identity, name in (
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("numbering", "NoList", "No List"),
    ):
        hidden = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
        yield w("style", w("name", val=name), *hidden, type=kind, default=1, styleId=identity)
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in cell_margins(theme)))
    table = w("tblPr", w("tblInd", w=0, type="dxa"), margins)
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        table,
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _running(theme: Theme) -> Iterator[Element]:
    height = theme.sizes["body"] * theme.line_height
    adjusted = (w("jc", val="both"),) if theme.justify else ()
    yield style("Body Text", (space(0, theme.paragraph_space, height), *adjusted))
    yield style("List Paragraph", (w("contextualSpacing"),), based="BodyText")
    number = w("numPr", w("numId", val=PARAGRAPHS))
    yield style("Numbered Paragraph", (number, w("ind", left=HANGING, hanging=HANGING)), based="BodyText", own=True)
    bar = (w("pBdr", line("left", theme.colours["rule"], 12, 10)),) if theme.quotes == "bar" else ()
    yield style("Quote", (*bar, w("ind", left=QUOTE_INDENT, right=QUOTE_INDENT)), based="BodyText")
    ground = (w("pBdr", *(line(side, theme.colours["box"], 4, 5) for side in SIDES)), shade(theme.colours["box"]))
    code = (w("ind", left=BOX_INDENT, right=BOX_INDENT), *ground, w("keepLines"))
    yield style(
        "Code Block",
        (*code, space(6, theme.paragraph_space + 6)),
        (font(MONOSPACE), w("noProof"), *size(theme.sizes["small"])),
        own=True,
    )
    rule = w("pBdr", line("bottom", theme.colours["rule"], 6, 1))
    yield style("Rule", (rule, space(0, 2 * theme.paragraph_space)), size(4), after="BodyText", own=True)


SIDES = ("top", "left", "bottom", "right")


def _headings(theme: Theme) -> Iterator[Element]:
    for level in range(1, 7):
        points = theme.sizes[f"heading-{min(level, 3)}"]
        before, after = (points * 1.5, points * 0.5) if level < 3 else (points * 1.2, points * 0.3)
        kept = (w("keepNext"), w("keepLines"), w("outlineLvl", val=level - 1), *_heading_rule(theme, level))
        kept += (tight(before * theme.headings.space, after),)
        weight = BOLD if level < 5 else ()
        slant = (w("i"), w("iCs")) if level > 3 else ()
        look = (font(theme.heading_font), *weight, *slant, colour(theme.colours["heading"]), *size(points))
        yield style(f"Heading {level}", kept, look, after="BodyText")
    head = (font(theme.heading_font), *BOLD, colour(theme.colours["heading"]), *size(theme.sizes["heading-2"]))
    yield style("TOC Heading", (w("keepNext"), space(12, 4)), head, after="BodyText")
    for level in range(1, 7):
        indent = w("ind", left=HANGING * level, hanging=HANGING)
        first = (w("tabs", w("tab", val="left", pos=HANGING * level)), indent, space(3 if level == 1 else 0, 1))
        yield style(f"TOC {level}", first, BOLD if level == 1 else ())


def _heading_rule(theme: Theme, level: int) -> Elements:
    """What goes with headings of level 1: a line above or below, a new page."""
    side = {"above": "top", "below": "bottom"}.get(theme.headings.rule)
    ruled = (w("pBdr", line(side, theme.colours["accent"], 12, 4)),) if side and level == 1 else ()
    return (*ruled, w("pageBreakBefore")) if theme.headings.new_page and level == 1 else ruled


def _front(theme: Theme) -> Iterator[Element]:
    sizes, colours, heading = theme.sizes, theme.colours, font(theme.heading_font)
    title = (heading, *BOLD, colour(colours["heading"]), *size(sizes["title"]))
    yield style("Title", (w("keepNext"), w("keepLines"), tight(0, 6)), title, after="Subtitle")
    yield style(
        "Subtitle",
        (w("keepNext"), tight(0, 14)),
        (heading, colour(colours["accent"]), *size(sizes["subtitle"])),
        after="BodyText",
    )
    subject = (heading, *BOLD, colour(colours["heading"]), *size(sizes["heading-1"]))
    yield style("Subject", (w("keepNext"), w("keepLines"), space(0, 6)), subject, after="BodyText", own=True)
    yield style("Author", (space(0, 5),), (heading, *BOLD, *size(sizes["body"])), after="BodyText", own=True)
    yield style("Date", (space(0, 2),), (heading, colour(colours["muted"]), *size(sizes["small"])), after="BodyText")
    yield from _band(theme) if theme.title_block == "band" else ()
    yield style(
        "Group Title",
        (w("keepNext"), space(8, 4)),
        (heading, *BOLD, colour(colours["heading"])),
        after="BodyText",
        own=True,
    )


BANDED = ("Title", "Subtitle", "Author", "Date")


def _band(theme: Theme) -> Iterator[Element]:
    """The styles of a title block on a ground of its own; its letters are light, so no other paragraph has them."""
    ground = theme.colours["title-ground"]
    sides = (line("top", ground, 4, 20), line("left", ground, 4, 23), line("bottom", ground, 4, 20))
    box = (w("pBdr", *sides, line("right", ground, 4, 23)), shade(ground))
    for name in BANDED:
        light = (colour(theme.colours["title-text"]),)
        yield style(f"Banner {name}", box, light, based=name, after="BodyText", own=True)


def _letter(theme: Theme) -> Iterator[Element]:
    height = theme.sizes["body"] * theme.line_height
    close = (space(0, 2 * theme.paragraph_space, height), w("contextualSpacing"))
    muted = (font(theme.heading_font), colour(theme.colours["muted"]), *size(theme.sizes["small"]))
    yield style("Letterhead", (space(0, 18), w("contextualSpacing")), muted, own=True)
    yield style("Addressee", (*close, w("keepLines")), own=True)
    yield style("Letter Date", (space(0, 2 * theme.paragraph_space, height),), own=True)
    yield style("Closing", (space(12, 12, height), w("keepNext")))
    yield style("Signature", (space(30, 12, height), w("keepLines")))  # room to sign by hand
    yield style(
        "Signatory",
        (w("keepLines"), space(0, 2), w("ind", left=SIGNATORY_HANGING, hanging=SIGNATORY_HANGING)),
        size(theme.sizes["small"]),
        own=True,
    )
    height = theme.sizes["small"] * theme.line_height
    yield style("Signatory Run", (space(0, theme.paragraph_space, height),), size(theme.sizes["small"]), own=True)


def _evidence(theme: Theme) -> Iterator[Element]:
    sizes, colours, heading = theme.sizes, theme.colours, font(theme.heading_font)
    caption = (heading, *size(sizes["caption"]))
    yield style("Caption", (w("keepLines"), space(8, 4)), caption, after="BodyText")
    yield style("Figure", (w("keepNext"), space(8, 0)), after="Caption", own=True)
    yield style(
        "Source Note",
        (w("keepLines"), w("contextualSpacing"), space(3, theme.paragraph_space + 3)),
        (heading, colour(colours["muted"]), *size(sizes["small"])),
        after="BodyText",
        own=True,
    )
    yield style("Table Text", (space(),), (heading, *size(sizes["table"])), own=True)
    head = (*BOLD, colour(colours["table-head-text"]))
    yield style("Table Head", (w("keepNext"),), head, based="TableText", own=True)
    yield style("Spacer", (space(0, theme.paragraph_space),), size(2), after="BodyText", own=True)
    hanging = (w("ind", left=HANGING, hanging=HANGING), w("keepLines"), space(0, 2.5))
    yield style("Bibliography", hanging, size(sizes["note"]), based="BodyText")


def _boxes(theme: Theme) -> Iterator[Element]:
    height, after = theme.sizes["body"] * theme.line_height, theme.paragraph_space
    for role, name in BOXES.items():
        box = (*frame(role, theme).around(), w("ind", left=BOX_INDENT, right=BOX_INDENT), w("keepLines"))
        run = size(theme.sizes["body" if role in ("recommendation", "highlight") else "small"])
        look = (font(theme.heading_font), *BOLD, colour(frame(role, theme).rule), *run)
        yield style(f"{name} Title", (*box, space(after + 2, 2, height), w("keepNext")), look, after=name, own=True)
        yield style(name, (*box, space(0, after, height)), run, own=True)


def _page(theme: Theme) -> Iterator[Element]:
    note = (space(0, 2), w("ind", left=NOTE_HANGING, hanging=NOTE_HANGING))
    yield style("Footnote Text", note, size(theme.sizes["note"]))
    # Word finds the right margin by `ptab`; for LibreOffice that is a common tab, which needs a place to go to.
    edge = w("tabs", w("tab", val="right", pos=text_width(theme)))
    muted = (font(theme.heading_font), colour(theme.colours["muted"]), *size(theme.sizes["small"]))
    for name in ("Header", "Footer"):
        yield style(name, (edge,), muted)


def _characters(theme: Theme) -> Iterator[Element]:
    yield _character("footnote reference", w("vertAlign", val="superscript"))
    yield _character("Hyperlink", colour(theme.colours["link"]), w("u", val="single"))
    yield _character("Label", *BOLD, colour(theme.colours["accent"]), own=True)
    yield _character("Code", font(MONOSPACE), w("noProof"), *size(theme.sizes["body"] - 1), own=True)


def _character(name: str, *run: Element, own: bool = False) -> Element:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="DefaultParagraphFont"),
        properties("rPr", run, RUN_ORDER),
        type="character",
        customStyle=1 if own else None,
        styleId="".join(part[0].upper() + part[1:] for part in name.split()),
    )
