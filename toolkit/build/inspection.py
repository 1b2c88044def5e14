"""Build: what a submission consists of, for a person who wants to look before sending."""

import json

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared
from toolkit.check.counting import count
from toolkit.measure.origins.trace import provenance
from toolkit.model.tree import Citation, Figure, Group, Heading, Note, Table, Value
from toolkit.model.walk import AnyNode, nodes_of, plain_text
from toolkit.write.tree_json import tree_of


class Inspection(Struct, frozen=True):
    """Views of one finished document."""

    prepared: Prepared

    @property
    def tree(self) -> str:
        return json.dumps(tree_of(self.prepared.document), ensure_ascii=False, indent=1)

    def summary(self) -> dict[str, object]:
        nodes = list(nodes_of(self.prepared.document))
        submission = self.prepared.submission
        return {
            "title": plain_text(self.prepared.document.title),
            "template": submission.template,
            "language": submission.lang,
            "words": count(self.prepared.document, "words"),
            "outline": _outline(nodes),
            "counts": _counts(nodes),
            "figures": _figures(nodes),
            "sources": _sources(nodes),
            "outputs": list(submission.outputs),
        }

    def text(self) -> str:
        """The summary as lines for a terminal."""
        summary = self.summary()
        counts = " · ".join(
            f"{number} {name}" for name, number in _counts(list(nodes_of(self.prepared.document))).items()
        )
        lines = [
            f"{summary['title']}",
            f"{summary['template']} · {summary['language']} · {summary['words']:,} words · {counts}",
            "",
        ]
        nodes = list(nodes_of(self.prepared.document))
        lines += ["Outline", *(f"  {line}" for line in _outline(nodes)), ""]
        lines += ["Figures in the text", *(_figure_line(figure) for figure in _figures(nodes)), ""]
        lines += ["Sources cited", *(f"  {key}  × {times}" for key, times in _sources(nodes).items())]
        return "\n".join(lines)


def inspect_submission(path: str, report: Report) -> Inspection:
    """Check the submission at `path` and return its views; findings are in the report."""
    return Inspection(check_submission(path, report))


def _outline(nodes: list[AnyNode]) -> list[str]:
    headings = [node for node in nodes if isinstance(node, Heading)]
    return [
        f"{'  ' * (one.level - 1)}{f'{one.number} ' if one.number else ''}{plain_text(one.content)}" for one in headings
    ]


def _counts(nodes: list[AnyNode]) -> dict[str, int]:
    return {
        "footnotes": sum(isinstance(node, Note) for node in nodes),
        "tables": sum(isinstance(node, Table) for node in nodes),
        "charts and pictures": sum(isinstance(node, Figure) for node in nodes),
        "recommendations": sum(isinstance(node, Group) and node.role == "recommendation" for node in nodes),
    }


def _figures(nodes: list[AnyNode]) -> list[dict[str, object]]:
    """Every published number with its measure; a number that stands several times is listed with each place."""
    values = [node for node in nodes if isinstance(node, Value) and node.statistic and not node.statistic.dimensions]
    return [
        {"text": one.text, "name": ".".join(one.path), "place": str(one.span), **provenance(one.statistic)}
        for one in values
        if one.statistic
    ]


def _figure_line(figure: dict[str, object]) -> str:
    return f"  {figure['text']!s:<16} {figure['name']!s:<36} {figure['place']}"


def _sources(nodes: list[AnyNode]) -> dict[str, int]:
    keys = [cite.key for node in nodes if isinstance(node, Citation) for cite in node.cites]
    return {key: keys.count(key) for key in dict.fromkeys(keys)}
