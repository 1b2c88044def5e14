"""Write DOCX: the look of a chart that can be edited: colours, hatches, markers and letters, all said explicitly.

A file without a theme part has no colours of its own, so a shape that names none would not be seen.
"""

from toolkit.model.template import Theme
from toolkit.write.docx.xml import Element, Elements, Scalar, element

HATCHES = ("", "wdUpDiag", "wdDnDiag", "smCheck")  # whoever sees no colours tells bars by these,
MARKERS = ("circle", "square", "triangle", "diamond")  # points by these,
DASHES = ("solid", "dash", "sysDot", "dashDot")  # and lines by these
WIDTH, THIN = 20_320, 6_350  # of lines, in English Metric Units: 1.6 and 0.5 points


def a(name: str, attributes: dict[str, Scalar] | None = None, *children: Element | str | None) -> Element:
    return element(f"a:{name}", attributes or {}, *children)


def _colour(at: int, theme: Theme) -> str:
    return theme.colours[f"chart-{at % 4 + 1}"]


def solid(value: str) -> Element:
    return a("solidFill", None, a("srgbClr", {"val": value}))


def bar_fill(at: int, theme: Theme) -> Elements:
    """The colour of a series of bars, from the second on under a white hatch; a thin white edge parts them."""
    edge = a("ln", {"w": THIN}, solid("FFFFFF"))
    hatch = HATCHES[at % 4]
    if not hatch:
        return solid(_colour(at, theme)), edge
    front = a("fgClr", None, a("srgbClr", {"val": "FFFFFF"}))
    ground = a("bgClr", None, a("srgbClr", {"val": _colour(at, theme)}))
    return a("pattFill", {"prst": hatch}, front, ground), edge


def line(at: int | None, theme: Theme, colour: str = "muted", *, drawn: bool = True, dashed: bool = True) -> Element:
    """The line of a series, or (`at` None) a thin one in a colour of the theme; none where it is not to be seen."""
    if not drawn or (at is None and not colour):
        return a("ln", {"w": THIN}, a("noFill"))
    if at is None:
        return a("ln", {"w": THIN}, solid(theme.colours[colour]))
    dash = a("prstDash", {"val": DASHES[at % 4 if dashed else 0]})
    return a("ln", {"w": WIDTH, "cap": "rnd"}, solid(_colour(at, theme)), dash, a("round"))


def marker(at: int, theme: Theme, *, shown: bool) -> Element:
    if not shown:
        return element("c:marker", {}, element("c:symbol", {"val": "none"}))
    fill = element("c:spPr", {}, solid(_colour(at, theme)), a("ln", {"w": THIN}, solid(_colour(at, theme))))
    size = element("c:size", {"val": 6})
    return element("c:marker", {}, element("c:symbol", {"val": MARKERS[at % 4]}), size, fill)


def area() -> Element:
    """Neither ground nor frame."""
    return element("c:spPr", {}, a("noFill"), a("ln", None, a("noFill")))


# ------------------------------------------------------------------ letters


def letters(theme: Theme, points: float = 0) -> Element:
    """Those of the whole chart, or of a part of it whose letters are of another size."""
    inside = a("p", None, a("pPr", None, _face("defRPr", theme, "text", points)), a("endParaRPr", {"lang": "en-GB"}))
    return element("c:txPr", {}, a("bodyPr"), a("lstStyle"), inside)


def rich_text(text: str, theme: Theme) -> Element:
    """A title."""
    face = a("pPr", None, _face("defRPr", theme, "muted"))
    words = a("r", None, _face("rPr", theme, "muted"), a("t", None, text))
    return element("c:rich", {}, a("bodyPr"), a("lstStyle"), a("p", None, face, words))


def _face(name: str, theme: Theme, colour: str, points: float = 0) -> Element:
    size = round((points or theme.sizes["small"] - 0.5) * 100)
    fonts = (a(kind, {"typeface": theme.heading_font}) for kind in ("latin", "ea", "cs"))
    return a(name, {"sz": size, "b": 0}, solid(theme.colours[colour]), *fonts)
