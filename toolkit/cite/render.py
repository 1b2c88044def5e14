"""Cite: the citations of a whole document → what the style prints for them. One request to the CSL processor."""

import json
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.source import Span
from toolkit.cite.formatter import Formatter
from toolkit.cite.richtext import inlines_of
from toolkit.cite.secondary import joined, known_from_another, with_those_read
from toolkit.cite.style import prepare_style, prints_numbers
from toolkit.cite.verbatim import short_form, verbatim_item
from toolkit.model.citation import Bibliography, CitationStyle, Cite, Mode, Work
from toolkit.model.tree import MISSING, Inlines, Text
from toolkit.model.walk import plain_text

_NOTHING = ("[CSL STYLE ERROR: reference with no printed form.]", "[NO_PRINTED_FORM]")  # what citeproc-js prints then


class Cluster(Struct, frozen=True, kw_only=True):
    """Works that are cited together, every one of them in the bibliography; `mode` as in `Citation`.

    `note` is the footnote in which they stand, 0 for a style without notes. Several clusters may stand in one note.
    `aside`: it stands inside a sentence of that note. A note style prints it in brackets and without a full stop there;
    a style with citations in the text has brackets of its own. `chained`: some were read in those behind them.
    """

    cites: tuple[Cite, ...]
    span: Span
    mode: Mode = "normal"
    note: int = 0
    aside: bool = False
    chained: bool = False


class Rendered(Struct, frozen=True, kw_only=True):
    """What is printed: for each cluster its citation, and the entries of the bibliography in the style's order, by key.

    `authors` holds for each cluster of mode "author" the name that the sentence needs, () for the others. A style with
    citations in the text prints it as part of the citation, “Smith (2020)”; the citation of a note style does not lack
    anything either, so the name stands in the sentence and in the note.
    """

    citations: tuple[Inlines, ...]
    authors: tuple[Inlines, ...]
    entries: tuple[tuple[str, Inlines], ...]


def render(
    style: CitationStyle,
    bibliography: Bibliography,
    clusters: tuple[Cluster, ...],
    lang: str,
    formatter: Formatter,
    report: Report,
) -> Rendered:
    """Return the citations `clusters`, given in the order of the document, as `style` prints them in `lang`.

    A work that comes out empty is reported (`cite.empty`) and shown as ⟨?⟩; where the processor cannot run the style at
    all, `cite.style` says so and every citation is shown as ⟨?⟩.
    """
    clusters = tuple(_with_those_read(cluster, bibliography) for cluster in clusters)
    works = {cite.key: bibliography.works[cite.key] for cluster in clusters for cite in cluster.cites}
    if not works:
        return Rendered(citations=(), authors=(), entries=())
    answer = json.loads(formatter.run(_request(style, works, clusters), lang))
    if "problem" in answer:
        message = f"the citation style `{style.name}` cannot be used: {answer['problem']}"
        report.error("cite.style", message, clusters[0].span, "choose another style in the field `csl`")
        return _unprinted(clusters)
    return _Printer(style, works, answer, lang, report).rendered(clusters)


def _with_those_read(cluster: Cluster, bibliography: Bibliography) -> Cluster:
    """With the works in which the cited ones were read. Their order is the author's, so that they stay together."""
    cites = tuple(one for cite in cluster.cites for one in with_those_read(cite, bibliography))
    return replace(cluster, cites=cites, chained=len(cites) > len(cluster.cites))


def _unprinted(clusters: tuple[Cluster, ...]) -> Rendered:
    shown = tuple((Text(text=MISSING, span=cluster.span),) for cluster in clusters)
    authors = tuple(text if cluster.mode == "author" else () for cluster, text in zip(clusters, shown, strict=True))
    return Rendered(citations=shown, authors=authors, entries=())


def _request(style: CitationStyle, works: dict[str, Work], clusters: tuple[Cluster, ...]) -> str:
    verbatim = any(work.full for work in works.values())
    authors = {cluster.cites[0].key for cluster in clusters if cluster.mode == "author"}
    request = {
        "style": prepare_style(style.xml, verbatim=verbatim),
        "items": [verbatim_item(work) | {"id": key} for key, work in works.items()],
        "citations": [_citation(at, cluster, style.in_notes) for at, cluster in enumerate(clusters)],
        "authors": sorted(key for key in authors if not works[key].full),
    }
    return json.dumps(request, ensure_ascii=False, sort_keys=True)


def _citation(at: int, cluster: Cluster, in_notes: bool) -> dict[str, object]:
    """A citation as citeproc-js takes it. The name of a work's author is left out where the sentence has it already."""
    items = [_cite(cite) | ({"names-each": True} if cluster.chained else {}) for cite in cluster.cites]
    properties: dict[str, object] = {"noteIndex": cluster.note}
    nameless = cluster.mode == "suppress" or (cluster.mode == "author" and not in_notes)
    if nameless:
        items[0]["suppress-author"] = True
    if nameless or cluster.chained:  # the work whose name is left out has to stay the first one
        properties["unsorted"] = True
    if cluster.aside and in_notes:  # it would take the closing bracket of a citation in the text
        properties["suppress-trailing-punctuation"] = True
    return {"citationID": f"c{at}", "citationItems": items, "properties": properties}


