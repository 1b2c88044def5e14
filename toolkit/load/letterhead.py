"""Load: what a theme prints around the text: the letterhead with its logo, and the head and foot of the pages."""

import re
import struct
from pathlib import Path
from typing import Literal, cast

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.model.template import Letterhead, Logo, Running, Theme

SENDER = ("organisation", "short-name", "address", "email", "web")
PLACEHOLDERS = (*SENDER, "title", "page", "pages", "page-of")
HEIGHTS = (5.0, 60.0)  # millimetres of a logo


def read_running(fields: Fields, base: Theme | None) -> Running:
    """Return the texts at the head and foot of the pages, each with placeholders that exist."""
    part, old = _part(fields, "running"), base.running if base else Running()
    texts = {name: _text(part, name, getattr(old, name.replace("-", "_"))) for name in _CORNERS}
    first = part.flag("first-page", old.first_page)
    part.finish()
    return Running(**{name.replace("-", "_"): text for name, text in texts.items()}, first_page=first)


_CORNERS = ("head-left", "head-right", "foot-left", "foot-right")


def read_letterhead(fields: Fields, base: Theme | None, folders: tuple[Path, ...]) -> Letterhead | None:
    """Return the letterhead, or None where the theme has none. `folders`: where its logo is looked for."""
    old = base.letterhead if base else None
    if fields.mapping_at("letterhead") is None:
        return old
    part = _part(fields, "letterhead")
    lines = part.scalars("lines")
    _check_placeholders(lines, SENDER, part.report)
    letterhead = Letterhead(
        lines=tuple(line.text for line in lines) or (old.lines if old else ()),
        logo=_logo(part, old.logo if old else None, folders),
        height=_height(part, old.height if old else 16.0),
        side=cast(Literal["left"], part.choice("side", ("left", "center", "right"), old.side if old else "left")),
    )
    part.finish()
    return letterhead


def _part(fields: Fields, name: str) -> Fields:
    mapping = fields.mapping_at(name)
    return Fields(mapping or Mapping(entries=(), span=fields.span(name)), fields.report, f"`{name}`")


def _text(part: Fields, name: str, default: str) -> str:
    scalar = part.scalar(name)
    if scalar is not None:
        _check_placeholders((scalar,), PLACEHOLDERS, part.report)
    return default if scalar is None else scalar.text


def _check_placeholders(texts: tuple[Scalar, ...], known: tuple[str, ...], report: Report) -> None:
    for scalar in texts:
        for name in re.findall(r"\{([^{}]*)\}", scalar.text):
            if name not in known:
                hint = did_you_mean(name, known)
                report.error("theme.placeholder", f"nothing is printed for `{{{name}}}` here", scalar.span, hint)


def _height(part: Fields, default: float) -> float:
    scalar = part.scalar("height")
    if scalar is None:
        return default
    least, most = HEIGHTS
    if re.fullmatch(r"\d+(\.\d+)?", scalar.text) and least <= float(scalar.text) <= most:
        return float(scalar.text)
    message = f"the height of a logo is `{scalar.text}`; it must be {least:g} to {most:g} millimetres"
    part.report.error("fields.value", message, scalar.span)
    return default


# ------------------------------------------------------------------ the logo


def _logo(part: Fields, default: Logo | None, folders: tuple[Path, ...]) -> Logo | None:
    scalar, alt = part.scalar("logo"), part.scalar("alt")
    if scalar is None or not scalar.text:
        return default if scalar is None else None
    if alt is None or not alt.text.strip():
        hint = "add `alt: Name of the organisation`: it is read aloud to people who do not see the logo"
        part.report.error("fields.missing", "the logo has no words that stand for it (`alt`)", scalar.span, hint)
    data = _read(scalar, folders, part.report)
    if data is None:
        return None
    vector = data if _is_svg(data) else b""
    raster = _raster_beside(scalar, folders, part.report) if vector else data
    size = _size(raster) if raster else None
    if raster is None or size is None:
        if raster is not None:
            message = f"the logo `{scalar.text}` is no picture that can be shown"
            part.report.error("theme.logo", message, scalar.span, "save it as PNG or JPEG, or as SVG with a PNG beside")
        return None
    words = alt.text if alt else ""
    return Logo(
        path=scalar.text, alt=words, mark=digest(raster + vector), ratio=size[0] / size[1], raster=raster, vector=vector
    )


def _read(scalar: Scalar, folders: tuple[Path, ...], report: Report) -> bytes | None:
    file = find_beside(scalar.text, folders)
    if file is not None:
        return file.read_bytes()
    message = f"there is no logo `{scalar.text}` beside theme.yaml or in the workspace"
    report.error("theme.logo", message, scalar.span, did_you_mean(scalar.text, _pictures(folders)))
    return None


def _raster_beside(scalar: Scalar, folders: tuple[Path, ...], report: Report) -> bytes | None:
    """Word shows no SVG by itself; the picture of the same name as PNG goes into it."""
    name = str(Path(scalar.text).with_suffix(".png"))
    file = find_beside(name, folders)
    if file is None:
        hint = f"save the logo as `{name}`, too, at least 600 pixels wide; PDF and HTML still take the SVG"
        report.error("theme.logo", f"Word cannot show `{scalar.text}`", scalar.span, hint)
    return file.read_bytes() if file else None


def find_beside(name: str, folders: tuple[Path, ...]) -> Path | None:
    """The file `name` in the first of `folders` that has it; None for one outside of them."""
    for folder in folders:
        file = (folder / name).resolve()
        if file.is_file() and file.is_relative_to(folder.resolve()):
            return file
    return None


def _pictures(folders: tuple[Path, ...]) -> list[str]:
    kinds = (".png", ".jpg", ".jpeg", ".svg")
    return sorted(file.name for file in folders[0].iterdir() if file.suffix.lower() in kinds)


def _is_svg(data: bytes) -> bool:
    return not data.startswith((b"\x89PNG", b"\xff\xd8")) and re.search(rb"<svg\b", data[:4096]) is not None


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, as PNG (chunk IHDR) or JPEG (frame header SOF) state them."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR" and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith(b"\xff\xd8\xff") and (frame := _FRAME.search(data)):
        height, width = struct.unpack(">HH", frame[1])
    else:
        return None
    return (width, height) if width and height else None


_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]...(.{4})", re.DOTALL)
