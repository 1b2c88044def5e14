"""An independent computation of measures: pandas over the CSV, straight from measures.yaml, sharing no code with the toolkit."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import yaml


class Recomputer:
    """The measures of one dataset, as exact numbers."""

    def __init__(self, folder: Path) -> None:
        descriptor = yaml.load((folder / "datapackage.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        content = yaml.load((folder / "measures.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        self.populations: dict[str, Any] = content["populations"]
        self.measures: dict[str, Any] = content["measures"]
        self.frames = {one["name"]: _frame(folder, one) for one in descriptor["resources"]}
        self.labels = {
            (one["name"], field["name"]): dict(map(_category, field.get("categories", [])))
            for one in descriptor["resources"]
            for field in one["schema"]["fields"]
        }
        self.first = descriptor["resources"][0]["name"]

    def value(self, name: str) -> Fraction:
        """The number that a measure without `by:` has; a share and a relative change as a fraction of 1."""
        return self._value(self.measures[name], self.measures[name].get("among"))

    def groups(self, name: str) -> dict[tuple[str, ...], Fraction]:
        """The numbers of a measure with `by:` over plain columns, by the values of its columns."""
        measure = self.measures[name]
        frame = self._rows(measure["among"], measure)
        return {key: Fraction(int(size)) for key, size in frame.groupby(measure["by"], dropna=False).size().items()}

    def roles(self, name: str, cell: list[str | None]) -> dict[str, pd.DataFrame]:
        """The rows behind a measure, or behind a cell of it (None: all labels), by their role."""
        measure = self.measures[name]
        match measure["statistic"]:
            case "cited":
                return {}
            case "ratio":
                parts = (("above", measure["numerator"]), ("below", measure["denominator"]))
                return {f"{place}, {role}": rows for place, one in parts for role, rows in self.roles(one, []).items()}
            case "change":
                parts = (("start", measure["from"]), ("end", measure["to"]))
                found = {place: self._roles(measure["of"], among) for place, among in parts}
                return {f"{place}, {role}": rows for place, roles in found.items() for role, rows in roles.items()}
        roles = self._roles(measure, measure["among"])
        return {role: self._in_cell(rows, measure, cell) for role, rows in roles.items()}

    def _roles(self, measure: dict[str, Any], among: str) -> dict[str, pd.DataFrame]:
        rows = self._rows(among, measure)
        hits = _where(rows, measure.get("that", {}))
        population = {"population": self._rows(among, {})} if measure.get("known") else {}
        match measure["statistic"]:
            case "count":
                return {**population, "counted": hits}
            case "share":
                return {**population, "denominator": rows, "numerator": hits}
            case "sum":
                return {**population, "added": hits[hits[measure["field"]].notna()]}
            case "distinct":
                return {"counted": hits[hits[measure["field"]].notna()]}
        raise NotImplementedError(measure["statistic"])

    def _in_cell(self, rows: pd.DataFrame, measure: dict[str, Any], cell: list[str | None]) -> pd.DataFrame:
        table = self.populations[measure["among"]].get("resource", self.first)
        for by, label in zip(measure.get("by", []), cell, strict=bool(cell)):
            if label is None:
                continue
            if isinstance(by, dict):
                ((period, column),) = by.items()
                rows = rows[[_period(day, period) == label for day in rows[column]]]
            else:
                shown = rows[by].map(lambda value, names=self.labels[(table, by)]: names.get(value, value))
                rows = rows[rows[by].isna()] if label == "" else rows[shown == label]
        return rows

    def _value(self, measure: dict[str, Any], among: str | None) -> Fraction:
        match measure["statistic"]:
            case "cited":
                return Fraction(measure["value"]) / (100 if measure.get("unit") == "percent" else 1)
            case "ratio":
                return self.value(measure["numerator"]) / self.value(measure["denominator"])
            case "change":
                start, end = (self._value(measure["of"], measure[key]) for key in ("from", "to"))
                relative = measure.get("as", "difference" if measure["of"]["statistic"] == "share" else "percent")
                return (end - start) / start if relative == "percent" else end - start
        assert among is not None
        rows = self._rows(among, measure)
        hits = _where(rows, measure.get("that", {}))
        match measure["statistic"]:
            case "count":
                return Fraction(len(hits))
            case "share":
                return Fraction(len(hits), len(rows))
            case "distinct":
                return Fraction(hits[measure["field"]].nunique())
            case "sum":
                return sum((Fraction(text) for text in hits[measure["field"]].dropna()), Fraction(0))
        raise NotImplementedError(measure["statistic"])

    def _rows(self, among: str, measure: dict[str, Any]) -> pd.DataFrame:
        population = self.populations[among]
        frame = self.frames[population.get("resource", self.first)]
        rows = _where(frame, population.get("where", {}))
        return rows[rows[measure.get("known", [])].notna().all(axis=1)]


def _frame(folder: Path, resource: dict[str, Any]) -> pd.DataFrame:
    missing = resource["schema"].get("missingValues", [""])
    texts = [one["value"] if isinstance(one, dict) else one for one in missing]
    return pd.read_csv(folder / resource["path"], dtype=str, keep_default_na=False, na_values=texts)


def _category(written: Any) -> tuple[str, str]:
    if isinstance(written, str):
        return written, written.replace("_", " ")
    return written["value"], written.get("label", written["value"].replace("_", " "))


def _period(day: str, period: str) -> str:
    date = pd.Timestamp(day)
    year, week, _ = date.isocalendar()
    return {"week": f"{year}-W{week:02}", "month": day[:7], "quarter": f"{day[:4]}-Q{date.quarter}", "year": day[:4]}[
        period
    ]


def _where(frame: pd.DataFrame, where: dict[str, Any]) -> pd.DataFrame:
    for column, condition in where.items():
        for operator, wanted in _parts(condition):
            frame = frame[_fulfils(frame[column], operator, wanted)]
    return frame


def _parts(condition: Any) -> list[tuple[str, Any]]:
    if isinstance(condition, dict):
        return list(condition.items())
    if condition in ("known", "missing"):
        return [(condition, None)]
    return [("in", condition if isinstance(condition, list) else [condition])]


def _fulfils(column: pd.Series, operator: str, wanted: Any) -> pd.Series:
    match operator:
        case "known":
            return column.notna()
        case "missing":
            return column.isna()
        case "in":
            return column.isin(wanted if isinstance(wanted, list) else [wanted])
        case "not":
            return column.notna() & ~column.isin(wanted if isinstance(wanted, list) else [wanted])
        case "from":  # ISO dates sort as texts
            return column.notna() & (column.fillna("") >= wanted)
        case "to":
            return column.notna() & (column.fillna("~") <= wanted)
        case "at_least":
            return pd.to_numeric(column) >= float(wanted)
        case "at_most":
            return pd.to_numeric(column) <= float(wanted)
    raise NotImplementedError(operator)
