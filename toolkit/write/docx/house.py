"""Write DOCX: the clean Word file that every document begins as: styles, numbering, page, header and footer."""

import io
import zipfile
from collections.abc import Mapping

from toolkit.model.build import Look
from toolkit.model.template import Theme
from toolkit.model.tree import Document
from toolkit.write.direction import runs_both_ways
from toolkit.write.docx.direction import directed, directed_settings, directed_styles
from toolkit.write.docx.font_table import font_table
from toolkit.write.docx.letterhead import LOGO, first_header, footer, header
from toolkit.write.docx.numbering import numbering_part
from toolkit.write.docx.paragraph import colour
from toolkit.write.docx.styles import proofing_language, styles_part
from toolkit.write.docx.xml import NAMESPACES, Element, Elements, Scalar, element, millimetres, w, xml_part
from toolkit.write.typefaces import NASKH

OFFICE = NAMESPACES["r"]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BODY_NAMESPACES = ("w", "r", "wp", "a", "pic", "adec")

RELATED = {  # id → kind of relationship, part of the folder word/
    "rIdStyles": ("styles", "styles.xml"),
    "rIdNumbering": ("numbering", "numbering.xml"),
    "rIdSettings": ("settings", "settings.xml"),
    "rIdHeader": ("header", "header1.xml"),
    "rIdFirstHeader": ("header", "header2.xml"),
    "rIdFooter": ("footer", "footer1.xml"),
    "rIdFonts": ("fontTable", "fontTable.xml"),
    "rIdWideHeader": ("header", "header3.xml"),
    "rIdWideFooter": ("footer", "footer2.xml"),
}


def house_parts(document: Document, look: Look) -> dict[str, bytes]:
    """Return the parts of an empty Word file in the look of the theme, with the header and footer of the document."""
    parts = {
        "word/document.xml": w("document", w("body", w("p"), section(look.theme, first=True))),
        "word/styles.xml": styles_part(look.theme, document.lang),
        "word/numbering.xml": numbering_part(_of_headings(look.theme)),
        "word/settings.xml": _settings(document.lang, look),
        "word/header1.xml": header(document, look),
        "word/header2.xml": first_header(document, look),
        "word/footer1.xml": footer(document, look),
        "word/fontTable.xml": font_table(look.theme, *((NASKH,) if runs_both_ways(document) else ())),
        "word/header3.xml": header(document, look, _wide_edge(look.theme)),
        "word/footer2.xml": footer(document, look, _wide_edge(look.theme)),
        "docProps/core.xml": element("cp:coreProperties", {}, element("dc:title", {})),
        "docProps/app.xml": _application(look.organisation.name),
        "_rels/.rels": relationships(ROOT_RELATED),
    }
    if runs_both_ways(document):
        parts = {name: _directed(name, root, document) for name, root in parts.items()}
    whole = {
        name: xml_part(root, BODY_NAMESPACES if name == "word/document.xml" else ()) for name, root in parts.items()
    }
    return {**whole, **_logo(look.theme)}


OWN = (  # what is ours in every file
    "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "docProps/core.xml",
    "docProps/app.xml", "_rels/.rels",
)  # fmt: skip


def packed(
    parts: Mapping[str, bytes],
    given: Mapping[str, bytes] | None = None,
    kinds: Mapping[str, str] | None = None,
    related: tuple[tuple[str, str, str], ...] = (),
) -> bytes:
    """Return the parts as a package. With `given` parts of another file, that file's stand around the text.

    `kinds`: content types of those parts; `related`: how the document knows them (id, type, path).
    """
    whole = dict(parts) if given is None else {name: parts[name] for name in OWN} | dict(given)
    theirs = {path for _, _, path in related}
    own = {key: one for key, one in RELATED.items() if f"word/{one[1]}" in whole.keys() - theirs}
    named = {key: (f"{OFFICE}/{kind}", part) for key, (kind, part) in own.items()}
    named |= {key: (kind, f"/{path}") for key, kind, path in related}
    types = {f"/word/{part}": f"{CONTENT}.{kind}+xml" for kind, part in own.values()}
    types |= {f"/{part}": kind for part, kind in (kinds or {}).items()}
    whole["word/_rels/document.xml.rels"] = xml_part(relationships(named))
    whole["[Content_Types].xml"] = xml_part(_content_types(types))
    return zipped(whole)


def _of_headings(theme: Theme) -> Elements:
    """How the numbers of headings look where they differ from their words."""
    plain = theme.headings.numbers == "plain"
    return () if plain else (w("b", val=0), w("bCs", val=0), colour(theme.colours["accent"]))


