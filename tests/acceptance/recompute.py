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
        self.observed_until = descriptor["evidence"].get("observedUntil")
        self.populations: dict[str, Any] = content["populations"]
        self.measures: dict[str, Any] = content["measures"]
        self.folder, self.resources = folder, descriptor["resources"]
        self.frames = {one["name"]: _frame(folder, one) for one in descriptor["resources"]}
        self.labels = {
            (one["name"], field["name"]): dict(map(_category, field.get("categories", [])))
            for one in descriptor["resources"]
            for field in one["schema"]["fields"]
        }
        self.first = descriptor["resources"][0]["name"]

    def value(self, name: str) -> Fraction:
        """The number that a measure without `by:` has; a share and a relative change as a fraction of 1.

        Also “rows of TABLE” and “population NAME”: how many rows there are.
        """
        if name.startswith("rows of "):
            return Fraction(len(self.frames[name.removeprefix("rows of ")]))
        if name.startswith("population "):
            return Fraction(len(self._rows(name.removeprefix("population "), {})))
        return self._value(self.measures[name], self.measures[name].get("among"))

    def rows(self, name: str) -> set[int]:
        """How many rows a measure stands on: those that it counts or adds, or that its two parts do."""
        measure = self.measures[name]
        match measure["statistic"]:
            case "ratio":
                return self.rows(measure["numerator"]) | self.rows(measure["denominator"])
            case "change":
                return {self._used(measure[key], measure["of"]) for key in ("from", "to")}
        return {self._used(measure["among"], measure)}

    def _used(self, among: str, measure: dict[str, Any]) -> int:
        hits = _where(self._rows(among, measure), measure.get("that", {}))
        return int(hits[measure["field"]].notna().sum()) if "field" in measure else len(hits)

    def missing(self) -> dict[str, list[list[int]]]:
        """Of each table the columns with missing values: how many are known, and how many are missing, by label."""
        found = {}
        for resource in self.resources:
            texts = pd.read_csv(self.folder / resource["path"], dtype=str, keep_default_na=False, na_filter=False)
            labels: dict[str, list[str]] = {}
            for one in resource["schema"]["missingValues"]:
                labels.setdefault(one["label"], []).append(one["value"])
            counts = {column: [int(texts[column].isin(each).sum()) for each in labels.values()] for column in texts}
            used = [at for at in range(len(labels)) if any(line[at] for line in counts.values())]
            lines = [[len(texts) - sum(line), *(line[at] for at in used)] for line in counts.values() if any(line)]
            found |= {resource["name"]: lines} if lines else {}
        return found

    def groups(self, name: str) -> dict[tuple[str, ...], Fraction]:
        """The numbers of a measure with `by:` over plain columns, by the values of its columns."""
        measure = self.measures[name]
        frame = self._rows(measure["among"], measure)
        return {key: Fraction(int(size)) for key, size in frame.groupby(measure["by"], dropna=False).size().items()}

    def within(self, name: str, days: int) -> Fraction:
        """The share of a time to an event that had it within so many days."""
        measure = self.measures[name]
        return self.event_within(self._rows(measure["among"], measure), measure, days)

    def event_within(self, rows: pd.DataFrame, measure: dict[str, Any], days: int) -> Fraction:
        """Kaplan and Meier from the rows themselves: of those still watched on a day, how many had the event on it."""
        rows = rows[rows[measure["start"]].notna()]
        start, event = (pd.to_datetime(rows[measure[key]]) for key in ("start", "event"))
        watched = (event.fillna(pd.Timestamp(self.observed_until)) - start).dt.days
        left = Fraction(1)
        for day in range(days + 1):
            had = int((event.notna() & (watched == day)).sum())
            left *= 1 - Fraction(had, max(int((watched >= day).sum()), 1))
        return 1 - left

    def roles(self, name: str, cell: list[str | None]) -> dict[str, pd.DataFrame]:
        """The rows behind a measure, or behind a cell of it (None: all labels), by their role."""
        if " " in name:
            return self._inventoried(name, cell)
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
            case "time_to_event":
                rows = rows[rows[measure["start"]].notna()]
                known = rows[measure["event"]].notna()
                population = {"population": self._rows(among, {})}
                return {**population, "watched": rows, "events": rows[known], "without the event": rows[~known]}
        raise NotImplementedError(measure["statistic"])

    def _inventoried(self, name: str, cell: list[str | None]) -> dict[str, pd.DataFrame]:
        """The rows of a table, of a population, or with and without a value in a column (by its title)."""
        kind, _, last = name.rpartition(" ")
        if kind == "population":
            return {"counted": self._rows(last, {})}
        if kind == "rows of":
            return {"counted": self.frames[last]}
        if not cell:
            return {}
        resource = next(one for one in self.resources if one["name"] == last)
        titles = {one.get("title", one["name"].replace("_", " ")): one["name"] for one in resource["schema"]["fields"]}
        column = self.frames[last][titles[cell[0] or ""]]
        if cell[1] == "":
            return {"known": self.frames[last][column.notna()]}
        return {"missing for any reason": self.frames[last][column.isna()]}

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
            case "time_to_event":
                return self.event_within(rows, measure, int(measure["at"][0]))
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
