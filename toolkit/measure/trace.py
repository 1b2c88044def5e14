"""Measure: where a number comes from: its origins, its definition as a hash, its record for the manifest."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

from toolkit.base.digest import digest_of
from toolkit.model.evidence import (
    Cited,
    Condition,
    Conditions,
    Dataset,
    Definition,
    Origin,
    Population,
    Ratio,
    Resource,
    Statistic,
)


def origin_of(role: str, dataset: Dataset, resource: Resource, where: Conditions, rows: int) -> Origin:
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


def _origin(origin: Origin) -> dict[str, object]:
    values = {field.name: getattr(origin, field.name) for field in fields(origin)}
    return {name: value for name, value in values.items() if value not in ("", None)}


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
    plain: dict[str, object] = {"statistic": type(definition).__name__.lower(), "is": _plain(definition)}
    if isinstance(definition, Ratio):
        parts = (dataset.measures[definition.numerator], dataset.measures[definition.denominator])
        plain["of"] = [_definition(part.definition, dataset) for part in parts]
    names = {getattr(definition, name, "") for name in ("among", "start", "end")}
    populations = {name: dataset.populations[name] for name in names if name in dataset.populations}
    plain["populations"] = {name: _population(population) for name, population in populations.items()}
    return plain


def _population(population: Population) -> dict[str, object]:
    return {"says": population.says, "resource": population.resource, "where": _plain(population.where)}


def _plain(value: object) -> object:
    """Frozen data as dicts, lists and texts; conditions in a fixed order, since theirs does not matter."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        plain = [_plain(item) for item in value]
        return sorted(plain, key=str) if value and isinstance(value[0], Condition) else plain
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, Decimal) else value
