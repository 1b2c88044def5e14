"""Write DOCX: where each paragraph comes from: a hidden bookmark round it, and a part of the file that tells its place.

A colleague sends the file back with changes. The bookmark has kept its name, and the map leads from it to the line of
the source; the digest of the text tells whether the paragraph is still the one that was sent. Nothing is in the map
that the file does not print, but for paths and digests.

A returned file is read from the beginning of a bookmark to the end of its paragraph, for what somebody adds at the end
stands behind the bookmark, and LibreOffice moves the end of some; a `note` is the next one called behind the beginning.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

import toolkit
from toolkit.base.digest import digest
from toolkit.base.source import Source, Span
from toolkit.model.tree import Blocks, Citation, Code, CodeBlock, Inlines, LineBreak, Note, Reference, Text, Value
from toolkit.model.walk import AnyNode, children
from toolkit.write.docx.xml import Element, Elements, element, w

NAMESPACE = "urn:policy-toolkit:source-map:1"
PREFIX = "_src_"
DIGITS = 16  # of a digest; Word cuts the name of a bookmark at 40 characters
TEXTS = (".md", ".j2")  # in other files stand rows: where one stands would tell of those that are not printed
ABOVE = 100_000  # this they are numbered; the bookmarks that references point at have the smaller numbers


class Mark(Struct, frozen=True, kw_only=True):
    """One bookmark. `text`: the digest of what stands in it, its white space made single."""

    name: str
    kind: str
    span: Span
    text: str


class SourceMap(Struct):
    """`calls`: number of a note → its bookmark, until its text is written."""

    marks: list[Mark] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    calls: dict[int, tuple[str, Span]] = field(default_factory=dict)

    def mark(self, kind: str, content: Inlines, span: Span, written: Elements) -> Elements:
        """Return `written`, which is what became of `content`, between the ends of a bookmark; without words, or from
        a file that is no text, as it is.

        The name of the bookmark depends on the file, the kind of block and what its author wrote: it is the same when
        another paragraph, a number or a footnote elsewhere changes.
        """
        text = text_of(written)
        if not text or not _is_text(span):
            return written
        name = self._name(kind, content, span)
        self.marks.append(Mark(name=name, kind=kind, span=span, text=digest(text)[:DIGITS]))
        return self._between(name, written)

    def mark_call(self, number: int, note: Note, call: Elements) -> Elements:
        """The same for a footnote, whose bookmark stands round its call: LibreOffice loses those inside of notes."""
        if not _is_text(note.span):
            return call
        name = self._name("note", note.content, note.span)
        self.calls[number] = name, note.span
        return self._between(name, call)

    def mark_note(self, number: int, written: Elements) -> None:
        """Tell what became of the text of the footnote that is called as the one of this `number`."""
        if number in self.calls:
            name, span = self.calls[number]
            self.marks.append(Mark(name=name, kind="note", span=span, text=digest(text_of(written))[:DIGITS]))

    def _between(self, name: str, written: Elements) -> Elements:
        number = ABOVE + len(self.names)
        return w("bookmarkStart", id=number, name=name), *written, w("bookmarkEnd", id=number)

    def _name(self, kind: str, content: Inlines | Blocks, span: Span) -> str:
        whole = digest("\n".join((span.source.path, kind, "".join(_written_by_author(content)))))
        plain = PREFIX + whole[:DIGITS]
        name, turn = plain, 1
        while name in self.names:
            turn += 1
            name = f"{plain}_{turn}"
        self.names.add(name)
        return name

    def part(self) -> Element:
        """Return the map as the root of a part of the package."""
        sources = dict.fromkeys(mark.span.source for mark in self.marks)
        return element(
            "map",
            {"xmlns": NAMESPACE, "toolkit": toolkit.__version__},
            *(_source(source) for source in sources),
            *(_block(mark) for mark in self.marks),
        )


def _is_text(span: Span) -> bool:
    return span.source.path.endswith(TEXTS)


def text_of(written: Elements) -> str:
    """The text of runs as a reader sees it, each white space one blank. A returned file is read in the same way."""
    return " ".join("".join(_texts(written)).split())


def _texts(written: Elements) -> Iterator[str]:
    for one in written:
        if one.tag in ("w:tab", "w:br"):
            yield " "
        elif one.tag == "w:t":
            yield from (child for child in one.children if isinstance(child, str))
        else:
            yield from _texts(tuple(child for child in one.children if isinstance(child, Element)))


def _written_by_author(content: Iterable[AnyNode]) -> Iterator[str]:
    """The names of numbers, works and places instead of what they print, which changes with data and order."""
    for node in content:
        match node:
            case Value(path=path) if path:
                yield f"⟨{'.'.join(path)}⟩"
            case Text(text=text) | Code(text=text) | Value(text=text) | CodeBlock(text=text):
                yield text
            case Citation(cites=cites):
                yield f"⟨@{';'.join(cite.key for cite in cites)}⟩"
            case Reference(target=target):
                yield f"⟨@{target}⟩"
            case LineBreak():
                yield " "
            case Note():
                continue
            case _:
                yield from _written_by_author(children(node))


def _source(source: Source) -> Element:
    return element("source", {"path": source.path, "sha256": digest(source.text)})


def _block(mark: Mark) -> Element:
    place = mark.span
    return element(
        "block",
        {"bookmark": mark.name, "kind": mark.kind, "path": place.source.path, "line": place.line, "sha256": mark.text},
    )
