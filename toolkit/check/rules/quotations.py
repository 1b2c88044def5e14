"""Rule `quotations`: what stands in quotation marks stands in the source, word for word, where the citation says."""

from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.check.quotation.account import Account, check_quotations
from toolkit.check.quotation.finding import Quotation, quotations_of
from toolkit.check.rule import Rule, Subject
from toolkit.model.citation import Cite
from toolkit.model.definition import Cited, Measure
from toolkit.model.evidence import Dataset
from toolkit.model.tree import Document, Value
from toolkit.model.walk import nodes_of


def all_quotations(document: Document, datasets: tuple[Dataset, ...]) -> tuple[Quotation, ...]:
    """The quotations of the text, and those in the measures of the published figures that the text prints."""
    used = {
        (node.statistic.dataset, node.statistic.measure)
        for node in nodes_of(document)
        if isinstance(node, Value) and node.statistic
    }
    measures = (
        measure for dataset in datasets for measure in dataset.measures.values() if (dataset.name, measure.name) in used
    )
    return (*quotations_of(document), *(found for measure in measures for found in _of_figure(measure)))


def _of_figure(measure: Measure) -> Iterator[Quotation]:
    cited = measure.definition
    if isinstance(cited, Cited) and cited.quote:
        cite = Cite(key=cited.source, span=measure.span, via=cited.via)
        yield Quotation(text=cited.quote, span=measure.span, cites=(cite,))


def account_of(subject: Subject, report: Report) -> Account:
    """Check all quotations of a document and return what became of them."""
    quotations = all_quotations(subject.document, subject.datasets)
    return check_quotations(quotations, subject.bibliography, subject.sources, report)


def _check(subject: Subject, report: Report) -> None:
    account = account_of(subject, report)
    kept = subject.sources.kept
    if account.total and any(kept[key].files for key in subject.bibliography.works if key in kept):
        hint = "`toolkit cite check` says which sources have no local text" if account.unread else ""
        whole = Source(path=subject.submission.source.path, text="").span()
        report.note("quotation.account", str(account), whole, hint)


QUOTATIONS = Rule(
    name="quotations",
    gives=(
        "quotation.differs", "quotation.not-found", "quotation.order", "quotation.place", "quotation.account",
    ),
    check=_check,
)  # fmt: skip
