"""What a measure counts, in sentences: every statistic, every condition, four languages, and nothing that is secret."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from string import Formatter

import pytest
from msgspec.structs import replace

from toolkit.base.source import Source
from toolkit.measure.words.sentences import SENTENCES
from toolkit.measure.words.wording import conditions_text, definition_text
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Definition,
    Distinct,
    Grouping,
    Interval,
    Mean,
    Median,
    Population,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
    Vintage,
)
from toolkit.model.evidence import Dataset, Resource

SPAN = Source(path="measures.yaml", text="measure").span(0, 7)
DatasetOf = Callable[..., Dataset]


def _is(column: str, *values: str | int | bool | dt.date | Decimal, operator: str = "in") -> Condition:
    return Condition(column=column, operator=operator, values=values)  # type: ignore[arg-type]


REMOVED = (_is("outcome", "removed"),)
MAY = (
    _is("reported_on", dt.date(2020, 5, 4), operator="from"),
    _is("reported_on", dt.date(2020, 5, 31), operator="to"),
)
ITEMS = Population(
    name="items",
    says="items that we reported",
    resource="reports",
    where=(_is("platform", "instagram"), *MAY),
    span=SPAN,
)
LATER = Population(name="later", says="items reported later", resource="reports", where=(_is("year", 2021),), span=SPAN)
WHO = "items that we reported (Platform: Instagram; Reported on: 4 May 2020 to 31 May 2020)"
PLATFORM, WEEK = Grouping(column="platform"), Grouping(column="reported_on", per="week")


def _said(dataset_of: DatasetOf, definition: Definition, lang: str = "en-GB", decimals: int | None = None) -> str:
    dataset = dataset_of(
        {"items": ITEMS, "later": LATER}, one=definition, n=Count(among="items"), of=Count(among="later")
    )
    dataset = replace(dataset, observed_until=dt.date(2020, 7, 1))
    return definition_text(replace(dataset.measures["one"], decimals=decimals), dataset, lang)


CITED = Cited(
    value=Decimal(55), unit="percent", qualifier="", means="offences in which an app was used",
    denominator="offences with known means", denominator_is="restricted", place="England", start=dt.date(2017, 4, 1),
    end=dt.date(2019, 10, 31), source="nspcc", via="", quote="55% of cases",
    vintages=(
        Vintage(value=Decimal(57), seen=dt.date(2021, 1, 15), source="b", span=SPAN),
        Vintage(value=Decimal(55), seen=dt.date(2020, 5, 30), source="a", span=SPAN),
    ),
)  # fmt: skip

STATISTICS: dict[str, tuple[Definition, str]] = {
    "count": (Count(among="items"), f"The number of {WHO}."),
    "count of some": (Count(among="items", that=REMOVED), f"Of the {WHO}, how many have Outcome: Removed."),
    "count by group": (
        Count(among="items", by=(PLATFORM, WEEK), known=("views",), suppress=5),
        f"The number of {WHO}. Counted only where known: “Views”. Broken down by: “Platform” and “Reported on” (week). "
        "Numbers from 1 to 4 are hidden, and with them what they could be worked out from.",
    ),
    "count with parts": (
        Count(among="later", by=(PLATFORM,), of_total=True),
        "The number of items reported later (Year: 2021). Broken down by: “Platform”. Also as a percentage of the total.",
    ),
    "sum": (
        Sum(among="items", column="views", that=REMOVED),
        f"The sum of “Views” over the {WHO}, those with Outcome: Removed.",
    ),
    "share": (
        Share(among="items", that=REMOVED, known=("outcome",), interval=Interval(method="wilson", level=Decimal("0.95"), means="If they were drawn by chance")),
        f"Of the {WHO}, the share with Outcome: Removed. Counted only where known: “Outcome”. "
        "With a 95% interval (Wilson’s score method). If they were drawn by chance.",
    ),
    "rate of a column": (
        Rate(among="later", per=1000, exposure="views", that=REMOVED),
        "The number of the items reported later (Year: 2021), those with Outcome: Removed, for every 1,000 of “Views”, "
        "added up over the items reported later (Year: 2021). Counted only where known: “Views”.",
    ),
    "rate of a population": (
        Rate(among="later", per=100, population="items"),
        f"The number of the items reported later (Year: 2021), for every 100 of the {WHO}.",
    ),
    "mean": (Mean(among="items", column="views"), f"The mean of “Views” over the {WHO}. Counted only where known: “Views”."),
    "median": (
        Median(among="all", column="rate", known=("views",)),
        "The median (the value in the middle) of “Rate” over all items. Counted only where known: “Views” and “Rate”.",
    ),
    "quantile": (
        Quantile(among="all", column="views", at=Fraction(9, 10)),
        "The value of “Views” that 90% of all items do not exceed, interpolated between neighbours. "
        "Counted only where known: “Views”.",
    ),
    "time to an event": (
        TimeToEvent(among="all", start="reported_on", event="year", at=(7, 14, 28), interval=Interval(method="log-log", level=Decimal("0.9"))),
        "Of all items, the share in which “Year” came within 7, 14 and 28 days after “Reported on”, estimated by Kaplan "
        "and Meier’s method. Where it had not come by 1 July 2020, the row counts as watched until then. "
        "Counted only where known: “Reported on”. With a 90% interval (log-log transformation).",
    ),
    "distinct": (
        Distinct(among="all", column="country", that=REMOVED),
        "The number of different values of “Country” among all items, those with Outcome: Removed.",
    ),
    "change of a count": (
        Change(of=Count(among="", that=REMOVED), start="items", end="later", relative=True),
        f"The change in the number of rows with Outcome: Removed, from the {WHO} to the items reported later (Year: 2021), "
        "as a percentage of the former.",
    ),
    "change of a share": (
        Change(of=Share(among="", that=REMOVED, known=("outcome",)), start="all", end="later", relative=False, interval=Interval(method="newcombe", level=Decimal("0.95"))),
        "The change in the share with Outcome: Removed, from all items to the items reported later (Year: 2021), "
        "in percentage points. Counted only where known: “Outcome”. With a 95% interval (Newcombe’s method).",
    ),
    "change of a sum": (
        Change(of=Sum(among="", column="views"), start="all", end="later", relative=False),
        "The change in the sum of “Views”, from all items to the items reported later (Year: 2021), as a difference.",
    ),
    "ratio": (
        Ratio(numerator="n", denominator="of", comparable="Both are counts", percent=True),
        "“label of n” as a percentage of “label of of”. "
        f"“label of n”: The number of {WHO}. “label of of”: The number of items reported later (Year: 2021). "
        "Why they can be compared: Both are counts.",
    ),
    "rank of a group": (
        Rank(of=Count(among="all", by=(PLATFORM,)), value="instagram"),
        "Of all items, grouped by “Platform” and put in the order of the number of rows, largest first: "
        "the place of “Instagram”.",
    ),
    "rank, a table": (
        Rank(of=Share(among="all", by=(PLATFORM,), that=REMOVED), top=3, lowest=True),
        "Of all items, grouped by “Platform” and put in the order of the share with Outcome: Removed, smallest first: "
        "the first 3.",
    ),
    "cited": (
        CITED,
        "A published figure, not computed here: offences in which an app was used. Counted among: offences with known "
        "means. Basis: a part of all cases. England, April 2017 to October 2019. What the publisher said when: "
        "55 (seen on 30 May 2020); 57 (seen on 15 January 2021). In the words of the source: “55% of cases”.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATISTICS)
def test_every_statistic(dataset_of: DatasetOf, name: str) -> None:
    definition, expected = STATISTICS[name]
    assert _said(dataset_of, definition) == expected


def test_rounding_is_said_where_the_measure_asks_for_it(dataset_of: DatasetOf) -> None:
    share = Share(among="all", that=REMOVED)
    assert _said(dataset_of, share, decimals=0).endswith("Outcome: Removed. Rounded to whole percent.")
    assert _said(dataset_of, share, decimals=1).endswith("Outcome: Removed. Rounded to 1 decimal.")
    assert _said(dataset_of, Mean(among="all", column="views"), decimals=0).endswith("Rounded to a whole number.")
    assert "ounded" not in _said(dataset_of, Count(among="all"), decimals=0)


def test_parts_are_named(dataset_of: DatasetOf) -> None:
    dataset = dataset_of({"items": ITEMS}, one=Count(among="all"), n=Count(among="items"), of=Count(among="items"))
    whole = replace(dataset.measures["one"], parts=("n", "of"))
    expected = "The number of all items. Its parts, which add up to it: “label of n” and “label of of”."
    assert definition_text(whole, dataset, "en") == expected


def test_the_table_is_named_where_there_are_several(dataset_of: DatasetOf, resource: Resource) -> None:
    dataset = dataset_of({"later": LATER}, one=Count(among="later"))
    several = replace(dataset, resources=(resource, replace(resource, name="second")))
    expected = "The number of items reported later (Table: reports; Year: 2021)."
    assert definition_text(several.measures["one"], several, "en") == expected


# ------------------------------------------------------------------ conditions

DAY = dt.date(2020, 5, 4)
CONDITIONS: list[tuple[Conditions, str]] = [
    ((_is("outcome", "removed", "active"),), "Outcome: Removed or Still there"),
    ((_is("platform", "facebook", "tiktok", "other"),), "Platform: Facebook, TikTok or Another"),
    ((_is("outcome", "removed", operator="not"),), "Outcome: known, and not Removed"),
    ((_is("outcome", operator="known"), _is("views", operator="missing")), "Outcome: known; Views: no value"),
    ((_is("reported_on", DAY, operator="from"),), "Reported on: 4 May 2020 or later"),
    ((_is("reported_on", DAY, operator="to"), _is("reported_on", DAY, operator="from")), "Reported on: 4 May 2020"),
    ((_is("year", 2019, operator="at_least"), _is("year", 2021, operator="at_most")), "Year: 2019 to 2021"),
    ((_is("year", 2019, operator="at_least"),), "Year: 2019 or later"),
    ((_is("views", 12000, operator="at_least"),), "Views: at least 12,000"),
    ((_is("rate", Decimal("2.50"), operator="at_most"),), "Rate: at most 2.5"),
    ((_is("views", -5), _is("seen", False)), "Views: −5; Seen: no"),
    ((), ""),
]  # fmt: skip


@pytest.mark.parametrize(("conditions", "expected"), CONDITIONS)
def test_conditions(resource: Resource, conditions: Conditions, expected: str) -> None:
    assert conditions_text(conditions, resource, "en-GB") == expected


def test_what_is_never_disclosed_is_not_printed(dataset_of: DatasetOf, resource: Resource) -> None:
    secret = replace(resource.columns[-1], disclose="never")
    table = replace(resource, columns=(*resource.columns[:-1], secret))
    assert conditions_text((_is("country", "GB", "NO"),), table, "en") == "Country: a value that is not published"
    dataset = replace(
        dataset_of(one=Rank(of=Count(among="all", by=(Grouping(column="country"),)), value="GB")), resources=(table,)
    )
    assert definition_text(dataset.measures["one"], dataset, "en").endswith(
        "largest first: the place of “a value that is not published”."
    )


# ------------------------------------------------------------------ languages


def test_all_languages_have_the_same_sentences_with_the_same_parts() -> None:
    def parts(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name} - {"bare", "population"}

    english = SENTENCES["en"]
    for texts in SENTENCES.values():
        assert texts.keys() == english.keys()
        assert {name: parts(text) for name, text in texts.items()} == {
            name: parts(text) for name, text in english.items()
        }


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "fr",
            "Dans la population «\u00a0items that we reported\u00a0» (Platform\u00a0: Instagram\u202f; "
            "Reported on\u00a0: 4 mai 2020 au 31 mai 2020), part des cas avec Outcome\u00a0: Removed ou Still there. "
            "Arrondi au pour cent entier.",
        ),
        (
            "de",
            "Gesamtheit „items that we reported“ (Platform: Instagram; Reported on: 4. Mai 2020 bis 31. Mai 2020): "
            "Anteil der Fälle mit Outcome: Removed oder Still there. Auf ganze Prozent gerundet.",
        ),
        (
            "es",
            "En la población «items that we reported» (Platform: Instagram; Reported on: 4 de mayo de 2020 a 31 de mayo "
            "de 2020), porcentaje de casos con Outcome: Removed o Still there. Redondeado al porcentaje entero.",
        ),
        (
            "nl",
            "Of the items that we reported (Platform: Instagram; Reported on: 4 mei 2020 to 31 mei 2020), the share with "
            "Outcome: Removed or Still there. Rounded to whole percent.",
        ),
    ],
)
def test_other_languages(dataset_of: DatasetOf, lang: str, expected: str) -> None:
    definition = Share(among="items", that=(_is("outcome", "removed", "active"),))
    assert _said(dataset_of, definition, lang, decimals=0) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [(("uno", "otro"), "uno u otro"), ((7, 8), "7 u 8"), ((10, 11), "10 u 11"), ((1, 2), "1 o 2")],
)
def test_spanish_says_u_before_o(resource: Resource, values: tuple[str | int, ...], expected: str) -> None:
    column = "country" if isinstance(values[0], str) else "views"
    assert conditions_text((_is(column, *values),), resource, "es").endswith(f": {expected}")


@pytest.mark.parametrize("lang", ["en", "fr", "de", "es", "nl"])
@pytest.mark.parametrize("name", STATISTICS)
def test_no_language_breaks_on_a_statistic(dataset_of: DatasetOf, name: str, lang: str) -> None:
    said = _said(dataset_of, STATISTICS[name][0], lang, decimals=2)
    assert said.endswith(".")
    assert not {"{", "}", "  ", "..", " ."} & {said[at : at + n] for at in range(len(said)) for n in (1, 2)}
