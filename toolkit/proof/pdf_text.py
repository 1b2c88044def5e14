"""Proof: the pages of a PDF → the text of each piece of marked content, decoded as a screen reader does (ToUnicode)."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from toolkit.proof.letters import LINE

Texts = dict[tuple[int, int], str]  # (page from 0, number of the marked content on it) → its text

TOKEN = re.compile(
    rb"/MCID\s+(?P<mcid>\d+)|\b(?P<begin>BDC|BMC)\b|\b(?P<end>EMC)\b|/(?P<font>[^\s/<>\[\]()]+)\s+[-\d.]+\s+Tf\b"
    rb"|(?P<array>\[[^\]]*\])\s*TJ|(?P<codes><[0-9A-Fa-f\s]+>)\s*Tj"
    rb"|/ActualText\s*<(?P<actual>[0-9A-Fa-f\s]*)>"
)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def marked_texts(pdf: Any) -> Texts:
    """The text of every piece of marked content that has a number (ISO 32000-1, 14.7.4.4)."""
    fonts: dict[tuple[int, int], Font] = {}
    texts: Texts = {}
    for number, page in enumerate(pdf.pages):
        named = {name[1:].encode(): _font(font, fonts) for name, font in _fonts_of(page)}
        for mcid, text in _page_texts(_content(page), named):
            before = texts.get((number, mcid))
            texts[number, mcid] = text if before is None else f"{before}{LINE}{text}"
    return texts


class Font:
    """What the codes of a font mean. `digits`: how many hexadecimal digits a code has."""

    def __init__(self, digits: int, letters: dict[str, str]) -> None:
        self.digits = digits
        self.letters = letters

    def text(self, codes: bytes) -> str:
        said = b"".join(codes.split()).decode().lower()
        step = self.digits
        return "".join(self.letters.get(said[at : at + step], "\ufffd") for at in range(0, len(said), step))


NO_FONT = Font(4, {})


def _fonts_of(page: Any) -> Iterator[tuple[str, Any]]:
    fonts = page.obj.get("/Resources", {}).get("/Font", {})
    yield from fonts.items()


def _font(font: Any, known: dict[tuple[int, int], Font]) -> Font:
    if font.objgen not in known:
        unicode = font.get("/ToUnicode")
        digits = 4 if font.get("/Subtype") == "/Type0" else 2
        known[font.objgen] = Font(digits, _letters(unicode.read_bytes(), digits) if unicode is not None else {})
    return known[font.objgen]


def _letters(table: bytes, digits: int) -> dict[str, str]:
    """The table of a font: code → text (ISO 32000-1, 9.10.3)."""
    letters: dict[str, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        codes = HEX.findall(block)
        letters |= {_code(code): _utf16(text) for code, text in zip(codes[::2], codes[1::2], strict=True)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            begin, start = int(first, 16), _utf16(text)
            for at in range(int(last, 16) - begin + 1):
                letters[f"{begin + at:0{digits}x}"] = start[:-1] + chr(ord(start[-1]) + at)
    return letters


def _code(code: bytes) -> str:
    return code.decode().lower()


def _utf16(text: bytes) -> str:
    return bytes.fromhex(b"".join(text.split()).decode()).decode("utf-16-be", "replace")


def _content(page: Any) -> bytes:
    import pikepdf

    contents = page.obj.get("/Contents", ())
    streams = [contents] if isinstance(contents, pikepdf.Stream) else contents
    return b"\n".join(stream.read_bytes() for stream in streams)


class _Piece(Struct):
    """Marked content that is not closed yet. `actual` is what is to be read instead of what is shown."""

    mcid: int | None = None
    actual: str | None = None
    shown: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.shown) if self.actual is None else self.actual


def _page_texts(content: bytes, fonts: dict[bytes, Font]) -> Iterator[tuple[int, str]]:
    """Each piece with the text that is shown in it; what stands outside of all pieces is no content."""
    font, next_ = NO_FONT, _Piece()
    nest: list[_Piece] = []
    for token in TOKEN.finditer(content):
        kind = token.lastgroup
        if kind == "mcid":
            next_.mcid = int(token["mcid"])
        elif kind == "actual":
            next_.actual = _utf16(token["actual"]).removeprefix("\ufeff")
        elif kind == "font":
            font = fonts.get(token["font"], NO_FONT)
        elif kind == "begin":
            nest.append(next_)
            next_ = _Piece()
        elif kind == "end" and nest:
            piece = nest.pop()
            if piece.mcid is not None:
                yield piece.mcid, piece.text
            elif nest:
                nest[-1].shown.append(piece.text)
        elif nest and kind in ("array", "codes"):
            nest[-1].shown.append(font.text(b"".join(HEX.findall(token[0]))))
