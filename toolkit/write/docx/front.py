"""Write DOCX: the title block in the form of the theme: a bar, a rule, a ground of its own, or nothing."""

from toolkit.model.template import Theme
from toolkit.write.docx.paragraph import line, space, with_property
from toolkit.write.docx.styles import BANDED
from toolkit.write.docx.xml import Element, Elements, w

BELOW = 20  # points from the block to what follows


def title_block(written: Elements, theme: Theme, *, letter: bool) -> Elements:
    """Return the paragraphs of a title block or letterhead with the lines or the ground that the theme gives it."""
    if not written or any(one.tag != "w:p" for one in (written[0], written[-1])):
        return written
    colours, form = theme.colours, "bar" if letter else theme.title_block
    if form == "band":
        return _banner(written)
    if form == "rule":
        written = (_bordered(written[0], line("top", colours["accent"], 36, 12)), *written[1:])
    if form == "bar":
        written = (*written[:-1], _bordered(written[-1], line("bottom", colours["accent"], 12, 10)))
    return *written[:-1], with_property(written[-1], space(0, BELOW))


def _bordered(paragraph: Element, border: Element) -> Element:
    return with_property(paragraph, w("pBdr", border))


def _banner(written: Elements) -> Elements:
    """Each paragraph in the style that stands on the ground; after the last one comes more room."""
    named = tuple(with_property(one, w("pStyle", val=_banner_style(one))) for one in written)
    return *named[:-1], with_property(named[-1], space(0, BELOW + 14))


def _banner_style(paragraph: Element) -> str:
    given = paragraph.children[0]
    properties = given.children if isinstance(given, Element) else ()
    styles = (one.get("w:val") for one in properties if isinstance(one, Element) and one.tag == "w:pStyle")
    name = next(styles, None)
    return f"Banner{name if name in BANDED else 'Date'}"
