"""The directive `figure`: its kinds, what does not fit, where an axis begins and ends, its numbers as a table."""

from collections.abc import Callable
from typing import Any, Protocol

import pytest

from toolkit.build.prepared import Prepared
from toolkit.model.evidence import Chart
from toolkit.model.tree import Figure, Reference, Table
from toolkit.model.walk import nodes_of, plain_text

Check = Callable[[str], Prepared]
MEASURES = """\
  by-day: {statistic: count, among: items, by: [reported_on], label: Items}
  by-year: {statistic: count, among: items, by: [{year: reported_on}], label: Items}
  shares: {statistic: share, among: items, that: {outcome: removed}, by: [reported_on], label: Share removed}
  parts: {statistic: count, among: items, by: [{month: reported_on}], as: percent, label: Items}
  ids: {statistic: count, among: items, by: [outcome, id], label: Items}
  time: {statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [2, 5], label: Removed, still: Still there}
"""


class Place(Protocol):
    def edit(self, path: str, old: str, new: str) -> None: ...
    def write(self, path: str, text: str) -> object: ...
    def text(self, body: str) -> None: ...
    def findings(self) -> list[tuple[str, str]]: ...
    def check(self) -> Any: ...


@pytest.fixture
def figures(place: Place) -> Place:
    """The small workspace, with dates of removal and more measures."""
    folder = "evidence/log/"
    place.edit(folder + "measures.yaml", "  outcomes:", MEASURES + "  outcomes:")
    place.edit(folder + "datapackage.yaml", "synthetic: false", "synthetic: false, observedUntil: 2020-05-20")
    place.edit(
        folder + "datapackage.yaml",
        "    - {name: outcome",
        "    - {name: removed_on, type: date}\n    - {name: outcome",
    )
    place.edit(folder + "data/reports.csv", "id,reported_on,", "id,reported_on,removed_on,")
    days = [(f"2020-05-{day:02}", f"2020-05-{2 * day:02}" if day <= 3 else "") for day in range(1, 11)]
    place.write(folder + "data/reports.csv", rows(days))
    return place


def rows(days: list[tuple[str, str]]) -> str:
    """The log with these days of report and removal."""
    lines = (
        f"R{at},{reported},{removed},{'removed' if removed else 'active'}\n"
        for at, (reported, removed) in enumerate(days)
    )
    return "id,reported_on,removed_on,outcome\n" + "".join(lines)


def drawn(place: Place, body: str) -> list[Any]:
    place.text(body)
    prepared, report = place.check()
    assert [(one.code, one.message) for one in report] == []
    return [node for node in nodes_of(prepared.document) if isinstance(node, Figure | Table)]


def chart(node: Figure) -> Chart:
    assert isinstance(node.content, Chart)
    return node.content


def said(place: Place, body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    place.text(body)
    _, report = place.check()
    return [(one.code, one.message, tuple(hint.text for hint in one.hints)) for one in report]


def test_a_kind_is_asked_for_or_usual(figures: Place) -> None:
    body = "".join(f"::: figure log.{words}\nCaption\n:::\n\n" for words in (
        "outcomes", "time", "by-day {kind=line}", "outcomes {kind=dot}", "time {kind=bar}",
    ))  # fmt: skip
    assert [chart(one).kind for one in drawn(figures, body)] == ["bar", "km", "line", "dot", "bar"]


def test_the_words_of_a_curve_stand_in_the_place_of_its_picture(figures: Place) -> None:
    (one,) = drawn(figures, "::: figure log.time\nCaption\n:::")
    assert one.alt == "Kaplan–Meier curve. Still there. After 2 days: 80%; after 5 days: 70%. Median: not reached."
    assert "Small strokes" in plain_text(one.notes)
    (other,) = drawn(figures, '::: figure log.time {alt="Most are there."}\nCaption\n:::')
    assert other.alt == "Most are there."


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("log.reported {kind=km}", "figure.kind"),
        ("log.outcomes {kind=line}", "figure.kind"),
        ("log.reported {kind=dot}", "figure.kind"),
        ("log.by-year {kind=line}", "figure.kind"),
        ("log.ids", "figure.size"),
    ],
)
def test_a_kind_that_does_not_fit(figures: Place, words: str, code: str) -> None:
    found = said(figures, f"::: figure {words}\nCaption\n:::")
    assert [one[0] for one in found] == [code]
    assert found[0][2]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("log.outcomes {kind=pie}", "there is no figure with `kind=pie`"),
        ("log.outcomes {numbers=appendix}", "there is no figure with `numbers=appendix`"),
        ("log.outcomes {from=1}", "a figure of kind `bar` begins at zero, so `from` cannot be used"),
        ("log.by-day {kind=line from=low}", "`from=low` is not a number"),
        ("log.by-day {kind=line from=2}", "`from=2` would cut off what lies below it"),
        ("log.by-day {kind=line until=9}", "a figure of kind `line` has no days, so `until` cannot be used"),
        ("log.time {until=soon}", "`until=soon` is not a number of days"),
        ("log.time {until=4}", "`until=4` would cut off a day of `at:`"),
    ],
)
def test_options_that_cannot_be(figures: Place, words: str, message: str) -> None:
    found = said(figures, f"::: figure {words}\nCaption\n:::")
    assert [one[:2] for one in found] == [("directive.attribute", message)]
    assert found[0][2]


