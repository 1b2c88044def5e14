"""Write: a chart drawn with matplotlib: SVG for HTML and PDF, PNG for Word. The same chart gives the same bytes."""

import io
import math
import re
import textwrap
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from toolkit.model.evidence import Chart, Series
from toolkit.model.template import Theme
from toolkit.write.typefaces import SIGNS, files_of

MILLIMETRE = 1 / 25.4  # in inches
POINT = 25.4 / 72  # in millimetres
HATCHES = ("", "////", "||||", "xxxx")  # whoever sees no colours tells the series by these
MOST_LYING = 24  # bars; more of them would fill a page
LEGIBLE = 7.0  # points; smaller letters are not read, so labels are left out before that
TALLEST = 150.0  # millimetres; a taller chart leaves no room on its page for anything else
WHOLE_PAGE = 195.0  # millimetres; for names of which none may be left out
SMALLEST = 0.78  # how much smaller printed values may be than other words, so that they fit side by side
LETTER = 0.58  # the width of a digit, as a part of the size of the letters
GROUP = 0.78  # of the room of a category, filled by bars


def draw_chart(chart: Chart, theme: Theme, form: Literal["svg", "png"], width: float = 160.0) -> bytes:
    """Return the picture of `chart`, `width` millimetres wide: SVG that can stand inside of HTML, or PNG at 220 dpi.

    Long names of categories make bars that lie. Values stand at the bars as the series print them; bars begin at zero.
    """
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # a matplotlibrc of this computer changes nothing
        matplotlib.rcParams.update(_settings(theme))
        return _bytes(_figure(chart, theme, width), form)


def _settings(theme: Theme) -> dict[Any, Any]:
    muted = f"#{theme.colours['muted']}"
    return {
        "font.family": list(_register_fonts(theme.heading_font)),
        "font.size": theme.sizes["small"] - 0.5,
        "text.color": f"#{theme.colours['text']}",
        "axes.labelcolor": muted,
        "axes.edgecolor": muted,
        "xtick.color": muted,
        "ytick.color": muted,
        "xtick.labelcolor": f"#{theme.colours['text']}",
        "ytick.labelcolor": f"#{theme.colours['text']}",
        "hatch.linewidth": 0.6,
        "svg.fonttype": "path",
        "svg.hashsalt": "policy-toolkit",
    }


@cache
def _register_fonts(family: str) -> tuple[str, ...]:
    """Make our font files known under names of our own, so that a font of this computer never takes their place."""
    from matplotlib.font_manager import FontEntry, fontManager

    names = []
    for each in dict.fromkeys((family, *SIGNS)):
        for cut, file in files_of(each).items():
            weight = "bold" if cut.startswith("Bold") else "normal"
            style = "italic" if cut.endswith("Italic") else "normal"
            entry = FontEntry(fname=str(file), name=f"toolkit {each}", style=style, weight=weight)
            fontManager.ttflist.append(entry)
        names.append(f"toolkit {each}" if files_of(each) else each)
    return (*(name for name in names if name in fontManager.get_font_names()), "DejaVu Sans")


