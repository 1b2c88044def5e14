"""Write DOCX: from which side lines are read. It goes over the finished XML, so that no other file thinks of it.

Word needs to be told for each paragraph (`bidi`), each run (`rtl`), table and section. Indents, tabs and the sides of
cells are then counted from the right by themselves; borders are not, so left and right change places.
"""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.direction import Direction, letters_run, other, stretches
from toolkit.write.docx.paragraph import PARAGRAPH_ORDER, RUN_ORDER, properties
from toolkit.write.docx.xml import Element, w
from toolkit.write.typefaces import NASKH

LARGER = 1.1  # letters of Arabic and Hebrew look smaller than Latin ones of the same size
LANGUAGES = {"ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK", "yi": "yi", "ps": "ps-AF"}  # of a dictionary
FIXED = (  # beginnings of styles whose paragraphs stay on the side of the document, whatever letters they have
    "Table", "FootnoteText", "Caption", "SourceNote", "ListParagraph", "Header", "Footer", "TOC", "Heading", "Title",
    "Subtitle", "Subject", "Author", "Date", "Letter", "Addressee", "Closing", "Signatory", "GroupTitle",
    "RecommendationTitle", "NoticeTitle", "WarningTitle",
)  # fmt: skip
NEUTRAL = "\ufffc"
HOLD = "\u200e"  # the left-to-right mark: for programs that go by the letters alone


def bidi_language(lang: str) -> str:
    """The dictionary for what is written from right to left, in a document of the language `lang`."""
    return LANGUAGES.get(lang, lang if lang.partition("-")[0] in LANGUAGES else "ar-SA")


def directed(root: Element, around: Direction) -> Element:
    """Return a part of the package with the directions of its paragraphs, runs, tables and sections."""
    match root.tag:
        case "w:p":
            return _paragraph(root, around)
        case "w:tblPr" if around == "rtl":
            first, *others = root.children
            return replace(root, children=(first, w("bidiVisual"), *others))
        case "w:sectPr" if around == "rtl":
            last = [one for one in root.children if isinstance(one, Element) and one.tag == "w:docGrid"]
            kept = (_mirrored(one) for one in root.children if one not in last)
            return replace(root, children=(*kept, w("bidi"), *last))
        case _:
            return replace(root, children=tuple(_directed(one, around) for one in root.children))


def _directed(node: Element | str, around: Direction) -> Element | str:
    return directed(node, around) if isinstance(node, Element) else node


def directed_styles(root: Element, around: Direction, lang: str) -> Element:
    """Return styles.xml with font and dictionary of Arabic letters; from right to left its sides change places."""
    match root.tag:
        case "w:rFonts":
            pairs = ((key, NASKH if key == "w:cs" else text) for key, text in root.attributes)
            return replace(root, attributes=tuple(pairs))
        case "w:lang":
            return replace(root, attributes=(*root.attributes, ("w:bidi", bidi_language(lang))))
        case "w:szCs":
            return w("szCs", val=round(int(root.get("w:val") or 0) * LARGER))
    children = tuple(directed_styles(one, around, lang) if isinstance(one, Element) else one for one in root.children)
    if around == "rtl" and root.tag == "w:pBdr":
        return _mirrored(replace(root, children=children))
    if around == "rtl" and root.get("w:styleId") == "Normal":
        children = tuple(_with(one, w("bidi")) if _is(one, "w:pPr") else one for one in children)
    return replace(root, children=children)


def directed_settings(root: Element, lang: str) -> Element:
    """Return settings.xml with the dictionary for what is written from right to left."""
    if root.tag == "w:themeFontLang":
        return replace(root, attributes=(*root.attributes, ("w:bidi", bidi_language(lang))))
    children = (directed_settings(one, lang) if isinstance(one, Element) else one for one in root.children)
    return replace(root, children=tuple(children))


def _is(node: Element | str, tag: str) -> bool:
    return isinstance(node, Element) and node.tag == tag


def _with(node: Element | str, extra: Element) -> Element:
    """The properties of a paragraph, and one more."""
    assert isinstance(node, Element)
    kept = (one for one in node.children if isinstance(one, Element) and one.tag != extra.tag)
    return properties("pPr", (*kept, extra), PARAGRAPH_ORDER) or node


def _mirrored(node: Element | str) -> Element:
    """Left and right change places: those of borders, and the margins of a page."""
    assert isinstance(node, Element)
    names = {"w:left": "w:right", "w:right": "w:left"}
    if node.tag == "w:pgMar":
        return replace(node, attributes=tuple((names.get(key, key), text) for key, text in node.attributes))
    if node.tag != "w:pBdr":
        return node
    order = ("w:top", "w:left", "w:bottom", "w:right")
    sides = (replace(one, tag=names.get(one.tag, one.tag)) for one in node.children if isinstance(one, Element))
    ordered: list[Element] = sorted(sides, key=lambda one: order.index(one.tag))
    return replace(node, children=tuple(ordered))


# ------------------------------------------------------------------ paragraphs


def _paragraph(block: Element, around: Direction) -> Element:
    text = "".join(_text_of(one) for one in _runs(block))
    own = _own_direction(block, text, around)
    cut = _Cut(stretches(text, own, numbers=True), own)
    headed = bool(block.children) and _is(block.children[0], "w:pPr")
    old, content = (block.children[0], block.children[1:]) if headed else (None, block.children)
    told = own == "rtl" or around == "rtl"
    shape = _shape(old, own, around) if told else old
    done = tuple(one for node in content for one in cut.pieces(node))
    return replace(block, children=(*((shape,) if shape else ()), *done))


