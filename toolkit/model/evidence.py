"""Model: datasets, and the statistics that come out of the measures defined on them."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct, field

from toolkit.base.source import Span, Written
from toolkit.model.definition import Measure, Period, Population

# ------------------------------------------------------------------ datasets (Data Package v2)

Disclosure = Literal["never", "aggregate", "open"]
ColumnType = Literal["string", "date", "integer", "number", "boolean", "year"]
FileForm = Literal["csv", "parquet"]


class Category(Struct, frozen=True, kw_only=True):
    value: str
    label: str


class Column(Written, frozen=True, kw_only=True):
    """One field of a table. A column with `disclose: never` may be counted, but never labels, groups or appears.

    `edition`: it names the edition of a publication; rows of several editions are one figure several times.
    """

    name: str
    title: str
    type: ColumnType
    categories: tuple[Category, ...]
    disclose: Disclosure
    span: Span
    edition: bool = False


class Snapshot(Struct, frozen=True, kw_only=True):
    """A question to a database: its address without password, the file of the query, when it was put (UTC)."""

    source: str
    query: str
    sha256: str
    taken: str
    rows: int | None = None


class Accession(Written, frozen=True, kw_only=True):
    """How a table came in, as archives call it: from a file as it came, in the folder of the dataset; what was stated.

    `stated`: option → words. `corrected`: why the table differs from the original, where somebody says so.
    """

    original: str
    sha256: str
    stated: Mapping[str, tuple[str, ...]]
    like: str = ""
    corrected: str = ""
    snapshot: Snapshot | None = None
    span: Span


class Resource(Written, frozen=True, kw_only=True):
    """One table of a dataset. `files` are its files on this machine, of one `form`; `name` is what measures call it.

    `missing`: text in a file → what it stands for ("" → "not recorded"). `sha256` is that of the file as it is now; of
    several files the digest of their relative names and hashes. `table`: where a database holds the same rows.
    """

    name: str
    files: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    missing: Mapping[str, str]
    sha256: str
    span: Span
    form: FileForm = "csv"
    table: str = ""
    accession: Accession | None = None
    recorded: bool = False  # the descriptor has the hash of the file

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


class Named(Struct, frozen=True, kw_only=True):
    """A licence, a source or a contributor of a dataset. `path`: where it is found; `roles`: what a contributor did."""

    title: str
    path: str = ""
    roles: tuple[str, ...] = ()


class About(Struct, frozen=True, kw_only=True):
    """What a descriptor says to people: how the data were collected, what they cannot tell, whose they are."""

    description: str = ""
    method: str = ""
    limits: tuple[str, ...] = ()
    licences: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    contributors: tuple[Named, ...] = ()


class Dataset(Written, frozen=True, kw_only=True):
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
    populations: Mapping[str, Population]
    measures: Mapping[str, Measure]
    span: Span
    start: dt.date | None = None
    end: dt.date | None = None
    about: About = field(default_factory=About)
    unreadable: frozenset[str] = frozenset()

    def resource(self, name: str) -> Resource | None:
        return next((resource for resource in self.resources if resource.name == name), None)


# ------------------------------------------------------------------ statistics

Unit = Literal["number", "percent", "points"]
Kind = Literal[
    "count", "sum", "share", "rate", "mean", "median", "quantile", "time_to_event", "distinct", "change", "ratio",
    "rank", "cited",
]  # fmt: skip
Range = tuple[Fraction, Fraction]
"""The ends of an interval, in the unit of the number that it belongs to."""

EVERY = "\0"
"""In the key of a total: all labels of that dimension. No label of a file can be this."""


class Origin(Struct, frozen=True, kw_only=True):
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


class Cut(Struct, frozen=True, kw_only=True):
    """One cell of a grouped statistic: the labels of its groups, in the order of the dimensions."""

    key: tuple[str, ...]
    value: Fraction | None
    n: int | None = None
    of: int | None = None
    interval: Range | None = None
    hidden: bool = False


class Estimate(Struct, frozen=True, kw_only=True):
    """The share of rows with the event within so many days; `at_risk`: those watched for longer.

    None where rows are persons: late on a curve it tells of a few of them.
    """

    days: int
    value: Fraction
    interval: Range | None
    at_risk: int | None


class CurveDay(Struct, frozen=True, kw_only=True):
    """A day of a curve. `left`: the part of the rows without the event after that day, with its interval.

    `at_risk`: rows that were still watched, without the event, when the day began; on it came `events` of them, and
    `censored` were seen for the last time. These three are None where rows are persons.
    """

    day: int
    left: Fraction
    interval: Range | None
    at_risk: int | None = None
    events: int | None = None
    censored: int | None = None


class Curve(Struct, frozen=True, kw_only=True):
    """The whole course of a time to an event, from day 0, where all rows are without it.

    `still` says what is true of a row until the event, where the measure has words for that; `since` is the title of
    the column that the days are counted from. Small steps tell of single rows: where rows are persons, the curve is
    not `whole`, and its days are only those that the measure publishes anyway.
    """

    still: str
    since: str
    days: tuple[CurveDay, ...]
    whole: bool


class Dimension(Struct, frozen=True, kw_only=True):
    """What a grouped statistic is grouped by: its title, and the labels in the order in which they are shown."""

    title: str
    labels: tuple[str, ...]
    period: Period | None = None


class Statistic(Struct, frozen=True, kw_only=True):
    """A measure's result, exact. Rounding and words come with the language of a document (measure/words/format.py).

    `value` is a fraction of 1 for unit "percent" and "points". `n` of `of` rows where the statistic is a share.
    `dimensions` and `cuts` are filled for a measure with `by:`; its `value` is then the total, or None.
    A number that may not be published is not in it at all: its `value`, `n` and `of` are None.
    `definition` is the SHA-256 of the definition with its populations: layout and comments do not change it.
    """

    measure: str
    dataset: str
    label: str
    kind: Kind
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
    left: int | None = None  # and how many behind it, where `of` is something else
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""
    synthetic: bool = False
    dimensions: tuple[Dimension, ...] = ()
    cuts: tuple[Cut, ...] = ()
    origins: tuple[Origin, ...] = ()
    definition: str = ""
    interval: Range | None = None
    level: Decimal | None = None  # of the intervals: 0.95
    suppress: int | None = None  # numbers below it are hidden
    hidden: bool = False  # the number itself is one of them
    totals: tuple[Cut, ...] = ()  # only where cells are hidden, so that nobody can add up the others
    percent: bool = False  # a table shows its numbers also as parts of the total
    per: int | None = None  # of a rate
    estimates: tuple[Estimate, ...] = ()  # of a time to an event
    median: int | None = None  # days until half of them had the event; None: fewer had it
    place: str = ""
    series: str = ""  # figures of different series are not counted in the same way
    restricted: bool = False  # a cited figure that was counted among a part only
    restated: tuple[tuple[dt.date, Decimal], ...] = ()  # what its publisher said later, where readers are told
    curve: Curve | None = None


# ------------------------------------------------------------------ charts

ChartKind = Literal["bar", "line", "dot", "km"]


class Series(Struct, frozen=True, kw_only=True):
    """One set of bars, points or one line: a value for every category of the chart (None: no value), the text printed
    at each, and for a dot plot the intervals that its measure has."""

    name: str
    values: tuple[Fraction | None, ...]
    shown: tuple[str, ...]
    intervals: tuple[Range | None, ...] = ()


class Tick(Struct, frozen=True, kw_only=True):
    """A place on an axis and what is printed there, in the language of the document."""

    value: Fraction
    text: str


class Course(Struct, frozen=True, kw_only=True):
    """What a chart of kind “km” shows besides its value axis: the curve, the days of its axis, the days named in it."""

    curve: Curve
    days: tuple[Tick, ...]
    at_risk: tuple[str, ...]  # below each of these days; () where it is not shown
    at_risk_title: str
    named: tuple[Tick, ...]  # the text says what the curve has come to on that day


class Chart(Struct, frozen=True, kw_only=True):
    """What a chart shows; a writer draws it with the colours and fonts of the theme.

    `value_title` says what is measured, `ticks` are the axis of the values from end to end. `places`: for a line,
    where each category stands on the time axis; neighbours are joined by the line, further ones are not.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    category_title: str
    value_title: str
    unit: Unit
    ticks: tuple[Tick, ...] = ()
    places: tuple[int, ...] = ()
    course: Course | None = None
