"""Build: the account of one number: exact value, definition in words, and the rows or the publication behind it."""

import csv
import hashlib
import hmac
import io
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toolkit.build.printed import Key, Printed
from toolkit.measure.engines.engine import Engine
from toolkit.measure.origins.inventory import rows_inventoried
from toolkit.measure.origins.rows import RowSet, cut_of, rows_behind
from toolkit.measure.origins.trace import origin_of
from toolkit.measure.words.wording import conditions_text, definition_text
from toolkit.model.citation import Work
from toolkit.model.definition import Cited, Measure
from toolkit.model.evidence import EVERY, Cut, Dataset, Resource, Statistic

LANG = "en-GB"  # of what is told; the numbers themselves stand in the language of their document
FIRST = 10  # rows that are told, unless all are asked for


class Terms(Struct, frozen=True, kw_only=True):
    """How much is told. `public`: no row; `key`: rows are sealed with it; `every`: all rows, not the first only."""

    public: bool = False
    every: bool = False
    key: bytes = b""


class Row(Struct, frozen=True, kw_only=True):
    """A row of a data file: its line (of several files, or of Parquet: its number), and its key if it may be told."""

    line: int
    key: str


class Rows(Struct, frozen=True, kw_only=True):
    """The rows of one part of a number: `n` rows fulfil `where` (as the measures file says it; `filter`: in words).

    `told` are some or all of them; `by_line`: they have no key that may be told. `seal`: HMAC-SHA256 of their keys.
    `counted`: what the numbers in `told` are.
    """

    role: str
    resource: str
    path: str
    sha256: str
    where: str
    filter: str
    n: int
    told: tuple[Row, ...] = ()
    by_line: bool = False
    counted: Literal["line", "row"] = "line"
    listed: bool = True
    seal: str = ""


class Account(Struct, frozen=True, kw_only=True):
    """What is told of a number. `value`: exact, a part of 1 where it is a share; `n` of `of` rows.

    `dataset` and `measure` are None for the counts of signatories; `list_file` is then their list, with its SHA-256.
    """

    name: str
    cut: Key
    printed: tuple[Printed, ...]
    statistic: Statistic
    value: Fraction | None
    n: int | None
    of: int | None
    hidden: bool
    definition: str = ""
    rows: tuple[Rows, ...] = ()
    dataset: Dataset | None = None
    measure: Measure | None = None
    works: Mapping[str, Work]
    list_file: tuple[str, str] = ("", "")
    stands: str = ""  # where its cells are, when all of a table was asked for: “Table 1; Figure 2”

    @property
    def cited(self) -> Cited | None:
        definition = self.measure.definition if self.measure else None
        return definition if isinstance(definition, Cited) else None


