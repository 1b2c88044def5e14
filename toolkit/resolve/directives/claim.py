"""Directive `claim`: a figure that somebody published beside ours, what each is a figure of, and if they compare."""

import re
from decimal import Decimal

from toolkit.base.source import Span
from toolkit.base.words import Word, word
from toolkit.load.cited import numbers_in
from toolkit.measure.exhibits.sides import Side, notes_of, side_by_side
from toolkit.measure.statistics.likeness import Difference, differences, tell
from toolkit.measure.words.attributes import part_of
from toolkit.measure.words.languages import language_of
from toolkit.model.citation import Cite
from toolkit.model.definition import Cited, Definition
from toolkit.model.evidence import Statistic
from toolkit.model.tree import (
    Blocks,
    Citation,
    Directive,
    Expr,
    Inlines,
    LineBreak,
    Paragraph,
    Quote,
    Row,
    Styled,
    Table,
    Text,
)
from toolkit.model.walk import plain_text
from toolkit.parse.syntax.locator import read_locator
from toolkit.resolve.directive import (
    DirectiveType,
    Setting,
    attribute_inlines,
    attribute_span,
    caption_and_notes,
    unmade,
)

_WHY: tuple[Word, ...] = ("comparable", "not-comparable")
_HEADS = ("theirs-head", "ours-head")


def _expand(directive: Directive, setting: Setting) -> Blocks:
    caption, below = caption_and_notes(directive)
    quote = next((block for block in below if isinstance(block, Quote)), None)
    theirs = _their_side(directive, quote, setting)
    ours = tuple(_side(name, directive, setting) for name in _names(directive, "ours", setting))
    found = tuple(side for side in ours if side is not None)
    if theirs is None or not ours or len(found) < len(ours):
        return unmade(directive)
    _check_comparable(directive, theirs, found, setting)
    notes = (
        *_why(directive, setting),
        *_note(notes_of((theirs, *found), setting.document.lang), directive.span),
        *(block for block in below if block is not quote),
    )
    frame = Table(
        head=Row(cells=(), span=directive.span), body=(), caption=caption, notes=notes, id=directive.id,
        span=directive.span,
    )  # fmt: skip
    theirs_head, ours_head = (attribute_inlines(directive, name, setting.report) for name in _HEADS)
    return (side_by_side(theirs, found, (theirs_head, ours_head), frame, setting.document.lang),)


# ------------------------------------------------------------------ the figures


def _names(directive: Directive, key: str, setting: Setting) -> tuple[str, ...]:
    names = tuple(name.strip() for name in directive.attributes.get(key, "").split(",") if name.strip())
    if not names:
        hint = 'write `::: claim {#tbl-x theirs=meta.rate ours=log.share comparable="…"}`'
        setting.report.error("directive.argument", f"a claim needs `{key}=`, a figure", directive.span, hint)
    return names


def _their_side(directive: Directive, quote: Quote | None, setting: Setting) -> Side | None:
    names = _names(directive, "theirs", setting)
    side = _side(names[0], directive, setting, "theirs") if names else None
    if side is None:
        return None
    cited, span = side.definition, attribute_span(directive, "theirs")
    if not isinstance(cited, Cited) or len(names) > 1:
        message = "`theirs` must be one figure that somebody published (`statistic: cited`)"
        setting.report.error("claim.figure", message, span, "figures of our own stand under `ours=`")
        return None
    words = _said(quote) if quote else (Text(text=cited.quote, span=directive.span),) if cited.quote else ()
    if not words:
        message = "nothing quotes what they said; the table says in our words what their figure counts"
        hint = "write their words as a block quote (`> …`) into the claim, or as `quote:` into the measure"
        setting.report.warning("claim.words", message, span, hint)
    if quote:
        _check_quote(quote, cited, setting)
    return Side(statistic=side.statistic, path=side.path, definition=cited, source=side.source, words=words)


def _side(name: str, directive: Directive, setting: Setting, key: str = "ours") -> Side | None:
    """The figure that a name means; None, and reported, where it is none."""
    span = attribute_span(directive, key)
    expression = Expr(path=tuple(name.split(".")), span=span)
    part = _number(expression, setting)
    if part is None:
        return None
    definition = _definition(expression.path, setting)
    source = _source(part, definition, directive.span, setting.document.lang)
    return Side(statistic=part, path=expression.path, definition=definition, source=source)


def _number(expression: Expr, setting: Setting) -> Statistic | None:
    found = setting.scope.find(expression.path, expression.span, setting.report)
    if found is None:
        return None
    if isinstance(found, Statistic) and not found.dimensions:
        part = part_of(expression, found, language_of(setting.document.lang), setting.report)
        if part is None or isinstance(part, Statistic):
            return part
    message = f"`{'.'.join(expression.path)}` is not one number, so it cannot stand in a claim"
    setting.report.error("claim.figure", message, expression.span, "name a measure without `by:`")
    return None


def _definition(path: tuple[str, ...], setting: Setting) -> Definition | None:
    dataset = setting.scope.datasets.get(path[0])
    return dataset.measures[path[1]].definition if dataset else None


