"""The mistakes that a policy officer makes: each is named with its place, all in one run, and nothing else is said."""

from pathlib import Path
from typing import Any

import pytest

from toolkit.load.library import built_in_library
from toolkit.model.tree import Heading
from toolkit.model.walk import nodes_of

SUBMISSION = "submissions/sample/submission.md"
TWICE_SUMMARY = "\n::: part summary\nAgain.\n:::\n"

MISTAKES = {  # body → (code, line:column within the body, from 1)
    "{{ log.removd }}": [("values.unknown-measure", "1:1")],
    "{{ lg.removed }}": [("values.unknown-name", "1:1")],
    "{{ log }}": [("values.unknown-measure", "1:1")],
    "::: recommendation\nA\n\n::: recommendation\nB\n:::\n:::": [("structure.nested-recommendation", "1:1")],
    "::: recommendation\n:::": [("structure.empty-part", "1:1")],
    "::: references {only=never}\n:::": [("directive.attribute", "1:1")],
    "{{ log.outcomes }}": [("values.grouped", "1:1")],
    "Text {{ log.removed | wrds }}": [("expression.filter", "1:23")],
    "A claim [@smth2020].": [("cite.unknown-key", "1:10")],
    "See @tbl-none.": [("reference.unknown", "1:5")],
    "See @tbl-x.\n\n::: table log.none {#tbl-x}\nx\n:::": [("values.unknown-measure", "3:11")],
    "::: tabel log.outcomes\nx\n:::": [("directive.unknown", "1:1")],
    "::: table\nx\n:::": [("directive.argument", "1:1")],
    "::: table log.outcomes {wide=yes}\nx\n:::": [("directive.attribute", "1:1")],
    "::: figure log.outcomes {kind=pie}\nx\n:::": [("directive.attribute", "1:1")],
    "::: contents {depth=9}\n:::": [("directive.attribute", "1:1")],
    "::: part summry\nx\n:::": [("structure.unknown-part", "1:1")],
    "::: part summary\nAgain.\n:::": [("structure.part-twice", "1:1")],
    "::: part about\n:::": [("structure.empty-part", "1:1")],
    "::: block x\n::: part about\nx\n:::\n:::": [("structure.nested-part", "2:1")],
    "::: graft body\n:::": [("structure.graft", "1:1")],
    "::: block\nx\n:::": [("directive.argument", "1:1")],
    "::: signatories\n:::": [("signatories.none", "1:1")],
    "# A {#sec-a}\n\n# B {#sec-a}": [("structure.duplicate-id", "3:1")],
    "# A\n\n### B": [("structure.heading-skip", "3:1")],
    "![](x.png)": [("access.alt", "1:1"), ("image.missing", "1:1")],
    "![A cat](../../toolkit.yaml)": [("image.outside", "1:1")],
    "![A cat](references.bib)": [("image.type", "1:1")],
    "::: figure x.png {#fig-x}\nA picture\n:::": [("access.alt", "1:1"), ("image.missing", "1:1")],
    "::: table log.outcomes\nnever closed": [("parse.fence-open", "1:1")],
}


@pytest.mark.parametrize("body", MISTAKES)
def test_a_mistake_is_named_with_its_place(place: Any, body: str) -> None:
    place.text("")
    before = (place.root / SUBMISSION).read_text().count("\n")
    place.text(body)
    expected = []
    for code, where in MISTAKES[body]:
        line, column = map(int, where.split(":"))
        expected.append((code, f"{SUBMISSION}:{before + line}:{column}"))
    assert sorted(place.findings()) == sorted(expected)


def test_all_in_one_run(place: Any) -> None:
    place.write("submissions/sample/signatories.csv", "kind,name,consent\nperson,Zo\xeb,yes\n".encode("latin-1"))
    place.text("{{ log.removd }} [@nobody] ![A cat](cat.png)\n\n::: recommendation\nopen")
    place.edit(SUBMISSION, "date: 2021-04-15", "dat: 2021-04-15\nsignatories: signatories.csv")
    codes = sorted(code for code, _ in place.findings())
    assert codes == [
        "cite.unknown-key", "fields.unknown", "file.encoding", "image.missing", "parse.fence-open", "values.unknown-measure",
    ]  # fmt: skip


