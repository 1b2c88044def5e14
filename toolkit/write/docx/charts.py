"""Write DOCX: which charts Word draws itself, how large they are, and what belongs to them in the package."""

from toolkit.model.evidence import Chart
from toolkit.model.tree import Figure
from toolkit.write.chart.bars import plan_of
from toolkit.write.chart.lines import HEIGHT
from toolkit.write.chart.sheet import Sheet, breadth, legend_height, title_height
from toolkit.write.docx.chart_numbers import Grid, grid_of
from toolkit.write.docx.chart_part import chart_part
from toolkit.write.docx.draft import Draft, NativeChart, Place
from toolkit.write.docx.paragraph import run
from toolkit.write.docx.pictures import HIGHEST_CHART, fit
from toolkit.write.docx.styles import proofing_language
from toolkit.write.docx.workbook import workbook
from toolkit.write.docx.xml import NAMESPACES, Element, element, legal

EMU = 36_000  # English Metric Units in a millimetre
ROOM = 12.0  # millimetres for the names below a line
STANDING = 16.0  # millimetres; Word gives titles and names more room than the pictures do
LINES = 2  # in which a name below a dot may stand


def native_chart(chart: Chart, node: Figure, place: Place, draft: Draft) -> Element | None:
    """Return the run with a chart that Word draws from its numbers; None where it is a picture: the report says why."""
    sheet = Sheet(
        chart=chart, theme=draft.look.theme, width=(draft.width(place) - place.left - place.right) * 25.4 / 1440
    )
    grid = grid_of(chart)
    reason = _why_a_picture(sheet, grid)
    if grid is None or reason:
        draft.report.note("output.chart-picture", f"this chart stays a picture in Word: {reason}", node.span)
        return None
    plan = plan_of(sheet) if chart.kind == "bar" else None
    height = (
        plan.height + (0 if plan.lying else STANDING)
        if plan
        else HEIGHT + title_height(sheet) + legend_height(sheet) + ROOM
    )
    size = fit((round(sheet.width * EMU), round(height * EMU)), place, draft, HIGHEST_CHART)
    root = chart_part(chart, grid, plan, draft.look.theme, proofing_language(draft.lang))
    relation = draft.add_chart(NativeChart(root=root, workbook=workbook(grid)), place)
    return _drawing(relation, size, draft.clean(node.alt, node.span), draft)


def _why_a_picture(sheet: Sheet, grid: Grid | None) -> str:
    chart = sheet.chart
    if chart.kind == "km":
        return "Word has no curves of this kind"
    if grid is None:
        return "its numbers are printed in words that Word could not compute"
    room = (sheet.width - 12) / max(len(chart.categories), 1) * LINES
    if chart.kind == "dot" and any(breadth(name, sheet.points) > room for name in chart.categories):
        return "the names of its groups would not fit below the dots"
    if sum(any(one.intervals) for one in chart.series) > 1:
        return "the intervals of its series would stand on each other"
    return ""


def _drawing(relation: str, size: tuple[int, int], alt: str, draft: Draft) -> Element:
    draft.drawings += 1
    number = draft.drawings
    shown = element("c:chart", {"r:id": relation})
    data = element("a:graphicData", {"uri": NAMESPACES["c"]}, shown)
    inline = element(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
        element("wp:extent", {"cx": size[0], "cy": size[1]}),
        element("wp:docPr", {"id": number, "name": f"Chart {number}", "descr": legal(alt)}),
        element("wp:cNvGraphicFramePr", {}),
        element("a:graphic", {}, data),
    )
    return run((element("w:drawing", {}, inline),))
