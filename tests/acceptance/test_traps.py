"""Real traps of published figures: restated, restricted, renamed, rounded. What a document prints, and what is caught.

Figures of Meta: Community Standards Enforcement Report, files of 2021 Q2 to 2024 Q2 (read through apparebit/diaphanous).
NCMEC: CyberTipline reports by provider and by country; CY 2023 report to Congress. NSPCC: releases of 2020 and 2025.
IWF: annual reports 2021 and 2022. Protection of Minors: README of shantay 0.2.0 on the DSA Transparency Database.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from examples import ROOT

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import check_submission
from toolkit.model.tree import Group, Table
from toolkit.model.walk import nodes_of, plain_text

FRONT = """\
---
title: Figures
date: 2025-05-10
template: consultation
consultation: The consultation
addressee: The Commission
evidence: {{own: own, meta: meta-enforcement, ncmec: ncmec-cybertipline, nspcc: nspcc-grooming}}
bibliography: [references.bib]
{front}---

::: part summary
In short.
:::

::: part recommendations
::: recommendation {{#rec-one to="The Commission"}}
Act.
:::
:::

"""
KEYS = (
    "meta", "ncmec", "ncmec-country", "nspcc-2020", "itv-2020", "nspcc-2025", "iwf", "iwf-2021", "ecpat", "shantay",
    "press",
)  # fmt: skip
DESCRIPTOR = """\
name: own
title: Published figures
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: figure, unitIsPerson: false, sampling: published, synthetic: false}
resources:
- {name: none, path: data/none.csv, schema: {fields: [{name: x, type: string}]}}
"""


class Desk:
    """A copy of the evidence, and a submission that uses a few figures of its own (`own.`)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("evidence", "submissions/figures", "evidence/own/data"):
            (root / name).mkdir(parents=True, exist_ok=True)
        for folder in (ROOT / "evidence").iterdir():
            if folder.is_dir():
                (root / "evidence" / folder.name).symlink_to(folder)
        (root / "toolkit.yaml").write_text((ROOT / "toolkit.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        works = "".join(
            f"@report{{{key}, title = {{{key.capitalize()}}}, institution = {{Publisher}}, date = {{2020}}}}\n"
            for key in KEYS
        )
        (root / "submissions/figures/references.bib").write_text(works, encoding="utf-8")
        (root / "evidence/own/data/none.csv").write_text("x\n", encoding="utf-8")
        (root / "evidence/own/datapackage.yaml").write_text(DESCRIPTOR, encoding="utf-8")

    def check(self, body: str = "Nothing.", front: str = "", **figures: dict[str, Any]) -> tuple[list[str], str]:
        """The codes of what is found, and the words of the author's part of the document."""
        measures = {name.replace("_", "-"): figure for name, figure in figures.items()}
        measures |= {"none": {"statistic": "count", "among": "nothing"}}
        content = {"populations": {"nothing": {"says": "nothing"}}, "measures": measures}
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (self.root / "evidence/own/measures.yaml").write_text(text, encoding="utf-8")
        submission = self.root / "submissions/figures"
        (submission / "submission.md").write_text(FRONT.format(front=front) + body, encoding="utf-8")
        report = Report()
        prepared = check_submission(str(submission), report)
        self.document = prepared.document
        self.found = list(report)
        bodies = [node for node in nodes_of(prepared.document) if isinstance(node, Group) and node.role == "body"]
        return [one.code for one in report], plain_text(bodies, notes=True)

    def table(self) -> list[list[str]]:
        (table,) = (node for node in nodes_of(self.document) if isinstance(node, Table))
        return [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _copied(desk: Desk, name: str) -> tuple[Path, dict[str, Any]]:
    """A dataset whose measures may be changed: its folder, and what its measures.yaml holds."""
    real, folder = ROOT / "evidence" / name, desk.root / "evidence" / name
    folder.unlink()
    folder.mkdir()
    for part in ("data", "datapackage.yaml"):
        (folder / part).symlink_to(real / part)
    return folder, yaml.load((real / "measures.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def figure(value: float, unit: str, source: str, **more: object) -> dict[str, Any]:
    """A cited figure; `year` is the period."""
    year = more.pop("year", 2023)
    usual = {"means": "what was counted", "denominatorIs": "all", "place": "World"}
    period = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    return {"statistic": "cited", "value": value, "unit": unit, "source": source, "period": period, **usual, **more}


def claim(theirs: str, ours: str, why: str) -> str:
    return f"::: claim {{#tbl-x theirs={theirs} ours={ours} {why}}}\nSide by side\n\n> Their words.\n:::\n"


# ------------------------------------------------------------------ 1: Facebook, April to June 2020, in four editions

EDITIONS = [  # the value, a day on which that edition was the newest
    {"value": 9500000, "seen": "2021-08-31", "source": "meta"},
    {"value": 9400000, "seen": "2021-11-30", "source": "meta"},
    {"value": 2800000, "seen": "2022-05-31", "source": "meta"},
    {"value": 9400000, "seen": "2023-02-28", "source": "meta"},
]


def test_the_edition_that_a_measure_names_is_printed(desk: Desk) -> None:
    quarter = {"from": "2020-04-01", "to": "2020-06-30"}
    first = figure(9500000, "pieces of content", "meta", vintages=EDITIONS, period=quarter)
    again = figure(9400000, "pieces of content", "meta", vintages=EDITIONS, period=quarter, seen="2021-11-30")
    newest = figure(9400000, "pieces of content", "meta", vintages=EDITIONS, period=quarter)
    codes, text = desk.check(
        "{{ own.first }}; {{ own.again }}; {{ own.newest }}", first=first, again=again, newest=newest
    )
    assert "9,500,000; 9,400,000; 9,400,000" in text
    assert codes == ["measure.vintage", "measure.vintage"]
    assert ["9400000 (meta, seen 2023-02-28)" in one.message for one in desk.found] == [True, True]


def test_readers_are_told_of_later_editions_where_the_measure_says_so(desk: Desk) -> None:
    told = figure(9500000, "pieces of content", "meta", vintages=EDITIONS, label="Content actioned")
    told["say-restated"] = True
    body = "It was {{ own.told }}, then {{ own.told.restated }}.\n\n::: table own.told {#tbl-x}\nContent\n:::\n"
    codes, text = desk.check(body, told=told)
    later = "9,400,000 (30 November 2021); 2,800,000 (31 May 2022); 9,400,000 (28 February 2023)"
    assert f"It was 9,500,000, then {later}." in text
    assert f"The publisher later restated this figure: {later}." in text
    assert set(codes) == {"measure.vintage"}


def test_where_no_later_editions_are_listed_nobody_can_be_told(desk: Desk) -> None:
    assert desk.check(one={**figure(9500000, "pieces of content", "meta"), "say-restated": True})[0] == ["fields.value"]


def test_the_editions_stand_beside_each_other_in_a_table_and_are_never_added_up(desk: Desk) -> None:
    codes, _ = desk.check("::: table meta.facebook-2020q2-by-edition {#tbl-x}\nEditions\n:::\n")
    rows = {row[0]: row[1] for row in desk.table()[1:]}
    assert codes == []
    assert [value for value in rows.values() if value != "–"] == ["9,500,000", "2,800,000", "9,400,000", "9,400,000"]
    assert "Total" not in rows


@pytest.mark.parametrize(
    ("measure", "codes"),
    [
        ({"statistic": "sum", "field": "value"}, ["measure.editions"]),
        ({"statistic": "sum", "field": "value", "by": ["app"]}, ["measure.editions"]),
        ({"statistic": "mean", "field": "value"}, ["measure.editions"]),
        ({"statistic": "sum", "field": "value", "that": {"edition": ["2021Q2", "2024Q2"]}}, ["measure.editions"]),
        ({"statistic": "sum", "field": "value", "that": {"edition": "2021Q2"}}, []),
        ({"statistic": "sum", "field": "value", "by": ["edition"]}, []),
        ({"statistic": "distinct", "field": "value"}, []),
        ({"statistic": "ratio", "numerator": "sum-of-all", "denominator": "sum-of-all", "comparable": "The same."}, ["measure.editions"]),
    ],
)  # fmt: skip
def test_editions_are_never_added_up(desk: Desk, measure: dict[str, Any], codes: list[str]) -> None:
    """9.5 + 2.8 + 9.4 + 9.4 million would be 31.1 million pieces of content that nobody ever counted."""
    copy, content = _copied(desk, "meta-enforcement")
    among = {} if measure["statistic"] == "ratio" else {"among": "facebook-2020q2-editions"}
    content["measures"] = {"one": {**measure, **among}}
    if not among:
        content["measures"]["sum-of-all"] = {"statistic": "sum", "field": "value", "among": "facebook-2020q2-editions"}
    (copy / "measures.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    assert desk.check()[0] == codes


# ------------------------------------------------------------------ 2: Facebook with and without its sister services


def _facebook(desk: Desk, **more: str) -> tuple[list[str], str]:
    """The change from 2020 (combined: 20,307,216) to 2021 (Facebook alone: 22,118,952)."""
    folder, content = _copied(desk, "ncmec-cybertipline")
    content["populations"]["alone-in-2021"] = {
        "says": "reports submitted by Facebook in 2021", "resource": "by-provider", "series": "Facebook alone",
        "where": {"year": "2021", "provider": "facebook"},
    }  # fmt: skip
    content["measures"]["growth"] = {
        "statistic": "change", "of": {"statistic": "sum", "field": "reports"}, "from": "facebook-in-2020",
        "to": more.pop("to", "alone-in-2021"), "decimals": "1", **more,
    }  # fmt: skip
    (folder / "measures.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return desk.check("::: table ncmec.growth {#tbl-x}\nGrowth\n:::\n")


def test_a_change_from_the_combined_figure_to_facebook_alone(desk: Desk) -> None:
    codes, _ = _facebook(desk)
    assert codes == ["measure.series"]
    assert "`Facebook and related platforms` and `Facebook alone`" in desk.found[0].message


def test_a_sentence_makes_it_possible_and_is_printed(desk: Desk) -> None:
    codes, text = _facebook(
        desk, comparable="The figure of 2021 leaves out Instagram and WhatsApp: growth at the least."
    )
    assert codes == []
    assert "+8.9%" in text  # 22,118,952 / 20,307,216 - 1 = 0.0892
    assert "leaves out Instagram and WhatsApp" in text


def test_like_for_like_needs_no_sentence(desk: Desk) -> None:
    codes, text = _facebook(desk, to="meta-services-in-2021")
    assert codes == []
    assert "+32.4%" in text  # (22,118,952 + 3,393,654 + 1,372,696) / 20,307,216 - 1 = 0.3239


# ------------------------------------------------------------------ 3: 55% of 5,784, not of 10,119


def test_the_restricted_denominator_prints_itself(desk: Desk) -> None:
    why = 'comparable="The second figure is computed from the counts behind the first."'
    codes, text = desk.check(claim("nspcc.facebook-share", "nspcc.facebook-share-check", why))
    assert codes == []
    assert desk.table()[2][1:] == ["55%", "55.4%"]
    assert "A part of all cases: offences for which the means of communication was recorded" in text


def test_the_rows_give_the_share_of_the_known_and_not_of_all() -> None:
    rows = pd.read_csv(ROOT / "evidence/nspcc-grooming/data/offences.csv", dtype=str)
    rows = rows.assign(offences=rows["offences"].astype(int))
    facebook = int(rows[rows["means"] == "facebook-owned"]["offences"].sum())
    known = int(rows[rows["means_known"] == "yes"]["offences"].sum())
    assert (facebook, known, int(rows["offences"].sum())) == (3203, 5784, 10119)
    assert round(Fraction(facebook, known) * 100) == 55
    assert round(Fraction(facebook, 10119) * 100) == 32


def _grooming(**share: object) -> dict[str, dict[str, Any]]:
    known = "offences where the means was recorded"
    return {
        "all_offences": figure(10119, "offences", "nspcc-2020"),
        "known": figure(5784, "offences", "nspcc-2020", denominator="all offences"),
        "facebook": figure(3203, "offences", "nspcc-2020", denominatorIs="restricted", denominator=known),
        "share": {
            **figure(55, "percent", "nspcc-2020", denominatorIs="restricted", denominator=known, part="facebook"),
            "whole": "known", **share,
        },
        "wrong": {
            "statistic": "ratio", "numerator": "facebook", "denominator": "all-offences", "as": "percent",
            "comparable": "Both count offences.",
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    ("share", "codes"),
    [
        ({}, []),
        ({"whole": "all-offences"}, ["measure.whole"]),
        ({"value": 32, "whole": "all-offences"}, []),
        ({"denominatorIs": "all", "denominator": ""}, ["measure.denominator"]),
        ({"denominator": ""}, ["measure.denominator"]),
        ({"whole": "offences"}, ["measure.unknown"]),
        ({"value": 54}, ["measure.whole"]),
        ({"value": 55.4}, []),
        ({"value": 54, "qualifier": "over"}, []),
        ({"value": 56, "qualifier": "over"}, ["measure.whole"]),
        ({"value": 57, "qualifier": "about"}, []),
        ({"value": 57, "qualifier": "under"}, []),
        ({"value": 54, "qualifier": "under"}, ["measure.whole"]),
    ],
)
def test_the_wrong_whole_of_a_share_is_caught(desk: Desk, share: dict[str, object], codes: list[str]) -> None:
    assert desk.check("{{ own.share }}", **_grooming(**share))[0] == codes


def test_a_part_and_a_whole_belong_together(desk: Desk) -> None:
    assert desk.check(share=figure(55, "percent", "nspcc-2020", part="none"))[0] == ["measure.whole"]
    assert desk.check(share=figure(3203, "offences", "nspcc-2020", part="none", whole="none"))[0] == ["measure.whole"]


def test_a_restricted_count_divided_by_all_is_told(desk: Desk) -> None:
    codes, _ = desk.check("{{ own.wrong }}", **_grooming())
    assert codes == ["comparison.unlike"]
    assert "was counted among a part only (offences where the means was recorded)" in desk.found[0].message


# ------------------------------------------------------------------ 4: NCMEC 2024: reports or incidents


def _bundled() -> dict[str, dict[str, Any]]:
    return {
        "reports": figure(20500000, "reports", "ncmec", year=2024),
        "incidents": figure(29200000, "incidents", "press", year=2024),
        "before": figure(36210368, "reports", "ncmec", year=2023, series="unbundled reports"),
    }


def test_reports_are_not_incidents(desk: Desk) -> None:
    part = {"statistic": "ratio", "numerator": "reports", "denominator": "incidents", "comparable": "Both of 2024."}
    codes, _ = desk.check("{{ own.part }}", **_bundled(), part={**part, "as": "percent"})
    assert codes == ["comparison.unit"]
    assert "`reports` is in reports, `incidents` in incidents" in desk.found[0].message
    codes, text = desk.check("{{ own.part | round(2) }} reports for each incident", **_bundled(), part=part)
    assert (codes, "0.70 reports for each incident" in text) == ([], True)
    codes, _ = desk.check(claim("own.incidents", "own.reports", 'comparable="Both are of 2024."'), **_bundled())
    assert codes == ["comparison.unit"]


def test_they_may_stand_side_by_side_where_the_document_says_that_they_differ(desk: Desk) -> None:
    body = claim("own.incidents", "own.reports", 'not-comparable="one report may hold several incidents."')
    codes, text = desk.check(body, **_bundled())
    assert codes == []
    assert desk.table()[2] == ["Figure", "29,200,000 incidents", "20,500,000 reports"]
    assert "Not like with like: one report may hold several incidents." in text


def test_parts_of_another_unit_are_not_added_up(desk: Desk) -> None:
    both = figure(49700000, "reports", "ncmec", parts=["reports", "incidents"])
    assert desk.check("{{ own.both }}", **_bundled(), both=both)[0] == ["comparison.unit"]


# ------------------------------------------------------------------ 5: two tables of one publisher


def _tables() -> dict[str, dict[str, Any]]:
    return {
        "by_user": figure(
            1621937, "reports", "ncmec", place="United States", series="user location", locator="table 3",
            means="reports of users in the United States", label="Reports by user location",
        ),
        "by_country": figure(
            1132270, "reports", "ncmec-country", place="United States", series="reports by country",
            means="reports that concern the United States", label="Reports by country",
        ),
    }  # fmt: skip


def test_two_tables_of_one_publisher_are_both_kept_with_their_table(desk: Desk) -> None:
    codes, text = desk.check(claim("own.by-user", "own.by-country", 'comparable="Both are of 2023."'), **_tables())
    assert codes == ["comparison.unlike"]
    assert "differ in series: user location; reports by country" in desk.found[0].message
    assert desk.table()[2] == ["Figure", "1,621,937 reports", "1,132,270 reports"]
    assert "‘Ncmec’ (Publisher 2020) tbl 3." in text
    named = 'comparable="One is from the table of user location, one from that of reports by country."'
    assert desk.check(claim("own.by-user", "own.by-country", named), **_tables())[0] == []


# ------------------------------------------------------------------ 6: two publishers, two places


def _hosting() -> dict[str, dict[str, Any]]:
    return {
        "iwf": figure(59, "percent", "iwf", year=2022, place="European Union", denominator="pages found"),
        "ecpat": figure(60, "percent", "ecpat", year=2022, place="European Union", denominator="pages found"),
        "country": figure(62, "percent", "iwf-2021", year=2021, place="European country", denominator="pages found"),
    }


@pytest.mark.parametrize(
    ("ours", "why", "codes"),
    [
        ("ecpat", "Two publishers round one figure.", []),
        ("country", "Both are shares of pages.", ["comparison.unlike"]),
        ("country", "The European Union is less than any European country together.", []),
    ],
)
def test_another_place_must_be_named(desk: Desk, ours: str, why: str, codes: list[str]) -> None:
    assert desk.check(claim("own.iwf", f"own.{ours}", f'comparable="{why}"'), **_hosting())[0] == codes
    assert desk.table()[4][1:] == ["European Union", _hosting()[ours]["place"]]


def test_a_ratio_of_two_places_says_so(desk: Desk) -> None:
    ratio = {"statistic": "ratio", "numerator": "iwf", "denominator": "country", "comparable": "Both are shares."}
    codes, _ = desk.check("{{ own.ratio }}", **_hosting(), ratio=ratio)
    assert codes == ["comparison.unlike"]
    assert "differ in place: European Union; European country" in desk.found[0].message


# ------------------------------------------------------------------ 7 to 9: quotations, quarters, pages


@pytest.mark.parametrize(
    ("value", "unit", "quote", "codes"),
    [
        (58.9, "million rows", "59.3 megarows", ["measure.quote"]),
        (59.3, "million rows", "59.3 megarows", []),
        (58868237, "rows", "58,868,237 rows for Protection of Minors", []),
        (25, "percent", "a quarter of offences took place on Meta products", []),
        (25, "percent", "in the first quarter offences took place on Meta products", ["measure.quote"]),
    ],
)
def test_a_figure_stands_in_its_quotation(
    desk: Desk, value: float, unit: str, quote: str, codes: list[str]
) -> None:  # fmt: skip
    assert desk.check(one=figure(value, unit, "shantay", quote=quote))[0] == codes


@pytest.mark.parametrize(
    ("total", "decimals", "codes"), [(25, 0, []), (27, 0, ["measure.parts"]), (25, 1, ["measure.parts"])]
)
def test_a_quarter_of_rounded_parts(desk: Desk, total: int, decimals: int, codes: list[str]) -> None:
    parts = {
        name: figure(value, "percent", "nspcc-2025", decimals=decimals)
        for name, value in (("instagram", 11), ("facebook", 7), ("whatsapp", 6))
    }
    whole = figure(total, "percent", "nspcc-2025", decimals=decimals, parts=list(parts))
    assert desk.check("{{ own.whole }}", **parts, whole=whole)[0] == codes


def test_a_limit_of_words_is_never_one_of_pages(desk: Desk) -> None:
    """“10,000 words (approx. 15 pages)”: 10,000 words fill more than fifteen pages; the words are the limit."""
    _, text = desk.check("")
    before = sum(any(char.isalnum() for char in word) for word in text.split())
    body = ("word " * 20 + "\n\n") * ((10000 - before) // 20) + "word " * ((10000 - before) % 20)
    assert desk.check(body, "word-limit: 10000\n")[0] == []
    assert desk.check(f"{body} word", "word-limit: 10000\n")[0] == ["length.words"]
    assert "10,001 words; at most 10,000" in desk.found[0].message
    assert desk.check("", "page-limit: 15\n")[0] == ["fields.unknown"]