class Ledger(Struct, frozen=True, kw_only=True):
    """What accounts are made from: the engine that finds rows, the root of the workspace, and what may be told."""

    root: str
    engine: Engine
    terms: Terms
    works: Mapping[str, Work]
    list_file: tuple[str, str]

    def account(
        self, name: str, statistic: Statistic, cut: Key, printed: tuple[Printed, ...], dataset: Dataset | None
    ) -> Account:
        measure = dataset.measures.get(statistic.measure) if dataset else None
        value, n, of, hidden = _value(statistic, cut)
        account = Account(
            name=name, cut=cut, printed=printed, statistic=statistic, value=value, n=n, of=of, hidden=hidden,
            works=self.works, list_file=self.list_file if dataset is None else ("", ""),
        )  # fmt: skip
        if dataset is None:
            return account
        if measure is None:
            definition, sets = rows_inventoried(statistic, dataset, cut)
            return replace(
                account, dataset=dataset, definition=definition, rows=tuple(self._rows(one, dataset) for one in sets)
            )
        return replace(
            account,
            dataset=dataset,
            measure=measure,
            definition=definition_text(measure, dataset, LANG),
            rows=tuple(self._rows(one, dataset) for one in rows_behind(statistic, dataset, cut)),
        )

    def _rows(self, rows: RowSet, dataset: Dataset) -> Rows:
        """How many there are, and which, as far as that may be told."""
        resource, names = rows.resource, key_names(rows.resource)
        told = self._told(rows, names)
        n = self.engine.count(resource, rows.where, ()).get((), 0)
        sealed = self.engine.numbered(resource, rows.where, names) if self.terms.key else ()
        line_of = lines_of(resource) if told else int
        return Rows(
            role=rows.role,
            resource=resource.name,
            path=_files(resource, Path(self.root)),
            sha256=resource.sha256,
            where=origin_of(rows.role, dataset, resource, rows.where, n).where,
            filter=conditions_text(rows.where, resource, LANG),
            n=n,
            told=tuple(Row(line=line_of(at), key=key) for at, key in told),
            by_line=not names,
            counted="line" if in_lines(resource) else "row",
            listed=rows.listed,
            seal=seal(self.terms.key, dataset.name, resource.name, _names(sealed)) if self.terms.key else "",
        )

    def _told(self, rows: RowSet, names: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
        """The numbers and keys of the rows that are told: the first ones, all, or none."""
        if self.terms.public or not rows.listed:
            return ()
        return self.engine.numbered(rows.resource, rows.where, names, None if self.terms.every else FIRST)


def _value(statistic: Statistic, cut: Key) -> tuple[Fraction | None, int | None, int | None, bool]:
    """(value, n, of, hidden) of the whole, or of the cell with this key."""
    found = cut_of(statistic, cut)
    if found is not None:
        return found.value, found.n, found.of, found.hidden
    if not cut or set(cut) == {EVERY}:
        return statistic.value, statistic.n, statistic.of, statistic.hidden
    inside = [one for one in statistic.cuts if is_inside(one, cut)]
    values = [one.value for one in inside if one.value is not None]
    return (sum(values, Fraction(0)) if values else None), None, None, False


def is_inside(one: Cut, total: Key) -> bool:
    return all(label in (each, EVERY) for each, label in zip(one.key, total, strict=True))


# ------------------------------------------------------------------ rows


def key_names(resource: Resource) -> tuple[str, ...]:
    """The columns that rows are told by; none where there is no key, or a part of it is never disclosed."""
    columns = [resource.column(name) for name in resource.key]
    return resource.key if all(column and column.disclose != "never" for column in columns) else ()


def _files(resource: Resource, root: Path) -> str:
    first, more = Path(resource.files[0]), len(resource.files) - 1
    shown = first.relative_to(root).as_posix() if first.is_relative_to(root) else first.name
    return f"{shown} and {more} more" if more else shown


def in_lines(resource: Resource) -> bool:
    """Whether a row has a line of its own to be found by: in one CSV file. Rows of others are only numbered."""
    return resource.form == "csv" and len(resource.files) == 1


def lines_of(resource: Resource) -> Callable[[int], int]:
    """Return what tells the line of a row (its number from 1, without headers); the number itself where it has none."""
    if not in_lines(resource):
        return lambda number: number
    data = Path(resource.files[0]).read_bytes()
    if b'"' not in data:
        return lambda number: number + 1
    lines, before = list[int](), 0
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for row in reader:
        if row:
            lines.append(before + 1)
        before = reader.line_num
    return lines.__getitem__


def _names(numbered: tuple[tuple[int, str], ...]) -> list[str]:
    """What tells the rows apart: their keys, or where there is none their numbers in the file."""
    return sorted(key or f"row {number}" for number, key in numbered)


def seal(key: bytes, dataset: str, resource: str, names: list[str]) -> str:
    """Return the HMAC-SHA256 of the sorted keys of rows. Without the key nobody can try out which rows they were.

    The text that is sealed is the JSON list ["toolkit-trace-1", dataset, resource, [key, …]] without spaces, in UTF-8.
    """
    text = json.dumps(["toolkit-trace-1", dataset, resource, names], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
