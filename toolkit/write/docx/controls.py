"""Write DOCX: fields to fill in, as plain-text content controls (ECMA-376, 17.5.2) inside of a paragraph."""

from msgspec import Struct

from toolkit.model.template import Template
from toolkit.model.tree import Value
from toolkit.write.docx.xml import Element, Elements, legal, w

ABOVE = 1_000  # this the controls are numbered
LONGEST = 64  # characters of a tag or a title (17.5.2.1, 17.5.2.42)


class Controls(Struct):
    """`made`: how many so far; each has a number of its own."""

    template: Template
    lang: str
    made: int = 0

    def around(self, node: Value, written: Elements) -> Element:
        """Return a control that holds `written`, tagged with the name of the field; an open one asks for its text."""
        self.made += 1
        about = w(
            "sdtPr",
            w("alias", val=legal(self._title(node.control))[:LONGEST]),
            w("tag", val=legal(node.control)[:LONGEST]),
            w("id", val=ABOVE + self.made),
            w("showingPlcHdr") if node.missing else None,
            w("text"),
        )
        return w("sdt", about, w("sdtContent", *written))

    def _title(self, name: str) -> str:
        return next((one.title(self.lang) for one in self.template.fields if one.name == name), name)
