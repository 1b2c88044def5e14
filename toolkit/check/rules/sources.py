"""Rule `sources`: every figure that was published elsewhere names a source that the bibliography knows."""

from toolkit.base.diagnostic import Hint, Report
from toolkit.base.nearest import did_you_mean
from toolkit.check.rule import Rule, Subject
from toolkit.model.tree import Value
from toolkit.model.walk import nodes_of


def _check(subject: Subject, report: Report) -> None:
    keys = subject.bibliography.keys
    for node in nodes_of(subject.document):
        if not (isinstance(node, Value) and node.statistic):
            continue
        for origin in node.statistic.origins:
            for key in (origin.source, origin.via):
                if key and key not in keys:
                    message = f"`{'.'.join(node.path)}` was published in `{key}`, which no bibliography file has"
                    hint = Hint(text=did_you_mean(key, keys) or "add the source to the submission's bibliography")
                    report.error("sources.unknown", message, node.span, hint)


SOURCES = Rule(name="sources", gives=("sources.unknown",), check=_check, firm=("sources.unknown",))
