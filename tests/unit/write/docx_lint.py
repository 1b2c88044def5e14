"""What schema validators do not see in a Word file: rules across its parts, and those for accessibility."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = f"{{{OFFICE}}}"
Parts = dict[str, etree._Element]


def parts_of(data: bytes) -> Parts:
    """Every XML part of the package, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def lint(data: bytes) -> list[str]:
    """Return what is wrong, each as `rule: where`; nothing for a file that is right."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
    parts = parts_of(data)
    stories = {
        name: root
        for name, root in parts.items()
        if re.fullmatch(r"word/(document|footnotes|(header|footer)\d*)\.xml", name)
    }
    found = [*_relationships(names, parts)]
    for name, root in stories.items():
        found += (f"{one} ({name})" for rule in STORY_RULES for one in rule(name, root, parts))
    return found + [one for rule in FILE_RULES for one in rule(stories, parts)]


def value(element: etree._Element, path: str) -> str | None:
    """The `w:val` of the element at `path` (names without prefix) below `element`."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


# ------------------------------------------------------------------ the package


def _relationships(names: set[str], parts: Parts) -> Iterator[str]:
    reached = {"[Content_Types].xml"}
    for name in sorted(names):
        if name.endswith(".rels"):
            reached.add(name)
            base = posixpath.dirname(posixpath.dirname(name))
            for relation in parts[name]:
                if relation.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join(base, relation.get("Target", "")))
                    reached.add(target)
                    if target not in names:
                        yield f"relation-target: {name} {relation.get('Id')} → {target}"
    yield from (f"orphan: {name}" for name in sorted(names - reached))


# ------------------------------------------------------------------ each story by itself


def _relation_ids(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    relations = parts.get(posixpath.join("word/_rels", posixpath.basename(name) + ".rels"))
    known = {one.get("Id") for one in relations} if relations is not None else set()
    used = {text for node in root.iter() for key, text in node.attrib.items() if str(key).startswith(R)}
    yield from (f"relation-id: {one}" for one in sorted(map(str, used - known)))


def _bookmarks(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    starts = Counter(one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart"))
    ends = Counter(one.get(f"{W}id") for one in root.iter(f"{W}bookmarkEnd"))
    if starts != ends or any(count > 1 for count in starts.values()):
        yield f"bookmark-pair: {sorted(map(str, (starts - ends) + (ends - starts)))}"
    for one in root.iter(f"{W}bookmarkStart"):
        if not re.fullmatch(r"[A-Za-z_]\w{0,39}", one.get(f"{W}name", ""), re.ASCII):
            yield f"bookmark-name: {one.get(f'{W}name')}"


def _fields(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    depth, instruction = 0, ""
    known = _bookmark_names(parts)
    for mark in root.iter(f"{W}fldChar", f"{W}instrText"):
        if mark.tag == f"{W}instrText":
            instruction += mark.text or ""
            continue
        kind = mark.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        instruction = "" if kind == "begin" else instruction
        target = re.match(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)", instruction)
        if kind == "separate" and target and target[1] not in known:
            yield f"field-target: {instruction.strip()}"
        if depth < 0:
            yield "field-balance: ends twice"
    if depth:
        yield f"field-balance: {depth} open"


def _bookmark_names(parts: Parts) -> set[str]:
    return {one.get(f"{W}name", "") for root in parts.values() for one in root.iter(f"{W}bookmarkStart")}


def _named_things(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    styles = {one.get(f"{W}styleId") for one in parts["word/styles.xml"].iter(f"{W}style")}
    numbers = {"0", *(one.get(f"{W}numId") for one in parts["word/numbering.xml"].iter(f"{W}num"))}  # 0: none (17.9.18)
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for one in root.iter(W + tag):
            if one.get(f"{W}val") not in styles:
                yield f"style: {one.get(f'{W}val')}"
    for one in root.iter(f"{W}numId"):
        if one.get(f"{W}val") not in numbers:
            yield f"numbering: {one.get(f'{W}val')}"


def _tables(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "cell: ends without a paragraph"
    for table in root.iter(f"{W}tbl"):
        row, grid = table.find(f"{W}tr"), table.findall(f"{W}tblGrid/{W}gridCol")
        if row is None or row.find(f"{W}trPr/{W}tblHeader") is None:
            yield "table-head: the first row is not a head"
        if any(len(one.findall(f"{W}tc")) != len(grid) for one in table.iter(f"{W}tr")):
            yield "table-grid: a row has another number of cells"
        if not value(table, "tblPr/tblDescription"):
            yield "table-words: no description"


def _links(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    known = _bookmark_names(parts)
    for link in root.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor is not None and anchor not in known:
            yield f"link-target: {anchor}"
        if not "".join(link.itertext()).strip() and link.find(f".//{W}drawing") is None:
            yield "link-empty: nothing to click"


STORY_RULES = (_relation_ids, _bookmarks, _fields, _named_things, _tables, _links)


# ------------------------------------------------------------------ the file as a whole


def _footnotes(stories: Parts, parts: Parts) -> Iterator[str]:
    made = [one.get(f"{W}id") for one in stories["word/footnotes.xml"] if one.get(f"{W}type") is None]
    called = [one.get(f"{W}id") for one in stories["word/document.xml"].iter(f"{W}footnoteReference")]
    if made != called:
        yield f"footnotes: {made} are there, {called} are called"


def _drawings(stories: Parts, parts: Parts) -> Iterator[str]:
    described = [one for root in stories.values() for one in root.iter(f"{WP}docPr")]
    for number, count in Counter(one.get("id") for one in described).items():
        if count > 1:
            yield f"drawing-id: {number} {count} times"
    for one in described:
        decorative = any(etree.QName(node).localname == "decorative" for node in one.iter())
        if not one.get("descr", "").strip() and not decorative:
            yield f"alt: {one.get('name')}"


def _headings(stories: Parts, parts: Parts) -> Iterator[str]:
    styles = {one.get(f"{W}styleId"): one for one in parts["word/styles.xml"].iter(f"{W}style")}
    for paragraph in stories["word/document.xml"].iter(f"{W}p"):
        style = styles.get(value(paragraph, "pPr/pStyle"))
        if style is not None and value(style, "pPr/outlineLvl") and not "".join(paragraph.itertext()).strip():
            yield "heading-empty: a heading without words"


def _about(stories: Parts, parts: Parts) -> Iterator[str]:
    if not parts["docProps/core.xml"].findtext("{http://purl.org/dc/elements/1.1/}title"):
        yield "title: the file has none"
    language = parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if language is None or not language.get(f"{W}val"):
        yield "language: the file has none"


FILE_RULES = (_footnotes, _drawings, _headings, _about)
