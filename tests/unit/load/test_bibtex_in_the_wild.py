"""What large collections and reference managers really write into .bib files: each reads as meant, without a word."""

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.bibliography import load_bibliography
from toolkit.model.citation import Bibliography


def load(text: str, *codes: str, wanted: set[str] | None = None) -> Bibliography:
    report = Report()
    bibliography = load_bibliography((Source(path="references.bib", text=text),), wanted, report)
    assert [one.code for one in report] == list(codes), [one.message for one in report]
    return bibliography


# ------------------------------------------------------------------ fields that nobody prints


@pytest.mark.parametrize(
    "field",
    [
        "acknowledgement = ack-abc", "bibdate = \"Tue Dec 14\"", "fjournal = {The Journal}", "issn-l = {0899-8418}",
        "OPTnote = {later}", "ALTauthor = {Smith}", "xnote = {no}", "author-2 = {Jones}", "annote = {Read it}",
        "idnumber = {3}", "publisherinfo = {x}", "bdsk-url-1 = {https://example.org}", "mendeley-tags = {a}",
        "date-added = {2020-01-02}", "timestamp = {2015-02-24 12:14:36 +0100}", "options = {useprefix=true}",
        "keywords = {a}, keywords = {b}",
    ],
)  # fmt: skip
def test_fields_that_programs_and_people_keep_for_themselves(field: str) -> None:
    load(f"@book{{a, title = {{T}}, {field}}}")


@pytest.mark.parametrize("field", ["tittle = {T}", "jounal = {J}", "publishers = {P}", "edtion = {2}"])
def test_fields_that_are_misspelt(field: str) -> None:
    load(f"@book{{a, title = {{T}}, {field}}}", "bibliography.field")


# ------------------------------------------------------------------ values


def test_quotes_inside_of_braces_inside_of_quotes() -> None:
    text = (
        '@book{a, title = "One", remark = "{the "second" part, with = signs}", year = "1982"}\n@book{b, title = {Two}}'
    )
    works = load(text).works
    assert (works["a"].csl["title"], works["a"].csl["issued"]) == ("One", {"date-parts": [[1982]]})
    assert works["b"].csl["title"] == "Two"


def test_what_only_sorts_is_not_printed() -> None:
    csl = load(r"@book{a, title = {T}, year = {{\noopsort{1985a}}1985}, note = {See \cite{b}}}").works["a"].csl
    assert (csl["issued"], csl["note"]) == ({"date-parts": [[1985]]}, "See")


def test_a_month_with_its_day_beside_the_macro() -> None:
    works = load(
        '@misc{a, title = {T}, month = oct # " 10", year = 1988}\n@misc{b, title = {U}, note = "In " # oct}'
    ).works
    assert works["a"].csl["issued"] == {"date-parts": [[1988, 10, 10]]}
    assert works["b"].csl["note"] == "In October"


def test_a_date_of_another_program_beside_the_year() -> None:
    assert load("@misc{a, title = {T}, date = {15/05/84}, year = 1984}").works["a"].csl["issued"] == {
        "date-parts": [[1984]]
    }


def test_quotes_that_the_parser_gives_up() -> None:
    text = '@book{a, title = "One", remark = "{of the\n "optional" parts, z.b. hash}", year = "1982"}\n'
    assert load(text + "@book{b, title = {Two}}").works["a"].csl["issued"] == {"date-parts": [[1982]]}


def test_the_same_string_twice() -> None:
    text = '@string{press = "The Press"}\n' * 2 + "@book{a, title = {T}, publisher = press}"
    assert load(text).works["a"].csl["publisher"] == "The Press"


def test_commands_that_the_file_defines_itself() -> None:
    text = '@preamble{"\\ifx \\undefined \\Dash \\def \\Dash {---} \\fi" # "\\newcommand{\\UN}{{United Nations}}"}\n'
    assert load(text + r"@book{a, title = {Dotex{\Dash}for the {\UN}}}").works["a"].csl["title"] == (
        'Dotex—for the <span class="nocase">United Nations</span>'
    )


# ------------------------------------------------------------------ entries that take over from others

BOOK = """\
@incollection{part, author = {Smith, Jane}, title = {A Part}, pages = {3--9}, crossref = {whole}}
@collection{whole, title = {The Whole}, subtitle = {All of It}, editor = {Jones, Ann}, date = {2020}, pages = {400},
  publisher = {Press}, shorttitle = {Whole}, keywords = {x}}
"""


def test_a_chapter_takes_over_from_its_book() -> None:
    csl = load(BOOK, wanted={"part"}).works["part"].csl
    assert {name: csl.get(name) for name in ("title", "container-title", "page", "publisher", "title-short")} == {
        "title": "A Part", "container-title": "The Whole: All of It", "page": "3-9", "publisher": "Press",
        "title-short": None,
    }  # fmt: skip
    assert csl["editor"] == [{"family": "Jones", "given": "Ann"}]
    assert csl["issued"] == {"date-parts": [[2020]]}


def test_what_an_entry_says_itself_stays() -> None:
    text = BOOK.replace("crossref", "booktitle = {Another}, publisher = {Own}, crossref")
    csl = load(text, wanted={"part"}).works["part"].csl
    assert (csl["container-title"], csl["publisher"]) == ("Another", "Own")


def test_a_volume_takes_over_from_all_volumes_and_data_in_common() -> None:
    text = """\
@book{one, title = {Volume One}, volume = {1}, crossref = {all}, xdata = {press, place}}
@mvbook{all, title = {The Works}, author = {Smith, Jane}, date = {1990}}
@xdata{press, publisher = {Press}}
@xdata{place, location = {London}}
"""
    csl = load(text, wanted={"one"}).works["one"].csl
    assert {name: csl[name] for name in ("title", "container-title", "publisher", "publisher-place")} == {
        "title": "Volume One", "container-title": "The Works", "publisher": "Press", "publisher-place": "London",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            BOOK.replace("crossref = {whole}", "crossref = {hole}"),
            "`part` takes fields over from `hole` (`crossref`), and the file has no such entry",
        ),
        (
            "@book{a, title = {T}, crossref = {b}}\n@book{b, title = {U}, crossref = {a}}",
            "`b` and `a` take fields over from each other (`crossref`)",
        ),
    ],
)
def test_what_cannot_be_taken_over_is_said(text: str, said: str) -> None:
    report = Report()
    key = text.partition("{")[2].partition(",")[0]
    load_bibliography((Source(path="references.bib", text=text),), {key}, report)
    assert [(one.code, one.message) for one in report] == [("bibliography.field", said)]


# ------------------------------------------------------------------ size


def test_two_thousand_entries_with_a_slip_each_are_told_each_once() -> None:
    text = "\n".join(f"@book{{key{n}, title = {{T}}, tittle = {{T}}}}" for n in range(2000))
    report = Report()
    load_bibliography((Source(path="references.bib", text=text),), None, report)
    assert len(report.found) == 2000
