"""Rule `printed`: what a reader needs to find a source is printed by the citation style: number, court, date, address.

Many styles know nothing of laws, reports or judgments and leave such fields out without a word. Works that are written
out (`cite-full`) or have an identifier are printed whole.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from toolkit.base.diagnostic import Hint, Report
from toolkit.check.rule import Rule, Subject
from toolkit.model.citation import Cite, Work
from toolkit.model.tree import Citation, Group, Inlines, Link, Paragraph
from toolkit.model.walk import nodes_of, plain_text, walk

_NUMBERED = ("report", "legislation", "bill", "regulation", "standard", "legal_case", "hearing", "treaty")
_ON_THE_WEB = ("webpage", "post-weblog", "post")
_WORDS = {"number": "number", "authority": "court", "issued": "date", "URL": "address"}


def _check(subject: Subject, report: Report) -> None:
    entries = tuple(_entries(subject))
    for key, (cite, printed) in _printed(subject).items():
        work = subject.bibliography.works.get(key)
        if work is None or work.full:
            continue
        text = printed + "".join(entry for entry in entries if _bare(_title(work)) in entry)
        lost = [(field, value) for field, value in _needed(work) if _bare(value) not in text]
        if lost and text:
            said = ", ".join(f"the {_WORDS[field]} ({value})" for field, value in lost)
            message = f"the citation style `{subject.submission.csl}` does not print {said} of `{key}`"
            hint = Hint(text=_hint(work), span=work.span)
            report.warning("cite.not-printed", message, cite.span, hint)


def _hint(work: Work) -> str:
    fields = "`un`, `celex`, `com`, `ecli` or `echr`" if work.csl.get("type") in _NUMBERED else ""
    written = "write the citation out in `cite-full`"
    return f"give the entry its number in a field {fields}, or {written}" if fields else written


def _needed(work: Work) -> Iterator[tuple[str, str]]:
    """The fields of a work without which a reader does not find it."""
    kind = work.csl.get("type")
    if kind in _NUMBERED and (number := str(work.csl.get("number") or "")):
        yield "number", number
    if kind == "legal_case" and (court := str(work.csl.get("authority") or "")):
        yield "authority", court
    if year := _year(work):
        yield "issued", year
    if kind in _ON_THE_WEB and (url := str(work.csl.get("URL") or "")):
        yield "URL", url


def _year(work: Work) -> str:
    issued = work.csl.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, Mapping) else None
    return str(dates[0][0]) if isinstance(dates, list) and dates and dates[0] else ""


def _title(work: Work) -> str:
    return str(work.csl.get("title") or work.key)


def _printed(subject: Subject) -> dict[str, tuple[Cite, str]]:
    """By key: where a work is cited first, and all that its citations print."""
    first, texts = dict[str, Cite](), defaultdict[str, str](str)
    for citation in [node for node in nodes_of(subject.document) if isinstance(node, Citation)]:
        for cite in citation.cites:
            first.setdefault(cite.key, cite)
            texts[cite.key] += _text(citation.content)
    return {key: (cite, texts[key]) for key, cite in first.items()}


def _entries(subject: Subject) -> Iterator[str]:
    groups = [one for one in nodes_of(subject.document) if isinstance(one, Group) and one.role == "bibliography"]
    paragraphs = [one for one in walk(groups) if isinstance(one, Paragraph)]
    return (_text(paragraph.content) for paragraph in paragraphs)


def _text(content: Inlines) -> str:
    links = [node for node in walk(content) if isinstance(node, Link)]
    return _bare(plain_text(content) + "".join(link.url for link in links))


def _bare(text: str) -> str:
    """Only letters and digits: a style may print other marks, quotes and capitals."""
    inside, shown = False, list[str]()
    for sign in text.casefold():
        inside = sign == "<" or (inside and sign != ">")
        if not inside and sign.isalnum():
            shown.append(sign)
    return "".join(shown)


PRINTED = Rule(name="printed", gives=("cite.not-printed",), check=_check)
