"""Load: templates/themes/<name>/theme.yaml → `Theme`. Every size and colour is known before a writer asks for it."""

import re

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, read_yaml
from toolkit.base.source import Span
from toolkit.load.library import find_in_library, names_in_library, shown_path
from toolkit.load.text import decode
from toolkit.model.template import Margins, Theme

SIZES = (
    "body", "small", "note", "title", "subtitle", "heading-1", "heading-2", "heading-3", "caption", "table",
)  # fmt: skip
COLOURS = (
    "text", "heading", "accent", "muted", "rule", "link", "box", "box-rule", "warning", "warning-rule", "table-head",
    "chart-1", "chart-2", "chart-3", "chart-4",
)  # fmt: skip


def load_theme(name: str, asked: Span, root: str, report: Report) -> Theme | None:
    """Return the theme `name` of the workspace `root`, or of the built-in library; None where it cannot be used.

    `asked` is where somebody named it. A theme that `extends` another one takes from it what it does not say itself.
    """
    return _load(name, asked, root, report, ())


def _load(name: str, asked: Span, root: str, report: Report, heirs: tuple[str, ...]) -> Theme | None:
    file = find_in_library(root, f"themes/{name}/theme.yaml") if re.fullmatch(r"[\w-]+", name) else None
    if file is None or name in heirs:
        wrong = f"there is no theme `{name}`" if file is None else f"the theme `{name}` extends itself"
        others = [each for each in names_in_library(root, "themes", "theme.yaml") if each not in heirs]
        report.error("theme.unknown", wrong, asked, did_you_mean(name, others))
        return None
    errors = report.count(Severity.ERROR)
    source = decode(file.read_bytes(), shown_path(root, file), report)
    if source is None:
        return None
    fields = Fields(read_yaml(source, report), report, "the theme")
    parent = fields.scalar("extends")
    base = _load(parent.text, parent.span, root, report, (*heirs, name)) if parent else None
    if parent and base is None:
        return None
    theme = _theme(name, fields, base)
    return theme if report.count(Severity.ERROR) == errors else None


def _theme(name: str, fields: Fields, base: Theme | None) -> Theme:
    fields.text("title")
    fonts = _part(fields, "fonts", base)
    page = _part(fields, "page", base)
    theme = Theme(
        name=name,
        body_font=_font(fonts, "body", base.body_font if base else None),
        heading_font=_font(fonts, "headings", base.heading_font if base else None),
        sizes=_sizes(fields, base),
        colours=_colours(fields, base),
        page_width=_number(page, "width", base.page_width if base else None),
        page_height=_number(page, "height", base.page_height if base else None),
        margins=_margins(fields, base),
        line_height=_number(fields, "line-height", base.line_height if base else None),
        paragraph_space=_number(fields, "paragraph-space", base.paragraph_space if base else None),
        justify=fields.flag("justify", base.justify if base else False),
    )
    for part in (fonts, page, fields):
        part.finish()
    return theme


def _part(fields: Fields, name: str, base: Theme | None) -> Fields:
    """The fields under `name`; none where they are missing, which is a mistake unless the base has them."""
    mapping = fields.mapping_at(name, required=base is None)
    return Fields(mapping or Mapping(entries=(), span=fields.span(name)), fields.report, f"`{name}`")


def _font(fields: Fields, name: str, default: str | None) -> str:
    """A font family goes into CSS and Word as it stands: letters, digits, spaces and hyphens are enough."""
    scalar = fields.scalar(name, required=default is None and bool(fields.mapping.entries))
    if scalar is None or re.fullmatch(r"[\w -]+", scalar.text):
        return scalar.text if scalar else default or ""
    fields.report.error("fields.value", f"`{scalar.text}` is not the name of a font family", scalar.span)
    return default or ""


def _number(fields: Fields, name: str, default: float | None) -> float:
    scalar = fields.scalar(name, required=default is None and bool(fields.mapping.entries))
    if scalar is None:
        return default or 0.0
    if re.fullmatch(r"\d+(\.\d+)?", scalar.text) and float(scalar.text) > 0:
        return float(scalar.text)
    fields.report.error(
        "fields.value", f"`{name}` is `{scalar.text}`; it must be a number above 0 such as `10.5`", scalar.span
    )
    return default or 0.0


def _margins(fields: Fields, base: Theme | None) -> Margins:
    part = _part(fields, "margins", base)
    default = base.margins if base else None
    margins = Margins(
        top=_number(part, "top", default.top if default else None),
        right=_number(part, "right", default.right if default else None),
        bottom=_number(part, "bottom", default.bottom if default else None),
        left=_number(part, "left", default.left if default else None),
    )
    part.finish()
    return margins


def _sizes(fields: Fields, base: Theme | None) -> dict[str, float]:
    part = _part(fields, "sizes", base)
    sizes = {name: _number(part, name, base.sizes[name] if base else None) for name in SIZES}
    part.finish()
    return sizes


def _colours(fields: Fields, base: Theme | None) -> dict[str, str]:
    part = _part(fields, "colours", base)
    colours = {name: _colour(part, name, base.colours[name] if base else None) for name in COLOURS}
    part.finish()
    if all(colours.values()):
        _check_contrast(colours, part)
    return colours


def _colour(fields: Fields, name: str, default: str | None) -> str:
    scalar = fields.scalar(name, required=default is None and bool(fields.mapping.entries))
    if scalar is None:
        return default or ""
    if re.fullmatch(r"[0-9A-Fa-f]{6}", scalar.text):
        return scalar.text.upper()
    hint = "write six hexadecimal digits without `#`, such as `1D4F8C`"
    fields.report.error("fields.value", f"`{scalar.text}` is not a colour", scalar.span, hint)
    return default or ""


# ------------------------------------------------------------------ contrast (WCAG 2.2, 1.4.3 and 1.4.11)

WHITE = "FFFFFF"
PAIRS = (  # what is seen, on what, and how much contrast it needs
    *((name, "", 4.5) for name in ("text", "heading", "accent", "muted", "link")),
    *(("text", box, 4.5) for box in ("box", "warning", "table-head")),
    *((f"chart-{number}", "", 3.0) for number in (1, 2, 3, 4)),
)


def _check_contrast(colours: dict[str, str], fields: Fields) -> None:
    for name, ground, needed in PAIRS:
        ratio = contrast(colours[name], colours[ground] if ground else WHITE)
        if ratio < needed:
            on = f"`{ground}`" if ground else "white"
            message = f"`{name}` on {on} has a contrast of {ratio:.1f}:1; {needed:g}:1 is needed"
            fields.report.warning("theme.contrast", message, fields.span(ground or name), "choose a darker colour")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
