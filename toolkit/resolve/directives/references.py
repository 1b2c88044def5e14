"""Directive `references`: where the bibliography stands. The pass `citations` fills it."""

from toolkit.model.tree import Blocks, Directive, Group
from toolkit.resolve.directive import DirectiveType, Setting
from toolkit.resolve.reference_list import BIBLIOGRAPHY, GROUPED, IN_TEXT


def _expand(directive: Directive, setting: Setting) -> Blocks:
    only = directive.attributes.get("only", "")
    if only not in ("", IN_TEXT):
        hint = f"write `only={IN_TEXT}`: the list is then left out where the style prints footnotes"
        setting.report.error("directive.attribute", f"`only` is `{only}`", directive.span, hint)
    grouped = directive.attributes.get("grouped", "")
    if grouped not in ("", "true"):
        setting.report.error("directive.attribute", f"`grouped` is `{grouped}`", directive.span, "write `grouped=true`")
    options = " ".join(filter(None, (only, GROUPED if grouped else "")))
    return (Group(role=BIBLIOGRAPHY, name=options, content=directive.content, span=directive.span),)


REFERENCES = DirectiveType(name="references", expand=_expand, attributes=("only", "grouped"))
