"""A small table on disk, as a resource, for all tests of this room."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.base.source import Source
from toolkit.model.definition import Definition, Measure, Population
from toolkit.model.evidence import Category, Column, ColumnType, Dataset, Resource

SPAN = Source(path="measures.yaml", text="measure").span(0, 7)

ROWS = """\
id,reported_on,platform,outcome,views,rate,seen,year,country
R1,2020-05-04,instagram,removed,10,1.5,true,2019,NA
R2,2020-05-05,instagram,active,20,0.1,false,2020,NO
R3,2020-05-31,facebook,active,n/k,0.2,,2020,NA
R4,2020-06-01,facebook,removed,5,,true,2021,
R5,2020-06-30,instagram,,7,2.50,true,2021,n/k
R6,,other,active,1,,,,NO
R7,2020-12-31,instagram,active,0,,false,2020,GB
"""
KINDS: dict[str, ColumnType] = {
    "id": "string",
    "reported_on": "date",
    "platform": "string",
    "outcome": "string",
    "views": "integer",
    "rate": "number",
    "seen": "boolean",
    "year": "year",
    "country": "string",
}
CATEGORIES = {
    "platform": (("facebook", "Facebook"), ("instagram", "Instagram"), ("tiktok", "TikTok"), ("other", "Another")),
    "outcome": (("removed", "Removed"), ("active", "Still there")),
}


def make_resource(folder: Path, text: str = ROWS, name: str = "reports") -> Resource:
    path = folder / f"{name}.csv"
    path.write_bytes(text.encode())
    columns = tuple(
        Column(
            name=column,
            title=column.replace("_", " ").capitalize(),
            type=kind,
            categories=tuple(Category(value=value, label=label) for value, label in CATEGORIES.get(column, ())),
            disclose="aggregate",
            span=SPAN,
        )
        for column, kind in KINDS.items()
    )
    return Resource(
        name=name,
        files=(str(path),),
        columns=columns,
        key=("id",),
        missing={"": "not recorded", "n/k": "not known"},
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        span=SPAN,
    )


@pytest.fixture
def resource(tmp_path: Path) -> Resource:
    return make_resource(tmp_path)


@pytest.fixture
def dataset_of(resource: Resource) -> Callable[..., Dataset]:
    """A dataset with the populations `all`, and those given, and the measures given."""

    def make(populations: dict[str, Population] | None = None, **measures: Definition) -> Dataset:
        everything = Population(name="all", says="all items", resource="reports", where=(), span=SPAN)
        return Dataset(
            name="log",
            title="Log of reports",
            version="2020-07-01",
            unit="item reported",
            unit_is_person=False,
            sampling="purposive",
            observed_until=None,
            synthetic=True,
            resources=(resource,),
            populations={"all": everything, **(populations or {})},
            measures={
                name: Measure(name=name, label=f"label of {name}", definition=one, decimals=None, note="", span=SPAN)
                for name, one in measures.items()
            },
            span=SPAN,
        )

    return make
