"""Build: the page and the style of a template, looked at as text: what browsers and screen readers need; no network."""

import re
from html.parser import HTMLParser

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span

_ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+[^\s\"')>]*")
_FETCHED = ("src", "srcset", "poster", "data")  # attributes whose address a browser fetches by itself
_NEEDS = {
    "lang": ("`<html>` does not say the language of the document", '`<html lang="{{ lang }}">`'),
    "charset": ("the page does not say how its letters are written", '`<meta charset="utf-8">` inside of `<head>`'),
    "title": ("the page has no `<title>` that prints the title", "`<title>{{ title }}</title>` inside of `<head>`"),
    "main": ("the page has no `<main>`, to which screen readers jump", "`<main>` and `</main>` round `{{ body }}`"),
    "body": ("the page does not print the document", "`{{ body }}` inside of `<main>`"),
    "css": ("the page does not take the style of the document", "`<style>{{ css }}</style>` inside of `<head>`"),
}


def check_page(page: Source, report: Report) -> None:
    """Report what page.html.j2 lacks, and every address that would be fetched from the web."""
    reader = _Reader(page)
    reader.feed(page.text)
    reader.close()
    for need, (message, remedy) in _NEEDS.items():
        if need not in reader.found:
            report.error("template.page-needs", message, reader.places.get(need, page.span()), f"write {remedy}")
    for span in reader.fetched:
        _tell_remote(span, report)
    _check_addresses(page, report)


def check_style(style: Source, report: Report) -> None:
    """Report every address of theme.css that would be fetched from the web."""
    _check_addresses(style, report)


def _check_addresses(source: Source, report: Report) -> None:
    """`url(https://…)` and `@import "https://…"`."""
    for match in re.finditer(r"(?:\burl\(|@import)\s*[\"']?", source.text):
        if address := _ADDRESS.match(source.text, match.end()):
            _tell_remote(source.span(address.start(), address.end()), report)


def _tell_remote(span: Span, report: Report) -> None:
    hint = "put the letters, pictures and rules into the template itself: a build never asks the web"
    report.error("template.remote", f"`{span.excerpt}` would be fetched from the web", span, hint)


class _Reader(HTMLParser):
    """Goes through the page once; `found` are the needs that it meets, `places` where one nearly is."""

    def __init__(self, page: Source) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.found: set[str] = set()
        self.places: dict[str, Span] = {}
        self.fetched: list[Span] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given, place = dict(attrs), self._tag()
        self.inside = tag
        if tag == "html":
            self.places["lang"] = place
            self.found |= {"lang"} if _prints(given.get("lang"), "lang") else set()
        if tag == "meta" and "charset" in given:
            self.found.add("charset")
        if tag == "main":
            self.found.add("main")
        self.places.setdefault(tag, place)
        for name, text in attrs:
            if name in _FETCHED or (tag == "link" and name == "href" and given.get("rel") != "canonical"):
                self._remote(place, text or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title" and _prints(data, "title"):
            self.found.add("title")
        self.found |= {name for name in ("body", "css") if _prints(data, name)}

    def _tag(self) -> Span:
        line, column = self.getpos()
        start = self.page.line_starts[line - 1] + column
        return self.page.span(start, start + len(self.get_starttag_text() or ""))

    def _remote(self, tag: Span, text: str) -> None:
        if address := _ADDRESS.match(text):
            start = self.page.text.find(address[0], tag.start)
            self.fetched.append(self.page.span(start, start + len(address[0])))


def _prints(text: str | None, name: str) -> bool:
    return bool(re.search(rf"{{{{-?\s*{name}\b", text or ""))
