"""Quotation: what stands in the way of a sentence on a page: running heads, page numbers, footnotes and their marks."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from toolkit.check.quotation.folding import Word

_EDGE = 3  # lines at the top and at the bottom of a page that can be running heads
_PAGE_NUMBER = re.compile(
    r"[\s|\[\]/\-–—.]*(?:page|seite|página|p\.)?\s*(\d{1,4})(?:\s*(?:of|von|sur|de|/)\s*\d+)?[\s|\[\]\-–—.]*",
    re.IGNORECASE,
)
_NOTE_ANYWHERE = re.compile(r"\d{1,3}(?!\d)")
_PAGE = 6000  # characters: how far above its note a footnote mark may stand
_NOTE = re.compile(r"[ \t]*(?:(\d{1,3})(?![.\d)])|[*†‡])[ \t]*(?=[^\W\d_]|[\"'(])")


class Line(Struct, frozen=True, kw_only=True):
    """A line of a page that is not empty, with its place in the whole text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines_of(page: str, offset: int) -> tuple[Line, ...]:
    lines, at = list[Line](), offset
    for text in page.split("\n"):
        if text.strip():
            lines.append(Line(start=at, text=text))
        at += len(text) + 1
    return tuple(lines)


def furniture(pages: tuple[tuple[Line, ...], ...]) -> tuple[tuple[int, int], ...]:
    """Return the places (start, end) that belong to no sentence, in order: heads and feet, then the notes of a page."""
    common = _repeated(pages)
    found = list[tuple[int, int]]()
    for lines in pages if len(pages) > 1 else ():
        top, bottom = 0, len(lines)
        while top < min(_EDGE, bottom) and _is_furniture(lines[top], common):
            top += 1
        while bottom > max(top, len(lines) - _EDGE) and _is_furniture(lines[bottom - 1], common):
            bottom -= 1
        notes = _first_note(lines[top:bottom]) + top
        found += [(line.start, line.end) for line in (*lines[:top], *lines[notes:])]
    return tuple(found)


def printed_number(lines: tuple[Line, ...]) -> int | None:
    """The number that is printed at the top or at the bottom of a page, where one stands on a line of its own."""
    for line in (*lines[-2:][::-1], *lines[:2]):
        if match := _page_number(line):
            return int(match[1])
    return None


def _page_number(line: Line) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(line.text.strip()) if len(line.text) < 60 else None


def _repeated(pages: tuple[tuple[Line, ...], ...]) -> frozenset[str]:
    """The lines at the edges of pages that come again, whatever their digits are."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    least = 2 if len(pages) < 6 else 3
    return frozenset(key for key, times in seen.items() if times >= least)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.strip().casefold())


def _is_furniture(line: Line, common: frozenset[str]) -> bool:
    return _page_number(line) is not None or (len(line.text) < 120 and _key(line) in common)


def _first_note(lines: tuple[Line, ...]) -> int:
    """The line with which the footnotes of a page begin: it starts with a number that the text above carries."""
    for at in range(len(lines) // 3, len(lines)):
        match = _NOTE.match(lines[at].text)
        if match and _is_called(match[1] or match[0].strip(), "\n".join(line.text for line in lines[:at])):
            return at
    return len(lines)


def _is_called(mark: str, above: str) -> bool:
    return re.search(rf"(?<=[^\s\d]){re.escape(mark)}(?!\d)", above) is not None


def is_note(text: str, start: int, end: int) -> bool:
    """Whether the characters `start` to `end` are whole lines, and the first begins with the number of a footnote."""
    before, after = text[max(0, start - 9) : start].rstrip(" "), text[end : end + 9].lstrip(" .,;:)\"'")
    match = _NOTE_ANYWHERE.match(text, start)
    whole = before.endswith("\n") and (not after or after.startswith("\n"))
    return bool(whole and match and _is_called(match[0], text[max(0, start - _PAGE) : start]))


def without_marks(words: tuple[Word, ...], text: str) -> Iterator[Word]:
    """The words without the numbers of footnotes: `rights.12 States`, `rights12`, `rights [12]`.

    A raised number may also stand at the beginning of a line of its own; then it is the next one after the last.
    """
    last = 0
    for word in words:
        if word.text[0].isdigit():
            if word.text.isdigit() and len(word.text) <= 3 and _is_mark(word, text, last):
                last = int(word.text)
                continue
            if (year := re.fullmatch(r"(\d+)\.(\d{1,3})", word.text)) and re.match(r"\s+[A-Z]", text[word.end :][:3]):
                last = int(year[2])
                yield Word(text=year[1], start=word.start, end=word.start + len(year[1]), cut=word.cut)
                continue
        yield word


def _is_mark(word: Word, text: str, last: int) -> bool:
    before, after = text[word.start - 1 : word.start], text[word.end : word.end + 1]
    if before == "[" and after == "]":
        return True
    if after.isalnum() or after == "%":
        return False
    if before == "\n" and int(word.text) == last + 1:
        return text[max(0, word.start - 9) : word.start].rstrip()[-1:] in tuple(".,;:!?\"')")
    return bool(before) and (before in ".,;:!?\"')" or before.isalpha())
