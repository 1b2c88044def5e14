"""Model: what a dataset measures: populations, conditions, and the definition of every number that is published."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from toolkit.base.source import Span, Written

Datum = str | int | bool | Decimal | dt.date

Operator = Literal["in", "not", "from", "to", "at_least", "at_most", "known", "missing"]
Period = Literal["day", "week", "month", "quarter", "year"]


class Condition(Struct, frozen=True, kw_only=True):
    """What a row must fulfil. A missing value fulfils nothing but `missing`. `values` have the type of the column."""

    column: str
    operator: Operator
    values: tuple[Datum, ...] = ()


Conditions = tuple[Condition, ...]


class Population(Written, frozen=True, kw_only=True):
    """A denominator with a name and words: `says` is printed wherever a figure of it needs its denominator.

    `series`: what is counted in one way under one name; figures of two series are not compared without a sentence.
    """

    name: str
    says: str
    resource: str
    where: Conditions
    span: Span
    place: str = ""
    series: str = ""


class Grouping(Struct, frozen=True, kw_only=True):
    """One dimension of a table: a column, or for dates the calendar period that a date lies in."""

    column: str
    per: Period | None = None


class Interval(Struct, frozen=True, kw_only=True):
    """The interval that a measure asks for. `means`: what it means where the rows are no random sample."""

    method: Literal["wilson", "newcombe", "log-log"]
    level: Decimal  # 0.95
    means: str = ""


# ------------------------------------------------------------------ definitions


class Count(Struct, frozen=True, kw_only=True):
    """How many rows of the population (that fulfil `that`).

    `suppress`: numbers below it are hidden, where rows are persons. `of_total`: a table shows parts of the total too.
    """

    among: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()
    suppress: int | None = None
    of_total: bool = False


class Sum(Struct, frozen=True, kw_only=True):
    """The sum of a numeric column; missing values add nothing.

    `total`: may the groups of `by` be added up? Not where a table holds rates, or several editions of one figure.
    """

    among: str
    column: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()
    total: bool = False


class Share(Struct, frozen=True, kw_only=True):
    """Of the population (where the columns `known` have a value), how many fulfil `that`."""

    among: str
    that: Conditions
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()
    interval: Interval | None = None
    suppress: int | None = None


class Rate(Struct, frozen=True, kw_only=True):
    """Events for every `per` of an exposure: the sum of a column (`exposure`), or the rows of another population.

    The events are the rows that fulfil `that`; the exposure is that of all rows of the population.
    """

    among: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()
    per: int
    exposure: str = ""
    population: str = ""


class Mean(Struct, frozen=True, kw_only=True):
    """The mean of a numeric column; rows without a value there are left out, and the document can say so."""

    among: str
    column: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()


class Median(Struct, frozen=True, kw_only=True):
    """The value in the middle of a numeric column, or half way between the two in the middle."""

    among: str
    column: str
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()


class Quantile(Struct, frozen=True, kw_only=True):
    """The value below which the part `at` of a numeric column lies, interpolated between neighbours (as in Excel)."""

    among: str
    column: str
    at: Fraction
    that: Conditions = ()
    known: tuple[str, ...] = ()
    by: tuple[Grouping, ...] = ()


class TimeToEvent(Struct, frozen=True, kw_only=True):
    """The share of rows whose `event` has come within so many days (`at`) after `start`, by Kaplan and Meier.

    A row without an event counts as watched until the dataset's `observedUntil`. `still` are words as a label is, for
    what is true of a row until then: they do not change what is computed, so they are not compared.
    """

    among: str
    start: str
    event: str
    at: tuple[int, ...]
    known: tuple[str, ...] = ()
    interval: Interval | None = None
    still: str = ""


class Distinct(Struct, frozen=True, kw_only=True):
    """How many different values of a column."""

    among: str
    column: str
    that: Conditions = ()


class Change(Struct, frozen=True, kw_only=True):
    """The same count, sum or share in two populations. `of.among` is empty: `start` and `end` take its place.

    `comparable` says why that is fair, where the two populations are of different series.
    """

    of: Count | Sum | Share
    start: str
    end: str
    relative: bool  # True: the difference as a part of the start; False: the plain difference
    interval: Interval | None = None
    comparable: str = ""


class Rank(Struct, frozen=True, kw_only=True):
    """The place of one group (`value`) among all groups of a table; without a `value` the table itself, in order.

    `top`: only so many groups. `lowest`: the smallest number comes first. Rows without a value are not ranked.
    """

    of: Count | Sum | Share
    value: str = ""
    top: int | None = None
    lowest: bool = False


class Ratio(Struct, frozen=True, kw_only=True):
    """One measure divided by another; `comparable` says why that is fair. `percent`: printed as a share."""

    numerator: str
    denominator: str
    comparable: str
    percent: bool = False


class Vintage(Written, frozen=True, kw_only=True):
    """One edition of a published figure: its publisher gave `value` when somebody looked on the day `seen`."""

    value: Decimal
    seen: dt.date
    source: str
    span: Span


class Cited(Struct, frozen=True, kw_only=True):
    """A figure that somebody published. It is never computed, and says where it stands and what it covers.

    `source` and `via` are keys of the bibliography: who published it, and where we read it when that is not the same;
    `locator` is the place in the work that was read. A share must be the quotient of the measures `part` and `whole`.
    `say_restated`: readers are told of later editions.
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
    seen: dt.date | None = None
    vintages: tuple[Vintage, ...] = ()
    series: str = ""
    locator: str = ""
    part: str = ""
    whole: str = ""
    say_restated: bool = False


Grouped = Count | Sum | Share | Rate | Mean | Median | Quantile
Definition = Grouped | TimeToEvent | Distinct | Change | Ratio | Rank | Cited


class Measure(Written, frozen=True, kw_only=True):
    """A number that documents publish, defined once. `decimals` None: as the kind of statistic is usually printed.

    `parts` are measures that add up to this one.
    """

    name: str
    label: str
    definition: Definition
    decimals: int | None
    note: str
    span: Span
    parts: tuple[str, ...] = ()


def populations_of(definition: Definition) -> frozenset[str]:
    """The names of the populations that a definition is about."""
    match definition:
        case Change(start=start, end=end):
            return frozenset({start, end})
        case Rate(among=among, population=population):
            return frozenset({among, population} - {""})
        case Rank(of=of):
            return frozenset({of.among})
        case Ratio() | Cited():
            return frozenset()
        case _:
            return frozenset({definition.among})
