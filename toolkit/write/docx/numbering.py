"""Write DOCX: native numbering (ECMA-376, 17.9). Word counts, and comes to the numbers that stand in the tree."""

import re

from msgspec import Struct, field

from toolkit.write.docx.xml import Element, Elements, w

STEP = 420  # twips, whole points: how far each level of a list stands to the right
HANGING = 567  # twips; 10 mm: numbered paragraphs and the first level of numbered headings
LEVELS = 9

PARAGRAPHS, BULLETS, ORDERED, HEADINGS = 1, 2, 3, 4  # definitions, and the numbering that each has from the start
BULLET_SIGNS = ("•", "–", "·")


def numbering_part(face: Elements = ()) -> Element:
    """Return numbering.xml: four definitions, each with one numbering. `face`: how the numbers of headings look."""
    definitions = (
        _definition(PARAGRAPHS, [_paragraph_level(i) for i in range(LEVELS)]),
        _definition(BULLETS, [_level(i, "bullet", BULLET_SIGNS[i % 3], STEP * (i + 1), STEP) for i in range(LEVELS)]),
        _definition(ORDERED, [_level(i, "decimal", f"%{i + 1}.", STEP * (i + 1), STEP) for i in range(LEVELS)]),
        _definition(HEADINGS, [_heading_level(i, face) for i in range(LEVELS)]),
    )
    return w(
        "numbering", *definitions, *(numbering(number, number) for number in (PARAGRAPHS, BULLETS, ORDERED, HEADINGS))
    )


def numbering(number: int, definition: int, level: int = 0, start: int | None = None) -> Element:
    """Return `<w:num>`; with `start`, it counts from there on its own."""
    override = None if start is None else w("lvlOverride", w("startOverride", val=start), ilvl=level)
    return w("num", w("abstractNumId", val=definition), override, numId=number)


def number_property(number: int, level: int) -> Element:
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def _definition(number: int, levels: list[Element]) -> Element:
    sign = f"1A2B3C{number:02X}"  # Word knows definitions again by this when text is pasted
    return w(
        "abstractNum",
        w("nsid", val=sign),
        w("multiLevelType", val="multilevel"),
        w("tmpl", val=sign),
        *levels,
        abstractNumId=number,
    )


def _level(at: int, form: str, shown: str, left: int, hanging: int, style: str = "") -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style) if style else None,
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=hanging)),
        ilvl=at,
    )


def _paragraph_level(at: int) -> Element:
    style = "NumberedParagraph" if at == 0 else ""
    return _level(at, "decimal", f"%{at + 1}.", HANGING * (at + 1), HANGING, style)


def _heading_level(at: int, face: Elements) -> Element:
    shown = ".".join(f"%{part + 1}" for part in range(at + 1))
    level = _level(at, "decimal", shown, HANGING + 142 * at, HANGING + 142 * at)
    return Element(level.tag, level.attributes, (*level.children, w("rPr", *face))) if face else level


class Numbers(Struct):
    """Counts along with Word, so that a number of the tree is printed by Word, or else as text: never wrongly."""

    last_paragraph: int = 0
    paragraphs: int = PARAGRAPHS
    last_heading: tuple[int, ...] = ()
    made: list[Element] = field(default_factory=list)

    def ordered(self, level: int, start: int) -> int:
        """Return the number of a new numbering for a list that counts from `start`."""
        return self._new(ORDERED, level, start)

    def paragraph(self, shown: str) -> int | None:
        """Return the numbering for a paragraph numbered `shown` (“12.”): the same for all as long as they count up.

        None where `shown` is not a plain number.
        """
        match = re.fullmatch(r"(\d+)\.?", shown)
        if match is None:
            return None
        if int(match[1]) != self.last_paragraph + 1:
            self.paragraphs = self._new(PARAGRAPHS, 0, int(match[1]))
        self.last_paragraph = int(match[1])
        return self.paragraphs

    def heading(self, shown: str) -> int | None:
        """Return the level (from 0) at which Word counts a heading `shown` (“2.1”); None if it would not."""
        if not re.fullmatch(r"\d+(\.\d+)*", shown):
            return None
        number = tuple(int(part) for part in shown.split("."))
        depth, before = len(number) - 1, self.last_heading
        counted = before[depth] if depth < len(before) else 0
        if depth > len(before) or depth >= LEVELS or number != (*before[:depth], counted + 1):
            return None
        self.last_heading = number
        return depth

    def _new(self, definition: int, level: int, start: int) -> int:
        number = HEADINGS + 1 + len(self.made)
        self.made.append(numbering(number, definition, level, start))
        return number