def test_all_mistakes_are_told_at_once(figures: Place) -> None:
    body = (
        "::: figure log.by-day {kind=line from=low until=3}\nCaption\n:::\n\n::: figure log.nothing {kind=pie}\nC\n:::"
    )
    assert [one[0] for one in said(figures, body)] == [
        "directive.attribute", "directive.attribute", "directive.attribute", "values.unknown-measure",
    ]  # fmt: skip


def test_axes_begin_and_end_where_the_author_says(figures: Place) -> None:
    line, curve = drawn(
        figures, "::: figure log.by-day {kind=line from=0.5}\nA\n:::\n\n::: figure log.time {until=7}\nB\n:::"
    )
    assert (float(chart(line).ticks[0].value), chart(line).ticks[0].text) == (0.5, "0.5")
    course = chart(curve).course
    assert course is not None
    assert course.curve.days[-1].day == 7
    shares = "::: figure log.shares {kind=line from=0%}\nA\n:::"
    assert chart(drawn(figures, shares)[0]).ticks[0].value == 0


# ------------------------------------------------------------------ the numbers


def test_the_numbers_stand_below_the_figure(figures: Place) -> None:
    figure, table = drawn(figures, "::: figure log.outcomes {#fig-x numbers=table}\nCaption\n:::")
    assert (figure.number, table.number) == (1, 1)
    assert plain_text(table.caption) == "The numbers of Figure\u00a01"
    assert [one.target for one in table.caption if isinstance(one, Reference)] == ["fig-x"]
    assert [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)] == [
        ["Outcome", "Items"], ["Removed", "3"], ["Still there", "7"], ["Total", "10"],
    ]  # fmt: skip
    assert table.notes == ()
    assert "Source: Log of reports" in plain_text(figure.notes)


def test_two_figures_of_one_measure_have_ids_of_their_own(figures: Place) -> None:
    one = "::: figure log.outcomes {numbers=table}\nCaption\n:::\n\n"
    nodes = drawn(figures, one + one + "# A place {#fig-log-outcomes}\n")
    assert [node.id for node in nodes if isinstance(node, Figure)] == ["fig-log-outcomes-2", "fig-log-outcomes-3"]
    captions = [plain_text(node.caption) for node in nodes if isinstance(node, Table)]
    assert captions == ["The numbers of Figure\u00a01", "The numbers of Figure\u00a02"]


def test_where_percentages_do_not_add_up_the_table_says_so(figures: Place) -> None:
    thirds = [("2020-03-01", ""), ("2020-04-01", ""), ("2020-05-01", "")]
    figures.write("evidence/log/data/reports.csv", rows(thirds))
    figure, table = drawn(figures, "::: figure log.parts {kind=line numbers=table}\nCaption\n:::")
    assert [plain_text(row.cells[2].content) for row in table.body] == ["33%", "33%", "33%", "100%"]
    assert plain_text(table.notes) == "Percentages do not add up to 100 because of rounding."
    assert "add up" not in plain_text(figure.notes)  # no percentage is printed in the figure
