"""Load: an entry of BibTeX or BibLaTeX → a work in CSL-JSON. Titles keep the capitals that their author gave them."""

import re
from difflib import get_close_matches
from functools import cache

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.load.bibtex.dates import Date, read_date, read_parts, read_words, says_when
from toolkit.load.bibtex.fields import (
    CSL_TYPES,
    DATES,
    EDITOR_TYPES,
    GENRES,
    LANGUAGES,
    LAW,
    NAMES,
    NOT_PRINTED,
    OWN_WAYS,
    READ,
    SUBTYPES,
    TEXTS,
    TYPES,
)
from toolkit.load.bibtex.latex import RichText, bare_url, read_latex
from toolkit.load.bibtex.names import looks_like_organisation, read_names
from toolkit.load.bibtex.syntax import BibField, Entry
from toolkit.model.citation import SCHEMES, Cite, Work, WrittenIdentifier


def work_of(entry: Entry, report: Report) -> Work:
    """Return the entry as a work; what is not understood is reported, and the rest of the entry is used."""
    return _Converter(entry, report).work()


class _Converter:
    def __init__(self, entry: Entry, report: Report) -> None:
        self.entry = entry
        self.report = report
        self.read = dict[str, RichText]()
        self.type = self._type()

    def work(self) -> Work:
        csl: dict[str, object] = {"id": self.entry.key, "type": self.type}
        csl |= {variable: self._rich(*fields) for variable, fields in TEXTS.items()}
        csl |= self._titles() | self._bodies() | self._numbers() | self._addresses() | self._people() | self._when()
        csl |= {"genre": self._genre(), "language": self._language()}
        full, short = self._own_words("cite-full"), self._own_words("cite-short")
        if short and not csl.get("title-short"):
            csl["title-short"] = short
        identifiers = self._identifiers()
        self._check(bool(full or identifiers))
        present = {variable: value for variable, value in csl.items() if value}
        return Work(
            key=self.entry.key,
            csl=present,
            span=self.entry.span,
            full=full,
            short=short,
            identifiers=identifiers,
            via=self._via(),
        )

    def _via(self) -> Cite | None:
        found, key = self.entry.fields.get("via"), self._plain("via").strip()
        return Cite(key=key, span=_inside(found.span)) if found and key else None

    def _identifiers(self) -> tuple[WrittenIdentifier, ...]:
        found = ((scheme, self.entry.fields.get(scheme), self._plain(scheme)) for scheme in SCHEMES)
        return tuple(
            WrittenIdentifier(scheme=scheme, text=text, span=_inside(field.span))
            for scheme, field, text in found
            if field and text
        )

    # -------------------------------------------------------------- one field

    def _field(self, *names: str) -> BibField | None:
        return next((self.entry.fields[name] for name in names if name in self.entry.fields), None)

    def _latex(self, *names: str) -> str:
        found = self._field(*names)
        return found.latex if found else ""

    def _decoded(self, *names: str) -> RichText:
        found = self._field(*names)
        if found is None:
            return RichText("")
        if found.latex not in self.read:
            self.read[found.latex] = text = read_latex(found.latex)
            for command in text.unknown:
                message = f"`{command}` is a LaTeX command that the toolkit does not know; it was left out"
                self.report.warning("bibliography.latex", message, found.span, "write the character itself")
        return self.read[found.latex]

    def _rich(self, *names: str) -> str:
        return self._decoded(*names).html

    def _plain(self, *names: str) -> str:
        return self._decoded(*names).plain

    def _own_words(self, name: str) -> str:
        return self._decoded(name).without_nocase

    # -------------------------------------------------------------- groups of variables

    def _type(self) -> str:
        written = self._plain("entrysubtype").lower()
        if written in SUBTYPES:
            return SUBTYPES[written]
        name = self.entry.type
        if name == "unpublished" and ("eventtitle" in self.entry.fields or self._plain("type").lower() == "speech"):
            return "speech"
        if name not in TYPES and name not in CSL_TYPES:
            near = get_close_matches(name, (*TYPES, *CSL_TYPES), n=1)
            message = f"`@{name}` is not a type of entry; it is printed like `@misc`"
            self.report.warning(
                "bibliography.type", message, self.entry.span, f"did you mean `@{near[0]}`?" if near else ""
            )
        return TYPES.get(name, name if name in CSL_TYPES else "document")

    def _titles(self) -> dict[str, object]:
        journal = _joined(self._rich("journaltitle", "journal"), self._rich("journalsubtitle"))
        book = _joined(self._rich("booktitle", "maintitle"), self._rich("booksubtitle"))
        site = self._rich("titleaddon", "organization") if self.type in ("webpage", "post-weblog") else ""
        return {
            "title": _joined(self._rich("title"), self._rich("subtitle")),
            "container-title": journal or book or site,
        }

    def _bodies(self) -> dict[str, object]:
        """Who publishes. Of a law or a judgment it is the authority that made it."""
        if self.type in LAW:
            authority = self._rich("authority", "institution", "court", "organization")
            return {"authority": authority, "publisher": self._rich("publisher")}
        site = self.type == "webpage" and "titleaddon" not in self.entry.fields
        fields = (
            ("publisher", "institution", "school") if site else ("publisher", "institution", "organization", "school")
        )
        return {"publisher": self._rich(*fields), "authority": self._rich("authority")}

    def _numbers(self) -> dict[str, object]:
        number, issue = self._rich("number"), self._rich("issue")
        pages = re.sub(r"\s*[–—]\s*|-{2,}", "-", self._plain("pages", "eid"))
        if self.type.startswith("article-"):
            return {"issue": number or issue, "page": pages}
        if self.type in ("book", "chapter") and "series" in self.entry.fields:
            return {"collection-number": number, "issue": issue, "page": pages}
        return {"number": number, "issue": issue, "page": pages}

    def _addresses(self) -> dict[str, object]:
        published = self._latex("howpublished")
        link = published if "http" in published else ""
        return {
            "URL": bare_url(self._latex("url") or link),
            "DOI": re.sub(
                r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", bare_url(self._latex("doi")), flags=re.IGNORECASE
            ),
            "ISBN": self._plain("isbn"),
            "ISSN": self._plain("issn"),
            **({} if link or "medium" in self.entry.fields else {"medium": self._rich("howpublished")}),
        }

    def _people(self) -> dict[str, object]:
        people = dict[str, object]()
        for name, variable in NAMES.items():
            found = self._field(name)
            if found is None:
                continue
            if name == "editor":
                variable = EDITOR_TYPES.get(self._plain("editortype"), variable)
            names = read_names(found.latex)
            people.setdefault(variable, names)
            for one in filter(looks_like_organisation, names):
                shown = " ".join(one[part] for part in ("given", "non-dropping-particle", "family") if part in one)
                message = f"`{shown}` is read as the name of a person, with a first and a last name"
                hint = f"an organisation stands in two pairs of braces: `{name} = {{{{{shown}}}}}`"
                self.report.warning("bibliography.name", message, found.span, hint)
        return people

    def _when(self) -> dict[str, object]:
        dates = {variable: self._date(name) for name, variable in DATES.items()}
        if "year" in self.entry.fields and not read_date(self._latex("date")):
            year, month, day = self._plain("year"), self._plain("month"), self._plain("day")
            dates["issued"] = read_parts(year, month, day) or self._no_date(
                "year", " ".join(filter(None, (day, month, year)))
            )
        return dict(dates)

    def _date(self, name: str) -> Date | None:
        text = self._latex(name)
        if not text or (name == "date" and "year" in self.entry.fields and not read_date(text)):
            return None  # a program of its own wrote it there, beside the year
        return read_date(text) or read_words(self._plain(name)) or self._no_date(name, self._plain(name))

    def _no_date(self, name: str, text: str) -> Date:
        if says_when(text):
            return {"literal": text}
        found = self.entry.fields[name]
        message = f"`{name}` is `{text}`, which is not a date; it is printed as it stands"
        self.report.warning(
            "bibliography.date", message, found.span, "write 2024, 2024-03, 2024-03-31 or 2024-03/2024-05"
        )
        return {"literal": text}

    def _genre(self) -> str:
        written = self._rich("type")
        if written.lower() == self.entry.type:  # reference managers repeat the type of a law there
            return ""
        return GENRES.get(written.lower(), written) or GENRES.get(self.entry.type, "")

    def _language(self) -> str:
        written = self._plain("langid", "language").lower()
        tag = re.fullmatch(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", written)
        return LANGUAGES.get(written) or (f"{tag[1]}-{tag[2].upper()}" if tag and tag[2] else tag[1] if tag else "")

    def _check(self, verbatim: bool) -> None:
        if not verbatim and "title" not in self.entry.fields:
            self.report.warning("bibliography.field", f"`{self.entry.key}` has no `title`", self.entry.span, "add one")
        for name, found in self.entry.fields.items():
            if near := _misspelt(name):
                message = f"`{name}` is not a field that is read"
                self.report.warning("bibliography.field", message, found.name, f"did you mean `{near}`?")


@cache
def _misspelt(name: str) -> str:
    """The field that was probably meant; "" for one that is read, and for one that programs keep for themselves."""
    if name in READ or name in NOT_PRINTED or OWN_WAYS.fullmatch(name):
        return ""
    near = get_close_matches(name, sorted(READ), n=1, cutoff=0.8)
    return near[0] if near and abs(len(near[0]) - len(name)) < 2 else ""  # `idnumber` is a word of its own


def _inside(span: Span) -> Span:
    """The place of a value without the braces or quotes round it."""
    bare = span.excerpt.strip('{}"')
    start = span.start + span.excerpt.index(bare)
    return span.source.span(start, start + len(bare))


def _joined(title: str, subtitle: str) -> str:
    if not (title and subtitle):
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ":?!." else f"{title}: {subtitle}"
