"""`toolkit cite` as a user meets it: the list of sources, what is wrong with them, their printed forms, their copies."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.base.digest import digest
from toolkit.cli.main import cli

SOURCE = "12. States parties should not ensure that business enterprises protect anybody.\n"
WEB = "@online{page, title = {A page}, author = {{Somebody}}, date = {2020}, url = {https://example.org/a}}\n"
REGISTER = "evidence/sources/sources.yaml"


@pytest.fixture
def run(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)
    references = place.submission / "references.bib"
    references.write_text(references.read_text() + WEB)

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["cite", *arguments], catch_exceptions=False)

    return call


def _register(place: Any) -> str:
    text: str = (place.root / REGISTER).read_text(encoding="utf-8")
    return text


def test_list(place: Any, run: Any) -> None:
    place.write("evidence/sources/un2021.txt", SOURCE)
    place.write(REGISTER, "un2021: {seen: 2020-11-09}\n")
    place.text("One [@un2021, para 12]. Two [@page; @un2021]. Three [@nobody].")
    result = run("list", "submissions/sample")
    line = (place.submission / "submission.md").read_text().count("\n") + 1
    assert result.stdout.splitlines() == [
        "un2021                       × 2   Committee on Rights 2021 On digital rights",
        f"    first   submissions/sample/submission.md:{line}:6",
        "    kept    seen 2020-11-09 · un2021.txt",
        "page                         × 1   Somebody 2020 A page",
        f"    first   submissions/sample/submission.md:{line}:30",
        "    look at sources.not-seen, sources.not-archived",
        "nobody                       × 1",
        f"    first   submissions/sample/submission.md:{line}:54",
        "    look at cite.unknown-key",
        "smith2020                    × 0   Smith 2020 A book",
        "    look at sources.unused",
    ]
    (first, *_) = json.loads(run("list", "submissions/sample", "--format", "json").stdout)["sources"]
    assert (first["key"], first["times"], first["files"], first["seen"]) == ("un2021", 2, ["un2021.txt"], "2020-11-09")


def test_list_says_in_what_a_work_was_read(place: Any, run: Any) -> None:
    references = place.submission / "references.bib"
    references.write_text(references.read_text().replace("@book{smith2020,", "@book{smith2020, via = {un2021},"))
    place.text("One [@smith2020].")
    line = (place.submission / "submission.md").read_text().count("\n")
    assert run("list", "submissions/sample").stdout.splitlines()[:5] == [
        "smith2020                    × 1   Smith 2020 A book",
        f"    first   submissions/sample/submission.md:{line + 1}:6",
        "    read in un2021",
        "un2021                       × 1   Committee on Rights 2021 On digital rights",
        f"    first   submissions/sample/submission.md:{line + 1}:6",
    ]
    assert run("format", "submissions/sample", "smith2020").stdout.splitlines()[1:] == [
        "    first        Jane Smith, A Book (Example Press 2020), cited in Committee on Rights, "
        "‘On Digital Rights’ (Example Press 2021).",
        "    again        Smith (n 1), cited in Committee on Rights (n 1).",
    ]


def test_check(place: Any, run: Any) -> None:
    place.write("evidence/sources/un2021.txt", SOURCE)
    place.write(REGISTER, "un2021: {sha256: 00}\n")
    place.text("“States parties should ensure that” [@un2021]; “what is it that she says?” [@page]. {{ nothing }}")
    result = run("check", "submissions/sample")
    assert result.exit_code == 1
    codes = [
        line.partition("[")[2].partition("]")[0]
        for line in result.stderr.splitlines()
        if "[" in line and ": " in line[:90]
    ]
    assert [code for code in codes if "." in code] == [
        "sources.changed", "sources.unused", "sources.not-seen", "sources.not-archived", "quotation.differs",
    ]  # fmt: skip
    assert result.stdout == "2 quotations: 1 differs, 1 has no local text\n  no local text: page\n"
    data = json.loads(run("check", "submissions/sample", "--format", "json").stdout)
    assert data["quotations"] == {"agree": 0, "differ": 1, "translated": 0, "without_text": {"page": 1}, "total": 2}


def test_a_law_is_found_by_its_number(place: Any, run: Any) -> None:
    references = place.submission / "references.bib"
    references.write_text(references.read_text() + WEB.replace("@online{page", "@legislation{act"))
    place.text("All [@un2021; @smith2020; @act].")
    assert "`act`" not in run("check", "submissions/sample").stderr


def test_of_many_entries_that_nothing_cites_the_number_is_told(place: Any, run: Any) -> None:
    references = place.submission / "references.bib"
    more = "".join(f"@book{{key{n}, title = {{T}}, date = {{2020}}}}\n" for n in range(21))
    references.write_text(references.read_text() + more)
    place.text("All [@un2021; @smith2020].")
    said = run("check", "submissions/sample").stderr
    assert said.count("sources.unused") == 1 + said.count("explain sources.unused")
    assert "22 entries of the bibliography are not cited, `page` and others" in said


def test_check_is_content(place: Any, run: Any) -> None:
    references = place.submission / "references.bib"
    references.write_text(
        references.read_text().replace("url = {", "urldate = {2020-11-09}, url = {https://web.archive.org/web/2020/")
    )
    place.text("All [@un2021; @smith2020; @page].")
    result = run("check", "submissions/sample")
    assert (result.exit_code, result.stderr, result.stdout) == (0, "", "no quotations\n")


def test_format(place: Any, run: Any) -> None:
    assert run("format", "submissions/sample", "smith2020").stdout == (
        "smith2020\n    first        Jane Smith, A Book (Example Press 2020).\n    again        Smith (n 1).\n"
        "    in the list  Smith J, A Book (Example Press 2020)\n"
    )
    result = run("format", "submissions/sample", "smith2020", "--style", "apa", "--format", "json")
    assert json.loads(result.stdout)["sources"] == [
        {
            "key": "smith2020", "full": "(Smith, 2020)", "short": "(Smith, 2020)",
            "entry": "Smith, J. (2020). A book. Example Press.",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"), [(("smth2020",), "cite.unknown-key"), (("--style", "apaa"), "style.unknown")]
)
def test_format_of_what_there_is_not(run: Any, arguments: tuple[str, ...], code: str) -> None:
    result = run("format", "submissions/sample", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"error[{code}]" in result.stderr
    assert "did you mean" in result.stderr


def test_a_copy_comes_in_and_is_compared(place: Any, run: Any) -> None:
    place.text("“States parties should ensure that” [@un2021].")
    place.write("gc25.TXT", SOURCE)
    result = run("add", "submissions/sample", "un2021", "gc25.TXT", "--seen", "2021-03-24")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "evidence/sources/un2021.txt\nevidence/sources/sources.yaml\n"
    assert _register(place) == f"un2021:\n  seen: 2021-03-24\n  file: un2021.txt\n  sha256: {digest(SOURCE)}\n"
    assert [code for code, _ in place.findings()] == ["quotation.account", "quotation.differs"]


def test_a_second_language_and_a_newer_copy(place: Any, run: Any) -> None:
    for name, text in (("a.txt", SOURCE), ("b.txt", "12. Les États parties.\n"), ("c.txt", "New.\n")):
        place.write(name, text)
    seen = ("--seen", "2021-03-24")
    assert run("add", "submissions/sample", "un2021", "a.txt", *seen).exit_code == 0
    assert run("add", "submissions/sample", "un2021", "b.txt", "--lang", "fr", *seen).exit_code == 0
    refused = run("add", "submissions/sample", "un2021", "c.txt", *seen)
    assert refused.exit_code == 1
    assert "error[sources.taken]" in refused.stderr
    assert run("add", "submissions/sample", "un2021", "c.txt", "--replace", "--seen", "2021-04-01").exit_code == 0
    hashes = f"{digest('New.' + chr(10))}, {digest('12. Les États parties.' + chr(10))}"
    assert _register(place) == (
        f"un2021:\n  seen: 2021-04-01\n  file: [un2021.txt, un2021.fr.txt]\n  sha256: [{hashes}]\n"
    )
    place.text("“States parties should ensure that” [@un2021].")
    assert [code for code, _ in place.findings()] == ["quotation.account", "quotation.not-found"]


OTHERS = {  # what people wrote → what it becomes (FILE and HASH filled in)
    "# ours\nsmith2020: {note: a}  # by hand\n": "# ours\nsmith2020: {note: a}  # by hand\nun2021:\n  seen: 2021-03-24\n  file: FILE\n  sha256: HASH\n",
    "un2021:\n  # seen twice\n  note: b   # two\nsmith2020: {note: a}\n": "un2021:\n  # seen twice\n  seen: 2021-03-24\n  file: FILE\n  sha256: HASH\n  note: b   # two\nsmith2020: {note: a}\n",
    "un2021: {note: b, seen: 2020-01-01}  # two\n": "un2021: {file: FILE, sha256: HASH, note: b, seen: 2021-03-24}  # two\n",
    "un2021:\nsmith2020: {note: a}\n": "un2021:\n  seen: 2021-03-24\n  file: FILE\n  sha256: HASH\nsmith2020: {note: a}\n",
    "un2021: {}\n": "un2021:\n  seen: 2021-03-24\n  file: FILE\n  sha256: HASH\n",
    "un2021: {note: b}": "un2021: {seen: 2021-03-24, file: FILE, sha256: HASH, note: b}",
}


@pytest.mark.parametrize("before", OTHERS)
def test_what_people_wrote_stays(place: Any, run: Any, before: str) -> None:
    place.write(REGISTER, before)
    place.write("a.txt", SOURCE)
    result = run("add", "submissions/sample", "un2021", "a.txt", "--seen", "2021-03-24")
    assert (result.exit_code, result.stderr) == (0, "")
    assert _register(place) == OTHERS[before].replace("FILE", "un2021.txt").replace("HASH", digest(SOURCE))


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("un2012", "a.txt"), ["cite.unknown-key"]),
        (("un2021", "a.docx"), ["sources.kind"]),
        (("un2021", "none.txt"), ["file.missing"]),
        (("un2021", "a.pdf"), ["sources.unreadable"]),
        (("un2021", "a.txt", "--seen", "24.3.2021", "--archived", "x"), ["fields.value"]),
        (("un2021", "a.txt", "--archived", "x"), ["fields.value"]),
    ],
)
def test_nothing_is_written_after_an_error(place: Any, run: Any, arguments: tuple[str, ...], codes: list[str]) -> None:
    for name in ("a.txt", "a.docx", "a.pdf"):
        place.write(name, SOURCE)
    result = run("add", "submissions/sample", *arguments, "--format", "json")
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)["diagnostics"]] == codes
    assert not (place.root / "evidence/sources").exists()


def test_a_register_that_cannot_be_read_is_left_alone(place: Any, run: Any) -> None:
    place.write(REGISTER, "un2021: [\n")
    place.write("a.txt", SOURCE)
    result = run("add", "submissions/sample", "un2021", "a.txt")
    assert (result.exit_code, _register(place)) == (1, "un2021: [\n")
    assert "error[yaml.syntax]" in result.stderr


def test_styles(place: Any, run: Any) -> None:
    place.write(
        "templates/styles/oscola-ours.csl", '<style class="note"><info><title>Ours &amp; theirs</title></info></style>'
    )
    assert (
        run("styles", "oscola", "no").stdout
        == "oscola-no-ibid                               note         OSCOLA 4th edition (no ibid.)\n"
    )
    assert (
        "oscola-ours                                  note         Ours & theirs\n"
        in run("styles", "ours", "theirs").stdout
    )
    assert run("styles", "no-style-has-this-name").exit_code == 1
