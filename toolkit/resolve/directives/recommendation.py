"""Directives `recommendation` (one, numbered) and `recommendations` (the list, filled by the pass `references`)."""

from toolkit.base.source import Mapped, Piece
from toolkit.model.tree import Blocks, Directive, Group, Inlines
from toolkit.model.walk import walk
from toolkit.parse.markdown import parse_inline
from toolkit.parse.slots import lift
from toolkit.resolve.directive import DirectiveType, Setting


def _recommendation(directive: Directive, setting: Setting) -> Blocks:
    to = directive.attributes.get("to", "")
    title = _inlines(to, directive, setting) if to else ()
    if any(isinstance(node, Group) and node.role == "recommendation" for node in walk(directive.content)):
        hint = "close the first one with `:::` before the next begins"
        setting.report.error(
            "structure.nested-recommendation", "a recommendation stands in another", directive.span, hint
        )
    role, identity = "recommendation", directive.id
    return (Group(role=role, content=directive.content, title=title, id=identity, span=directive.span),)


def _inlines(text: str, directive: Directive, setting: Setting) -> Inlines:
    """The text of an attribute may hold what a line of text may hold."""
    source = directive.span.source
    at = max(source.text.find(text, directive.span.start), 0)
    return parse_inline(
        lift(Mapped(text=text, pieces=(Piece(offset=0, source=source, start=at),)), setting.report), setting.report
    )


def _recommendations(directive: Directive, setting: Setting) -> Blocks:
    return (Group(role="recommendation-list", content=directive.content, span=directive.span),)


RECOMMENDATION = DirectiveType(name="recommendation", expand=_recommendation, attributes=("to",))
RECOMMENDATIONS = DirectiveType(name="recommendations", expand=_recommendations)
