"""Write, PDF, quick: which font a style means, and how high its lines are, is found out once for each style.

The engine asks both for each line that it tries. Both follow from values of the style alone, which stay as they are
once lines are laid out: where the engine wants others (for a first line or letter), it makes a style of its own.
"""

from collections.abc import Callable
from typing import Any

from toolkit.write.pdf.quick.published import Patches

FILES = (
    "weasyprint/css/__init__.py",
    "weasyprint/layout/inline.py",
    "weasyprint/text/fonts.py",
    "weasyprint/text/line_break.py",
)


def quick_fonts(patches: Patches) -> None:
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    strut = _once("strut", line_break.strut)
    patches.replace(inline, "strut", strut)
    patches.replace(line_break, "strut", strut)
    patches.replace(line_break, "get_font_description", _once("font", line_break.get_font_description))


def _once(name: str, ask: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def answer(style: Any) -> Any:
        known = vars(style)
        if name not in known:
            known[name] = ask(style)
        return known[name]

    return answer
