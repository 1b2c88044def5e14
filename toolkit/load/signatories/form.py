"""Load, signatories: the export of a form → rows of the list. What a column means is said, not silently guessed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import plain
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.load.intake.file import Texts
from toolkit.load.signatories.columns import CHOICES, COLUMNS

FORMS = Path(__file__).with_name("forms.yaml")
PARTS = ("first_name", "last_name")  # of a name: together they are `name` and `sort_as`
FIELDS = (*COLUMNS, *PARTS)
LEFT_OUT = "-"


class Plan(Struct, frozen=True, kw_only=True):
    """What each column of a form means: its title → a field of the list, or `-` where it is left out."""

    fields: Mapping[str, str]
    constant: Mapping[str, str]  # field → what every row has


def plan_of(titles: Iterable[str], said: Mapping[str, str], constant: Mapping[str, str], report: Report) -> Plan:
    """Find out what the columns mean: first what was `said` (title → field), then the names that exports use."""
    titles, here = tuple(titles), Source(path="--map", text="").span()
    for title, field in said.items():
        if title not in titles:
            hint = did_you_mean(title, titles)
            report.error("signatories.map", f"the form has no column “{title}”", here, hint)
        if field not in (*FIELDS, LEFT_OUT):
            report.error("signatories.map", f"the list has no column `{field}`", here, did_you_mean(field, FIELDS))
    taken, fields = set(said.values()) | constant.keys(), dict[str, str]()
    for title in titles:
        field = said.get(title) or next(
            (one for one, names in _known("columns").items() if _plain(title) in names), LEFT_OUT
        )
        fields[title] = LEFT_OUT if title not in said and field in taken else field
        taken.add(fields[title])
    return Plan(fields=fields, constant=constant)


def rows_of(texts: Texts, plan: Plan, answers: Mapping[str, str], report: Report) -> list[dict[str, str]]:
    """The rows of the list that the form holds, by column; an answer that nobody knows is reported at its cell.

    `answers`: what answers of this form mean (“Happy to sign” → yes).
    """
    at = {field: texts.titles.index(title) for title, field in plan.fields.items() if field != LEFT_OUT}
    _report_missing(at, plan, texts, report)
    rows = list[dict[str, str]]()
    for number, cells in enumerate(texts.rows):
        row = {field: " ".join(cells[column].split()) for field, column in at.items()} | dict(plan.constant)
        for field, known in _known("answers").items():
            if field in at:
                said = answers.get(row[field], row[field])
                row[field] = _answer(said, field, known, texts, number, at[field], report)
        rows.append(_completed(row))
    return rows


def _report_missing(at: Mapping[str, int], plan: Plan, texts: Texts, report: Report) -> None:
    known = at.keys() | plan.constant.keys()
    here = texts.span(0, 0).source.span() if texts.rows else Source(path="", text="").span()
    if not {"name", "organisation", *PARTS} & known:
        message = "no column of this form is known as a name"
        report.error("signatories.map", message, here, 'say which: --map "Title of the column=name"')
    for field in ("kind", "consent"):
        if field not in known:
            choices = " or ".join(f"--{field} {one}" for one in CHOICES[field][:2])
            message = f"nothing in this form says the `{field}` of those who sign"
            report.error("signatories.map", message, here, f'say it for all: {choices}; or --map "Title={field}"')


def _answer(
    text: str, field: str, answers: Mapping[str, list[str]], texts: Texts, row: int, column: int, report: Report
) -> str:
    said = _plain(text)
    for value, words in answers.items():
        if said in words or text in words:
            return value
    begun = {value for value, words in answers.items() for word in words if len(word) > 4 and said.startswith(word)}
    if len(begun) == 1:  # “I agree that my name is published …”
        return begun.pop()
    message = f"“{text[:60]}” is no answer that is known for `{field}`"
    wanted = " or ".join(value for value in answers if value)
    report.error(
        "signatories.answer", message, texts.span(row, column), f'say what it means: --answer "{text[:40]}={wanted}"'
    )
    return ""


def _completed(row: dict[str, str]) -> dict[str, str]:
    """First and last name are a name and what it is sorted by; an organisation signs under its own name."""
    first, last = row.pop("first_name", ""), row.pop("last_name", "")
    if not row.get("name") and (first or last):
        row["name"] = f"{first} {last}".strip()
        row["sort_as"] = row.get("sort_as") or (f"{last}, {first}" if first and last else "")
    if row.get("kind") == "organisation" and row.get("organisation"):
        row["name"], row["organisation"], row["role"], row["sort_as"] = row["organisation"], "", "", ""
    if row.get("consent_on"):
        row["consent_on"] = _day(row["consent_on"])
    return row


def _day(text: str) -> str:
    """The day of a time stamp that begins with it in ISO form; every other form stays as it is."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", text)
    return match[0] if match else text


@cache
def _known(part: str) -> dict[str, Any]:
    """The words of forms.yaml: column → its titles, or column → value → the answers that mean it."""
    record = plain(read_yaml(Source(path=FORMS.name, text=FORMS.read_text(encoding="utf-8")), Report()))
    assert isinstance(record, dict)
    known: dict[str, Any] = record[part]
    return known


def _plain(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[\W_]+", " ", letters).split())
