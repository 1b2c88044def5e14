"""Measure: figures side by side → one table, a row for each thing that a reader has to know before comparing them."""

import re
from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.base.words import Word, word
from toolkit.measure.exhibits.table import restatement
from toolkit.measure.words.attributes import known_text
from toolkit.measure.words.dates import range_text
from toolkit.measure.words.format import of_text, text_of
from toolkit.measure.words.labels import capital
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text
from toolkit.model.definition import Cited, Definition
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Cell, Citation, Inline, Inlines, Row, Table, Text, Value

NOTHING = "–"


class Side(Struct, frozen=True, kw_only=True):
    """One figure: its statistic, the name by which the document calls it, its definition, its words and its source.

    `words` empty: the figure is said by its label. `definition` is None where a figure has none (signatories).
    """

    statistic: Statistic
    path: tuple[str, ...]
    definition: Definition | None
    source: Inlines
    words: Inlines = ()


_Cell = Callable[[Side], Inlines]


def side_by_side(
    theirs: Side, ours: tuple[Side, ...], heads: tuple[Inlines, Inlines], frame: Table, lang: str
) -> Table:
    """Return `frame` with a column for each figure: statement, figure, of what, where, when, source.

    `heads`: what stands above their figure and above each of ours; empty for “Their figure” and “Our figure”.
    """
    writer = _Writer(lang, frame.span)
    sides = (theirs, *ours)
    their_head = heads[0] or writer.text(word("their-figure", lang))
    our_head = heads[1] or writer.text(word("our-figure", lang))
    head = writer.row("", (their_head, *(our_head for _ in ours)), header=True)
    rows = tuple(writer.row(word(name, lang), tuple(map(cell, sides))) for name, cell in writer.cells(theirs))
    size = language_of(lang).phrases["size"].format(rows=len(rows), columns=len(head.cells))
    names = word("semicolon", lang).join(capital(side.statistic.label) for side in sides)
    return replace(frame, head=head, body=rows, description=f"{names}. {size}")


def notes_of(sides: tuple[Side, ...], lang: str) -> str:
    """What stands below: restrictions, later editions, what is made up, the notes of the measures; each once."""
    sentences = dict.fromkeys(sentence for side in sides for sentence in _sentences(side.statistic, lang) if sentence)
    return " ".join(sentences)


def _sentences(statistic: Statistic, lang: str) -> tuple[str, ...]:
    made_up = word("synthetic-short", lang) if statistic.synthetic else ""
    return made_up, restatement(statistic, lang), statistic.note


def _apart(words: Inlines) -> tuple[Inlines, Inlines]:
    """The words, and the citation at their end, which stands behind the closing quotation mark."""
    stop = words[-1:] if isinstance(last := words[-1], Text) and last.text in (".", "!", "?") else ()
    said = words[: len(words) - len(stop)]
    if not said or not isinstance(cited := said[-1], Citation):
        return words, ()
    said = said[:-1]
    if said and isinstance(last := said[-1], Text):
        said = (*said[:-1], replace(last, text=last.text.rstrip(" ")))
    return (*said, *stop), (Text(text=" ", span=cited.span), cited)


class _Writer(Struct, frozen=True):
    """Makes the cells of one table; it only keeps what all of them need."""

    lang: str
    span: Span

    def cells(self, theirs: Side) -> tuple[tuple[Word, _Cell], ...]:
        """The rows. Without a quotation nothing is said in their words."""
        return (
            ("statement" if theirs.words else "counted", self._words),
            ("figure-row", self._figure),
            ("of-what", self._of),
            ("where", lambda side: self.text(side.statistic.place or NOTHING)),
            ("when", self._when),
            ("source", lambda side: side.source),
        )

    def row(self, name: str, contents: tuple[Inlines, ...], *, header: bool = False) -> Row:
        cells = (self._cell(content, header=header) for content in contents)
        return Row(cells=(self._cell(self.text(name), header=True), *cells), span=self.span)

    def text(self, text: str) -> Inlines:
        return (Text(text=text, span=self.span),) if text else ()

    def _cell(self, content: Inlines, *, header: bool) -> Cell:
        return Cell(content=content, align="left", header=header, span=self.span)

    def _words(self, side: Side) -> Inlines:
        if side.words:
            before, _, after = word("quote", self.lang).partition("{quote}")
            said, cited = _apart(side.words)
            return (*self.text(before), *said, *self.text(after), *cited)
        counted = side.definition.means if isinstance(side.definition, Cited) else side.statistic.label
        return self.text(capital(counted))

    def _figure(self, side: Side) -> Inlines:
        noun = side.statistic.noun if side.statistic.kind == "cited" else ""
        return (self._value(text_of(side.statistic, language_of(self.lang)), side), *self.text(f" {noun}".rstrip()))

    def _of(self, side: Side) -> Inlines:
        if isinstance(side.definition, Cited):
            return self.text(capital(self._denominator(side.definition)))
        known = known_text(side.statistic, language_of(self.lang))
        said = capital(word("semicolon", self.lang).join(filter(None, (side.statistic.population, known)))) or NOTHING
        return (*self.text(said), *self._counts(side))

    def _denominator(self, cited: Cited) -> str:
        """What a published figure is a part of; a number is of all that it counts."""
        if cited.denominator_is == "restricted":
            return word("part-of-all", self.lang).format(denominator=cited.denominator)
        if cited.denominator_is == "all":
            return cited.denominator or cited.means
        return cited.denominator or word("not-stated", self.lang)

    def _counts(self, side: Side) -> Inlines:
        """“ (3 of 100)”, both numbers with their statistic; not where the figure itself is printed like that."""
        n, of, language = side.statistic.n, side.statistic.of, language_of(self.lang)
        if side.statistic.kind != "share" or n is None or of is None:
            return ()
        if text_of(side.statistic, language) == of_text(n, of, language):
            return ()
        pattern = language.phrases["of"]
        numbers = {"{n}": (n, "n"), "{of}": (of, "of")}
        pieces = [piece for piece in re.split(r"(\{n\}|\{of\})", f" ({pattern})") if piece]
        return tuple(
            self._number(*numbers[piece], side) if piece in numbers else Text(text=piece, span=self.span)
            for piece in pieces
        )

    def _number(self, number: int, name: str, side: Side) -> Inline:
        text = number_text(Fraction(number), 0, language_of(self.lang))
        return self._value(text, replace(side, path=(*side.path, name)))

    def _value(self, text: str, side: Side) -> Inline:
        return Value(text=text, path=side.path, statistic=side.statistic, span=self.span)

    def _when(self, side: Side) -> Inlines:
        start, end = side.statistic.start, side.statistic.end
        return self.text(NOTHING if start is None or end is None else range_text(start, end, language_of(self.lang)))