# ------------------------------------------------------------------ the drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """How a chart is laid out: whether bars lie, the size of their names, and that of the values at them (0: an axis
    instead). Only each name `every` so many is printed."""

    lying: bool
    values: float
    height: float
    names: float
    every: int = 1


def _plan(chart: Chart, theme: Theme, width: float) -> _Plan:
    size, bars = theme.sizes["small"] - 0.5, len(chart.series) * len(chart.categories)
    letter = size * POINT * LETTER
    room = (width - 10) / max(len(chart.categories), 1)
    longest_name = max((len(name) for name in chart.categories), default=0) * letter
    longest_value = max((len(shown) for series in chart.series for shown in series.shown), default=0) * letter
    fit = min(1.0, room * (GROUP if len(chart.series) > 1 else 1) / len(chart.series) / max(longest_value + 1, 1))
    lying = longest_name > room - 2 or (fit < SMALLEST and bars <= MOST_LYING)
    if not lying:
        return _Plan(lying=False, values=size * fit if fit >= SMALLEST else 0.0, height=_above(chart) + 36, names=size)
    return _lying(chart, theme, size) or _thinned(chart, size, room, longest_name)


def _lying(chart: Chart, theme: Theme, size: float) -> _Plan | None:
    """Bars that lie below each other, in smaller letters where they are many; None where no page has room for them."""
    usual = _height(chart, theme.sizes["small"] * 1.35, 2)
    most = TALLEST if _in_a_row(chart) else WHOLE_PAGE
    if usual <= TALLEST:
        return _Plan(lying=True, values=size, height=usual, names=size)
    for points in (size, (size + LEGIBLE) / 2, LEGIBLE):
        close = _height(chart, points * 1.2, 0.3)
        if close <= most:
            return _Plan(lying=True, values=points, height=close, names=points)
    return None


def _in_a_row(chart: Chart) -> bool:
    """Whether the names are those of days, weeks or years: a reader knows which ones stand between two of them."""
    return all(re.search(r"\d", name) for name in chart.categories)


def _thinned(chart: Chart, size: float, room: float, longest: float) -> _Plan:
    """Bars that stand, an axis for their values, and as many of their names as fit."""
    return _Plan(
        lying=False, values=0.0, height=_above(chart) + 50, names=size, every=max(1, math.ceil((longest + 2) / room))
    )


def _above(chart: Chart) -> float:
    """Room for the title and the legend, in millimetres."""
    return 14 if len(chart.series) > 1 else 8


def _height(chart: Chart, leading: float, gap: float) -> float:
    """Of lying bars, in millimetres. `leading`: the height of a line in points."""
    line = leading * POINT
    rows = sum(
        max(len(chart.series) * line, _wrapped(name).count("\n") * line + line) + gap for name in chart.categories
    )
    return _above(chart) + 8 + float(rows)


def _figure(chart: Chart, theme: Theme, width: float) -> Any:
    from matplotlib.figure import Figure

    plan = _plan(chart, theme, width)
    figure = Figure(figsize=(width * MILLIMETRE, plan.height * MILLIMETRE), layout="constrained", facecolor="none")
    axes = figure.add_subplot(facecolor="none")
    for at, series in enumerate(chart.series):
        _bars(axes, chart, at, series, f"#{theme.colours[f'chart-{at % 4 + 1}']}", plan)
    _frame(axes, chart, theme, plan)
    if len(chart.series) > 1:
        figure.legend(loc="outside upper left", ncols=len(chart.series), frameon=False, handlelength=1.2, borderpad=0)
    return figure


def _wrapped(name: str) -> str:
    return textwrap.fill(name, 34)


def _bars(axes: Any, chart: Chart, at: int, series: Series, colour: str, plan: _Plan) -> None:
    thickness = GROUP / len(chart.series)
    places = [number + (at - (len(chart.series) - 1) / 2) * thickness for number in range(len(chart.categories))]
    lengths = [float(value or 0) * _scale(chart) for value in series.values]
    look = {"color": colour, "hatch": HATCHES[at % 4], "edgecolor": "white", "linewidth": 0.6, "label": series.name}
    draw = axes.barh if plan.lying else axes.bar
    drawn = draw(places, lengths, thickness, **look)
    if plan.values:
        axes.bar_label(drawn, labels=list(series.shown), padding=2, fontsize=plan.values)


def _scale(chart: Chart) -> int:
    return 1 if chart.unit == "number" else 100


def _frame(axes: Any, chart: Chart, theme: Theme, plan: _Plan) -> None:
    """The axis of the categories, and that of the values where they are not printed at the bars."""
    lying, places = plan.lying, range(len(chart.categories))
    names, values = (axes.yaxis, axes.xaxis) if lying else (axes.xaxis, axes.yaxis)
    labels = [_wrapped(name) if lying else name for name in chart.categories]
    names.set_ticks(places[:: plan.every], labels=labels[:: plan.every])
    names.set_tick_params(length=0 if plan.every == 1 else 2, labelsize=plan.names)
    names.set_label_text("" if lying else chart.category_title)
    if lying:
        axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    axes.spines["left" if lying else "bottom"].set_visible(True)
    axes.margins(0.12 if lying else 0.02, _beside(chart) if lying else 0.12)
    _value_axis(axes, values, chart, theme, plan)
    axes.set_title(chart.value_title, loc="left", fontsize="medium", color=f"#{theme.colours['muted']}", pad=8)


def _beside(chart: Chart) -> float:
    """The space before the first and behind the last of lying bars, as a part of all: not more where they are many."""
    return min(0.02, 0.5 / max(len(chart.categories), 1))


def _value_axis(axes: Any, values: Any, chart: Chart, theme: Theme, plan: _Plan) -> None:
    (axes.set_xlim if plan.lying else axes.set_ylim)(0, None)
    if plan.values:
        values.set_visible(False)
        return
    values.set_major_formatter("{x:,.0f}" if chart.unit == "number" else "{x:g} %")
    values.set_tick_params(length=0)
    axes.grid(axis="x" if plan.lying else "y", color=f"#{theme.colours['rule']}", linewidth=0.5)
    axes.set_axisbelow(True)


# ------------------------------------------------------------------ the file


def _bytes(figure: Any, form: Literal["svg", "png"]) -> bytes:
    target = io.BytesIO()
    if form == "png":
        figure.savefig(target, format="png", dpi=220, metadata={"Software": None}, facecolor="white")
        return target.getvalue()
    figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _bare(target.getvalue().decode()).encode()


def _bare(svg: str) -> str:
    """Only the element `svg`, without the style sheet and `style` attributes that a page would take for its own."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"\s*<metadata>.*?</metadata>|\s*<defs>\s*<style[^>]*>.*?</style>\s*</defs>", "", svg, flags=re.S)
    svg = re.sub(r' style="([^"]*)"', lambda style: _as_attributes(style[1]), svg)
    return svg.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1).rstrip()


def _as_attributes(style: str) -> str:
    """`fill: none; stroke: #fff` → ` fill="none" stroke="#fff"`: in SVG both mean the same."""
    pairs = (declaration.partition(":") for declaration in style.split(";") if declaration.strip())
    return "".join(f' {name.strip()}="{text.strip()}"' for name, _, text in pairs)
