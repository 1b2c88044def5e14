"""Write, PDF, tags: the boxes of all pages → one element for each HTML element, however many pages it goes over."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from toolkit.write.pdf.rolls.paint import Picture
from toolkit.write.pdf.tags.element import Annotation, Element, Mark
from toolkit.write.pdf.tags.rolls import ROLL, RollElement

Numbers = Mapping[Any, Mapping[str, Any]]  # box → {"mcid": the number of its marked content}


class _Reader(Struct):
    """`found`: what was met so far; the rest of an element on a later page goes into the one of the first page.

    `kinds` are the engine's kinds of boxes. `done`: the marked contents of this page that have their place.
    """

    kinds: Any
    root: Element
    found: dict[tuple[int, str], Element] = field(default_factory=dict)
    first_pages: dict[tuple[int, str], int] = field(default_factory=dict)
    page: int = 0
    line: int = 0
    numbers: Numbers = field(default_factory=dict)
    done: set[int] = field(default_factory=set)

    def read_page(self, page: int, box: Any, numbers: Numbers) -> None:
        self.page, self.numbers, self.done = page, numbers, set()
        self._read(box, self.root)
        for left, entry in numbers.items():  # what belongs to no box is said at the end: nothing seen is lost
            if entry["mcid"] not in self.done:
                self.root.kids.append(Mark(page, entry["mcid"], getattr(left, "text", "")))

    def _read(self, box: Any, parent: Element) -> None:
        box = getattr(box, "_box", box)  # one that is placed by itself stands behind a placeholder
        if isinstance(box, self.kinds.MarginBox) or box.is_leader or self._shown_before(box):
            self._set_aside(box)
        elif isinstance(getattr(box, "replacement", None), Picture):
            self._roll(box, parent)
        elif box in self.numbers:
            self._mark(box, parent)
        else:
            self.line += isinstance(box, self.kinds.LineBox)
            element = self._element(box, parent)
            for child in getattr(box, "children", ()):
                self._read(child, element)

    def _mark(self, box: Any, parent: Element) -> None:
        number = self.numbers[box]["mcid"]
        self.done.add(number)
        if isinstance(box, self.kinds.TextBox):
            turned = box.style["direction"] == "rtl"
            parent.kids.append(Mark(self.page, number, box.text, self.line, turned))
        elif not _is_decoration(box):
            picture = self._element(box, parent)
            picture.box = _place(box)
            picture.kids.append(Mark(self.page, number))

    def _roll(self, box: Any, parent: Element) -> None:
        """A part of a long list; all parts are one element."""
        part, name = box.replacement.part, (id(box.element), ROLL)
        self.done |= {self.numbers[box]["mcid"], *(number for marks in part.marks for number in marks)}
        if name not in self.found:
            self.found[name] = RollElement(kind=ROLL, block=True)
            parent.kids.append(self.found[name])
        element = self.found[name]
        assert isinstance(element, RollElement)
        element.parts.append((self.page, part))

    def _element(self, box: Any, parent: Element) -> Element:
        """The element that the box belongs to: a new one in `parent`, one that is there already, or `parent` itself."""
        name = _name(box)
        if name is None:
            return parent
        element = self.found.get(name)
        if element is None:
            element = self.found[name] = self._new(box)
            self.first_pages[name] = self.page
            parent.kids.append(element)
        if getattr(box, "link_annotation", None):
            element.kids.append(Annotation(self.page, box.link_annotation))
        return element

    def _new(self, box: Any) -> Element:
        return Element(
            tag=box.element_tag,
            html=box.element,
            block=isinstance(box, self.kinds.BlockLevelBox),
            list_style=str(box.style["list_style_type"]),
            span=(getattr(box, "colspan", 1), getattr(box, "rowspan", 1)),
        )

    def _shown_before(self, box: Any) -> bool:
        if not (getattr(box, "is_header", False) or getattr(box, "is_footer", False)):
            return False
        name = _name(box)
        return name in self.first_pages and self.first_pages[name] < self.page

    def _set_aside(self, box: Any) -> None:
        """Nobody hears it. A link in the repeated head of a table is one more area of the link that was read."""
        if box in self.numbers:
            self.done.add(self.numbers[box]["mcid"])
        name = _name(box)
        if getattr(box, "link_annotation", None) and name in self.found:
            self.found[name].kids.append(Annotation(self.page, box.link_annotation))
        for child in getattr(box, "children", ()):
            self._set_aside(getattr(child, "_box", child))


def read_boxes(pages: Iterable[tuple[Any, Numbers]]) -> Element:
    """Return the tree of all pages: (box of the page, numbers of its marked contents).

    Not in it are heads and feet of pages, repeated heads of tables, rows of dots and decorative pictures.
    """
    from weasyprint.formatting_structure import boxes

    reader = _Reader(kinds=boxes, root=Element(kind="Document"))
    for page, (box, numbers) in enumerate(pages):
        reader.read_page(page, box, numbers)
    return reader.root


def _name(box: Any) -> tuple[int, str] | None:
    return None if box.element is None or not box.element_tag else (id(box.element), box.element_tag)


def _is_decoration(box: Any) -> bool:
    return box.element_tag == "img" and not box.element.get("alt", "").strip()


def _place(box: Any) -> tuple[float, float, float, float]:
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height
