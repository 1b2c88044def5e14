"""Load, intake: a large body. DuckDB holds the cells and sorts out by their form which ones need a look."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from toolkit.load.intake.forms import DECIMAL, INTEGER, ISO, ODD, ZEROS

MEMORY = "350MB"
_CLASS = (
    "CASE WHEN t = '' THEN 'empty' WHEN regexp_full_match(t, $integer) THEN 'integer'"
    " WHEN regexp_full_match(t, $iso) AND try_cast(t AS DATE) IS NOT NULL THEN 'iso'"
    " WHEN regexp_full_match(t, $decimal) THEN 'decimal' WHEN regexp_full_match(t, $zeros) THEN 'zeros'"
    " WHEN regexp_full_match(t, $odd) THEN 'odd' ELSE 'text' END"
)
_FORMS = {"integer": INTEGER, "iso": ISO, "decimal": DECIMAL, "zeros": ZEROS, "odd": ODD}


class Engine:
    """A body (see body.py) in DuckDB: `path` is a file in UTF-8 with commas, its first `skipped` lines are no data."""

    def __init__(self, path: str, width: int, kept: Sequence[int], skipped: int, folder: str) -> None:
        import duckdb

        self.path, self.kept, self.skipped = path, kept, skipped
        self.connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "threads": 2,
                "temp_directory": folder,
                "autoinstall_known_extensions": False,
            }
        )
        columns = {f"c{at}": "VARCHAR" for at in range(width)}
        chosen = ", ".join(f"coalesce(c{at}, '') AS c{number}" for number, at in enumerate(kept))
        self._run(
            f"CREATE TABLE data AS SELECT {chosen} FROM read_csv($path, columns = $columns, auto_detect = false,"
            " header = false, skip = $skip, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
            " max_line_size = 10000000)",
            path=path,
            columns=columns,
            skip=skipped,
        )
        (self._size,) = self._row("SELECT count(*) FROM data")
        self._grouped: dict[int, dict[str, int]] = {}

    @property
    def size(self) -> int:
        return int(self._size)

    def classes(self, at: int) -> Mapping[str, int]:
        if at not in self._grouped:
            self._run(
                f"CREATE TABLE d{at} AS SELECT t, n, {_CLASS} AS class"
                f" FROM (SELECT c{at} AS t, count(*) AS n FROM data GROUP BY 1)",
                **_FORMS,
            )
            self._grouped[at] = dict(self._rows(f"SELECT class, sum(n)::BIGINT FROM d{at} GROUP BY 1"))
        return self._grouped[at]

    def texts(self, at: int, classes: Iterable[str]) -> Mapping[str, int]:
        self.classes(at)
        found = self._rows(
            f"SELECT t, n FROM d{at} WHERE class IN (SELECT unnest($classes)) ORDER BY t", classes=[*classes]
        )
        return dict(found)

    def different(self, at: int) -> int:
        self.classes(at)
        return int(self._row(f"SELECT count(*) FROM d{at} WHERE t <> ''")[0])

    def rows_with(self, at: int, texts: Iterable[str], limit: int) -> list[tuple[int, str]]:
        wanted = f"SELECT rowid, c{at} FROM data WHERE c{at} IN (SELECT unnest($texts)) ORDER BY rowid LIMIT $limit"
        return self._rows(wanted, texts=[*texts], limit=limit)

    def twins(self, columns: Sequence[int], limit: int) -> tuple[list[tuple[int, int]], int]:
        if len(columns) == 1:
            self.classes(columns[0])
            (often,) = self._row(f"SELECT count(*) FROM d{columns[0]} WHERE n > 1 AND t <> ''")
            if not often:
                return [], 0
        names = ", ".join(f"c{at}" for at in columns)
        filled = " OR ".join(f"c{at} <> ''" for at in columns)
        twice = f"SELECT {names}, min(rowid) AS first FROM data WHERE {filled} GROUP BY {names} HAVING count(*) > 1"
        found = f"SELECT data.rowid AS row, first FROM data JOIN ({twice}) USING ({names}) WHERE data.rowid <> first"
        rows = self._rows(f"{found} ORDER BY 1 LIMIT $limit", limit=limit)
        return rows, int(self._row(f"SELECT count(*) FROM ({found})")[0])

    def before(self, later: int, earlier: int, limit: int) -> tuple[list[int], int, int]:
        days = f"FROM data WHERE regexp_full_match(c{later}, $iso) AND regexp_full_match(c{earlier}, $iso)"
        total, wrong = self._row(f"SELECT count(*), count(*) FILTER (c{later} < c{earlier}) {days}", iso=ISO)
        if not wrong:
            return [], 0, int(total)
        found = self._rows(
            f"SELECT rowid {days} AND c{later} < c{earlier} ORDER BY 1 LIMIT $limit", iso=ISO, limit=limit
        )
        return [row for (row,) in found], int(wrong), int(total)

    def apply(self, at: int, changes: Mapping[str, str]) -> None:
        if not changes:
            return
        self._run(
            "CREATE OR REPLACE TEMP TABLE changed AS SELECT unnest($old) AS old, unnest($new) AS new",
            old=[*changes],
            new=[*changes.values()],
        )
        self._run(f"UPDATE data SET c{at} = new FROM changed WHERE c{at} = old")
        self._run(f"DROP TABLE IF EXISTS d{at}")
        self._grouped.pop(at, None)

    def close(self) -> None:
        self.connection.close()

    def records(self) -> Iterator[Sequence[str]]:
        with Path(self.path).open(encoding="utf-8") as lines:
            for _ in range(self.skipped):
                next(lines)
            for row in csv.reader(lines):
                if row:
                    yield [row[at] for at in self.kept]

    def _run(self, query: str, **values: object) -> Any:
        return self.connection.execute(query, values or None)

    def _rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        return list(self._run(query, **values).fetchall())

    def _row(self, query: str, **values: object) -> tuple[Any, ...]:
        return self._rows(query, **values)[0]


class Spool:
    """Rows on their way into the engine, written to a file of their own."""

    def __init__(self, folder: str) -> None:
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".csv", delete=False) as file:
            self.path = file.name
        self.file = Path(self.path).open("w", encoding="utf-8", newline="")  # noqa: SIM115 (closed by `close`)
        self.write = csv.writer(self.file, lineterminator="\n").writerow

    def close(self) -> str:
        self.file.close()
        return self.path
