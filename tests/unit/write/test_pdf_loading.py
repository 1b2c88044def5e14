"""The import of WeasyPrint: declarations are parsed once, and what is seldom called comes when it is."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
PROGRAM = """
import json, sys
from toolkit.write.pdf.engine import load_engine

engine = load_engine()
from weasyprint.pdf import fonts
seldom = [name for name in ("fontTools.subset", "fontTools.varLib.instancer") if name in sys.modules]
pages = engine.HTML(string="<p>A word</p>").render().pages
options = fonts.subset.Options(glyph_names=True).glyph_names
again = "fontTools.subset" in sys.modules
try:
    fonts.instantiateVariableFont(None, {})
except Exception as error:
    fault = type(error).__name__
parsed = "pycparser" in sys.modules
print(json.dumps([seldom, len(pages), options, again, fault, parsed]))
"""


def _loaded(cache: Path) -> Any:
    """What is there after the import of the engine, in a new process that keeps what it compiles in `cache`."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = given | {"PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)


def _kept(cache: Path) -> list[Path]:
    return list(cache.rglob("declarations-*.ffi"))


def test_declarations_are_parsed_once_and_tools_come_when_they_are_called(tmp_path: Path) -> None:
    expected = [[], 1, True, True, "TypeError"]
    assert _loaded(tmp_path) == [*expected, True]
    (kept,) = _kept(tmp_path)
    assert _loaded(tmp_path) == [*expected, False]
    kept.write_text("ffi = what a disk makes of it", encoding="utf-8")
    assert _loaded(tmp_path) == [*expected, True]
    assert _loaded(tmp_path) == [*expected, False]
