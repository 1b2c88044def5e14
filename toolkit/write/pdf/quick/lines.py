"""Write, PDF, quick: the same words in the same style and width are broken into lines once.

A table is measured before it is laid out, its head is repeated on each page, and a page may be laid out twice: a
third of all questions where a line ends was answered before.
"""

import copy
from typing import Any

from toolkit.write.pdf.quick.published import Patches

FILES = ("weasyprint/text/line_break.py", "weasyprint/layout/inline.py", "weasyprint/layout/preferred.py")
MOST = 20_000  # lines that are kept


def quick_lines(patches: Patches) -> None:
    from weasyprint.layout import inline, preferred

    original = inline.split_first_line
    known = dict[tuple[Any, ...], tuple[Any, tuple[Any, ...]]]()

    def split(text: str, style: Any, context: Any, max_width: Any, justification_spacing: Any,
              is_line_start: bool = True, minimum: bool = False) -> tuple[Any, ...]:  # fmt: skip
        key = text, id(style), style["white_space"], max_width, justification_spacing, is_line_start, minimum
        kept = known.get(key)
        if kept is None:
            if len(known) >= MOST:
                known.clear()
            found = original(text, style, context, max_width, justification_spacing, is_line_start, minimum)
            kept = known[key] = style, found  # with the style, so that nothing else gets its id
        layout, *rest = kept[1]
        return copy.copy(layout), *rest  # the engine sets how the words of a line are spaced

    patches.replace(inline, "split_first_line", split)
    patches.replace(preferred, "split_first_line", split)
