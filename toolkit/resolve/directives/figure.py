"""Directive `figure`: a chart of a measure, or a picture file, with caption and words for people who cannot see it."""

import re
from fractions import Fraction

from toolkit.base.nearest import did_you_mean
from toolkit.measure.exhibits.chart import chart_notes, chart_of, misfit, phrase, usual_kind
from toolkit.measure.exhibits.chart.fits import KINDS
from toolkit.measure.exhibits.table import rounding, source_notes, table_of
from toolkit.model.evidence import ChartKind, Statistic
from toolkit.model.tree import Blocks, Directive, Figure, Image, Inlines, Paragraph, Reference, Table, Text
from toolkit.model.walk import nodes_of
from toolkit.resolve.directive import DirectiveType, Setting, caption_and_notes, named_measure, unmade

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp")
FROM_ELSEWHERE: tuple[ChartKind, ...] = ("line", "dot")  # a bar is as long as its number, so it begins at zero


def _expand(directive: Directive, setting: Setting) -> Blocks:
    if directive.arguments and directive.arguments[0].lower().endswith(PICTURES):
        return (_picture(directive),)
    sound = _sound(directive, setting)
    expression = named_measure(directive, setting)
    found = setting.scope.find(expression.path, expression.span, setting.report) if expression else None
    if not sound or not isinstance(found, Statistic):
        return unmade(directive)
    kind = next((kind for kind in KINDS if kind == directive.attributes.get("kind")), usual_kind(found))
    wrong = misfit(found, kind)
    if wrong:
        code, message, hint = wrong
        setting.report.error(code, f"{message} (`kind={kind}`)", directive.span, hint)
        return unmade(directive)
    figure = _chart(directive, found, kind, setting)
    if figure is None:
        return unmade(directive)
    if "numbers" not in directive.attributes:
        return (figure,)
    return (figure, _numbers(figure, found, setting.document.lang))


def _sound(directive: Directive, setting: Setting) -> bool:
    """Whether `kind` and `numbers` say something that there is."""
    options = {"kind": tuple(KINDS), "numbers": ("table",)}
    wrong = {name: text for name, text in directive.attributes.items() if text not in options.get(name, (text,))}
    for name, text in wrong.items():
        near = did_you_mean(text, options[name])
        hints = (near,) if near.startswith("did") else ()
        listed = "; ".join(f"{one}: {what}" for one, what in KINDS.items()) if name == "kind" else "there is: table"
        setting.report.error(
            "directive.attribute", f"there is no figure with `{name}={text}`", directive.span, *hints, listed
        )
    return not wrong


# ------------------------------------------------------------------ the chart


def _chart(directive: Directive, statistic: Statistic, kind: ChartKind, setting: Setting) -> Figure | None:
    caption, notes = caption_and_notes(directive)
    wrong = [said for name, text in directive.attributes.items() if (said := _wrong_end(name, text, statistic, kind))]
    for message, hint in wrong:
        setting.report.error("directive.attribute", message, directive.span, hint)
    if wrong:
        return None
    start, until = directive.attributes.get("from"), directive.attributes.get("until")
    lang = setting.document.lang
    chart, words = chart_of(
        statistic, kind, lang, start=_number(start, statistic) if start else None, until=int(until) if until else None
    )
    return Figure(
        content=chart,
        alt=directive.attributes.get("alt") or words,
        caption=caption,
        notes=(*source_notes(statistic, lang, directive.span, chart_notes(chart, statistic, lang)), *notes),
        id=_identity(directive, setting) if "numbers" in directive.attributes else directive.id,
        statistic=statistic,
        span=directive.span,
    )


def _wrong_end(name: str, text: str, statistic: Statistic, kind: ChartKind) -> tuple[str, str] | None:
    """What is wrong with the end of an axis that the author asks for: a message and a hint."""
    match name:
        case "from":
            return _wrong_start(text, statistic, kind)
        case "until":
            return _wrong_until(text, statistic, kind)
    return None


def _wrong_until(text: str, statistic: Statistic, kind: ChartKind) -> tuple[str, str] | None:
    if kind != "km":
        return f"a figure of kind `{kind}` has no days, so `until` cannot be used", "leave `until` out, or `kind=km`"
    if not re.fullmatch(r"[1-9]\d{0,4}", text):
        return f"`until={text}` is not a number of days", "write `until=60`"
    if int(text) < statistic.estimates[-1].days:
        return f"`until={text}` would cut off a day of `at:`", f"the last of them is {statistic.estimates[-1].days}"
    return None


def _wrong_start(text: str, statistic: Statistic, kind: ChartKind) -> tuple[str, str] | None:
    if kind not in FROM_ELSEWHERE:
        return f"a figure of kind `{kind}` begins at zero, so `from` cannot be used", "leave `from` out, or `kind=line`"
    if not re.fullmatch(r"-?\d+(\.\d+)?%?", text):
        return f"`from={text}` is not a number", "write `from=60`; for shares that means 60%"
    chart, _ = chart_of(statistic, kind, "en")
    values = [value for one in chart.series for value in one.values if value is not None]
    values += [ends[0] for one in chart.series for ends in one.intervals if ends]
    if values and min(values) < _number(text, statistic):
        return f"`from={text}` would cut off what lies below it", "begin at a smaller number, or leave `from` out"
    return None


def _number(text: str, statistic: Statistic) -> Fraction:
    number = Fraction(text.removesuffix("%"))
    return number if statistic.unit == "number" else number / 100


# ------------------------------------------------------------------ its numbers


def _numbers(figure: Figure, statistic: Statistic, lang: str) -> Table:
    """The same numbers as a table; source and N stand below the figure already."""
    before, _, after = phrase("numbers-of", lang).partition("{figure}")
    reference = Reference(target=figure.id, kind="figure", span=figure.span)
    pieces: Inlines = (Text(text=before, span=figure.span), reference, Text(text=after, span=figure.span))
    caption = tuple(piece for piece in pieces if not isinstance(piece, Text) or piece.text)
    table = table_of(statistic, lang, figure.span, "", caption)
    more = rounding(statistic, lang)
    note = Paragraph(content=(Text(text=more, span=figure.span),), role="source", span=figure.span)
    return Table(
        head=table.head,
        body=table.body,
        caption=caption,
        notes=(note,) if more else (),
        description=table.description,
        span=figure.span,
    )


def _identity(directive: Directive, setting: Setting) -> str:
    """The id by which the table refers to its figure: that of the author, or one that no other place has."""
    if directive.id:
        return directive.id
    name = f"fig-{re.sub(r'[^a-z0-9]+', '-', directive.arguments[0].lower())}"
    nodes = list(nodes_of(setting.document))
    taken = {getattr(node, "id", "") for node in nodes}
    alike = [one.span for one in nodes if isinstance(one, Directive) and one.arguments == directive.arguments]
    free = [one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in taken]
    return free[alike.index(directive.span) if directive.span in alike else 0]


# ------------------------------------------------------------------ pictures


def _picture(directive: Directive) -> Figure:
    caption, notes = caption_and_notes(directive)
    alt = directive.attributes.get("alt", "")
    image = Image(path=directive.arguments[0], alt=alt, span=directive.span)
    return Figure(content=image, alt=alt, caption=caption, notes=notes, id=directive.id, span=directive.span)


FIGURE = DirectiveType(name="figure", expand=_expand, attributes=("kind", "alt", "from", "until", "numbers"))
