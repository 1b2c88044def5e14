"""Write DOCX: an organisation's own Word file as the file that a document begins as, without its text and its past.

Kept are its styles, its theme, its header and footer with their pictures, page and margins. Its text, comments, tracked
changes, footnotes, properties, settings and everything else that could tell of persons or of other documents goes.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.model.template import ReferenceDoc
from toolkit.write.docx.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
KEPT = ("styles", "numbering", "theme", "fontTable", "header", "footer")  # kinds of parts of the main document
PAGE = ("pgSz", "pgMar", "pgBorders", "titlePg")  # what a section says of its pages
CHANGES = (
    "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
    "numberingChange", "del", "moveFrom", "cellDel", "cellIns", "cellMerge",
)  # fmt: skip
MARKS = (
    "commentRangeStart", "commentRangeEnd", "commentReference", "rsid", "dataBinding", "proofErr", "permStart",
    "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip


class Letter(Struct, frozen=True, kw_only=True):
    """The parts of the file that are kept, and what its last section says. XML as lxml elements.

    `parts`: path → bytes of header, footer, their relationships and pictures, theme and fonts. `kinds`: path → content
    type. `related`: (id, type of relationship, target) of the header, footer, theme and fonts.
    """

    styles: Any
    numbering: Any | None
    section: tuple[Any, ...]
    settings: tuple[Any, ...]
    parts: Mapping[str, bytes]
    kinds: Mapping[str, str]
    related: tuple[tuple[str, str, str], ...]

    def has(self, kind: str) -> bool:
        """Whether the pages have a "header" or "footer"."""
        return any(_name(one) == f"{kind}Reference" for one in self.section)


def read_letter(reference: ReferenceDoc, report: Report) -> Letter:
    """Return what is kept of the file; `Failure` after a diagnostic where it cannot be read."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(reference.data)) as package:
            files = {name: package.read(name) for name in package.namelist()}
        return _letter(files)
    except (etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        message = f"`{reference.path}` cannot be read: {str(error)[:80]}"
        hint = "open it in Word and save it again as .docx"
        report.error("theme.reference-doc", message, reference.span, hint)
        raise Failure from error


def _letter(files: Mapping[str, bytes]) -> Letter:
    relations = {one.get("Id"): one for one in _relations(files, "word/document.xml")}
    main = parsed_xml(files["word/document.xml"])
    section = _section(main)
    wanted = {one.get(f"{R}id") for one in section if one.get(f"{R}id")}
    kept = [one for one in relations.values() if _kind(one) in KEPT and one.get("TargetMode") != "External"]
    kept = [one for one in kept if _kind(one) not in ("header", "footer") or one.get("Id") in wanted]
    paths = {_kind(one): _target("word/document.xml", one) for one in kept}
    styles = _cleaned(parsed_xml(files[paths["styles"]]))
    numbering = _cleaned(parsed_xml(files[paths["numbering"]])) if "numbering" in paths else None
    others = [one for one in kept if _kind(one) not in ("styles", "numbering")]
    parts = dict(_parts(files, tuple(_target("word/document.xml", one) for one in others)))
    settings = parsed_xml(files["word/settings.xml"]) if "word/settings.xml" in files else ()
    return Letter(
        styles=styles,
        numbering=numbering,
        section=section,
        settings=tuple(one for one in settings if _name(one) in SETTINGS and not _is_idle(one, section)),
        parts=parts,
        kinds=_kinds(files, parts),
        related=tuple((one.get("Id"), one.get("Type"), _target("word/document.xml", one)) for one in others),
    )


def _is_idle(setting: Any, section: tuple[Any, ...]) -> bool:
    """Even pages of their own without a head of their own would have none."""
    return _name(setting) == "evenAndOddHeaders" and not any(one.get(f"{W}type") == "even" for one in section)


SETTINGS = ("mirrorMargins", "evenAndOddHeaders", "clrSchemeMapping")  # what the look of the pages depends on


def parsed_xml(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]


# ------------------------------------------------------------------ the package


def _relations(files: Mapping[str, bytes], part: str) -> Iterator[Any]:
    folder, name = posixpath.split(part)
    data = files.get(f"{folder}/_rels/{name}.rels")
    return iter(()) if data is None else parsed_xml(data).iter(RELATIONS)


def _kind(relation: Any) -> str:
    return str(relation.get("Type")).rpartition("/")[2]


def _target(part: str, relation: Any) -> str:
    """The path of a part in the package, without the slash that some programs write before it."""
    target = str(relation.get("Target"))
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _parts(files: Mapping[str, bytes], wanted: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The parts `wanted` and what they need: their relationships, and the pictures and fonts that these lead to."""
    for part in wanted:
        if re.fullmatch(r"word/(header|footer|fontTable)\d*\.xml", part):
            yield part, written_xml(_apart(_cleaned(parsed_xml(files[part])), part))
        else:
            yield part, files[part]
        folder, name = posixpath.split(part)
        related = f"{folder}/_rels/{name}.rels"
        if related in files:
            yield related, files[related]
            inner = [one for one in _relations(files, part) if one.get("TargetMode") != "External"]
            yield from _parts(files, tuple(_target(part, one) for one in inner))


def _apart(root: Any, part: str) -> Any:
    """Drawings have numbers of their own in the whole document; those of the text count from 1."""
    name = f"{{{NAMESPACES['wp']}}}docPr"
    for at, drawing in enumerate(root.iter(name), 1):
        drawing.set("id", str(1_000_000 + int("0" + re.sub(r"\D", "", part)) * 1_000 + at))
    return root


def _kinds(files: Mapping[str, bytes], parts: Mapping[str, bytes]) -> dict[str, str]:
    types = parsed_xml(files["[Content_Types].xml"])
    own = {one.get("PartName").lstrip("/"): one.get("ContentType") for one in types.iter(f"{TYPES}Override")}
    usual = {one.get("Extension").lower(): one.get("ContentType") for one in types.iter(f"{TYPES}Default")}
    named = [part for part in parts if not part.endswith(".rels")]
    return {part: own.get(part) or usual[part.rpartition(".")[2].lower()] for part in named}


def written_xml(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


# ------------------------------------------------------------------ the pages


def _section(main: Any) -> tuple[Any, ...]:
    """Head, foot, page and margins of the last section; a head that it does not name is that of the section before."""
    sections = list(main.iter(f"{W}sectPr"))
    named = {}
    for section in sections:
        for one in section:
            if _name(one) in ("headerReference", "footerReference"):
                named[_name(one), one.get(f"{W}type")] = one
    last = sections[-1] if sections else ()
    return *named.values(), *(one for one in last if _name(one) in PAGE)


# ------------------------------------------------------------------ what must not leak


def _cleaned(root: Any) -> Any:
    """Tracked changes are accepted; comments, traces of persons and ties to what is not there go."""
    for node in list(root.iter(*(f"{W}{name}" for name in (*CHANGES, *MARKS)))):
        _removed(node)
    for node in list(root.iter(f"{W}ins", f"{W}moveTo", f"{W}smartTag")):
        _unwrapped(node)
    for node in root.iter():
        for name in [name for name in node.attrib if _is_trace(name)]:
            del node.attrib[name]
    for node in root.iter(f"{W}jc", f"{W}lvlJc"):  # LibreOffice writes words of another edition of the standard
        side = node.get(f"{W}val")
        node.set(f"{W}val", {"start": "left", "end": "right"}.get(side, side))
    return root


def _is_trace(name: str) -> bool:
    """Numbers of an editing session, and what no Word understands."""
    return name.startswith((f"{W}rsid", f"{W}characterSet")) or name.endswith(("}paraId", "}textId"))


def _removed(node: Any) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrapped(node: Any) -> None:
    parent = node.getparent()
    at = parent.index(node)
    for child in reversed(list(node)):
        parent.insert(at + 1, child)
    parent.remove(node)
