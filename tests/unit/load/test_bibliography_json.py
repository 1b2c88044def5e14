"""Bibliographies in CSL-JSON: what reaches a style, and what is said about values that CSL does not know."""

import json
from typing import Any

import pytest

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.source import Source
from toolkit.load.bibliography import load_bibliography
from toolkit.model.citation import Bibliography

Said = list[tuple[str, str]]


def load(text: str, wanted: set[str] | None = None) -> tuple[Bibliography, Report]:
    report = Report()
    return load_bibliography((Source(path="references.json", text=text),), wanted, report), report


def read(**fields: object) -> tuple[dict[str, Any], Said]:
    """What a style gets of a book with these fields, and what is said: code and the place in the file, as words."""
    bibliography, report = load(json.dumps([{"id": "a", "type": "book"} | fields], ensure_ascii=False))
    csl = dict(bibliography.works["a"].csl)
    assert csl.pop("id") == "a"
    if csl["type"] == "book":
        del csl["type"]
    return csl, said(report)


def said(report: Report) -> Said:
    return [(one.code, one.span.excerpt) for one in report if one.span]


def hints(report: Report) -> list[str]:
    return [hint.text for one in report for hint in one.hints]


# ------------------------------------------------------------------ works


def test_works() -> None:
    item = {"id": "a", "type": "book", "title": "x"}
    bibliography, report = load(json.dumps([item, {"id": 7, "type": "book", "title": "y"}], indent=1))
    assert report.found == []
    assert bibliography.keys == ("a", "7")
    assert bibliography.works["a"].csl == item
    assert [one.span.excerpt for one in bibliography.works.values()] == ["a", "7"]


def test_an_empty_list() -> None:
    assert load(" [] ")[1].found == []


def test_the_place_is_that_of_the_key_and_not_of_another_id() -> None:
    bibliography, report = load('[{"custom": {"id": "b"}, "type": "book", "id": "b"}, {"id": "bc", "type": "book"}]')
    assert report.found == []
    assert [one.span.column for one in bibliography.works.values()] == [49, 62]


@pytest.mark.parametrize(
    "own", [{"cite-full": "F", "cite-short": "S"}, {"custom": {"cite-full": "F", "cite-short": "S", "other": [1]}}]
)
def test_own_words(own: dict[str, object]) -> None:
    bibliography, report = load(json.dumps([{"id": "a", "type": "treaty", **own}]))
    one = bibliography.works["a"]
    assert (one.full, one.short, dict(one.csl)) == ("F", "S", {"id": "a", "type": "treaty"})
    assert report.found == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[{]", ["bibliography.syntax"]),
        ("", ["bibliography.syntax"]),
        ('{"id": "a"}', ["bibliography.syntax"]),
        ('[{"title": "x"}, 3, {"id": ""}, {"id": ["a"]}]', ["bibliography.key"] * 4),
        ('[{"id": "a", "type": "book"}, {"id": "a", "type": "report"}]', ["bibliography.twice"]),
        ('[{"type": "book", "id": "a"}, {"id": "a", "type": "book"}]', []),
        ('[{"id": "a", "type": "book", "title": "x", "title": "y"}]', ["bibliography.twice"]),
        ('[{"id": "a", "type": "book", "title": "\\ud83d"}]', ["bibliography.syntax"]),
        ('[{"id": "a", "type": "book", "title": "\\ud83d\\ude00"}]', []),
    ],
)
def test_form(text: str, codes: list[str]) -> None:
    _, report = load(text)
    assert [one.code for one in report] == codes


@pytest.mark.parametrize(
    "text", ["[" * 5000 + "]" * 5000, '[{"id": "a", "custom": ' + '{"b": ' * 5000 + "1" + "}" * 5000 + "}]", "[" * 99]
)
def test_brackets_without_end(text: str) -> None:
    _, report = load(text)
    assert [one.code for one in report] == ["bibliography.syntax"]


def test_brackets_in_a_text_are_text() -> None:
    title = '"[' * 99 + "\\"
    assert read(title=title) == ({"title": title}, [])


def test_what_nobody_cites_is_not_looked_at() -> None:
    assert load('[{"id": "a", "type": "bogus", "page": {}}]', wanted=set())[1].found == []


