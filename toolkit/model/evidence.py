"""Model: datasets, the measures defined on them, and the statistics that come out."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from toolkit.base.source import Span

# ------------------------------------------------------------------ datasets (Data Package v2)

Disclosure = Literal["never", "aggregate", "open"]
ColumnType = Literal["string", "date", "integer", "number", "boolean", "year"]
Datum = str | int | bool | Decimal | dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a table. A column with `disclose: never` may be counted, but never labels, groups or appears."""

    name: str
    title: str
    type: ColumnType
    categories: tuple[Category, ...]
    disclose: Disclosure
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One table of a dataset. `path` is the file on this machine, `name` what measures call it.

    `missing`: text in the file → what it stands for ("" → "not recorded"). `sha256` is that of the file as it is now.
    """

    name: str
    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    missing: Mapping[str, str]
    sha256: str
    span: Span = field(compare=False, repr=False)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A folder `evidence/<name>/`: what it is (datapackage.yaml) and what is measured on it (measures.yaml).

    `unit`: what one row is. `synthetic`: made up for an example; every document that uses it says so.
    `start` to `end` is the period that its rows cover. `unreadable` are measures whose definition has a mistake that
    was reported: whoever asks for one of them need not hear that it does not exist.
    """

    name: str
    title: str
    version: str
    unit: str
    unit_is_person: bool
    sampling: str
    observed_until: dt.date | None
    synthetic: bool
    resources: tuple[Resource, ...]
    populations: "Mapping[str, Population]"
    measures: "Mapping[str, Measure]"
    span: Span = field(compare=False, repr=False)
    start: dt.date | None = None
    end: dt.date | None = None
    unreadable: frozenset[str] = frozenset()

    def resource(self, name: str) -> Resource | None:
        return next((resource for resource in self.resources if resource.name == name), None)


# ------------------------------------------------------------------ measures (measures.yaml)

Operator = Literal["in", "not", "from", "to", "at_least", "at_most", "known", "missing"]
Period = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a row must fulfil. A missing value fulfils nothing but `missing`. `values` have the type of the column."""

    column: str
    operator: Operator
    values: tuple[Datum, ...] = ()


Conditions = tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """A denominator with a name and words: `says` is printed wherever a figure of it needs its denominator."""

    name: str
    says: str
    resource: str
    where: Conditions
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One dimension of a table: a column, or for dates the calendar period that a date lies in."""

    column: str
    per: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many rows of the population (that fulfil `that`)."""

    among: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The sum of a numeric column; missing values add nothing.

    `total`: may the groups of `by` be added up? Not where a table holds rates, or several editions of one figure.
    """

    among: str
    column: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Of the population (where the columns `known` have a value), how many fulfil `that`."""

    among: str
    that: Conditions
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinct:
    """How many different values of a column."""

    among: str
    column: str
    that: Conditions = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The same count, sum or share in two populations. `of.among` is empty: `start` and `end` take its place."""

    of: Count | Sum | Share
    start: str
    end: str
    relative: bool  # True: the difference as a part of the start; False: the plain difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """One measure divided by another; `comparable` says why that is fair. `percent`: printed as a share."""

    numerator: str
    denominator: str
    comparable: str
    percent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A figure that somebody published. It is never computed, and says where it stands and what it covers.

    `source` and `via` are keys of the bibliography: who published it, and where we read it when that is not the same.
    """

    value: Decimal
    unit: str
    qualifier: str
    means: str
    denominator: str
    denominator_is: Literal["all", "restricted", "not stated"]
    place: str
    start: dt.date | None
    end: dt.date | None
    source: str
    via: str
    quote: str


Definition = Count | Sum | Share | Distinct | Change | Ratio | Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number that documents publish, defined once. `decimals` None: as the kind of statistic is usually printed."""

    name: str
    label: str
    definition: Definition
    decimals: int | None
    note: str
    span: Span = field(compare=False, repr=False)


# ------------------------------------------------------------------ statistics

Unit = Literal["number", "percent", "points"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a statistic comes from: rows of a file, or a publication. `role`: "counted", "denominator", "cited" …"""

    role: str
    dataset: str
    version: str
    title: str = ""  # of the dataset, as a note below a table names it
    resource: str = ""
    sha256: str = ""
    where: str = ""  # the filter in words of the measures file: `platform: instagram; outcome: removed`
    rows: int | None = None
    source: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One cell of a grouped statistic: the labels of its groups, in the order of the dimensions."""

    key: tuple[str, ...]
    value: Fraction | None
    n: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """What a grouped statistic is grouped by: its title, and the labels in the order in which they are shown."""

    title: str
    labels: tuple[str, ...]
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A measure's result, exact. Rounding and words come with the language of a document (measure/format.py).

    `value` is a fraction of 1 for unit "percent" and "points". `n` of `of` rows where the statistic is a share.
    `dimensions` and `cuts` are filled for a measure with `by:`; its `value` is then the total, or None.
    `definition` is the SHA-256 of the definition with its populations: layout and comments do not change it.
    """

    measure: str
    dataset: str
    label: str
    kind: Literal["count", "sum", "share", "distinct", "change", "ratio", "cited"]
    unit: Unit
    value: Fraction | None
    decimals: int | None = None
    n: int | None = None
    of: int | None = None
    noun: str = ""  # what is counted: "items reported"; the unit of a cited figure
    qualifier: str = ""  # "over", "about": printed with a cited figure
    population: str = ""  # the denominator in words
    known: str = ""  # where the denominator is restricted: the columns that had to be known, by their titles
    among: int | None = None  # how many rows there were before that restriction
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""
    synthetic: bool = False
    dimensions: tuple[Dimension, ...] = ()
    cuts: tuple[Cut, ...] = ()
    origins: tuple[Origin, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One set of bars: a value for every category of the chart (None: no value), and the text printed at each."""

    name: str
    values: tuple[Fraction | None, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What a chart shows; a writer draws it with the colours and fonts of the theme."""

    kind: Literal["bar"]
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_title: str
    value_title: str
    unit: Unit
