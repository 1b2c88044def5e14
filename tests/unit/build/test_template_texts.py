"""What a template prints by itself: in every language, in its own order, and nothing that a committee may not publish."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission
from toolkit.build.starter import start_submission

GOLDEN = Path(__file__).parents[2] / "golden" / "templates"
TAGS = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "ar": "ar"}


def _started(root: Path, template: str, old: str = "", new: str = "") -> Path:
    start_submission(str(root), "one", template, Report())
    file = root / "submissions" / "one" / "submission.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file.parent


def _text(folder: Path) -> str:
    report = Report()
    build_submission(str(folder), report, ("txt",))
    assert {one.code for one in report} <= {
        "output.not-shown",
        "words.language",
    }  # an English example in French clothes
    return (folder / "build" / "one.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", TAGS)
@pytest.mark.parametrize("template", ["media-release", "cover-letter"])
def test_every_language(tmp_path: Path, template: str, lang: str, request: pytest.FixtureRequest) -> None:
    found = _text(_started(tmp_path, template, f"template: {template}", f"template: {template}\nlang: {TAGS[lang]}"))
    kept = GOLDEN / f"{template}.{lang}.txt"
    if request.config.getoption("--accept"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def _in_order(text: str, pieces: list[str]) -> bool:
    places = [text.index(piece) for piece in pieces]
    return places == sorted(places)


BACKWARDS = """
# Our text

Our words.

::: part {last}
::: recommendation
Act.
:::
:::

::: part {second}
Second.
:::

::: part {first}
- First.
:::
"""


@pytest.mark.parametrize(
    ("template", "parts", "printed"),
    [
        (
            "parliament",
            ("summary", "introduction", "recommendations"),
            ["Executive summary", "First.", "Who we are", "1. Second.", "Our text", "2. Our words.", "Act."],
        ),
        ("briefing", ("key-messages", "ask", "about"), ["First.", "Second.", "Our text", "Act.", "Contact"]),
    ],
)
def test_parts_stand_in_the_order_of_the_template(
    tmp_path: Path, template: str, parts: tuple[str, str, str], printed: list[str]
) -> None:
    folder = _started(tmp_path, template)
    file = folder / "submission.md"
    front = file.read_text(encoding="utf-8").split("\n---\n")[0]
    body = BACKWARDS.format(first=parts[0], second=parts[1], last=parts[2])
    file.write_text(f"{front}\n---\n{body}", encoding="utf-8")
    assert _in_order(_text(folder), printed)


def test_a_release_is_free_at_once_without_an_embargo(tmp_path: Path) -> None:
    text = _text(_started(tmp_path, "media-release", "embargo: 5 March 2024, 00.01 (London time)\n"))
    assert "For immediate release" in text
    assert "Embargoed" not in text


def _texts_of(folder: Path) -> Iterator[str]:
    with zipfile.ZipFile(folder / "build" / "one.docx") as package:
        yield from (package.read(name).decode("utf-8", "replace") for name in package.namelist())
    yield from ((folder / "build" / f"one.{end}").read_text(encoding="utf-8") for end in ("html", "txt", "md", "json"))


WORKSPACE = """\
version: 1
organisation:
  {name: Our Name, address: [9 Secret Street], email: us@private.example, web: https://private.example, telephone: "0123456"}
theme: ours
"""
THEME = """\
extends: sober
letterhead: {lines: ["{organisation}", "{address} · {web}"]}
running: {head-left: "{short-name}", foot-left: "{address} · {email}"}
"""
PRIVATE = ("Secret Street", "private.example", "0123456")


@pytest.mark.parametrize(("template", "told"), [("parliament", set()), ("consultation", set(PRIVATE[:2]))])
def test_evidence_for_a_committee_holds_no_address(tmp_path: Path, template: str, told: set[str]) -> None:
    (tmp_path / "toolkit.yaml").write_text(WORKSPACE, encoding="utf-8")
    theme = tmp_path / "templates" / "themes" / "ours" / "theme.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(THEME, encoding="utf-8")
    folder = _started(tmp_path, template)
    build_submission(str(folder), Report(), ("docx", "html", "txt", "md", "json"))
    texts = "".join(_texts_of(folder))
    assert {one for one in PRIVATE if one in texts} == told
    assert "Our Name" in (folder / "build" / "one.txt").read_text(encoding="utf-8")


def test_evidence_of_several_names_all_of_them(tmp_path: Path) -> None:
    text = _text(_started(tmp_path, "parliament", "template: parliament", "template: parliament\nauthor: [One, Two]"))
    assert text.startswith("Written evidence submitted by One, Two\n")


def test_a_letter_without_references_or_enclosures(tmp_path: Path) -> None:
    folder = _started(tmp_path, "cover-letter")
    file = folder / "submission.md"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    left = ("your-reference", "reference", "enclosures", "contact")
    file.write_text("".join(line for line in lines if not line.startswith(left)), encoding="utf-8")
    text = _text(folder)
    assert not [word for word in ("reference:", "Enclosures", "Copies", "@example.org\n") if word in text]
    assert "Postcode and town\n\n1 March 2024\n\nInquiry" in text
