"""Write, PDF, quick: margins, borders and sizes of a box, worked out once for all boxes of one style.

The engine works them out for each box from the size of the box around it, several times in the course of layout.
That size only matters to percentages; a style without any gives all its boxes the same numbers, which it keeps
here.
"""

import sys
from typing import Any

from toolkit.write.pdf.quick.published import Patches

FILES = ("weasyprint/layout/percent.py", "weasyprint/css/__init__.py")
SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{area}_{side}" for area in ("margin", "padding") for side in SIDES),
    *(f"{most}{size}" for most in ("", "min_", "max_") for size in ("width", "height")),
)


class _Box:
    """A box that has nothing but a style."""

    def __init__(self, style: Any) -> None:
        self.style = style


def quick_sizes(patches: Patches) -> None:
    from weasyprint.formatting_structure.boxes import PageBox
    from weasyprint.layout import percent

    original = percent.resolve_percentages

    def resolve(box: Any, containing_block: Any) -> None:
        known = vars(box.style)
        if "sizes" not in known:
            known["sizes"] = _sizes(box.style)
        if known["sizes"] is None or isinstance(box, PageBox):
            original(box, containing_block)
        else:
            vars(box).update(known["sizes"])

    def _sizes(style: Any) -> dict[str, Any] | None:
        """What the engine sets on a box of this style, whatever stands around it. None: it depends on that."""
        plain = all(style[name] == "auto" or getattr(style[name], "unit", None) == "px" for name in LENGTHS)
        if not plain or style["border_collapse"] == "collapse":  # a cell may have got its borders from its neighbour
            return None
        box = _Box(style)
        original(box, (0, 0))
        del box.style
        return vars(box)

    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.layout") and getattr(module, "resolve_percentages", None) is original:
            patches.replace(module, "resolve_percentages", resolve)
