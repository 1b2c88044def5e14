"""Load: the citation styles that there are, by the words of their names and titles. Only the head of a file is read."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from toolkit.load.citation_style import style_files

_HEAD = 3000  # bytes: the title stands in the first lines, the form of the citations a little below
_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)
_FORM = re.compile(rb'citation-format="([a-z-]+)"')
_NOTE = re.compile(rb'<style[^>]*\sclass="note"')


class StyleName(Struct, frozen=True, kw_only=True):
    """A style as `csl:` names it. `form`: how it cites – "note", "author-date", "numeric", "author" or "label"."""

    name: str
    title: str
    form: str

    @property
    def in_notes(self) -> bool:
        return self.form == "note"


def find_styles(root: str, words: tuple[str, ...]) -> tuple[StyleName, ...]:
    """Return the styles whose name or title holds all `words`; first those with the words in the name, by length."""
    wanted = [word.casefold() for word in words]
    by_name = dict[str, Path]()
    for file in style_files(root):
        by_name.setdefault(file.stem, file)
    found = {one.name: one for name, file in by_name.items() for one in _matching(name, file, wanted)}
    return tuple(sorted(found.values(), key=lambda one: (not _holds(one.name, wanted), len(one.name), one.name)))


def _matching(name: str, file: Path, wanted: list[str]) -> Iterator[StyleName]:
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    title = _TITLE.search(head)
    shown = html.unescape(title[1].decode("utf-8", "replace")).strip() if title else name
    if _holds(f"{name} {shown}", wanted):
        form = _FORM.search(head)
        yield StyleName(name=name, title=shown, form="note" if _NOTE.search(head) else form[1].decode() if form else "")


def _holds(text: str, wanted: list[str]) -> bool:
    small = text.casefold().replace("-", " ")
    return all(word.replace("-", " ") in small for word in wanted)
