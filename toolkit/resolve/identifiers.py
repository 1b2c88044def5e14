"""Resolve: citations by identifier, `[@un:CRC/C/GC/25]`, get a work, and works of a bibliography what theirs say.

However an identifier is written, and whichever of several a document has: it becomes one work, so that the second
citation refers back to the first.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.cite.identifiers.identifier import Identifier, Slip
from toolkit.cite.identifiers.table import read_identifier
from toolkit.cite.source import completed_work, identified_work
from toolkit.model.citation import SCHEMES, Bibliography, Cite, KnownDocument, Work, WrittenIdentifier
from toolkit.model.tree import Block, Citation, Document, Inline, Value
from toolkit.model.walk import nodes_of, rewrite

_CODE = "cite.identifier"


def uses_identifiers(document: Document, bibliography: Bibliography) -> bool:
    """Whether anything in the document or in the entries that it cites is an identifier."""
    cited = (cite.key for cite in (*_cites(document), *_vias(bibliography), *_published(document)))
    in_text = any(scheme_of(key) and key not in bibliography.keys for key in cited)
    return in_text or any(work.identifiers for work in bibliography.works.values())


def scheme_of(key: str) -> str:
    """The scheme of the key of a citation, "" where it is the key of an entry."""
    scheme, colon, _ = key.partition(":")
    return scheme.lower() if colon and scheme.lower() in SCHEMES else ""


def identify(
    document: Document, bibliography: Bibliography, register: tuple[KnownDocument, ...], year: int, report: Report
) -> tuple[Document, Bibliography]:
    """Return the document with one key for each work that it cites by identifier, and the bibliography with them.

    What is no identifier is reported where it stands (`cite.identifier`); its citation shows ⟨?⟩. `year` is the present
    one: an identifier of a later year is a slip.
    """
    identified = _Identified(register, year, document.lang, report)
    works = {key: identified.entry(work) for key, work in bibliography.works.items()}
    cites = (*_cites(document), *_vias(bibliography))
    keys = {cite.key: identified.key(cite) for cite in cites if _is_identifier(cite, bibliography)}
    works = {key: replace(work, via=work.via and _renamed(work.via, keys)) for key, work in works.items()}
    sources = [cite for cite in _published(document) if _is_identifier(cite, bibliography)]
    for source in sources:
        identified.check(source)

    def rename(node: Block | Inline) -> Block | Inline:
        if not isinstance(node, Citation):
            return node
        return replace(node, cites=tuple(_renamed(cite, keys) for cite in node.cites))

    found = Bibliography(
        works=works | identified.works,
        keys=tuple(dict.fromkeys((*bibliography.keys, *keys.values(), *(source.key for source in sources)))),
    )
    return rewrite(document, rename), found


def _renamed(cite: Cite, keys: Mapping[str, str]) -> Cite:
    return replace(cite, key=keys.get(cite.key, cite.key), via=keys.get(cite.via, cite.via))


def _cites(document: Document) -> Iterable[Cite]:
    """What the document cites, and in what it says that it read it, as if it cited that too."""
    for cite in (cite for node in nodes_of(document) if isinstance(node, Citation) for cite in node.cites):
        yield cite
        if cite.via:
            yield Cite(key=cite.via, span=cite.span)


def _vias(bibliography: Bibliography) -> Iterable[Cite]:
    """The works in which others were read, as the bibliography names them."""
    return (work.via for work in bibliography.works.values() if work.via)


def _published(document: Document) -> Iterable[Cite]:
    """The sources of figures that were published elsewhere, as if the document cited them at the figure."""
    for node in nodes_of(document):
        if isinstance(node, Value) and node.statistic:
            keys = (key for origin in node.statistic.origins for key in (origin.source, origin.via) if key)
            yield from (Cite(key=key, span=node.span) for key in keys)


def _is_identifier(cite: Cite, bibliography: Bibliography) -> bool:
    return bool(scheme_of(cite.key)) and cite.key not in bibliography.keys


class _Identified(Struct):
    """The works by their identifiers: first those of the bibliography, then the others in the order of the document."""

    register: tuple[KnownDocument, ...]
    year: int
    lang: str
    report: Report
    works: dict[str, Work] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    known: Mapping[str, tuple[KnownDocument, tuple[Identifier, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        read = ((known, self._read(known.identifiers)) for known in self.register)
        every = [(one.key, (known, identifiers)) for known, identifiers in read for one in identifiers]
        self.known = dict(reversed(every))  # the workspace stands first, and is right

    def entry(self, work: Work) -> Work:
        """An entry of the bibliography, with what its identifiers say."""
        own = self._read(work.identifiers)
        if not own:
            return work
        known, every = self._known(own)
        self.keys |= {one.key: work.key for one in every}
        return completed_work(work, own if work.full else every, known, self.lang)

    def key(self, cite: Cite) -> str:
        """The key of the work that a citation by identifier means; the key as written where it cannot be read."""
        read = self.check(cite)
        if not read:
            return cite.key
        known, every = self._known(read)
        key = next((self.keys[one.key] for one in every if one.key in self.keys), "")
        if not key:
            key = every[0].key
            self.works[key] = identified_work(key, every, known, self.lang, cite.span)
        self.keys |= {one.key: key for one in every}
        return key

    def check(self, cite: Cite) -> tuple[Identifier, ...]:
        """The identifier that a key is, or nothing after a report of what is wrong with it."""
        scheme, text = scheme_of(cite.key), cite.key.partition(":")[2]
        return self._read((WrittenIdentifier(scheme=scheme, text=text, span=cite.span),))

    def _known(self, own: tuple[Identifier, ...]) -> tuple[KnownDocument | None, tuple[Identifier, ...]]:
        """What the register says of a document, and all identifiers that it has."""
        known, more = next((self.known[one.key] for one in own if one.key in self.known), (None, ()))
        every = {one.key: one for one in (*more, *own)}
        return known, tuple(every.values())

    def _read(self, written: tuple[WrittenIdentifier, ...]) -> tuple[Identifier, ...]:
        answers = [(one.span, read_identifier(one.scheme, one.text, self.year)) for one in written]
        for span, answer in answers:
            if isinstance(answer, Slip):
                self._report(span, answer)
        return tuple(answer for _, answer in answers if isinstance(answer, Identifier))

    def _report(self, span: Span, slip: Slip) -> None:
        self.report.error(_CODE, slip.message, span, slip.hint)
