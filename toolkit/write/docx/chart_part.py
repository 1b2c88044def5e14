"""Write DOCX: a chart that can be edited, as DrawingML (ECMA-376, 21.2): bars, lines and dots with their numbers."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from toolkit.model.evidence import Chart
from toolkit.model.template import Theme
from toolkit.write.chart.bars import Plan
from toolkit.write.docx.chart_look import area, bar_fill, letters, line, marker, rich_text
from toolkit.write.docx.chart_numbers import Column, Grid
from toolkit.write.docx.workbook import SHEET, column_letter, plain
from toolkit.write.docx.xml import Element, Elements, Scalar, element

CATEGORIES, VALUES = 100_000_001, 100_000_002  # axes; ids are unsigned
MOST_LABELS = 12  # points of a single line that have their values beside them
MOST_MARKERS = 60
BEYOND = Decimal("0.15")  # of the length of all bars: room for the values at their ends
GAP = 45  # between groups of bars, in parts of a hundred of a bar


def c(name: str, value: Scalar = None, *children: Element | str | None) -> Element:
    """Return an element of the chart; most of them have one attribute, `val`."""
    return element(f"c:{name}", {"val": value}, *children)


def chart_part(chart: Chart, grid: Grid, plan: Plan | None, theme: Theme, lang: str) -> Element:
    """Return the root of the part. `plan` of a bar chart: whether its bars lie, and have their values beside them."""
    drawn = _bars(chart, grid, plan, theme) if plan else _lines(chart, grid, theme)
    axes = (_category_axis(chart, plan, theme), _value_axis(chart, grid, plan, theme))
    return element(
        "c:chartSpace",
        {},
        c("date1904", 0),
        c("lang", lang),
        c("roundedCorners", 0),
        c(
            "chart",
            None,
            c("title", None, c("tx", None, rich_text(chart.value_title, theme)), c("overlay", 0)),
            c("autoTitleDeleted", 0),
            c("plotArea", None, c("layout"), drawn, *axes, area()),
            c("legend", None, c("legendPos", "t"), c("overlay", 0)) if len(grid.columns) > 1 else None,
            c("plotVisOnly", 1),
            c("dispBlanksAs", "gap"),
        ),
        area(),
        letters(theme),
        element("c:externalData", {"r:id": "rId1"}, c("autoUpdate", 0)),
    )


# ------------------------------------------------------------------ bars, lines, dots


def _bars(chart: Chart, grid: Grid, plan: Plan, theme: Theme) -> Element:
    series = (
        _series(
            at,
            column,
            grid,
            c("spPr", None, *bar_fill(at, theme)),
            c("invertIfNegative", 0),
            _labels(column, "outEnd", letters(theme, plan.values)) if plan.values else None,
        )
        for at, column in enumerate(grid.columns)
    )
    kind = c("barDir", "bar" if plan.lying else "col"), c("grouping", "clustered"), c("varyColors", 0)
    return c("barChart", None, *kind, *series, c("gapWidth", GAP), c("axId", CATEGORIES), c("axId", VALUES))


def _lines(chart: Chart, grid: Grid, theme: Theme) -> Element:
    """Dots are points of a line that is not drawn; their intervals are whiskers."""
    dots = chart.kind == "dot"
    few = len(grid.columns) == 1 and sum(one is not None for one in grid.columns[0].numbers) <= MOST_LABELS
    marked = dots or max(sum(one is not None for one in column.numbers) for column in grid.columns) <= MOST_MARKERS
    series = (
        _series(
            at,
            column,
            grid,
            c("spPr", None, line(at, theme, drawn=not dots)),
            marker(at, theme, shown=marked),
            _labels(column, "r" if dots else "t", letters(theme)) if few else None,
            _whiskers(column, at, theme) if dots else None,
            last=c("smooth", 0),
        )
        for at, column in enumerate(grid.columns)
    )
    kind = c("grouping", "standard"), c("varyColors", 0)
    return c("lineChart", None, *kind, *series, c("marker", 1), c("axId", CATEGORIES), c("axId", VALUES))


def _series(at: int, column: Column, grid: Grid, *look: Element | None, last: Element | None = None) -> Element:
    letter, end = column_letter(at + 1), len(grid.categories) + 1
    name = c("tx", None, c("strRef", None, c("f", None, f"{SHEET}!${letter}$1"), _texts((column.name,))))
    categories = c("strRef", None, c("f", None, f"{SHEET}!$A$2:$A${end}"), _texts(grid.categories))
    values = c("numRef", None, c("f", None, f"{SHEET}!${letter}$2:${letter}${end}"), _numbers("numCache", column))
    order = c("idx", at), c("order", at)
    return c("ser", None, *order, name, *look, c("cat", None, categories), c("val", None, values), last)


def _texts(texts: tuple[str, ...]) -> Element:
    points = (element("c:pt", {"idx": at}, c("v", None, text)) for at, text in enumerate(texts))
    return c("strCache", None, c("ptCount", len(texts)), *points)


def _numbers(name: str, column: Column, numbers: Iterable[Decimal | None] | None = None) -> Element:
    found = list(column.numbers if numbers is None else numbers)
    points = (element("c:pt", {"idx": at}, c("v", None, plain(one))) for at, one in enumerate(found) if one is not None)
    return c(name, None, c("formatCode", None, column.form), c("ptCount", len(found)), *points)


def _labels(column: Column, place: str, face: Element) -> Element:
    """The values, each beside its bar or point."""
    hidden = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    flags = (c(name, int(name == "showVal")) for name in hidden)
    form = element("c:numFmt", {"formatCode": column.form, "sourceLinked": 0})
    return c("dLbls", None, form, face, c("dLblPos", place), *flags)


def _whiskers(column: Column, at: int, theme: Theme) -> Element | None:
    if not column.above:
        return None
    above, below = (_numbers("numLit", column, ends) for ends in (column.above, column.below))
    look = c("spPr", None, line(at, theme, dashed=False))
    kind = c("errDir", "y"), c("errBarType", "both"), c("errValType", "cust"), c("noEndCap", 0)
    return c("errBars", None, *kind, c("plus", None, above), c("minus", None, below), look)


# ------------------------------------------------------------------ axes


def _category_axis(chart: Chart, plan: Plan | None, theme: Theme) -> Element:
    """Lying bars are read from above; their axis needs no title, their names say what they are."""
    lying = plan is not None and plan.lying
    titled = chart.category_title and not lying
    return c(
        "catAx",
        None,
        c("axId", CATEGORIES),
        c("scaling", None, c("orientation", "maxMin" if lying else "minMax")),
        c("delete", 0),
        c("axPos", "l" if lying else "b"),
        c("title", None, c("tx", None, rich_text(chart.category_title, theme)), c("overlay", 0)) if titled else None,
        element("c:numFmt", {"formatCode": "General", "sourceLinked": 0}),
        c("majorTickMark", "none"),
        c("minorTickMark", "none"),
        c("tickLblPos", "low"),
        c("spPr", None, line(None, theme)),
        c("crossAx", VALUES),
        c("crosses", "autoZero"),
        c("auto", 0),
        c("lblAlgn", "ctr"),
        c("lblOffset", 100),
        c("noMultiLvlLbl", 1),
    )


def _value_axis(chart: Chart, grid: Grid, plan: Plan | None, theme: Theme) -> Element:
    """Where the values stand at the bars, nobody needs the axis."""
    lying, hidden = plan is not None and plan.lying, plan is not None and plan.values > 0
    return c(
        "valAx",
        None,
        c("axId", VALUES),
        c("scaling", None, c("orientation", "minMax"), *_ends(chart, grid, plan)),
        c("delete", int(hidden)),
        c("axPos", "b" if lying else "l"),
        None if hidden else c("majorGridlines", None, c("spPr", None, line(None, theme, "rule"))),
        element("c:numFmt", {"formatCode": _axis_form(chart, grid), "sourceLinked": 0}),
        c("majorTickMark", "none"),
        c("minorTickMark", "none"),
        c("tickLblPos", "nextTo"),
        c("spPr", None, line(None, theme, "")),
        c("crossAx", CATEGORIES),
        c("crosses", "max" if lying and not hidden else "autoZero"),
        c("crossBetween", "between"),
        *_step(chart, plan),
    )


def _ends(chart: Chart, grid: Grid, plan: Plan | None) -> Elements:
    """Those of the picture; with values at the bars there is room for these beyond the longest."""
    ticks = [tick.value for tick in chart.ticks]
    if (plan and plan.values > 0) or not ticks:
        found = [one for column in grid.columns for one in column.numbers if one is not None]
        low, high = min([Decimal(0), *found]), max([Decimal(0), *found])
        room = (high - low or Decimal(1)) * BEYOND
        ends = high + room if high or not low else high, low - room if low else low
        return tuple(c(name, plain(end)) for name, end in zip(("max", "min"), ends, strict=True))
    return c("max", _decimal(max(ticks))), c("min", _decimal(min(ticks)))


def _step(chart: Chart, plan: Plan | None) -> Elements:
    steps = {after.value - before.value for before, after in pairwise(chart.ticks)}
    return (c("majorUnit", _decimal(abs(steps.pop()))),) if len(steps) == 1 and not (plan and plan.values) else ()


def _axis_form(chart: Chart, grid: Grid) -> str:
    """With as many decimals as the numbers of the picture's axis have."""
    decimals = (grid.columns[0].form.partition(".")[2]).count("0") if any(_broken(chart)) else 0
    return ("0" if chart.unit == "percent" else "#,##0") + ("." + "0" * decimals if decimals else "") + (
        "%" if chart.unit == "percent" else ""
    )  # fmt: skip


def _broken(chart: Chart) -> Iterable[bool]:
    scale = 100 if chart.unit == "percent" else 1
    return ((tick.value * scale).denominator != 1 for tick in chart.ticks)


def _decimal(value: Fraction) -> str:
    return plain((Decimal(value.numerator) / Decimal(value.denominator)).normalize())
