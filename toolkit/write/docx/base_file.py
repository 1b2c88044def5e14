"""Write DOCX: the file that a document begins as: our house file, or an organisation's Word file with our styles."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.template import ReferenceDoc, Theme
from toolkit.model.tree import Document
from toolkit.write.docx.house import house_parts, packed
from toolkit.write.docx.reference import Letter, W, parsed_xml, read_letter, written_xml
from toolkit.write.docx.reference_styles import Naming, counting_styles, merge_numbering, merge_styles
from toolkit.write.docx.styles import proofing_language
from toolkit.write.docx.xml import NAMESPACES, Element, Elements, element, w


class Base(Struct, frozen=True):
    """A Word file without text. `fit` makes what we wrote a part of it."""

    data: bytes
    naming: Naming | None = None
    section: Elements = ()

    def fit(self, root: Element) -> Element:
        """Return XML of ours with the names, the numbers and the pages that it has in this file."""
        return root if self.naming is None else _fitted(root, self.naming, self.section)


def page_of_reference(look: Look) -> Look:
    """The look with the page and the margins of the organisation's Word file, where it names one."""
    reference = look.theme.reference
    if reference is None or reference.page is None or reference.margins is None:
        return look
    width, height = reference.page
    return replace(look, theme=replace(look.theme, page_width=width, page_height=height, margins=reference.margins))


def base_file(document: Document, look: Look, report: Report) -> Base:
    """Return the file. What a Word file of the organisation lacks is told in one note."""
    parts = house_parts(document, look)
    reference = look.theme.reference
    if reference is None:
        return Base(packed(parts))
    letter = read_letter(reference, report)
    naming, numbering = _merged(document, parts, letter)
    given = {
        **_around(parts, naming, letter),
        **letter.parts,
        "word/styles.xml": written_xml(letter.styles),
        "word/numbering.xml": written_xml(numbering),
        "word/settings.xml": written_xml(_settings(parts["word/settings.xml"], letter)),
    }
    _tell(naming, reference, look.theme, report)
    return Base(
        packed(parts, given, letter.kinds, letter.related), naming, tuple(_element(one) for one in letter.section)
    )


def _merged(document: Document, parts: Mapping[str, bytes], letter: Letter) -> tuple[Naming, Any]:
    """Put our styles and numberings into the file's."""
    counting = counting_styles(letter.styles)
    own = {one.get(f"{W}styleId") for one in letter.styles.iter(f"{W}style")}
    lang = proofing_language(document.lang)
    ids, missing = merge_styles(letter.styles, parsed_xml(parts["word/styles.xml"]), lang)
    kept = frozenset(identity for identity, there in ids.items() if there in own)
    numbering, numbers, definitions = merge_numbering(
        letter.numbering, parsed_xml(parts["word/numbering.xml"]), ids, kept
    )
    for style in letter.styles.iter(f"{W}style"):
        for number in style.iter(f"{W}numId") if style.get(f"{W}styleId") not in own else ():
            number.set(f"{W}val", str(int(number.get(f"{W}val")) + numbers))
    naming = Naming(styles=ids, missing=missing, numbers=numbers, definitions=definitions, counting=counting)
    return naming, numbering


def _around(parts: Mapping[str, bytes], naming: Naming, letter: Letter) -> dict[str, bytes]:
    """Our head or foot of the pages, with page numbers, where the file has none at all."""
    own: dict[str, bytes] = {}
    for kind in ("header", "footer"):
        if not letter.has(kind):
            ours = {name: data for name, data in parts.items() if name.startswith(f"word/{kind}")}
            own |= {name: _renamed(data, naming) for name, data in ours.items()}
    if not letter.has("header"):
        own |= {name: data for name, data in parts.items() if name.startswith(("word/media/", "word/_rels/header"))}
    return own


def _renamed(data: bytes, naming: Naming) -> bytes:
    root = parsed_xml(data)
    for style in root.iter(f"{W}pStyle", f"{W}rStyle"):
        style.set(f"{W}val", naming.styles.get(style.get(f"{W}val"), style.get(f"{W}val")))
    return written_xml(root)


def _settings(ours: bytes, letter: Letter) -> Any:
    """Our settings: theirs would tell of their past. What the pages depend on is taken over, in its place."""
    root = parsed_xml(ours)
    before = {"mirrorMargins": "defaultTabStop", "evenAndOddHeaders": "characterSpacingControl"}
    before["clrSchemeMapping"] = "decimalSymbol"
    for one in letter.settings:
        place = root.find(f"{W}{before[str(one.tag).removeprefix(W)]}")
        place.addprevious(one)
    return root


