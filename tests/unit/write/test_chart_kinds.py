"""Lines, dots and curves as pictures: the same bytes, gaps that stay gaps, signs for those who see no colours."""

import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from sample import ROOT, chart, chart_of_kind, sample_theme

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.contrast import contrast
from toolkit.load.theme import load_theme
from toolkit.model.evidence import Chart, ChartKind, Course, Curve, Series, Tick
from toolkit.model.template import Theme
from toolkit.write.chart import draw_chart
from toolkit.write.chart.curve import _levels
from toolkit.write.chart.lines import _apart, _runs
from toolkit.write.chart.shaped import register_fonts
from toolkit.write.chart.sheet import DASHES, HATCHES, MARKERS, Sheet, breadth, every, wrapped

SVG = "{http://www.w3.org/2000/svg}"
KINDS: tuple[ChartKind, ...] = ("bar", "line", "dot", "km")
THEMES = sorted(path.parent.name for path in (ROOT / "templates" / "themes").glob("*/theme.yaml"))


def svg(made: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw_chart(made, sample_theme(), "svg"))


def height(made: Chart) -> float:
    return float((svg(made).get("height") or "").removesuffix("pt")) / 72 * 25.4


def theme(name: str) -> Theme:
    report = Report()
    found = load_theme(name, Source(path="a", text="").span(), str(ROOT), report)
    assert [one.code for one in report] == []
    assert found is not None
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_each_kind_has_the_same_bytes_each_time(kind: ChartKind, form: str) -> None:
    made = chart_of_kind(kind)
    assert draw_chart(made, sample_theme(), form) == draw_chart(made, sample_theme(), form)  # type: ignore[arg-type]


def test_other_processes_draw_the_same() -> None:
    script = (
        "import hashlib, sample; from toolkit.write.chart import draw_chart\n"
        "for kind in ('line', 'dot', 'km'):\n"
        "    for form in ('svg', 'png'):\n"
        "        print(hashlib.sha256(draw_chart(sample.chart_of_kind(kind), sample.sample_theme(), form)).hexdigest())"
    )
    seen = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{Path(__file__).parent}:{ROOT}", "HOME": "/nonexistent"}
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True)
        assert run.stderr == b""
        seen.add(run.stdout)
    assert len(seen) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_as_wide_as_the_text_and_brings_no_style(kind: ChartKind) -> None:
    text = draw_chart(chart_of_kind(kind), sample_theme(), "svg").decode()
    assert round(float(re.findall(r'width="([\d.]+)pt"', text)[0]) / 72 * 25.4) == 162
    assert " style=" not in text
    assert "<style" not in text
    assert "<image" not in text  # lines, not points of a picture


# ------------------------------------------------------------------ without colours


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_colours_that_are_seen_on_white(name: str) -> None:
    colours = theme(name).colours
    assert min(contrast(colours[f"chart-{at}"], "FFFFFF") for at in (1, 2, 3, 4)) >= 3
    assert contrast(colours["text"], "FFFFFF") >= 7
    assert len({colours[f"chart-{at}"] for at in (1, 2, 3, 4)}) == 4


def test_series_differ_without_colour() -> None:
    assert [len(set(map(str, signs))) for signs in (HATCHES, MARKERS, DASHES)] == [4, 4, 4]
    text = draw_chart(chart_of_kind("line"), sample_theme(), "svg").decode()
    dashes = set(re.findall(r'stroke-dasharray="([^"]+)"', text))
    assert len(dashes) == 1  # of two lines one is whole


# ------------------------------------------------------------------ lines


def line(*values: int | None, places: tuple[int, ...] = ()) -> Chart:
    numbers = tuple(None if value is None else Fraction(value) for value in values)
    names = tuple(str(2000 + at) for at in range(len(values)))
    one = Series(name="Items", values=numbers, shown=tuple("–" if value is None else str(value) for value in values))
    return replace(chart_of_kind("line"), categories=names, series=(one,), places=places or tuple(range(len(values))))


def runs(made: Chart) -> list[list[tuple[int, float]]]:
    return list(_runs(made, made.series[0]))


def test_a_missing_value_is_a_gap() -> None:
    assert runs(line(1, 2, None, 4)) == [[(0, 1), (1, 2)], [(3, 4)]]
    assert runs(line(None, 2, 3, None)) == [[(1, 2), (2, 3)]]


def test_a_period_that_the_table_does_not_hold_is_a_gap() -> None:
    assert runs(line(1, 2, 3, places=(2010, 2011, 2015))) == [[(2010, 1), (2011, 2)], [(2015, 3)]]
    assert len(runs(line(1, 2, 3, places=(2010, 2015, 2020)))) == 1  # every fifth year is how this table is made


def test_names_at_the_ends_of_lines_do_not_meet() -> None:
    places = _apart([10.0, 10.5, 10.5, 55.9], [4.0, 4.0, 8.0, 4.0])
    order = sorted(places)
    assert all(above - below >= 4 for below, above in pairwise(order))
    assert max(places) <= 56
    assert _apart([1.0, 30.0], [4.0, 4.0]) == [1.0, 30.0]


def test_a_line_that_ends_early_makes_a_legend() -> None:
    made = chart_of_kind("line")
    early = replace(made.series[1], values=(*made.series[1].values[:-1], None))
    assert height(replace(made, series=(made.series[0], early))) > height(made)


