"""Write DOCX: comments of the author as Word's own (ECMA-376, 17.13.4), where they are asked for."""

import datetime as dt
from dataclasses import dataclass, field

from toolkit.model.tree import Comment, Note
from toolkit.model.walk import walk
from toolkit.write.docx.paragraph import run, text_run
from toolkit.write.docx.xml import Element, Elements, w


@dataclass(slots=True)
class Comments:
    """Those that were put down so far. `wanted`: whether the file shows any."""

    wanted: bool
    found: list[str] = field(default_factory=list)

    def mark(self, node: Comment) -> Elements:
        """Return what stands in the text: the place of the comment."""
        if not self.wanted:
            return ()
        number = len(self.found)
        self.found.append(node.text)
        reference = run((w("commentReference", id=number),))
        return w("commentRangeStart", id=number), w("commentRangeEnd", id=number), reference

    def of_note(self, note: Note) -> Elements:
        """The comments inside of a footnote stand at its call: not every program knows them in notes."""
        return tuple(one for node in walk(note.content) if isinstance(node, Comment) for one in self.mark(node))

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


def _paragraph(text: str) -> Element:
    return w("p", run((w("annotationRef"),)), text_run(text))
