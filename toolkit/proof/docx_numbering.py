"""Proof: which number Word prints before a paragraph (ECMA-376, 17.9): counted anew from numbering.xml alone."""

import re

from msgspec import Struct, field

from toolkit.proof.docx_package import NUMBERING, STYLES, Element, Package, W, value


class Level(Struct, frozen=True, kw_only=True):
    """`shown`: “%1.%2”, in which a numbered sign stands for the count of that level."""

    start: int
    form: str
    shown: str


class Counters(Struct):
    """Word's counters. Numberings of one definition count on together, except where one starts anew (17.9.27)."""

    package: Package
    definitions: dict[str, dict[int, Level]] = field(default_factory=dict)
    numberings: dict[str, str] = field(default_factory=dict)  # numbering → definition
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # where a numbering starts a level anew
    styled: dict[str, tuple[str, int]] = field(default_factory=dict)  # style → (numbering, level)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, package: Package) -> "Counters":
        made = cls(package)
        root = package.root(NUMBERING)
        for one in root.iter(f"{W}abstractNum"):
            made.definitions[one.get(f"{W}abstractNumId")] = {
                _at(level): _level(level) for level in one.iter(f"{W}lvl")
            }
        for one in root.iter(f"{W}num"):
            identity = one.get(f"{W}numId")
            made.numberings[identity] = value(one, "abstractNumId") or ""
            for override in one.iter(f"{W}lvlOverride"):
                if start := value(override, "startOverride"):
                    made.starts[identity, _at(override)] = int(start)
        for style in package.root(STYLES).iter(f"{W}style"):
            if number := value(style, "pPr/numPr/numId"):
                made.styled[style.get(f"{W}styleId")] = number, int(value(style, "pPr/numPr/ilvl") or 0)
        return made

    def mark(self, paragraph: Element) -> str:
        """What Word prints before `paragraph` (“2.1”, “•”), counting it; nothing where it has no number."""
        identity, depth = self._numbering(paragraph)
        levels = self.definitions.get(self.numberings.get(identity, ""), {})
        if depth not in levels:
            return ""
        if levels[depth].form == "bullet":
            return "•"
        counts = self._counted(identity, depth, levels)
        return re.sub(r"%(\d)", lambda found: str(counts.get(int(found[1]) - 1, 0)), levels[depth].shown)

    def _numbering(self, paragraph: Element) -> tuple[str, int]:
        shape = paragraph.find(f"{W}pPr")
        if shape is None:
            return self.styled.get("", ("", 0))
        own = value(shape, "numPr/numId")
        if own is not None:
            return own, int(value(shape, "numPr/ilvl") or 0)
        return self.styled.get(value(shape, "pStyle") or "", ("", 0))

    def _counted(self, identity: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        """The counts of all levels after one more paragraph at `depth`: deeper levels begin again."""
        counts = self.counts.setdefault(self.numberings[identity], {})
        again = (identity, depth) in self.starts and (identity, depth) not in self.begun
        self.begun.add((identity, depth))
        if again:
            counts[depth] = self.starts[identity, depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, levels[above].start)
        return counts


def _at(element: Element) -> int:
    return int(element.get(f"{W}ilvl", 0))


def _level(element: Element) -> Level:
    return Level(
        start=int(value(element, "start") or 1),
        form=value(element, "numFmt") or "decimal",
        shown=value(element, "lvlText") or "",
    )
