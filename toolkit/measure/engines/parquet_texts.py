"""Measure: the cells of a Parquet file as the texts that a CSV file would hold, for engines that read texts."""

from typing import Any

from toolkit.measure.engines.stored_rows import csv_reader, literal, quoted, text
from toolkit.model.evidence import Column, Resource


def parquet_texts(path: str, columns: tuple[Column, ...]) -> list[tuple[str, ...]]:
    """Return the rows of the file; a cell without a value is an empty text."""
    import duckdb

    with duckdb.connect(config={"autoinstall_known_extensions": False}) as decoder:
        source = "read_parquet(?, hive_partitioning = false)"
        kinds = dict(row[:2] for row in decoder.execute(f"DESCRIBE SELECT * FROM {source}", [literal(path)]).fetchall())
        cells = ", ".join(_cell(column, kinds[column.name]) for column in columns)
        found: list[Any] = decoder.execute(f"SELECT {cells} FROM {source}", [literal(path)]).fetchall()
    return found


def _cell(column: Column, stored: str) -> str:
    exact = column.type == "number" and stored != "VARCHAR"
    value = f"TRY_CAST({quoted(column.name)} AS DECIMAL(38, 10))" if exact else quoted(column.name)
    return f"coalesce(CAST({value} AS VARCHAR), '')"


def csv_as_parquet(resource: Resource, path: str) -> None:
    """Write the cells of CSV files as texts into one Parquet file, for engines that read CSV in ways of their own."""
    import duckdb

    with duckdb.connect(config={"autoinstall_known_extensions": False}) as decoder:
        decoder.execute(f"COPY (SELECT * FROM {csv_reader(resource)}) TO {text(path)} (FORMAT parquet)")
