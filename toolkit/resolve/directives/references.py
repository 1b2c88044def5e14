"""Directive `references`: where the bibliography stands. The pass `citations` fills it."""

from toolkit.model.tree import Blocks, Directive, Group
from toolkit.resolve.citations import BIBLIOGRAPHY, IN_TEXT
from toolkit.resolve.directive import DirectiveType, Setting


def _expand(directive: Directive, setting: Setting) -> Blocks:
    only = directive.attributes.get("only", "")
    if only not in ("", IN_TEXT):
        hint = f"write `only={IN_TEXT}`: the list is then left out where the style prints footnotes"
        setting.report.error("directive.attribute", f"`only` is `{only}`", directive.span, hint)
    return (Group(role=BIBLIOGRAPHY, name=only, content=directive.content, span=directive.span),)


REFERENCES = DirectiveType(name="references", expand=_expand, attributes=("only",))
