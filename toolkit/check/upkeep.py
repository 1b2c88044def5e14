"""Check: what will be missing when somebody looks a source up in five years: a date, an archived page, a use."""

from collections.abc import Collection

from toolkit.base.diagnostic import Report
from toolkit.model.citation import Bibliography, Work
from toolkit.model.source_copy import KeptSource, SourceRegister

_ARCHIVES = ("web.archive.org", "archive.org", "archive.today", "archive.ph", "perma.cc", "webcitation.org")
_MANY = 20  # so many entries that are not cited are told one by one
_LAW = ("legislation", "regulation", "bill", "treaty", "legal_case")


def check_upkeep(bibliography: Bibliography, cited: Collection[str], register: SourceRegister, report: Report) -> None:
    """Report the web sources without access date or archive, and the entries that nothing cites.

    `bibliography` holds all works. A source with a DOI is found by that; a local copy stands in for an archived page.
    What was read in another work (`via`) nobody has seen.
    """
    _tell_unused([work for key, work in bibliography.works.items() if key not in cited], report)
    for key, work in bibliography.works.items():
        if key in cited and is_web(work) and not work.via:
            _check_web(work, register.kept.get(key) or KeptSource(key=key), report)


def _tell_unused(works: list[Work], report: Report) -> None:
    """Each by itself, where they are few; who keeps one bibliography for all documents need not read of thousands."""
    for path in dict.fromkeys(work.span.source.path for work in works):
        here = [work for work in works if work.span.source.path == path]
        if len(here) > _MANY:
            message = f"{len(here):,} entries of the bibliography are not cited, `{here[0].key}` and others"
            report.note("sources.unused", message, here[0].span)
            continue
        for work in here:
            report.note("sources.unused", f"`{work.key}` is in the bibliography, but is not cited", work.span)


def is_web(work: Work) -> bool:
    """Whether the work is found by nothing but the address of a page; a law, a judgment, a UN document has a number."""
    numbered = work.csl.get("DOI") or work.csl.get("number") or work.identifiers
    return bool(work.csl.get("URL")) and not numbered and work.csl.get("type") not in _LAW


def _check_web(work: Work, kept: KeptSource, report: Report) -> None:
    if not work.csl.get("accessed") and not kept.seen:
        hint = "add `urldate = {2020-11-09}` (in CSL-JSON `accessed`), or `seen: 2020-11-09` in sources.yaml"
        report.warning(
            "sources.not-seen", f"`{work.key}` is a web page, and nobody says when it was seen", work.span, hint
        )
    url = str(work.csl["URL"])
    if not (kept.archived or kept.files or any(archive in url for archive in _ARCHIVES)):
        save = f"https://web.archive.org/save/{url} archives it; or `toolkit cite add … {work.key} FILE`"
        message = f"`{work.key}` is a web page without an archived page or a copy"
        report.note("sources.not-archived", message, work.span, save)