def test_names_of_a_time_axis_are_thinned_out_until_they_fit() -> None:
    assert every([0.0, 1.0, 2.0, 3.0], [10.0] * 4, 100) == 1
    assert every([float(at) for at in range(53)], [20.0] * 53, 120) == 10
    assert every([0.0], [300.0], 10) == 1
    assert every([0.0, 1.0, 2.0], [300.0] * 3, 10) == 3


# ------------------------------------------------------------------ dots


def dots(count: int, shown: str = "7") -> Chart:
    one = Series(name="Items", values=(Fraction(7),) * count, shown=(shown,) * count)
    return replace(chart_of_kind("dot"), categories=tuple(f"Place {at}" for at in range(count)), series=(one,))


def test_a_dot_plot_grows_with_its_rows_as_far_as_a_page() -> None:
    few, many, most = (height(dots(count)) for count in (1, 40, 60))
    assert few < 40 < many < most <= 200


def test_intervals_are_whiskers() -> None:
    made = chart_of_kind("dot")
    without = replace(made, series=tuple(replace(one, intervals=()) for one in made.series))
    assert len(draw_chart(made, sample_theme(), "svg")) > len(draw_chart(without, sample_theme(), "svg"))


def test_what_is_hidden_of_several_series_stands_beside_the_row() -> None:
    made = chart_of_kind("dot")
    hidden = replace(made.series[1], values=(None, *made.series[1].values[1:]), intervals=())
    assert draw_chart(replace(made, series=(made.series[0], hidden)), sample_theme(), "png")


# ------------------------------------------------------------------ curves


def named(*days: tuple[int, str]) -> Course:
    made = chart_of_kind("km").course
    assert made is not None
    return replace(made, named=tuple(Tick(value=Fraction(day), text=text) for day, text in days))


def levels(*days: tuple[int, str]) -> list[int]:
    made = named(*days)
    return _levels(made, Sheet(chart=chart_of_kind("km"), theme=sample_theme(), width=160))


def test_labels_of_days_close_together_stand_above_each_other() -> None:
    assert levels((7, "7 days: 98%"), (30, "30 days: 80%"), (56, "56 days: 71%")) == [0, 0, 0]
    assert levels((1, "1 day: 99%"), (2, "2 days: 98%"), (56, "56 days: 71%")) == [1, 0, 0]
    assert levels((1, "1 day: 99%"), (2, "2 days: 98%"), (3, "3 days: 97%")) == [2, 1, 0]


def test_of_persons_no_step_and_no_number_below_is_drawn() -> None:
    made = chart_of_kind("km")
    assert made.course is not None
    days = tuple(
        replace(one, at_risk=None, events=None, censored=None) for one in made.course.curve.days if one.day in (7, 14)
    )
    curve = Curve(still="", since="", days=days, whole=False)
    alone = replace(made, course=replace(made.course, curve=curve, at_risk=(), at_risk_title=""))
    assert height(alone) < height(made)
    assert len(draw_chart(alone, sample_theme(), "svg")) < len(draw_chart(made, sample_theme(), "svg"))


# ------------------------------------------------------------------ ugly data


@pytest.mark.parametrize("kind", ["bar", "dot"])
@pytest.mark.parametrize(
    "values", [(None, None), (Fraction(0),), (Fraction(-7), Fraction(3)), (Fraction(10**12), Fraction(1))]
)
def test_ugly_numbers_are_drawn(kind: ChartKind, values: tuple[Fraction | None, ...]) -> None:
    one = Series(name="Items", values=values, shown=tuple(map(str, values)))
    names = tuple("العربية" * 2 for _ in values)
    made = replace(chart_of_kind(kind), categories=names, series=(one,), ticks=())
    assert draw_chart(made, sample_theme(), "png").startswith(b"\x89PNG")


def test_letters_that_no_font_has_are_no_warning() -> None:
    assert draw_chart(replace(chart(1), value_title="\U0001f9ff \ue000"), sample_theme(), "svg")


def test_long_names_are_broken_into_lines() -> None:
    assert wrapped("A very long name of a platform that children use").count("\n") == 1
    assert wrapped("日" * 40).count("\n") == 2
    assert breadth("日本", 10) > breadth("ab", 10)
    assert breadth("a\nlonger", 10) == breadth("longer", 10)


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_column_and_long_words_are_drawn_without_a_warning(kind: ChartKind) -> None:
    made = replace(chart_of_kind(kind), value_title="What is measured, at length, " * 5)
    series = tuple(replace(one, name="A very long name of a platform for children") for one in made.series)
    assert draw_chart(replace(made, series=series), sample_theme(), "svg", width=60)


def test_every_row_has_room_for_the_longest_name() -> None:
    """Rows are alike, so one name of four lines makes all of them as high: no name runs into its neighbour."""
    values = tuple(Fraction(at) for at in (3, 2, 1))
    long = "Content that was reported by a trusted flagger under an agreement with the platform and reviewed by hand"
    for kind in ("bar", "dot"):
        made = replace(chart_of_kind(kind), categories=("a", long, "c"), places=(0, 1, 2))
        series = (Series(name="x", values=values, shown=("3", "2", "1"), intervals=(None, None, None)),)
        lines = len(wrapped(long).split("\n"))
        assert height(replace(made, series=series)) > 3 * lines * 8 * 25.4 / 72


def test_arabic_letters_do_not_come_from_a_font_of_formulas() -> None:
    """Such a font has them only single; words would fall apart into letters."""
    names = register_fonts("Noto Sans")
    assert names.index("DejaVu Sans") < names.index("toolkit Noto Sans Math")
