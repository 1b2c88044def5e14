"""Directive `wide`: what stands inside gets pages in landscape. Where it may stand is for resolve/wide.py to say."""

from toolkit.model.tree import WIDE, Blocks, Directive, Group
from toolkit.resolve.directive import DirectiveType, Setting


def _wide(directive: Directive, setting: Setting) -> Blocks:
    if not directive.content:
        hint = "put the table or the figure between this line and `:::`"
        setting.report.error("directive.argument", "nothing stands on this wide page", directive.span, hint)
        return ()
    return (Group(role=WIDE, content=directive.content, id=directive.id, span=directive.span),)


WIDE_PAGES = DirectiveType(name="wide", expand=_wide)
