"""Measure: rows of a population → the events of a timeline in the order of their days, and the table of them."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.measure.compute import compute
from toolkit.measure.engines.engine import Engine
from toolkit.measure.exhibits.table import source_notes
from toolkit.measure.words.dates import date_text
from toolkit.measure.words.labels import capital
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text
from toolkit.model.definition import Count, Measure, Population
from toolkit.model.evidence import Column, Dataset, Resource, Statistic
from toolkit.model.tree import Cell, Inline, Inlines, Row, Table, Text, Value

Day = dt.date | int
"""When something happened: a day, or a year."""


class Shown(Struct, frozen=True, kw_only=True):
    """The columns of a timeline; `cite` holds keys of the bibliography. `elapsed`: days since the first event."""

    date: Column
    text: Column
    who: Column | None = None
    cite: Column | None = None
    elapsed: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(one for one in (self.date, self.text, self.who, self.cite) if one is not None)


class Event(Struct, frozen=True, kw_only=True):
    """One row: words as the reader sees them, and the cell of the column `cite` as it stands in the file."""

    day: Day
    text: str
    who: str = ""
    cite: str = ""


def events_of(
    dataset: Dataset, population: Population, shown: Shown, engine: Engine, span: Span, report: Report
) -> tuple[Event, ...]:
    """Return the events in order of time, those of one day in that of the file; () after a diagnostic.

    A row without a date is an error: it would have no place, and leaving it out would hide it.
    """
    resource = dataset.resource(population.resource)
    assert resource is not None
    names = tuple(column.name for column in shown.columns)
    records = [dict(zip(names, record, strict=True)) for record in engine.records(resource, population.where, names)]
    dateless = sum(record[shown.date.name] is None for record in records)
    if dateless:
        rows = "one row has" if dateless == 1 else f"{dateless} rows have"
        message = f"{rows} no date in `{shown.date.name}`, so nobody knows where in the timeline they belong"
        hint = f"add the dates, or let the population `{population.name}` say `where: {{{shown.date.name}: known}}`"
        report.error("timeline.date", message, span, hint)
        return ()
    if not records:
        message, hint = f"no row belongs to `{population.name}`", "look at the conditions of the population"
        report.error("timeline.empty", message, span, hint)
    places = _places(resource, population, names, engine) if _share_days(records, shown) else {}
    keys = [",".join(text or "" for text in record.values()) for record in records]
    placed = [(_event(record, shown), places.get(key, 0)) for record, key in zip(records, keys, strict=True)]
    return tuple(event for event, _ in sorted(placed, key=lambda pair: _order(*pair)))


def _share_days(records: Sequence[dict[str, str | None]], shown: Shown) -> bool:
    return len({record[shown.date.name] for record in records}) < len(records)


def _places(resource: Resource, population: Population, names: tuple[str, ...], engine: Engine) -> dict[str, int]:
    """Where in the file each row stands: whoever wrote down two events of one day knew which came first."""
    numbered = engine.numbered(resource, population.where, names)
    return {key: number for number, key in reversed(numbered)}


def _event(record: dict[str, str | None], shown: Shown) -> Event:
    date = record[shown.date.name] or ""
    return Event(
        day=int(date) if shown.date.type == "year" else dt.date.fromisoformat(date),
        text=_words(record, shown.text),
        who=_words(record, shown.who) if shown.who else "",
        cite=record[shown.cite.name] or "" if shown.cite else "",
    )


def _words(record: dict[str, str | None], column: Column) -> str:
    """The label of a category, or the text of the cell on one line."""
    value = record[column.name]
    labels = {category.value: category.label for category in column.categories}
    return " ".join(labels.get(value, value).split()) if value is not None else "–"


def _order(event: Event, place: int) -> tuple[int, int, str, str]:
    day = event.day if isinstance(event.day, int) else event.day.toordinal()
    return day, place, event.text, event.who


# ------------------------------------------------------------------ the table


def timeline_of(
    events: Sequence[Event],
    citations: Sequence[Inlines],
    shown: Shown,
    size: Statistic,
    frame: Table,
    lang: str,
) -> Table:
    """Return `frame` with a row for each event: date, days since the first one, who, and what with its citation.

    `size` is the statistic of `counted`; every number of a day holds it.
    """
    writer = _Writer(shown, size, lang, frame.span)
    rows = tuple(writer.row(event, events[0], citation) for event, citation in zip(events, citations, strict=True))
    head = writer.head()
    words = language_of(lang).phrases["size"].format(rows=len(rows), columns=len(head.cells))
    return replace(
        frame,
        head=head,
        body=rows,
        notes=(*source_notes(size, lang, frame.span), *frame.notes),
        description=f"{capital(size.population)}. {words}",
    )


def counted(dataset: Dataset, population: Population, engine: Engine, report: Report) -> Statistic:
    """How many events there are, with dataset, version and file."""
    name = population.name
    measure = Measure(
        name=name, label=name, definition=Count(among=name), decimals=None, note="", span=population.span
    )  # fmt: skip
    found = compute(dataset, measure, engine, report)
    assert found is not None
    return found


class _Writer(Struct, frozen=True):
    """Makes the rows of one timeline; it only keeps what every cell needs."""

    shown: Shown
    size: Statistic
    lang: str
    span: Span

    def head(self) -> Row:
        titles = [
            word("date", self.lang),
            *([word("since-start", self.lang)] if self.shown.elapsed else []),
            *([capital(self.shown.who.title)] if self.shown.who else []),
            capital(self.shown.text.title),
        ]
        return self._row(*(self._cell((self._text(title),), header=True) for title in titles))

    def row(self, event: Event, first: Event, citation: Inlines) -> Row:
        words = (self._text(f"{event.text} "), *citation) if citation else (self._text(event.text),)
        return self._row(
            self._cell((self._date(event.day),), header=True),
            *([self._cell((self._elapsed(event.day, first.day),))] if self.shown.elapsed else []),
            *([self._cell((self._text(event.who),))] if self.shown.who else []),
            self._cell(words),
        )

    def _date(self, day: Day) -> Inline:
        text = str(day) if isinstance(day, int) else date_text(day, language_of(self.lang))
        return Value(text=text, path=self._path(self.shown.date.name), span=self.span)

    def _elapsed(self, day: Day, first: Day) -> Inline:
        """“day 9”: the day of the first event is day 0."""
        days = (day - first).days if isinstance(day, dt.date) and isinstance(first, dt.date) else 0
        language = language_of(self.lang)
        text = word("on-day", self.lang).format(n=number_text(Fraction(days), 0, language))
        statistic = replace(self.size, value=Fraction(days), n=None)
        return Value(text=text, path=self._path("elapsed"), statistic=statistic, span=self.span)

    def _path(self, name: str) -> tuple[str, ...]:
        return (self.size.dataset, self.size.measure, name)

    def _row(self, *cells: Cell) -> Row:
        return Row(cells=cells, span=self.span)

    def _cell(self, content: Inlines, *, header: bool = False) -> Cell:
        return Cell(content=content, align="left", header=header, span=self.span)

    def _text(self, text: str) -> Inline:
        return Text(text=text, span=self.span)
