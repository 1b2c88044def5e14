"""Load: templates/themes/<name>/theme.yaml → `Theme`. Every size and colour is known before a writer asks for it."""

import re
from pathlib import Path
from typing import Literal, cast

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping
from toolkit.base.source import Span
from toolkit.base.yaml_text import read_yaml
from toolkit.load.contrast import check_contrast
from toolkit.load.letterhead import read_letterhead, read_running
from toolkit.load.library import find_in_library, names_in_library, shown_path
from toolkit.load.reference_doc import find_reference_doc
from toolkit.load.text import decode
from toolkit.model.template import Headings, Margins, ReferenceDoc, TableLook, Theme

SIZES = (
    "body", "small", "note", "title", "subtitle", "heading-1", "heading-2", "heading-3", "caption", "table",
)  # fmt: skip
COLOURS = (
    "text", "heading", "accent", "muted", "rule", "link", "title-ground", "title-text", "box", "box-rule", "notice",
    "notice-rule", "warning", "warning-rule", "table-head", "table-head-text", "table-edge", "table-band",
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
    theme = _theme(name, fields, base, (file.parent, Path(root)))
    return theme if report.count(Severity.ERROR) == errors else None


def _theme(name: str, fields: Fields, base: Theme | None, folders: tuple[Path, ...]) -> Theme:
    """`folders`: where files that the theme names are looked for, one after the other."""
    fields.text("title")
    fonts, page = _part(fields, "fonts", base), _part(fields, "page", base)
    word = optional(fields, "word-fonts")
    theme = Theme(
        name=name,
        body_font=_font(fonts, "body", base.body_font if base else None),
        heading_font=_font(fonts, "headings", base.heading_font if base else None),
        word_body_font=_font(word, "body", base.word_body_font if base else ""),
        word_heading_font=_font(word, "headings", base.word_heading_font if base else ""),
        sizes=_sizes(fields, base),
        colours=_colours(fields, base),
        page_width=_number(page, "width", base.page_width if base else None),
        page_height=_number(page, "height", base.page_height if base else None),
        margins=_margins(fields, base),
        line_height=_number(fields, "line-height", base.line_height if base else None),
        paragraph_space=_number(fields, "paragraph-space", base.paragraph_space if base else None),
        justify=fields.flag("justify", base.justify if base else False),
        title_block=_title_block(fields, base),
        boxes=cast(_Boxes, fields.choice("boxes", ("bar", "frame", "tint"), base.boxes if base else "bar")),
        quotes=cast(_Quotes, fields.choice("quotes", ("bar", "indent"), base.quotes if base else "bar")),
        headings=_headings(optional(fields, "headings"), base.headings if base else Headings()),
        tables=_tables(optional(fields, "tables"), base.tables if base else TableLook()),
        running=read_running(fields, base),
        letterhead=read_letterhead(fields, base, folders),
        reference=_reference(fields, base, folders),
    )
    for part in (fonts, word, page, fields):
        part.finish()
    return theme


_Boxes = Literal["bar", "frame", "tint"]
_Quotes = Literal["bar", "indent"]
_TitleBlock = Literal["bar", "band", "rule", "plain"]


def _part(fields: Fields, name: str, base: Theme | None) -> Fields:
    """The fields under `name`; none where they are missing, which is a mistake unless the base has them."""
    mapping = fields.mapping_at(name, required=base is None)
    return Fields(mapping or Mapping(entries=(), span=fields.span(name)), fields.report, f"`{name}`")


def optional(fields: Fields, name: str) -> Fields:
    """The fields under `name`, which need not be there."""
    mapping = fields.mapping_at(name)
    return Fields(mapping or Mapping(entries=(), span=fields.span(name)), fields.report, f"`{name}`")


def _title_block(fields: Fields, base: Theme | None) -> _TitleBlock:
    forms = ("bar", "band", "rule", "plain")
    return cast(_TitleBlock, fields.choice("title-block", forms, base.title_block if base else "bar"))


def _headings(part: Fields, base: Headings) -> Headings:
    headings = Headings(
        space=_number(part, "space", base.space),
        rule=cast(Literal["none"], part.choice("rule", ("none", "above", "below"), base.rule)),
        numbers=cast(Literal["plain"], part.choice("numbers", ("accent", "plain"), base.numbers)),
        new_page=part.flag("new-page", base.new_page),
    )
    part.finish()
    return headings


def _tables(part: Fields, base: TableLook) -> TableLook:
    tables = TableLook(
        rules=cast(Literal["none"], part.choice("rules", ("rows", "ends", "grid", "none"), base.rules)),
        zebra=part.flag("zebra", base.zebra),
        compact=part.flag("compact", base.compact),
    )
    part.finish()
    return tables


def _reference(fields: Fields, base: Theme | None, folders: tuple[Path, ...]) -> ReferenceDoc | None:
    scalar = fields.scalar("reference-doc")
    if scalar is None:
        return base.reference if base else None
    return find_reference_doc(scalar, folders, fields.report) if scalar.text else None


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
        check_contrast(colours, part)
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
