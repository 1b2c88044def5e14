"""Definitions that can be computed and say nothing, numbers that tell of few persons, braces that lost their beginning."""

from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import check_submission

MEASURES = "evidence/log/measures.yaml"
DESCRIPTION = "evidence/log/datapackage.yaml"


def _add(place: Any, *lines: str) -> None:
    place.edit(MEASURES, "measures:\n", "measures:\n" + "".join(f"  {line}\n" for line in lines))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x: {statistic: count, among: items, parts: [x]}", "measure.circular"),
        ("x: {statistic: count, among: items, by: [outcome, outcome]}", "measure.groups"),
        (
            "x: {statistic: count, among: items, by: [{week: reported_on}, {week: reported_on}]}",
            "measure.groups",
        ),
        ("x: {statistic: change, of: {statistic: count}, from: items, to: items}", "measure.population"),
        (
            "x: {statistic: time_to_event, among: items, start: reported_on, event: reported_on, at: [7]}",
            "measure.column",
        ),
    ],
)
def test_what_says_nothing_is_an_error(place: Any, line: str, code: str) -> None:
    place.edit(DESCRIPTION, "synthetic: false", "synthetic: false, observedUntil: 2020-07-01")
    _add(place, line)
    place.text("{{ log.reported }}")
    assert [found for found, _ in place.findings()] == [code]


def test_two_measures_that_are_parts_of_each_other(place: Any) -> None:
    _add(
        place,
        "one: {statistic: count, among: items, parts: [two]}",
        "two: {statistic: count, among: items, parts: [one]}",
        "three: {statistic: count, among: items, parts: [one, removed]}",
    )
    place.text("{{ log.one }} and {{ log.two }} and {{ log.three }}")
    assert place.findings() == [("measure.circular", f"{MEASURES}:4:3"), ("measure.circular", f"{MEASURES}:5:3")]


def test_two_different_periods_of_one_date_are_a_table(place: Any) -> None:
    _add(place, "x: {statistic: count, among: items, by: [{month: reported_on}, {week: reported_on}]}")
    place.text("::: table log.x\nx\n:::")
    assert place.findings() == []


def test_a_place_in_an_order_is_not_drawn(place: Any) -> None:
    _add(place, "x: {statistic: rank, of: {statistic: count, among: items, by: [outcome]}, value: removed}")
    place.text("{{ log.x }}\n\n::: figure log.x\nx\n:::")
    assert place.findings() == [("figure.kind", "submissions/sample/submission.md:22:1")]


# ------------------------------------------------------------------ few persons


def _persons(place: Any, body: str) -> list[tuple[str, str]]:
    place.edit(DESCRIPTION, "unitIsPerson: false", "unitIsPerson: true")
    place.text(body)
    return list(place.findings())


def test_few_persons_are_warned_of(place: Any) -> None:
    body = "{{ log.reported }}, {{ log.removed }}, {{ log.removal-share }}\n\n::: table log.outcomes\nx\n:::"
    assert [at for _, at in _persons(place, body)] == [f"{MEASURES}:{line}:3" for line in (5, 6, 7)]
    report = Report()
    check_submission(str(place.submission), report)
    assert {one.code for one in report} == {"measure.few-persons"}
    assert not any("3" in one.message for one in report)


def test_the_rest_of_a_share_may_be_few_persons_too(place: Any) -> None:
    _add(place, "most: {statistic: share, among: items, that: {id: {not: [R1, R2]}}}")
    assert [code for code, _ in _persons(place, "{{ log.most }}")] == ["measure.few-persons"]


def test_where_small_numbers_are_hidden_or_nobody_is_told_of(place: Any) -> None:
    _add(
        place,
        "hidden: {statistic: count, among: items, that: {outcome: removed}, suppress: {below: 5}}",
        "nobody: {statistic: count, among: items, that: {id: R99}}",
    )
    assert _persons(place, "{{ log.hidden }}, {{ log.nobody }}, {{ log.reported }}") == []


def test_items_are_no_persons(place: Any) -> None:
    place.text("{{ log.removed }}")
    assert place.findings() == []


# ------------------------------------------------------------------ nothing to count


def test_a_count_in_a_table_without_rows(place: Any) -> None:
    place.write("evidence/log/data/reports.csv", "id,reported_on,outcome\n")
    place.text("{{ log.reported }} and {{ log.removed }}")
    assert place.findings() == [("measure.no-rows", f"{MEASURES}:4:3"), ("measure.no-rows", f"{MEASURES}:5:3")]


def test_a_table_without_groups(place: Any) -> None:
    place.edit(DESCRIPTION, "type: date}", "type: date}\n    - {name: kind, type: string}")
    text = (place.root / "evidence/log/data/reports.csv").read_text()
    place.write(
        "evidence/log/data/reports.csv",
        text.replace(",reported_on,", ",reported_on,kind,")
        .replace(",removed", ",a,removed")
        .replace(",active", ",b,active"),
    )
    _add(place, "x: {statistic: count, among: items, that: {id: R99}, by: [kind]}")
    place.text("::: table log.x\nx\n:::")
    assert place.findings() == [("measure.no-rows", f"{MEASURES}:4:3")]


def test_a_count_of_nobody_is_a_number(place: Any) -> None:
    _add(place, "x: {statistic: count, among: items, that: {id: R99}}")
    place.text("{{ log.x }}")
    assert place.findings() == []


# ------------------------------------------------------------------ braces


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("Of log.removed }} items.", [16]),
        ("# Of log.removed }} {#x}", [18]),
        ("{{ log.removed }} }} and }}", [19, 26]),
        (r"Write \{{ log.removed }} there.", []),
        (r"Write \{\{ log.removed }} there.", []),
        (r"Of log.removed \}} items.", []),
        ("Of `log.removed }}` items.", []),
        ("{{ log.removed }}} items.", []),
    ],
)
def test_braces_that_close_nothing(place: Any, body: str, columns: list[int]) -> None:
    place.text(body)
    assert place.findings() == [
        ("expression.not-opened", f"submissions/sample/submission.md:20:{column}") for column in columns
    ]


@pytest.mark.parametrize(("seen", "codes"), [("2019-12-31", ["fields.value"]), ("2020-06-30", []), ("2021-01-01", [])])
def test_nobody_saw_a_figure_before_its_period_began(place: Any, seen: str, codes: list[str]) -> None:
    line = "x: {statistic: cited, value: 5, unit: reports, means: m, denominatorIs: all, place: EU, source: un2021,"
    _add(place, f"{line} period: {{from: 2020-01-01, to: 2020-12-31}}, seen: {seen}}}")
    place.text("{{ log.x }} [@un2021]")
    assert [code for code, _ in place.findings()] == codes
