"""`template check`: one good template; each slip in it is named at its place, and nothing else is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.build.template_check import check_template
from toolkit.load.library import built_in_library

HERE = "templates/documents/mine"
DECLARED = """\
title: Note to a reader
for: readers
outputs: [docx]
fields:
  reader: {explain: "write `reader: …`", required: true}
  room: {explain: "write `room: …`"}
parts:
  summary: {title: {en: Summary, fr: Résumé}, required: true}
words:
  greeting: {en: For, fr: Pour}
"""
DOCUMENT = """\
::: line title
{{ title }}
:::

{{ words.greeting }} {% for line in fields.reader %}{{ line }} {% endfor %}
{% if fields.room %}
{{ fields['room'] | first }}
{% endif %}

::: graft summary
:::

::: graft body
:::
"""
EXAMPLE = """\
---
title: A note
template: mine
reader: Somebody
evidence: {log: log}
bibliography: [references.bib]
---

::: part summary
{{ log.removed | words }} of {{ log.reported }} [@book].
:::
"""
FILES = {
    "template.yaml": DECLARED,
    "document.md.j2": DOCUMENT,
    "theme.css": ".summary { color: red; background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }\n",
    "example/submission.md": EXAMPLE,
    "example/references.bib": "@book{book, title = {A book}, author = {Smith, Jane}, date = {2020}, publisher = {Press}}\n",
}
Check = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def check(place: Any) -> Check:
    """Write the template, change `old` to `new` in `file`, and return code and place of all that the check says."""
    for name, text in FILES.items():
        place.write(f"{HERE}/{name}", text)

    def run(file: str = "", old: str = "", new: str = "") -> list[tuple[str, str]]:
        if file:
            place.edit(f"{HERE}/{file}", old, new)
        report = Report()
        try:
            check_template(str(place.root), HERE, report)
        except Failure:
            assert report.failed
        return [(one.code, str(one.span).removeprefix(f"{HERE}/")) for one in report]

    return run


def test_nothing_is_wrong_with_a_good_one(place: Any, check: Check) -> None:
    before = sorted(place.root.rglob("*"))
    assert check() == []
    assert sorted(place.root.rglob("*")) == before  # not even a cache is written


def test_its_example_is_built_in_every_output(place: Any, check: Check) -> None:
    check()
    checked = check_template(str(place.root), "mine", Report())
    assert [one.format for one in checked.artifacts] == ["docx", "html"]
    assert checked.place == HERE


UNUSED = ("template.unused", "template.yaml:6:3")


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("template.yaml", "outputs:", "output:", [("fields.unknown", "template.yaml:3:1")]),
        ("template.yaml", "[docx]", "[doc]", [("fields.value", "template.yaml:3:11")]),
        ("template.yaml", "for: readers", "theme: sobre", [("theme.unknown", "template.yaml:2:8")]),
        ("template.yaml", "for: readers", "csl: no-such-style", [("style.unknown", "template.yaml:2:6")]),
        ("template.yaml", "  room: {", "  date: {explain: x}\n  room: {", [("template.field-name", "template.yaml:6:3"), UNUSED]),
        ("template.yaml", "  room: {", "  The Room: {explain: x}\n  room: {", [("template.field-name", "template.yaml:6:3"), UNUSED]),
        ("template.yaml", "{en: For, fr: Pour}", "For", [("fields.value", "template.yaml:10:13")]),
        ("template.yaml", ", fr: Résumé", "", [("template.language", "template.yaml:8:3")]),
        ("template.yaml", "`room: …`\"", "`room: …`\", title: {en: Room}", [("template.language", "template.yaml:6:3")]),
        ("template.yaml", "en: For, ", "", [("template.language", "template.yaml:10:3")]),
        ("template.yaml", "words:\n", "words:\n  more: {en: More, fr: Plus}\n", [("template.unused", "template.yaml:10:3")]),
        ("document.md.j2", "{% if fields.room %}\n{{ fields['room'] | first }}\n{% endif %}\n", "", [UNUSED]),
        ("document.md.j2", "fields['room']", "fields['rom']", [("template.unknown-name", "document.md.j2:7:12")]),
        ("document.md.j2", "words.greeting", "words.greting", [("template.unknown-name", "document.md.j2:5:10"), ("template.unused", "template.yaml:10:3")]),
        ("document.md.j2", "fields['room'] | first", "organisation.fax", [("template.unknown-name", "document.md.j2:7:17")]),
        ("document.md.j2", "{{ title }}", "{% macro m() %}A{% endmacro %}{{ m() ~ fields.reader }}", [("template.joined", "document.md.j2:2:31")]),
        ("document.md.j2", "::: line title", "::: line subtitel\nIn short\n:::\n\n::: line title", [("template.look", "document.md.j2:1:1")]),
        ("document.md.j2", "{{ title }}", "{{ titel }}", [("template.unknown-name", "document.md.j2:2:4")]),
        ("document.md.j2", "{% endif %}", "{% endfi %}", [("template.syntax", "document.md.j2:8:1")]),
        ("document.md.j2", "| first }}", "| safe }}", [("template.failed", "document.md.j2:7:1")]),
        ("document.md.j2", "| first }}", "~ '!' }}", []),
        ("document.md.j2", "::: line title", "::: line subtitle", [("template.title", "document.md.j2:1:1")]),
        ("document.md.j2", "::: graft summary", "::: graft sumary", [("structure.unknown-part", "document.md.j2:10:1")]),
        ("document.md.j2", "::: graft body\n:::\n", "", [("structure.no-body", "document.md.j2:1:1")]),
        ("theme.css", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "https://example.org/a.png", [("template.remote", "theme.css:1:40")]),
        ("theme.css", ".summary", "@import '//example.org/a.css';\n.summary", [("template.remote", "theme.css:1:10")]),
        ("example/submission.md", "reader: Somebody\n", "", [("structure.missing-field", "example/submission.md:1:1")]),
        ("example/submission.md", "log.removed", "log.removd", [("values.unknown-measure", "example/submission.md:10:1")]),
        ("example/submission.md", "template: mine", "template: consultation", [("template.example", "example/submission.md:3:11")]),
        ("example/submission.md", "template: mine\n", "", [("template.example", "example/submission.md:1:1")]),
        ("example/submission.md", "part summary", "part sumary", [("structure.missing-part", "example/submission.md:1:1"), ("structure.unknown-part", "example/submission.md:9:1")]),
    ],
)  # fmt: skip
def test_a_slip(check: Check, file: str, old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert check(file, old, new) == found


def test_a_part_that_nothing_places(place: Any, check: Check) -> None:
    place.edit(f"{HERE}/document.md.j2", "::: graft summary\n:::\n", "")
    found = check("document.md.j2", "::: graft body\n:::\n", "")
    assert found == [
        ("structure.no-body", "document.md.j2:1:1"),
        ("structure.missing-part", "example/submission.md:1:1"),
        ("template.part", "template.yaml:8:3"),
    ]


def test_no_example(place: Any, check: Check) -> None:
    (place.root / HERE / "example/submission.md").unlink()
    assert check() == [("template.example", "template.yaml:1:1")]


def test_an_include(place: Any, check: Check) -> None:
    place.write(f"{HERE}/foot.md.j2", "{{ fields.reader | first }}\n\n{{ fields.nobody }}\n")
    assert check() == [("template.unused", "foot.md.j2:1:1"), ("template.unknown-name", "foot.md.j2:3:11")]
    place.edit(f"{HERE}/foot.md.j2", "nobody", "room | first")
    found = check("document.md.j2", "::: graft body", "{% include 'foot.md.j2' %}\n::: graft body")
    assert found == [("template.unknown-name", "foot.md.j2:3:1")]  # a field that may be empty has no first line


PAGE = Path(built_in_library(), "documents", "page.html.j2").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ('<html lang="{{ lang }}">', "<html>", ["page.html.j2:2:1"]),
        ('<html lang="{{ lang }}">', '<html lang="en">', ["page.html.j2:2:1"]),
        ("<title>{{ title }}</title>", "<title>Our page</title>", ["page.html.j2:5:1"]),
        ("<title>{{ title }}</title>\n", "", ["page.html.j2:1:1"]),
        ("<main>", "<div>", ["page.html.j2:1:1"]),
        ('<meta charset="utf-8">\n', "", ["page.html.j2:1:1"]),
    ],
)
def test_the_page(place: Any, check: Check, old: str, new: str, found: list[str]) -> None:
    place.write(f"{HERE}/page.html.j2", PAGE.replace(old, new) if old else PAGE)
    assert check() == [("template.page-needs", one) for one in found]


@pytest.mark.parametrize(
    ("tag", "column"),
    [
        ('<link rel="stylesheet" href="https://example.org/a.css">', 30),
        ("<script src='//example.org/a.js'></script>", 14),
        ("<style>@font-face { src: url('http://example.org/a.woff') }</style>", 31),
    ],
)
def test_nothing_comes_from_the_web(place: Any, check: Check, tag: str, column: int) -> None:
    place.write(f"{HERE}/page.html.j2", PAGE.replace("<style>\n", f"{tag}\n<style>\n"))
    line = PAGE[: PAGE.index("<style>\n")].count("\n") + 1
    assert check() == [("template.remote", f"page.html.j2:{line}:{column}")]


def test_a_page_that_cannot_be_filled(place: Any, check: Check) -> None:
    place.write(f"{HERE}/page.html.j2", PAGE.replace("<main>", "<main>{{ bodi }}"))
    line = PAGE[: PAGE.index("<main>")].count("\n") + 1
    assert check() == [("template.page", f"page.html.j2:{line}:1")]


def test_an_optional_thing_weighs_less(place: Any, check: Check) -> None:
    check()
    place.write(f"{HERE}/document.md.j2", "::: line title\n{{ title }}\n:::\n\n::: graft body\n:::\n")
    report = Report()
    check_template(str(place.root), HERE, report)
    severities = [(one.code, one.severity, one.message.split("`")[1]) for one in report]
    assert severities == [
        ("template.unused", Severity.ERROR, "reader"),
        ("template.unused", Severity.WARNING, "room"),
        ("template.unused", Severity.WARNING, "greeting"),
    ]


@pytest.mark.parametrize(
    ("given", "code"), [("templates/documents/mien", "template.unknown"), ("evidence/log", "template.place")]
)
def test_a_folder_that_is_no_template(place: Any, check: Check, given: str, code: str) -> None:
    report = Report()
    with pytest.raises(Failure):
        check_template(str(place.root), given, report)
    assert [one.code for one in report] == [code]
