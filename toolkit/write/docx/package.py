"""Write DOCX: the package. python-docx opens the clean Word file; text, notes, pictures and properties come in."""

import datetime as dt
import io
import zipfile
from typing import Any

from toolkit.model.tree import Document
from toolkit.model.walk import plain_text
from toolkit.write.docx.draft import Draft, Related
from toolkit.write.docx.house import BODY_NAMESPACES, CONTENT, OFFICE, house, zipped
from toolkit.write.docx.xml import Element, element, legal, xml_part

STORE = "{6B0C7A52-3D1E-4F86-9A1B-52C7D0E4A911}"  # by this Word tells one store of data from others
LONGEST = 255  # characters of a core property (ECMA-376 part 2, 11.1; python-docx refuses more)


def package(document: Document, body: Element, footnotes: Element, draft: Draft) -> bytes:
    """Return the finished file: the house file with `body` in place of its own, and everything that the body names."""
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    file = docx.Document(io.BytesIO(house(document, draft.look)))
    main = file.part
    old = main.element.body
    old.getparent().replace(old, parse_xml(xml_part(body, BODY_NAMESPACES)))
    for number in draft.numbers.made:
        main.numbering_part.element.append(parse_xml(xml_part(number)))
    notes = Part(
        PackURI("/word/footnotes.xml"), f"{CONTENT}.footnotes+xml", xml_part(footnotes, BODY_NAMESPACES), main.package
    )
    main.load_rel(f"{OFFICE}/footnotes", notes, "rIdFootnotes")
    _add_source_map(main, draft)
    _relate(main, draft.body, draft)
    _relate(notes, draft.footnotes, draft)
    _describe(file.core_properties, document, draft)
    saved = io.BytesIO()
    file.save(saved)
    return _normalised(saved.getvalue())


def _relate(part: Any, related: Related, draft: Draft) -> None:
    """Give `part` the addresses and pictures that its XML names."""
    for url, name in related.links.items():
        part.load_rel(f"{OFFICE}/hyperlink", url, name, is_external=True)
    for key, name in related.pictures.items():
        image = part.package.get_or_add_image_part(io.BytesIO(draft.pictures[key]))
        part.load_rel(f"{OFFICE}/image", image, name)


def _add_source_map(main: Any, draft: Draft) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    if not draft.sources.marks:
        return
    item = Part(PackURI("/customXml/item1.xml"), "application/xml", xml_part(draft.sources.part()), main.package)
    about = element("ds:datastoreItem", {"ds:itemID": STORE}, element("ds:schemaRefs", {}))
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    properties = Part(PackURI("/customXml/itemProps1.xml"), kind, xml_part(about), main.package)
    item.load_rel(f"{OFFICE}/customXmlProps", properties, "rId1")
    main.load_rel(f"{OFFICE}/customXml", item, "rIdSourceMap")


def _describe(properties: Any, document: Document, draft: Draft) -> None:
    """Fill the properties that Word shows under “Info”. Nothing of this computer or its user gets into them."""
    when = dt.datetime.fromtimestamp(draft.look.stamp, dt.UTC).replace(tzinfo=None)
    properties.title = _property(" ".join(plain_text(document.title).split()))
    properties.subject = _property(" ".join(plain_text(document.subtitle).split()))
    properties.author = _property("; ".join(document.authors))
    properties.last_modified_by = _property(draft.look.organisation.name)
    properties.keywords = _property("; ".join(document.keywords))
    properties.language = document.lang
    properties.created = properties.modified = when
    properties.revision = 1


def _property(content: str) -> str:
    return legal(content)[:LONGEST]


def _normalised(package: bytes) -> bytes:
    """Return the package without the moment at which it was zipped."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})
