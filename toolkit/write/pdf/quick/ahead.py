"""Write, PDF, quick: what depends on the look alone, the style sheet and its fonts, is read before the document.

Nearly all of a sheet comes from the theme; what the document decides (its title at the head of the pages …)
follows. That first part is kept as the engine reads it. A document whose sheet begins with the same text goes on
from there, and uses the fonts that were read with it; any other sheet is read as always, so what is kept cannot be
out of date.
"""

from typing import Any

from msgspec import Struct, field

from toolkit.model.build import Look
from toolkit.write.pdf.complaints import collected
from toolkit.write.pdf.engine import fetcher, fonts_at_hand, load_engine, put_away
from toolkit.write.pdf.quick.published import Patches, as_published
from toolkit.write.pdf.quick.variables import SHEET

FILES = ("weasyprint/__init__.py", "weasyprint/css/__init__.py", "cssselect2/__init__.py")
SEAM = "\n@page {"  # here begins what the document decides (stylesheet.py)


class Ahead(Struct):
    """`head`: the text that was read; `selectors` and `page_rules`: what the engine made of it."""

    head: str = ""
    fonts: Any = None
    selectors: Any = None
    page_rules: list[Any] = field(default_factory=list)

    def read(self, page: str, look: Look) -> None:
        """Read the head of the sheet of `page`. One of which the engine complains is not kept: it does so but once."""
        self.close()
        sheet = SHEET.search(page)
        if sheet is None or SEAM not in sheet[0] or not as_published(FILES):
            return
        head, fonts = sheet[0].partition(SEAM)[0], fonts_at_hand()
        counter_style, color_profiles, layers = dict[str, Any](), dict[str, Any](), list[Any]()
        with collected() as complaints:
            read = load_engine().CSS(
                string=head, url_fetcher=fetcher(look), media_type="print", font_config=fonts,
                counter_style=counter_style, color_profiles=color_profiles, layers=layers,
            )  # fmt: skip
        if complaints or counter_style or color_profiles or layers:
            put_away(fonts)
        else:
            self.head, self.fonts, self.selectors, self.page_rules = head, fonts, read.matcher, read.page_rules

    def fonts_for(self, page: str) -> Any:
        """The fonts that were read with the style sheet of `page`; None where it is another."""
        sheet = SHEET.search(page)
        return self.fonts if self.fonts and sheet and sheet[0].startswith(self.head) else None

    def owns(self, fonts: Any) -> bool:
        return fonts is self.fonts

    def close(self) -> None:
        fonts, self.head, self.fonts, self.selectors, self.page_rules = self.fonts, "", None, None, []
        if fonts is not None:
            put_away(fonts)


AHEAD = Ahead()  # of this process


def quick_sheets(patches: Patches) -> None:
    from weasyprint import css

    original = css.CSS

    def read(*given: Any, **named: Any) -> Any:
        text, rules = named.get("string") or "", named.get("page_rules")
        known = AHEAD.fonts is not None and named.get("font_config") is AHEAD.fonts and text.startswith(AHEAD.head)
        if not known or given or rules is None:
            return original(*given, **named)
        rules.extend(AHEAD.page_rules)
        return original(**{**named, "string": text[len(AHEAD.head) :], "matcher": _copied(AHEAD.selectors)})

    patches.replace(css, "CSS", read)


def _copied(selectors: Any) -> Any:
    """A matcher of cssselect2 with the same selectors, to which others can be added."""
    copied = type(selectors)()
    for name, kept in vars(selectors).items():
        copy = {key: list(entries) for key, entries in kept.items()} if isinstance(kept, dict) else kept
        setattr(copied, name, list(copy) if isinstance(copy, list) else copy)
    return copied
