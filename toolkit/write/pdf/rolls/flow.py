"""Write, PDF, rolls: the hook into the engine's layout: where a page asks how much of a list it has room for."""

import contextlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from math import inf
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import MissingPart
from toolkit.base.direction import Direction
from toolkit.model.tree import Roll
from toolkit.write.pdf.rolls.paint import Picture
from toolkit.write.pdf.rolls.sheets import Sheets, Start
from toolkit.write.pdf.rolls.specimen import Reader

MARK = "data-roll"  # the attribute of the element that stands for a list: its name among the lists
LAYOUT = "block_level_layout_switch"
ASKED = ["context", "box", "bottom_space", "skip_stack", "containing_block", "page_is_empty"]
NEXT_PAGE = {"break": "any", "page": None}


class Flow(Struct):
    """Lays out the `rolls` of one document, as often as its pages are laid out; what was broken into lines stays so."""

    rolls: Mapping[str, Roll]
    direction: Direction
    reader: Reader = field(default_factory=Reader)
    sheets: dict[tuple[str, float], Sheets] = field(default_factory=dict)

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Inside, the engine asks us for these lists."""
        if not self.rolls:
            yield
            return
        from weasyprint.layout import block

        original = getattr(block, LAYOUT, None)
        if not callable(original) or list(inspect.signature(original).parameters)[:6] != ASKED:
            raise MissingPart(
                "PDF needs WeasyPrint as it was published; its layout of blocks is another.", "make setup"
            )
        setattr(block, LAYOUT, self._asking(original))
        try:
            yield
        finally:
            setattr(block, LAYOUT, original)

    def _asking(self, original: Callable[..., Any]) -> Callable[..., Any]:
        from weasyprint.layout.block import block_level_width

        def layout(context: Any, box: Any, bottom: float, skip: Any, around: Any, empty: bool, *rest: Any) -> Any:
            name = box.element.get(MARK, "") if box.element_tag == "div" and box.element is not None else ""
            if name not in self.rolls:
                return original(context, box, bottom, skip, around, empty, *rest)
            block_level_width(box, around)
            key = name, round(box.width, 2)
            if key not in self.sheets:
                laid_out = original(context, box.deepcopy(), -inf, None, around, True, *_nothing_before())[0]
                roll = self.rolls[name]
                self.sheets[key] = Sheets(roll, self.reader.read(laid_out, roll.layout), self.direction)
            return self._page(self.sheets[key], context, box, bottom, skip, empty, rest)

        return layout

    def _page(
        self, sheets: Sheets, context: Any, box: Any, bottom: float, skip: Any, empty: bool, rest: tuple[Any, ...]
    ) -> Any:
        """The answer of the engine's own functions: the box, where the next page goes on, what margins are left."""
        from weasyprint.layout.block import collapse_margin

        margins, most_lines = rest[2], rest[6]
        box.position_y += collapse_margin([*(margins or ()), box.margin_top]) - box.margin_top
        room = context.page_bottom - bottom - box.content_box_y()
        start = next(iter(skip)) if skip else Start()
        part = sheets.part(start, room, whole=empty)
        if part is None:
            return None, None, dict(NEXT_PAGE), [], False, most_lines
        new = box.copy_with_children([_replaced(box, Picture(part, box.width), part.height)])
        new.height = part.height
        goes_on = None if part.rest is None else {part.rest: None}
        return new, goes_on, dict(NEXT_PAGE), [], False, most_lines


def _replaced(around: Any, picture: Picture, height: float) -> Any:
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.percent import resolve_percentages

    box = boxes.BlockReplacedBox.anonymous_from(around, picture)
    resolve_percentages(box, around)
    box.position_x, box.position_y = around.content_box_x(), around.content_box_y()
    box.width, box.height = around.width, height
    return box


def _nothing_before() -> tuple[Any, ...]:
    """The other arguments of the layout of a block: nothing is placed apart, no margins adjoin, no first line."""
    return [], [], [], None, None, False, None
