"""Made-up submissions: each build says in Word and PDF what the text says and is valid, or fails and says why.

A few stand in the normal run; `pytest -m slow tests/fuzz` builds two hundred, with the validators of `make validators`.
"""

from pathlib import Path

import pytest
import vera
from documents import MadeUp, make_workspace, submission, write_submission
from tools import OOXML, ooxml_failures, strict

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.build.pipeline import build_submission

FEW, MANY = range(1, 4), range(100, 300)
SAID = {  # reasons for which a build may end: what is asked for cannot be shown on paper
    "output.overflow",
    "output.footnote-lost",
    "output.footnote-elsewhere",
}
TOLD = {  # findings that may stand
    "output.glyph",
    "output.not-shown",
    "output.overflow",
    "structure.heading-skip",
    "words.language",
}


@pytest.mark.parametrize("seed", FEW)
def test_a_made_up_document_is_what_its_text_says(seed: int, tmp_path: Path) -> None:
    make_workspace(tmp_path)
    build(submission(seed, blocks=5), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
def test_many_made_up_documents(seed: int, tmp_path: Path) -> None:
    make_workspace(tmp_path)
    folder = build(submission(seed, blocks=3 + seed % 11), tmp_path)
    if folder is not None:
        validate(folder)


def build(made: MadeUp, root: Path) -> Path | None:
    """The folder of the files; None where the build ended with a reason that it said."""
    folder, report = write_submission(made, root), Report()
    try:
        build_submission(str(folder), report, ("docx", "pdf"))
    except Failure:
        errors = {one.code for one in report if one.severity is Severity.ERROR}
        assert errors, "the build failed and did not say why"
        assert errors <= SAID, [(one.code, str(one.span), one.message) for one in report]
        return None
    assert {one.code for one in report} <= TOLD, [(one.code, str(one.span), one.message) for one in report]
    assert all(word in _words(folder) for word in made.notes)
    return folder / "build"


def _words(folder: Path) -> str:
    """The words of the Word file, read by somebody else: python-docx."""
    import docx

    (file,) = (folder / "build").glob("*.docx")
    package = docx.Document(str(file)).part.package
    return "".join(part.blob.decode() for part in package.iter_parts() if "footnotes" in part.partname)


def validate(folder: Path) -> None:
    (pdf,), (word,) = folder.glob("*.pdf"), folder.glob("*.docx")
    if strict() or not vera.missing():
        assert vera.failures(pdf) == []
    if strict() or OOXML.is_file():
        assert ooxml_failures(word.read_bytes()) == []
