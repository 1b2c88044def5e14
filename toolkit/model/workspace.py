"""Model: the folder that an organisation keeps its evidence, submissions and templates in."""

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.model.people import Organisation

EngineName = str
"""What counts the rows of datasets: one of `ENGINES`, or the URL of a cluster or database. All count alike."""

ENGINES = ("duckdb", "pandas")
"""DuckDB; and pandas, which recounts what DuckDB counted."""


def is_engine(name: str) -> bool:
    return name in ENGINES or "://" in name


class Workspace(Struct, frozen=True, kw_only=True, eq=False):
    """What toolkit.yaml says; the defaults hold where a submission says nothing else. `root` is an absolute path."""

    root: str
    organisation: Organisation
    lang: str
    template: str
    theme: str
    csl: str
    span: Span
    engine: EngineName = "duckdb"
    numbers: str = "warn"