# ------------------------------------------------------------------ types, texts, numbers


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ('"Book"', "did you mean `book`?"),
        ('"article-jurnal"', "did you mean `article-journal`?"),
        ('"xyzzy"', 'use the nearest one, such as `"report"` or `"webpage"`'),
        ("5", 'use the nearest one, such as `"report"` or `"webpage"`'),
        ('["book"]', "did you mean `book`?"),
    ],
)
def test_unknown_types(written: str, hint: str) -> None:
    bibliography, report = load(f'[{{"id": "a", "type": {written}}}]')
    assert said(report) == [("bibliography.type", written)]
    assert report.failed
    assert hints(report) == [hint]
    assert bibliography.works["a"].csl["type"] == "document"


def test_a_work_without_type() -> None:
    bibliography, report = load('[{"id": "a"}]')
    assert [(one.code, one.severity) for one in report] == [("bibliography.type", Severity.WARNING)]
    assert bibliography.works["a"].csl["type"] == "document"


def test_numbers_are_printed_as_written() -> None:
    bibliography, report = load(
        '[{"id": "a", "type": "book", "volume": 1.50, "page": 7, "number": 12345678901234567890}]'
    )
    assert report.found == []
    csl = bibliography.works["a"].csl
    assert (csl["volume"], csl["page"], csl["number"]) == ("1.50", "7", "12345678901234567890")


def test_nothing_is_nothing() -> None:
    assert read(publisher=None, title="", author=[], issued=None, accessed={"date-parts": [[None]]}) == ({}, [])


def test_old_names_of_variables() -> None:
    csl, found = read(shortTitle="x", journalAbbreviation="y")
    assert (csl, found) == ({"title-short": "x", "container-title-short": "y"}, [])


