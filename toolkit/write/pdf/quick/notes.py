"""Write, PDF, quick: when one note more comes to the foot of a page, the notes above it are not laid out again.

The engine copies and lays out all notes of the page for each new one, only to know how high they are together. A
note that stands where it stood, with the same margins before it, takes the room that it took. What is printed in
the end is laid out by the engine as always.
"""

from math import inf
from typing import Any

from msgspec import Struct, field

from toolkit.write.pdf.quick.published import Patches

FILES = (
    "weasyprint/layout/__init__.py",
    "weasyprint/layout/block.py",
    "weasyprint/formatting_structure/boxes.py",
    "weasyprint/formatting_structure/build.py",
)


class _Foot(Struct):
    """The foot of the page that is being laid out. `ready`: notes of the engine → their boxes as they are laid out;
    `laid_out`: such boxes → where, and what came of it. `busy`: whether its height is being asked for."""

    area: Any = None
    ready: dict[Any, Any] = field(default_factory=dict)
    laid_out: dict[Any, tuple[Any, Any]] = field(default_factory=dict)
    busy: bool = False

    def on(self, area: Any) -> None:
        if self.area is not area:
            self.area = area
            self.ready.clear()
            self.laid_out.clear()


def quick_notes(patches: Patches) -> None:
    from weasyprint.layout import LayoutContext, block

    foot, lay_out, original = _Foot(), block.block_level_layout, LayoutContext._update_footnote_area

    def update(self: Any) -> Any:
        foot.on(self.current_footnote_area)
        simple = all(note in foot.ready or _is_simple(note) for note in self.current_page_footnotes)
        if foot.busy or self.excluded_shapes or not simple:
            return original(self)
        foot.busy = True
        try:
            return _updated(self, foot, lay_out)
        finally:
            foot.busy = False

    update.cured = True  # type: ignore[attr-defined]  # (engine.py)

    def lay_out_once(context: Any, box: Any, bottom_space: Any, skip_stack: Any, containing_block: Any,
                     page_is_empty: bool = True, absolute_boxes: Any = None, fixed_boxes: Any = None,
                     adjoining_margins: Any = None, *rest: Any, **named: Any) -> Any:  # fmt: skip
        def laid_out() -> Any:
            return lay_out(context, box, bottom_space, skip_stack, containing_block, page_is_empty, absolute_boxes,
                           fixed_boxes, adjoining_margins, *rest, **named)  # fmt: skip

        if not foot.busy or box not in foot.laid_out:
            return laid_out()
        where = box.position_x, box.position_y, containing_block.width, page_is_empty, tuple(adjoining_margins or ())
        if foot.laid_out[box][0] != where:
            foot.laid_out[box] = where, laid_out()
        new_box, resume_at, next_page, margins, *others = foot.laid_out[box][1]
        return new_box.copy(), resume_at, dict(next_page), list(margins), *others

    patches.replace(LayoutContext, "_update_footnote_area", update)
    patches.replace(block, "block_level_layout", lay_out_once)


def _is_simple(note: Any) -> bool:
    """Whether a note is a block that does not depend on the others, and holds nothing that is noted elsewhere."""
    from weasyprint.formatting_structure.boxes import BlockBox

    return (
        type(note) is BlockBox
        and note.is_in_normal_flow()
        and not any(box.footnote or box.string_set or not box.is_in_normal_flow() for box in note.descendants())
    )


def _updated(context: Any, foot: _Foot, lay_out: Any) -> bool:
    """As `LayoutContext._update_footnote_area` of WeasyPrint 70 does it, with its fault undone (engine.py)."""
    area = context.current_footnote_area
    if area.height != "auto" and not context.in_column:
        context.page_bottom += area.margin_height()
    area.children = context.current_page_footnotes
    if not area.children:
        area.height = 0
        if not context.in_column:
            context.page_bottom -= area.margin_height()
        return False
    notes = area.copy_with_children([_ready(note, foot) for note in area.children])
    laid_out = lay_out(context, notes, -inf, None, area.page)[0]
    area.height = laid_out.height
    if not context.in_column:
        context.page_bottom -= laid_out.margin_height()
    last = laid_out.children[-1]
    overflows = _bottom(last) > _bottom(laid_out)
    return bool(overflows and area.style["max_height"].value != inf)


def _bottom(box: Any) -> Any:
    return box.position_y + box.margin_height() - box.margin_bottom


def _ready(note: Any, foot: _Foot) -> Any:
    """A copy of the note with the boxes that layout needs in it; the same one for as long as the page is the same."""
    from weasyprint.formatting_structure import build

    if note not in foot.ready:
        area = build.create_anonymous_boxes(foot.area.copy_with_children([note.deepcopy()]))
        (foot.ready[note],) = area.children
        foot.laid_out[foot.ready[note]] = None, None
    return foot.ready[note]
