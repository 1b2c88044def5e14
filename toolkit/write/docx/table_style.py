"""Write DOCX: the style of tables in the form of the theme: lines, ground of the rows, room in the cells."""

from toolkit.model.template import Theme
from toolkit.write.docx.paragraph import line, shade
from toolkit.write.docx.xml import Element, w

TABLE_STYLE = "EvidenceTable"
CELL_SIDE = 85  # twips
TABLE_RULES = {  # form → lines outside, under the head, between rows and between columns, in eighths of a point
    "rows": (8, 6, 4, 0),
    "ends": (8, 6, 0, 0),
    "grid": (4, 4, 4, 4),
    "none": (0, 0, 0, 0),
}


def table_style(theme: Theme) -> Element:
    """Rules above, below and under the head. Paragraphs bring the bold letters: bold twice would cancel (17.7.3)."""
    colours = theme.colours
    outer, under, rows, columns = TABLE_RULES[theme.tables.rules]
    edge, rule = colours["table-edge"], colours["rule"]
    sides = (line("left", rule, columns), line("right", rule, columns)) if columns else ()
    borders = (
        line("top", edge, outer),
        *sides[:1],
        line("bottom", edge, outer),
        *sides[1:],
        line("insideH", rule, rows),
        *((line("insideV", rule, columns),) if columns else ()),
    )
    head = w("tcPr", w("tcBorders", line("bottom", edge, under)), shade(colours["table-head"]))
    second = w("tcPr", shade(colours["table-band"]))
    return w(
        "style",
        w("name", val="Evidence Table"),
        w("basedOn", val="TableNormal"),
        w("tblPr", w("tblStyleRowBandSize", val=1), w("tblBorders", *borders)),
        w("tblStylePr", head, type="firstRow"),
        w("tblStylePr", second, type="band2Horz") if theme.tables.zebra else None,
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )


def cell_margins(theme: Theme) -> tuple[tuple[str, int], ...]:
    """The room around the text of a cell, in twips."""
    above = 20 if theme.tables.compact else 45
    return ("top", above), ("left", CELL_SIDE), ("bottom", above), ("right", CELL_SIDE)
