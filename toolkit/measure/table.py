"""Measure: Statistic → table. Every number in it is a `Value` that holds its statistic, so that it can be traced."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.measure.format import known_text, text_of
from toolkit.measure.labels import amount_text, capital, cell_text, grouped_by, label_text, of_cell, title_of
from toolkit.measure.languages import language_of
from toolkit.measure.numbers import number_text
from toolkit.model.evidence import Cut, Statistic
from toolkit.model.tree import Blocks, Cell, Inlines, Paragraph, Row, Table, Text, Value


def table_of(statistic: Statistic, lang: str, span: Span, id: str, caption: Inlines) -> Table:
    """Return the table of a statistic: its groups as rows, a second grouping as columns; one row where it has none.

    Counts carry totals, and sums whose measure allows it; a cell without a number holds “–”.
    """
    rows = _Writer(statistic, lang, span).rows()
    size = language_of(lang).phrases["size"].format(rows=len(rows) - 1, columns=len(rows[0].cells))
    return Table(
        head=rows[0],
        body=tuple(rows[1:]),
        caption=caption,
        notes=source_notes(statistic, lang, span),
        id=id,
        description=f"{grouped_by(statistic, lang)}. {size}",
        span=span,
    )


def source_notes(statistic: Statistic, lang: str, span: Span) -> Blocks:
    """Return the note below a table or chart: dataset, version, N, restriction, if it is synthetic, its own note."""
    language = language_of(lang)
    titles = dict.fromkeys((origin.title or origin.dataset, origin.version) for origin in statistic.origins)
    version = language.phrases["version"]
    named = [f"{title} ({version.format(version=number)})" if number else title for title, number in titles]
    known = known_text(statistic, language)
    sentences = [
        f"{word('source', lang)}: {'; '.join(named)}." if named else "",
        f"N\u00a0=\u00a0{number_text(Fraction(_size(statistic)), 0, language)}." if _size(statistic) else "",
        f"{capital(known)}." if known else "",
        word("synthetic-short", lang) if statistic.synthetic else "",
        statistic.note,
    ]
    text = " ".join(sentence for sentence in sentences if sentence)
    return (Paragraph(content=(Text(text=text, span=span),), role="source", span=span),) if text else ()


def _size(statistic: Statistic) -> int:
    """The N of a table: the rows of its denominator."""
    if statistic.kind not in ("count", "share"):
        return 0
    return (statistic.of if statistic.kind == "share" else statistic.n) or 0


class _Writer:
    """Makes the rows of one table; it only keeps what every cell needs."""

    def __init__(self, statistic: Statistic, lang: str, span: Span) -> None:
        self.statistic = statistic
        self.lang = lang
        self.span = span
        self.cuts = {cut.key: cut for cut in statistic.cuts}
        self.adds_up = statistic.kind in ("count", "sum") and statistic.value is not None

    def rows(self) -> list[Row]:
        match len(self.statistic.dimensions):
            case 0:
                return self._plain()
            case 1:
                return self._list()
            case _:
                return self._cross()

    def _plain(self) -> list[Row]:
        number = text_of(self.statistic, language_of(self.lang))
        label = capital(self.statistic.label)
        heads = self._row(self._head(""), self._head(self._phrase("number"), right=True))
        return [heads, self._row(self._head(label), self._number(number))]

    def _list(self) -> list[Row]:
        """One dimension: label and number; for a share also how many of how many."""
        dimension = self.statistic.dimensions[0]
        share = self.statistic.kind == "share"
        heads = [
            title_of(dimension, self.lang),
            capital(self.statistic.label),
            *([self._phrase("number")] if share else []),
        ]
        rows = [self._row(self._head(heads[0]), *(self._head(text, right=True) for text in heads[1:]))]
        for label in dimension.labels:
            cut = self.cuts[(label,)]
            numbers = [cell_text(cut, self.statistic, self.lang)]
            numbers += [of_cell(cut, language_of(self.lang))] if share else []
            rows.append(self._line(label_text(label, dimension, self.lang), numbers))
        if self.adds_up:
            rows.append(self._line(word("total", self.lang), [self._sum(self.cuts.values())]))
        return rows

    def _cross(self) -> list[Row]:
        """Two dimensions: the first one down, the second one across."""
        down, across = self.statistic.dimensions[:2]
        heads = [label_text(label, across, self.lang) for label in across.labels]
        heads += [word("total", self.lang)] if self.adds_up else []
        rows = [self._row(self._head(title_of(down, self.lang)), *(self._head(text, right=True) for text in heads))]
        for label in down.labels:
            cuts = [self.cuts[(label, other)] for other in across.labels]
            rows.append(self._line(label_text(label, down, self.lang), [*map(self._cell, cuts), *self._total(cuts)]))
        if self.adds_up:
            columns = [[self.cuts[(label, other)] for label in down.labels] for other in across.labels]
            sums = [self._sum(cuts) for cuts in columns]
            rows.append(self._line(word("total", self.lang), [*sums, *self._total(self.cuts.values())]))
        return rows

    def _cell(self, cut: Cut) -> str:
        text = cell_text(cut, self.statistic, self.lang)
        with_numbers = self.statistic.kind == "share" and cut.of
        return f"{text} ({of_cell(cut, language_of(self.lang))})" if with_numbers else text

    def _total(self, cuts: Iterable[Cut]) -> list[str]:
        return [self._sum(cuts)] if self.adds_up else []

    def _sum(self, cuts: Iterable[Cut]) -> str:
        values = [cut.value for cut in cuts if cut.value is not None]
        return amount_text(sum(values, Fraction(0)), self.statistic, self.lang) if values else "–"

    def _phrase(self, name: str) -> str:
        return language_of(self.lang).phrases[name]

    def _line(self, label: str, numbers: list[str]) -> Row:
        return self._row(self._head(label), *(self._number(number) for number in numbers))

    def _row(self, *cells: Cell) -> Row:
        return Row(cells=cells, span=self.span)

    def _head(self, text: str, *, right: bool = False) -> Cell:
        content = (Text(text=text, span=self.span),) if text else ()
        return Cell(content=content, align="right" if right else "left", header=True, span=self.span)

    def _number(self, text: str) -> Cell:
        path = (self.statistic.dataset, self.statistic.measure)
        value = Value(text=text, path=path, statistic=self.statistic, span=self.span)
        return Cell(content=(value,), align="right", span=self.span)
