"""Write DOCX: head and foot of the pages, and the letterhead, which is the head of the first page."""

from toolkit.model.build import Look
from toolkit.model.template import Letterhead, Logo
from toolkit.model.tree import Document
from toolkit.write.docx.fields import field
from toolkit.write.docx.paragraph import BOLD, paragraph, run, space, text_run
from toolkit.write.docx.pictures import inline, picture_parts
from toolkit.write.docx.xml import EMU_PER_TWIP, Element, Elements, element, millimetres, w
from toolkit.write.letterhead import BELOW, BETWEEN, HEAD, LINE
from toolkit.write.running_head import Counter, Pieces, letterhead_lines, running_texts

LOGO = "rIdLogo"
NUMBER = 900_001  # of the logo among the drawings; those of the text count from 1
POINTS = 72 / 25.4  # in a millimetre


def header(document: Document, look: Look, *given: Element) -> Element:
    """Return the head of the pages; `given`: what else its paragraph says."""
    texts = running_texts(document, look)
    left = _runs(texts.head_left, *BOLD)
    return w("hdr", paragraph("Header", (*left, _to_the_right(), *_runs(texts.head_right)), *given))


def footer(document: Document, look: Look, *given: Element) -> Element:
    texts = running_texts(document, look)
    return w("ftr", paragraph("Footer", (*_runs(texts.foot_left), _to_the_right(), *_runs(texts.foot_right)), *given))


def first_header(document: Document, look: Look) -> Element:
    """The letterhead where there is one; else the running head, where the theme wants it there, or nothing."""
    if look.theme.letterhead:
        return w("hdr", *_letterhead(look.theme.letterhead, look))
    return header(document, look) if look.theme.running.first_page else w("hdr", paragraph("Header", ()))


def _runs(pieces: Pieces, *face: Element) -> Elements:
    return tuple(one for piece in pieces for one in _piece(piece, face))


def _piece(piece: str | Counter, face: Elements) -> Elements:
    if isinstance(piece, str):
        return (text_run(piece, *face),)
    return field("PAGE" if piece.of == "page" else "NUMPAGES", (text_run("1", *face),), *face)


def _to_the_right() -> Element:
    """A tab that finds the right margin by itself, whatever the page."""
    return run((w("ptab", relativeTo="margin", alignment="right", leader="none"),))


# ------------------------------------------------------------------ the letterhead


def _letterhead(letterhead: Letterhead, look: Look) -> Elements:
    lines = letterhead_lines(look)
    if letterhead.side == "center":
        return _centred(letterhead, lines)
    picture = (_beside(letterhead.logo, letterhead),) if letterhead.logo else ()
    high = len(lines or ("",)) * look.theme.sizes["small"] * LINE
    logo = letterhead.height * POINTS if letterhead.logo else 0
    below = max(0.0, logo - high) + BELOW * POINTS
    across = w("jc", val="right" if letterhead.side == "left" else "left")
    return _lines(lines, picture, below, across, look.theme.sizes["small"] * LINE)


def _centred(letterhead: Letterhead, lines: tuple[str, ...]) -> Elements:
    middle = w("jc", val="center")
    above: Elements = ()
    if logo := letterhead.logo:
        drawn = run((element("w:drawing", {}, inline(NUMBER, LOGO, _size(logo, letterhead), logo.alt)),))
        above = (paragraph("Letterhead", (drawn,), space(0, BETWEEN * POINTS), _apart(), middle),)
    return *above, *_lines(lines, (), BELOW * POINTS, middle, None)


def _lines(lines: tuple[str, ...], picture: Elements, below: float, across: Element, height: float | None) -> Elements:
    """The lines of the address; the first holds the picture, after the last one comes the room above the text."""
    last = len(lines or ("",)) - 1
    return tuple(
        paragraph(
            "Letterhead",
            (*(picture if at == 0 else ()), text_run(line)),
            space(0, below if at == last else 0, height),
            _apart(),
            across,
        )
        for at, line in enumerate(lines or ("",))
    )


def _apart() -> Element:
    return w("contextualSpacing", val=0)


def _size(logo: Logo, letterhead: Letterhead) -> tuple[int, int]:
    high = millimetres(letterhead.height) * EMU_PER_TWIP
    return round(high * logo.ratio), high


def _beside(logo: Logo, letterhead: Letterhead) -> Element:
    """The logo at its margin, at the height at which the letterhead begins; the lines run beside it."""
    size = _size(logo, letterhead)
    extent = {"cx": size[0], "cy": size[1]}
    edges = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)
    flags = {"simplePos": 0, "relativeHeight": 1, "behindDoc": 0, "locked": 0, "layoutInCell": 1, "allowOverlap": 1}
    top = str(millimetres(HEAD) * EMU_PER_TWIP)
    described, *parts = picture_parts(NUMBER, LOGO, extent, logo.alt)
    anchor = element(
        "wp:anchor",
        {**edges, **flags},
        element("wp:simplePos", {"x": 0, "y": 0}),
        element("wp:positionH", {"relativeFrom": "margin"}, element("wp:align", {}, letterhead.side)),
        element("wp:positionV", {"relativeFrom": "page"}, element("wp:posOffset", {}, top)),
        element("wp:extent", extent),
        element("wp:effectExtent", dict.fromkeys(("l", "t", "r", "b"), 0)),
        element("wp:wrapNone", {}),
        described,
        *parts,
    )
    return run((element("w:drawing", {}, anchor),))
