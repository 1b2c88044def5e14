"""Cite: an identifier that was read, or what is wrong with it, and how a grammar of one scheme is described."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from toolkit.cite.identifiers.form import Details, Form, Kind, full_form, short_form
from toolkit.cite.identifiers.words import LANGUAGES, language


class Identifier(Struct, frozen=True, kw_only=True):
    """A well-formed identifier: its parts by name, how it is written (`canonical`), and what it says (`forms`)."""

    scheme: str
    canonical: str
    kind: Kind
    parts: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """By which documents cite it: `un:CRC/C/GC/25`."""
        return f"{self.scheme}:{self.canonical}"

    def form(self, lang: str) -> Form:
        return self.forms[language(lang)]

    def url(self, lang: str) -> str:
        """Where the document is found; a link only, nothing here looks it up."""
        return self.form(lang).url

    def full(self, lang: str) -> str:
        """The first citation, where nothing but the identifier is known of the document."""
        return full_form(self.kind, self.form(lang), Details(), language(lang))

    def short(self, lang: str) -> str:
        return short_form(self.kind, self.form(lang), Details())


class Slip(Struct, frozen=True, kw_only=True):
    """What is wrong with a text that should be an identifier, in plain words, and what to write instead."""

    message: str
    hint: str = ""


Answer = Identifier | Slip


class Grammar(Struct, frozen=True, kw_only=True):
    """One scheme. `read(text, year)` takes only the exact form; `year` is the present one: nothing later exists yet.

    `what` is the scheme in words (“a UN symbol”), `example` one that exists.
    """

    name: str
    what: str
    example: str
    read: Callable[[str, int], Answer]


def in_languages(form: Callable[[str], Form]) -> dict[str, Form]:
    """The form of an identifier in each language."""
    return {lang: form(lang) for lang in LANGUAGES}
