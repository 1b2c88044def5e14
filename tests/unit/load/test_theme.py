"""Themes: what theme.yaml may say, what it inherits, and whether people can read the colours."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.contrast import contrast
from toolkit.load.library import find_in_library, library_roots, names_in_library
from toolkit.load.theme import load_theme
from toolkit.model.template import Theme

ASKED = Source(path="toolkit.yaml", text="theme: ours\n").span(7, 11)


def load(root: Path, text: str | None = None, name: str = "ours") -> tuple[Theme | None, list[str], Report]:
    if text is not None:
        folder = root / "templates" / "themes" / name
        folder.mkdir(parents=True)
        (folder / "theme.yaml").write_text(text, encoding="utf-8")
    report = Report()
    return load_theme(name, ASKED, str(root), report), [one.code for one in report.found], report


def test_the_built_in_theme_is_there_and_has_nothing_to_complain_about(tmp_path: Path) -> None:
    theme, codes, _ = load(tmp_path, name="sober")
    assert codes == []
    assert theme is not None
    assert (theme.body_font, theme.heading_font) == ("Noto Serif", "Noto Sans")
    assert (theme.page_width, theme.page_height) == (210, 297)
    assert 9 <= theme.sizes["body"] <= 12


def test_a_theme_says_only_what_differs_from_the_one_it_extends(tmp_path: Path) -> None:
    text = "extends: sober\nfonts: {body: Source Serif}\ncolours: {accent: 7A1F3D}\nmargins: {left: 30}\njustify: yes\n"
    theme, codes, _ = load(tmp_path, text)
    sober, _, _ = load(tmp_path, name="sober")
    assert codes == []
    assert theme is not None
    assert sober is not None
    assert theme.name == "ours"
    assert (theme.body_font, theme.heading_font) == ("Source Serif", sober.heading_font)
    assert dict(theme.colours) == dict(sober.colours) | {"accent": "7A1F3D"}
    assert (theme.margins.left, theme.margins.right) == (30, sober.margins.right)
    assert theme.justify


def test_a_theme_of_the_workspace_goes_before_the_built_in_one(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "themes" / "sober"
    folder.mkdir(parents=True)
    built_in = find_in_library(str(tmp_path / "elsewhere"), "themes/sober/theme.yaml")
    assert built_in is not None
    text = built_in.read_text("utf-8").replace("body: 10\n", "body: 12\n")
    (folder / "theme.yaml").write_text(text, encoding="utf-8")
    theme, codes, _ = load(tmp_path, name="sober")
    assert codes == []
    assert theme is not None
    assert theme.sizes["body"] == 12


def test_an_unknown_theme_is_reported_where_it_is_named(tmp_path: Path) -> None:
    theme, codes, report = load(tmp_path, name="sobre")
    assert theme is None
    assert codes == ["theme.unknown"]
    assert report.found[0].span is ASKED
    assert "did you mean `sober`?" in report.found[0].hints[0].text


@pytest.mark.parametrize("name", ["../sober", "sober/..", ""])
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    assert load(tmp_path, name=name)[:2] == (None, ["theme.unknown"])


def test_a_theme_that_extends_itself(tmp_path: Path) -> None:
    theme, codes, report = load(tmp_path, "extends: ours\n")
    assert theme is None
    assert codes == ["theme.unknown"]
    assert "extends itself" in report.found[0].message


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("colors: {accent: 7A1F3D}", "fields.unknown", "2:1"),
        ("colours: {acent: 7A1F3D}", "fields.unknown", "2:11"),
        ("colours: {accent: red}", "fields.value", "2:19"),
        ("colours: {accent: '#7A1F3D'}", "fields.value", "2:19"),
        ("sizes: {body: big}", "fields.value", "2:15"),
        ("sizes: {body: 0}", "fields.value", "2:15"),
        ("margins: {top: -3}", "fields.value", "2:16"),
        ('fonts: {body: "Arial; color: red"}', "fields.value", "2:15"),
        ("fonts: Arial", "fields.value", "2:8"),
        ("justify: perhaps", "fields.value", "2:10"),
    ],
)
def test_mistakes_are_found_at_their_place(tmp_path: Path, line: str, code: str, place: str) -> None:
    theme, codes, report = load(tmp_path, f"extends: sober\n{line}\n")
    assert theme is None
    assert codes == [code]
    assert str(report.found[0].span) == f"templates/themes/ours/theme.yaml:{place}"


def test_what_a_theme_without_a_base_leaves_out_is_missing(tmp_path: Path) -> None:
    theme, codes, report = load(tmp_path, "title: Ours\nfonts: {body: Arial}\n")
    assert theme is None
    assert set(codes) == {"fields.missing"}
    assert [one.message for one in report.found if "headings" in one.message]


@pytest.mark.parametrize("colour", ["text: AAAAAA", "box: 333333", "chart-3: DDDDDD"])
def test_colours_that_cannot_be_read_are_a_warning(tmp_path: Path, colour: str) -> None:
    theme, codes, report = load(tmp_path, f"extends: sober\ncolours: {{{colour}}}\n")
    assert theme is not None
    assert set(codes) == {"theme.contrast"}
    assert report.found[0].severity == "warning"


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "themes" / "ours"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_bytes("title: Größe\n".encode("latin-1"))
    assert load(tmp_path)[:2] == (None, ["file.encoding"])


def test_contrast_of_the_standard() -> None:
    assert round(contrast("000000", "FFFFFF"), 2) == 21
    assert round(contrast("777777", "FFFFFF"), 2) == 4.48  # the grey that just fails


def test_the_workspace_is_looked_through_first(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    roots = library_roots(str(tmp_path))
    assert roots[0] == str(tmp_path.resolve() / "templates")
    assert len(roots) == 2
    assert "sober" in names_in_library(str(tmp_path), "themes", "theme.yaml")
