"""All examples and templates, with every theme, in three languages: each file is valid and says what its text says.

Templates and themes are those that lie in templates/. It takes long: `make matrix`, or `pytest -m slow tests/validators`.
"""

import re
from pathlib import Path

import pytest
import vera
from examples import EXAMPLES, ROOT, copy_workspace
from tools import need_ooxml, ooxml_failures, qpdf_failures, strict

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.base.words import WORDS
from toolkit.build.pipeline import build_submission
from toolkit.build.starter import start_submission

TEMPLATES = tuple(sorted(path.parent.name for path in (ROOT / "templates" / "documents").glob("*/template.yaml")))
THEMES = tuple(sorted(path.parent.name for path in (ROOT / "templates" / "themes").glob("*/theme.yaml")))
LANGUAGES = tuple(lang for lang in ("en", "fr", "ar") if lang in WORDS)
SAID = {  # warnings that may stand: the texts are English, whatever language they say to be in
    "output.not-shown", "output.glyph", "length.words", "structure.heading-skip", "words.language", "numbers.unbound",
}  # fmt: skip


def _with(text: str, **fields: str) -> str:
    """The text of a submission with other lines in its front matter."""
    _, front, body = text.split("---\n", 2)
    front = re.sub(r"^venue:.*\n", "", front, flags=re.MULTILINE)  # which takes only some languages
    for name, value in fields.items():
        front = re.sub(rf"^{name}:.*\n", "", front, flags=re.MULTILINE) + f"{name}: {value}\n"
    return f"---\n{front}---\n{body}"


def _validated(folder: Path, **fields: str) -> None:
    file = folder / "submission.md"
    file.write_text(_with(file.read_text(encoding="utf-8"), **fields), encoding="utf-8")
    report = Report()
    try:
        build_submission(str(folder), report, ("docx", "pdf"))
    except Failure:
        pytest.fail("\n".join(f"{one.code} {one.span} {one.message}" for one in report))
    warned = {one.code for one in report if one.severity is Severity.WARNING}
    assert warned <= SAID, [(one.code, one.message) for one in report]
    (word,), (pdf,) = (folder / "build").glob("*.docx"), (folder / "build").glob("*.pdf")
    need_ooxml()
    assert ooxml_failures(word.read_bytes()) == []
    assert qpdf_failures(pdf.read_bytes()) == []
    if strict() or not vera.missing():
        assert vera.failures(pdf) == []


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_template(template: str, theme: str, lang: str, tmp_path: Path) -> None:
    start_submission(str(tmp_path), "started", template, Report())
    _validated(tmp_path / "submissions" / "started", theme=theme, lang=lang)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("slug", EXAMPLES)
def test_example(slug: str, theme: str, lang: str, tmp_path: Path) -> None:
    root = copy_workspace(tmp_path / "workspace")
    _validated(root / "submissions" / slug, theme=theme, lang=lang)
