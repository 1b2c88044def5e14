"""Load: measures.yaml → populations (denominators with words) and measures (the numbers that documents publish)."""

import re

from msgspec.structs import replace

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.base.source import Span
from toolkit.load.conditions import read_conditions
from toolkit.load.definitions import STATISTICS, Reader
from toolkit.load.editions import check_editions
from toolkit.load.particulars import Particulars
from toolkit.load.rows import Context
from toolkit.load.text import decode, read_bytes
from toolkit.load.values import read_form
from toolkit.model.definition import (
    Change,
    Cited,
    Definition,
    Distinct,
    Measure,
    Population,
    Rank,
    Ratio,
    TimeToEvent,
    populations_of,
)
from toolkit.model.evidence import Resource

_NAME = re.compile(r"[A-Za-z0-9][\w-]*")
_MOST_DECIMALS = 6

Found = tuple[dict[str, Population], dict[str, Measure], frozenset[str]]


def read_measures(
    root: str, path: str, resources: tuple[Resource, ...], report: Report, asked: Span, own: Particulars | None = None
) -> Found | None:
    """Return the populations, the measures, and the names of the measures whose definition has a mistake.

    None when there is no file, or when it cannot be read as YAML.
    """
    data = read_bytes(root, path, report, asked, code="evidence.no-file")
    source = None if data is None else decode(data, path, report)
    mapping = None if source is None else read_form(source, report)
    if mapping is None:
        return None
    fields = Fields(mapping, report, "a file of measures")
    context = Context(resources=resources, report=report, own=own)
    populations, measures = fields.mapping_at("populations"), fields.mapping_at("measures", required=True)
    fields.finish()
    for name, record in populations.entries if populations else ():
        _read_population(name, record, context)
    found: dict[str, Measure] = {}
    unreadable = set[str]()
    for name, record in measures.entries if measures else ():
        before = len(report.found)
        measure = _measure(name, record, context)
        if measure and len(report.found) == before and not populations_of(measure.definition) & context.broken:
            found[name.text] = measure
        else:
            unreadable.add(name.text)
    check_editions(found, unreadable, context)
    _check_ratios(measures, found, unreadable, report)
    _check_parts(measures, found, unreadable, report)
    _check_rings(found, unreadable, report)
    return context.populations, found, frozenset(unreadable)


# ------------------------------------------------------------------ populations


def _read_population(name: Scalar, record: Record, context: Context) -> None:
    before = len(context.report.found)
    _check_name(name, "population", context.report)
    if not isinstance(record, Mapping):
        context.report.error(
            "fields.value", f"the population `{name.text}` must be lines of the form `name: value`", record.span
        )
        context.broken.add(name.text)
        return
    fields = Fields(record, context.report, f"the population `{name.text}`")
    says = fields.text("says", required=True)
    resource = _resource(fields.scalar("resource"), context)
    where = read_conditions(fields.mapping_at("where"), resource, context.report)
    place, series = fields.text("place"), fields.text("series")
    fields.finish()
    population = Population(
        name=name.text, says=says, resource=resource.name, where=where, span=name.span, place=place, series=series
    )
    context.populations[name.text] = population
    if len(context.report.found) > before:
        context.broken.add(name.text)


def _resource(name: Scalar | None, context: Context) -> Resource:
    names = [resource.name for resource in context.resources]
    if name is None or name.text not in names:
        if name is not None:
            hint = did_you_mean(name.text, names)
            context.report.error("measure.population", f"this dataset has no table `{name.text}`", name.span, hint)
        return context.resources[0]
    return context.resources[names.index(name.text)]


def _check_name(name: Scalar, what: str, report: Report) -> None:
    if not _NAME.fullmatch(name.text):
        message = f"`{name.text}` cannot be the name of a {what}"
        report.error("fields.value", message, name.span, "use letters, digits, hyphens and underscores only")


# ------------------------------------------------------------------ measures


def _measure(name: Scalar, record: Record, context: Context) -> Measure | None:
    report = context.report
    _check_name(name, "measure", report)
    if not isinstance(record, Mapping):
        report.error("fields.value", f"the measure `{name.text}` must be lines of the form `name: value`", record.span)
        return None
    fields = Fields(record, report, f"the measure `{name.text}`")
    read = _statistic(fields, report)
    if read is None:
        return None
    definition = read(fields, context)
    label, note, decimals = fields.text("label"), fields.text("note"), _decimals(fields)
    parts = fields.texts("parts")
    fields.finish()
    if definition is None:
        return None
    label = label or (definition.means if isinstance(definition, Cited) else name.text.replace("-", " "))
    return Measure(
        name=name.text, label=label, definition=definition, decimals=decimals, note=note, parts=parts, span=name.span
    )


def _statistic(fields: Fields, report: Report) -> Reader | None:
    statistic = fields.scalar("statistic", required=True)
    if statistic is None or not statistic.text:
        return None
    if statistic.text not in STATISTICS:
        hint = did_you_mean(statistic.text, STATISTICS)
        there = Hint(text=f"the statistics are: {', '.join(STATISTICS)}")
        message = f"`{statistic.text}` is not a statistic that can be computed here"
        report.error("measure.statistic", message, statistic.span, there, hint if hint.startswith("did") else "")
    return STATISTICS.get(statistic.text)