def test_an_unknown_template_hides_nothing_else(place: Any) -> None:
    place.text("{{ log.removd }}")
    place.edit(SUBMISSION, "template: consultation", "template: consultatoin")
    assert [code for code, _ in place.findings()] == ["template.unknown", "values.unknown-measure"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: A sample", "titel: A sample", "fields.unknown"),
        ("title: A sample\n", "", "fields.missing"),
        ("date: 2021-04-15", "date: 15.4.2021", "fields.value"),
        ("addressee: The Commission\n", "", "structure.missing-field"),
        ("evidence: {log: log}", "evidence: {log: lgo}", "evidence.unknown-dataset"),
        ("[references.bib]", "[refs.bib]", "file.missing"),
        ("[references.bib]", "[../../../x.bib]", "file.outside"),
        ("date: 2021-04-15", "date: 2021-04-15\ncsl: oscoola", "style.unknown"),
        ("date: 2021-04-15", "date: 2021-04-15\ntheme: sobber", "theme.unknown"),
        ("date: 2021-04-15", "date: 2021-04-15\noutputs: [dox]", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nlang: English!", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: many", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: 3", "length.words"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: 0", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: 3\nword-count: characters", "length.words"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: 3000\nword-count: wrods", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-count: pages", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-count: [text, footnotes]", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-count: [text, words]", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nword-limit: 9\nword-count: [text, title]", "length.words"),
        ("date: 2021-04-15", "date: 2021-04-15\nlang: it", "submission.language"),
        ("title: A sample", 'title: ""', "fields.missing"),
        ("title: A sample", "title: ~", "fields.missing"),
        ("{log: log}", "{date: log}", "fields.value"),
        ("{log: log}", "log", "fields.value"),
        ("date: 2021-04-15", "date: 2021-04-15\nkeywords: &a [*a]", "yaml.syntax"),
        ("date: 2021-04-15", "date: 2021-04-15\ntitle: Again", "yaml.duplicate"),
        ("date: 2021-04-15", "date: 2021-04-15\n\ttoc: true", "yaml.syntax"),
    ],
)
def test_the_front_matter(place: Any, old: str, new: str, code: str) -> None:
    place.edit(SUBMISSION, old, new)
    found = place.findings()
    assert code in [each for each, _ in found]
    assert all(where.startswith(SUBMISSION) for _, where in found)
    if code != "fields.missing" and not code.startswith(("yaml", "file")):
        assert {each for each, _ in found} <= {code, "fields.missing"}


def test_a_missing_bibliography_is_one_error(place: Any) -> None:
    place.text("A claim [@smith2020].")
    place.edit(SUBMISSION, "[references.bib]", "[refs.bib]")
    assert [code for code, _ in place.findings()] == ["file.missing"]


def test_no_front_matter(place: Any) -> None:
    place.write(SUBMISSION, "# Only text\n")
    assert ("submission.front-matter", f"{SUBMISSION}:1:1") in place.findings()


def test_no_submission(place: Any) -> None:
    (place.root / SUBMISSION).unlink()
    assert [code for code, _ in place.findings()] == ["submission.missing"]


def test_no_workspace(place: Any) -> None:
    (place.root / "toolkit.yaml").unlink()
    assert [code for code, _ in place.findings()] == ["workspace.missing"]


def test_a_missing_part(place: Any) -> None:
    place.text("", parts="\n::: part summary\nShort.\n:::\n")
    assert [code for code, _ in place.findings()] == ["structure.missing-part"]


def test_a_cited_figure_needs_its_source(place: Any) -> None:
    place.edit(
        "evidence/log/measures.yaml",
        "measures:\n",
        "measures:\n  charity: {statistic: cited, value: 55, unit: percent, means: x, denominatorIs: all, place: UK,"
        " period: {from: 2017-01-01, to: 2019-01-01}, source: nspcc2020}\n",
    )
    place.text("{{ log.charity }}")
    assert [code for code, _ in place.findings()] == ["sources.unknown"]


def test_a_template_that_lacks_a_file(place: Any) -> None:
    place.write("templates/documents/mine/template.yaml", "title: Mine\n")
    place.edit(SUBMISSION, "template: consultation", "template: mine")
    codes = {code for code, _ in place.findings()}
    assert "template.file" in codes


def test_a_slip_in_a_field_is_found_without_the_template_too(place: Any) -> None:
    place.edit(SUBMISSION, "template: consultation", "template: consultatoin\ncontent-waring: Sad")
    assert sorted(code for code, _ in place.findings()) == ["fields.unknown", "template.unknown"]


