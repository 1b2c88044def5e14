"""Write DOCX: comments of the author as Word's own (ECMA-376, 17.13.4), where they are asked for."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.model.tree import Comment, Inline, Inlines, Note, Text
from toolkit.model.walk import walk
from toolkit.write.docx.paragraph import run, text_run
from toolkit.write.docx.xml import Element, Elements, w

_LAST_WORD = re.compile(r"(?<=\s)\S+\s*$")


class Comments(Struct):
    """Those that were put down so far. `wanted`: whether the file shows any."""

    wanted: bool
    found: list[str] = field(default_factory=list)

    def around(self, node: Comment, written: Elements) -> Elements:
        """Return `written` (nothing: only the place) with the comment on it."""
        if not self.wanted:
            return written
        number = len(self.found)
        self.found.append(node.text)
        reference = run((w("commentReference", id=number),))
        return w("commentRangeStart", id=number), *written, w("commentRangeEnd", id=number), reference

    def of_note(self, note: Note, call: Elements) -> Elements:
        """The comments inside of a footnote stand on its call: not every program knows them in notes."""
        for node in walk(note.content):
            if isinstance(node, Comment):
                call = self.around(node, call)
        return call

    def part(self, author: str, stamp: int) -> Element:
        """Return comments.xml; `stamp` in seconds since 1970."""
        date = dt.datetime.fromtimestamp(stamp, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        initials = "".join(word[0] for word in author.split() if word[0].isalnum())[:4].upper()
        return w(
            "comments",
            *(
                w("comment", _paragraph(text), id=number, author=author, date=date, initials=initials or None)
                for number, text in enumerate(self.found)
            ),
        )


def last_words_apart(inlines: Inlines) -> Iterator[Inline]:
    """The same inlines, but of a text before a comment the last word is one of its own: on that the comment stands."""
    for node, after in zip(inlines, (*inlines[1:], None), strict=False):
        match = _LAST_WORD.search(node.text) if isinstance(node, Text) and isinstance(after, Comment) else None
        if match and isinstance(node, Text):
            yield replace(node, text=node.text[: match.start()])
            yield replace(node, text=match[0])
        else:
            yield node


def _paragraph(text: str) -> Element:
    return w("p", run((w("annotationRef"),)), text_run(text))
