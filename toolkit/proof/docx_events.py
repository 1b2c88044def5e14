"""Proof: a Word file → events, as Word shows it: numbers counted, results of fields, notes in place."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from toolkit.proof.docx_numbering import Counters
from toolkit.proof.docx_package import DOCUMENT, NOTES, STYLES, WP, Element, Package, W, is_decorative, value
from toolkit.proof.event import CELL, MARKED, TITLE, Event, Events, Kind, call
from toolkit.proof.letters import plain

SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
CALL, DRAWING, TEXT = f"{W}footnoteReference", f"{WP}docPr", f"{W}t"
TITLES = ("title", "subject")  # names of the styles of what names the document


def docx_events(package: Package) -> Events:
    """What a reader of the Word file meets, in reading order; each note follows the block that calls it."""
    return tuple(_Reader.of(package).blocks(package.root(DOCUMENT).iterfind(f"{W}body/*")))


class _Reader(Struct):
    """`names`: style → the name by which Word knows it. `waiting`: the marker of an item whose text comes next."""

    counters: Counters
    notes: dict[str, Element]
    names: dict[str, str]
    called: int = 0
    waiting: str = ""
    seen: list[Element] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> "_Reader":
        notes = {one.get(f"{W}id"): one for one in package.root(NOTES).iter(f"{W}footnote")}
        return cls(Counters.of(package), notes, _style_names(package))

    def blocks(self, elements: Iterable[Element]) -> Iterator[Event]:
        for element in elements:
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                self.waiting = ""
                for row in element.iterfind(f"{W}tr"):
                    yield from self.row(row)
            elif element.tag == f"{W}sdt":
                yield from self.blocks(element.iterfind(f"{W}sdtContent/*"))
            elif element.tag in (f"{W}ins", f"{W}customXml"):
                yield from self.blocks(element)

    def paragraph(self, element: Element) -> Iterator[Event]:
        kind, level = self.kind(value(element, "pPr/pStyle") or "")
        mark = self.counters.mark(element)
        if text := plain(self.words(element)):
            listed = kind in MARKED
            yield Event(kind=kind, text=text, level=level, mark=(plain(mark) or self.waiting) if listed else "")
            self.waiting = ""
        elif mark:
            self.waiting = plain(mark)
        yield from self.besides()

    def kind(self, style: str) -> tuple[Kind, int]:
        name = self.names.get(style, "")
        if name in TITLES:
            return "heading", TITLE
        if heading := re.fullmatch(r"heading (\d)", name):
            return "heading", int(heading[1])
        if name == "caption":
            return "caption", 0
        return ("entry" if re.fullmatch(r"toc \d", name) else "text"), 0

    def row(self, element: Element) -> Iterator[Event]:
        cells = [" ".join(map(self.words, cell.iter(f"{W}p"))) for cell in element.iter(f"{W}tc")]
        yield Event(kind="row", text=CELL.join(map(plain, cells)).rstrip(CELL))
        yield from self.besides()

    # -------------------------------------------------------------- words

    def words(self, element: Element) -> str:
        """The text of a paragraph; the pictures and calls in it are kept for `besides`."""
        pieces: list[str] = []
        for one in element.iter(TEXT, CALL, DRAWING, *SIGNS):
            if one.tag == TEXT:
                pieces.append(one.text or "")
            elif one.tag in SIGNS:
                pieces.append("" if one.getparent().tag == f"{W}tabs" else SIGNS[one.tag])
            else:
                self.seen.append(one)
                pieces.append(self.called_note() if one.tag == CALL else "")
        return "".join(pieces)

    def called_note(self) -> str:
        """Word counts notes in the order in which they are called."""
        self.called += 1
        return call(self.called)

    def besides(self) -> Iterator[Event]:
        """The descriptions of the pictures that stood in the last block, then the notes that it called."""
        seen, self.seen = self.seen, []
        for one in seen:
            if one.tag == DRAWING and not is_decorative(one) and (alt := plain(one.get("descr", ""))):
                yield Event(kind="alt", text=alt)
        calls = [one for one in seen if one.tag == CALL]
        for number, one in enumerate(calls, self.called - len(calls) + 1):
            note = self.notes.get(one.get(f"{W}id"))
            text = "" if note is None else " ".join(self.note_lines(note))
            yield Event(kind="note", text=plain(text), mark=str(number))

    def note_lines(self, note: Element) -> Iterator[str]:
        for paragraph in note.iter(f"{W}p"):
            mark = self.counters.mark(paragraph)
            yield f"{'–' if mark == '•' else mark} {self.words(paragraph)}"
            for drawing in paragraph.iter(DRAWING):
                yield "" if is_decorative(drawing) else drawing.get("descr", "")
        self.seen = []


def _style_names(package: Package) -> dict[str, str]:
    """Style → its name in small letters; “Banner Title”, which rests on “Title”, is a title too."""
    styles = {one.get(f"{W}styleId"): one for one in package.root(STYLES).iter(f"{W}style")}
    names = {identity: (value(one, "name") or "").lower() for identity, one in styles.items()}
    bases = {identity: names.get(value(one, "basedOn") or "", "") for identity, one in styles.items()}
    return {
        name: bases[name] if bases[name] and own.endswith(f" {bases[name]}") else own for name, own in names.items()
    }
