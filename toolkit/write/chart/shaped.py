"""Write: words that have to be shaped (Arabic …) or need a font of this computer → outlines, by matplotlib."""

import warnings
from functools import cache
from typing import Any, Literal

from toolkit.write.chart.step import Step
from toolkit.write.typefaces import NASKH, SIGNS, files_of

SCRIPTS = (  # for letters that our own fonts lack; each is asked only where this computer has it
    "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Serif Hebrew", "Noto Sans CJK SC",
    "Noto Sans CJK JP", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Thai", "Noto Sans Georgian",
    "Noto Sans Armenian", "Noto Sans Ethiopic",
)  # fmt: skip
SIZE = 100.0  # of the letters whose outlines are taken
NAMES: dict[int, tuple[Literal["M", "L", "Q", "C", "Z"], int]] = {  # of a code of matplotlib, and its points
    1: ("M", 1), 2: ("L", 1), 3: ("Q", 2), 4: ("C", 3), 79: ("Z", 1),
}  # fmt: skip


@cache
def shaped(line: str, family: str) -> tuple[tuple[Step, ...], float]:
    """Return the outlines of `line`, and how long it is, both in parts of the size of its letters."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    letters = TextToPath()
    look = FontProperties(family=list(register_fonts(family)), size=SIZE)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph .* missing from font", UserWarning)  # a box stands for that letter
        points, codes = letters.get_text_path(look, line)
        breadth = letters.get_text_width_height_descent(line, look, ismath=False)[0]
    return _steps(points, codes), float(breadth) / SIZE


def _steps(points: Any, codes: Any) -> tuple[Step, ...]:
    steps, at = list[Step](), 0
    while at < len(codes):
        name, count = NAMES[int(codes[at])]
        numbers = tuple(float(number) / SIZE for point in points[at : at + count] for number in point)
        steps.append(Step(name, () if name == "Z" else numbers))
        at += count
    return tuple(steps)


@cache
def register_fonts(family: str) -> tuple[str, ...]:
    """Make our font files known under names of our own, so that a font of this computer never takes their place."""
    from matplotlib.font_manager import FontEntry, fontManager

    names = []
    for each in dict.fromkeys((family, NASKH, *SIGNS)):
        for cut, file in files_of(each).items():
            weight = "bold" if cut.startswith("Bold") else "normal"
            style: Literal["normal", "italic"] = "italic" if cut.endswith("Italic") else "normal"
            entry = FontEntry(fname=str(file), name=f"toolkit {each}", style=style, weight=weight)
            fontManager.ttflist.append(entry)
        names.append(f"toolkit {each}" if files_of(each) else each)
    known = fontManager.get_font_names()
    ours = [name for name in names if name in known]
    letters = [name for name in ours if not name.endswith(SIGNS[1:])]
    signs = [name for name in ours if name not in letters]  # last: they also hold single Arabic letters, for formulas
    return (*letters, "DejaVu Sans", *(name for name in SCRIPTS if name in known), *signs)
