"""Write DOCX: the package. python-docx opens the clean Word file; text, notes, pictures and properties come in."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

from toolkit.model.tree import Document
from toolkit.model.walk import plain_text
from toolkit.write.docx.base_file import Base, base_file
from toolkit.write.docx.draft import Draft, NativeChart, Related
from toolkit.write.docx.house import BODY_NAMESPACES, CONTENT, OFFICE, zipped
from toolkit.write.docx.xml import (
    Element,
    Elements,
    element,
    legal,
    with_repetitions,
    without_repetitions,
    xml_part,
)

STORE = "{6B0C7A52-3D1E-4F86-9A1B-52C7D0E4A911}"  # by this Word tells one store of data from others
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "word/document.xml"
LONGEST = 255  # characters of a core property (ECMA-376 part 2, 11.1; python-docx refuses more)


def package(
    document: Document, body: Element, footnotes: Element, draft: Draft, base_of: Callable[..., Base] = base_file
) -> bytes:
    """Return the finished file: the one it begins as, with `body` for its own, and everything that the body names."""
    import docx
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    base = base_of(document, draft.look, draft.report)
    file = docx.Document(io.BytesIO(base.data))
    main = file.part
    old = main.element.body
    left_out, body = without_repetitions(base.fit(body))
    old.getparent().replace(old, parse_xml(xml_part(body, BODY_NAMESPACES)))
    for number in draft.numbers.made:
        main.numbering_part.element.append(parse_xml(xml_part(base.fit(number))))
    noted = xml_part(base.fit(footnotes), BODY_NAMESPACES)
    notes = Part(PackURI("/word/footnotes.xml"), f"{CONTENT}.footnotes+xml", noted, main.package)
    main.load_rel(f"{OFFICE}/footnotes", notes, "rIdFootnotes")
    _add_source_map(main, draft)
    if draft.comments.found:
        comments = draft.comments.part("; ".join(document.authors), draft.look.stamp)
        part = Part(PackURI("/word/comments.xml"), f"{CONTENT}.comments+xml", xml_part(comments), main.package)
        main.load_rel(f"{OFFICE}/comments", part, "rIdComments")
    _relate(main, draft.body, draft)
    _relate(notes, draft.footnotes, draft)
    _describe(file.core_properties, document, draft)
    saved = io.BytesIO()
    file.save(saved)
    return _normalised(saved.getvalue(), left_out)


def _relate(part: Any, related: Related, draft: Draft) -> None:
    """Give `part` the addresses and pictures that its XML names."""
    for url, name in related.links.items():
        part.load_rel(f"{OFFICE}/hyperlink", url, name, is_external=True)
    for name, chart in related.charts.items():
        _add_chart(part, name, chart)
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


def _add_chart(part: Any, name: str, chart: NativeChart) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    number = len([one for one in part.package.iter_parts() if one.partname.startswith("/word/charts/")]) + 1
    drawn = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, xml_part(chart.root), part.package)
    sheet = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    drawn.load_rel(f"{OFFICE}/package", Part(sheet, EXCEL, chart.workbook, part.package), "rId1")
    part.load_rel(f"{OFFICE}/chart", drawn, name)


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


def _normalised(package: bytes, left_out: Elements) -> bytes:
    """Return the package without the moment at which it was zipped, and with what was left out of its text."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    if left_out:
        parts[MAIN] = with_repetitions(parts[MAIN], left_out)
    return zipped(parts)
