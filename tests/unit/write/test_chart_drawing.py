"""How charts are drawn: letters as fonts have them, hatches inside of their bars, the same shapes in SVG, PDF and PNG."""

import re
import subprocess
import sys
import zlib
from pathlib import Path

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace
from sample import ROOT, chart, sample_theme

from toolkit.write.chart import draw_chart, drawn
from toolkit.write.chart.content import content
from toolkit.write.chart.drawing import Drawing
from toolkit.write.chart.letters import breadth_of, outlines
from toolkit.write.chart.marks import put_bar
from toolkit.write.chart.png import as_pdf
from toolkit.write.chart.step import digits
from toolkit.write.chart.svg import as_svg
from toolkit.write.typefaces import files_of

FAMILY = "Noto Sans"


def test_letters_are_as_wide_as_the_font_says() -> None:
    with TTFont(files_of(FAMILY)["Regular"]) as font:
        names, units = font.getBestCmap(), font["head"].unitsPerEm
        wide = sum(font["hmtx"][names[ord(sign)]][0] for sign in "Émile: 21,751") / units
    assert abs(breadth_of("Émile: 21,751", FAMILY) - wide) < 1e-9


def test_every_letter_that_can_be_seen_has_an_outline() -> None:
    (piece,) = outlines("a b", FAMILY)
    assert [start for start, _ in piece.letters] == sorted(start for start, _ in piece.letters)
    assert len(piece.letters) == 2  # a space has none
    assert all(steps[0].name == "M" and steps[-1].name == "Z" for _, steps in piece.letters)
    assert outlines(" ", FAMILY) == ()


def test_signs_that_the_font_lacks_come_from_the_fonts_of_signs() -> None:
    assert len(outlines("a ⟨ b", FAMILY)) == 3


def _loaded(words: str) -> bool:
    """Whether drawing such a chart loads matplotlib, whose import takes longer than all charts of a document."""
    script = (
        "import sys, sample; from msgspec.structs import replace; from toolkit.write.chart import draw_chart\n"
        "made = replace(sample.chart(2), value_title=sys.argv[1])\n"
        "for form in ('svg', 'png'): draw_chart(made, sample.sample_theme(), form)\n"
        "print('matplotlib' in sys.modules)"
    )
    environment = {"PYTHONPATH": f"{Path(__file__).parent}:{ROOT}", "HOME": "/nonexistent", "MPLCONFIGDIR": "/tmp"}
    run = subprocess.run([sys.executable, "-c", script, words], capture_output=True, env=environment, check=True)
    return run.stdout.strip() == b"True"


def test_only_words_that_must_be_shaped_load_matplotlib() -> None:
    assert not _loaded("Ελληνικά, Українська: 5 ≥ 3")
    assert _loaded("العربية")


def test_words_that_must_be_shaped_join_their_letters() -> None:
    joined, apart = breadth_of("بب", FAMILY), 2 * breadth_of("ب", FAMILY)
    assert 0 < joined < apart  # a letter at the beginning of a word is narrower than one that stands alone


@given(
    some.floats(0, 300),
    some.floats(0, 300),
    some.floats(1, 200),
    some.floats(1, 200),
    some.sampled_from(["/", "|", "x"]),
)
def test_hatches_stay_inside_of_their_bars(left: float, upper: float, width: float, height: float, hatch: str) -> None:
    drawing = Drawing(width=500, height=500, family=FAMILY)
    put_bar(drawing, (left, upper, left + width, upper + height), "#123456", hatch)
    points = [step.numbers for shape in drawing.shapes[1:] for step in shape.steps]
    near = 1e-6
    assert all(left - near <= x <= left + width + near for x, _ in points)
    assert all(upper - near <= y <= upper + height + near for _, y in points)


@given(some.floats(-1e6, 1e6))
def test_numbers_are_written_to_a_thousandth(value: float) -> None:
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", digits(value))
    assert abs(float(digits(value)) - value) <= 0.0005000001


def _ends(text: str, curves: str) -> list[tuple[float, float]]:
    """Where each line and curve of an outline ends."""
    found = re.findall(rf"([\d .-]+?)\s*(?:{curves})(?= |$)", text)
    return [(float(one.split()[-2]), float(one.split()[-1])) for one in found]


def test_curves_of_fonts_are_the_same_in_svg_and_in_pdf() -> None:
    drawing = Drawing(width=100, height=20, family=FAMILY)
    drawing.words("o", (0, 10), 10, "#000000")
    svg = re.search(r'd="([^"]+)"', as_svg(drawing).decode())
    assert svg is not None
    ends = [tuple(map(float, one.split()[-2:])) for one in re.findall(r"[QT]([\d .-]+)", svg[1])]
    pdf = next(line for line in content(drawing).splitlines() if line.endswith(" f"))
    assert ends == _ends(pdf, "c")
    assert len(ends) > 8


def test_the_same_letter_is_the_same_text_in_a_pdf() -> None:
    drawing = Drawing(width=100, height=20, family=FAMILY)
    drawing.words("aaa", (0, 10), 10, "#000000")
    lines = [line for line in content(drawing).splitlines() if line.endswith(" f")]
    assert len(lines) == 3
    assert len(set(lines)) == 1


def test_a_png_is_as_large_as_its_page_and_says_how_large_that_is() -> None:
    data = draw_chart(chart(2), sample_theme(), "png", width=100)
    drawing = drawn(chart(2), sample_theme(), 100)
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    assert abs(width - drawing.width / 72 * 220) <= 1
    assert abs(height - drawing.height / 72 * 220) <= 1
    start = data.index(b"pHYs") + 4
    assert round(int.from_bytes(data[start : start + 4], "big") * 0.0254) == 220
    start = data.index(b"IDAT")
    size = int.from_bytes(data[start - 4 : start], "big")
    rows = zlib.decompress(data[start + 4 : start + 4 + size])
    assert len(rows) == height * (3 * width + 1)
    assert len(set(rows)) > 20  # not a white sheet


def test_a_page_without_anything_can_be_read() -> None:
    import pypdfium2

    empty = Drawing(width=50, height=30, family=FAMILY)
    page = pypdfium2.PdfDocument(as_pdf(empty))[0]
    assert (round(page.get_width()), round(page.get_height())) == (50, 30)


def test_a_number_beside_a_bar_begins_behind_its_end() -> None:
    """A bar of nothing is not drawn, but its number is."""
    made = chart(1)
    none = replace(made.series[0], values=(None,) * 6, shown=("–",) * 6)
    drawing = drawn(replace(made, series=(none,)), sample_theme())
    assert sum(len(shape.letters) for shape in drawing.shapes) >= 6
