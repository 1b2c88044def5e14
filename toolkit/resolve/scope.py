"""Resolve: what names in a document mean: measures of datasets, counts of signatories, fields of the front matter."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.memo import Memo, forgetful
from toolkit.base.nearest import did_you_mean, nearest
from toolkit.base.source import Span
from toolkit.measure.compute import compute
from toolkit.measure.engines.engine import Engine
from toolkit.measure.statistics.hiding import warn_of_few
from toolkit.model.definition import Population
from toolkit.model.evidence import Dataset, Origin, Statistic
from toolkit.model.people import Recipients, Signatory
from toolkit.resolve.recipient import RECIPIENT, find_column
from toolkit.sign.countries import country_code

Datum = str | dt.date

SIGNATORIES = "signatories"
ANY = "*"  # among the unreadable names: no name can be judged


class Scope(Struct, frozen=True, kw_only=True):
    """The names of one document. `data` are the fields of the front matter that may be printed.

    `unreadable` are datasets that the front matter names but that could not be loaded: already reported,
    so that the names in them are not reported again one by one.
    """

    lang: str
    datasets: Mapping[str, Dataset]
    unreadable: frozenset[str]
    signatories: tuple[Signatory, ...] | None
    data: Mapping[str, Datum]
    engine: Engine
    memo: Memo = forgetful
    recipients: Recipients | None = None

    @property
    def names(self) -> tuple[str, ...]:
        signatories = () if self.signatories is None else (SIGNATORIES,)
        recipient = () if self.recipients is None else (RECIPIENT,)
        return (*self.datasets, *signatories, *recipient, *self.data)

    def find(self, path: tuple[str, ...], span: Span, report: Report) -> Statistic | Datum | None:
        """Return what `path` names; None when it names nothing, which is then in the report."""
        head = path[0]
        if head in self.datasets:
            return self._measure(self.datasets[head], path, span, report)
        if head == SIGNATORIES and self.signatories is not None:
            return _count_of_signatories(self.signatories, path, span, report)
        if head == RECIPIENT and not self.hides(head):
            return find_column(self.recipients, path, span, report)
        if head in self.data and len(path) == 1:
            return self.data[head]
        if not self.hides(head):
            hint = did_you_mean(head, self.names) or "`evidence:` in the front matter gives a dataset a name here"
            report.error("values.unknown-name", f"nothing is called `{head}` here", span, hint)
        return None

    def population(self, path: tuple[str, ...], span: Span, report: Report) -> tuple[Dataset, Population] | None:
        """Return the population that `log.items` names, with its dataset; None, and reported, where there is none."""
        dataset = self.datasets.get(path[0])
        if dataset is None:
            if not self.hides(path[0]):
                hint = did_you_mean(path[0], self.datasets) or "`evidence:` in the front matter gives a dataset a name"
                report.error("values.unknown-name", f"no dataset is called `{path[0]}` here", span, hint)
            return None
        name = ".".join(path[1:])
        if name in dataset.populations:
            return dataset, dataset.populations[name]
        hint = did_you_mean(name, dataset.populations) or "`populations` of its measures.yaml names them all"
        message = f"there is no population `{name}` in `{path[0]}` (evidence/{dataset.name})"
        report.error("measure.population", message, span, hint)
        return None

    def hides(self, name: str) -> bool:
        """Whether `name` belongs to a file that could not be read: what is wrong was said there."""
        return name in self.unreadable or ANY in self.unreadable

    def _measure(self, dataset: Dataset, path: tuple[str, ...], span: Span, report: Report) -> Statistic | None:
        if len(path) == 1:
            hint = f"name one of its measures: `{path[0]}.{next(iter(dataset.measures), 'name')}`"
            report.error("values.unknown-measure", f"`{path[0]}` is a dataset, not a number", span, hint)
            return None
        name = path[1]
        measure = dataset.measures.get(name)
        if measure is None and name in dataset.unreadable:
            return None
        if measure is None:
            message = f"there is no measure `{name}` in `{path[0]}` (evidence/{dataset.name})"
            report.error("values.unknown-measure", message, span, _measure_hint(name, dataset))
            return None
        statistic = compute(dataset, measure, self.engine, report)
        if statistic is not None:
            warn_of_few(statistic, measure, dataset, report)
        return statistic


def _measure_hint(name: str, dataset: Dataset) -> Hint:
    near = dataset.measures.get(nearest(name, dataset.measures) or "")
    text = did_you_mean(name, dataset.measures) or "`measures.yaml` of the dataset names them all"
    return Hint(text=text, span=near.span if near else None)


def counts_of(signatories: tuple[Signatory, ...]) -> dict[str, int]:
    """What `{{ signatories.NAME }}` is, by name. `others`: than the one who speaks (“with 58 other organisations”)."""
    organisations = sum(one.kind == "organisation" for one in signatories)
    return {
        "total": len(signatories),
        "organisations": organisations,
        "persons": sum(one.kind == "person" for one in signatories),
        "countries": len({country_code(one.country) or one.country for one in signatories if one.country}),
        "others": max(len(signatories) - 1, 0),
        "other-organisations": max(organisations - 1, 0),
    }


def _count_of_signatories(
    signatories: tuple[Signatory, ...], path: tuple[str, ...], span: Span, report: Report
) -> Statistic | None:
    counts = counts_of(signatories)
    name = path[1] if len(path) > 1 else ""
    if name not in counts:
        report.error("values.unknown-measure", f"signatories have no count `{name}`", span, did_you_mean(name, counts))
        return None
    origin = Origin(role="counted", dataset=SIGNATORIES, version="", rows=counts[name])
    return Statistic(
        measure=name, dataset=SIGNATORIES, label=name, kind="count", unit="number", value=Fraction(counts[name]),
        n=counts[name], origins=(origin,),
    )  # fmt: skip
