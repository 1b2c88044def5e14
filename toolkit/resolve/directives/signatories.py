"""Directive `signatories`: the list of those who sign, organisations first, each group with its count."""

from toolkit.base.words import Word, word
from toolkit.model.people import Signatory
from toolkit.model.tree import Blocks, Directive, Expr, Group, Heading, Inline, List, ListItem, Paragraph, Text
from toolkit.resolve.directive import DirectiveType, Setting


def _expand(directive: Directive, setting: Setting) -> Blocks:
    signatories = setting.scope.signatories
    if setting.scope.hides("signatories"):
        return ()
    if signatories is None:
        hint = "add `signatories: signatories.csv` to the front matter"
        setting.report.error("signatories.none", "this submission has no list of signatories", directive.span, hint)
        return ()
    organisations = tuple(one for one in signatories if one.kind == "organisation")
    persons = tuple(one for one in signatories if one.kind == "person")
    groups = (
        _group(organisations, "organisations", directive, setting),
        _group(persons, "persons", directive, setting),
    )
    return (*directive.content, *(block for blocks in groups for block in blocks))


def _group(signatories: tuple[Signatory, ...], name: Word, directive: Directive, setting: Setting) -> Blocks:
    if not signatories:
        return ()
    span, lang = directive.span, setting.document.lang
    count: tuple[Inline, ...] = (
        Text(text=f"{word(name, lang)} (", span=span),
        Expr(path=("signatories", name), span=span),
        Text(text=")", span=span),
    )
    items = tuple(_item(one, lang) for one in signatories)
    content: Blocks = (
        Heading(level=1, content=count, span=span),
        List(items=items, role="signatories", span=span),
    )
    return (Group(role="signatories", name=name, content=content, span=span),)


def _item(one: Signatory, lang: str) -> ListItem:
    details = [one.role, one.organisation, one.country]
    if one.personal:
        details.append(f"({word('personal-capacity', lang)})")
    text = ", ".join((one.name, *(detail for detail in details if detail))).replace(", (", " (")
    return ListItem(content=(Paragraph(content=(Text(text=text, span=one.span),), span=one.span),), span=one.span)


SIGNATORIES = DirectiveType(name="signatories", expand=_expand)
