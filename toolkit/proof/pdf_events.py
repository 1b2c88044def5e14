"""Proof: a tagged PDF → events, by its structure tree: what a screen reader gets, in the order in which it gets it."""

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.proof.event import CELL, MARKED, Event, Events, Kind, call
from toolkit.proof.letters import LINE, plain, plain_mark
from toolkit.proof.pdf_text import Texts, marked_texts

BLOCKS = {
    "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "Caption",
    "TOC", "TOCI", "BlockQuote", "Sect", "Part", "Div", "Art", "Figure", "Note",
}  # fmt: skip
APART = {"Note", "Figure"}  # what stands inside of a block and is told after it


class Node(Struct, frozen=True, kw_only=True):
    """A structure element: its kind (“P”, “TD”), and its kids: elements, or texts of the page."""

    kind: str
    alt: str = ""
    kids: "tuple[Node | str, ...]" = ()

    def within(self, *, into: frozenset[str] = frozenset()) -> "Iterator[Node]":
        """All elements below, in reading order; not what is below one of the kinds in `into`."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield kid
                if kid.kind not in into:
                    yield from kid.within(into=into)


def load_reader() -> None:
    """Load what reads a PDF, which takes a while: somebody who waits for the file may do it before."""
    import pikepdf  # noqa: F401


def pdf_events(data: bytes) -> Events:
    """What a reader of the PDF meets, in reading order. `ValueError`: it cannot be read, or has no structure tree."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                raise ValueError("it has no tags, which say what is a heading and what is a table")
            pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            top = _Elements(marked_texts(pdf), pages).kids(tree, 0)
    except pikepdf.PdfError as error:
        raise ValueError(str(error)) from error
    return tuple(_flow(top))


# ------------------------------------------------------------------ the structure tree


class _Elements(Struct, frozen=True):
    texts: Texts
    pages: dict[tuple[int, int], int]

    def kids(self, element: Any, page: int) -> "tuple[Node | str, ...]":
        import pikepdf

        held = element.get("/K", ())
        listed = [held] if isinstance(held, int | pikepdf.Dictionary) else held
        found = (self.kid(one, page) for one in listed)
        return tuple(one for one in found if one is not None)

    def kid(self, one: Any, page: int) -> "Node | str | None":
        """An element, the text of marked content, or nothing for what has no words of its own (a link on the page)."""
        if isinstance(one, int):
            return self.texts.get((page, one), "")
        if "/Pg" in one:
            page = self.pages.get(one.Pg.objgen, page)
        if "/MCID" in one:
            return self.texts.get((page, int(one.MCID)), "")
        if "/S" not in one:
            return None
        actual = one.get("/ActualText")
        kids = (str(actual),) if actual is not None else self.kids(one, page)
        return Node(kind=str(one.S)[1:], alt=str(one.get("/Alt", "")), kids=kids)


# ------------------------------------------------------------------ events


def _flow(kids: "Iterable[Node | str]") -> Iterator[Event]:
    """Blocks one after the other; words that stand between them without a block of their own are a paragraph."""
    loose: list[Node | str] = []
    for kid in kids:
        if isinstance(kid, str) or not _is_block(kid):
            loose.append(kid)
            continue
        yield from _said("text", Node(kind="P", kids=tuple(loose)))
        loose = []
        yield from _block(kid)
    yield from _said("text", Node(kind="P", kids=tuple(loose)))


def _is_block(node: Node) -> bool:
    return node.kind in BLOCKS or any(inner.kind in BLOCKS for inner in node.within())


def _block(node: Node) -> Iterator[Event]:
    match node.kind:
        case "H1" | "H2" | "H3" | "H4" | "H5" | "H6":
            yield from _said("heading", node, int(node.kind[1]) - 1)  # H1 is the title
        case "P" if not _parted(node):
            yield from _said("text", node)
        case "Caption":
            yield from _said("caption", node)
        case "TOCI":
            yield from _said("entry", node)
        case "LI":
            yield from _item(node)
        case "TR":
            yield from _row(node)
        case "Figure":
            yield from _figure(node)
        case "Note":
            yield _note(node)
        case _:
            yield from _flow(node.kids)


def _parted(node: Node) -> bool:
    """Whether a paragraph holds blocks that are neither notes nor pictures."""
    return any(inner.kind in BLOCKS - APART for inner in node.within(into=frozenset(APART)))


def _said(kind: Kind, node: Node, level: int = 0) -> Iterator[Event]:
    if text := plain(_words(node, labels=kind != "entry")):
        yield Event(kind=kind, text=text, level=level)
    yield from _besides(node)


def _item(node: Node) -> Iterator[Event]:
    label = next((kid for kid in node.kids if isinstance(kid, Node) and kid.kind == "Lbl"), None)
    mark = plain_mark(_words(label)) if label else ""
    for at, event in enumerate(_flow(kid for kid in node.kids if kid is not label)):
        first = at == 0 and event.kind in MARKED and not event.mark
        yield replace(event, mark=mark) if first else event


def _row(node: Node) -> Iterator[Event]:
    cells = [kid for kid in node.kids if isinstance(kid, Node) and kid.kind in ("TH", "TD")]
    yield Event(kind="row", text=CELL.join(plain(_words(cell)) for cell in cells).rstrip(CELL))
    for cell in cells:
        yield from _besides(cell)


def _figure(node: Node) -> Iterator[Event]:
    if alt := plain(node.alt):
        yield Event(kind="alt", text=alt)
    for kid in node.kids:
        if isinstance(kid, Node) and _is_block(kid):
            yield from _block(kid)


def _note(node: Node) -> Event:
    label = next((inner for inner in node.within() if inner.kind == "Lbl"), None)
    text = LINE.join(_pieces(tuple(kid for kid in node.kids if kid is not label), whole=True))
    return Event(kind="note", text=plain(text), mark=plain(_words(label)) if label else "")


def _besides(node: Node) -> Iterator[Event]:
    """The descriptions of the pictures inside of a block, then its notes."""
    inside = [one for one in node.within(into=frozenset(APART)) if one.kind in APART]
    for one in inside:
        if one.kind == "Figure":
            yield from _figure(one)
    for one in inside:
        if one.kind == "Note":
            yield _note(one)


# ------------------------------------------------------------------ words


def _words(node: Node, *, labels: bool = True) -> str:
    """The words of a block with the calls of its notes; pieces of the page are parted by LINE."""
    return LINE.join(_pieces(node.kids, labels=labels))


def _pieces(kids: "Iterable[Node | str]", *, labels: bool = True, whole: bool = False) -> Iterator[str]:
    """`whole`: also the descriptions of pictures, as in a note."""
    for kid in kids:
        if isinstance(kid, str):
            yield kid
        elif kid.kind == "Reference" and labels and (number := _called(kid)):
            yield call(number)
        elif kid.kind == "Figure" and whole:
            yield kid.alt
        elif kid.kind not in APART:
            yield from _pieces(kid.kids, labels=labels, whole=whole)


def _called(reference: Node) -> str:
    """The number of the note that is called here; nothing where this is another kind of reference."""
    label = next((inner for inner in reference.within() if inner.kind == "Lbl"), None)
    number = plain(LINE.join(_pieces(label.kids))) if label else ""
    return number if re.fullmatch(r"\d+", number) else ""
