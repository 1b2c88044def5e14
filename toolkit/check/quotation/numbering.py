"""Quotation: the numbers by which a text is cited – paragraphs, articles, sections – where they can be recognised."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from msgspec import Struct

_FEWEST = 3  # numbers in a row that make a numbering
_SKIP = 3  # numbers that a bad copy may have lost in between
_LAST = 6000  # characters: how long the last one can be; what follows may be an annex

_PARAGRAPH = re.compile(r"^[ \t]*(?:\*\*)?[\[(¶]?\s?(\d{1,4})(?:[.)\]](?!\d)|(?<=¶\d))[ \t]*\S", re.MULTILINE)
_HEADED = (
    r"^[ \t]*#*[ \t]*(?:{words})[ \t]*(\d{{1,4}})[a-z]?(?![\d.,]*\d)[ \t]*"
    r"(?:[.:–—-]+[ \t]*\S.*|[A-Z(\"'][^.\n]{{0,90}})?$"
)
_ARTICLE = re.compile(_HEADED.format(words=r"Article|Art\.|Artikel|Artículo|ARTICLE|ARTIKEL|ARTÍCULO"), re.MULTILINE)
_SECTION = re.compile(_HEADED.format(words=r"Section|SECTION|Sec\.|§|Abschnitt|Sección"), re.MULTILINE)
_PATTERNS = {"paragraph": _PARAGRAPH, "article-locator": _ARTICLE, "section": _SECTION}


class Numbering(Struct, frozen=True, kw_only=True):
    """Where each number begins: `starts` (offsets, ascending) and `numbers` side by side. `loose`: others like them."""

    starts: tuple[int, ...]
    numbers: tuple[int, ...]
    loose: tuple[tuple[int, int], ...]

    def at(self, offset: int) -> frozenset[int]:
        """The numbers that the place may have: one as a rule, several where a number was lost, none if nobody knows."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return frozenset()
        here = self.numbers[index]
        if index + 1 == len(self.starts):
            return frozenset({here} if offset - self.starts[index] < _LAST else ())
        return frozenset(range(here, max(self.numbers[index + 1], here + 1)))

    def loosely_at(self, offset: int) -> frozenset[int]:
        """The nearest number of this form above the place, of whatever numbering: lists, annexes."""
        before = [number for start, number in self.loose if start <= offset]
        return frozenset(before[-1:])


def numbering_of(label: str, text: str) -> Numbering | None:
    """Return how a text numbers its paragraphs, articles or sections; None where that cannot be seen.

    `label` is a locator term of CSL. A numbering is the longest chain of numbers that grow by one.
    """
    pattern = _PATTERNS.get(label)
    if pattern is None:
        return None
    found = tuple((match.start(1), int(match[1])) for match in pattern.finditer(text))
    chain = _longest_chain(found)
    if len(chain) < _FEWEST:
        return None
    return Numbering(starts=tuple(at for at, _ in chain), numbers=tuple(number for _, number in chain), loose=found)


def _longest_chain(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The best chain that ends in each number, found from first to last."""
    best: dict[int, list[tuple[int, int]]] = {}  # last number → chain
    for at, number in found:
        before = max((best.get(number - skip, []) for skip in range(1, _SKIP + 1)), key=len)
        if len(before) + 1 >= len(best.get(number, [])):  # a table of contents may have begun with the same ones
            best[number] = [*before, (at, number)]
    return max(best.values(), key=len, default=[])


_NUMBERS = re.compile(r"(\d+)(?:[a-z]|\([^()]*\))*(?:\s*[-–—]\s*(\d+))?")


def numbers_in(locator: str) -> frozenset[int]:
    """The numbers that a locator covers: `12–14` → 12, 13, 14; `6(1)(f)` → 6. Roman ones are not read."""
    covered = set[int]()
    for match in _NUMBERS.finditer(re.sub(r"\([^()]*\)", "", locator)):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if last < first:  # pp 134–37
            last = int(str(first)[: -len(match[2])] + match[2]) if len(match[2]) < len(str(first)) else first
        covered |= set(range(first, min(last, first + 500) + 1))
    return frozenset(covered)
