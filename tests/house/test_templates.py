"""Every template that comes with the toolkit is right, speaks every language, and is documented."""

import re
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.base.words import WORDS
from toolkit.build.pipeline import check_submission
from toolkit.build.starter import WORKSPACE
from toolkit.build.template_check import check_template
from toolkit.load.template import load_template, template_names
from toolkit.model.template import Template

ROOT = Path(__file__).parents[2]
NAMES = template_names(str(ROOT))


def _template(name: str) -> Template:
    found = load_template(name, Source(path="test", text="").span(), str(ROOT), Report())
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_it_is_right(name: str) -> None:
    report = Report()
    checked = check_template(str(ROOT), f"templates/documents/{name}", report)
    assert [(one.code, one.message) for one in report] == []
    assert [one.format for one in checked.artifacts] == ["docx", "pdf", "html"]


@pytest.mark.parametrize("name", NAMES)
def test_it_says_for_whom_it_is(name: str) -> None:
    assert _template(name).audience


@pytest.mark.parametrize("name", NAMES)
def test_it_speaks_every_language(name: str) -> None:
    template = _template(name)
    texts = [*(part.titles for part in template.parts if part.titles), *template.words.values()]
    assert all(WORDS.keys() <= one.keys() for one in texts)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_documented(name: str) -> None:
    """docs/templates.md has a section on it that names every field and part."""
    sections = re.split(r"^## ", (ROOT / "docs" / "templates.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    (section,) = [one for one in sections if one.startswith(f"{name}\n")]
    template = _template(name)
    named = [*(field.name for field in template.fields), *(part.name for part in template.parts)]
    assert [one for one in named if f"`{one}`" not in section] == []
    assert f"template: {name}" in section


def _blocks(kind: str) -> list[str]:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


TEXTS = [one for one in _blocks("markdown") if one.startswith("---")]
NOT_THERE = {"evidence.unknown-dataset"}  # a dataset that the page speaks of only


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: re.search(r"template: (\S+)", text)[1])
def test_the_texts_of_the_page_are_right(tmp_path: Path, text: str) -> None:
    (tmp_path / "toolkit.yaml").write_text(WORKSPACE, encoding="utf-8")
    folder = tmp_path / "submissions" / "one"
    folder.mkdir(parents=True)
    (folder / "submission.md").write_text(text.replace("…", "") + "\nText.\n", encoding="utf-8")
    (folder / "signatories.csv").write_text(
        "kind,name,consent\nperson,Ada,yes\norganisation,Us,yes\n", encoding="utf-8"
    )
    report = Report()
    check_submission(str(folder), report)
    assert [(one.code, one.message) for one in report if one.code not in NOT_THERE] == []


def test_the_template_of_the_page_is_right(tmp_path: Path) -> None:
    (declared,) = _blocks("yaml")
    (document,) = [one for one in _blocks("markdown") if "graft" in one]
    folder = tmp_path / "templates" / "documents" / "my-report"
    (folder / "example").mkdir(parents=True)
    (folder / "template.yaml").write_text(declared, encoding="utf-8")
    (folder / "document.md.j2").write_text(document, encoding="utf-8")
    example = (
        "---\ntitle: T\ntemplate: my-report\nhearing: Geneva\nplace: Palais\n---\n\n::: part summary\nShort.\n:::\n"
    )
    (folder / "example" / "submission.md").write_text(example, encoding="utf-8")
    report = Report()
    check_template(str(tmp_path), str(folder), report)
    assert [(one.code, one.message) for one in report] == []
