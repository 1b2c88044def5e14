"""Rule `numbers`: no number without a source. A figure in the text is computed, cited, or has a waiver with a reason.

Besides: what a reader would find wrong with the numbers alone – parts above their whole, a majority below one half, per
cent for percentage points, one thing with two numbers, a typed count that the data do not have.
"""

from collections.abc import Iterable, Mapping

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.source import Span
from toolkit.check.figures.arithmetic import slips_in
from toolkit.check.figures.passage import sentences_of
from toolkit.check.figures.reading import Reading, learn_to_read, readings
from toolkit.check.figures.spoken import Quantity, Spoken
from toolkit.check.figures.typed import computed_alike, differing_counts, said_twice
from toolkit.check.rule import Rule, Subject
from toolkit.check.signing.lines import claimed

_WAYS = (
    "print it from a measure (`{{ … }}`), cite its source in the sentence (`[@key]`, a footnote), "
    "or say why it needs none: `<!-- toolkit: ignore numbers.unbound (the reason) -->`"
)


def _check(subject: Subject, report: Report) -> None:
    if _sleeps(subject):
        return
    sentences = readings(sentences_of(subject.document, subject.submission.source), subject.memo)
    heard = [one.words for one in sentences]
    computed = [one for words in heard for one in words.quantities if one.value and one.value.statistic]
    held = _held_against_the_list(subject)
    severity = Severity.ERROR if subject.submission.numbers == "strict" else Severity.WARNING
    for one in sentences:
        known = list(computed_alike(one.words, computed))
        if one.sentence.cited:
            _tell_computed(known, one.words, report)
        else:
            _tell_unbound(one, {typed.span.start: path for typed, path in known}, held, severity, report)
    _tell_slips(heard, subject, report)


def _sleeps(subject: Subject) -> bool:
    return subject.submission.numbers == "off"


def _held_against_the_list(subject: Subject) -> list[Span]:
    """The places of numbers of those who sign: the rule `signatories` judges these."""
    if subject.counts is None:
        return []
    return [line.span(claim) for claim, line in claimed(subject.document, subject.year)]


def _tell_unbound(
    read: Reading, known: Mapping[int, str], held: Iterable[Span], severity: Severity, report: Report
) -> None:
    for start, end in read.figures:
        span = read.sentence.span(start, end)
        if span is not None and not any(one.start < span.end and span.start < one.end for one in held):
            message = f"nothing says where “{read.sentence.text[start:end]}” comes from"
            path = known.get(span.start)
            hints = (f"`{path}` prints this number from the data", _WAYS) if path else (_WAYS,)
            report.add(severity, "numbers.unbound", message, span, hints)


def _tell_computed(known: Iterable[tuple[Quantity, str]], words: Spoken, report: Report) -> None:
    for one, path in known:
        message = f"“{words.text[one.start : one.end]}” is typed, and a measure of this document computes it"
        report.note("numbers.computed", message, one.span, f"write `{path}`, and it follows the data")


def _tell_slips(heard: list[Spoken], subject: Subject, report: Report) -> None:
    slips = [slip for words in heard for slip in slips_in(words)]
    for slip in (*slips, *differing_counts(heard, subject.datasets), *said_twice(heard)):
        report.warning(slip.code, slip.message, slip.span, slip.hint)


NUMBERS = Rule(
    name="numbers",
    gives=(
        "numbers.unbound", "numbers.typed-twice", "numbers.differs", "numbers.parts", "numbers.majority",
        "numbers.points", "numbers.computed",
    ),
    check=_check,
    sleeps=_sleeps,
    get_ready=learn_to_read,
)  # fmt: skip
