"""Each key of theme.yaml changes the styles of Word and the CSS of PDF and HTML, or is listed with the reason why not."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from sample import HERE, ROOT, blue_square, document, group, para, sample_look

from toolkit.base.diagnostic import Report
from toolkit.load.theme import COLOURS, SIZES, load_theme
from toolkit.model.template import Theme
from toolkit.write.docx import DOCX
from toolkit.write.stylesheet import stylesheet

CHANGES = {  # key → another value than sober has
    "fonts.body": "fonts: {body: Georgia}",
    "fonts.headings": "fonts: {headings: Verdana}",
    "word-fonts.body": "word-fonts: {body: Cambria}",
    "word-fonts.headings": "word-fonts: {headings: Calibri}",
    **{f"sizes.{name}": f"sizes: {{{name}: 17}}" for name in SIZES},
    **{f"colours.{name}": f"colours: {{{name}: 123456}}" for name in COLOURS},
    "page.width": "page: {width: 216}",
    "page.height": "page: {height: 279}",
    **{f"margins.{side}": f"margins: {{{side}: 33}}" for side in ("top", "right", "bottom", "left")},
    "line-height": "line-height: 1.6",
    "paragraph-space": "paragraph-space: 9",
    "justify": "justify: yes",
    **{f"title-block.{form}": f"title-block: {form}" for form in ("band", "rule", "plain")},
    "headings.space": "headings: {space: 2}",
    "headings.rule.above": "headings: {rule: above}",
    "headings.rule.below": "headings: {rule: below}",
    "headings.numbers": "headings: {numbers: plain}",
    "headings.new-page": "headings: {new-page: yes}",
    **{f"tables.rules.{form}": f"tables: {{rules: {form}}}" for form in ("ends", "grid", "none")},
    "tables.zebra": "tables: {zebra: yes}",
    "tables.compact": "tables: {compact: yes}",
    "boxes.frame": "boxes: frame",
    "boxes.tint": "boxes: tint",
    "quotes": "quotes: indent",
    **{f"running.{corner}": f"running: {{{corner}: Draft}}" for corner in ("head-left", "head-right", "foot-left")},
    "running.foot-right": 'running: {foot-right: "{page}"}',
    "running.first-page": "running: {first-page: yes}",
    "letterhead.lines": 'letterhead: {lines: ["{organisation}"]}',
    "letterhead.logo": "letterhead: {logo: logo.png, alt: The logo}",
    "letterhead.height": "letterhead: {logo: logo.png, alt: The logo, height: 31}",
    "letterhead.side": "letterhead: {logo: logo.png, alt: The logo, side: right}",
}
WORD_ONLY = {  # the PDF embeds its fonts, so it needs no others
    "word-fonts.body",
    "word-fonts.headings",
}
CSS_ONLY = {  # pictures: Word gets charts that were drawn with these colours; the ground of a title block needs a band
    *(f"colours.chart-{number}" for number in (1, 2, 3, 4)),
}
WITH = {  # what must be so that the key shows
    "colours.title-ground": "title-block: band\n",
    "colours.title-text": "title-block: band\n",
    "colours.table-band": "tables: {zebra: yes}\n",
    "letterhead.height": "",
}


def theme(root: Path, text: str) -> Theme:
    folder = root / "templates" / "themes" / "ours"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "logo.png").write_bytes(blue_square())
    (folder / "theme.yaml").write_text(f"extends: sober\n{text}\n", encoding="utf-8")
    report = Report()
    made = load_theme("ours", HERE, str(root), report)
    assert {one.code for one in report.found} <= {"theme.contrast"}
    assert made is not None
    return made


def word_file(of: Theme) -> bytes:
    title = group("title-block", para("Alliance", role="author"), para("A title", role="title"))
    return DOCX.write(document(title, para("x")), replace(sample_look(), theme=of), Report()).data


def css(of: Theme) -> str:
    return stylesheet(document(para("x")), replace(sample_look(), theme=of), fonts=True)


@pytest.mark.parametrize("key", CHANGES)
def test_a_key_changes_word_and_css(key: str, tmp_path: Path) -> None:
    needed = WITH.get(key, "")
    before, after = theme(tmp_path, needed), theme(tmp_path, needed + CHANGES[key])
    assert (word_file(before) != word_file(after)) == (key not in CSS_ONLY)
    assert (css(before) != css(after)) == (key not in WORD_ONLY)


def test_every_key_is_tried() -> None:
    text = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    _, table = text.split("| key | what it is |")
    cells = [line.split("|")[1] for line in table.split("\n\n")[0].splitlines() if line.startswith("| `")]
    named = {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}
    assert {key for key in CHANGES if key not in named and key.rpartition(".")[0] not in named} == set()
    tried = {key.rpartition(".")[0] for key in CHANGES} | set(CHANGES)
    assert {key for key in named if key not in tried} == {"title", "extends", "letterhead.alt", "reference-doc"}


@pytest.mark.parametrize("name", ["sober", "campaign", "report"])
def test_themes_of_ours_have_nothing_to_complain_about(name: str) -> None:
    report = Report()
    assert load_theme(name, HERE, str(ROOT), report) is not None
    assert report.found == []
