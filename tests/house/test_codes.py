"""Every code is used, explained and covered by a test or case."""

import re
from pathlib import Path

import toolkit
from toolkit.base.codes import CODES

PACKAGE = Path(toolkit.__file__).parent
TESTS = Path(__file__).parents[1]
_CODE = re.compile(r"[\"'](\w+(?:\.[a-z0-9-]+)+)[\"']")


def _text(files: list[Path]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_reported_code_is_explained() -> None:
    calls = re.compile(r"report\.(?:error|warning|note)\(\s*[\"']([^\"']+)[\"']")
    used = set(calls.findall(_text(sorted(PACKAGE.rglob("*.py")))))
    assert used
    assert used <= set(CODES.names)


def test_every_code_is_used() -> None:
    source = _text([file for file in PACKAGE.rglob("*.py") if file.name != "codes.py"])
    unused = [name for name in CODES.names if name not in set(_CODE.findall(source))]
    assert not unused


def test_every_code_is_covered() -> None:
    files = [file for file in TESTS.rglob("*") if file.suffix in (".py", ".md") and file != Path(__file__)]
    text = _text(files)
    uncovered = [name for name in CODES.names if not re.search(rf"(?<![\w.]){re.escape(name)}(?![\w-])", text)]
    assert not uncovered


def test_explanations_are_sentences() -> None:
    for code in CODES:
        assert not code.title.endswith(".")
        assert code.explanation.endswith(".")
        assert len(code.explanation) > 40
