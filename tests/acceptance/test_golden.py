"""The examples as they are: text, tree and Word's XML, kept in tests/golden/. `make accept` rewrites them; read the diff."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.dom import minidom

import pytest
from examples import EXAMPLES

_SOURCE_MARKS = re.compile(r'<w:bookmark(?:Start w:id="1\d{5}" w:name="_src_\w+"|End w:id="1\d{5}")/>')  # digests
GOLDEN = Path(__file__).parents[1] / "golden"


def _document_xml(folder: Path, slug: str) -> str:
    with zipfile.ZipFile(folder / f"{slug}.docx") as package:
        content = _SOURCE_MARKS.sub("", package.read("word/document.xml").decode())
    pretty = minidom.parseString(content).toprettyxml(indent=" ")
    return re.sub(r"<w:document [^>]*>", "<w:document>", pretty)


def _tree(folder: Path, slug: str) -> str:
    """The tree without places: a line that moves in a source is no change of the document."""
    tree = json.loads((folder / f"{slug}.json").read_bytes())
    return json.dumps(_without_places(tree), ensure_ascii=False, indent=1) + "\n"


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key != "span"}
    return [_without_places(inner) for inner in value] if isinstance(value, list) else value


def _text(folder: Path, slug: str) -> str:
    return (folder / f"{slug}.txt").read_text(encoding="utf-8")


VIEWS: dict[str, Callable[[Path, str], str]] = {"text.txt": _text, "tree.json": _tree, "document.xml": _document_xml}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("slug", EXAMPLES)
def test_golden(built: Callable[[str], Path], slug: str, view: str, request: pytest.FixtureRequest) -> None:
    found = VIEWS[view](built(slug), slug)
    kept = GOLDEN / slug / view
    if request.config.getoption("--accept"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")
