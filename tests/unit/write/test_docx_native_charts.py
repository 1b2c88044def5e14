"""`charts: native`: charts that Word draws, with exactly the numbers that are printed and nothing behind them."""

import io
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from docx_lint import WP, W, parts_of
from docx_reading import Written, write_blocks
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sample import HERE, chart, chart_of_kind, run, sample_look

from toolkit.model.build import Look
from toolkit.model.evidence import Chart, Series, Tick
from toolkit.model.submission import WordOptions
from toolkit.model.tree import Figure
from toolkit.write.docx.chart_numbers import grid_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
STAYS = ("output.chart-picture",)


def native() -> Look:
    return replace(sample_look(), word=WordOptions(native_charts=True))


def figure(drawn: Chart) -> Figure:
    return Figure(content=drawn, alt="What it shows.", caption=run("Items"), number=1, id="fig-1", span=HERE)


def write(drawn: Chart, codes: tuple[str, ...] = ()) -> Written:
    return write_blocks(figure(drawn), look=native(), codes=codes)


def shares(*pairs: tuple[Fraction | None, str], **more: Any) -> Chart:
    values, shown = zip(*pairs, strict=True)
    series = Series(name="Removed", values=values, shown=shown)
    names = tuple(f"Group {at}" for at in range(len(pairs)))
    made = Chart(kind="bar", categories=names, series=(series,), category_title="", value_title="x", unit="percent")
    return replace(made, **more)


def cache(written: Written, number: int = 1) -> dict[str, list[str]]:
    """Name of a series → the numbers that Word shows until somebody edits them."""
    root = written.parts[f"word/charts/chart{number}.xml"]
    return {
        one.findtext(f"{C}tx//{C}v", ""): [point.text or "" for point in one.iterfind(f"{C}val//{C}pt/{C}v")]
        for one in root.iter(f"{C}ser")
    }


