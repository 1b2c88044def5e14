"""Resolve, appendix: the key facts of a dataset as a table of two columns, and which of its values are missing."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.measure.exhibits.table import hidden_text
from toolkit.measure.origins.inventory import KNOWN, missing_values, rows_of_table
from toolkit.measure.words.dates import date_text, range_text
from toolkit.measure.words.format import text_of
from toolkit.measure.words.labels import capital, cell_text
from toolkit.measure.words.languages import language_of
from toolkit.model.evidence import Dataset, Named, Resource, Statistic
from toolkit.model.tree import Block, Blocks, Inlines, Link
from toolkit.resolve.appendix.exhibit import Exhibit

_SAMPLINGS = ("census", "random", "purposive", "published")
_ROLES = ("creator", "contributor", "curator", "publisher", "maintainer", "funder")  # others are printed as they stand
_DIGITS = 16  # of a SHA-256 that are printed: enough to tell files apart, few enough to compare by eye


def facts(exhibit: Exhibit) -> Block:
    """What it is, how it came about, whose it is: one line each; what the descriptor does not say is left out."""
    dataset, about = exhibit.dataset, exhibit.dataset.about
    unit = exhibit.say("a-person", unit=dataset.unit) if dataset.unit_is_person else dataset.unit
    sampling = exhibit.say(dataset.sampling) if dataset.sampling in _SAMPLINGS else ""
    lines: dict[str, Inlines] = {
        "one-row": exhibit.text(unit),
        "collected": exhibit.lines(exhibit.text(about.method), exhibit.text(sampling)),
        "period": exhibit.text(_period(dataset, exhibit.lang)),
        "observed": exhibit.text(_observed(dataset, exhibit.lang)),
        "rows": exhibit.lines(*(_rows(resource, exhibit) for resource in dataset.resources)),
        "version": exhibit.text(dataset.version),
        "contributors": exhibit.lines(*(_contributor(one, exhibit) for one in about.contributors)),
        "sources": exhibit.lines(*(_linked(one, exhibit) for one in about.sources)),
        "licence": exhibit.lines(*(_linked(one, exhibit) for one in about.licences)),
        "files": exhibit.lines(*(_file(resource, exhibit) for resource in dataset.resources)),
    }
    rows = [(exhibit.text(exhibit.say(name)), content) for name, content in lines.items() if content]
    return exhibit.table((exhibit.say("dataset"), dataset.name), rows)


def _period(dataset: Dataset, lang: str) -> str:
    if dataset.start is None or dataset.end is None:
        return ""
    return range_text(dataset.start, dataset.end, language_of(lang))


def _observed(dataset: Dataset, lang: str) -> str:
    return date_text(dataset.observed_until, language_of(lang)) if dataset.observed_until else ""


def _rows(resource: Resource, exhibit: Exhibit) -> Inlines:
    setting = exhibit.setting
    statistic = rows_of_table(exhibit.dataset, resource, setting.scope.engine, setting.report)
    if statistic is None:
        return ()
    number = exhibit.value(text_of(statistic, language_of(exhibit.lang)), statistic, statistic.measure)
    several = len(exhibit.dataset.resources) > 1
    return (*exhibit.text(exhibit.say("rows-of", name=resource.name) if several else ""), *number)


def _contributor(one: Named, exhibit: Exhibit) -> Inlines:
    roles = word("comma", exhibit.lang).join(exhibit.say(role) if role in _ROLES else role for role in one.roles)
    return exhibit.text(f"{one.title} ({roles})" if roles else one.title)


def _linked(one: Named, exhibit: Exhibit) -> Inlines:
    """The title, and the address in letters: paper cannot be clicked."""
    if urlsplit(one.path).scheme not in ("http", "https"):
        return exhibit.text(f"{one.title} ({one.path})" if one.path and one.path != one.title else one.title)
    link = Link(url=one.path, content=exhibit.text(one.path), span=exhibit.span)
    return (link,) if one.title == one.path else (*exhibit.text(f"{one.title}, "), link)


def _file(resource: Resource, exhibit: Exhibit) -> Inlines:
    folder = PurePosixPath(exhibit.dataset.span.source.path).parent.as_posix()
    name = ", ".join(path.rpartition(f"/{folder}/")[2] for path in resource.files)
    digits = resource.sha256[:_DIGITS]
    grouped = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return exhibit.text(name + exhibit.say("fingerprint", digits=grouped))


# ------------------------------------------------------------------ missing values


def missing(exhibit: Exhibit) -> Blocks:
    """For each table the columns in which values are missing, with how many are known and how many are not, and why."""
    return tuple(_missing(resource, exhibit) for resource in exhibit.dataset.resources)


def _missing(resource: Resource, exhibit: Exhibit) -> Block:
    engine = exhibit.setting.scope.engine
    rows = engine.count(resource, (), ()).get((), 0)
    statistic = missing_values(exhibit.dataset, resource, rows, engine)
    if statistic is None:
        return exhibit.paragraph(exhibit.text(exhibit.say("missing-none", name=resource.name)))
    down, across = statistic.dimensions
    cuts = {cut.key: cut for cut in statistic.cuts}
    heads = [exhibit.say("known") if label == KNOWN else label for label in across.labels]
    lines = [
        (
            exhibit.text(title),
            *(
                exhibit.value(cell_text(cuts[(title, label)], statistic, exhibit.lang), statistic, statistic.measure)
                for label in across.labels
            ),
        )
        for title in down.labels
    ]
    numbers = tuple(range(1, len(heads) + 1))
    table = exhibit.table((exhibit.say("column"), *(capital(head) for head in heads)), lines, numbers)
    caption = exhibit.text(exhibit.say("missing-caption", name=resource.name))
    return replace(table, caption=caption, notes=_note(statistic, exhibit))


def _note(statistic: Statistic, exhibit: Exhibit) -> Blocks:
    text = hidden_text(statistic, exhibit.lang)
    return (exhibit.paragraph(exhibit.text(text), "source"),) if text else ()