def _decimals(fields: Fields) -> int | None:
    decimals = fields.integer("decimals")
    if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
        message = f"`decimals` is {decimals}; it must be 0 to {_MOST_DECIMALS}"
        fields.report.error("fields.value", message, fields.span("decimals"))
    return decimals


# ------------------------------------------------------------------ what measures say about each other


def _check_ratios(mapping: Mapping | None, measures: dict[str, Measure], unreadable: set[str], report: Report) -> None:
    """Take out the ratios of measures that do not exist, are tables, or lead back to themselves; report why."""
    names = mapping.names if mapping else ()
    for name, record in mapping.entries if mapping else ():
        measure = measures.get(name.text)
        if measure is None or not isinstance(measure.definition, Ratio) or not isinstance(record, Mapping):
            continue
        parts = [part for part in (record.get("numerator"), record.get("denominator")) if isinstance(part, Scalar)]
        possible = [_may_take_part(part, names, measures, report, "divided") for part in parts]
        if not all(possible):
            unreadable.add(name.text)
        elif name.text in _reached(measure.definition, measures, frozenset()):
            report.error("measure.circular", f"the ratio `{name.text}` leads back to itself", name.span)
            unreadable.add(name.text)
    broken = {key for key, measure in measures.items() if _needs(key, measure, measures) & unreadable}
    unreadable |= broken
    for key in broken:
        del measures[key]


def _may_take_part(
    part: Scalar, names: tuple[str, ...], measures: dict[str, Measure], report: Report, done: str
) -> bool:
    if part.text not in names:
        hint = did_you_mean(part.text, names)
        report.error("measure.unknown", f"there is no measure `{part.text}` in this file", part.span, hint)
        return False
    measure = measures.get(part.text)
    if measure is not None and _is_table(measure.definition):
        report.error("measure.groups", f"`{part.text}` is a table, which cannot be {done}", part.span)
        return False
    return True


def _is_table(definition: Definition) -> bool:
    match definition:
        case Rank(value=value):
            return not value
        case TimeToEvent() | Distinct() | Change() | Ratio() | Cited():
            return False
        case _:
            return bool(definition.by)


def _check_parts(mapping: Mapping | None, measures: dict[str, Measure], unreadable: set[str], report: Report) -> None:
    """Take out the measures whose parts do not exist or are tables; of unreadable parts nothing is said again."""
    names = mapping.names if mapping else ()
    for name, record in mapping.entries if mapping else ():
        measure = measures.get(name.text)
        if measure is None or not isinstance(record, Mapping):
            continue
        read = Fields(record, Report(), "a measure")
        parts = tuple(scalar for key in ("parts", "part", "whole") for scalar in read.scalars(key))
        possible = [_may_take_part(part, names, measures, report, "added up") for part in parts]
        if not all(possible):
            unreadable.add(name.text)
            del measures[name.text]
        elif {part.text for part in parts} & unreadable:
            measures[name.text] = _without_parts(measure)


def _check_rings(measures: dict[str, Measure], unreadable: set[str], report: Report) -> None:
    """Take out the measures that are a part of themselves, directly or through other parts."""
    for name in [name for name in measures if name in _parts_below(name, measures)]:
        message = f"`{name}` is one of the parts that it is made of"
        report.error("measure.circular", message, measures[name].span, "take it out of `parts`")
        unreadable.add(name)
    for name, measure in list(measures.items()):
        if name in unreadable:
            del measures[name]
        elif set(measure.parts) & unreadable:
            measures[name] = _without_parts(measure)


def _parts_below(name: str, measures: dict[str, Measure]) -> frozenset[str]:
    """The names of all parts of a measure, and of their parts."""
    found, left = set[str](), list(measures[name].parts)
    while left:
        part = left.pop()
        if part not in found:
            found.add(part)
            left += measures[part].parts if part in measures else ()
    return frozenset(found)


def _without_parts(measure: Measure) -> Measure:
    definition = measure.definition
    if isinstance(definition, Cited):
        definition = replace(definition, part="", whole="")
    return replace(measure, parts=(), definition=definition)


def _reached(ratio: Ratio, measures: dict[str, Measure], seen: frozenset[str]) -> frozenset[str]:
    """The names of all measures that a ratio is made of, directly or through other ratios."""
    for name in (ratio.numerator, ratio.denominator):
        measure = measures.get(name)
        if name not in seen:
            seen |= {name}
            if measure and isinstance(measure.definition, Ratio):
                seen = _reached(measure.definition, measures, seen)
    return seen


def _needs(name: str, measure: Measure, measures: dict[str, Measure]) -> frozenset[str]:
    reached = measure.definition if isinstance(measure.definition, Ratio) else None
    return frozenset({name}) if reached is None else _reached(reached, measures, frozenset({name}))