def _tell(naming: Naming, reference: ReferenceDoc, theme: Theme, report: Report) -> None:
    count = len(naming.missing)
    lacks = f"{count} styles that it lacks come from the theme `{theme.name}`; " if count else ""
    shown = ", ".join(naming.missing[:6]) + (" …" if count > 6 else "")
    message = f"the Word file has the look of `{reference.path}`; {lacks}the PDF keeps the look of the theme"
    report.note("theme.reference-doc-styles", message, reference.span, f"they are: {shown}" if count else "")


# ------------------------------------------------------------------ XML of ours in this file


def _fitted(root: Element, naming: Naming, section: Elements) -> Element:
    match root.tag:
        case "w:sectPr":
            return _section(root, section)
        case "w:pStyle" | "w:rStyle" | "w:tblStyle":
            name = root.get("w:val") or ""
            return w(root.tag.removeprefix("w:"), val=naming.styles.get(name, name))
        case "w:numId":
            return w("numId", val=_moved(root.get("w:val"), naming.numbers))
        case "w:abstractNumId":
            return w("abstractNumId", val=_moved(root.get("w:val"), naming.definitions))
        case "w:num":
            root = replace(root, attributes=(("w:numId", str(_moved(root.get("w:numId"), naming.numbers))),))
        case "w:pPr":
            root = _uncounted(root, naming)
    children = (_fitted(one, naming, section) if isinstance(one, Element) else one for one in root.children)
    return replace(root, children=tuple(children))


def _moved(number: str | None, before: int) -> int:
    """Number 0 means none, in every file."""
    return int(number) + before if number and number != "0" else 0


def _uncounted(properties: Element, naming: Naming) -> Element:
    """A heading of ours without number stays without, even where the headings of the file count themselves."""
    given = [one for one in properties.children if isinstance(one, Element)]
    style = next((one.get("w:val") or "" for one in given if one.tag == "w:pStyle"), "")
    counts = naming.styles.get(style, style) in naming.counting
    if not counts or any(one.tag == "w:numPr" for one in given):
        return properties
    before = [one for one in given if one.tag in BEFORE_NUMBER]
    after = [one for one in given if one.tag not in BEFORE_NUMBER]
    return replace(properties, children=(*before, w("numPr", w("ilvl", val=0), w("numId", val=0)), *after))


BEFORE_NUMBER = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl")


def _section(ours: Element, theirs: Elements) -> Element:
    """The pages of the file, with our columns; turned where ours are in landscape."""
    given, own = {one.tag: one for one in theirs}, {one.tag: one for one in ours.children if isinstance(one, Element)}
    named = "w:headerReference" in own
    heads = tuple(one for kind in HEADS for one in _references(kind, ours, theirs)) if named else ()
    wide = (own["w:pgSz"].get("w:orient") or "") == "landscape"
    size = given.get("w:pgSz", own["w:pgSz"])
    content = (
        *heads,
        own.get("w:type"),
        _turned(size) if wide else size,
        given.get("w:pgMar", own["w:pgMar"]),
        given.get("w:pgBorders"),
        own.get("w:cols"),
        (given if given.keys() & set(HEADS) else own).get("w:titlePg") if "w:titlePg" in own else None,
        own.get("w:bidi"),
    )
    return w("sectPr", *content)


HEADS = ("w:headerReference", "w:footerReference")


def _references(kind: str, ours: Element, theirs: Elements) -> Elements:
    """The heads (or feet) of the pages that the file names; ours where it names none."""
    own = tuple(one for one in ours.children if isinstance(one, Element) and one.tag == kind)
    return tuple(one for one in theirs if one.tag == kind) or own


def _turned(size: Element) -> Element:
    return w("pgSz", w=size.get("w:h"), h=size.get("w:w"), orient="landscape")


PREFIXES = {name: prefix for prefix, name in NAMESPACES.items()}


def _element(node: Any) -> Element:
    """What lxml read, as an element of ours."""
    attributes = {_prefixed(name): str(value) for name, value in node.attrib.items()}
    return element(_prefixed(node.tag), attributes, *(_element(one) for one in node))


def _prefixed(name: str) -> str:
    space, _, local = name.removeprefix("{").rpartition("}")
    return f"{PREFIXES[space]}:{local}" if space in PREFIXES else local
