"""Directive `notices`: the boxes that a reader must see first. The one on synthetic data cannot be left out."""

from toolkit.base.records import Scalar
from toolkit.base.words import Word, word
from toolkit.model.tree import Blocks, Directive, Group, Paragraph, Text
from toolkit.parse.markdown import parse_inline
from toolkit.parse.slots import lift
from toolkit.resolve.directive import DirectiveType, Setting


def _expand(directive: Directive, setting: Setting) -> Blocks:
    submission = setting.submission
    return (
        *_box("warning", "content-warning", submission.content_warning, setting),
        *_synthetic(directive, setting),
        *_box("notice", "notice", submission.notice, setting),
    )


def _box(role: str, title: Word, text: Scalar | None, setting: Setting) -> Blocks:
    if text is None or not text.text:
        return ()
    content = parse_inline(lift(text.mapped, setting.report), setting.report)
    paragraph = Paragraph(content=content, span=text.span)
    heading = (Text(text=word(title, setting.document.lang), span=text.span),)
    return (Group(role=role, name=title, title=heading, content=(paragraph,), span=text.span),)


def _synthetic(directive: Directive, setting: Setting) -> Blocks:
    quoted = word("quote", setting.document.lang)
    titles = [quoted.format(quote=one.title) for one in setting.scope.datasets.values() if one.synthetic]
    if not titles:
        return ()
    text = word("synthetic", setting.document.lang).format(titles=word("comma", setting.document.lang).join(titles))
    paragraph = Paragraph(content=(Text(text=text, span=directive.span),), span=directive.span)
    title = (Text(text=word("synthetic-title", setting.document.lang), span=directive.span),)
    return (Group(role="notice", name="synthetic", title=title, content=(paragraph,), span=directive.span),)


NOTICES = DirectiveType(name="notices", expand=_expand)
