"""Build: the sources of a submission, for the person who looks after them: the list, the check, the printed forms."""

from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Diagnostic, Failure, Report
from toolkit.base.memo import forgetful
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source
from toolkit.build.pipeline import check_submission, subject_of
from toolkit.build.prepared import Prepared
from toolkit.check.quotation.account import Account
from toolkit.check.rules.quotations import account_of
from toolkit.check.upkeep import check_upkeep
from toolkit.cite.formatter import CiteprocJs
from toolkit.cite.render import Cluster, render
from toolkit.cite.richtext import inlines_of
from toolkit.cite.verbatim import short_form
from toolkit.load.bibliography import load_bibliography
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.load.sources.register import load_sources
from toolkit.load.submission import load_submission
from toolkit.load.text import read_source
from toolkit.load.workspace import load_workspace
from toolkit.model.citation import Bibliography, CitationStyle, Cite, Work
from toolkit.model.source_copy import KeptSource, SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.tree import Citation
from toolkit.model.walk import nodes_of, plain_text

_TOPICS = ("cite.", "citation.", "bibliography.", "sources.", "quotation.", "style.", "file.")


class Listed(Struct, frozen=True, kw_only=True):
    """A source as `toolkit cite list` shows it; `first` is where the text cites it first, `problems` are codes.

    `via`: the source in which it was read.
    """

    key: str
    short: str
    times: int
    first: str
    via: str
    seen: str
    archived: str
    files: tuple[str, ...]
    problems: tuple[str, ...]


class Checked(Struct, frozen=True, kw_only=True):
    """What `toolkit cite check` looked at, and the account of the quotations."""

    prepared: Prepared
    bibliography: Bibliography
    register: SourceRegister
    account: Account


class Forms(Struct, frozen=True, kw_only=True):
    """How a style prints a work: cited for the first time, cited again, and in the list of references."""

    key: str
    full: str
    short: str
    entry: str


def check_sources(path: str, report: Report) -> Checked:
    """Report what is wrong with the citations and quotations of a submission, and what will be missing later."""
    everything = Report()
    try:
        prepared = check_submission(path, everything)
    except Failure:
        report.found += everything.found
        raise
    ours = (one for one in everything.found if one.code.startswith(_TOPICS))
    report.found += [one for one in ours if one.code != "quotation.account"]
    bibliography = _with_identified(whole_bibliography(prepared.submission, prepared.workspace.root), prepared)
    cited = {cite.key for cite in _cites(prepared)} | set(_of_figures(prepared))
    keys = {*bibliography.keys, *cited}
    register = load_sources(prepared.workspace.root, keys, (), forgetful, report)
    check_upkeep(bibliography, cited, register, report)
    account = account_of(subject_of(prepared), Report())
    return Checked(prepared=prepared, bibliography=bibliography, register=register, account=account)


def _with_identified(bibliography: Bibliography, prepared: Prepared) -> Bibliography:
    """The works of the files, and those that the text cites by a number of their own."""
    keys = tuple(dict.fromkeys((*bibliography.keys, *prepared.bibliography.keys)))
    return Bibliography(works={**bibliography.works, **prepared.bibliography.works}, keys=keys)


def list_sources(path: str, report: Report) -> tuple[Listed, ...]:
    """Return every source that the submission cites or could cite, those that it cites first, in their order."""
    found = Report()
    checked = check_sources(path, found)
    report.found += [one for one in found.found if one.code in ("file.missing", "bibliography.syntax")]
    cites = _cites(checked.prepared)
    keys = dict.fromkeys((*(cite.key for cite in cites), *_of_figures(checked.prepared), *checked.bibliography.keys))
    return tuple(_listed(key, cites, checked, found) for key in keys)


def format_sources(path: str, keys: tuple[str, ...], style: str, report: Report) -> tuple[Forms, ...]:
    """Return the works `keys` (none: all) as the style of the submission, or `style`, prints them; as plain text."""
    workspace = load_workspace(path, report)
    submission, _ = load_submission(path, workspace, report)
    bibliography = whole_bibliography(submission, workspace.root)
    for key in keys:
        if key not in bibliography.keys:
            report_unknown(key, bibliography, report)
    asked = Source(path=style, text="").span() if style else submission.span("csl")
    loaded = load_citation_style(style or submission.csl, asked, workspace.root, report)
    if loaded is None or report.failed:
        raise Failure
    return _forms(keys or bibliography.keys, bibliography, loaded, submission.lang, report)


def report_unknown(key: str, bibliography: Bibliography, report: Report) -> None:
    message = f"no bibliography file has an entry `{key}`"
    report.error("cite.unknown-key", message, Source(path=key, text="").span(), did_you_mean(key, bibliography.keys))