def _logo(theme: Theme) -> dict[str, bytes]:
    """The picture of the letterhead, and the relationship by which the header of the first page knows it."""
    logo = theme.letterhead.logo if theme.letterhead else None
    if logo is None:
        return {}
    name = f"media/logo.{'jpeg' if logo.raster.startswith(JPEG) else 'png'}"
    related = relationships({LOGO: (f"{OFFICE}/image", name)})
    return {f"word/{name}": logo.raster, "word/_rels/header2.xml.rels": xml_part(related)}


JPEG = b"\xff\xd8"


def _directed(name: str, root: Element, document: Document) -> Element:
    match name:
        case "word/styles.xml":
            return directed_styles(root, document.direction, document.lang)
        case "word/settings.xml":
            return directed_settings(root, document.lang)
        case _ if name.startswith(("word/header", "word/footer")):
            return directed(root, document.direction)
        case _:
            return root


ROOT_RELATED = {
    "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
    "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts as a package. Order, dates and system are always the same, so the bytes are, too."""
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(entry, parts[name])
    return buffer.getvalue()


# ------------------------------------------------------------------ the page


def section(
    theme: Theme, *, first: bool = False, columns: int = 1, wide: bool = False, turned: bool = False
) -> Element:
    """Return `<w:sectPr>`. It names header and footer where it is the first, or `turned`: then it begins a page.

    Other sections go on with header, footer and page of the one before. `wide`: its pages are in landscape.
    """
    header, footer = ("rIdWideHeader", "rIdWideFooter") if wide else ("rIdHeader", "rIdFooter")
    references = (
        _reference("header", "default", header),
        _reference("header", "first", "rIdFirstHeader"),
        _reference("footer", "default", footer),
        _reference("footer", "first", footer),
    )
    page = millimetres(theme.page_width), millimetres(theme.page_height)
    page = page[::-1] if wide else page
    margins = {side: millimetres(getattr(theme.margins, side)) for side in ("top", "right", "bottom", "left")}
    return w(
        "sectPr",
        *(references if first or turned else ()),
        None if first else w("type", val="nextPage" if turned else "continuous"),
        w("pgSz", w=page[0], h=page[1], orient="landscape" if wide else None),
        w("pgMar", **margins, header=millimetres(12.5), footer=millimetres(12.5), gutter=0),
        w("cols", num=columns, space=425) if columns > 1 else w("cols", space=708),
        w("titlePg") if first else None,
    )


def _reference(kind: str, pages: str, target: str) -> Element:
    return element(f"w:{kind}Reference", {"w:type": pages, "r:id": target})


def _wide_edge(theme: Theme) -> Element:
    """The right margin of pages in landscape, for LibreOffice, which takes the tab that finds it for a common one."""
    upright, wide = (millimetres(theme.text_size(wide=wide)[0]) for wide in (False, True))
    return w("tabs", w("tab", val="clear", pos=upright), w("tab", val="right", pos=wide))


# ------------------------------------------------------------------ the other parts


def _settings(lang: str, look: Look) -> Element:
    """Settings of Word 2013 and later (mode 15), with the two separators of footnotes (17.11.9)."""
    office = "http://schemas.microsoft.com/office/word"
    compatibility = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("autoHyphenation", val=1) if look.theme.justify else None,
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", *(w("compatSetting", name=name, uri=office, val=value) for name, value in compatibility.items())),
        w("themeFontLang", val=proofing_language(lang)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _application(company: str) -> Element:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return element(
        "Properties",
        {"xmlns": namespace},
        element("Application", {}, "policy-toolkit"),
        element("Company", {}, company),
    )


def relationships(targets: Mapping[str, tuple[str, str]]) -> Element:
    entries: list[Mapping[str, Scalar]] = [
        {"Id": key, "Type": kind, "Target": part} for key, (kind, part) in targets.items()
    ]
    return element(
        "Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *(element("Relationship", entry) for entry in entries)
    )


def _content_types(of_parts: Mapping[str, str]) -> Element:
    kinds = dict(of_parts)
    kinds["/word/document.xml"] = f"{CONTENT}.document.main+xml"
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return element(
        "Types",
        {"xmlns": f"{PACKAGE}/content-types"},
        element(
            "Default", {"Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"}
        ),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        *(element("Default", {"Extension": kind, "ContentType": f"image/{kind}"}) for kind in ("png", "jpeg")),
        *(element("Override", {"PartName": part, "ContentType": kind}) for part, kind in sorted(kinds.items())),
    )
