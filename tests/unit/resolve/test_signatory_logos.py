"""Logos of those who sign: side by side, equal in area, with the name for who cannot see them; names where there is none."""

import io
import math
import zipfile
from typing import Any

import pytest
from PIL import Image

from tests.logos import LOGOS, logo
from toolkit.base.diagnostic import Report
from toolkit.base.raster import logo_columns, logo_size, points_of
from toolkit.build.pipeline import build_submission
from toolkit.write.text import TEXT

FRONT = (
    "---\ntitle: A\ndate: 2021-04-15\ntemplate: open-letter\naddressee: X\nsalutation: Y\nclosing: Z\n"
    "signatories: {file: signatories.csv, layout: logos}\noutputs: [docx, pdf, html, txt, md]\n---\nText.\n"
)
FOLDER = "submissions/sample"


def _letter(place: Any, rows: str, files: dict[str, bytes] | None = None) -> Any:
    place.write(f"{FOLDER}/signatories.csv", "kind,name,logo,consent\n" + rows)
    place.write(f"{FOLDER}/submission.md", FRONT)
    for name, data in (files or {}).items():
        place.write(f"{FOLDER}/{name}", data)
    return place


ROWS = "".join(f"organisation,{title},logos/{name},yes\n" for name, (title, *_) in LOGOS.items())
FILES = {f"logos/{name}": logo(name) for name in LOGOS}


def test_every_format_says_whose_logos_they_are(place: Any) -> None:
    rows = (
        f"{ROWS}organisation,Maison des Filles,,yes\nperson,Ann Lee,,yes\norganisation,Gone,logos/wide.png,withdrawn\n"
    )
    _letter(place, rows, FILES)
    report = Report()
    build_submission(str(place.submission), report)  # which reads Word file and PDF again, picture by picture
    assert [one.code for one in report] == ["signatories.left-out"]
    build = place.submission / "build"
    titles = [title for title, *_ in LOGOS.values()]
    html = (build / "sample.html").read_text()
    assert all(f'alt="{title.replace("&", "&amp;")}"' in html for title in titles)
    assert html.count("data:image/") == len(LOGOS)
    with zipfile.ZipFile(build / "sample.docx") as package:
        body = package.read("word/document.xml").decode()
        assert len([name for name in package.namelist() if "/media/" in name]) == len(LOGOS)
    assert body.count("<w:drawing>") == len(LOGOS)
    assert "<w:tbl>" not in body
    for suffix in ("txt", "md"):
        text = (build / f"sample.{suffix}").read_text()
        lines = [line.strip("-* ") for line in text.replace("\\", "").splitlines()]
        assert all(title in lines for title in [*titles, "Maison des Filles", "Ann Lee"])
        assert "Gone" not in text


def test_who_has_no_logo_is_named_below_the_logos(place: Any) -> None:
    _letter(place, f"organisation,Aaa,,yes\n{ROWS}", FILES)
    prepared, report = place.check()
    assert [one.code for one in report] == []
    text = TEXT.write(prepared.document, None, report).data.decode()
    assert text.index("Barnens Röst") < text.index("- Aaa")
    assert "Organisations (9)" in text


def test_what_is_wrong_with_a_logo_is_told_at_its_cell(place: Any) -> None:
    rows = (
        "organisation,A,gone.png,yes\norganisation,B,../b.png,yes\norganisation,C,drawing.svg,yes\n"
        "organisation,D,cut.png,yes\norganisation,E,small.png,yes\norganisation,F,https://example.org/f.png,yes\n"
    )
    files = {
        "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "cut.png": logo("wide.png")[:12],
        "small.png": logo("long.png", 0.1),
    }
    _letter(place, rows, files)
    assert place.findings() == [
        ("image.missing", f"{FOLDER}/signatories.csv:2:16"),
        ("image.outside", f"{FOLDER}/signatories.csv:3:16"),
        ("image.type", f"{FOLDER}/signatories.csv:4:16"),
        ("image.broken", f"{FOLDER}/signatories.csv:5:16"),
        ("image.coarse", f"{FOLDER}/signatories.csv:6:16"),
        ("image.outside", f"{FOLDER}/signatories.csv:7:16"),
    ]


@pytest.mark.parametrize(
    ("mode", "form", "found"),
    [
        ("CMYK", "JPEG", ["image.type"]), ("I;16", "PNG", ["image.type"]), ("L", "PNG", []), ("1", "PNG", []),
        ("P", "PNG", []), ("LA", "PNG", []), ("RGBA", "PNG", []), ("L", "JPEG", []), ("RGB", "JPEG", []),
    ],
)  # fmt: skip
def test_colours_that_word_and_pdf_know(place: Any, mode: str, form: str, found: list[str]) -> None:
    file = io.BytesIO()
    Image.new(mode, (900, 300)).save(file, form)
    _letter(place, "organisation,A,logo.file,yes\n", {"logo.file": file.getvalue()})
    assert [code for code, _ in place.findings()] == found
    if not found:
        report = Report()
        build_submission(str(place.submission), report)
        assert [one.code for one in report] == []


@pytest.mark.parametrize("mark", range(1, 9))
def test_a_photograph_that_is_not_upright(place: Any, mark: int) -> None:
    file, exif = io.BytesIO(), Image.Exif()
    exif[0x010E], exif[0x0112] = "a telephone", mark
    Image.new("RGB", (900, 300)).save(file, "JPEG", exif=exif)
    _letter(place, "organisation,A,logo.jpg,yes\n", {"logo.jpg": file.getvalue()})
    assert [code for code, _ in place.findings()] == ([] if mark == 1 else ["image.turned"])


@pytest.mark.parametrize("name", ["wide.png", "round.jpg"])
def test_a_file_that_was_cut_off(place: Any, name: str) -> None:
    _letter(
        place, f"organisation,A,{name},yes\n", {name: logo(name)[:-20] if name == "wide.png" else logo(name)[:2000]}
    )
    assert [code for code, _ in place.findings()] == ["image.broken"]


@pytest.mark.parametrize("name", LOGOS)
def test_a_picture_says_how_large_it_is(name: str) -> None:
    assert points_of(logo(name)) == LOGOS[name][1:3]


def test_logos_have_the_same_area_within_their_cell() -> None:
    usual = [logo_size((width, 100), 40) for width in range(50, 351, 10)]
    inside = [math.prod(size) for size in usual if size[0] < 32.7 and size[1] < 18.3]
    assert len(inside) > 10
    assert max(inside) - min(inside) < 1e-6
    assert all(width <= 32.8 + 1e-9 and height <= 18.4 + 1e-9 for width, height in usual)
    assert logo_size((8000, 100), 40)[0] == pytest.approx(32.8)
    assert logo_size((100, 8000), 40)[1] == pytest.approx(18.4)


def test_many_logos_stand_closer() -> None:
    assert [logo_columns(count) for count in (1, 24, 25, 60, 61, 1000)] == [4, 4, 5, 5, 6, 6]
