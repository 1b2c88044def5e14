"""Build: `toolkit trace` – from a printed number back to its measure, its rows or its publication."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source, Span
from toolkit.build.account import Account, Ledger, Terms, is_inside
from toolkit.build.account_record import account_record
from toolkit.build.account_text import account_text
from toolkit.build.called import cell_key, is_number, nearest_numbers, same_number, same_text
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared
from toolkit.build.printed import Key, Printed, measure_name, printed_numbers
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.engines.referee import Pandas
from toolkit.model.evidence import Dataset, Statistic
from toolkit.model.workspace import EngineName
from toolkit.resolve.scope import SIGNATORIES

LEAST_KEY = 16  # bytes: a shorter one could be tried out
Cell = tuple[str, str, Key]  # dataset, measure, key
_MEASURE = re.compile(r"(?P<name>[\w-]+)\.(?P<measure>[A-Za-z0-9][\w-]*)(?P<part>(?:\.[\w-]+)*)(?:\[(?P<cell>.*)\])?")


class Trace(Struct, frozen=True, kw_only=True):
    """All numbers of a document, and the accounts of those that were asked for."""

    lang: str
    numbers: tuple[Printed, ...]
    accounts: tuple[Account, ...]
    terms: Terms

    def records(self) -> Iterator[dict[str, object]]:
        return (account_record(account, self.terms) for account in self.accounts)

    def text(self, width: int) -> str:
        return "\n\n".join(account_text(account, self.lang, width, self.terms) for account in self.accounts)

    def table(self) -> str:
        """All numbers: text, measure, rows, place."""
        rows = [(_short(one.text), one.name, size_of(one), _brief(one)) for one in self.numbers]
        widths = [max((len(row[at]) for row in rows), default=0) for at in range(3)]
        return "\n".join(
            "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) for row in rows
        )


def trace_submission(
    path: str,
    names: tuple[str, ...],
    report: Report,
    terms: Terms,
    engine: EngineName | None = None,
    full: bool = False,
) -> Trace:
    """Check the submission at `path` and return the accounts of the numbers and measures called `names`.

    Without names there are no accounts, unless `full`: then those of all numbers. What is not in the document is
    reported. A document with errors is traced as far as it goes.
    """
    prepared = check_submission(path, report, engine)
    local = {dataset.name: name for name, dataset in prepared.datasets.items()}
    numbers = printed_numbers(prepared.document, local)
    with ExitStack() as stack:
        chosen = engine or prepared.workspace.engine
        opened = stack.enter_context(Pandas()) if chosen == "pandas" else stack.enter_context(DuckDB())
        tracer = _Tracer(prepared=prepared, local=local, numbers=numbers, engine=opened, terms=terms, report=report)
        found = [account for name in names for account in tracer.find(name)] if names else []
        accounts = found or (tracer.every() if full and not names else [])
    return Trace(lang=prepared.document.lang, numbers=numbers, accounts=tuple(accounts), terms=terms)


def read_key(text: str, path: str, report: Report) -> bytes:
    """The key that rows are sealed with: the text of the environment, or the content of a file. `Failure`: unusable."""
    place, key = Source(path=path or "TOOLKIT_TRACE_KEY", text="").span(), text.encode()
    if path:
        try:
            key = Path(path).read_bytes().strip()
        except OSError as error:
            report.error("trace.key", f"the key cannot be read: {error.strerror}", place)
            raise Failure from None
    if 0 < len(key) < LEAST_KEY or (path and not key):
        hint = f"take at least {LEAST_KEY} characters that nobody can guess"
        report.error("trace.key", f"this key is too short: it has {len(key)} bytes", place, hint)
        raise Failure
    return key


class _Tracer(Struct, frozen=True, kw_only=True):
    prepared: Prepared
    local: Mapping[str, str]
    numbers: tuple[Printed, ...]
    engine: Engine
    terms: Terms
    report: Report

    def every(self) -> list[Account]:
        return self._accounts(self.numbers)

    def find(self, name: str) -> list[Account]:
        match = _MEASURE.fullmatch(name.strip())
        if match and (match["name"] in self._datasets or match["name"] == SIGNATORIES):
            return self._measure(name, match)
        found = [one for one in self.numbers if same_text(one.text, name)]
        if not found and is_number(name):
            found = [one for one in self.numbers if same_number(one.text, name)]
        if not found:
            self._unknown(name)
        return self._accounts(found)

    def _accounts(self, printed: Iterable[Printed]) -> list[Account]:
        """One for each measure, or cell of one, with all its places."""
        groups: dict[Cell, list[Printed]] = {}
        for one in printed:
            groups.setdefault((one.statistic.dataset, one.statistic.measure, one.cut), []).append(one)
        return [self._account(key, tuple(places)) for key, places in groups.items()]

    def _account(self, cell: Cell, printed: tuple[Printed, ...]) -> Account:
        return self._make(printed[0].statistic, cell[2], printed, self._datasets.get(cell[0]))

    def _make(self, statistic: Statistic, key: Key, printed: tuple[Printed, ...], dataset: Dataset | None) -> Account:
        name = measure_name(statistic, key, self.local, self.prepared.document.lang)
        return self._ledger.account(name, statistic, key, printed, dataset)

    @property
    def _datasets(self) -> dict[str, Dataset]:
        """By both names: the one in the document, and that of the folder."""
        datasets = self.prepared.datasets
        return {**{dataset.name: dataset for dataset in datasets.values()}, **datasets}

    @property
    def _ledger(self) -> Ledger:
        wanted, root = self.prepared.submission.signatories, Path(self.prepared.workspace.root)
        folder = Path(self.prepared.submission.folder)
        path = Path(os.path.normpath(folder / wanted.text)).relative_to(root).as_posix() if wanted else ""
        return Ledger(
            root=self.prepared.workspace.root,
            engine=self.engine,
            terms=self.terms,
            works=self.prepared.bibliography.works,
            list_file=(path, self.prepared.inputs.get(path, "")) if path else ("", ""),
        )

    # -------------------------------------------------------------- by the name of a measure

    def _measure(self, name: str, match: re.Match[str]) -> list[Account]:
        dataset = self._datasets.get(match["name"])
        wanted = dataset.name if dataset else SIGNATORIES
        found = [
            one for one in self.numbers if (one.statistic.dataset, one.statistic.measure) == (wanted, match["measure"])
        ]
        if match["part"]:
            found = [one for one in found if one.part == tuple(match["part"][1:].split("."))]
        statistic = found[0].statistic if found else None
        if statistic is None and dataset is not None and match["measure"] in dataset.measures:
            statistic = compute(dataset, dataset.measures[match["measure"]], self.engine, self.report)
            if statistic is None:
                return []  # why there is no number was reported
        if statistic is None:
            self._unknown_measure(name, match, dataset)
            return []
        if match["cell"] is None and not statistic.dimensions:
            return [self._make(statistic, (), tuple(found), dataset)]
        return self._cell(match["cell"], statistic, found, dataset)

    def _cell(
        self, written: str | None, statistic: Statistic, found: list[Printed], dataset: Dataset | None
    ) -> list[Account]:
        if written is None:
            places = dict.fromkeys(one.where.partition(", ")[0] for one in found)
            return [replace(self._make(statistic, (), (), dataset), stands="; ".join(places))]
        key = cell_key(written, statistic, dataset, self.prepared.document.lang)
        if key is None:
            labels = [", ".join(label or "not known" for label in cut.key) for cut in statistic.cuts]
            message = f"`{statistic.measure}` has no cell `{written}`"
            self.report.error("trace.unknown", message, self._place, did_you_mean(written, labels))
            return []
        return [self._make(statistic, key, tuple(one for one in found if one.cut == key), dataset)]

    # -------------------------------------------------------------- what is not there

    @property
    def _place(self) -> Span:
        return Source(path=self.prepared.submission.source.path, text="").span()

    def _unknown_measure(self, name: str, match: re.Match[str], dataset: Dataset | None) -> None:
        names = list(dataset.measures) if dataset else [one.statistic.measure for one in self.numbers]
        message = f"there is no measure `{match['measure']}` in `{match['name']}`"
        self.report.error("trace.unknown", message, self._place, did_you_mean(match["measure"], names))

    def _unknown(self, name: str) -> None:
        near = nearest_numbers(name, [one.text for one in self.numbers])
        hint = f"near it: {', '.join(near)}" if near else "without a number, `toolkit trace` lists all"
        self.report.error("trace.unknown", f"no number of this document reads “{name}”", self._place, hint)


# ------------------------------------------------------------------ the table of all numbers


def size_of(printed: Printed) -> str:
    """How many rows a number stands on, in a few characters; from where it was taken, if it has none."""
    statistic = printed.statistic
    cut = next((one for one in (*statistic.cuts, *statistic.totals) if one.key == printed.cut), None)
    if printed.cut:
        if cut is None and not any(one.hidden for one in statistic.cuts):
            inside = [one.n for one in statistic.cuts if is_inside(one, printed.cut)]
            return "" if None in inside else _rows(sum(n or 0 for n in inside))
        if cut is None or cut.n is None:
            return ""
        return f"{cut.n:,} of {cut.of:,} rows" if cut.of is not None else _rows(cut.n)
    if statistic.hidden:
        return ""
    if statistic.kind == "cited":
        return "cited"
    if statistic.dataset == SIGNATORIES:
        return "on the list"
    if statistic.kind == "share" and statistic.of is not None:
        return f"{statistic.n:,} of {statistic.of:,} rows"
    numbers = [one.rows for one in statistic.origins if one.rows is not None]
    return _rows(numbers[0]) if len(numbers) == 1 else f"{' and '.join(f'{one:,}' for one in numbers)} rows"


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _short(text: str) -> str:
    return text if len(text) <= 28 else f"{text[:27]}…"


def _brief(printed: Printed) -> str:
    """The place with the name of the file alone."""
    span = str(printed.span)
    name = span.rpartition("/")[2]
    return f"{printed.where} ({name})" if printed.where else name
