"""Measure: Statistic → table. Every number in it is a `Value` that holds its statistic, so that it can be traced."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.measure.words.attributes import days_text, known_text, on_day, restated_text
from toolkit.measure.words.format import interval_text, text_of
from toolkit.measure.words.labels import (
    capital,
    cell_text,
    grouped_by,
    interval_cell,
    label_text,
    level_title,
    of_cell,
    title_of,
    total_of,
)
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, percent_text, rounded
from toolkit.model.evidence import EVERY, Cut, Statistic
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
        notes=source_notes(statistic, lang, span, rounding(statistic, lang)),
        id=id,
        description=f"{grouped_by(statistic, lang)}. {size}",
        span=span,
    )


def rounding(statistic: Statistic, lang: str) -> str:
    """Whole percentages of a total often add up to 99 or 101; the reader is told, and nothing is forced."""
    values = [cut.value / statistic.value for cut in statistic.cuts if cut.value is not None and statistic.value]
    if not statistic.percent or not values or sum(rounded(value, 2) for value in values) == 100:
        return ""
    return language_of(lang).phrases["rounding"]


def source_notes(statistic: Statistic, lang: str, span: Span, more: str = "") -> Blocks:
    """Return the note below a table or chart: dataset, version, N, restriction, if it is synthetic, its own note."""
    language = language_of(lang)
    titles = dict.fromkeys((origin.title or origin.dataset, origin.version) for origin in statistic.origins)
    version = language.phrases["version"]
    named = [f"{title} ({version.format(version=number)})" if number else title for title, number in titles]
    known = known_text(statistic, language) if _restricts(statistic) else ""
    sentences = [
        f"{word('source', lang)}{word('colon', lang)}{word('semicolon', lang).join(named)}." if named else "",
        f"N\u00a0=\u00a0{number_text(Fraction(_size(statistic)), 0, language)}." if _size(statistic) else "",
        f"{capital(known)}." if known else "",
        hidden_text(statistic, lang),
        more,
        word("synthetic-short", lang) if statistic.synthetic else "",
        restatement(statistic, lang),
        statistic.note,
    ]
    text = " ".join(sentence for sentence in sentences if sentence)
    return (Paragraph(content=(Text(text=text, span=span),), role="source", span=span),) if text else ()


def _restricts(statistic: Statistic) -> bool:
    """Whether any row was left out because a value was not known; “96 of 96” tells a reader nothing."""
    return statistic.among != (statistic.of if statistic.left is None else statistic.left)


def restatement(statistic: Statistic, lang: str) -> str:
    """What readers are told of later editions of a published figure."""
    values = restated_text(statistic, language_of(lang))
    return word("restated", lang).format(values=values) if values else ""


def hidden_text(statistic: Statistic, lang: str) -> str:
    """What the sign of a hidden number means, where there is one."""
    if not any(cut.hidden for cut in (*statistic.cuts, *statistic.totals)):
        return ""
    number = number_text(Fraction(statistic.suppress or 0), 0, language_of(lang))
    return language_of(lang).phrases["hidden"].format(n=number)


def _size(statistic: Statistic) -> int:
    """The N of a table: the rows of its denominator."""
    match statistic.kind:
        case "share" | "time_to_event":
            return statistic.of or 0
        case "count" | "mean" | "median" | "quantile":
            return statistic.n or 0
        case _:
            return 0


class _Writer:
    """Makes the rows of one table; it only keeps what every cell needs."""

    def __init__(self, statistic: Statistic, lang: str, span: Span) -> None:
        self.statistic = statistic
        self.lang = lang
        self.span = span
        self.cuts = {cut.key: cut for cut in statistic.cuts}
        self.adds_up = statistic.kind in ("count", "sum") and (statistic.value is not None or bool(statistic.totals))

    def rows(self) -> list[Row]:
        match len(self.statistic.dimensions):
            case 0:
                return self._plain()
            case 1:
                return self._list()
            case _:
                return self._cross()

    def _plain(self) -> list[Row]:
        language, statistic = language_of(self.lang), self.statistic
        heads = [self._phrase("number"), *([level_title(statistic, self.lang)] if statistic.level else [])]
        lines = [(capital(statistic.label), statistic)]
        if statistic.estimates:
            heads[0] = capital(statistic.label)
            lines = [(days_text(one.days, language, "within"), on_day(statistic, one)) for one in statistic.estimates]
        rows = [self._row(self._head(""), *(self._head(text, right=True) for text in heads))]
        for label, one in lines:
            interval = [interval_text(one, language) if one.interval else "–"] if statistic.level else []
            rows.append(self._line(label, [text_of(one, language), *interval]))
        return rows

    def _list(self) -> list[Row]:
        """One dimension: label and number; for a share also how many of how many."""
        dimension = self.statistic.dimensions[0]
        heads = [title_of(dimension, self.lang), capital(self.statistic.label), *self._more_heads()]
        rows = [self._row(self._head(heads[0]), *(self._head(text, right=True) for text in heads[1:]))]
        for label in dimension.labels:
            cut = self.cuts[(label,)]
            numbers = [cell_text(cut, self.statistic, self.lang), *self._more(cut)]
            rows.append(self._line(label_text(label, dimension, self.lang), numbers, [cut.key] * len(numbers)))
        if self.adds_up:
            total = total_of((EVERY,), self.statistic.cuts, self.statistic)
            numbers = [cell_text(total, self.statistic, self.lang), *self._more(total)]
            rows.append(self._line(word("total", self.lang), numbers, [total.key] * len(numbers)))
        return rows

    def _more_heads(self) -> list[str]:
        """The columns behind the number: for a share of how many, the part of a total, the interval."""
        heads = [self._phrase("number")] if self.statistic.kind == "share" else []
        heads += [self._phrase("share")] if self.statistic.percent else []
        return heads + ([level_title(self.statistic, self.lang)] if self.statistic.level else [])

    def _more(self, cut: Cut) -> list[str]:
        language, whole = language_of(self.lang), self.statistic.value
        texts = [of_cell(cut, language)] if self.statistic.kind == "share" else []
        if self.statistic.percent:
            texts.append(percent_text(cut.value / whole, 0, language) if whole and cut.value is not None else "–")
        return texts + ([interval_cell(cut, self.statistic, self.lang)] if self.statistic.level else [])

    def _cross(self) -> list[Row]:
        """Two dimensions: the first one down, the second one across."""
        down, across = self.statistic.dimensions[:2]
        heads = [label_text(label, across, self.lang) for label in across.labels]
        heads += [word("total", self.lang)] if self.adds_up else []
        rows = [self._row(self._head(title_of(down, self.lang)), *(self._head(text, right=True) for text in heads))]
        for label in down.labels:
            cuts = [self.cuts[(label, other)] for other in across.labels]
            numbers = [*map(self._cell, cuts), *self._total((label, EVERY), cuts)]
            keys = [*(cut.key for cut in cuts), (label, EVERY)]
            rows.append(self._line(label_text(label, down, self.lang), numbers, keys))
        if self.adds_up:
            columns = {other: [self.cuts[(label, other)] for label in down.labels] for other in across.labels}
            sums = [text for other, cuts in columns.items() for text in self._total((EVERY, other), cuts)]
            sums += self._total((EVERY, EVERY), self.statistic.cuts)
            keys = [(EVERY, other) for other in (*across.labels, EVERY)]
            rows.append(self._line(word("total", self.lang), sums, keys))
        return rows

    def _cell(self, cut: Cut) -> str:
        text = cell_text(cut, self.statistic, self.lang)
        if self.statistic.kind != "share" or not cut.of:
            return text
        return f"{text} ({word('semicolon', self.lang).join(self._more(cut))})"

    def _total(self, key: tuple[str, ...], cuts: Iterable[Cut]) -> list[str]:
        if not self.adds_up:
            return []
        return [cell_text(total_of(key, cuts, self.statistic), self.statistic, self.lang)]

    def _phrase(self, name: str) -> str:
        return language_of(self.lang).phrases[name]

    def _line(self, label: str, numbers: list[str], keys: list[tuple[str, ...]] | None = None) -> Row:
        """A row of numbers; `keys` are those of their cells, of which there may be more than numbers."""
        cells = zip(numbers, keys or [()] * len(numbers), strict=False)
        return self._row(self._head(label), *(self._number(number, key) for number, key in cells))

    def _row(self, *cells: Cell) -> Row:
        return Row(cells=cells, span=self.span)

    def _head(self, text: str, *, right: bool = False) -> Cell:
        content = (Text(text=text, span=self.span),) if text else ()
        return Cell(content=content, align="right" if right else "left", header=True, span=self.span)

    def _number(self, text: str, key: tuple[str, ...]) -> Cell:
        path = (self.statistic.dataset, self.statistic.measure)
        value = Value(text=text, path=path, cut=key, statistic=self.statistic, span=self.span)
        return Cell(content=(value,), align="right", span=self.span)
