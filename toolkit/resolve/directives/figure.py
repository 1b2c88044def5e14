"""Directive `figure`: a chart of a measure, or a picture file, with caption and words for people who cannot see it."""

from toolkit.measure.chart import chart_of
from toolkit.measure.table import source_notes
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Blocks, Directive, Figure, Image
from toolkit.resolve.directive import DirectiveType, Setting, caption_and_notes, named_measure, unmade

KINDS = ("bar",)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp")


def _expand(directive: Directive, setting: Setting) -> Blocks:
    if directive.arguments and directive.arguments[0].lower().endswith(PICTURES):
        return (_picture(directive),)
    kind = directive.attributes.get("kind", "bar")
    if kind not in KINDS:
        hint = f"there is: {', '.join(KINDS)}"
        setting.report.error("directive.attribute", f"there is no figure of kind `{kind}`", directive.span, hint)
        return unmade(directive)
    expression = named_measure(directive, setting)
    found = setting.scope.find(expression.path, expression.span, setting.report) if expression else None
    if not isinstance(found, Statistic):
        return unmade(directive)
    return (_chart(directive, found, setting),)


def _chart(directive: Directive, statistic: Statistic, setting: Setting) -> Figure:
    caption, notes = caption_and_notes(directive)
    chart, words = chart_of(statistic, "bar", setting.document.lang)
    return Figure(
        content=chart,
        alt=directive.attributes.get("alt") or words,
        caption=caption,
        notes=(*source_notes(statistic, setting.document.lang, directive.span), *notes),
        id=directive.id,
        statistic=statistic,
        span=directive.span,
    )


def _picture(directive: Directive) -> Figure:
    caption, notes = caption_and_notes(directive)
    alt = directive.attributes.get("alt", "")
    image = Image(path=directive.arguments[0], alt=alt, span=directive.span)
    return Figure(content=image, alt=alt, caption=caption, notes=notes, id=directive.id, span=directive.span)


FIGURE = DirectiveType(name="figure", expand=_expand, attributes=("kind", "alt"))