# ------------------------------------------------------------------ list


def _listed(key: str, cites: tuple[Cite, ...], checked: Checked, found: Report) -> Listed:
    here = [cite for cite in cites if cite.key == key]
    work = checked.bibliography.works.get(key)
    first = here[0] if here else Cite(key=key, span=work.span) if work else None
    kept = checked.register.kept.get(key) or KeptSource(key=key)
    return Listed(
        key=key,
        short=_short(work) if work else "",
        times=len(here),
        first=str(here[0].span) if here else "",
        via=next(iter(checked.bibliography.chain(first)[1:]), "") if first else "",
        seen=kept.seen.isoformat() if kept.seen else _accessed(work),
        archived=kept.archived,
        files=kept.files,
        problems=tuple(dict.fromkeys(one.code for one in found.found if _is_about(one, key, work))),
    )


def _is_about(one: Diagnostic, key: str, work: Work | None) -> bool:
    here = work is not None and one.span is not None and str(one.span) == str(work.span)
    return here or f"`{key}`" in one.message


def _short(work: Work) -> str:
    """Author, year and title in a few words."""
    people = work.csl.get("author") or work.csl.get("editor") or ()
    names = people if isinstance(people, list) else []
    name = str(names[0].get("literal") or names[0].get("family") or "") if names else ""
    name += " et al." if len(names) > 1 else ""
    parts = (name, _year(work.csl.get("issued")), work.short or short_form(work))
    text = " ".join(plain_text(inlines_of(" ".join(part for part in parts if part), work.span)).split())
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _year(date: object) -> str:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return str(parts[0][0]) if parts and parts[0] else ""


def _accessed(work: Work | None) -> str:
    date = work.csl.get("accessed") if work else None
    parts = date.get("date-parts") if isinstance(date, dict) else None
    return "-".join(f"{int(part):02d}" for part in parts[0]) if parts else ""


def _cites(prepared: Prepared) -> tuple[Cite, ...]:
    """Every citation of the text once: the author whom a note style repeats in the sentence is none of its own.

    Behind a work that was read in another one stands that other one.
    """
    citations = (node for node in nodes_of(prepared.document) if isinstance(node, Citation))
    cites = chain.from_iterable(one.cites for one in citations if one.mode != "author-in-text")
    return tuple(
        cite if at == 0 else replace(cite, key=key, via="")
        for cite in cites
        for at, key in enumerate(prepared.bibliography.chain(cite))
    )


def _of_figures(prepared: Prepared) -> tuple[str, ...]:
    """The sources of the published figures that the text prints."""
    statistics = (getattr(node, "statistic", None) for node in nodes_of(prepared.document))
    origins = (origin for one in statistics if one is not None for origin in one.origins)
    return tuple(key for origin in origins for key in (origin.source, origin.via) if key)


def whole_bibliography(submission: Submission, root: str) -> Bibliography:
    """All works, also those that are not cited; what is wrong with the files was said before."""
    folder = Path(submission.folder).relative_to(root).as_posix()
    files = [read_source(root, f"{folder}/{name.text}", Report(), None) for name in submission.bibliography]
    return load_bibliography(tuple(file for file in files if file is not None), None, Report())


# ------------------------------------------------------------------ format

_OTHER = "\0"  # a work between two citations of one work, so that the second is no “ibid”


def _forms(
    keys: tuple[str, ...], bibliography: Bibliography, style: CitationStyle, lang: str, report: Report
) -> tuple[Forms, ...]:
    span = Source(path=style.name, text="").span()
    other = Work(key=_OTHER, csl={"id": _OTHER, "type": "book", "title": "—", "author": [{"literal": "—"}]}, span=span)
    works = Bibliography(works={**bibliography.works, _OTHER: other}, keys=(*bibliography.keys, _OTHER))
    order = (*keys, _OTHER, *keys)
    places = ((at if style.in_notes else 0, key, works.works[key].span) for at, key in enumerate(order, start=1))
    clusters = tuple(Cluster(cites=(Cite(key=key, span=at),), span=at, note=note) for note, key, at in places)
    with CiteprocJs(load_citation_processor(), load_locale, forgetful) as formatter:
        rendered = render(style, works, clusters, lang, formatter, report)
    printed = [plain_text(one) for one in rendered.citations]
    entries = {key: plain_text(entry) for key, entry in rendered.entries}
    return tuple(
        Forms(key=key, full=printed[at], short=printed[len(keys) + 1 + at], entry=entries.get(key, ""))
        for at, key in enumerate(keys)
    )