def _source(statistic: Statistic, definition: Definition | None, span: Span, lang: str) -> Inlines:
    """Who published a figure, as a citation, which says where we read it; of ours the dataset and its version."""
    if isinstance(definition, Cited):
        locator, rest = read_locator(definition.locator) if definition.locator else (None, "")
        cite = Cite(key=definition.source, span=span, locator=locator, suffix=rest.strip(), via=definition.via)
        return (Citation(cites=(cite,), mode="author", span=span),)
    version = language_of(lang).phrases["version"]
    titles = dict.fromkeys((origin.title, origin.version) for origin in statistic.origins if origin.title)
    named = [f"{title} ({version.format(version=number)})" if number else title for title, number in titles]
    return (Text(text=word("semicolon", lang).join(named) or "–", span=span),)


# ------------------------------------------------------------------ their words


def _said(quote: Quote) -> Inlines:
    """The paragraphs of a block quote as one line."""
    said: list[Inlines] = [block.content for block in quote.content if isinstance(block, Paragraph)]
    joined = [(LineBreak(hard=False, span=quote.span), *one) if at else one for at, one in enumerate(said)]
    return tuple(inline for one in joined for inline in one)


def _check_quote(quote: Quote, cited: Cited, setting: Setting) -> None:
    """Where their words hold figures of this kind, the figure must be one of them."""
    said = _figures(plain_text(quote.content), percent=cited.unit in ("percent", "%"))
    if said and cited.value not in said:
        message = f"{cited.value} does not occur in the quotation, but other figures do"
        hint = "quote the sentence that holds their figure, or correct the `value` of the measure"
        setting.report.error("measure.quote", message, quote.span, hint)


def _figures(text: str, *, percent: bool) -> set[Decimal]:
    if percent:
        return {number for match in _PERCENT.finditer(text) for number in numbers_in(match[1])}
    return {number for number in numbers_in(text) if number >= 100 and not 1900 <= number <= 2100}


_PERCENT = re.compile(r"(\d[\d.,]*)\s*(?:%|per\s?cent)")


# ------------------------------------------------------------------ may they be compared?


def _check_comparable(directive: Directive, theirs: Side, ours: tuple[Side, ...], setting: Setting) -> None:
    """One sentence must say whether the figures may be compared; it may not hide that they are of different kinds."""
    given = [name for name in _WHY if directive.attributes.get(name, "").strip()]
    if len(given) != 1:
        _report_silence(directive, theirs, ours, len(given), setting)
    for side in ours if given == ["comparable"] else ():
        names = (f"`{'.'.join(theirs.path)}`", f"`{'.'.join(side.path)}`")
        unlike = differences(theirs.statistic, side.statistic)
        units = [one for one in unlike if one.what == "unit"]
        for one in units:
            message = f"{names[0]} is in {one.first}, {names[1]} in {one.second}"
            hint = 'say `not-comparable="…"` instead, or choose figures of one unit'
            setting.report.error("comparison.unit", message, attribute_span(directive, "comparable"), hint)
        others = tuple(one for one in unlike if one.what != "unit")
        sentence = directive.attributes["comparable"]
        tell(others, names, sentence, attribute_span(directive, "comparable"), setting.report)


def _report_silence(
    directive: Directive, theirs: Side, ours: tuple[Side, ...], given: int, setting: Setting
) -> None:  # fmt: skip
    if given:
        message = "`comparable=` and `not-comparable=` contradict each other"
        setting.report.error("claim.comparable", message, directive.span, "keep the one that is true")
        return
    message = "nothing says whether these figures may be compared"
    sides = [f"`{'.'.join(side.path)}` is of: {_of(side)}" for side in (theirs, *ours)]
    unlike = [_words(one) for side in ours for one in differences(theirs.statistic, side.statistic)]
    hint = 'write `comparable="…"` (why they may stand side by side) or `not-comparable="…"` (why they are not alike)'
    setting.report.error("claim.comparable", message, directive.span, hint, *sides, *dict.fromkeys(unlike))


def _of(side: Side) -> str:
    if isinstance(side.definition, Cited):
        return side.definition.denominator or side.definition.means
    return side.statistic.population or side.statistic.label


def _words(one: Difference) -> str:
    return f"they differ in {one.what}: {one.first}; {one.second}"


def _why(directive: Directive, setting: Setting) -> Blocks:
    """The sentence on comparability, as it is printed below the table."""
    lang, span = setting.document.lang, directive.span
    return tuple(
        Paragraph(
            content=(
                Styled(style="strong", content=(Text(text=word(name, lang), span=span),), span=span),
                Text(text=" ", span=span),
                *attribute_inlines(directive, name, setting.report),
            ),
            role="source",
            span=span,
        )
        for name in _WHY
        if directive.attributes.get(name, "").strip()
    )


def _note(text: str, span: Span) -> Blocks:
    return (Paragraph(content=(Text(text=text, span=span),), role="source", span=span),) if text else ()


CLAIM = DirectiveType(name="claim", expand=_expand, attributes=("theirs", "ours", *_WHY, *_HEADS))
