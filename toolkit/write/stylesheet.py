"""Write: theme + template → the CSS of one document. base.css holds the rules, this file what the theme decides."""

import json
from functools import cache
from pathlib import Path

from toolkit.model.build import Look
from toolkit.model.template import Theme
from toolkit.model.tree import Document
from toolkit.write.css_text import mirrored, quoted
from toolkit.write.direction import runs_both_ways
from toolkit.write.letterhead import letterhead_boxes
from toolkit.write.look_variables import look_variables
from toolkit.write.running_head import Pieces, RunningTexts, running_texts
from toolkit.write.typefaces import CUTS, FORMULAS, MONO, NASKH, SIGNS, files_of, signs_of

LARGER = 1.06  # letters of Arabic and Hebrew look smaller than Latin ones of the same size
PASSAGE = """/* for Arabic in a document whose lines are read from the left */
p[dir="rtl"] { text-align: right; }
.addressee p[dir="rtl"] { text-align: left; } /* where the window of the envelope is */
em bdi[dir="rtl"], bdi[dir="rtl"] em, p[dir="rtl"] em { font-style: normal; font-weight: bold; }"""


def stylesheet(document: Document, look: Look, *, fonts: bool) -> str:
    """Return the whole CSS. `fonts`: take the fonts from the toolkit (by `font:` addresses that only our PDF knows)."""
    both = runs_both_ways(document)
    sheets = (
        _font_faces(look.theme, both) if fonts else "",
        _variables(document, look.theme, fonts, both),
        _sheet("base.css"),
        _sheet("right_to_left.css") if document.direction == "rtl" else both * PASSAGE,
        _page(document, look, both),
        mirrored(look.template.css) if document.direction == "rtl" else look.template.css,
    )
    return "\n".join(sheet for sheet in sheets if sheet)


@cache
def _sheet(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


# ------------------------------------------------------------------ fonts


def _font_faces(theme: Theme, both: bool) -> str:
    """`both`: some letters run from right to left; those have a font of their own."""
    families = dict.fromkeys((theme.body_font, theme.heading_font, MONO, *([NASKH] if both else []), *SIGNS))
    return "\n".join(_face(family, cut) for family in families for cut in files_of(family))


def _face(family: str, cut: str) -> str:
    weight, style = CUTS[cut]
    source = f"url(font:{files_of(family)[cut].name})"
    limit = f"; unicode-range: {signs_of(family)}" if family == FORMULAS else ""
    return (
        f'@font-face {{ font-family: "toolkit {family}"; font-weight: {weight}; font-style: {style}; '
        f"src: {source}{limit} }}"
    )


def _stack(family: str, generic: str, fonts: bool, both: bool = False) -> str:
    """Ours go first, under a name that no font of the computer has: then every computer makes the same PDF."""
    arabic = (NASKH,) if both else ()
    ours = (family, *arabic, *SIGNS) if fonts else ()
    names = [f"toolkit {each}" for each in dict.fromkeys(ours) if files_of(each)]
    return ", ".join(json.dumps(name) for name in (*names, family, *arabic)) + f", {generic}"


# ------------------------------------------------------------------ what the theme decides


def _variables(document: Document, theme: Theme, fonts: bool, both: bool) -> str:
    larger = LARGER if document.direction == "rtl" else 1
    lines = {f"size-{name}": f"{size * larger:g}pt" for name, size in theme.sizes.items()}
    lines |= {name: f"#{colour}" for name, colour in theme.colours.items()}
    lines |= look_variables(theme)
    lines |= {
        "body-font": _stack(theme.body_font, "Georgia, serif", fonts, both),
        "code-font": _stack(MONO, "Consolas, monospace", fonts),
        "heading-font": _stack(theme.heading_font, "Helvetica, Arial, sans-serif", fonts, both),
        "line-height": f"{theme.line_height:g}",
        "paragraph-space": f"{theme.paragraph_space:g}pt",
        "hyphens": "auto" if theme.justify else "manual",  # ragged lines need none
        "align": "justify" if theme.justify else "left",
        "align-start": "justify" if theme.justify else "right",
    }
    return ":root {\n" + "".join(f"  --{name}: {text};\n" for name, text in lines.items()) + "}"


def _page(document: Document, look: Look, both: bool) -> str:
    """Size and margins, head and foot of the pages, the room of the footnotes.

    WeasyPrint 70 compares the height of footnotes without tolerance: their box is given in whole pixels.
    """
    theme, margins = look.theme, look.theme.margins
    words = _margin_words(theme, both, document)
    start, end = ("right", "left") if document.direction == "rtl" else ("left", "right")
    right, left = (margins.right, margins.left) if start == "left" else (margins.left, margins.right)
    sides = f"{margins.top:g}mm {right:g}mm {margins.bottom:g}mm {left:g}mm"
    return f"""@page {{
  size: {theme.page_width:g}mm {theme.page_height:g}mm;
  margin: {sides};
{_corners(running_texts(document, look), f"{words}; font-size: {theme.sizes['note']:g}pt", start, end)}
  @footnote {{ margin-top: 12px; padding-top: 6px; border-top: 1px solid #{theme.colours["rule"]} }}
}}
@page wide {{ size: {theme.page_height:g}mm {theme.page_width:g}mm }}
@media print {{
  html {{ page: upright }} /* a name, or the PDF engine does not go back to it */
  .wide {{ page: wide }}
  .wide > figure > svg, .wide > figure > img {{ max-height: {theme.text_size(wide=True)[1] - 28:g}mm }}
}}
{_first_page(look, f"{words}; font-size: {theme.sizes['small']:g}pt")}"""


def _corners(texts: RunningTexts, words: str, start: str, end: str) -> str:
    """The margin boxes; the name of the sender stands in bold. Lines begin at the side `start`."""
    head = f"{words}; white-space: pre-line; vertical-align: bottom; padding-bottom: 6mm"
    foot = f"{words}; white-space: pre-line; vertical-align: top; padding-top: 7mm; font-variant-numeric: tabular-nums"
    return f"""  @top-{start} {{ content: {_content(texts.head_left)}; {head}; font-weight: bold }}
  @top-{end} {{ content: {_content(texts.head_right)}; {head}; text-align: {end} }}
  @bottom-{start} {{ content: {_content(texts.foot_left)}; {foot} }}
  @bottom-{end} {{ content: {_content(texts.foot_right)}; {foot}; text-align: {end} }}"""


def _margin_words(theme: Theme, both: bool, document: Document) -> str:
    """How the letters look that stand around the text."""
    family = _stack(theme.heading_font, "sans-serif", True, both)
    return f"font-family: {family}; color: #{theme.colours['muted']}; direction: {document.direction}"


def _content(pieces: Pieces) -> str:
    """Texts and counters as CSS content: “Page 2 of 9”."""
    shown = (quoted(piece) if isinstance(piece, str) else f"counter({piece.of})" for piece in pieces)
    return " ".join(shown) or '""'


def _first_page(look: Look, words: str) -> str:
    """The letterhead, where there is one, in the place of the running head."""
    if look.theme.letterhead:
        return f"@page :first {{ {letterhead_boxes(look, words)} }}"
    hidden = "" if look.theme.running.first_page else "@top-left { content: none } @top-right { content: none }"
    return f"@page :first {{ {hidden} }}"
