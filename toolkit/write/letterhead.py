"""Write: the letterhead of the theme as HTML for a web page, and as margin boxes above the first page of a PDF."""

from base64 import b64encode
from html import escape

from toolkit.model.build import Look
from toolkit.model.template import Letterhead, Logo
from toolkit.write.css_text import quoted
from toolkit.write.running_head import letterhead_lines

HEAD = 12.5  # millimetres from the edge of the paper to the letterhead, as in Word
BELOW = 9.0  # millimetres from the letterhead to the text
BETWEEN = 2.0  # millimetres between a centred logo and the lines below it
LINE = 1.4  # height of a line, in parts of the font size


def letterhead_html(look: Look) -> str:
    """Return the letterhead as it stands at the top of a web page; empty where the theme has none."""
    letterhead = look.theme.letterhead
    if letterhead is None:
        return ""
    lines = "".join(f"<p>{escape(line, quote=False)}</p>\n" for line in letterhead_lines(look))
    shown = _picture(letterhead.logo, letterhead.height) if letterhead.logo else ""
    return f'<div class="page-letterhead {letterhead.side}">\n{shown}<div class="lines">\n{lines}</div>\n</div>\n'


def _picture(logo: Logo, height: float) -> str:
    data, kind = (logo.vector, "svg+xml") if logo.vector else (logo.raster, _kind(logo.raster))
    source = f"data:image/{kind};base64,{b64encode(data).decode()}"
    return f'<img class="logo" src="{source}" alt="{escape(logo.alt)}" style="height: {height:g}mm">\n'


def _kind(data: bytes) -> str:
    return "jpeg" if data.startswith(b"\xff\xd8") else "png"


def letterhead_boxes(look: Look, words: str) -> str:
    """Return the rules of `@page :first`: the logo as ground of a margin box, the lines as its content.

    The text begins below. `words`: how the letters look. What stands in margin boxes is not read aloud; the sender
    stands in the document, too.
    """
    letterhead = look.theme.letterhead
    if letterhead is None:
        return ""
    top = max(look.theme.margins.top, HEAD + letterhead_height(look) + BELOW)
    return f"margin-top: {top:.1f}mm; {_boxes(letterhead, look, words)}"


def _boxes(letterhead: Letterhead, look: Look, words: str) -> str:
    lines = " ".join(f"{quoted(line)} '\\A'" for line in letterhead_lines(look)) or '""'
    text = f"content: {lines}; {words}; white-space: pre-line; line-height: {LINE}; vertical-align: top"
    logo = _ground(letterhead)
    if letterhead.side == "center":
        above = HEAD + (letterhead.height + BETWEEN if letterhead.logo else 0)
        return (
            "@top-left { content: none } @top-right { content: none } "
            f"@top-center {{ width: 100%; {text}; text-align: center; padding-top: {above:g}mm; {logo} }}"
        )
    picture, beside = ("left", "right") if letterhead.side == "left" else ("right", "left")
    return (
        f'@top-{picture} {{ content: ""; width: 50%; {logo} }} '
        f"@top-{beside} {{ width: 50%; {text}; font-weight: normal; text-align: {beside}; padding: {HEAD:g}mm 0 0 }}"
    )


def _ground(letterhead: Letterhead) -> str:
    if letterhead.logo is None:
        return ""
    place = f"{letterhead.side} {HEAD:g}mm"
    return f"background: url(picture:{letterhead.logo.mark}) no-repeat {place} / auto {letterhead.height:g}mm"


def letterhead_height(look: Look) -> float:
    """In millimetres: logo and lines stand beside each other, or one below the other where they are centred."""
    letterhead = look.theme.letterhead
    if letterhead is None:
        return 0.0
    lines = len(letterhead_lines(look)) * look.theme.sizes["small"] * LINE * 25.4 / 72
    logo = letterhead.height if letterhead.logo else 0.0
    return logo + BETWEEN + lines if letterhead.side == "center" else max(logo, lines)
