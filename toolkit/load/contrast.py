"""Load: whether people can read the colours of a theme: contrast of letters and bars on what they stand on."""

from collections.abc import Mapping

from toolkit.base.records import Fields

WHITE = "FFFFFF"
BOXES = ("box", "notice", "warning")
PAIRS = (  # what is seen, on what, and how much contrast it needs (WCAG 2.2, 1.4.3 and 1.4.11)
    *((name, "", 4.5) for name in ("text", "heading", "accent", "muted", "link")),
    *((name, box, 4.5) for box in BOXES for name in ("text", "link", f"{box}-rule")),
    ("text", "table-band", 4.5),
    ("link", "table-band", 4.5),
    ("table-head-text", "table-head", 4.5),
    ("title-text", "title-ground", 4.5),
    *((f"chart-{number}", "", 3.0) for number in (1, 2, 3, 4)),
)


def check_contrast(colours: Mapping[str, str], fields: Fields) -> None:
    """Warn of each pair that is too much alike, where the theme names one of the two."""
    for name, ground, needed in PAIRS:
        ratio = contrast(colours[name], colours[ground] if ground else WHITE)
        if ratio < needed:
            on = f"`{ground}`" if ground else "white"
            message = f"`{name}` on {on} has a contrast of {ratio:.1f}:1; {needed:g}:1 is needed"
            place = name if name in fields.mapping.names or not ground else ground
            fields.report.warning("theme.contrast", message, fields.span(place), "choose colours that differ more")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
