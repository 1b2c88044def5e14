"""Write, PDF, rolls: what a specimen of a few lines, laid out by the engine, tells about all others.

So every theme, and every style sheet of a template, holds for long lists too. Lengths are CSS pixels, counted from the
left upper corner of the list.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from toolkit.write.pdf.rolls.letters import Setter
from toolkit.write.pdf.rolls.lines import Measure


class Text(Struct, frozen=True, kw_only=True):
    """One column of words: where its lines begin and how wide they are, how high, and where letters stand in them."""

    left: float
    measure: Measure
    height: float
    baseline: float
    setter: Setter
    justified: bool = False

    @property
    def colour(self) -> Any:
        return self.setter.style["color"]


class Rule(Struct, frozen=True, kw_only=True):
    """A line or a ground of one colour: across the table, `height` high."""

    height: float = 0
    colour: Any = None


class Band(Struct, frozen=True, kw_only=True):
    """Rows of one kind. `above` and `below` their words; `ground` of every first and every second of them."""

    texts: tuple[Text, ...]
    above: float
    below: float
    grounds: tuple[Any, ...] = ()


class Specimen(Struct, frozen=True, kw_only=True):
    """`start` and `end`: the room above and below the list. `columns` side by side, where it has several.

    Of a table, `body` and `head` hold the cells; `rules` its lines: above, below the head, between rows, at the end;
    `uprights` those between columns, with their place; `edges` are its left and right side.
    """

    start: float
    end: float
    body: Band
    columns: tuple[float, ...] = (0,)
    head: Band | None = None
    rules: tuple[Rule, Rule, Rule, Rule] = (Rule(), Rule(), Rule(), Rule())
    uprights: tuple[tuple[float, Rule], ...] = ()
    edges: tuple[float, float] = (0, 0)


class Reader(Struct):
    """Reads specimens. `setters`: one for each style, so that words are shaped once in a document."""

    setters: dict[tuple[Any, ...], Setter] = field(default_factory=dict)

    def read(self, box: Any, layout: str) -> Specimen:
        """`box`: the laid-out box around the specimen of a list in this layout."""
        if layout == "table":
            return self._table(box)
        tag = "p" if layout == "compact" else "li"
        found = [one for one in _boxes(box) if one.element_tag == tag]  # with boxes inside of them of the same name
        items = [next(one for one in found if one.element is element) for element in {one.element: 0 for one in found}]
        first, last = items[0], items[-1]
        line = _line(first)
        top, left = box.content_box_y(), box.content_box_x()
        text = self._text(first, line, left, justified=layout == "compact")
        columns = dict.fromkeys(item.position_x - first.position_x for item in items)
        below = first.position_y + first.margin_height() - line.position_y - line.height
        return Specimen(
            start=first.position_y - top,
            end=max(0.0, top + box.height - last.position_y - last.margin_height()),
            body=Band(texts=(text,), above=line.position_y - first.position_y, below=below),
            columns=tuple(columns) if first.style["direction"] == "ltr" else tuple(sorted(columns, reverse=True)),
        )

    def _text(self, box: Any, line: Any, left: float, *, justified: bool = False) -> Text:
        style = box.style
        indent = 0.0 if style["text_indent"] == 0 else _indent(box, line)
        words = next(one for one in _boxes(line) if hasattr(one, "text"))
        return Text(
            left=box.content_box_x() - left,
            measure=Measure(box.width, indent),
            height=line.height,
            baseline=words.position_y + words.baseline - line.position_y,
            setter=self._setter(words.style),
            justified=justified and style["text_align_all"] == "justify",
        )

    def _setter(self, style: Any) -> Setter:
        named = ("font_family", "font_size", "font_weight", "font_style", "font_variant_numeric", "font_variant_caps",
                 "letter_spacing", "color", "lang", "direction")  # fmt: skip
        key = tuple(str(style[name]) for name in named)
        return self.setters.setdefault(key, Setter(style))

    # -------------------------------------------------------------- tables

    def _table(self, box: Any) -> Specimen:
        table = next(one for one in _boxes(box) if type(one).__name__ == "TableBox")
        head, body = table.children[0].children, table.children[1].children
        left, top = box.content_box_x(), box.content_box_y()
        upright, level = table.collapsed_border_grid
        edges = [*table.column_positions, table.column_positions[-1] + table.column_widths[-1]]
        places = sorted(edge - left for edge in edges)
        lines = (level[0], level[1], level[2], level[-1])
        return Specimen(
            start=head[0].position_y - top,
            end=max(0.0, top + box.height - body[-1].position_y - body[-1].height),
            head=self._band(head[:1], left, _colour(table.children[0])),
            body=self._band(body[:2], left),
            rules=tuple(_rule(line[0]) for line in lines),  # type: ignore[arg-type]
            uprights=tuple((place, _rule(one)) for place, one in zip(places, upright[1], strict=True)),
            edges=(places[0], places[-1]),
        )

    def _band(self, rows: Any, left: float, ground: Any = None) -> Band:
        row = rows[0]
        cells = [(cell, _line(cell)) for cell in row.children]
        line = cells[0][1]
        return Band(
            texts=tuple(self._text(cell, line, left) for cell, line in cells),
            above=line.position_y - row.position_y,
            below=row.position_y + row.height - line.position_y - line.height,
            grounds=tuple(_colour(row) or ground for row in rows),
        )


def _boxes(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        yield child
        yield from _boxes(child)


def _line(box: Any) -> Any:
    return next(one for one in _boxes(box) if type(one).__name__ == "LineBox")


def _indent(box: Any, line: Any) -> float:
    """How much further in (or out) the first line begins."""
    from weasyprint.layout.percent import percentage

    return float(percentage(box.style["text_indent"], box.style, box.width))


def _colour(box: Any) -> Any:
    colour = box.style["background_color"]
    return None if colour == "currentcolor" or colour.alpha == 0 else colour


def _rule(border: Any) -> Rule:
    _, (style, width, colour) = border
    return Rule(height=0 if style in ("none", "hidden") else width, colour=colour)