@pytest.mark.parametrize(("value", "kind"), [
    ({"a": 1}, "a group of fields, `{…}`"), ([1], "a list, `[…]`"), (True, "`true`"), (float("nan"), "`NaN`"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["page", "volume", "title", "cite-full"])
def test_values_that_are_no_text(name: str, value: object, kind: str) -> None:
    text = json.dumps(value)
    bibliography, report = load(f'[{{"id": "a", "type": "book", "{name}": {text}}}]')
    assert said(report) == [("bibliography.field", text)]
    assert [one.message for one in report] == [f"`{name}` is {kind}; it should be a text or a number"]
    assert report.failed
    assert bibliography.works["a"].csl == {"id": "a", "type": "book"}
    assert bibliography.works["a"].full == ""


def test_custom_is_a_group() -> None:
    assert read(custom="cite-full") == ({}, [("bibliography.field", '"cite-full"')])


# ------------------------------------------------------------------ unknown names


@pytest.mark.parametrize(
    ("name", "hint"),
    [("publisherr", "publisher"), ("doi", "DOI"), ("Title", "title"), ("authors", "author"), ("cite-ful", "cite-full")],
)
def test_misspelt_names(name: str, hint: str) -> None:
    bibliography, report = load(f'[{{"id": "a", "type": "book", "{name}": "x"}}]')
    assert [(one.code, one.severity) for one in report] == [("bibliography.field", Severity.WARNING)]
    assert said(report) == [("bibliography.field", f'"{name}"')]
    assert hints(report) == [f"did you mean `{hint}`?"]
    assert bibliography.works["a"].csl == {"id": "a", "type": "book"}


def test_names_that_mean_nothing_are_told_once() -> None:
    bibliography, report = load(
        '[{"id": "a", "type": "book", "indexed": {}, "prefix": 1, "relation": 1, '
        '"author": [{"literal": "UN", "ORCID": 1}, {"literal": "EU", "ORCID": 2}]}]'
    )
    assert [(one.severity, one.message) for one in report] == [
        (Severity.WARNING,
         "`indexed`, `prefix`, `relation` and 1 more are not fields of CSL-JSON; nothing of that is printed"),
    ]  # fmt: skip
    assert bibliography.works["a"].csl["author"] == [{"literal": "UN"}, {"literal": "EU"}]


def test_one_name_that_means_nothing() -> None:
    _, report = load('[{"id": "a", "type": "book", "indexed": 1}]')
    assert [one.message for one in report] == ["`indexed` is not a field of CSL-JSON; nothing of that is printed"]


# ------------------------------------------------------------------ names of people


def test_people() -> None:
    people = [
        {"family": "Hof", "given": "Simone", "non-dropping-particle": "van der", "suffix": "Jr", "comma-suffix": 1},
        {"literal": "UNICEF", "static-ordering": False, "given": ""},
    ]
    csl, found = read(author=people)
    assert found == []
    assert csl["author"] == [people[0] | {"comma-suffix": True}, {"literal": "UNICEF"}]


@pytest.mark.parametrize(
    ("author", "place", "left"),
    [
        ("Bob", '"Bob"', None),
        ({"family": "Hern"}, '{"family": "Hern"}', None),
        (["Bob", {"literal": "UN"}], '"Bob"', [{"literal": "UN"}]),
        ([{"family": 5, "given": "A."}], "5", [{"given": "A."}]),
        ([{"family": ["x"], "literal": "UN"}], '["x"]', [{"literal": "UN"}]),
        ([{"given": "A."}], '{"given": "A."}', None),
        ([{}], "{}", None),
        ([[]], "[]", None),
    ],
)
def test_people_of_the_wrong_kind(author: object, place: str, left: object) -> None:
    csl, found = read(author=author)
    assert found == [("bibliography.field", place)]
    assert csl.get("author") == left


# ------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-03-31", {"date-parts": [[2019, 3, 31]]}),
        ("2019-03/2019-05", {"date-parts": [[2019, 3], [2019, 5]]}),
        ("2020~", {"date-parts": [[2020]], "circa": True}),
        ({"date-parts": [[2019]]}, {"date-parts": [[2019]]}),
        ({"date-parts": [["2019", "3", ""]]}, {"date-parts": [[2019, 3]]}),
        ({"date-parts": [[2019, 3, 1], [2019, 4]]}, {"date-parts": [[2019, 3, 1], [2019, 4]]}),
        ({"date-parts": [[2019, 21]]}, {"date-parts": [[2019]], "season": 1}),
        ({"date-parts": [[2019]], "season": 2, "circa": True},
         {"date-parts": [[2019]], "season": "2", "circa": True}),
        ({"date-parts": [[2019]], "circa": 0}, {"date-parts": [[2019]]}),
        ({"date-parts": [[-44]]}, {"date-parts": [[-44]]}),
        ({"edtf": "2019"}, {"date-parts": [[2019]]}),
        ({"raw": "2019-03"}, {"date-parts": [[2019, 3]]}),
        ({"raw": "3 March 2019"}, {"raw": "3 March 2019"}),
        ({"literal": "forthcoming"}, {"literal": "forthcoming"}),
    ],
)  # fmt: skip
def test_dates(written: object, date: object) -> None:
    assert read(issued=written) == ({"issued": date}, [])


@pytest.mark.parametrize(
    ("written", "code", "place"),
    [
        ({"date-parts": [["x"]]}, "bibliography.date", '[["x"]]'),
        ({"date-parts": [[2019, 13]]}, "bibliography.date", "[[2019, 13]]"),
        ({"date-parts": [[2019, 2, 30]]}, "bibliography.date", "[[2019, 2, 30]]"),
        ({"date-parts": [[None, 3]]}, "bibliography.date", "[[null, 3]]"),
        ({"date-parts": [[[2019]]]}, "bibliography.date", "[[[2019]]]"),
        ({"date-parts": [2019, 3]}, "bibliography.field", "[2019, 3]"),
        ({"date-parts": "2019"}, "bibliography.field", '"2019"'),
        ({"date-parts": []}, "bibliography.field", "[]"),
        ({"literal": 2019.5, "raw": {}}, "bibliography.field", "{}"),
        (2019, "bibliography.field", "2019"),
        ([[2019]], "bibliography.field", "[[2019]]"),
    ],
)
def test_dates_of_the_wrong_kind(written: object, code: str, place: str) -> None:
    assert read(issued=written) == ({}, [(code, place)])


def test_a_date_in_words() -> None:
    assert read(issued="spring 2019") == (
        {"issued": {"literal": "spring 2019"}},
        [("bibliography.date", '"spring 2019"')],
    )


def test_a_misspelt_part_of_a_date() -> None:
    assert read(issued={"date-part": [[2019]]}) == ({}, [("bibliography.field", '"date-part"')])
