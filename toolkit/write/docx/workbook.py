"""Write DOCX: the Excel file inside of a chart that can be edited: one sheet with the numbers that are printed."""

from collections.abc import Mapping
from decimal import Decimal

from toolkit.write.docx.chart_numbers import Column, Grid
from toolkit.write.docx.house import PACKAGE, relationships, zipped
from toolkit.write.docx.xml import NAMESPACES, Element, element, legal, xml_part

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = NAMESPACES["r"]
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "Data"
FIRST_FORM = 164  # Excel has the numbers below for forms of its own


def workbook(grid: Grid) -> bytes:
    """Return the file: names of the series in the first row, the categories in column A."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships({"rId1": (f"{OFFICE}/officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": _book(),
        "xl/_rels/workbook.xml.rels": relationships(
            {"rId1": (f"{OFFICE}/worksheet", "worksheets/sheet1.xml"), "rId2": (f"{OFFICE}/styles", "styles.xml")}
        ),
        "xl/styles.xml": _styles([column.form for column in grid.columns]),
        "xl/worksheets/sheet1.xml": _sheet(grid),
    }
    return zipped({name: xml_part(root) for name, root in parts.items()})


def column_letter(at: int) -> str:
    """A, B, C …; a chart has no more than 25 series."""
    return chr(ord("A") + at)


def _sheet(grid: Grid) -> Element:
    head = _row(1, [_text(0, 1, grid.corner), *(_text(at, 1, one.name) for at, one in enumerate(grid.columns, 1))])
    rows = [
        _row(row, [_text(0, row, name), *(_value(at, row, column) for at, column in enumerate(grid.columns, 1))])
        for row, name in enumerate(grid.categories, 2)
    ]
    return element("worksheet", {"xmlns": MAIN}, element("sheetData", {}, head, *rows))


def _row(number: int, cells: list[Element | None]) -> Element:
    return element("row", {"r": number}, *cells)


def _text(column: int, row: int, text: str) -> Element | None:
    """A cell; where there is no text, the sheet has none."""
    if not text:
        return None
    shown = element("t", {"xml:space": "preserve"}, legal(text))
    return element("c", {"r": f"{column_letter(column)}{row}", "t": "inlineStr"}, element("is", {}, shown))


def _value(at: int, row: int, column: Column) -> Element | None:
    number = column.numbers[row - 2]
    if number is None:
        return _text(at, row, column.shown[row - 2])
    return element("c", {"r": f"{column_letter(at)}{row}", "s": at}, element("v", {}, plain(number)))


def plain(number: Decimal) -> str:
    """A number as XML has it, never with an exponent."""
    return f"{number:f}"


# ------------------------------------------------------------------ the other parts


def _styles(forms: list[str]) -> Element:
    """The least that Excel asks for, and one form of numbers for each series."""
    formats = (element("numFmt", {"numFmtId": FIRST_FORM + at, "formatCode": one}) for at, one in enumerate(forms))
    cells = (_cell_format(FIRST_FORM + at) for at in range(len(forms)))
    font = element("font", {}, element("sz", {"val": 10}), element("name", {"val": "Calibri"}))
    fills = (element("fill", {}, element("patternFill", {"patternType": kind})) for kind in ("none", "gray125"))
    border = element("border", {}, *(element(side, {}) for side in ("left", "right", "top", "bottom", "diagonal")))
    return element(
        "styleSheet",
        {"xmlns": MAIN},
        element("numFmts", {"count": len(forms)}, *formats),
        element("fonts", {"count": 1}, font),
        element("fills", {"count": 2}, *fills),
        element("borders", {"count": 1}, border),
        element("cellStyleXfs", {"count": 1}, element("xf", {"numFmtId": 0, "fontId": 0, "fillId": 0, "borderId": 0})),
        element("cellXfs", {"count": len(forms) + 1}, _cell_format(0), *cells),
        element("cellStyles", {"count": 1}, element("cellStyle", {"name": "Normal", "xfId": 0, "builtinId": 0})),
    )


def _cell_format(form: int) -> Element:
    look: Mapping[str, int] = {"numFmtId": form, "fontId": 0, "fillId": 0, "borderId": 0, "xfId": 0}
    return element("xf", {**look, "applyNumberFormat": 1 if form else None})


def _book() -> Element:
    sheet = element("sheet", {"name": SHEET, "sheetId": 1, "r:id": "rId1"})
    return element("workbook", {"xmlns": MAIN}, element("sheets", {}, sheet))


def _content_types() -> Element:
    kinds = {
        "/xl/workbook.xml": f"{KIND}.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{KIND}.worksheet+xml",
        "/xl/styles.xml": f"{KIND}.styles+xml",
    }
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return element(
        "Types",
        {"xmlns": f"{PACKAGE}/content-types"},
        element("Default", {"Extension": "rels", "ContentType": rels}),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(element("Override", {"PartName": part, "ContentType": kind}) for part, kind in kinds.items()),
    )
