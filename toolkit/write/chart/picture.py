"""Write: a chart as the bytes of a picture. The same chart gives the same bytes, on every computer."""

import io
import re
import warnings
from functools import cache
from typing import Any, Literal, assert_never

from toolkit.model.evidence import Chart
from toolkit.model.template import Theme
from toolkit.write.chart.bars import draw_bars
from toolkit.write.chart.curve import draw_curve
from toolkit.write.chart.dots import draw_dots
from toolkit.write.chart.lines import draw_lines
from toolkit.write.chart.sheet import MILLIMETRE, Sheet
from toolkit.write.typefaces import NASKH, SIGNS, files_of

SCRIPTS = (  # for letters that our own fonts lack; each is asked only where this computer has it
    "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Serif Hebrew", "Noto Sans CJK SC",
    "Noto Sans CJK JP", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Thai", "Noto Sans Georgian",
    "Noto Sans Armenian", "Noto Sans Ethiopic",
)  # fmt: skip


def draw_chart(chart: Chart, theme: Theme, form: Literal["svg", "png"], width: float | None = None) -> bytes:
    """Return the picture of `chart`: SVG that can stand inside of HTML, or PNG at 220 dpi.

    It is `width` millimetres wide, or as wide as the text of the theme. Whoever sees no colours tells the series apart
    by their hatches, markers and dashes; letters are of the size that the theme gives to small print.
    """
    import matplotlib

    text_width = theme.page_width - theme.margins.left - theme.margins.right
    sheet = Sheet(chart=chart, theme=theme, width=text_width if width is None else width)
    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph .* missing from font", UserWarning)  # a box stands for that letter
        matplotlib.rcdefaults()  # a matplotlibrc of this computer changes nothing
        matplotlib.rcParams.update(_settings(theme))
        return _bytes(_figure(sheet), form)


def _figure(sheet: Sheet) -> Any:
    from matplotlib.figure import Figure

    size = (sheet.width * MILLIMETRE, 40 * MILLIMETRE)  # the height is that of what is drawn
    figure = Figure(figsize=size, layout="constrained", facecolor="none")
    match sheet.chart.kind:
        case "bar":
            draw_bars(figure, sheet)
        case "line":
            draw_lines(figure, sheet)
        case "dot":
            draw_dots(figure, sheet)
        case "km":
            draw_curve(figure, sheet)
        case _:
            assert_never(sheet.chart.kind)
    return figure


# ------------------------------------------------------------------ letters and colours


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
    for each in dict.fromkeys((family, NASKH, *SIGNS)):
        for cut, file in files_of(each).items():
            weight = "bold" if cut.startswith("Bold") else "normal"
            style = "italic" if cut.endswith("Italic") else "normal"
            entry = FontEntry(fname=str(file), name=f"toolkit {each}", style=style, weight=weight)
            fontManager.ttflist.append(entry)
        names.append(f"toolkit {each}" if files_of(each) else each)
    known = fontManager.get_font_names()
    ours = [name for name in names if name in known]
    letters = [name for name in ours if not name.endswith(SIGNS[1:])]
    signs = [name for name in ours if name not in letters]  # last: they also hold single Arabic letters, for formulas
    return (*letters, "DejaVu Sans", *(name for name in SCRIPTS if name in known), *signs)


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
