"""Write DOCX: paragraphs and runs, their properties in the order of the schema (ECMA-376, 17.3.1 and 17.3.2)."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from toolkit.model.template import Theme
from toolkit.write.docx.xml import Element, Elements, half_points, text, twips, w

# Word calls a file damaged when properties stand in another order than this; callers need not know it.
PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "noProof", "color", "spacing", "sz", "szCs",
    "u", "shd", "vertAlign", "rtl", "lang",
)  # fmt: skip


def properties(name: str, given: Iterable[Element], order: Sequence[str]) -> Element | None:
    """Return `<w:pPr>` or `<w:rPr>` with what is `given`, in order; None where there is nothing to say."""
    ordered = sorted(given, key=lambda one: order.index(one.tag.removeprefix("w:")))
    return w(name, *ordered) if ordered else None


def paragraph(style: str, content: Elements, *given: Element) -> Element:
    return w("p", properties("pPr", (w("pStyle", val=style), *given), PARAGRAPH_ORDER), *content)


def has_property(block: Element, name: str) -> bool:
    """Whether the paragraph `block` says this itself (not by its style)."""
    given = block.children[0] if block.children else None
    return isinstance(given, Element) and any(
        isinstance(one, Element) and one.tag == f"w:{name}" for one in given.children
    )


def with_property(block: Element, extra: Element) -> Element:
    """Return the paragraph `block` with one property more (in place of the one of that name)."""
    (old, *content) = block.children
    assert isinstance(old, Element)
    kept = (one for one in old.children if isinstance(one, Element) and one.tag != extra.tag)
    return Element(block.tag, block.attributes, _some(properties("pPr", (*kept, extra), PARAGRAPH_ORDER), *content))


def _some(*children: Element | str | None) -> tuple[Element | str, ...]:
    return tuple(child for child in children if child is not None)


def run(content: Elements, *given: Element) -> Element:
    return w("r", properties("rPr", given, RUN_ORDER), *content)


def text_run(content: str, *given: Element) -> Element:
    """Return a run of `content`, in which a tab is a tab and a line end a space."""
    pieces: list[Element] = []
    for number, piece in enumerate(content.replace("\n", " ").split("\t")):
        if number:
            pieces.append(w("tab"))
        if piece:
            pieces.append(text("t", piece))
    return run(tuple(pieces), *given)


BOLD = (w("b"), w("bCs"))


# ------------------------------------------------------------------ properties


def font(name: str) -> Element:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def size(points: float) -> Elements:
    return w("sz", val=half_points(points)), w("szCs", val=half_points(points))


def colour(value: str) -> Element:
    return w("color", val=value)


def space(before: float = 0, after: float = 0, line: float | None = None) -> Element:
    """Space in points. `line` is a least height, so that a line grows with what stands in it."""
    if line is None:
        return w("spacing", before=twips(before), after=twips(after), line=240, lineRule="auto")
    return w("spacing", before=twips(before), after=twips(after), line=twips(line), lineRule="atLeast")


def tight(before: float, after: float) -> Element:
    """Space in points, of lines in large letters: closer to each other than those of running text."""
    return w("spacing", before=twips(before), after=twips(after), line=212, lineRule="auto")


def shade(fill: str) -> Element:
    return w("shd", val="clear", color="auto", fill=fill)


def line(side: str, value: str, eighths: int, distance: int = 0) -> Element:
    """A border; `eighths` of a point, 0 for none."""
    if not eighths:
        return w(side, val="nil")
    return w(side, val="single", sz=eighths, space=distance, color=value)


class Frame(Struct, frozen=True):
    """A box made of borders and shading: Word joins neighbouring paragraphs that have the same ones.

    The sides are lines in the colour of the ground, unless `form` says that they are seen: they widen it beyond the
    text, and where a paragraph inside the box stands further in and Word does not join it, nobody sees them. `left` and
    `right`: where the text of the box stands, in twips from the edges of the running text. `own`: the styles of the box
    have this frame already.
    """

    fill: str
    rule: str
    form: Literal["bar", "frame", "tint"] = "bar"
    own: bool = True
    left: int = 0
    right: int = 0

    def around(self, left: int = 0, right: int = 0) -> Elements:
        """Return the properties of a paragraph whose text stands so many twips further in than the box's."""
        side = self.rule if self.form == "frame" else self.fill
        bar = self.fill if self.form == "tint" else self.rule
        sides = (
            line("top", side, 4, 5),
            line("left", bar, 24 if self.form == "bar" else 4, _distance(7, left)),
            line("bottom", side, 4, 5),
            line("right", side, 4, _distance(10, right)),
        )
        return w("pBdr", *sides), shade(self.fill)


def _distance(points: int, further: int) -> int:
    """From text to border; Word knows no more than 31 points (17.3.4)."""
    return min(points + further // 20, 31)


def frame(role: str, theme: Theme) -> Frame:
    name = role if role in ("warning", "notice") else "box"
    return Frame(theme.colours[name], theme.colours[f"{name}-rule"], theme.boxes)


def other_frame(first: Frame) -> Frame:
    """A frame that only looks the same: of two boxes that touch, one has it, or Word would join them."""
    return Frame(_other(first.fill), _other(first.rule), first.form, own=False)


def _other(value: str) -> str:
    """The same colour but for the last bit of its blue."""
    return f"{int(value, 16) ^ 1:06X}"
