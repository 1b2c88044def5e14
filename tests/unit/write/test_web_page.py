"""The web page of a letter: it stands alone, and people get through it with a keyboard, a screen reader, a printer."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission

LETTER = """\
---
title: A letter
date: 2021-04-15
lang: LANG
template: open-letter
addressee: The Director
salutation: Dear Director,
closing: Yours,
signatories: signatories.csv
summary: "{{ signatories.total }} people & groups ask for an “answer”."
---

# What we ask

We ask you to act.^[And soon.]

| What | When |
|---|---|
| Answer | now |
"""


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags = list[tuple[str, dict[str, str | None]]]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.fixture(params=["en-GB", "fr", "de", "es", "ar"])
def page(place: Any, request: Any) -> tuple[str, Page]:
    place.write("submissions/sample/submission.md", LETTER.replace("LANG", request.param))
    rows = "".join(f"{kind},Nomen {n},yes\n" for n, kind in enumerate(["person", "organisation"] * 5))
    place.write("submissions/sample/signatories.csv", "kind,name,consent\n" + rows)
    report = Report()
    build_submission(str(place.submission), report, ("html",))
    assert [one.code for one in report] == []
    text = (place.submission / "build" / "sample.html").read_text()
    assert f' lang="{request.param}">' in text
    return text, Page(text)


def test_it_needs_no_other_file(page: tuple[str, Page]) -> None:
    text, read = page
    assert read.all("script", "link", "iframe", "object", "embed") == []
    assert not re.search(r"url\(\s*[\"']?(?!data:)|@import", text)
    assert all(str(one.get("src", "data:")).startswith("data:") for _, one in read.tags)


def test_landmarks_headings_and_lists(page: tuple[str, Page]) -> None:
    _, read = page
    assert [len(read.all(name)) for name in ("main", "h1")] == [1, 1]
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    lists = [one for one in read.all("ul") if one.get("class") == "signatories"]
    assert [one["role"] for one in lists] == ["list", "list"]
    assert {one.get("scope") for one in read.all("th")} == {"col"}


def test_the_first_link_leads_to_the_text(page: tuple[str, Page]) -> None:
    text, read = page
    first = read.all("a")[0]
    assert first["class"] == "skip"
    target = str(first["href"]).removeprefix("#")
    assert [one["id"] for _, one in read.tags if one.get("id") == target] == [target]
    assert text.index(f'id="{target}"') < text.index("<main>")
    links = {str(one["href"]).removeprefix("#") for one in read.all("a") if str(one.get("href")).startswith("#")}
    assert links <= {one.get("id") for _, one in read.tags}


def test_the_summary_describes_it(page: tuple[str, Page]) -> None:
    (described,) = [one for one in page[1].all("meta") if one.get("name") == "description"]
    assert described["content"] == "10 people & groups ask for an “answer”."


def test_it_is_printed_on_pages(page: tuple[str, Page]) -> None:
    text, read = page
    assert "@page" in text
    assert "@media print" in text
    assert [one["class"] for one in read.all("div") if "table" in str(one.get("class"))] == ["table short slim"]
