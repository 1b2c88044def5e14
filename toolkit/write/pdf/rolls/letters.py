"""Write, PDF, rolls: words → letters of the PDF engine's fonts, each word once: names and places come again and again.

Pango shapes them, with the fonts and features of the style that CSS gives; so they look as in a line of the engine.
"""

import logging
from typing import Any, NamedTuple

MARKS = "\u200e\u200f"  # of direction: round a word, for the signs at its edges; they are not printed
LOGGER = logging.getLogger("weasyprint")  # what it complains of is collected (complaints.py)


class Word(NamedTuple):
    """`code` stands within an array of text (`[…] TJ`) whose font is that of the setter, and leaves it so.

    `plain`: whoever reads the letters of the page one by one gets the word (not where two make up one letter).
    """

    width: float
    code: str
    plain: bool = True


class Face(NamedTuple):
    """A font of the engine (its key among the fonts of the document) at a size, in CSS pixels."""

    key: int
    font: Any
    size: float

    @property
    def choice(self) -> str:
        return f"/{self.font.hash} {_number(self.size)} Tf"


class Setter:
    """Sets words in one style of the engine. `faces`: the fonts that were needed, the usual one first."""

    def __init__(self, style: Any) -> None:
        self.style = style
        self.faces: list[Face] = []
        self._known: dict[str, Word] = {}
        self._by_place: dict[int, Face] = {}
        self._layouts = [_layout(style)]
        self.space = self.word(" ")

    @property
    def face(self) -> Face:
        return self.faces[0]

    def word(self, text: str) -> Word:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._shaped(text)
        return known

    def pieces(self, text: str, room: float) -> list[str]:
        """A word that is wider than `room`, cut into pieces that are not: behind a hyphen, where there is one."""
        found, piece = list[str](), ""
        for sign in text:
            if piece and self._shaped(piece + sign).width > room:
                cut = piece.rfind("-") + 1 or len(piece)
                found.append(piece[:cut])
                piece = piece[cut:]
            piece += sign
        return [*found, piece]

    def _shaped(self, text: str) -> Word:
        """The text in one line, whichever way it runs."""
        from weasyprint.text.ffi import FROM_UNITS, ffi

        layout = self._layouts[-1]
        layout.set_text(text)
        line, _ = layout.get_first_line()
        code, read, width, run = list[str](), "", 0, line.runs[0]
        while run != ffi.NULL:
            face, said, advance, letters = self._run(run.data, layout)
            width += advance
            read += letters
            code.append(said if face == self.face else f"] TJ {face.choice} [{said}] TJ {self.face.choice} [")
            run = run.next
        return Word(width * FROM_UNITS, "".join(code), read == text.strip(MARKS))

    def _run(self, item: Any, layout: Any) -> tuple[Face, str, int, str]:
        """The letters of one font: which one, what is printed, how wide it is in units of Pango, and how it is read."""
        face = self._face(item.item.analysis.font)
        glyphs = item.glyphs
        texts = _texts(item, layout.text)
        code, read, width = ["<"], "", 0
        for at in range(glyphs.num_glyphs):
            info = glyphs.glyphs[at]
            width += info.geometry.width
            code.append(self._glyph(info, texts[at], item.item.analysis.font, face))
            read += face.font.to_unicode.get(info.glyph, "")
        return face, "".join((*code, ">")).replace("<>", ""), width, read

    def _glyph(self, info: Any, text: str, pango_font: Any, face: Face) -> str:
        from weasyprint.text.ffi import FROM_UNITS, pango

        font, geometry, thousandth = face.font, info.geometry, 1000 * FROM_UNITS / face.size
        glyph = info.glyph
        if glyph == pango.PANGO_GLYPH_EMPTY:
            return f">{-geometry.width * thousandth:.0f}<"
        if glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG:
            glyph = _missing(glyph - pango.PANGO_GLYPH_UNKNOWN_FLAG, font)
            font.widths.setdefault(glyph, round(geometry.width * thousandth))
            font.widths.setdefault(0, font.widths[glyph])
        font.to_unicode.setdefault(glyph, text)
        if glyph not in font.widths:
            font.widths[glyph] = round(_advance(pango_font, glyph) * thousandth)
        digits = 2 if font.bitmap else 4
        said = f"{glyph:0{digits}x}"
        offset = round(geometry.x_offset * thousandth)
        if geometry.y_offset:
            rise = -geometry.y_offset * FROM_UNITS
            said = f">] TJ {_number(rise)} Ts [{-offset}<{said}>{offset}] TJ 0 Ts [<"
        elif offset:
            said = f">{-offset}<{said}>{offset}<"
        kerning = font.widths[glyph] - round(geometry.width * thousandth)
        return f"{said}>{kerning}<" if kerning else said

    def _face(self, pango_font: Any) -> Face:
        """A font stays at its place as long as a layout holds it, so the layout that brought it is kept."""
        from weasyprint.pdf.fonts import Font
        from weasyprint.text.ffi import ffi
        from weasyprint.text.fonts import get_pango_font_key

        place = int(ffi.cast("uintptr_t", pango_font))
        if place not in self._by_place:
            key, description, size = get_pango_font_key(pango_font)
            same = next((face for face in self.faces if (face.key, face.size) == (key, size)), None)
            face = same or Face(key, Font(pango_font, description, size), size)
            self._by_place[place] = face
            self.faces += [] if same else [face]
            self._layouts.append(_layout(self.style))
        return self._by_place[place]


def _layout(style: Any) -> Any:
    from weasyprint.text.line_break import Layout

    return Layout(style)


def _texts(item: Any, text: str) -> list[str]:
    """The text behind each glyph of a run (ISO 32000-1, 9.10.3): of several for one letter the first has it."""
    said, clusters, count = text.encode(), item.glyphs.log_clusters, item.glyphs.num_glyphs
    start, length = item.item.offset, item.item.length
    backwards = item.item.analysis.level % 2
    begins = [clusters[at] for at in range(count)]
    if backwards:
        ends = [length if at == 0 else begins[at - 1] for at in range(count)]
    else:
        ends = [length if at == count - 1 else begins[at + 1] for at in range(count)]
    return [said[start + begin : start + end].decode() for begin, end in zip(begins, ends, strict=True)]


def _missing(codepoint: int, font: Any) -> int:
    LOGGER.warning(
        '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)', chr(codepoint), codepoint
    )
    return int(font.get_unused_glyph_id(codepoint))


def _advance(pango_font: Any, glyph: int) -> int:
    from weasyprint.text.ffi import ffi, pango

    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(pango_font, glyph, ink, logical)
    return int(logical.width)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
