"""Resolve, pass 5: Citation → what the style prints for it. One call into the CSL processor for the whole document."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.cite.formatter import Formatter
from toolkit.cite.render import Cluster, Rendered, render
from toolkit.model.citation import SCHEMES, Bibliography, CitationStyle, Cite
from toolkit.model.tree import (
    MISSING,
    Block,
    Blocks,
    Citation,
    Document,
    Inline,
    Inlines,
    Note,
    Paragraph,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, children, nodes_of, rewrite, walk
from toolkit.resolve.reference_list import bibliographies_in, fill_bibliographies
from toolkit.resolve.secondary import check_those_read


class Citing(Struct, frozen=True, kw_only=True):
    """What citations are rendered with. `complete`: all bibliography files could be read; a missing key is a slip."""

    style: CitationStyle
    bibliography: Bibliography
    formatter: Formatter
    complete: bool


def cited_keys(document: Document) -> frozenset[str]:
    """The keys of all works that the document cites, and of those in which it says that it read them."""
    cites = [cite for node in nodes_of(document) if isinstance(node, Citation) for cite in node.cites]
    return frozenset(key for cite in cites for key in (cite.key, cite.via) if key)


def fill_citations(document: Document, citing: Citing, report: Report) -> Document:
    """Return `document` with the text of every citation, and the bibliography where the document asks for one.

    A key that no bibliography file holds becomes a visible ⟨?⟩ and an error with the nearest keys as a hint.
    """
    if citing.complete:
        _report_unknown(document, citing.bibliography, report)
    clusters = tuple(_clusters(document, citing.bibliography))
    rendered = render(citing.style, citing.bibliography, clusters, document.lang, citing.formatter, report)
    document = _fill(document, citing.bibliography, rendered)
    if clusters and not citing.style.in_notes and not bibliographies_in(document.content):
        message = f"the style `{citing.style.name}` needs a list of references, and this document has none"
        hint = "write `::: references` and `:::` at the end of the text"
        report.error("cite.no-references", message, clusters[0].span, hint)
    return fill_bibliographies(document, citing.style, citing.bibliography, rendered)


def _report_unknown(document: Document, bibliography: Bibliography, report: Report) -> None:
    cites = [cite for node in nodes_of(document) if isinstance(node, Citation) for cite in node.cites]
    for key, span in ((key, cite.span) for cite in cites for key in (cite.key, cite.via) if key):
        if key not in bibliography.keys:
            message = f"no bibliography file has an entry `{key}`"
            hint = _scheme_alone(key) or did_you_mean(key, bibliography.keys)
            report.error("cite.unknown-key", message, span, hint)
    check_those_read(cites, bibliography, report)


def _scheme_alone(key: str) -> str:
    """`@un: CRC/C/GC/25`: an identifier with a space in front of it."""
    return f"an identifier follows its colon without a space: `@{key}:…`" if key.lower() in SCHEMES else ""


def _clusters(document: Document, bibliography: Bibliography) -> Iterator[Cluster]:
    asides = _asides(document)
    for citation, note in _citations((*document.title, *document.subtitle, *document.content), 0):
        cites = tuple(cite for cite in citation.cites if cite.key in bibliography.works)
        if cites and citation.mode != "author-in-text":
            aside = id(citation) in asides
            yield Cluster(cites=cites, mode=citation.mode, note=note, aside=aside, span=citation.span)


def _asides(document: Document) -> frozenset[int]:
    """The citations inside a sentence of a footnote: without the full stop that a style puts behind a note."""
    notes = [node for node in nodes_of(document) if isinstance(node, Note)]
    paragraphs = [node for node in walk(notes) if isinstance(node, Paragraph)]
    return frozenset(id(inner) for one in paragraphs for inner in one.content[1:] if isinstance(inner, Citation))


def _citations(nodes: Iterable[AnyNode], note: int) -> Iterator[tuple[Citation, int]]:
    """Every citation with the number of the footnote it stands in (0: in the text), in the order of `rewrite`."""
    for node in nodes:
        inside = node.number if isinstance(node, Note) else note
        yield from _citations(children(node), inside)
        if isinstance(node, Citation):
            yield node, note


def _fill(document: Document, bibliography: Bibliography, rendered: Rendered) -> Document:
    done = 0

    def fill(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        nonlocal done
        if not isinstance(node, Citation):
            return node
        unknown = tuple(_unknown(cite) for cite in node.cites if cite.key not in bibliography.works)
        if len(unknown) == len(node.cites):
            return replace(node, content=unknown)
        if node.mode == "author-in-text":  # the works themselves stand in the note right behind it
            return replace(node, content=rendered.authors[done])
        done += 1
        return replace(node, content=(*rendered.citations[done - 1], *unknown))

    return rewrite(document, fill, run=_without_double_stops)


def _without_double_stops(run: Inlines) -> Inlines:
    """A style ends a citation with a full stop; where the author goes on with a comma, it is one too many."""
    kept: list[Inline] = []
    for node in run:
        last = kept[-1] if kept else None
        if isinstance(node, Text) and node.text[:1] in tuple(",;:.)") and isinstance(last, Citation):
            kept[-1] = replace(last, content=_without_stop(last.content))
        kept.append(node)
    return tuple(kept)


def _without_stop(content: Inlines) -> Inlines:
    last = content[-1] if content else None
    if isinstance(last, Text) and last.text.endswith("."):
        return (*content[:-1], replace(last, text=last.text[:-1]))
    return content


def _unknown(cite: Cite) -> Value:
    return Value(text=MISSING, path=(cite.key,), missing=True, span=cite.span)
