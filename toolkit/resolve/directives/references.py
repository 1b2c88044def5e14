"""Directive `references`: where the bibliography stands. The pass `citations` fills it."""

from toolkit.model.tree import Blocks, Directive, Group
from toolkit.resolve.directive import DirectiveType, Setting


def _expand(directive: Directive, setting: Setting) -> Blocks:
    return (Group(role="bibliography", content=directive.content, span=directive.span),)


REFERENCES = DirectiveType(name="references", expand=_expand)
