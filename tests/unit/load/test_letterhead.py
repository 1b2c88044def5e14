"""What themes say of letterhead, running heads and Word files: each mistake at its place, nothing that lies elsewhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load.reference_doc import find_reference_doc
from toolkit.load.theme import load_theme
from toolkit.model.template import Theme

ASKED = Source(path="toolkit.yaml", text="theme: ours\n").span(7, 11)
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>'


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def load(root: Path, text: str, **files: bytes) -> tuple[Theme | None, list[tuple[str, str]], Report]:
    folder = root / "templates" / "themes" / "ours"
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    (folder / "theme.yaml").write_text(f"extends: sober\n{text}\n", encoding="utf-8")
    report = Report()
    theme = load_theme("ours", ASKED, str(root), report)
    return theme, [(one.code, str(one.span).rpartition("yaml:")[2]) for one in report], report


def test_a_logo_with_its_words(tmp_path: Path) -> None:
    text = 'letterhead: {logo: logo.png, alt: Alliance, height: 12, lines: ["{organisation}", "{email} · {web}"]}'
    theme, codes, _ = load(tmp_path, text, logo_png=png(40, 10))
    assert codes == []
    assert theme is not None
    assert theme.letterhead is not None
    assert theme.letterhead.logo is not None
    assert (theme.letterhead.logo.ratio, theme.letterhead.logo.alt, theme.letterhead.height) == (4.0, "Alliance", 12)
    assert list(theme.pictures.values()) == [png(40, 10)]


def test_an_svg_is_for_pdf_and_its_png_for_word(tmp_path: Path) -> None:
    theme, codes, _ = load(tmp_path, "letterhead: {logo: l.svg, alt: A}", l_svg=SVG, l_png=png(20, 10))
    assert codes == []
    assert theme is not None
    assert theme.letterhead is not None
    assert theme.letterhead.logo is not None
    assert (theme.letterhead.logo.raster, theme.letterhead.logo.vector) == (png(20, 10), SVG)
    assert list(theme.pictures.values()) == [SVG]


def test_a_logo_may_lie_in_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "logo.png").write_bytes(png(3, 3))
    theme, codes, _ = load(tmp_path, "letterhead: {logo: pictures/logo.png, alt: A}")
    assert codes == []
    assert theme is not None


def test_a_theme_takes_over_a_letterhead_key_by_key(tmp_path: Path) -> None:
    load(tmp_path, 'letterhead: {logo: logo.png, alt: A, side: right, lines: ["{web}"]}', logo_png=png(4, 2))
    folder = tmp_path / "templates" / "themes" / "child"
    folder.mkdir()
    (folder / "theme.yaml").write_text("extends: ours\nletterhead: {height: 20}\n", encoding="utf-8")
    report = Report()
    theme = load_theme("child", ASKED, str(tmp_path), report)
    assert report.found == []
    assert theme is not None
    assert theme.letterhead is not None
    assert (theme.letterhead.height, theme.letterhead.side, theme.letterhead.lines) == (20, "right", ("{web}",))
    assert theme.letterhead.logo is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("letterhead: {logo: logo.pgn, alt: A}", [("theme.logo", "2:20")]),
        ("letterhead: {logo: ../../../secret.png, alt: A}", [("theme.logo", "2:20")]),
        ("letterhead: {logo: logo.png}", [("fields.missing", "2:20")]),
        ("letterhead: {logo: theme.yaml, alt: A}", [("theme.logo", "2:20")]),
        ("letterhead: {logo: only.svg, alt: A}", [("theme.logo", "2:20")]),
        ("letterhead: {logo: logo.png, alt: A, height: 200}", [("fields.value", "2:46")]),
        ("letterhead: {sides: left}", [("fields.unknown", "2:14")]),
        ("letterhead: {side: lef}", [("fields.value", "2:20")]),
        ('letterhead: {lines: ["{adress}"]}', [("theme.placeholder", "2:22")]),
        ('letterhead: {lines: ["{page}"]}', [("theme.placeholder", "2:22")]),
        ('running: {head-left: "{titel}"}', [("theme.placeholder", "2:22")]),
        ("running: {left: x}", [("fields.unknown", "2:11")]),
        ("title-block: bnad", [("fields.value", "2:14")]),
        ("headings: {rule: over}", [("fields.value", "2:18")]),
        ("headings: {rules: above}", [("fields.unknown", "2:12")]),
        ("tables: {rules: lines}", [("fields.value", "2:17")]),
        ("tables: {zebra: maybe}", [("fields.value", "2:17")]),
        ("boxes: bars", [("fields.value", "2:8")]),
        ("quotes: big", [("fields.value", "2:9")]),
        ("word-fonts: {body: 'A;b'}", [("fields.value", "2:20")]),
        ("word-fonts: {heading: Arial}", [("fields.unknown", "2:14")]),
        ("reference-doc: none.docx", [("theme.reference-doc-missing", "2:16")]),
    ],
)
def test_mistakes_are_found_at_their_place(tmp_path: Path, line: str, expected: list[tuple[str, str]]) -> None:
    (tmp_path.parent / "secret.png").write_bytes(png(2, 2))
    theme, codes, _ = load(tmp_path, line, logo_png=png(4, 4), only_svg=SVG)
    assert theme is None
    assert codes == expected


def test_a_wrong_placeholder_has_a_hint(tmp_path: Path) -> None:
    _, _, report = load(tmp_path, 'letterhead: {lines: ["{adress}"]}')
    assert [hint.text for hint in report.found[0].hints] == ["did you mean `address`?"]


@pytest.mark.parametrize(
    ("colours", "pair"),
    [
        ("table-head: 14315C", "`table-head-text` on `table-head` has a contrast of 1.0:1; 4.5:1 is needed"),
        ("title-text: 14315C", "`title-text` on `title-ground` has a contrast of 1.0:1; 4.5:1 is needed"),
        ("link: 9CC4F5", "`link` on white has a contrast of 1.8:1; 4.5:1 is needed"),
    ],
)
def test_letters_that_one_cannot_read_are_told(tmp_path: Path, colours: str, pair: str) -> None:
    theme, _, report = load(tmp_path, f"colours: {{{colours}}}")
    assert theme is not None
    assert pair in [one.message for one in report.found]
    assert {one.code for one in report.found} == {"theme.contrast"}


# ------------------------------------------------------------------ the Word file of an organisation

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def word_file(kind: str = MAIN, **more: str) -> bytes:
    parts = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "word/document.xml": '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="720" '
        'w:bottom="1440" w:left="2160" w:gutter="0"/></w:sectPr>',
    }
    parts |= {f"word/{name}": text for name, text in more.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def damaged() -> bytes:
    whole = word_file(**{"header1.xml": "x" * 500})
    return whole[: len(whole) // 2]


def test_a_word_file_says_how_large_its_page_is(tmp_path: Path) -> None:
    (tmp_path / "ours.docx").write_bytes(word_file(**{"header1.xml": "<w:hdr><w:t>Alliance</w:t></w:hdr>"}))
    report = Report()
    found = find_reference_doc(Scalar(text="ours.docx", span=ASKED), (tmp_path,), report)
    assert report.found == []
    assert found is not None
    assert found.headed
    assert found.page == pytest.approx((210, 297), abs=0.1)
    assert found.margins is not None
    assert (found.margins.top, found.margins.right, found.margins.left) == pytest.approx((25.4, 12.7, 38.1))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "no Word file, or is damaged"),
        (lambda: b"just text", "no Word file, or is damaged"),
        (damaged, "no Word file, or is damaged"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
        (lambda: word_file("application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros"),
        (lambda: word_file(**{"vbaProject.bin": "x"}), "holds macros"),
        (lambda: word_file(MAIN.replace("document.main", "template.main")), "is a template (.dotx)"),
        (
            lambda: word_file(**{"settings.xml": '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'}),
            "is protected against changes",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_plain_words(
    tmp_path: Path, make: Callable[[], bytes], words: str
) -> None:
    (tmp_path / "ours.docx").write_bytes(make())
    report = Report()
    assert find_reference_doc(Scalar(text="ours.docx", span=ASKED), (tmp_path,), report) is None
    assert [one.code for one in report.found] == ["theme.reference-doc"]
    assert words in report.found[0].message
    assert report.found[0].hints


def test_a_file_that_is_not_there_is_named_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "letterhead.docx").write_bytes(word_file())
    report = Report()
    assert find_reference_doc(Scalar(text="leterhead.docx", span=ASKED), (tmp_path,), report) is None
    assert [one.code for one in report.found] == ["theme.reference-doc-missing"]
    assert [hint.text for hint in report.found[0].hints] == ["did you mean `letterhead.docx`?"]
