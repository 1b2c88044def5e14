"""Directive `contents`: the table of contents. The pass `references` fills it."""

from toolkit.base.words import word
from toolkit.model.tree import Blocks, Contents, Directive
from toolkit.resolve.directive import DirectiveType, Setting


def _expand(directive: Directive, setting: Setting) -> Blocks:
    depth = directive.attributes.get("depth", "2")
    if depth not in ("1", "2", "3"):
        setting.report.error("directive.attribute", f"`depth` is `{depth}`; write 1, 2 or 3", directive.span)
        depth = "2"
    return (Contents(title=word("contents", setting.document.lang), depth=int(depth), span=directive.span),)


CONTENTS = DirectiveType(name="contents", expand=_expand, attributes=("depth",))
