"""Rule `numbers`: no number without a source. A figure in the text is computed, cited, or has a waiver with a reason."""

from toolkit.base.diagnostic import Report, Severity
from toolkit.check.figures.figure import figures_in
from toolkit.check.figures.passage import Sentence, sentences_of
from toolkit.check.rule import Rule, Subject

_WAYS = (
    "print it from a measure (`{{ … }}`), cite its source in the sentence (`[@key]`, a footnote), "
    "or say why it needs none: `<!-- toolkit: ignore numbers.unbound (the reason) -->`"
)


def _check(subject: Subject, report: Report) -> None:
    if _sleeps(subject):
        return
    severity = Severity.ERROR if subject.submission.numbers == "strict" else Severity.WARNING
    for sentence in sentences_of(subject.document, subject.submission.source):
        if not sentence.cited:
            _tell_unbound(sentence, severity, report)


def _sleeps(subject: Subject) -> bool:
    return subject.submission.numbers == "off"


def _tell_unbound(sentence: Sentence, severity: Severity, report: Report) -> None:
    for figure in figures_in(sentence.text, sentence.lang):
        span = sentence.span(figure.start, figure.end)
        if span is not None:
            message = f"nothing says where “{figure.text}” comes from"
            report.add(severity, "numbers.unbound", message, span, (_WAYS,))


NUMBERS = Rule(name="numbers", gives=("numbers.unbound",), check=_check, sleeps=_sleeps)