def _own_direction(block: Element, text: str, around: Direction) -> Direction:
    """A paragraph that has a fixed place, as in a list or a cell, stays with its neighbours."""
    shape = block.children[0] if block.children else None
    given = [one for one in shape.children if isinstance(one, Element)] if isinstance(shape, Element) else []
    style = next((one.get("w:val") or "" for one in given if one.tag == "w:pStyle"), "")
    fixed = style.startswith(FIXED) or any(one.tag == "w:numPr" for one in given)
    return around if fixed else letters_run(text) or around


def _shape(old: Element | str | None, own: Direction, around: Direction) -> Element | None:
    """The properties of a paragraph with its direction. In one from the right, `right` would mean left (17.3.1.13)."""
    given = [one for one in old.children if isinstance(one, Element)] if isinstance(old, Element) else []
    if around == "rtl":
        given = [_mirrored(one) for one in given]
    given = [directed(one, around) if one.tag == "w:sectPr" else one for one in given]
    if own == "ltr":
        return properties("pPr", (*given, w("bidi", val=0)), PARAGRAPH_ORDER)
    kept = [one for one in given if not (one.tag == "w:jc" and one.get("w:val") in ("right", "left"))]
    heading = any(one.tag == "w:pStyle" and (one.get("w:val") or "").startswith("Heading") for one in kept)
    mark = () if heading else (w("rPr", w("rtl")),)  # its number takes the look of the mark: 3.1 is no decimal number
    return properties("pPr", (*kept, w("bidi"), *mark), PARAGRAPH_ORDER)


def _runs(node: Element) -> Iterator[Element]:
    for child in node.children:
        if _is(child, "w:r"):
            assert isinstance(child, Element)
            yield child
        elif isinstance(child, Element) and child.tag != "w:pPr":
            yield from _runs(child)


def _text_of(run: Element) -> str:
    return "".join(_sign_of(one) for one in run.children if isinstance(one, Element))


def _sign_of(node: Element) -> str:
    match node.tag:
        case "w:t":
            return "".join(one for one in node.children if isinstance(one, str))
        case "w:tab" | "w:br" | "w:ptab" | "w:footnoteReference" | "w:footnoteRef" | "w:drawing":
            return NEUTRAL
        case _:
            return ""


class _Cut(Struct):
    """Goes over the runs of a paragraph and cuts them where the direction changes. `at`: characters seen so far."""

    foreign: list[tuple[int, int]]
    own: Direction
    at: int = 0

    def pieces(self, node: Element | str) -> list[Element | str]:
        if not isinstance(node, Element) or node.tag == "w:pPr":
            return [node]
        if node.tag != "w:r":
            return [replace(node, children=tuple(one for child in node.children for one in self.pieces(child)))]
        text = _text_of(node)
        start, self.at = self.at, self.at + len(text)
        if not text or not any(_is(one, "w:t") for one in node.children):
            return [node]
        directions = [self._direction(start + step) for step in range(len(text))]
        changes = [step for step in range(1, len(text)) if directions[step] != directions[step - 1]]
        pairs = zip([0, *changes], [*changes, len(text)], strict=True)
        cut = ((_cut(node, begin, end, *self._held(text, start, begin, end)), begin) for begin, end in pairs)
        return [_run(piece, directions[begin]) for piece, begin in cut]

    def _held(self, text: str, start: int, begin: int, end: int) -> tuple[str, str]:
        """Before and behind a sign at the edge of Latin words or of a number, which would else change its side."""
        edges = self.foreign if self.own == "rtl" else []
        before = any(first == start + begin for first, _ in edges) and not text[begin].isalnum()
        behind = any(last == start + end for _, last in edges) and not text[end - 1].isalnum()
        return before * HOLD, behind * HOLD

    def _direction(self, at: int) -> Direction:
        return other(self.own) if any(start <= at < end for start, end in self.foreign) else self.own


def _cut(run: Element, start: int, end: int, before: str, behind: str) -> Element:
    """The part of a run between two characters, with what holds its edges."""
    kept: list[Element | str] = [one for one in run.children if _is(one, "w:rPr")]
    at = 0
    for one in run.children:
        if not isinstance(one, Element) or one.tag == "w:rPr":
            continue
        sign = _sign_of(one)
        inside = sign[max(start - at, 0) : max(end - at, 0)]
        if inside:
            first, last = before if at <= start else "", behind if at + len(sign) >= end else ""
            kept.append(_words(first + inside + last) if one.tag == "w:t" else one)
        at += len(sign)
    return replace(run, children=tuple(kept))


def _words(content: str) -> Element:
    return Element("w:t", (("xml:space", "preserve"),), (content,))


def _run(run: Element, direction: Direction) -> Element:
    match direction:
        case "ltr":
            return run
        case "rtl":
            headed = bool(run.children) and _is(run.children[0], "w:rPr")
            first, content = (run.children[0], run.children[1:]) if headed else (None, run.children)
            given = [one for one in first.children if isinstance(one, Element)] if isinstance(first, Element) else []
            look = properties("rPr", (*_upright(given), w("rtl")), RUN_ORDER)
            return replace(run, children=(*((look,) if look else ()), *content))
        case _:
            assert_never(direction)


def _upright(given: list[Element]) -> list[Element]:
    """Arabic and Hebrew have no slanted letters: what is emphasised is bold."""
    if not any(one.tag == "w:iCs" for one in given):
        return given
    bold = [] if any(one.tag == "w:bCs" for one in given) else [w("b"), w("bCs")]
    return [*(one for one in given if one.tag not in ("w:i", "w:iCs")), *bold]
