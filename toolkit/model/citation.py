"""Model: what is cited, and how it is cited."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from toolkit.base.source import Span, Written

Mode = Literal["normal", "author", "suppress", "author-in-text"]
"""Where the author's name stands; `Citation` in model/tree.py explains each."""


SCHEMES = ("un", "celex", "ecli", "com", "oj", "unts", "cets", "echr")
"""Kinds of identifiers that name a document by themselves: `un:CRC/C/GC/25`. toolkit/cite/identifiers/ reads them."""


class WrittenIdentifier(Written, frozen=True, kw_only=True):
    """An identifier as somebody wrote it, in a field of a bibliography or of the register; nobody has read it yet."""

    scheme: str
    text: str
    span: Span


class Locator(Struct, frozen=True, kw_only=True):
    """The place in a work: `p. 3` is Locator(label="page", value="3"). `label` is a locator term of CSL 1.0.2."""

    label: str
    value: str


class Cite(Written, frozen=True, kw_only=True):
    """One work inside a citation: `see @key, p. 3 (emphasis added)`.

    `via`: the key of the work in which this one was read, where this citation says so, and not the bibliography.
    """

    key: str
    span: Span
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""
    via: str = ""


class Work(Struct, frozen=True, kw_only=True, eq=False):
    """One entry of a bibliography as CSL-JSON (CSL 1.0.2, appendix IV), with the key that documents use.

    `full` and `short` are set where the author wrote the citation word for word (`cite-full`, `cite-short`),
    in the rich text that CSL knows (`<i>`, `<b>`, `<sup>`, `<sub>`, `<span style="font-variant:small-caps;">`), or made
    from its `identifiers`. `links`: words of the printed citation, and where they lead. `via`: the work in which this
    one was read, where nobody saw it itself.
    """

    key: str
    csl: Mapping[str, object]
    span: Span
    full: str = ""
    short: str = ""
    identifiers: tuple[WrittenIdentifier, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    via: Cite | None = None


class KnownDocument(Struct, frozen=True, kw_only=True, eq=False):
    """A document that many cite, from the register under templates/sources/: what its identifiers do not say.

    `title`, `short` and `label` by language. A case has its name as title and may have a number of its own as `label`
    (“Joined Cases …”). `day` is that of adoption, of signature where the document was `opened` for it.
    """

    identifiers: tuple[WrittenIdentifier, ...]
    title: Mapping[str, str]
    short: Mapping[str, str]
    label: Mapping[str, str]
    opened: bool
    day: tuple[int, ...]
    in_force: tuple[int, ...]
    grand_chamber: bool
    span: Span


class Bibliography(Struct, frozen=True, kw_only=True, eq=False):
    """The works that a submission may cite, by key, from all its bibliography files.

    `keys` are those of all entries; `works` may hold only those that are cited.
    """

    works: Mapping[str, Work]
    keys: tuple[str, ...] = ()

    def chain(self, cite: Cite) -> tuple[str, ...]:
        """The keys of the work that is cited, of the one in which it was read, and so on; the last one was seen."""
        keys, following = [cite.key], cite.via or self._via(cite.key)
        while following in self.works and following not in keys:
            keys.append(following)
            following = self._via(following)
        return tuple(keys)

    def _via(self, key: str) -> str:
        work = self.works.get(key)
        return work.via.key if work and work.via else ""


class CitationStyle(Struct, frozen=True, kw_only=True, eq=False):
    """A CSL style: its file's text, and whether it prints footnotes (`class="note"`) or in-text citations."""

    name: str
    xml: str
    in_notes: bool
