"""Write, PDF: how a line of text is drawn, found out once: letters of its font, their widths, the gaps between them.

Only for many documents that are alike (series.py). What is drawn again are the same operators, at another place of the
page; where a width is not what it was (the engine rounds it at the first size in which it meets a letter), the engine
draws by itself.
"""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct, field

MOST = 40_000  # lines that are kept
Draw = Callable[[Any, Any, Any, Any, Any], None]


class _Seen(dict[int, int]):
    """Widths of a font that remember for which letters they were asked, in order."""

    def __init__(self, known: dict[int, int]) -> None:
        super().__init__(known)
        self.asked = dict[int, None]()

    def __contains__(self, glyph: object) -> bool:
        self.asked[glyph] = None  # type: ignore[index]
        return super().__contains__(glyph)


class _Used(Struct):
    """A font as a line uses it: width and text of each letter. `font` is Pango's; `key` is what a file knows it by."""

    font: Any
    key: Any
    widths: dict[int, int]
    texts: dict[int, str]


class _Line(Struct):
    """The operators of a line; a tuple is a change of the font. `style` is held, so that nothing else gets its id."""

    used: list[_Used]
    operators: list[bytes | tuple[Any, Any]]
    style: Any

    def fits(self, fonts: dict[Any, Any]) -> bool:
        return all(_alike(one, fonts[one.key]) for one in self.used if one.key in fonts)

    def draw(self, stream: Any) -> None:
        for one in self.used:
            font = stream._fonts.get(one.key) or stream.add_font(one.font)[0]
            for glyph, width in one.widths.items():
                font.widths.setdefault(glyph, width)
            for glyph, text in one.texts.items():
                font.to_unicode.setdefault(glyph, text)
        for operator in self.operators:
            if isinstance(operator, bytes):
                stream.stream.append(operator)
            else:
                stream.set_font_size(*operator)


def _alike(used: _Used, font: Any) -> bool:
    widths = font.widths
    return all(widths.get(glyph, width) == width for glyph, width in used.widths.items())


class Drawn(Struct):
    """The lines that were drawn, by their text and style. `held`: each font of Pango's with a layout that needs it."""

    lines: dict[tuple[object, ...], _Line] = field(default_factory=dict)
    held: dict[Any, Any] = field(default_factory=dict)

    @contextlib.contextmanager
    def remembered(self, named: Callable[[Any], Any]) -> Iterator[None]:
        """Inside, the engine draws a line that it knows as it drew it before. `named`: box style → the element's."""
        from weasyprint import draw

        original: Draw = draw.draw_text

        def again(stream: Any, box: Any, offset: Any, overflow: Any, ellipsis: Any) -> None:
            style = named(box.style)
            key = (box.pango_layout.text, id(style), box.pango_layout.justification_spacing)
            line = self.lines.get(key)
            if not _is_plain(box, overflow, ellipsis) or (line and not line.fits(stream._fonts)):
                original(stream, box, offset, overflow, ellipsis)
            elif line is None:
                with _watched(stream, lambda font: self.held.setdefault(font, box.pango_layout.layout)) as watch:
                    original(stream, box, offset, overflow, ellipsis)
                self._learn(key, watch, style)
            else:
                _draw(line, stream, box)

        draw.draw_text = again
        try:
            yield
        finally:
            draw.draw_text = original

    def _learn(self, key: tuple[object, ...], watch: "_Watch", style: Any) -> None:
        if len(self.lines) >= MOST:
            self.lines.clear()
        if watch.is_plain:
            self.lines[key] = _Line(watch.used(), watch.operators, style)


def _is_plain(box: Any, overflow: str, ellipsis: str) -> bool:
    """Whether nothing else than letters is drawn."""
    style = box.style
    return (
        style["visibility"] == "visible"
        and style["text_decoration_line"] == "none"
        and overflow != "ellipsis"
        and ellipsis == "none"
        and bool(box.text.strip())
    )


def _draw(line: _Line, stream: Any, box: Any) -> None:
    """As `draw_text` of WeasyPrint 70 does it, without asking Pango."""
    stream.set_color(box.style["color"])
    stream.begin_text()
    stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
    line.draw(stream)
    stream.end_text()


# ------------------------------------------------------------------ watching the engine draw


class _Watch(Struct):
    operators: list[bytes | tuple[Any, Any]] = field(default_factory=list)
    fonts: list[Any] = field(default_factory=list)
    files: list[tuple[Any, Any]] = field(default_factory=list)
    seen: dict[Any, tuple[_Seen, dict[int, str]]] = field(default_factory=dict)
    before: dict[Any, tuple[dict[int, int], dict[int, str]]] = field(default_factory=dict)
    is_plain: bool = True

    def used(self) -> list[_Used]:
        pairs = zip(self.fonts, self.files, strict=True)
        return [
            _Used(pango, key, {glyph: font.widths[glyph] for glyph in self.seen[key][0].asked}, self.seen[key][1])
            for pango, (key, font) in pairs
        ]


@contextlib.contextmanager
def _watched(stream: Any, hold: Callable[[Any], object]) -> Iterator[_Watch]:
    """Inside, what is drawn into the stream is noted down as well; `hold` gets every font of Pango's."""
    watch, add_font = _Watch(), stream.add_font

    def add(pango_font: Any) -> Any:
        font, size = add_font(pango_font)
        hold(pango_font)
        key = next(key for key, one in stream._fonts.items() if one is font)
        if key not in watch.seen:
            watch.before[key] = font.widths, font.to_unicode
            watch.seen[key] = _Seen(font.widths), {}
            font.widths, font.to_unicode = watch.seen[key]
            watch.fonts.append(pango_font)
            watch.files.append((key, font))
            watch.is_plain = watch.is_plain and not (font.png or font.svg or font.colr or font.bitmap)
        return font, size

    stream.add_font = add
    for name, note in (("set_font_size", _font), ("show_text", _text), ("set_text_rise", _rise)):
        setattr(stream, name, _noting(getattr(stream, name), note, watch))
    try:
        yield watch
    finally:
        for name in ("add_font", "set_font_size", "show_text", "set_text_rise"):
            delattr(stream, name)
        for key, font in watch.files:
            _give_back(watch, key, font)


def _noting(method: Callable[..., None], note: Callable[..., Any], watch: _Watch) -> Callable[..., None]:
    def call(*arguments: Any) -> None:
        watch.operators.append(note(*arguments))
        method(*arguments)

    return call


def _font(name: Any, size: Any) -> tuple[Any, Any]:
    return name, size


def _text(string: Any) -> bytes:
    import pydyf

    stream = pydyf.Stream()
    stream.show_text(string)
    return bytes(stream.stream[0])


def _rise(height: Any) -> bytes:
    import pydyf

    stream = pydyf.Stream()
    stream.set_text_rise(height)
    return bytes(stream.stream[0])


def _give_back(watch: _Watch, key: Any, font: Any) -> None:
    """The font gets its own tables again, with what came to be known; the first text of a letter stays."""
    widths, texts = watch.before[key]
    watch.is_plain = watch.is_plain and not font.missing
    for glyph, width in font.widths.items():
        widths.setdefault(glyph, width)
    for glyph, text in font.to_unicode.items():
        texts.setdefault(glyph, text)
    font.widths, font.to_unicode = widths, texts
