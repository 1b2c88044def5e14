"""The page to copy answers from, in a real browser: its counts are those of Python, on everything people may paste."""

import json
import random
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from tools import page_in_browser

import toolkit
from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.check.answers.room import COUNTERS, used
from toolkit.check.counting.portals import as_pasted
from toolkit.check.counting.words import words
from toolkit.load.questions.file import read_questionnaire
from toolkit.model.questions import COUNTS
from toolkit.write.paste_pack.box import Asked, Box
from toolkit.write.paste_pack.page import paste_page

SCRIPT = Path(toolkit.__file__).parent / "write" / "paste_pack" / "counters.js"
SIGNS = (
    *"abc XYZ 019 .,;–—'’“”(){}<>&/#@\t", "\n", "\n\n", "\r\n", "\r", " \n ", "\u00a0", "\u202f", "\u2009", "\u2028", "\u2029",
    "\x85", "\x1c", "\x0b", "\x0c", "\ufeff", "\u200b", "\u200d", "\u00ad", "é", "e\u0301", "ñ", "ß", "ﬁ", "Ω", "ж", "ب", "שׁ", "ก็",
    "한", "字", "々", "。", "、", "゛", "ー", "㊀", "½", "²", "Ⅷ", "𝟘", "𠀀", "🏳️‍🌈", "👨‍👩‍👧", "😀", "🇪🇺", "1\u00a0000", "10\u202f500", "\u0301",
)  # fmt: skip
LINES = 10_000


def _strings() -> Iterator[str]:
    draw = random.Random(2021)
    for _ in range(LINES):
        yield "".join(draw.choices(SIGNS, k=draw.randrange(0, 40)))


def _page(strings: list[str]) -> str:
    data = json.dumps(strings).replace("<", "\\u003c")
    return f"""<!DOCTYPE html><meta charset="utf-8"><textarea id="box"></textarea><pre id="counts"></pre>
<script>{SCRIPT.read_text(encoding="utf-8")}
const box = document.getElementById("box"), counts = [];
for (const text of {data}) {{
  box.value = text;
  counts.push(Object.fromEntries(Object.entries(COUNTERS).map(([name, count]) => [name, count(box.value)])));
}}
document.getElementById("counts").textContent = JSON.stringify(counts);
</script>"""


def test_every_portal_has_a_counter_on_the_page() -> None:
    assert sorted(COUNTS) == sorted(COUNTERS)
    named = set(re.findall(r'^    "([\w-]+)":', SCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert named == {*COUNTS, "words"}


def test_the_browser_counts_as_python_does(tmp_path: Path) -> None:
    strings = list(_strings())
    file = tmp_path / "counts.html"
    file.write_text(_page(strings), encoding="utf-8", newline="")
    shown = re.search(r'<pre id="counts">(.*?)</pre>', page_in_browser(file), flags=re.DOTALL)
    assert shown is not None
    counted = json.loads(unescape(shown[1]))
    assert len(counted) == LINES
    for text, found in zip(strings, counted, strict=True):
        box = as_pasted(text)
        assert found == {name: one.count(box) for name, one in COUNTERS.items()} | {"words": words(box)}, repr(text)


QUESTIONS = """\
questions:
- {id: q1, number: "1", text: "Why </textarea><script>alert(1)</script>?", count: eusurvey, max-characters: 20, max-words: 3}
- {id: q2, number: "2", text: What else?, count: characters}
"""
TEXTS = {"q1": '\n<b>Erste</b> Zeile\n\n😀 & "Ende" \'', "q2": "</textarea><script>document.title='x'</script>"}


def _paste_page(tmp_path: Path, script: str = "") -> Path:
    """The page for these questions and texts; `script` runs before its own."""
    questionnaire = read_questionnaire(Source(path="questions.yaml", text=QUESTIONS), "en", Report())
    boxes = []
    for question in questionnaire:
        characters, counted = used(question, TEXTS[question.id])
        text = TEXTS[question.id]
        boxes.append(Box(question=question, state="answered", text=text, characters=characters, words=counted))
    file = tmp_path / "index.html"
    page = paste_page(Asked(title="A <i>title</i>", url="javascript:alert(1)", lang="en"), "test", "en", boxes)
    file.write_bytes(page.replace(b"</head>", f"<script>{script}</script></head>".encode() if script else b"</head>"))
    return file


def test_the_page_shows_the_counts_of_python_and_no_markup_of_an_answer(tmp_path: Path) -> None:
    live = page_in_browser(_paste_page(tmp_path))
    assert 'class="live"' in live  # the script has run to its end
    assert re.findall(r'data-count="[^>]*>([^<]*)<', live) == [
        "37 of 20 characters, 17 too many", "3 of 3 words, 0 left", "46 characters",
    ]  # fmt: skip
    areas = re.findall(r"<textarea[^>]*>(.*?)</textarea>", live, flags=re.DOTALL)
    assert [unescape(area) for area in areas] == list(TEXTS.values())
    assert "<title>Answers to paste: A &lt;i&gt;title&lt;/i&gt;</title>" in live
    assert "javascript:" not in live
    assert len(re.findall(r"<script", live)) == 1


CLICKS = """
addEventListener("load", () => setTimeout(() => {
  const tick = document.querySelector("[data-tick]");
  tick.click();
  document.querySelector("button[aria-controls]").click();
}, 50));
"""
TAKES = "const got = (text) => { document.documentElement.dataset.got = text; };"
CLIPBOARD = "navigator.clipboard.writeText = (text) => { got(text); return Promise.resolve(); };"
CLOSED = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
COMMAND = "document.execCommand = () => { got(document.activeElement.value); return true; };"
BROWSERS = {  # a page without a person before it may not copy, so that what a browser does is played here
    "a clipboard": CLIPBOARD,
    "none": "Object.defineProperty(navigator, 'clipboard', { value: undefined });" + COMMAND,
    "a clipboard that is closed to files": CLOSED + COMMAND,
    "nothing kept for files": CLIPBOARD
    + "Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error('no'); };",
    "no way to copy": CLOSED + "document.execCommand = () => false;",
}


@pytest.mark.parametrize("browser", BROWSERS)
def test_copying_and_ticking(tmp_path: Path, browser: str) -> None:
    file = _paste_page(tmp_path, TAKES + BROWSERS[browser] + CLICKS)
    live = page_in_browser(file, more=("--virtual-time-budget=4000",))
    said = re.search(r'<p id="status"[^>]*>([^<]*)</p>', live)
    assert said is not None
    got = re.search(r'<html[^>]* data-got="([^"]*)"', live)
    if browser == "no way to copy":
        assert said[1] == "The text is selected: press Ctrl+C (on a Mac ⌘C)."
        assert got is None
    else:
        assert said[1] == "Copied: Question 1"
        assert got is not None
        assert unescape(got[1]) == TEXTS["q1"]
    assert '<p id="progress">1 of 2 in the portal</p>' in live
    assert "box pasted" in live
