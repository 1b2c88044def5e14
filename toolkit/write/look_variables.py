"""Write: what the choices of a theme mean in numbers, as the variables of base.css (Word: docx/styles.py)."""

from collections.abc import Mapping

from toolkit.model.template import Theme

TITLE_BLOCKS: Mapping[str, Mapping[str, str]] = {  # form → the lines and the room of the block with the title
    "bar": {"bar": "block", "under": "1px", "room": "0 0 1.3em"},
    "rule": {"over": "1.6mm", "room": "4.5mm 0 0"},
    "band": {"room": "9mm 8mm 8mm", "side": "-8mm"},
    "plain": {},
}
TABLES: Mapping[str, Mapping[str, str]] = {  # rules → lines outside, under the head, between rows and columns
    "rows": {"table-outer": "1.5px", "table-inner": "1px", "row-line": "1px", "cell-line": "0"},
    "ends": {"table-outer": "1.5px", "table-inner": "1px", "row-line": "0", "cell-line": "0"},
    "grid": {"table-outer": "1px", "table-inner": "1px", "row-line": "1px", "cell-line": "1px"},
    "none": {"table-outer": "0", "table-inner": "0", "row-line": "0", "cell-line": "0"},
}
BOXES: Mapping[str, Mapping[str, str]] = {
    "bar": {"box-bar": "1mm", "box-line": "0"},
    "frame": {"box-bar": "1px", "box-line": "1px"},
    "tint": {"box-bar": "0", "box-line": "0"},
}


def look_variables(theme: Theme) -> dict[str, str]:
    """Return name → value for everything of the theme that is a choice, not a size or a colour by itself."""
    return {**_title_block(theme), **_headings(theme), **_boxes(theme), **_tables(theme)}


def _title_block(theme: Theme) -> dict[str, str]:
    form = {"bar": "none", "over": "0", "under": "0", "room": "0", "side": "0"} | dict(TITLE_BLOCKS[theme.title_block])
    band = theme.title_block == "band"
    letters = dict.fromkeys(("ink", "muted", "accent", "plain"), f"#{theme.colours['title-text']}")
    usual = {"ink": "heading", "muted": "muted", "accent": "accent", "plain": "text"}
    form |= letters if band else {name: f"#{theme.colours[colour]}" for name, colour in usual.items()}
    form["back"] = f"#{theme.colours['title-ground']}" if band else "transparent"
    return {f"title-{name}": value for name, value in form.items()}


def _headings(theme: Theme) -> dict[str, str]:
    given = theme.headings
    over, under = given.rule == "above", given.rule == "below"
    return {
        "heading-space": f"{given.space:g}",
        "heading-over": "0.5mm" if over else "0",
        "heading-over-room": "0.45em" if over else "0",
        "heading-under": "0.5mm" if under else "0",
        "heading-under-room": "0.25em" if under else "0",
        "heading-break": "page" if given.new_page else "auto",
        "number": "inherit" if given.numbers == "plain" else f"#{theme.colours['accent']}",
        "number-weight": "inherit" if given.numbers == "plain" else "normal",
    }


def _boxes(theme: Theme) -> dict[str, str]:
    barred = theme.quotes == "bar"
    quote = {"quote-bar": "2px" if barred else "0", "quote-rule": f"#{theme.colours['rule']}"}
    return {**BOXES[theme.boxes], **quote}


def _tables(theme: Theme) -> dict[str, str]:
    second = f"#{theme.colours['table-band']}" if theme.tables.zebra else "transparent"
    room = "0.2em" if theme.tables.compact else "0.35em"
    return {**TABLES[theme.tables.rules], "table-second": second, "cell-room": room}
