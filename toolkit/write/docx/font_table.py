"""Write DOCX: fontTable.xml, by which a Word without our fonts finds the ones that come nearest (ECMA-376, 17.8.3)."""

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model.template import Theme
from toolkit.write.docx.xml import Element, w
from toolkit.write.typefaces import NASKH


class Kin(Struct, frozen=True):
    """How a font is described: what every Word has in its place, its kind, and its shape (PANOSE 1)."""

    instead: str
    family: str
    shape: str
    pitch: str = "variable"
    letters: str = "00"  # the set of letters that it is for, by the number of Windows


MONOSPACE = "Consolas"

# Cambria and Calibri come with Word for Windows and macOS; LibreOffice has fonts of the same widths for them.
KIN = {
    "Noto Serif": Kin("Cambria", "roman", "02020600060500020200"),
    "Noto Sans": Kin("Calibri", "swiss", "020B0502040504020204"),
    "Cambria": Kin("Caladea", "roman", "02040503050406030204"),
    "Calibri": Kin("Carlito", "swiss", "020F0502020204030204"),
    NASKH: Kin("Sakkal Majalla,Traditional Arabic,Arial", "auto", "02020500000000000000", letters="B2"),
    "Consolas": Kin("Courier New", "modern", "020B0609020204030204", "fixed"),
}


def word_theme(theme: Theme) -> Theme:
    """The theme with the fonts that it names for Word, where it does."""
    return replace(
        theme,
        body_font=theme.word_body_font or theme.body_font,
        heading_font=theme.word_heading_font or theme.heading_font,
    )


def font_table(theme: Theme, *also: str) -> Element:
    """Return the part: a font of another name is described as one that Word must look for itself."""
    named = word_theme(theme)
    return w("fonts", *(_font(name) for name in dict.fromkeys((named.body_font, named.heading_font, MONOSPACE, *also))))


def _font(name: str) -> Element:
    kin = KIN.get(name)
    if kin is None:
        return w("font", w("charset", val="00"), w("family", val="auto"), w("pitch", val="variable"), name=name)
    return w(
        "font",
        w("altName", val=kin.instead),
        w("panose1", val=kin.shape),
        w("charset", val=kin.letters),
        w("family", val=kin.family),
        w("pitch", val=kin.pitch),
        name=name,
    )