def _cite(cite: Cite) -> dict[str, object]:
    item: dict[str, object] = {"id": cite.key}
    if cite.locator is not None:
        item |= {"label": cite.locator.label, "locator": cite.locator.value}
    if cite.prefix.strip():
        item["prefix"] = cite.prefix.strip() + " "
    if suffix := cite.suffix.strip():
        item["suffix"] = suffix if suffix[0] in ",.;:)]" else " " + suffix
    return item


class _Printer:
    """Reads the answer of the processor, cluster by cluster."""

    def __init__(
        self, style: CitationStyle, works: dict[str, Work], answer: dict[str, Any], lang: str, report: Report
    ) -> None:
        self.style = style
        self.works = works
        self.answer = answer
        self.lang = lang
        self.report = report

    def rendered(self, clusters: tuple[Cluster, ...]) -> Rendered:
        authors = tuple(self._author(cluster) for cluster in clusters)
        citations = [joined(html, self.lang, in_notes=self.style.in_notes) for html in self.answer["citations"]]
        printed = zip(citations, clusters, authors, strict=True)
        listed = self._listed(clusters)
        return Rendered(
            citations=tuple(self._citation(html, cluster, author) for html, cluster, author in printed),
            authors=authors,
            entries=tuple((key, self._entry(key, html)) for key, html in self.answer["entries"] if key in listed),
        )

    def _listed(self, clusters: tuple[Cluster, ...]) -> frozenset[str]:
        """The works of the list of references: those that were read. Where a number stands for a work, all."""
        cites = [cite for cluster in clusters for cite in cluster.cites]
        known = {cite for cite in cites if known_from_another(cite)}
        left_out = known if known and not prints_numbers(self.style.xml) else set[Cite]()
        return frozenset(cite.key for cite in cites if cite not in left_out)

    def _author(self, cluster: Cluster) -> Inlines:
        """A work without author is called by its short title, as lawyers do: “As the Digital Services Act says”."""
        if cluster.mode != "author":
            return ()
        name = self._name(cluster) or short_form(self.works[cluster.cites[0].key])
        return inlines_of(name, cluster.span)

    def _name(self, cluster: Cluster) -> str:
        """The author's name as the style prints it in a sentence, in HTML; empty for a work that has none."""
        html: str = self.answer["authors"].get(cluster.cites[0].key, "")
        return "" if _is_empty(html) else html

    def _citation(self, html: str, cluster: Cluster, author: Inlines) -> Inlines:
        if self.style.in_notes or not author:
            shown = self._shown(html, [cite.key for cite in cluster.cites], cluster.span)
            return _in_brackets(shown, cluster.span) if cluster.aside and self.style.in_notes else shown
        if _is_empty(html):  # the style prints nothing but the name, and the sentence has it
            return author
        citation = inlines_of(html, cluster.span, self._links([cite.key for cite in cluster.cites]))
        if not self._name(cluster) and plain_text(author) in plain_text(citation):
            return inlines_of(
                _without_brackets(html), cluster.span, self._links([cluster.cites[0].key])
            )  # “the CRC, art 3”, not “the CRC (CRC, art 3)”
        return (*author, Text(text=" ", span=cluster.span), *citation)

    def _entry(self, key: str, html: str) -> Inlines:
        return self._shown(html, [key], self.works[key].span)

    def _shown(self, html: str, keys: list[str], span: Span) -> Inlines:
        if _is_empty(html):
            named = ", ".join(f"`{key}`" for key in keys)
            message = f"the citation style `{self.style.name}` prints nothing for {named}"
            self.report.error("cite.empty", message, span, *(_why_empty(self.works[key]) for key in keys))
        return inlines_of(_without_marks(html), span, self._links(keys))

    def _links(self, keys: list[str]) -> dict[str, str]:
        return {words: url for key in keys for words, url in self.works[key].links.items() if words}


def _in_brackets(inlines: Inlines, span: Span) -> Inlines:
    return (Text(text="(", span=span), *inlines, Text(text=")", span=span))


def _without_brackets(html: str) -> str:
    return html[1:-1] if html[0] + html[-1] in ("()", "[]") else html


def _is_empty(html: str) -> bool:
    return any(mark in html for mark in _NOTHING)


def _without_marks(html: str) -> str:
    for mark in _NOTHING:
        html = html.replace(mark, MISSING)
    return html


def _why_empty(work: Work) -> Hint:
    return Hint(text=f"give `{work.key}` the fields that it lacks, or write it out in `cite-full`", span=work.span)
