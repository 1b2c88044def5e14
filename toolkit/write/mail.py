"""Write: document → plain text for an e-mail: lines of at most 76 signs, so that no program on the way breaks them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Document
from toolkit.write.text import Words

WIDTH = 76  # RFC 2045, 6.7 asks for no more; RFC 5322, 2.1.1 for 78
MARKS = re.compile(r"((?:> )*)( *(?:- |\d+\. |\[\d+\] )?)")  # of a quotation, of an item, of a note


class MailWriter(Struct, frozen=True):
    """The text as in plain text; a table that is too wide becomes a list of its rows."""

    name: str = "mail"
    suffix: str = "mail.txt"
    needs: tuple[str, ...] = ()

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        pieces = "\n\n".join(Words(document.lang, report, WIDTH).document(document))
        lines = (line.rstrip() for long in pieces.split("\n") for line in folded(long))
        return Rendering(data="".join(f"{line}\n" for line in lines).encode())


MAIL = MailWriter()


def folded(line: str, width: int = WIDTH) -> Iterator[str]:
    """Yield `line` in lines of at most `width` signs, broken at spaces only; one long word has a line of its own.

    What follows stands below the words of the first line, not below the mark of its item, and stays in its quotation.
    Spaces that do not break stay together, and no sign but the space at a break is lost.
    """
    if len(line) <= width:
        yield line
        return
    found = MARKS.match(line)
    assert found is not None
    quoted, mark = found.groups()
    start, below = quoted + mark, quoted + " " * len(mark)
    shown = start
    for word in re.findall(r" *[^ ]+", line[len(start) :]):
        if len(shown) + len(word) > width and shown not in (start, below):
            yield shown
            shown, word = below, word.lstrip(" ")
        shown += word
    yield shown
