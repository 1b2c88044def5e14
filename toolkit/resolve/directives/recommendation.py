"""Directives `recommendation` (one, numbered) and `recommendations` (the list, filled by the pass `references`)."""

from toolkit.model.tree import Blocks, Directive, Group
from toolkit.model.walk import walk
from toolkit.resolve.directive import DirectiveType, Setting, attribute_inlines


def _recommendation(directive: Directive, setting: Setting) -> Blocks:
    title = attribute_inlines(directive, "to", setting.report)
    if any(isinstance(node, Group) and node.role == "recommendation" for node in walk(directive.content)):
        hint = "close the first one with `:::` before the next begins"
        setting.report.error(
            "structure.nested-recommendation", "a recommendation stands in another", directive.span, hint
        )
    role, identity = "recommendation", directive.id
    return (Group(role=role, content=directive.content, title=title, id=identity, span=directive.span),)


def _recommendations(directive: Directive, setting: Setting) -> Blocks:
    return (Group(role="recommendation-list", content=directive.content, span=directive.span),)


RECOMMENDATION = DirectiveType(name="recommendation", expand=_recommendation, attributes=("to",))
RECOMMENDATIONS = DirectiveType(name="recommendations", expand=_recommendations)
