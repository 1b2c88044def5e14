"""Base: YAML → records. It is composed, not loaded: every scalar stays text, with its place."""

import yaml

from toolkit.base.diagnostic import Report
from toolkit.base.records import Items, Mapping, Record, Scalar
from toolkit.base.source import Source

DEEPEST = 40  # levels; no file of ours needs ten
NOTHING = ("~", "null", "Null", "NULL")  # what YAML writes for no value (YAML 1.2.2, 10.2.1.1)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C parser is ten times faster; both give the same nodes
_YAML_HINT = "YAML needs `name: value`, spaces (no tabs) before a name, and quotes round a value that holds `: ` or `#`"


def read_yaml(source: Source, report: Report, start: int = 0, end: int | None = None) -> Mapping:
    """Return the mapping that stands in `source` between `start` and `end`; an empty one where it cannot be read.

    Duplicate keys, tabs and other mistakes of form become diagnostics.
    """
    text = source.text[start:end]
    whole = source.span(start, start)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = start + min(mark.index if mark else 0, len(text))
        report.error("yaml.syntax", _plain(error), source.span(at), _YAML_HINT)
        return Mapping(entries=(), span=whole)
    except RecursionError:
        report.error("yaml.syntax", "this is nested too deeply to be read", whole, _YAML_HINT)
        return Mapping(entries=(), span=whole)
    except yaml.YAMLError as error:
        report.error("yaml.syntax", f"this is not readable as YAML: {error}", whole, _YAML_HINT)
        return Mapping(entries=(), span=whole)
    if node is None:
        return Mapping(entries=(), span=whole)
    record = _record(node, source, start, report)
    if isinstance(record, Mapping):
        return record
    report.error("yaml.syntax", "expected lines of the form `name: value`", record.span, _YAML_HINT)
    return Mapping(entries=(), span=whole)


def _plain(error: yaml.MarkedYAMLError) -> str:
    problem = (error.problem or "the form is not right").replace("found character '\\t' that", "a tab stands here; it")
    return f"this is not readable as YAML: {problem}"


def _record(node: yaml.Node, source: Source, base: int, report: Report, above: tuple[yaml.Node, ...] = ()) -> Record:
    """The record of `node`; `above` are the nodes that it stands in."""
    span = source.span(base + node.start_mark.index, base + node.end_mark.index)
    if node in above or len(above) > DEEPEST:
        report.error("yaml.syntax", "this refers to itself, or is nested too deeply", span, _YAML_HINT)
        return Scalar(text="", span=span)
    inside = (*above, node)
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, tuple[Scalar, Record]] = {}
        for key_node, value_node in node.value:
            key = _record(key_node, source, base, report, inside)
            if not isinstance(key, Scalar):
                report.error("yaml.syntax", "a name must be a single word", key.span, _YAML_HINT)
                continue
            if key.text in entries:
                report.error(
                    "yaml.duplicate", f"`{key.text}` stands here a second time", key.span, "keep one of the two"
                )
                continue
            entries[key.text] = (key, _record(value_node, source, base, report, inside))
        return Mapping(entries=tuple(entries.values()), span=span)
    if isinstance(node, yaml.SequenceNode):
        return Items(values=tuple(_record(child, source, base, report, inside) for child in node.value), span=span)
    quoted = getattr(node, "style", None) in ("'", '"')
    text = "" if not quoted and node.value in NOTHING else str(node.value)
    return Scalar(text=text, span=span, quoted=quoted)
