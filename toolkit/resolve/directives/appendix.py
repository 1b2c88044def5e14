"""Directive `appendix`: the evidence of a document, dataset by dataset: what it is and what every figure counts."""

from collections.abc import Iterator

from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.model.definition import Measure
from toolkit.model.evidence import Dataset, Statistic
from toolkit.model.tree import ANNEX, Blocks, Code, Directive, Group, List, ListItem
from toolkit.model.walk import nodes_of
from toolkit.resolve.appendix.exhibit import Exhibit
from toolkit.resolve.appendix.facts import facts, missing
from toolkit.resolve.appendix.figures import figures
from toolkit.resolve.appendix.used import printed_tables, used_measures
from toolkit.resolve.directive import DirectiveType, Setting

CHECK = "toolkit check --engine pandas"
_MEASURES = ("used", "all")
_LEVELS = ("1", "2")


def _expand(directive: Directive, setting: Setting) -> Blocks:
    """Where the author places an appendix, that of the template is left out, as with references."""
    appendices = _appendices(setting)
    if directive.span not in appendices:
        return ()
    level = _attribute("level", _LEVELS, directive, setting)
    which = _attribute("measures", _MEASURES, directive, setting)
    exhibits = [_exhibit(local, int(level), which, directive, setting) for local in _datasets(directive, setting)]
    if not exhibits:
        return directive.content
    ids = [directive.id] + [""] * len(exhibits)
    told = [block for exhibit, id in zip(exhibits, ids, strict=False) for block in _told(exhibit, id)]
    alone = len(exhibits) == len(appendices) == 1
    checked = _checked(exhibits[-1], deeper=int(alone)) if directive.span == appendices[-1] else ()
    content = (*directive.content, *told, *checked)
    return (Group(role=ANNEX, content=content, span=directive.span),)


def _appendices(setting: Setting) -> tuple[Span, ...]:
    """Where the appendices of the document stand."""
    directives = (
        node for node in nodes_of(setting.document) if isinstance(node, Directive) and node.name == "appendix"
    )
    spans = tuple(directive.span for directive in directives)
    own = tuple(span for span in spans if span.source == setting.submission.source)
    return own or spans


def _attribute(name: str, possible: tuple[str, ...], directive: Directive, setting: Setting) -> str:
    given = directive.attributes.get(name, possible[0])
    if given in possible:
        return given
    hint = f"write `{name}={possible[0]}` or `{name}={possible[1]}`"
    setting.report.error("directive.attribute", f"`{name}` is `{given}`", directive.span, hint)
    return possible[0]


def _datasets(directive: Directive, setting: Setting) -> Iterator[str]:
    """The datasets that the directive names; without a name all those of the document."""
    scope, report = setting.scope, setting.report
    if not directive.arguments and not scope.datasets and not scope.unreadable:
        hint = "`evidence: {name: dataset}` in the front matter says which datasets a document uses"
        report.error("directive.argument", "there is no dataset that an appendix could tell of", directive.span, hint)
    for local in directive.arguments or scope.datasets:
        if local in scope.datasets:
            yield local
        elif not scope.hides(local):
            hint = did_you_mean(local, scope.datasets) or "name it as `evidence:` in the front matter does"
            report.error("values.unknown-name", f"no dataset is called `{local}` here", directive.span, hint)


def _exhibit(local: str, level: int, which: str, directive: Directive, setting: Setting) -> Exhibit:
    dataset = setting.scope.datasets[local]
    measures = tuple(dataset.measures.values()) if which == "all" else used_measures(local, dataset, setting)
    return Exhibit(
        local=local,
        dataset=dataset,
        told=tuple(_computed(measures, local, directive, setting)),
        printed=printed_tables(local, setting),
        level=level,
        setting=setting,
        span=directive.span,
    )


def _computed(
    measures: tuple[Measure, ...], local: str, directive: Directive, setting: Setting
) -> Iterator[tuple[Measure, Statistic]]:
    for measure in measures:
        found = setting.scope.find((local, measure.name), directive.span, setting.report)
        if isinstance(found, Statistic):
            yield measure, found


# ------------------------------------------------------------------ the blocks


def _told(exhibit: Exhibit, id: str) -> Blocks:
    dataset = exhibit.dataset
    description = exhibit.text(dataset.about.description)
    return (
        exhibit.heading(dataset.title, id=id),
        *_synthetic(dataset, exhibit),
        *((exhibit.paragraph(description),) if description else ()),
        facts(exhibit),
        exhibit.heading(exhibit.say("missing-values"), 1),
        *missing(exhibit),
        *figures(exhibit),
        *_limits(exhibit),
    )


def _synthetic(dataset: Dataset, exhibit: Exhibit) -> Blocks:
    if not dataset.synthetic:
        return ()
    title = exhibit.text(word("synthetic-title", exhibit.lang))
    content = (exhibit.paragraph(exhibit.text(word("synthetic-short", exhibit.lang))),)
    return (Group(role="notice", name="synthetic", title=title, content=content, span=exhibit.span),)


def _limits(exhibit: Exhibit) -> Blocks:
    limits = exhibit.dataset.about.limits
    if not limits:
        return ()
    items = tuple(ListItem(content=(exhibit.paragraph(exhibit.text(one)),), span=exhibit.span) for one in limits)
    return exhibit.heading(exhibit.say("limits"), 1), List(items=items, span=exhibit.span)


def _checked(exhibit: Exhibit, deeper: int) -> Blocks:
    command = (Code(text=CHECK, span=exhibit.span),)
    sentence = exhibit.filled(exhibit.say("how-checked", command="{command}"), command=command)
    return (
        exhibit.heading(exhibit.say("check"), deeper),
        exhibit.paragraph(exhibit.text(exhibit.say("how-computed"))),
        exhibit.paragraph(sentence),
    )


APPENDIX = DirectiveType(name="appendix", expand=_expand, attributes=("measures", "level"))
