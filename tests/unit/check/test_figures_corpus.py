"""The rule `numbers` against 400 labelled sentences of policy texts in four languages."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.check.figures.figure import figures_in
from toolkit.check.figures.passage import sentences_of
from toolkit.model.evidence import Statistic
from toolkit.model.tree import Cell, Document, Row, Table, Value
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import lift

CORPUS = Path(__file__).parents[2] / "corpus"
LANGS = ("en", "fr", "de", "es")
_LABEL = re.compile(r"⟦(.*?)⟧")


class Score(Struct):
    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed))

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.wrong))


def sentences(lang: str, part: str) -> list[str]:
    styles = yaml.safe_load((CORPUS / f"figures.{lang}.yaml").read_text(encoding="utf-8"))[part]
    return [line for lines in styles.values() for line in lines.strip().splitlines()]


def flagged(text: str, lang: str) -> list[tuple[int, int]]:
    """Where the rule finds figures without a source in a document of this one paragraph, and a computed table."""
    source = Source(path="corpus.md", text=text)
    report = Report()
    blocks = parse_markdown(lift(Mapped.whole(source), report), report)
    assert not report.found
    statistic = Statistic(measure="m", dataset="log", label="", kind="count", unit="number", value=Fraction(3))
    cell = Cell(content=(Value(text="3", statistic=statistic, span=source.span()),), span=source.span())
    row = Row(cells=(cell,), span=source.span())
    table = Table(head=row, body=(), id="tbl-outcomes", span=source.span())
    document = Document(
        title=(), subtitle=(), authors=(), date="", lang=lang, keywords=(), content=(*blocks, table)
    )  # fmt: skip
    found = []
    for sentence in sentences_of(document, source):
        for figure in () if sentence.cited else figures_in(sentence.text, lang):
            span = sentence.span(figure.start, figure.end)
            assert span is not None
            assert span.excerpt == figure.text
            found.append((span.start, span.end))
    return found


def score(lang: str, part: str) -> Score:
    total = Score()
    for line in sentences(lang, part):
        plain = _LABEL.sub(r"\1", line)
        wanted = [(match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(_LABEL.finditer(line))]
        found = flagged(plain, lang)
        for start, end in wanted:
            hit = next((one for one in found if one[0] < end and start < one[1]), None)
            if hit is None:
                total.missed.append(f"{plain[start:end]} in: {plain}")
            else:
                total.found += 1
                found.remove(hit)
        total.wrong += [f"{plain[start:end]} in: {plain}" for start, end in found]
    return total


@pytest.mark.parametrize("part", ["held-out", "tuned"])
@pytest.mark.parametrize("lang", LANGS)
def test_recall_and_precision(lang: str, part: str) -> None:
    result = score(lang, part)
    assert result.recall >= 0.95, result.missed
    assert result.precision >= 0.90, result.wrong


def test_the_corpus_is_large_enough_and_no_sentence_stands_twice() -> None:
    lines = {lang: sentences(lang, "held-out") + sentences(lang, "tuned") for lang in LANGS}
    assert all(len(one) >= 90 for one in lines.values())
    together = [line for one in lines.values() for line in one]
    assert len(together) >= 400
    assert len(set(together)) == len(together)
