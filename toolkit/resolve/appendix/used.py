"""Resolve, appendix: which measures a document uses: in sentences, tables, figures, and what these are made of."""

import re
from collections.abc import Iterator

from toolkit.model.definition import Measure, Ratio
from toolkit.model.evidence import Dataset
from toolkit.model.tree import Directive, Expr
from toolkit.model.walk import nodes_of
from toolkit.resolve.directive import Setting


def used_measures(local: str, dataset: Dataset, setting: Setting) -> tuple[Measure, ...]:
    """Return the measures of the dataset `local` that the document names, and the parts of those, as `measures.yaml`
    orders them.

    A directive names measures in its arguments and attributes, whatever directive it is.
    """
    names = {name for name in _named(local, setting) if name in dataset.measures}
    for name in list(names):
        names.update(_made_of(name, dataset))
    return tuple(measure for name, measure in dataset.measures.items() if name in names)


def printed_tables(local: str, setting: Setting) -> dict[str, str]:
    """Return the measures that stand in the document as tables with an id, and these ids."""
    tables = (node for node in nodes_of(setting.document) if isinstance(node, Directive) and node.name == "table")
    pairs = ((table.arguments[0].partition("."), table.id) for table in tables if table.id and table.arguments)
    return {name: id for (head, _, name), id in pairs if head == local}


def _named(local: str, setting: Setting) -> Iterator[str]:
    mention = re.compile(rf"(?<![\w.-]){re.escape(local)}\s*\.\s*([\w-]+)")
    for node in nodes_of(setting.document):
        if isinstance(node, Expr) and node.path[0] == local and len(node.path) > 1:
            yield node.path[1]
        if isinstance(node, Directive):
            for text in (*node.arguments, *node.attributes.values()):
                yield from mention.findall(text)
    for notice in (setting.submission.notice, setting.submission.content_warning):
        yield from mention.findall(notice.text) if notice else ()


def _made_of(name: str, dataset: Dataset) -> Iterator[str]:
    measure = dataset.measures[name]
    parts = measure.parts
    if isinstance(measure.definition, Ratio):
        parts = (*parts, measure.definition.numerator, measure.definition.denominator)
    for part in parts:
        yield part
        yield from _made_of(part, dataset)
