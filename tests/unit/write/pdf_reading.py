"""Reads a tagged PDF as a program does that speaks it aloud: through its structure tree, with the text of each element."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pikepdf
from msgspec import Struct, field

Texts = dict[tuple[int, int], str]  # (page, number of marked content) → its letters


class Spoken(Struct):
    """An element of the structure tree. `kids` are elements, texts, and None for the area of a link."""

    kind: str
    entry: Any
    kids: "list[Spoken | str | None]" = field(default_factory=list)
    file: Any = None  # open as long as somebody reads the tree

    @property
    def text(self) -> str:
        if "/ActualText" in self.entry:
            return str(self.entry.ActualText)
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids if kid is not None)

    @property
    def elements(self) -> "list[Spoken]":
        return [kid for kid in self.kids if isinstance(kid, Spoken)]

    @property
    def kinds(self) -> list[str]:
        return [kid.kind for kid in self.elements]

    def attribute(self, name: str) -> Any:
        """What one of the attribute dictionaries of the element says."""
        found = self.entry.get("/A", {}).get(f"/{name}")
        return str(found) if isinstance(found, pikepdf.Name | pikepdf.String) else found


def spoken(data: bytes) -> Spoken:
    """The structure tree of a PDF, from its element Document down."""
    file = pikepdf.open(io.BytesIO(data))
    pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
    tree = _element(file.Root.StructTreeRoot.K[0], 0, pages, _texts(data))
    assert isinstance(tree, Spoken)
    for element in all_of(tree):
        element.file = file
    return tree


def all_of(root: Spoken, *kinds: str) -> Iterator[Spoken]:
    """The elements of these kinds, in reading order; without kinds all of them."""
    if not kinds or root.kind in kinds:
        yield root
    for kid in root.elements:
        yield from all_of(kid, *kinds)


def _texts(data: bytes) -> Texts:
    found: Texts = {}
    with pdfplumber.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages):
            for char in page.chars:
                if char.get("mcid") is not None:
                    found[number, char["mcid"]] = found.get((number, char["mcid"]), "") + char["text"]
    return found


def _element(entry: Any, page: int, pages: dict[Any, int], texts: Texts) -> Spoken | str | None:
    if not isinstance(entry, pikepdf.Dictionary):
        return texts.get((page, int(entry)), "")
    page = pages[entry.Pg.objgen] if "/Pg" in entry else page
    if entry.get("/Type") == "/MCR":
        return texts.get((page, int(entry.MCID)), "")
    if entry.get("/Type") == "/OBJR":
        return None
    kids = [_element(kid, page, pages, texts) for kid in entry.get("/K", [])]
    return Spoken(kind=str(entry.S)[1:], entry=entry, kids=kids)
