"""Resolve, appendix: one dataset with the measures that are told of it, and the tree that tells it."""

from collections.abc import Iterator, Sequence
from string import Formatter

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.measure.words.sentences import sentence
from toolkit.model.definition import Measure
from toolkit.model.evidence import Dataset, Statistic
from toolkit.model.tree import Cell, Heading, Inline, Inlines, LineBreak, Paragraph, Row, Table, Text, Value
from toolkit.resolve.directive import Setting


class Exhibit(Struct, frozen=True, kw_only=True):
    """A dataset under its name in the document. `told`: the measures that are told, with what they come to.

    `printed`: the measures that the document shows as tables, and the ids of these. `level`: that of the heading.
    """

    local: str
    dataset: Dataset
    told: tuple[tuple[Measure, Statistic], ...]
    printed: dict[str, str]
    level: int
    setting: Setting
    span: Span

    @property
    def lang(self) -> str:
        return self.setting.document.lang

    def say(self, pattern: str, /, **parts: str) -> str:
        return sentence(pattern, self.lang).format(**parts)

    # -------------------------------------------------------------- inlines

    def text(self, text: str) -> Inlines:
        return (Text(text=text, span=self.span),) if text else ()

    def value(self, text: str, statistic: Statistic, *names: str) -> Inlines:
        """A number that can be traced: `names` are its path behind the name of the dataset."""
        return (Value(text=text, path=(self.local, *names), statistic=statistic, span=self.span),)

    def filled(self, pattern: str, **parts: Inlines) -> Inlines:
        """A pattern whose parts are no plain text: numbers, citations, commands."""
        content: list[Inline] = []
        for words, name, _, _ in Formatter().parse(pattern):
            content += [*self.text(words), *(parts[name] if name else ())]
        return tuple(content)

    def lines(self, *lines: Inlines) -> Inlines:
        """Several lines in one cell."""
        return tuple(self._broken([line for line in lines if line]))

    def _broken(self, lines: list[Inlines]) -> Iterator[Inline]:
        for at, line in enumerate(lines):
            if at:
                yield LineBreak(hard=True, span=self.span)
            yield from line

    # -------------------------------------------------------------- blocks

    def heading(self, text: str, deeper: int = 0, id: str = "") -> Heading:
        return Heading(level=self.level + deeper, content=self.text(text), id=id, span=self.span)

    def paragraph(self, content: Inlines, role: str = "") -> Paragraph:
        return Paragraph(content=content, role=role, span=self.span)

    def table(self, heads: tuple[str, ...], rows: Sequence[tuple[Inlines, ...]], right: tuple[int, ...] = ()) -> Table:
        """A table whose first column names the rows; the columns `right` hold numbers."""
        body = tuple(self._row(row, right) for row in rows)
        head = self._row(tuple(self.text(text) for text in heads), right, head=True)
        return Table(head=head, body=body, description=", ".join(filter(None, heads)), span=self.span)

    def _row(self, cells: tuple[Inlines, ...], right: tuple[int, ...], *, head: bool = False) -> Row:
        made = (
            Cell(content=content, align="right" if at in right else "left", header=head or at == 0, span=self.span)
            for at, content in enumerate(cells)
        )
        return Row(cells=tuple(made), span=self.span)
