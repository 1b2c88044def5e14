"""Bibliography files: which works come out, and what is said about bad entries."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.source import Source
from toolkit.load.bibliography import load_bibliography
from toolkit.model.citation import Bibliography, Work

BAD = Source(path="bad.bib", text=(Path(__file__).parent / "bad.bib").read_text(encoding="utf-8"))
ERRORS = [
    ("bibliography.syntax", "bad.bib:3:9",
     "the entry `no-comma-behind-key` cannot be read: there is no comma behind its key"),
    ("bibliography.syntax", "bad.bib:9:18", "a comma is missing behind the field `title`"),
    ("bibliography.twice", "bad.bib:15:10", "two different entries have the key `twice`; the first one is used"),
    ("bibliography.twice", "bad.bib:17:38", "the field `title` stands twice; the first one is used"),
    ("bibliography.macro", "bad.bib:19:31", "`foo` stands without braces, and no @string says what it means"),
    ("bibliography.macro", "bad.bib:19:58", "`press` stands without braces, and no @string says what it means"),
    ("bibliography.macro", "bad.bib:19:72", "`in` stands without braces, and no @string says what it means"),
    ("bibliography.syntax", "bad.bib:19:75", "`press` stands behind the value of `note`"),
    ("bibliography.syntax", "bad.bib:21:10",
     "the entry `open` cannot be read: it is not closed; a brace or a quote is missing"),
    ("bibliography.key", "bad.bib:27:10", "this entry has no key, so nothing can cite it"),
    ("bibliography.key", "bad.bib:28:10", "the key `two words` holds a space, so nothing can cite it"),
]  # fmt: skip
WARNINGS = [
    ("bibliography.type", "bad.bib:29:9", "`@reprot` is not a type of entry; it is printed like `@misc`"),
    ("bibliography.name", "bad.bib:30:52",
     "`Human Rights Council` is read as the name of a person, with a first and a last name"),
    ("bibliography.date", "bad.bib:31:39", "`date` is `2021-02-30`, which is not a date; it is printed as it stands"),
    ("bibliography.date", "bad.bib:31:63", "`urldate` is `soon`, which is not a date; it is printed as it stands"),
    ("bibliography.field", "bad.bib:32:9", "`fields` has no `title`"),
    ("bibliography.field", "bad.bib:32:17", "`tilte` is not a field that is read"),
    ("bibliography.latex", "bad.bib:33:24",
     "`\\mystery` is a LaTeX command that the toolkit does not know; it was left out"),
]  # fmt: skip


def load(*sources: Source, wanted: set[str] | None = None) -> tuple[Bibliography, Report]:
    report = Report()
    return load_bibliography(sources, wanted, report), report


def bib(text: str, path: str = "references.bib") -> Source:
    return Source(path=path, text=text)


def work(entry: str) -> Work:
    """The only work of a file; nothing may be reported."""
    bibliography, report = load(bib(entry))
    assert report.found == []
    (only,) = bibliography.works.values()
    return only


def found(report: Report, severity: Severity) -> list[tuple[str, str, str]]:
    return [(one.code, str(one.span), one.message) for one in report if one.severity is severity]


# ------------------------------------------------------------------ bad entries


def test_every_defect_is_named_with_its_place() -> None:
    _, report = load(BAD)
    assert found(report, Severity.ERROR) == ERRORS
    assert found(report, Severity.WARNING) == WARNINGS
    assert found(report, Severity.NOTE) == []


def test_no_defect_hides_a_good_entry_or_field() -> None:
    bibliography, _ = load(BAD)
    assert bibliography.keys == (
        "first", "no-comma", "twice", "field-twice", "macros", "after", "two words", "type", "organisation", "date",
        "fields", "latex", "last",
    )  # fmt: skip
    csl = {key: one.csl for key, one in bibliography.works.items()}
    assert csl["no-comma"] == {
        "id": "no-comma", "type": "webpage", "title": "A page", "URL": "https://example.org",
        "issued": {"date-parts": [[2020]]},
    }  # fmt: skip
    assert csl["twice"]["title"] == csl["field-twice"]["title"] == "One"
    assert (csl["macros"]["title"], csl["macros"]["publisher"]) == ("On foo data", "press")
    assert csl["date"]["issued"] == {"literal": "2021-02-30"}
    assert csl["latex"]["title"] == "Of things"


def test_what_nobody_cites_is_only_a_warning() -> None:
    bibliography, report = load(BAD, wanted={"first", "last"})
    assert tuple(bibliography.works) == ("first", "last")
    assert len(bibliography.keys) == 13
    assert [where for _, where, _ in found(report, Severity.ERROR)] == ["bad.bib:27:10"]  # the one without key
    assert len(found(report, Severity.WARNING)) == len(ERRORS) - 1


def test_hints_point_at_the_first_one() -> None:
    _, report = load(BAD)
    hints = [hint.span for one in report if one.code == "bibliography.twice" for hint in one.hints]
    assert [str(span) for span in hints] == ["bad.bib:14:10", "bad.bib:17:23"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("@reprot{a, title = {x}}", "did you mean `@report`?"),
        ("@report{a, tilte = {x}, title = {y}}", "did you mean `title`?"),
    ],
)
def test_did_you_mean(written: str, hint: str) -> None:
    _, report = load(bib(written))
    assert [one.hints[0].text for one in report] == [hint]


def test_a_file_that_breaks_off() -> None:
    bibliography, report = load(bib("@book{a, title = {x}}\n@book{b, title = {y"))
    assert bibliography.keys == ("a",)
    assert [(one.code, str(one.span)) for one in report] == [("bibliography.syntax", "references.bib:2:7")]


@pytest.mark.parametrize("text", ["@book{a,\n title={x},\n", "@book{a, title = {x", "@book{a", '@book{a, title = "x}'])
def test_an_entry_that_is_never_closed_is_an_error_though_nobody_cites_it(text: str) -> None:
    """Who knows what else stands in it."""
    _, report = load(bib("@book{b, title = {y}}\n" + text), wanted={"b"})
    assert found(report, Severity.ERROR) == [
        ("bibliography.syntax", "references.bib:2:7",
         "the entry `a` cannot be read: it is not closed; a brace or a quote is missing"),
    ]  # fmt: skip
    assert report.count(Severity.WARNING) == 0


def test_an_entry_that_the_next_one_breaks_off_hides_nothing() -> None:
    bibliography, report = load(bib("@book{a,\n title={x},\n\n@book{b, title={y}}"), wanted={"b"})
    assert bibliography.keys == ("b",)
    assert found(report, Severity.WARNING) == [
        ("bibliography.syntax", "references.bib:1:7",
         "the entry `a` cannot be read: it is not closed; a brace or a quote is missing"),
    ]  # fmt: skip
    assert not report.failed


def test_braces_without_end() -> None:
    bibliography, report = load(bib(f"@book{{a, title = {{{'{' * 5000}x{'}' * 5000}}}, year = 2020}}"))
    assert bibliography.works["a"].csl["issued"] == {"date-parts": [[2020]]}
    assert [(one.code, str(one.span)) for one in report] == [
        ("bibliography.field", "references.bib:1:7"), ("bibliography.syntax", "references.bib:1:10"),
    ]  # fmt: skip


def test_empty_file() -> None:
    empty = ("", "% only a comment\n", '@string{un = "United Nations"}', "% x\n\n@Comment{jabref-meta: y}\n")
    bibliography, report = load(*map(bib, empty))
    assert (bibliography.works, bibliography.keys, report.found) == ({}, (), [])


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("references.txt", "Smith, J. (2020). On things. Write to me@example.org.\n"),
        ("references.bib", "PK\x03\x04\x00\x00@\x00\x08"),
        ("references.enw", "Book On things\n%T On things\n"),
        ("references.txt", '[{"id": "a", "type": "book", "title": "x"}]'),
        ("references.bib", "@book"),
    ],
)
def test_a_file_that_is_no_bibliography(path: str, text: str) -> None:
    bibliography, report = load(bib("@book{a, title = {x}}"), bib(text, path), wanted={"a"})
    assert bibliography.keys == ("a",)
    assert found(report, Severity.ERROR) == [("bibliography.syntax", f"{path}:1:1", f"`{path}` holds no entries")]
    assert [one.hints[0].text for one in report] == [
        "a bibliography is a .bib file (BibTeX, BibLaTeX), a .json file (CSL-JSON) or a .ris file (RIS)"
    ]


# ------------------------------------------------------------------ several files


def test_the_same_entry_in_two_files_is_harmless() -> None:
    bibliography, report = load(bib("@book{a, title = {x}}", "1.bib"), bib("@book{a, title = {x}}", "2.bib"))
    assert (bibliography.keys, report.found) == (("a",), [])


def test_different_entries_under_one_key_are_not() -> None:
    bibliography, report = load(bib("@book{a, title = {x}}", "1.bib"), bib("@book{a, title = {y}}", "2.bib"))
    assert bibliography.works["a"].csl["title"] == "x"
    assert [(one.code, str(one.span)) for one in report] == [("bibliography.twice", "2.bib:1:7")]


# ------------------------------------------------------------------ places


def test_the_place_of_a_work_is_its_key() -> None:
    bibliography, _ = load(BAD)
    assert {key: one.span.excerpt for key, one in bibliography.works.items()} == {
        key: key for key in bibliography.works
    }
    assert bibliography.works["last"].span.line == 35


def test_commented_lines_inside_an_entry() -> None:
    assert work("@book{a,\n  % note = {no},\n  title = {x},\n  % date = {2020}\n}").csl == {
        "id": "a", "type": "book", "title": "x",
    }  # fmt: skip


# ------------------------------------------------------------------ types and fields


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("article", "article-journal"), ("report", "report"), ("techreport", "report"), ("online", "webpage"),
        ("book", "book"), ("incollection", "chapter"), ("inproceedings", "paper-conference"), ("thesis", "thesis"),
        ("phdthesis", "thesis"), ("misc", "document"), ("dataset", "dataset"), ("legislation", "legislation"),
        ("jurisdiction", "legal_case"), ("legal", "treaty"), ("treaty", "treaty"), ("bill", "bill"),
        ("manual", "report"), ("video", "motion_picture"), ("audio", "song"), ("newspaper", "article-newspaper"),
        ("hearing", "hearing"),
        ("unpublished", "manuscript"), ("ARTICLE", "article-journal"),
    ],
)  # fmt: skip
def test_types(written: str, type_: str) -> None:
    assert work(f"@{written}{{a, title = {{x}}}}").csl["type"] == type_


def test_types_that_other_fields_decide() -> None:
    assert work("@article{a, title = {x}, entrysubtype = {newspaper}}").csl["type"] == "article-newspaper"
    assert work("@article{a, title = {x}, entrysubtype = {magazine}}").csl["type"] == "article-magazine"
    assert work("@unpublished{a, title = {x}, eventtitle = {y}}").csl["type"] == "speech"


@pytest.mark.parametrize(
    ("type_", "fields", "csl"),
    [
        ("article", "journaltitle = {J}, volume = 2, number = 5, pages = {1--7}",
         {"container-title": "J", "volume": "2", "issue": "5", "page": "1-7"}),
        ("article", "journal = {J}, number = {3}, issue = {Spring}", {"container-title": "J", "issue": "3"}),
        ("book", "series = {S}, number = 4", {"collection-title": "S", "collection-number": "4"}),
        ("book", "subtitle = {y}, edition = 2, isbn = {978-0}", {"title": "x: y", "edition": "2", "ISBN": "978-0"}),
        ("incollection", "booktitle = {B}, booksubtitle = {C}, chapter = 3",
         {"container-title": "B: C", "chapter-number": "3"}),
        ("report", "institution = {UN}, number = {A/1}, type = {UN Doc}, location = {Geneva}",
         {"publisher": "UN", "number": "A/1", "genre": "UN Doc", "publisher-place": "Geneva"}),
        ("report", "organization = {UN}, address = {Geneva}", {"publisher": "UN", "publisher-place": "Geneva"}),
        ("techreport", "institution = {UN}", {"publisher": "UN", "genre": "Technical report"}),
        ("thesis", "type = {phdthesis}, school = {LSE}", {"genre": "PhD thesis", "publisher": "LSE"}),
        ("mastersthesis", "school = {LSE}", {"genre": "Master’s thesis", "publisher": "LSE"}),
        ("legislation", "type = {legislation}, institution = {EP}, number = {2022/1}",
         {"authority": "EP", "number": "2022/1"}),
        ("jurisdiction", "institution = {ECtHR}, number = {1/02}", {"authority": "ECtHR", "number": "1/02"}),
        ("online", "organization = {ICO}, publisher = {P}", {"container-title": "ICO", "publisher": "P"}),
        ("online", "titleaddon = {T}, organization = {ICO}", {"container-title": "T", "publisher": "ICO"}),
        ("misc", "howpublished = {\\url{https://un.org/a_b}}", {"URL": "https://un.org/a_b"}),
        ("misc", "howpublished = {Leaflet}", {"medium": "Leaflet"}),
        ("misc", "url = {https://un.org/a\\_b?c=1\\&d=100\\%25}", {"URL": "https://un.org/a_b?c=1&d=100%25"}),
        ("misc", "doi = {https://doi.org/10.1/A_B}", {"DOI": "10.1/A_B"}),
        ("misc", "langid = {british}", {"language": "en-GB"}),
        ("misc", "language = {fr-be}", {"language": "fr-BE"}),
        ("misc", "langid = {klingon}", {}),
        ("misc", "shorttitle = {X}, note = {Adopted}", {"title-short": "X", "note": "Adopted"}),
        ("speech", "eventtitle = {E}, venue = {V}", {"event-title": "E", "event": "E", "event-place": "V"}),
        ("misc", "abstract = {Long}, keywords = {a, b}, file = {a.pdf}", {}),
    ],
)  # fmt: skip
def test_fields(type_: str, fields: str, csl: dict[str, object]) -> None:
    got = dict(work(f"@{type_}{{a, title = {{x}}, {fields}}}").csl)
    assert got.pop("id") == "a"
    del got["type"]
    assert got == {"title": "x", **csl}


def test_people() -> None:
    csl = work("@book{a, title = {x}, author = {{UN}}, editor = {Doe, Jane}, translator = {Poe, E.}}").csl
    assert csl["author"] == [{"literal": "UN"}]
    assert csl["editor"] == [{"family": "Doe", "given": "Jane"}]
    assert csl["translator"] == [{"family": "Poe", "given": "E."}]
    film = work("@video{a, title = {x}, editor = {Doe, Jane}, editortype = {director}}").csl
    assert film["director"] == [{"family": "Doe", "given": "Jane"}]


def test_dates() -> None:
    csl = work(
        "@misc{a, title = {x}, date = {2021-03}, urldate = {2022-01-09}, origdate = {1989}, eventdate = {2020~}}"
    ).csl
    assert csl["issued"] == {"date-parts": [[2021, 3]]}
    assert csl["accessed"] == {"date-parts": [[2022, 1, 9]]}
    assert csl["original-date"] == {"date-parts": [[1989]]}
    assert csl["event-date"] == {"date-parts": [[2020]], "circa": True}


@pytest.mark.parametrize("month", ["mar", "{March}", "3", '"03"', "MAR", "{3}"])
def test_year_and_month(month: str) -> None:
    assert work(f"@misc{{a, title = {{x}}, year = 2021, month = {month}}}").csl["issued"] == {"date-parts": [[2021, 3]]}


def test_year_in_words() -> None:
    bibliography, report = load(bib("@misc{a, title = {x}, year = {Year of the Dog}}"))
    assert bibliography.works["a"].csl["issued"] == {"literal": "Year of the Dog"}
    assert [one.code for one in report] == ["bibliography.date"]


@pytest.mark.parametrize("year", ["forthcoming", "in press", "n.d.", "s.d.", "o. J.", "à paraître"])
def test_a_work_may_say_that_it_has_no_date(year: str) -> None:
    assert work(f"@misc{{a, title = {{x}}, year = {{{year}}}}}").csl["issued"] == {"literal": year}


def test_abbreviations_and_joined_texts() -> None:
    text = '@string{un = "United Nations"}\n@STRING(hrc = {Council})\n@report{a, title = {The } # UN # " and " # hrc}'
    assert work(text).csl["title"] == "The United Nations and Council"


def test_titles_keep_their_capitals() -> None:
    csl = work("@misc{a, title = {A {{UN}} Report on KU v Finland and {M}c{D}onald}}").csl
    nocase = '<span class="nocase">{}</span>'.format
    assert csl["title"] == f"A {nocase('UN')} Report on KU v Finland and {nocase('M')}c{nocase('D')}onald"


def test_own_words() -> None:
    full = "\\emph{KU} v {Finland} \\S~3 <https://a.b/~c_d>"
    one = work(f"@legal{{a, title = {{x}}, cite-full = {{{full}}}, cite-short = {{\\emph{{KU}}}}}}")
    assert one.full == "<i>KU</i> v Finland §\xa03 <https://a.b/~c_d>"
    assert one.short == "<i>KU</i>"
    assert one.csl["title-short"] == "<i>KU</i>"


def test_own_words_need_no_title() -> None:
    assert work("@legal{a, cite-full = {All of it}}").full == "All of it"
