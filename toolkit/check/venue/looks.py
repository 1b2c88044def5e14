"""Rules of venues: font and size, paper, margins and spacing, as the theme sets them."""

from toolkit.check.venue.case import Case
from toolkit.check.venue.kind import Kind
from toolkit.model.template import Theme

PAPER = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}  # millimetres
SINGLE = 1.4  # of the size of the font: what Word calls single differs from font to font, and is never more


def _font(case: Case) -> None:
    theme = _known(case)
    if theme is None:
        return
    name, font, size = case.rule.text("name"), theme.word_body_font or theme.body_font, theme.sizes["body"]
    if name and font.casefold() != name.casefold():
        _say(case, f"the font is {font}; it must be {name}", f"`word-fonts: {{body: {name}, headings: {name}}}`")
    sizes, least = [float(one) for one in case.rule.texts("size")], case.rule.number("min-size")
    if sizes and size not in sizes:
        shown = " or ".join(f"{one:g}" for one in sizes)
        _say(case, f"the text is set in {size:g} points; it must be {shown}", f"`sizes: {{body: {sizes[0]:g}}}`")
    if least and size < least:
        _say(
            case, f"the text is set in {size:g} points; it must be {least:g} at least", f"`sizes: {{body: {least:g}}}`"
        )


def _layout(case: Case) -> None:
    theme = _known(case, "venue.layout")
    if theme is None:
        return
    paper = case.rule.text("paper")
    if paper and not _is_paper(theme, paper):
        width, height = PAPER[paper]
        _say(case, f"the paper must be {paper}", f"`page: {{width: {width}, height: {height}}}`", "venue.layout")
    margin, margins = case.rule.number("margin-mm"), theme.margins
    if margin and min(margins.top, margins.right, margins.bottom, margins.left) < margin - 0.5:
        wanted = ", ".join(f"{side}: {margin:g}" for side in ("top", "right", "bottom", "left"))
        _say(case, f"the margins must be {margin:g} mm", f"`margins: {{{wanted}}}`", "venue.layout")
    spacing = case.rule.number("line-spacing")
    if spacing and theme.line_height > spacing * SINGLE:
        _say(case, "the lines are too far apart", "`line-height: 1.3`", "venue.layout")


def _known(case: Case, code: str = "venue.font") -> Theme | None:
    """The theme; None where an organisation's own Word file decides, which a person must look at."""
    theme = case.subject.theme
    if theme and theme.reference:
        message = f"your own Word file decides on {case.rule.kind}: compare it with what the venue wants"
        case.report.note(code, message, case.place)
        return None
    return theme


def _is_paper(theme: Theme, paper: str) -> bool:
    width, height = PAPER[paper]
    return abs(theme.page_width - width) < 1 and abs(theme.page_height - height) < 1


def _say(case: Case, message: str, line: str, code: str = "venue.font") -> None:
    hint = f"write {line} into a theme of your own that extends `{case.submission.theme}`"
    case.say(code, message, case.submission.spans.get("theme"), hint)


FONT = Kind(name="font", gives=("venue.font",), check=_font)
LAYOUT = Kind(name="layout", gives=("venue.layout",), check=_layout)