def sheet(written: Written, number: int = 1) -> list[tuple[Any, ...]]:
    """The rows of the workbook inside, as Excel would read them."""
    with zipfile.ZipFile(io.BytesIO(written.data)) as package:
        data = package.read(f"word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    return list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


def test_usually_a_chart_is_a_picture() -> None:
    written = write_blocks(figure(chart(2)))
    assert not [name for name in written.parts if "chart" in name]


def test_bars() -> None:
    written = write(chart(2))
    root = written.parts["word/charts/chart1.xml"]
    assert [one.get("val") for one in root.iter(f"{C}barDir")] == ["col"]
    assert cache(written)["Removed"] == ["12", "63", "114", "46", "97", "29"]
    assert sheet(written)[:2] == [("Month of the report", "Removed", "Still online"), ("January", 12, 97)]
    assert [one.get("val") for one in root.iter(f"{C}showVal")] == ["1", "1"]


def test_the_chart_says_what_it_shows() -> None:
    (described,) = write(chart(2)).body.iter(f"{WP}docPr")
    assert described.get("descr") == "What it shows."


def test_long_names_lie_and_are_read_from_above() -> None:
    root = write(chart(2, long_labels=True)).parts["word/charts/chart1.xml"]
    assert [one.get("val") for one in root.iter(f"{C}barDir")] == ["bar"]
    assert [one.get("val") for one in root.iterfind(f".//{C}catAx/{C}scaling/{C}orientation")] == ["maxMin"]


def test_every_shape_has_a_colour_and_every_axis_an_unsigned_id() -> None:
    root = write(chart(4)).parts["word/charts/chart1.xml"]
    fills = [one.find(f"{C}spPr")[0].tag.partition("}")[2] for one in root.iter(f"{C}ser")]
    assert fills == ["solidFill", "pattFill", "pattFill", "pattFill"]
    ids = {one.get("val") for one in root.iter(f"{C}axId")}
    assert len(ids) == 2
    assert all(one and one.isdigit() for one in ids)


def test_lines_have_gaps_where_time_goes_on() -> None:
    drawn = replace(chart_of_kind("line"), places=(0, 1, 2, 4, 5, 6))
    written = write(drawn)
    assert [row[0] for row in sheet(written)[1:]] == ["January", "February", "March", None, "April", "May", "June"]
    (count, *_) = (one.get("val") for one in written.parts["word/charts/chart1.xml"].iterfind(f".//{C}val//{C}ptCount"))
    assert count == "7"


def test_dots_have_their_intervals_as_whiskers() -> None:
    drawn = chart_of_kind("dot")
    written = write(replace(drawn, series=drawn.series[:1]))
    ends = [[one.text for one in side.iter(f"{C}v")] for side in written.parts["word/charts/chart1.xml"].iter(f"{C}plus", f"{C}minus")]  # fmt: skip
    assert ends == [["9"] * 6, ["9"] * 6]


@pytest.mark.parametrize(
    "drawn",
    [
        chart_of_kind("km"),
        chart_of_kind("dot"),
        shares((Fraction(3, 9), "3 of 9"), (Fraction(1, 2), "50%")),
        replace(chart_of_kind("line"), places=(0, 1, 2, 3, 4, 5000)),
    ],
    ids=["a curve", "two series of intervals", "words", "a gap without end"],
)
def test_what_word_cannot_draw_stays_a_picture_and_a_note_says_so(drawn: Chart) -> None:
    written = write(drawn, codes=STAYS)
    assert not [name for name in written.parts if "chart" in name]
    assert len(list(written.body.iter(f"{W}drawing"))) == 1


# ------------------------------------------------------------------ the numbers


def test_nothing_stands_behind_the_printed_numbers() -> None:
    """7 of 239 is 2.928…%, and “3%” is printed: no part of the file knows more."""
    written = write(shares((Fraction(7, 239), "3%"), (Fraction(100, 239), "42%")))
    assert cache(written)["Removed"] == ["0.03", "0.42"]
    assert [row[1] for row in sheet(written)[1:]] == [0.03, 0.42]


def test_a_hidden_number_is_a_gap_and_its_sign_stands_in_the_sheet() -> None:
    written = write(shares((Fraction(1, 2), "50%"), (None, "[c]"), (None, "–")))
    assert cache(written)["Removed"] == ["0.50"]
    assert [row[1] for row in sheet(written)[1:]] == [0.5, "[c]", "–"]


def test_decimals_are_those_of_the_printed_numbers() -> None:
    written = write(shares((Fraction(1, 8), "12,5 %"), (Fraction(1, 3), "33,3 %")))
    assert cache(written)["Removed"] == ["0.125", "0.333"]
    assert {one.get("formatCode") for one in written.parts["word/charts/chart1.xml"].iter(f"{C}numFmt")} == {"General", "0%", "0.0%"}  # fmt: skip


AMOUNT = st.fractions(min_value=-(10**7), max_value=10**7, max_denominator=10**4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(AMOUNT, st.integers(0, 3)), min_size=1, max_size=5), st.sampled_from(",. \u202f'"))
def test_any_printed_number_is_found_again(given_: list[tuple[Fraction, int]], mark: str) -> None:
    """Whatever stands between the thousands: the number of the grid is the one that a reader reads."""
    rounded = [
        (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        for value, places in given_
    ]
    shown = tuple(f"{one:,}".replace(",", "\0").replace(".", "·").replace("\0", mark) for one in rounded)
    series = Series(name="x", values=tuple(value for value, _ in given_), shown=shown)
    drawn = replace(
        shares((Fraction(1), "100%")), unit="number", series=(series,), categories=tuple("abcde"[: len(shown)])
    )
    grid = grid_of(drawn)
    assert grid is not None
    assert grid.columns[0].numbers == tuple(rounded)


def test_arabic_digits_are_digits() -> None:
    grid = grid_of(replace(shares((Fraction(1234), "١٬٢٣٤")), unit="number"))
    assert grid is not None
    assert grid.columns[0].numbers == (Decimal(1234),)


# ------------------------------------------------------------------ the file


def test_texts_are_texts_in_the_sheet() -> None:
    drawn = replace(shares((Fraction(1, 2), "50%")), categories=("=1+1 <b>&",))
    written = write(drawn)
    assert sheet(written)[1][0] == "=1+1 <b>&"
    with zipfile.ZipFile(io.BytesIO(written.data)) as package:
        book = parts_of(package.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx"))
    assert not [one for one in book["xl/worksheets/sheet1.xml"].iter() if str(one.tag).endswith("}f")]


def test_several_charts_have_parts_of_their_own() -> None:
    written = write_blocks(figure(chart(1)), replace(figure(chart(2)), id="fig-2", number=2), look=native())
    assert list(cache(written, 1)) == ["Removed"]
    assert list(cache(written, 2)) == ["Removed", "Still online"]
    assert sheet(written, 2)[0] == ("Month of the report", "Removed", "Still online")


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write(chart(2)).data == write(chart(2)).data


def test_the_ends_of_an_axis_are_those_of_the_picture() -> None:
    drawn = replace(
        chart_of_kind("line"), ticks=(Tick(value=Fraction(0), text="0"), Tick(value=Fraction(150), text="150"))
    )
    root = write(drawn).parts["word/charts/chart1.xml"]
    ends = {one.tag.removeprefix(C): one.get("val") for one in root.find(f".//{C}valAx/{C}scaling")}
    assert ends == {"orientation": "minMax", "max": "150", "min": "0"}
