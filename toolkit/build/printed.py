"""Build: every number that a finished document prints, with the place where a reader finds it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.measure.words.format import text_of
from toolkit.measure.words.labels import cell_text, label_text
from toolkit.measure.words.languages import language_of
from toolkit.model.evidence import EVERY, Statistic
from toolkit.model.tree import Document, Figure, Note, Row, Table, Value
from toolkit.model.walk import AnyNode, children, plain_text

Key = tuple[str, ...]


class Printed(Struct, frozen=True, kw_only=True):
    """A number where it is printed. `name` as one writes it: log.removal-share.n, log.outcomes[Comment,Removed].

    `part` is what stands behind the measure ("n"), `cut` the key of a cell. `where`: “Table 2, row Comment, column
    Removed”, “footnote 3”, “Figure 1, May 2020”; empty in running text.
    """

    text: str
    name: str
    part: Key
    cut: Key
    statistic: Statistic
    where: str
    span: Span


def printed_numbers(document: Document, local: Mapping[str, str]) -> tuple[Printed, ...]:
    """Return the numbers in reading order. `local`: name of a dataset → what the document calls it."""
    reader = _Reader(document.lang, local)
    text = reader.numbers((*document.title, *document.subtitle, *document.content), "")
    return (*text, *reader.numbers(document.summary, "the summary"))


class _Reader(Struct, frozen=True):
    lang: str
    local: Mapping[str, str]

    def numbers(self, nodes: Iterable[AnyNode], where: str) -> Iterator[Printed]:
        for node in nodes:
            match node:
                case Value(statistic=Statistic()):
                    yield from self._value(node, where)
                case Note():
                    yield from self.numbers(node.content, f"footnote {node.number}")
                case Table():
                    yield from self._table(node)
                case Figure():
                    yield from self._figure(node)
                case _:
                    yield from self.numbers(children(node), where)

    def _value(self, value: Value, where: str) -> Iterator[Printed]:
        if value.statistic is not None and not value.missing and value.text != "–":
            yield self._printed(value.text, value.statistic, value.cut, where, value.span, value.path[2:])

    def _printed(self, text: str, statistic: Statistic, cut: Key, where: str, span: Span, part: Key = ()) -> Printed:
        name = measure_name(statistic, cut, self.local, self.lang)
        return Printed(
            text=text, name=".".join((name, *part)), part=part, cut=cut, statistic=statistic, where=where, span=span
        )

    def _table(self, table: Table) -> Iterator[Printed]:
        here = f"{word('table', self.lang)} {table.number}" if table.number else "a table without a number"
        yield from self.numbers(table.caption, f"caption of {here}")
        heads = [plain_text((cell,)) for cell in table.head.cells]
        for row in (table.head, *table.body):
            yield from self._row(row, heads, here)
        yield from self.numbers(table.notes, f"below {here}")

    def _row(self, row: Row, heads: list[str], here: str) -> Iterator[Printed]:
        label = plain_text((row.cells[0],)) if row.cells else ""
        for cell, head in zip(row.cells, heads, strict=False):
            names = (f"row {label}" if label else "", f"column {head}" if head else "")
            yield from self.numbers((cell,), ", ".join(filter(None, (here, *names))))

    def _figure(self, figure: Figure) -> Iterator[Printed]:
        here = f"{word('figure', self.lang)} {figure.number}" if figure.number else "a figure without a number"
        yield from self.numbers(figure.caption, f"caption of {here}")
        statistic = figure.statistic
        for cut in statistic.cuts if statistic else ():
            if statistic is not None and (cut.value is not None or cut.hidden):
                text, labels = cell_text(cut, statistic, self.lang), labels_of(statistic, cut.key, self.lang)
                yield self._printed(text, statistic, cut.key, f"{here}, {', '.join(labels)}", figure.span)
        if statistic is not None and not statistic.dimensions:
            yield self._printed(text_of(statistic, language_of(self.lang)), statistic, (), here, figure.span)
        yield from self.numbers(figure.notes, f"below {here}")


def measure_name(statistic: Statistic, cut: Key, local: Mapping[str, str], lang: str) -> str:
    """The name of a measure or of a cell of it, as `toolkit trace` takes it."""
    name = f"{local.get(statistic.dataset, statistic.dataset)}.{statistic.measure}"
    return f"{name}[{','.join(labels_of(statistic, cut, lang))}]" if cut else name


def labels_of(statistic: Statistic, cut: Key, lang: str) -> list[str]:
    """The labels of a cell as a reader sees them; a total is that word."""
    found = zip(cut, statistic.dimensions, strict=False)
    return [word("total", lang) if one == EVERY else label_text(one, dimension, lang) for one, dimension in found]
