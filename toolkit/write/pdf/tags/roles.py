"""Write, PDF, tags: what each element is for a reader; elements that only give a look dissolve into their parents."""

from collections.abc import Iterator

from msgspec.structs import replace

from toolkit.write.pdf.tags.element import Annotation, Element, Mark
from toolkit.write.pdf.tags.rolls import ROLL

SVG = "{http://www.w3.org/2000/svg}"
KINDS = {
    "section": "Sect", "article": "Art", "div": "Div", "header": "Div", "footer": "Div", "aside": "Div",
    "address": "Div", "figure": "Div", "blockquote": "BlockQuote", "p": "P", "pre": "P", "dt": "LI", "dd": "LI",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6", "ul": "L", "ol": "L", "dl": "L",
    "li": "LI", "li::marker": "Lbl", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot",
    "tr": "TR", "th": "TH", "td": "TD", "caption": "Caption", "figcaption": "Caption", "a": "Link", "code": "Code",
    "q": "Quote", "img": "Figure", f"{SVG}svg": "Figure",
}  # fmt: skip
DISSOLVED = frozenset(("html", "body", "main", "nav"))
IN_CONTENTS = {"ul": "TOC", "ol": "TOC", "li": "TOCI"}
CONTENTS, NOTE, CALL = "doc-toc", "doc-footnote", "doc-noteref"
GROUPS = frozenset(("Document", "Sect", "Art", "Div", "BlockQuote"))


def give_roles(root: Element) -> Element:
    """Return the tree of `read_boxes` with its kinds; the kinds inside of a list or a table are not yet in order."""
    return replace(root, kids=[new for kid in root.kids for new in _roles(kid, contents=False)])


Kid = Element | Mark | Annotation


def _roles(kid: Kid, *, contents: bool) -> Iterator[Kid]:
    if not isinstance(kid, Element) or kid.kind == ROLL:
        yield kid
        return
    contents = contents or kid.attribute("role") == CONTENTS
    kid.kids = [new for each in kid.kids for new in _roles(each, contents=contents)]
    kid.kind = _kind(kid, contents)
    kid.lang = _lang(kid)
    yield from _settled(kid) if kid.kind else kid.kids


def _kind(element: Element, contents: bool) -> str:
    tag, _, added = element.tag.partition("::")
    role = element.attribute("role")
    if element.tag.endswith("::footnote-call") or (role == CALL and not added):
        return "Reference"
    if element.tag.endswith("::footnote-marker") or role == "doc-footnote-label":
        return "Lbl"
    if role == NOTE and not added:
        return "Note"
    if element.tag in KINDS:
        return IN_CONTENTS.get(tag, KINDS[tag]) if contents and not added else KINDS[element.tag]
    if any(isinstance(kid, Annotation) for kid in element.kids):
        return "Link"
    if element.tag in DISSOLVED or added:
        return ""
    if element.block:
        return "P" if all(_is_inline(kid) for kid in element.kids) else "Div"
    return "Span" if _lang(element) else ""


def _lang(element: Element) -> str:
    """The language that the element says for itself; that of the document stands in the file once."""
    return "" if element.tag == "html" or "::" in element.tag else element.attribute("lang")


def _settled(element: Element) -> Iterator[Kid]:
    """The element with what its kind asks for."""
    if element.kind == "Link":
        pages = {kid.page for kid in element.kids if isinstance(kid, Annotation)}
        element.kids = [new for kid in element.kids for new in _without_link(kid, pages)]
    elif element.kind == "TOCI":
        element.kids = [Element(kind="Reference", kids=element.kids)]
    elif element.tag.endswith("::footnote-call"):
        element.kids = [Element(kind="Lbl", kids=element.kids)]
    elif element.kind == "Reference":  # a call that is a link in the HTML
        element.kids = [replace(element, kind="Link", tag="a", kids=element.kids)]
    elif element.kind == "Figure":
        element.words = _words(element)
    yield element


def _without_link(kid: Kid, pages: set[int]) -> list[Kid]:
    """A link inside of a link is a part of it (CSS adds such ones: the number of the page in a table of contents).

    Its area lies within that of the link around it, where that has one on the same page.
    """
    if not isinstance(kid, Element) or kid.kind != "Link":
        return [kid]
    return [each for each in kid.kids if not (isinstance(each, Annotation) and each.page in pages)]


def _words(picture: Element) -> str:
    if picture.tag == "img":
        return picture.attribute("alt")
    title = picture.html.find(f"{SVG}title")
    return str(title.text) if title is not None and title.text else picture.attribute("aria-label")


# ------------------------------------------------------------------ order among the kinds


def group_paragraphs(element: Element) -> None:
    """Words that stand in a division, or beside paragraphs in an item of a list, become paragraphs of their own."""
    for kid in element.elements:
        group_paragraphs(kid)
    mixed = element.kind in ("LBody", "Note") and any(not _is_inline(kid) for kid in element.kids)
    if element.kind in GROUPS or mixed:
        element.kids = list(_grouped(element.kids))


def _grouped(kids: list[Kid]) -> Iterator[Kid]:
    run: list[Kid] = []
    for kid in kids:
        if _is_inline(kid) and not (isinstance(kid, Element) and kid.kind == "Lbl"):
            run.append(kid)
            continue
        yield from _paragraph(run)
        run = []
        yield kid
    yield from _paragraph(run)


def _paragraph(run: list[Kid]) -> Iterator[Kid]:
    if not run:
        return
    alone = run[0] if len(run) == 1 else None
    pictured = isinstance(alone, Element) and alone.kind == "Figure"
    yield alone if pictured and alone else Element(kind="P", kids=run)


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.inline


def rank_headings(elements: Iterator[Element]) -> None:
    """No level of headings is skipped (PDF/UA-1, 7.4.2): each is one below the heading that it stands under."""
    above: list[int] = []
    for element in elements:
        if element.kind[0] == "H" and element.kind[1:].isdigit():
            level = int(element.kind[1:])
            above = [*(other for other in above if other < level), level]
            element.kind = f"H{len(above)}"


def prune(element: Element) -> None:
    """Take out what holds nothing, but for empty cells: they keep their column."""
    for kid in element.elements:
        prune(kid)
    element.kids = [
        kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.kind in ("TD", "TH", ROLL)
    ]
