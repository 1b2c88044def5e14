"""Directives `recommendation` (one, numbered) and `recommendations` (the list, filled by the pass `references`)."""

from toolkit.model.tree import Blocks, Directive, Group, Text
from toolkit.resolve.directive import DirectiveType, Setting


def _recommendation(directive: Directive, setting: Setting) -> Blocks:
    to = directive.attributes.get("to", "")
    title = (Text(text=to, span=directive.span),) if to else ()
    role, identity = "recommendation", directive.id
    return (Group(role=role, content=directive.content, title=title, id=identity, span=directive.span),)


def _recommendations(directive: Directive, setting: Setting) -> Blocks:
    return (Group(role="recommendation-list", content=directive.content, span=directive.span),)


RECOMMENDATION = DirectiveType(name="recommendation", expand=_recommendation, attributes=("to",))
RECOMMENDATIONS = DirectiveType(name="recommendations", expand=_recommendations)
