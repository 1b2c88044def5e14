"""Directive `{lang=fr}`: blocks in another language; screen readers speak it, Word checks its spelling."""

from toolkit.model.tree import Blocks, Directive, Group
from toolkit.parse.syntax.language import TAG
from toolkit.resolve.directive import DirectiveType, Setting, attribute_span

ROLE = "language"


def _language(directive: Directive, setting: Setting) -> Blocks:
    lang = directive.attributes.get("lang", "")
    if not TAG.fullmatch(lang):
        message = f"`{lang}` is not a language tag" if lang else "this block does not say in which language it is"
        hint = "write for example `::: {lang=fr}`"
        setting.report.error("directive.attribute", message, attribute_span(directive, "lang"), hint)
        return directive.content
    return (Group(role=ROLE, lang=lang, content=directive.content, id=directive.id, span=directive.span),)


LANG = DirectiveType(name="lang", expand=_language, attributes=("lang",))
