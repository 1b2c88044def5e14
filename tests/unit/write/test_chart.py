"""Charts: the same bytes each time, our fonts, bars from zero, values as they were given, and no style that leaks."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample import ROOT, chart, sample_theme

from toolkit.model.evidence import Chart, Series
from toolkit.write.chart import draw_chart
from toolkit.write.chart.bars import plan_of
from toolkit.write.chart.sheet import Sheet

SVG = "{http://www.w3.org/2000/svg}"


def svg(made: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(draw_chart(made, sample_theme(), "svg"))


def bars(made: Chart) -> list[str]:
    """The colours of the bars, in the order in which they are drawn."""
    fills = [path.get("fill") or "" for path in svg(made).iter(f"{SVG}path")]
    theme = sample_theme()
    ours = {f"#{theme.colours[f'chart-{at}'].lower()}" for at in (1, 2, 3, 4)}
    return [fill for fill in fills if fill in ours]


def hatches(made: Chart) -> list[str]:
    """The white lines on bars, one path for each bar that has some."""
    paths = [path for path in svg(made).iter(f"{SVG}path") if path.get("fill") == "none"]
    return [path.get("d") or "" for path in paths if path.get("stroke") == "#ffffff"]


def one_series(*values: Fraction | None, shown: str = "", **more: object) -> Chart:
    names = tuple("abcdefghij"[at % 10] for at in range(len(values)))
    texts = tuple(shown or str(value) for value in values)
    made = replace(chart(1), categories=names, series=(Series(name="Items", values=values, shown=texts),))
    return replace(made, **more)  # type: ignore[arg-type]


def size(made: Chart) -> tuple[float, float]:
    root = svg(made)
    return float((root.get("width") or "").removesuffix("pt")), float((root.get("height") or "").removesuffix("pt"))


@pytest.mark.parametrize("form", ["svg", "png"])
@pytest.mark.parametrize("series", [1, 2, 4])
def test_the_same_chart_gives_the_same_bytes(form: str, series: int) -> None:
    one = draw_chart(chart(series), sample_theme(), form)  # type: ignore[arg-type]
    assert one == draw_chart(chart(series), sample_theme(), form)  # type: ignore[arg-type]
    assert one != draw_chart(chart(series, long_labels=True), sample_theme(), form)  # type: ignore[arg-type]


def test_other_processes_draw_the_same() -> None:
    script = (
        "import hashlib, sample; from toolkit.write.chart import draw_chart\n"
        "for form in ('svg', 'png'): print(hashlib.sha256(draw_chart(sample.chart(4), sample.sample_theme(), form)).hexdigest())"
    )
    path = f"{Path(__file__).parent}:{ROOT}"
    seen = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "HOME": "/nonexistent", "MPLBACKEND": "TkAgg"}
        seen.add(
            subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=True).stdout
        )
    assert len(seen) == 1


def test_every_series_has_its_colour_and_a_pattern() -> None:
    assert len(bars(chart(1))) == 6
    assert hatches(chart(1)) == []
    assert sorted(Counter(bars(chart(4))).values()) == [
        7,
        7,
        7,
        7,
    ]  # six bars of each series, and its sign in the legend
    assert len(hatches(chart(4))) == 3 * 7  # the first series is plain


def test_svg_stands_alone_and_brings_no_style() -> None:
    text = draw_chart(chart(2), sample_theme(), "svg").decode()
    assert text.startswith("<svg ")
    assert text.endswith("</svg>")
    assert "<style" not in text
    assert " style=" not in text
    assert "<metadata" not in text
    assert "<text" not in text  # letters are paths: every reader shows the same
    assert "http" not in text.replace("http://www.w3.org/", "")


def test_names_that_are_too_long_make_bars_that_lie() -> None:
    width, standing = size(chart(1))
    assert round(width / 72 * 25.4) == 162  # as wide as the text: 210 without two margins of 24
    assert size(chart(1, long_labels=True))[1] != standing
    many = one_series(*(Fraction(at) for at in range(30)))
    assert size(replace(many, categories=tuple(f"A longer name {at}" for at in range(30))))[1] > 2 * standing


def test_values_that_do_not_fit_above_their_bars_make_them_lie_or_stand_at_an_axis() -> None:
    short = one_series(*(Fraction(at) for at in range(16)), shown="1")
    lying = one_series(*(Fraction(at) for at in range(16)), shown="21,751,085")
    assert size(short)[1] == size(chart(1))[1]
    assert size(lying)[1] != size(short)[1]
    axis = one_series(*(Fraction(at) for at in range(30)), shown="21,751,085")
    assert size(axis)[1] == size(short)[1]


def test_missing_values_shares_and_zeros_can_be_drawn() -> None:
    assert len(bars(one_series(Fraction(1, 3), None, Fraction(0), shown="not known", unit="percent"))) == 1
    assert len(bars(one_series(Fraction(-1, 3), Fraction(1), unit="points"))) == 2
    assert bars(one_series(None)) == []


def test_signs_that_the_font_lacks_are_drawn_without_a_warning() -> None:
    made = one_series(Fraction(1), Fraction(2), shown="≥ 5 → x")
    assert draw_chart(made, sample_theme(), "png")


def test_a_font_that_is_not_there_is_replaced() -> None:
    assert draw_chart(chart(1), replace(sample_theme(), heading_font="Example Grotesk"), "svg")


def test_png_is_fine_enough_for_print() -> None:
    data = draw_chart(chart(1), sample_theme(), "png", width=100)
    assert data.startswith(b"\x89PNG")
    assert round(int.from_bytes(data[16:20], "big") / 100 * 25.4) >= 192


def test_the_settings_of_the_computer_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib

    before = draw_chart(chart(2), sample_theme(), "svg")
    with matplotlib.rc_context({"axes.facecolor": "red", "font.size": 30, "svg.fonttype": "none"}):
        assert draw_chart(chart(2), sample_theme(), "svg") == before
        assert matplotlib.rcParams["font.size"] == 30


def sheet(made: Chart) -> Sheet:
    return Sheet(chart=made, theme=sample_theme(), width=160)


def named(count: int, name: str, series: int = 1) -> Chart:
    values = tuple(Fraction(at % 9 + 1) for at in range(count))
    bar = Series(name="Items", values=values, shown=tuple(map(str, values)))
    return replace(chart(1), categories=tuple(name.format(at) for at in range(count)), series=(bar,) * series)


@pytest.mark.parametrize("series", [1, 2])
def test_a_bar_for_each_week_of_a_year_stands_with_names_thinned_out(series: int) -> None:
    weeks = named(53, "2020-W{:02}", series)
    plan = plan_of(sheet(weeks))
    assert not plan.lying
    assert plan.values == 0  # an axis instead
    assert plan.names >= 7
    assert 1 < plan.every < 10
    assert size(weeks)[1] / 72 * 25.4 < 80
    assert len(bars(weeks)) >= 53 * series


def test_many_bars_that_lie_have_smaller_letters_before_names_are_left_out() -> None:
    usual, close, thinned = (plan_of(sheet(named(count, "Platform {}"))) for count in (20, 40, 90))
    assert (usual.every, close.every) == (1, 1)
    assert usual.names > close.names >= 7
    assert usual.height < close.height <= 150
    assert not thinned.lying
    assert thinned.every > 1


def test_names_that_nobody_can_guess_may_fill_a_page() -> None:
    plan = plan_of(sheet(replace(named(48, "{}"), categories=tuple("Land " + chr(65 + at) * 6 for at in range(48)))))
    assert plan.lying
    assert plan.names >= 7
    assert 150 < plan.height <= 195