@pytest.mark.parametrize("front", ["---\ntitle: [open\n---\n", "---\n- a\n---\n", "---\ntitle: x\n", ""])
def test_an_unreadable_front_matter_hides_the_form_of_the_text_alone(place: Any, front: str) -> None:
    place.text("::: table log.outcomes\nnever closed {{ log.removd }} [@nobody]", front=front, parts="\n")
    codes = [code for code, _ in place.findings()]
    assert sorted(codes) == [
        "parse.fence-open",
        "submission.front-matter" if front in ("", "---\ntitle: x\n") else "yaml.syntax",
    ]


def test_a_place_without_a_number_cannot_be_referred_to(place: Any) -> None:
    place.text("A paragraph. {#para-x}\n\nSee @para-x.")
    assert [code for code, _ in place.findings()] == ["reference.unnumbered"]


def test_an_id_of_the_author_goes_before_one_of_ours(place: Any) -> None:
    place.text("# Found\n\n# Other {#sec-found}\n\nSee @sec-found.")
    result, report = place.check()
    assert not list(report)
    headings = [node for node in nodes_of(result.document) if isinstance(node, Heading)]
    assert [node.id for node in headings][2:4] == ["sec-found-2", "sec-found"]


def test_a_template_may_include_the_files_beside_it(place: Any) -> None:
    built_in = Path(built_in_library(), "documents", "consultation")
    place.write("templates/documents/mine/template.yaml", (built_in / "template.yaml").read_text(encoding="utf-8"))
    place.write("templates/documents/mine/document.md.j2", "{% include 'foot.md.j2' %}\n::: graft body\n:::\n")
    place.write("templates/documents/mine/foot.md.j2", "For {{ fields.addressee[0] }}, see @sec-none.\n\n")
    place.edit(SUBMISSION, "template: consultation", "template: mine")
    assert place.findings() == [("reference.unknown", "templates/documents/mine/foot.md.j2:1:36")]


def test_a_damaged_picture_is_found_by_check(place: Any) -> None:
    place.write("submissions/sample/x.png", b"\x89PNG\r\n\x1a\n")
    place.text("![A picture](x.png)")
    assert [code for code, _ in place.findings()] == ["image.broken"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_another_separator_is_one_error(place: Any, separator: str) -> None:
    file = place.root / "evidence/log/data/reports.csv"
    file.write_text(file.read_text().replace(",", separator))
    place.text("{{ log.removed }}")
    assert place.findings() == [("csv.form", "evidence/log/data/reports.csv:1:1")]


def test_a_list_of_signatories_that_is_missing_or_empty_is_one_error(place: Any) -> None:
    place.text("{{ signatories.total }}\n\n::: signatories\n:::")
    place.edit(SUBMISSION, "date: 2021-04-15", "date: 2021-04-15\nsignatories: signatories.csv")
    assert [code for code, _ in place.findings()] == ["file.missing"]
    place.write("submissions/sample/signatories.csv", "kind,name,consent\n")
    assert [code for code, _ in place.findings()] == ["signatories.none"]
    place.write("submissions/sample/signatories.csv", "kind;name;consent\nperson;Ann;yes\n")
    assert "csv.form" in [code for code, _ in place.findings()]


def test_a_fence_that_is_not_closed_is_the_only_error(place: Any) -> None:
    place.text("", parts="\n::: part summary\nShort.\n\n::: part recommendations\nAct.\n:::\n")
    assert [code for code, _ in place.findings() if code != "structure.nested-part"] == ["parse.fence-open"]


def _own_template(place: Any, document: str) -> None:
    place.write("templates/documents/mine/template.yaml", "title: Mine\n")
    place.write("templates/documents/mine/document.md.j2", document)
    place.text("Text.", front=FRONT_MINE, parts="")


FRONT_MINE = "---\ntitle: T\ntemplate: mine\nevidence: {log: log}\nbibliography: [references.bib]\n---\n"


def test_a_template_must_place_the_text(place: Any) -> None:
    _own_template(place, "{{ title }}\n")
    assert [code for code, _ in place.findings()] == ["structure.no-body"]
    _own_template(place, "::: graft foo\n:::\n\n::: graft body\n:::\n")
    assert [code for code, _ in place.findings()] == ["structure.unknown-part"]


def test_a_mistake_in_a_template_is_told_once(place: Any) -> None:
    _own_template(place, "{{ titel }}\n\n::: graft body\n:::\n")
    assert [code for code, _ in place.findings()] == ["template.unknown-name"]


def test_a_style_that_cites_in_the_text_needs_a_list(place: Any) -> None:
    _own_template(place, "::: graft body\n:::\n")
    place.text("So [@smith2020].", front=FRONT_MINE.replace("title: T", "title: T\ncsl: apa"), parts="")
    assert [code for code, _ in place.findings()] == ["cite.no-references"]
