"""Measure: where a number comes from: its origins, its definition as a hash, its record for the manifest."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import asdict

from toolkit.base.digest import digest_of
from toolkit.base.source import what_is_said
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Definition,
    Distinct,
    Mean,
    Median,
    Population,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
    populations_of,
)
from toolkit.model.evidence import Dataset, Kind, Origin, Resource, Statistic

KINDS: dict[type[Definition], Kind] = {
    Count: "count", Sum: "sum", Share: "share", Rate: "rate", Mean: "mean", Median: "median", Quantile: "quantile",
    TimeToEvent: "time_to_event", Distinct: "distinct", Change: "change", Ratio: "ratio", Rank: "rank", Cited: "cited",
}  # fmt: skip
_ONLY_WHERE_USED = (
    "interval", "suppress", "of_total", "seen", "vintages", "comparable", "series", "locator", "part", "whole",
    "say_restated",
)  # fmt: skip
"""Keys that came later: they stand in the hash of a definition where they are used, and change no other hash."""
_NEVER = ("still",)  # words for readers: they change no number


def origin_of(role: str, dataset: Dataset, resource: Resource, where: Conditions, rows: int | None) -> Origin:
    """Rows of a file. The filter is kept in words, the rows only as their number: nobody can be found again by it."""
    return Origin(
        role=role,
        dataset=dataset.name,
        version=dataset.version,
        title=dataset.title,
        resource=resource.name,
        sha256=resource.sha256,
        where="; ".join(_words(condition) for condition in where),
        rows=rows,
    )


def origin_cited(dataset: Dataset, cited: Cited) -> Origin:
    return Origin(
        role="cited",
        dataset=dataset.name,
        version=dataset.version,
        title=dataset.title,
        source=cited.source,
        via=cited.via,
    )


def provenance(statistic: Statistic) -> dict[str, object]:
    """Return what the manifest says about a published number, as JSON. It holds no row and no key of a row."""
    return {
        "measure": f"{statistic.dataset}.{statistic.measure}",
        "kind": statistic.kind,
        "unit": statistic.unit,
        "value": _value(statistic),
        **_more(statistic),
        "definition": statistic.definition,
        "origins": [_origin(origin) for origin in statistic.origins],
    }


def definition_digest(definition: Definition, dataset: Dataset) -> str:
    """Return the SHA-256 of a definition with its populations. Layout, comments and labels do not change it."""
    return digest_of(_definition(definition, dataset))


def _value(statistic: Statistic) -> object:
    if statistic.kind == "share" and statistic.of is not None:
        return [statistic.n, statistic.of]
    return None if statistic.value is None else str(statistic.value)


def _more(statistic: Statistic) -> dict[str, object]:
    """What only some statistics have: the ends of an interval, the days of a time to an event."""
    more: dict[str, object] = {}
    if statistic.interval and statistic.level is not None:
        more["interval"] = [float(end) for end in statistic.interval]
        more["level"] = str(statistic.level)
    if statistic.estimates:
        more["estimates"] = [[one.days, str(one.value), one.at_risk] for one in statistic.estimates]
        more["median"] = statistic.median
    return more


def _origin(origin: Origin) -> dict[str, object]:
    return {name: value for name, value in asdict(origin).items() if value not in ("", None)}


def _words(condition: Condition) -> str:
    values = ", ".join(str(_plain(value)) for value in condition.values)
    match condition.operator:
        case "known" | "missing":
            return f"{condition.column}: {condition.operator}"
        case "in":
            return f"{condition.column}: {values if len(condition.values) == 1 else f'[{values}]'}"
        case operator:
            return f"{condition.column}: {operator.replace('_', ' ')} {values}"


# ------------------------------------------------------------------ the definition as plain data


def _definition(definition: Definition, dataset: Dataset) -> dict[str, object]:
    """Plain data of a definition and of everything it refers to."""
    plain: dict[str, object] = {"statistic": KINDS[type(definition)], "is": _plain(definition)}
    if isinstance(definition, Ratio):
        parts = (dataset.measures[definition.numerator], dataset.measures[definition.denominator])
        plain["of"] = [_definition(part.definition, dataset) for part in parts]
    names = populations_of(definition)
    populations = {name: dataset.populations[name] for name in names if name in dataset.populations}
    plain["populations"] = {name: _population(population) for name, population in populations.items()}
    return plain


def _population(population: Population) -> dict[str, object]:
    return {"says": population.says, "resource": population.resource, "where": _plain(population.where)}


def _plain(value: object) -> object:
    """Frozen data as dicts, lists and texts; conditions in a fixed order, since theirs does not matter."""
    if isinstance(value, Struct):
        said = {name: getattr(value, name) for name in what_is_said(type(value)) if name not in _NEVER}
        return {name: _plain(each) for name, each in said.items() if each or name not in _ONLY_WHERE_USED}
    if isinstance(value, tuple):
        plain = [_plain(item) for item in value]
        return sorted(plain, key=str) if value and isinstance(value[0], Condition) else plain
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | Fraction) else value
