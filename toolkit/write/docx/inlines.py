"""Write DOCX: what stands inside a paragraph, as runs, hyperlinks, bookmarks and fields."""

import re
from typing import assert_never
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model.tree import (
    Citation,
    Code,
    Comment,
    Expr,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    Styled,
    Text,
    Value,
)
from toolkit.model.walk import plain_text
from toolkit.write.docx.comments import last_words_apart
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.fields import field
from toolkit.write.docx.paragraph import BOLD, run, size, text_run
from toolkit.write.docx.pictures import inline_picture
from toolkit.write.docx.styles import proofing_language
from toolkit.write.docx.xml import Element, Elements, element, w
from toolkit.write.unfinished import sign_for


class Face(Struct, frozen=True, kw_only=True):
    """How letters look. Said directly, not by styles: a bold style inside a bold style would be upright (17.7.3)."""

    strong: bool = False
    emphasis: bool = False
    small_caps: bool = False
    underline: bool = False
    vertical: str = ""
    linked: bool = False
    external: bool = False
    points: float = 0  # 0: as the style of the paragraph says
    lang: str = ""  # where it is another than that of the document

    @property
    def properties(self) -> Elements:
        return (
            *((w("rStyle", val="Hyperlink"),) if self.external else ()),
            *(BOLD if self.strong else ()),
            *((w("i"), w("iCs")) if self.emphasis else ()),
            *((w("smallCaps"),) if self.small_caps else ()),
            *((w("u", val="single"),) if self.underline else ()),
            *((w("vertAlign", val=self.vertical),) if self.vertical else ()),
            *(size(self.points) if self.points else ()),
            *((_language(self.lang),) if self.lang else ()),
        )


PLAIN = Face()


def inline_runs(inlines: Inlines, place: Place, draft: Draft, face: Face = PLAIN) -> Elements:
    """Return the content of a paragraph."""
    face = replace(face, lang=place.lang) if place.lang and not face.lang else face
    written: list[Element] = []
    last: Elements = ()
    for inline in last_words_apart(inlines):
        if not isinstance(inline, Comment):
            last = _runs(inline, place, draft, face)
            written.extend(last)
        elif not place.in_note:  # the comments of a note stand at its call
            written[len(written) - len(last) :] = draft.comments.around(inline, last)
            last = ()
    return tuple(written)


def _runs(node: Inline, place: Place, draft: Draft, face: Face) -> Elements:
    match node:
        case Value() if node.control:
            return (draft.controls.around(node, _words(draft.clean(node.text, node.span), face)),)
        case Text(text=content) | Value(text=content):
            return _words(draft.clean(content, node.span), face)
        case Code():
            points = size(face.points) if face.points else ()
            return (text_run(draft.clean(node.text, node.span), w("rStyle", val="Code"), *points),) if node.text else ()
        case Styled():
            return inline_runs(node.content, place, draft, _restyled(face, node))
        case LineBreak(hard=hard):
            return (run((w("br"),)),) if hard else (text_run(" ", *face.properties),)
        case Link():
            return _link(node, place, draft, face)
        case Image():
            return inline_picture(node, place, draft)
        case Citation(content=content):
            return inline_runs(content, place, draft, face) if content else _words(sign_for(node, draft.report), face)
        case Note():
            return _note(node, place, draft, face)
        case Reference():
            return _reference(node, draft, face)
        case Expr():
            return _words(sign_for(node, draft.report), face)
        case Comment():
            return ()  # it stands round what is before it
        case _:
            assert_never(node)


def _words(content: str, face: Face) -> Elements:
    return (text_run(content, *face.properties),) if content else ()


def _language(tag: str) -> Element:
    """The language of letters; those of other scripts have settings of their own (17.3.2.20)."""
    name = {"ar": "bidi", "he": "bidi", "fa": "bidi", "ur": "bidi"} | dict.fromkeys(("zh", "ja", "ko"), "eastAsia")
    return w("lang", **{name.get(tag.partition("-")[0], "val"): proofing_language(tag)})


def _restyled(face: Face, node: Styled) -> Face:
    match node.style:
        case "plain":
            return Face(linked=face.linked, external=face.external, points=face.points, lang=face.lang)
        case "strong":
            return replace(face, strong=True)
        case "emphasis":
            return replace(face, emphasis=True)
        case "small-caps":
            return replace(face, small_caps=True)
        case "underline":
            return replace(face, underline=True)
        case "superscript" | "subscript":
            return replace(face, vertical=node.style)
        case "language":
            return replace(face, lang=node.lang)
        case _:
            assert_never(node.style)


# ------------------------------------------------------------------ links


def _link(node: Link, place: Place, draft: Draft, face: Face) -> Elements:
    external = not node.url.startswith("#")
    words = node.content or (Text(text=node.url, span=node.span),)
    inside = inline_runs(words, place, draft, replace(face, linked=True, external=external))
    if face.linked or not inside:  # a link inside a link has no form in Word
        return inside
    if external:
        return (hyperlink(inside, relation=draft.related(place).link(_address(node.url)), tip=node.title),)
    name = draft.anchors.names.get(node.url[1:])
    return (hyperlink(inside, anchor=name, tip=node.title),) if name else inside


def hyperlink(content: Elements, *, relation: str | None = None, anchor: str | None = None, tip: str = "") -> Element:
    attributes = {"r:id": relation, "w:anchor": anchor, "w:tooltip": tip[:260] or None, "w:history": 1}
    return element("w:hyperlink", attributes, *content)


def _address(url: str) -> str:
    """Word calls a file damaged when an address in it is not a URI (RFC 3986); what has no place there is escaped."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url), safe="%/:?#@!$&'()*+,;=~-._")


# ------------------------------------------------------------------ notes and references


def _note(node: Note, place: Place, draft: Draft, face: Face) -> Elements:
    if place.in_note:  # a note inside a note has no form in Word
        return _words(f" ({draft.clean(plain_text(node.content), node.span)})", face)
    draft.notes.append(node)
    call = run((w("footnoteReference", id=len(draft.notes)),), w("rStyle", val="FootnoteReference"))
    marked = draft.sources.mark_call(len(draft.notes), node, (call,))
    return draft.comments.of_note(node, draft.anchors.mark(f"fn-{node.number}", marked))


def _reference(node: Reference, draft: Draft, face: Face) -> Elements:
    """A field where Word can compute exactly the text that stands there; else the text as a link to the place."""
    if not node.text:
        return _words(sign_for(node, draft.report), face)
    shown = draft.clean(node.text, node.span)
    name, number = draft.anchors.names.get(node.target), draft.anchors.numbers.get(node.target, "")
    label = draft.anchors.labels.get(node.target, "")
    if name is None or face.linked:
        return _words(shown, face)
    if node.kind == "note" and (digits := node.target.removeprefix("fn-")) and shown.endswith(digits):
        return _computed(shown, digits, f"NOTEREF {name} \\h", face)
    if label and label == shown:  # CHARFORMAT: in the letters of the sentence, not in those of the caption
        return _computed(shown, shown, f"REF {name} \\h \\* CHARFORMAT", face)
    if number and shown.endswith(number):
        return _computed(shown, number, f"REF {name} \\r \\h", face)
    return (hyperlink(_words(shown, face), anchor=name),)


def _computed(shown: str, result: str, instruction: str, face: Face) -> Elements:
    """“paragraph 12”: the words as they are, the number as a field."""
    return *_words(shown.removesuffix(result), face), *field(instruction, _words(result, face))
