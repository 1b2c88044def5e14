"""Load: data files as DuckDB sees them, for checks that need not hold the rows in memory."""

import tempfile
from types import TracebackType
from typing import Any

from toolkit.load.data_files import DataFiles

MEMORY = "300MB"


class Stored:
    """The view `rows` over all files: their columns, `_file`, and `_row` (from 1 in each file; 0 in a CSV file)."""

    def __init__(self, files: DataFiles) -> None:
        self.files = files

    def __enter__(self) -> "Stored":
        import duckdb

        self._scratch = tempfile.TemporaryDirectory(prefix="cells-")
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "threads": 2,
                "temp_directory": self._scratch.name,
                "preserve_insertion_order": False,
                "autoinstall_known_extensions": False,
            }
        )
        self._error = duckdb.Error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        self._scratch.cleanup()

    def open(self, columns: list[str] | None = None) -> None:
        """Make the view `rows`; the `columns` of CSV files are text."""
        paths = ", ".join(quoted_text(_literal(path)) for path in self.files.paths)
        if self.files.form == "parquet":
            row = "file_row_number + 1"
            read = f"read_parquet([{paths}], filename = '_file', file_row_number = true, hive_partitioning = false)"
        else:
            row, names = "0", ", ".join(f"{quoted_text(name)}: 'VARCHAR'" for name in columns or ())
            form = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
            read = f"read_csv([{paths}], {form}, columns = {{{names}}}, filename = '_file')"
        self._connection.execute(f"CREATE VIEW rows AS SELECT *, {row} AS _row FROM {read}")

    def columns(self, name: str, path: str) -> dict[str, str] | str:
        """The columns of one file with their types in DuckDB; what DuckDB says where it cannot read the file."""
        try:
            found = self.rows("DESCRIBE SELECT * FROM read_parquet(?, hive_partitioning = false)", [_literal(path)])
        except self._error as error:
            return str(error).splitlines()[0].replace(path, name)
        return {row[0]: row[1] for row in found}

    def sizes(self, conditions: list[str]) -> list[int]:
        """In how many rows each condition is true; all of them in one pass over the files."""
        counted = ", ".join(f"count(*) FILTER (WHERE {one})" for one in conditions)
        return [int(size) for size in self.rows(f"SELECT {counted} FROM rows")[0]]

    def rows(self, query: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(query, values or []).fetchall())

    def name_of(self, path: str) -> str:
        return dict(zip(self.files.paths, self.files.names, strict=True)).get(path, path)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def quoted_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _literal(path: str) -> str:
    """DuckDB takes a path for a pattern; a name with brackets or an asterisk must mean itself."""
    return "".join(f"[{char}]" if char in "[*?" else char for char in path)
