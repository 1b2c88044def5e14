"""Model: what a workspace keeps of the works that it cites: when seen, where archived, their text."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from toolkit.base.source import Span


class SourceText(Struct, frozen=True, kw_only=True, eq=False):
    """The text of one copy, page by page; a file without pages is one page. `labels`: the pages' own numbers.

    `path` is what messages show. `paged`: the file has pages that a reader can count.
    """

    path: str
    pages: tuple[str, ...]
    paged: bool = False
    labels: tuple[str, ...] = ()


class KeptSource(Struct, frozen=True, kw_only=True, eq=False):
    """What is known of one source: its entry in sources.yaml (`span`), and the copies in the folder (`files`)."""

    key: str
    files: tuple[str, ...] = ()
    seen: dt.date | None = None
    archived: str = ""
    licence: str = ""
    note: str = ""
    span: Span | None = None


class SourceRegister(Struct, frozen=True, kw_only=True, eq=False):
    """The folder evidence/sources/: what is known of the sources by key, and the texts of those that are quoted."""

    kept: Mapping[str, KeptSource] = field(default_factory=dict)
    texts: Mapping[str, tuple[SourceText, ...]] = field(default_factory=dict)
