"""Cite: what an identifier says and what is known of its document besides → the citation in full and in short."""

import re
from collections.abc import Iterable
from functools import reduce
from typing import Literal

from msgspec import Struct

from toolkit.cite.identifiers.words import ADOPTED, GRAND_CHAMBER, IN_FORCE, OPENED, Day, quoted, shown_day

Kind = Literal["document", "resolution", "proposal", "act", "case", "treaty", "journal"]


class Form(Struct, frozen=True, kw_only=True):
    """What an identifier says by itself, in one language.

    `issuer` made the document and `subject` says what it is (“Concluding observations: Australia”, “Case C-131/12”);
    `mark` is the identifier as it is printed (“UN Doc CRC/C/GC/25”), `journal` the place where it was published. Some
    identifiers of cases tell the court and the day. `short` is the short form, and `link` the words that lead to `url`.
    """

    issuer: str = ""
    subject: str = ""
    mark: str = ""
    journal: str = ""
    court: str = ""
    day: Day = ()
    short: str = ""
    link: str = ""
    url: str = ""


class Details(Struct, frozen=True, kw_only=True):
    """What a bibliography or the register of well-known documents adds; the texts in the rich text that CSL knows."""

    title: str = ""
    short: str = ""
    label: str = ""
    author: str = ""
    day: Day = ()
    opened: bool = False
    in_force: Day = ()
    grand_chamber: bool = False


def merged(forms: Iterable[Form]) -> Form:
    """What several identifiers of one document say together; of two answers the first one counts."""
    return reduce(_completed, forms)


def _completed(first: Form, second: Form) -> Form:
    return Form(
        issuer=first.issuer or second.issuer,
        subject=first.subject or second.subject,
        mark=first.mark or second.mark,
        journal=first.journal or second.journal,
        court=first.court or second.court,
        day=first.day or second.day,
        short=first.short or second.short,
        link=first.link or second.link,
        url=first.url or second.url,
    )


def full_form(kind: Kind, form: Form, details: Details, lang: str) -> str:
    """The first citation of a document, as lawyers write it (OSCOLA, with the marks and dates of the language).

    It ends with the short form, where nothing else in it tells what that stands for: “1577 UNTS 3 (CRC)”.
    """
    full = _full(kind, form, details, lang)
    named = not details.short or details.short.lower() in full.lower()
    return full if named else f"{full} ({details.short})"


def _full(kind: Kind, form: Form, details: Details, lang: str) -> str:
    match kind:
        case "document":
            return _document(form, details, lang)
        case "resolution":
            return _resolution(form, details, lang)
        case "proposal":
            return _proposal(form, details, lang)
        case "act" | "journal":
            return _act(form, details)
        case "case":
            return _case(form, details, lang)
        case "treaty":
            return _treaty(form, details, lang)


def short_form(kind: Kind, form: Form, details: Details) -> str:
    """What later notes, and citations in the text, call the document."""
    named = details.short or (details.title if kind in ("case", "treaty") else "")
    if kind == "case":
        return f"<i>{named}</i>" if named else form.short
    return named or form.short


def _document(form: Form, details: Details, lang: str) -> str:
    who = details.author or form.issuer
    if details.title:
        return _words(_listed(who, quoted(details.title, lang)), _bracketed(details.day, lang), form.mark)
    if details.day:
        return _words(_listed(who, form.subject), _bracketed(details.day, lang), form.mark)
    return _listed(who, form.subject, form.mark)


def _resolution(form: Form, details: Details, lang: str) -> str:
    title = quoted(details.title, lang) if details.title else ""
    if not title and not details.day:
        return _listed(form.subject, form.mark)
    return _words(form.subject, title, _bracketed(details.day, lang), form.mark)


def _proposal(form: Form, details: Details, lang: str) -> str:
    who = details.author or form.issuer
    day = shown_day(details.day, lang) if details.day else ""
    if details.title:
        return _listed(_words(_listed(who, quoted(details.title, lang)), form.mark), day)
    return _listed(who, form.mark, day)


def _act(form: Form, details: Details) -> str:
    title = details.title
    if title and form.subject and not _names(title, form.subject):
        title = f"{form.subject}, {title}"
    return _words(title or form.subject, form.journal)


def _case(form: Form, details: Details, lang: str) -> str:
    name = f"<i>{details.title}</i>" if details.title else ""
    if form.court:
        day = details.day or form.day
        called = _words(name, GRAND_CHAMBER[lang]) if details.grand_chamber else name
        number = _words(form.subject, form.mark) if not name or lang == "en" else form.mark
        called = _words(called, number) if lang == "en" else _listed(called, number)
        return _words(called, f"({_listed(form.court, shown_day(day, lang) if day else '')})")
    if name:
        return _words(details.label or form.subject, name, form.mark or _bracketed(details.day, lang))
    return _words(form.subject, form.mark) if form.subject else _listed(form.issuer, form.mark)


def _treaty(form: Form, details: Details, lang: str) -> str:
    if not details.title:
        return form.mark or form.subject
    adopted = (OPENED if details.opened else ADOPTED)[lang].format(shown_day(details.day, lang)) if details.day else ""
    in_force = IN_FORCE[lang].format(shown_day(details.in_force, lang)) if details.in_force else ""
    dates = _listed(adopted, in_force)
    return _words(details.title, f"({dates})" if dates else "", form.mark, form.journal)


def _names(title: str, designation: str) -> bool:
    """Whether a title says what the act is: its name, or its number as in “Regulation (EU) 2022/2065 of …”."""
    numbers = re.findall(r"\d+", designation)
    return designation in title or (bool(numbers) and all(number in title for number in numbers))


def _bracketed(day: Day, lang: str) -> str:
    return f"({shown_day(day, lang)})" if day else ""


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
