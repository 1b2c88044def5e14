"""Load, questions: a Word file with a list of questions → its paragraphs, with the numbers that Word shows."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

LARGEST = 60_000_000  # bytes of one part, unpacked
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Role = Literal["title", "heading", "number", "bullet", "plain"]


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph. `number` is what Word prints before it (“3.2”, “a)”); `where` names its place for people."""

    text: str
    role: Role
    number: str = ""
    where: str = ""


class Grid(Struct, frozen=True, kw_only=True):
    """A table: the texts of its cells, row by row."""

    rows: tuple[tuple[str, ...], ...]
    where: str


class NoWordFile(Exception):
    """Why a file cannot be read as a Word file."""


def read_word(data: bytes) -> tuple[Line | Grid, ...]:
    """Return the paragraphs and tables of a .docx in their order; `NoWordFile` where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body, styles, numbering = (_part(package, name) for name in ("document", "styles", "numbering"))
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ElementTree.ParseError) as error:
        raise NoWordFile("this is no Word file (.docx), or it is damaged") from error
    if body is None:
        raise NoWordFile("this is no Word file (.docx)")
    reader = _Reader(_styles(styles), _Numbering(numbering))
    return tuple(reader.blocks(body.find(f"{_W}body")))


def _part(package: zipfile.ZipFile, name: str) -> Element | None:
    path = f"word/{name}.xml"
    if path not in package.namelist():
        return None
    if package.getinfo(path).file_size > LARGEST:
        raise NoWordFile("this file is larger than any list of questions")
    data = package.read(path)
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise NoWordFile("this file holds what no Word file holds (a DOCTYPE)")
    return ElementTree.fromstring(data)


def _value(element: Element | None, path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path.split("/"))) if element is not None else None
    return found.get(f"{_W}val", "") if found is not None else ""


# ------------------------------------------------------------------ styles and numbers


class _Style(Struct, frozen=True, kw_only=True):
    name: str
    base: str
    number: tuple[str, int]
    outline: str


def _styles(root: Element | None) -> dict[str, _Style]:
    found = root.iter(f"{_W}style") if root is not None else ()
    return {
        one.get(f"{_W}styleId", ""): _Style(
            name=_value(one, "name").lower(),
            base=_value(one, "basedOn"),
            number=_numbered(one.find(f"{_W}pPr")),
            outline=_value(one, "pPr/outlineLvl"),
        )
        for one in found
    }


def _numbered(properties: Element | None) -> tuple[str, int]:
    """The list of a paragraph and its level in it."""
    level = _value(properties, "numPr/ilvl")
    return _value(properties, "numPr/numId"), int(level) if level.isdigit() else 0


class _Level(Struct, frozen=True):
    form: str
    text: str
    start: int


class _Numbering:
    """Counts as Word does: lists of one definition go on counting, unless one of them says where it starts."""

    def __init__(self, root: Element | None) -> None:
        self.levels = dict[str, dict[int, _Level]]()
        self.definition = dict[str, str]()
        self.restart = dict[str, dict[int, int]]()
        self.counts = dict[str, dict[int, int]]()
        for one in root.iter(f"{_W}abstractNum") if root is not None else ():
            levels = {int(level.get(f"{_W}ilvl", "0")): _level(level) for level in one.iter(f"{_W}lvl")}
            self.levels[one.get(f"{_W}abstractNumId", "")] = levels
        for one in root.iter(f"{_W}num") if root is not None else ():
            number = one.get(f"{_W}numId", "")
            self.definition[number] = _value(one, "abstractNumId")
            overrides = ((each.get(f"{_W}ilvl", "0"), _value(each, "startOverride")) for each in one)
            self.restart[number] = {int(level): int(start) for level, start in overrides if start.isdigit()}

    def next(self, number: str, level: int) -> tuple[str, str] | None:
        """(form, shown number) of the next paragraph; None where it is in no list."""
        key = self.definition.get(number, "")
        levels = self.levels.get(key, {})
        if level not in levels:
            return None
        counts = self.counts.setdefault(key, {})
        start = self.restart.get(number, {}).pop(level, None)
        counts[level] = start if start is not None else counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = levels[level].text
        for at, each in levels.items():
            shown = shown.replace(f"%{at + 1}", _shown(counts.get(at, each.start), each.form))
        return levels[level].form, shown


def _level(element: Element) -> _Level:
    start = _value(element, "start")
    return _Level(
        _value(element, "numFmt") or "decimal", _value(element, "lvlText"), int(start) if start.isdigit() else 1
    )


def _shown(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    shown = ""
    for value, sign in signs:
        shown += sign * (count // value)
        count %= value
    return shown


# ------------------------------------------------------------------ paragraphs and tables


class _Reader(Struct):
    styles: Mapping[str, _Style]
    numbering: _Numbering
    paragraphs: int = 0
    tables: int = 0

    def blocks(self, parent: Element | None) -> Iterator[Line | Grid]:
        for child in parent if parent is not None else ():
            if child.tag == f"{_W}p":
                self.paragraphs += 1
                line = self.line(child)
                if line.text:
                    yield line
            elif child.tag == f"{_W}tbl":
                self.tables += 1
                yield Grid(rows=tuple(self.rows(child)), where=f"table {self.tables}")
            elif child.tag in (f"{_W}sdt", f"{_W}ins", f"{_W}customXml", f"{_W}sdtContent"):
                yield from self.blocks(child)

    def rows(self, table: Element) -> Iterator[tuple[str, ...]]:
        for row in table.iter(f"{_W}tr"):
            cells = row.iter(f"{_W}tc")
            yield tuple("\n".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in cells)

    def line(self, paragraph: Element) -> Line:
        properties, text = paragraph.find(f"{_W}pPr"), _text(paragraph)
        where = f"paragraph {self.paragraphs}"
        style = self.chain(_value(properties, "pStyle"))
        number, level = _numbered(properties)
        if not number:
            number, level = next((one.number for one in style if one.number[0]), ("", 0))
        listed = self.numbering.next(number, level) if number and number != "0" and text else None
        form, shown = listed or ("", "")
        names = [one.name for one in style]
        outline = _value(properties, "outlineLvl") or next((one.outline for one in style if one.outline), "")
        if "title" in names[:1]:
            return Line(text=text, role="title", where=where)
        if any(name.startswith("heading") for name in names) or outline in tuple("01234567"):
            return Line(text=text, role="heading", number="" if form == "bullet" else shown, where=where)
        if form == "bullet" or (form.endswith(("Letter", "Roman")) and listed):
            return Line(text=text, role="bullet", number="" if form == "bullet" else shown, where=where)
        return Line(text=text, role="number" if listed and shown else "plain", number=shown, where=where)

    def chain(self, name: str) -> list[_Style]:
        """The style of a paragraph, and those that it is based on."""
        found = list[_Style]()
        while name in self.styles and len(found) < 12:
            found.append(self.styles[name])
            name = self.styles[name].base
        return found


_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}checkBox": "☐ "}
_GONE = (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}instrText", f"{_W}txbxContent")


def _text(paragraph: Element) -> str:
    """The words as they are with all changes accepted; a line per line."""
    lines = "".join(_pieces(paragraph)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}sym":
            yield "☐ "  # a box of a font for signs; a person sees it, too, in the draft
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _GONE:
            yield from _pieces(child)
