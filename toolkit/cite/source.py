"""Cite: identifiers, with what a bibliography and the register know of their document → a work to print."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.cite.identifiers.form import Details, Form, Kind, full_form, merged, short_form
from toolkit.cite.identifiers.identifier import Identifier
from toolkit.cite.identifiers.words import Day, language
from toolkit.model.citation import KnownDocument, Work

_FIRST: tuple[Kind, ...] = ("case", "treaty", "act", "proposal", "resolution", "document", "journal")
_TYPES: Mapping[Kind, str] = {
    "case": "legal_case", "treaty": "treaty", "act": "legislation", "proposal": "report", "resolution": "report",
    "document": "report", "journal": "document",
}  # fmt: skip


def identified_work(
    key: str, identifiers: tuple[Identifier, ...], known: KnownDocument | None, lang: str, span: Span
) -> Work:
    """Return the document that the identifiers name as a work, printed in the language `lang`."""
    kind, form = _together(identifiers, lang)
    details = _known(known, kind, form, lang)
    csl: dict[str, object] = {"id": key, "type": _TYPES[kind], "title": details.title or form.subject or form.mark}
    csl |= {"author": [{"literal": form.issuer}]} if form.issuer and kind in ("document", "proposal") else {}
    csl |= {"issued": {"date-parts": [list(details.day or form.day)]}} if details.day or form.day else {}
    csl |= {"number": identifiers[0].canonical}
    work = Work(key=key, csl=csl, span=span)
    return _printed(work, kind, form, details, identifiers, lang)


def completed_work(work: Work, identifiers: tuple[Identifier, ...], known: KnownDocument | None, lang: str) -> Work:
    """Return a work of a bibliography with what its identifiers and the register add. Its own words stay."""
    kind, form = _together(identifiers, lang)
    details = _known(known, kind, form, lang)
    title = _plain(str(work.csl.get("title", "")))
    author = _author(work)
    own = Details(
        title=title or details.title,
        label=details.label,
        opened=details.opened and not _day(work),
        short=work.short or _plain(str(work.csl.get("title-short", ""))) or details.short,
        author="" if author in form.issuer else author,
        day=_day(work) or details.day,
        in_force=details.in_force,
        grand_chamber=details.grand_chamber,
    )
    return _printed(work, kind, form, own, identifiers, lang)


def _printed(
    work: Work, kind: Kind, form: Form, details: Details, identifiers: tuple[Identifier, ...], lang: str
) -> Work:
    full = work.full or full_form(kind, form, details, language(lang))
    short = work.short or short_form(kind, form, details)
    return replace(work, full=full, short=short, links=_link(full, form, identifiers, lang))


def _link(full: str, form: Form, identifiers: tuple[Identifier, ...], lang: str) -> dict[str, str]:
    """The words of the citation that lead to the document: where an act was published, else the identifier itself."""
    if form.journal and form.journal in full:
        return {form.journal: form.url}
    forms = (one.form(lang) for one in identifiers)
    return next(({one.link: one.url} for one in forms if one.link and one.link in full), {})


def _together(identifiers: tuple[Identifier, ...], lang: str) -> tuple[Kind, Form]:
    """What all identifiers say; the one that says best what the document is comes first."""
    ordered = sorted(identifiers, key=lambda one: _FIRST.index(one.kind))
    return ordered[0].kind, merged(one.form(lang) for one in ordered)


def _known(known: KnownDocument | None, kind: Kind, form: Form, lang: str) -> Details:
    if known is None:
        return Details()
    foreign = _in_english(kind, form, lang)
    return Details(
        title=_in(known.title, lang, foreign),
        short=_in(known.short, lang, foreign) or (form.subject if known.short and kind == "document" else ""),
        label=_in(known.label, lang, True),
        opened=known.opened,
        day=known.day,
        in_force=known.in_force,
        grand_chamber=known.grand_chamber,
    )


def _in_english(kind: Kind, form: Form, lang: str) -> bool:
    """Whether an English title may stand in a document of another language: where its identifier says less.

    “Directive 2011/36/UE” and “Observation générale n° 8” are better; of the UN there is nothing in German.
    """
    if not form.subject or kind not in ("act", "document", "resolution"):
        return True
    return kind != "act" and language(lang) == "de"


def _in(by_language: Mapping[str, str], lang: str, foreign: bool) -> str:
    """The text in the language, or in English where it may be `foreign`; nothing is translated here."""
    return by_language.get(language(lang)) or (by_language.get("en", "") if foreign else "")


def _plain(title: str) -> str:
    """Without the marks that keep capitals."""
    return re.sub(r'<span class="nocase">(.*?)</span>', r"\1", title)


def _author(work: Work) -> str:
    authors = work.csl.get("author")
    names = [_name(one) for one in authors if isinstance(one, Mapping)] if isinstance(authors, list) else []
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _name(name: Mapping[str, object]) -> str:
    parts = (name.get(part) for part in ("given", "non-dropping-particle", "family"))
    return str(name.get("literal") or " ".join(str(part) for part in parts if part))


def _day(work: Work) -> Day:
    issued = work.csl.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, Mapping) else None
    first = dates[0] if isinstance(dates, list) and dates and isinstance(dates[0], list) else []
    return tuple(int(part) for part in first)
