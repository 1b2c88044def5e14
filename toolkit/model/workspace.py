"""Model: the folder that an organisation keeps its evidence, submissions and templates in."""

from dataclasses import dataclass
from typing import Literal

from toolkit.base.source import Span
from toolkit.model.people import Organisation

EngineName = Literal["duckdb", "pandas"]
"""What counts the rows of datasets. pandas recounts what DuckDB counted; both give the same figures."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workspace:
    """What toolkit.yaml says; the defaults hold where a submission says nothing else. `root` is an absolute path."""

    root: str
    organisation: Organisation
    lang: str
    template: str
    theme: str
    csl: str
    span: Span
    engine: EngineName = "duckdb"
