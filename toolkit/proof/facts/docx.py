"""Proof, facts: a Word file → its text, and what it tells besides: changes, comments, names, places, hidden words."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from toolkit.base.exif import tells_place
from toolkit.base.picture import pixel_size
from toolkit.proof.docx_package import DOCUMENT, NOTES, WP, Element, Package, R, W, open_package
from toolkit.proof.facts.facts import FileFacts, PictureFact
from toolkit.proof.facts.places import local_places
from toolkit.proof.lint import lint
from toolkit.proof.lint.fault import Fault

ENDNOTES, COMMENTS, CORE, APP, CUSTOM = (
    "word/endnotes.xml", "word/comments.xml", "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml",
)  # fmt: skip
CHANGES = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "sectPrChange", "numberingChange", "cellIns", "cellDel",
)  # fmt: skip
STORY = re.compile(r"word/(document|footnotes|endnotes|(header|footer)\d*)\.xml")
FOR_READERS = ("alt", "table-head", "heading-order", "heading-empty", "language", "title", "link-empty")
EMU = 914_400  # to the inch
STRICT = "it is no usual Word file (perhaps “Strict Open XML”); save it as “Word Document (.docx)”"
_CORE_NAMES = {
    "creator": "Author", "lastModifiedBy": "Last modified by", "description": "Comments", "keywords": "Tags",
    "category": "Categories", "contentStatus": "Status", "subject": "Subject", "title": "Title",
}  # fmt: skip
_APP_NAMES = {"Company": "Company", "Manager": "Manager", "Template": "Template", "HyperlinkBase": "Hyperlink base"}


def docx_facts(name: str, data: bytes) -> FileFacts:
    try:
        package = open_package(data)
    except ValueError as error:
        return FileFacts(name=name, format="docx", size=len(data), broken=str(error))
    if package.root(DOCUMENT).tag != f"{W}document":
        return FileFacts(name=name, format="docx", size=len(data), broken=STRICT)
    stories = [root for part, root in package.roots.items() if STORY.fullmatch(part)]
    pages = _pages(package)
    return FileFacts(
        name=name,
        format="docm" if any(part.endswith("vbaProject.bin") for part in package.names) else "docx",
        size=len(data),
        text=tuple(_paragraphs(package.root(DOCUMENT), boxed=False)),
        notes=(
            *_paragraphs(package.root(DOCUMENT), boxed=True),
            *_paragraphs(package.root(NOTES)),
            *_paragraphs(package.root(ENDNOTES)),
        ),
        pages=pages,
        pages_by="Word, when the file was last saved" if pages else "",
        macros=any(part.endswith(("vbaProject.bin", "vbaData.xml")) for part in package.names),
        pictures=tuple(_pictures(package)),
        changes=_authors(stories, CHANGES),
        comments=_authors([package.root(COMMENTS)], ("comment",)),
        hidden=tuple(_hidden(stories)),
        paths=local_places(_said(package)),
        embedded=tuple(posixpath.basename(one) for one in package.names if one.startswith("word/embeddings/")),
        metadata=_metadata(package),
        faults=_faults(package),
    )


# ------------------------------------------------------------------ text


def _paragraphs(root: Element, *, boxed: bool | None = None) -> Iterator[str]:
    """The paragraphs of a story as they will be with all changes taken; separators of notes have no text.

    `boxed`: only those in text boxes, or only the others. What is written twice, for old programs, is taken once.
    """
    for paragraph in root.iter(f"{W}p"):
        around = {str(one.tag).rpartition("}")[2] for one in paragraph.iterancestors()}
        if "Fallback" in around or boxed not in (None, "txbxContent" in around):
            continue
        text = "".join(_shown(paragraph))
        if text.strip():
            yield text


def _shown(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        run = node.getparent()
        around = next(node.iterancestors(f"{W}p", f"{W}moveFrom"), None)
        if run.tag != f"{W}r" or around is not paragraph:
            continue
        if node.tag == f"{W}t":
            yield node.text or ""
        else:
            yield "-" if node.tag == f"{W}noBreakHyphen" else " "


def _hidden(stories: list[Element]) -> Iterator[str]:
    """Runs that Word does not show (17.3.2.41), once for each stretch."""
    for root in stories:
        for run in root.iter(f"{W}r"):
            mark = run.find(f"{W}rPr/{W}vanish")
            text = "".join(run.itertext(f"{W}t"))
            if mark is not None and mark.get(f"{W}val", "1") not in ("0", "false") and text.strip():
                yield text


def _authors(stories: list[Element], tags: tuple[str, ...]) -> tuple[str, ...]:
    names = (one.get(f"{W}author", "") for root in stories for one in root.iter(*(f"{W}{tag}" for tag in tags)))
    return tuple(name or "somebody" for name in names)


# ------------------------------------------------------------------ what stands under File > Info


def _metadata(package: Package) -> Mapping[str, str]:
    found = dict[str, str]()
    for part, names in ((CORE, _CORE_NAMES), (APP, _APP_NAMES)):
        for node in package.root(part):
            name = names.get(str(node.tag).rpartition("}")[2])
            if name and (node.text or "").strip():
                found[name] = str(node.text).strip()
    for node in package.root(CUSTOM):
        found[f"Property “{node.get('name', '')}”"] = "".join(node.itertext()).strip()
    return found


def _pages(package: Package) -> int | None:
    """Only Word itself counts right; other programs write what they like, or nothing."""
    said = {str(node.tag).rpartition("}")[2]: node.text or "" for node in package.root(APP)}
    counted = said.get("Pages", "")
    by_word = said.get("Application", "").startswith("Microsoft") and _number(said.get("Words")) > 0
    return (_number(counted) or None) if by_word else None


def _number(text: str | None) -> int:
    """The number that stands there; 0 where none does."""
    return int(text) if text and text.isdecimal() else 0


def _said(package: Package) -> Iterator[str]:
    """Everything in which a place on a computer may stand: targets of relations, settings, properties, field codes."""
    for part, root in package.roots.items():
        if part.endswith(".rels"):
            yield from (node.get("Target", "") for node in root if node.get("TargetMode") == "External")
        elif part.startswith("docProps/"):
            yield from (text for text in root.itertext() if text.strip())
        elif part.startswith("word/"):
            yield from (node.text or "" for node in root.iter(f"{W}instrText"))
            yield from (node.get("descr", "") for node in root.iter(f"{WP}docPr"))
            yield from (node.get("name", "") for node in root.iter("{*}cNvPr"))


# ------------------------------------------------------------------ pictures, and people who cannot see them


def _pictures(package: Package) -> Iterator[PictureFact]:
    for part, root in package.roots.items():
        if not STORY.fullmatch(part):
            continue
        targets = _targets(package, part)
        for drawing in root.iter(f"{WP}inline", f"{WP}anchor"):
            extent, picture = drawing.find(f"{WP}extent"), next(drawing.iter("{*}blip"), None)
            target = targets.get(picture.get(f"{R}embed", "")) if picture is not None else None
            data = package.others.get(target or "")
            if data is not None:
                width = _number(extent.get("cx")) / EMU if extent is not None else 0
                pixels = pixel_size(data)
                dots = pixels[0] / width if pixels and width else None
                name = posixpath.basename(target or "")
                yield PictureFact(name=name, pixels=pixels, dots=dots, tells_place=tells_place(data))


def _targets(package: Package, part: str) -> dict[str, str]:
    base, name = posixpath.split(part)
    relations = package.root(f"{base}/_rels/{name}.rels")
    return {one.get("Id", ""): posixpath.normpath(posixpath.join(base, one.get("Target", ""))) for one in relations}


def _faults(package: Package) -> tuple[Fault, ...]:
    try:
        return tuple(fault for fault in lint(package) if fault.rule in FOR_READERS)
    except (ValueError, KeyError, AttributeError, TypeError):
        return ()  # a file of other programs that no rule of ours was written for
