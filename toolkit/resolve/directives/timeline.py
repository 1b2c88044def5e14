"""Directive `timeline`: rows of a population as a table in order of their dates, each with who, what and its source."""

from collections.abc import Mapping

from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.measure.exhibits.timeline import Event, Shown, counted, events_of, timeline_of
from toolkit.measure.origins.places import places_of
from toolkit.model.citation import Cite
from toolkit.model.definition import Population
from toolkit.model.evidence import Column, Dataset, Resource
from toolkit.model.tree import Blocks, Citation, Directive, Inlines, Row, Table
from toolkit.parse.syntax.locator import read_locator
from toolkit.resolve.directive import DirectiveType, Setting, attribute_span, caption_and_notes, named_measure, unmade

_KINDS = {
    "date": (("date", "year"), "dates"),
    "text": (("string",), "words"),
    "who": (("string",), "words"),
    "cite": (("string",), "keys of the bibliography"),
}
_REQUIRED = ("date", "text")


def _expand(directive: Directive, setting: Setting) -> Blocks:
    expression = named_measure(directive, setting)
    found = setting.scope.population(expression.path, expression.span, setting.report) if expression else None
    if found is None:
        return unmade(directive)
    dataset, population = found
    shown = _shown(directive, dataset, population, setting)
    if shown is None:
        return unmade(directive)
    events = events_of(dataset, population, shown, setting.scope.engine, directive.span, setting.report)
    if not events:
        return unmade(directive)
    caption, notes = caption_and_notes(directive)
    frame = Table(
        head=Row(cells=(), span=directive.span), body=(), caption=caption, notes=notes, id=directive.id,
        span=directive.span,
    )  # fmt: skip
    size = counted(dataset, population, setting.scope.engine, setting.report)
    citations = _citations(events, dataset, population, shown, directive.span)
    return (timeline_of(events, citations, shown, size, frame, setting.document.lang),)


# ------------------------------------------------------------------ columns


def _shown(directive: Directive, dataset: Dataset, population: Population, setting: Setting) -> Shown | None:
    """The columns that the attributes name; None where one is missing, does not fit, or may not be shown."""
    resource = dataset.resource(population.resource)
    assert resource is not None
    before = len(setting.report.found)
    for name in _REQUIRED:
        if name not in directive.attributes:
            message, hint = f"a timeline needs `{name}=`", "write `{#tbl-x date=sent_on text=what}`, with your columns"
            setting.report.error("directive.argument", message, directive.span, hint)
    columns = {name: _column(name, directive, resource, setting) for name in _KINDS if name in directive.attributes}
    elapsed = _elapsed(directive, columns.get("date"), setting)
    _protect_persons(dataset, directive, setting)
    date, text = columns.get("date"), columns.get("text")
    if len(setting.report.found) > before or date is None or text is None:
        return None
    return Shown(date=date, text=text, who=columns.get("who"), cite=columns.get("cite"), elapsed=elapsed)


def _column(name: str, directive: Directive, resource: Resource, setting: Setting) -> Column | None:
    written, span = directive.attributes[name], attribute_span(directive, name)
    column = resource.column(written)
    if column is None:
        hint = did_you_mean(written, [one.name for one in resource.columns])
        message = f"the table `{resource.name}` has no column `{written}`"
        setting.report.error("timeline.column", message, span, hint)
        return None
    kinds, what = _KINDS[name]
    if column.type not in kinds:
        message = f"`{written}` is of type {column.type}; `{name}=` names a column that holds {what}"
        setting.report.error("timeline.column", message, span, f"its type may be: {', '.join(kinds)}")
    if column.disclose != "open":
        message = f"`{written}` is `disclose: {column.disclose}`: its cells may not be shown one by one"
        hint = (
            "choose another column; only if every reader may see each cell, describe it as `evidence: {disclose: open}`"
        )
        setting.report.error("timeline.disclosure", message, span, hint)
    return column


def _elapsed(directive: Directive, date: Column | None, setting: Setting) -> bool:
    written = directive.attributes.get("elapsed", "false")
    span = attribute_span(directive, "elapsed")
    if written not in ("true", "false"):
        setting.report.error("directive.attribute", f"`elapsed` is `{written}`; write true or false", span)
    if written == "true" and date is not None and date.type == "year":
        message = f"`{date.name}` holds years, so no days can be counted"
        setting.report.error("timeline.column", message, span, "leave `elapsed` out")
    return written == "true"


def _protect_persons(dataset: Dataset, directive: Directive, setting: Setting) -> None:
    if dataset.unit_is_person:
        message = f"a row of `{dataset.name}` is a person, and a timeline would show every single one"
        hint = "publish counts, with `::: table`"
        setting.report.error("timeline.disclosure", message, directive.span, hint)


# ------------------------------------------------------------------ citations


def _citations(
    events: tuple[Event, ...], dataset: Dataset, population: Population, shown: Shown, span: Span
) -> list[Inlines]:
    resource = dataset.resource(population.resource)
    if shown.cite is None or resource is None:
        return [() for _ in events]
    places = places_of(resource, shown.cite.name)
    return [_citation(event.cite, places, span) for event in events]


def _citation(cell: str, places: Mapping[str, Span], span: Span) -> Inlines:
    """The works whose keys stand in a cell, separated by semicolons, each with the place in it: `key, p. 3; other`."""
    cites = []
    at = 0
    for part in cell.split(";"):
        key, _, rest = part.strip().partition(",")
        if key:
            locator, suffix = read_locator(rest) if rest else (None, "")
            place = _within(places.get(cell.strip()), at + part.find(key), len(key)) or span
            cites.append(Cite(key=key, span=place, locator=locator, suffix=suffix.strip()))
        at += len(part) + 1
    return (Citation(cites=tuple(cites), span=cites[0].span),) if cites else ()


def _within(cell: Span | None, start: int, length: int) -> Span | None:
    return None if cell is None else cell.source.span(cell.start + start, cell.start + start + length)


TIMELINE = DirectiveType(name="timeline", expand=_expand, attributes=("date", "text", "who", "cite", "elapsed"))
