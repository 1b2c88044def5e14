"""Rule `structure`: the parts and fields that the template asks for, and headings that do not skip a level."""

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Rule, Subject
from toolkit.model.tree import Comment, Group, Heading
from toolkit.model.walk import nodes_of, plain_text


def _check(subject: Subject, report: Report) -> None:
    _fields(subject, report)
    if not any(one.code.startswith(("parse.", "template.", "structure.nes")) for one in report.found):
        _parts(subject, report)  # a fence that is not closed swallows parts: then only the fence is to be mended
    _recommendations(subject, report)
    _heading_levels(subject, report)
    _comments(subject, report)


def _fields(subject: Subject, report: Report) -> None:
    for field in subject.template.fields:
        if subject.submission.fields.get(field.name):
            continue
        if field.fill_in:
            title = field.title(subject.submission.lang)
            message = f"`{field.name}` is left open: Word has a place to fill it in, other formats print `[{title}]`"
            report.warning("structure.open-field", message, subject.submission.front_matter, field.explain)
        elif field.required:
            message = f"the template `{subject.template.name}` needs `{field.name}` in the front matter"
            report.error("structure.missing-field", message, subject.submission.front_matter, field.explain)


def _parts(subject: Subject, report: Report) -> None:
    groups = [node for node in nodes_of(subject.document) if isinstance(node, Group) and node.role == "part"]
    for part in subject.template.parts:
        written = [group for group in groups if group.name == part.name]
        if part.required and not written and not subject.submission.questionnaire:  # who asks says what must be said
            message = f"the template `{subject.template.name}` needs a part `{part.name}`"
            hint = f"write `::: part {part.name}`, the text, and `:::`"
            report.error("structure.missing-part", message, subject.submission.front_matter, hint)
        for group in written:
            text = [block for block in group.content if not isinstance(block, Heading)]
            if not plain_text(text):
                report.error("structure.empty-part", f"the part `{part.name}` is empty", group.span)
        for again in written[1:]:
            report.error("structure.part-twice", f"the part `{part.name}` stands here a second time", again.span)


def _recommendations(subject: Subject, report: Report) -> None:
    for node in nodes_of(subject.document):
        if isinstance(node, Group) and node.role == "recommendation" and not plain_text(node.content):
            report.error("structure.empty-part", "this recommendation is empty", node.span)


def _heading_levels(subject: Subject, report: Report) -> None:
    level = 0
    for node in nodes_of(subject.document):
        if not isinstance(node, Heading):
            continue
        if node.level > level + 1:
            hint = f"write `{'#' * (level + 1)}`: screen readers and the table of contents follow the levels"
            report.warning(
                "structure.heading-skip",
                f"a heading of level {node.level} follows one of level {level}",
                node.span,
                hint,
            )
        level = node.level


def _comments(subject: Subject, report: Report) -> None:
    """What is meant for colleagues must not leave the house by mistake."""
    nodes = (node for node in nodes_of(subject.document) if isinstance(node, Comment))
    found = list({str(node.span): node for node in nodes}.values())  # a title stands in the tree twice
    if subject.submission.word.comments:
        for node in found:
            hint = "before you publish, delete it, or the line `comments: docx` of the front matter"
            report.warning("structure.comment", "the Word file shows this comment", node.span, hint)
    elif found:
        message = f"comments are in no output ({len(found)} in this text)"
        report.note("structure.comment", message, found[0].span, "`comments: docx` shows them in the Word file")


STRUCTURE = Rule(
    name="structure",
    gives=(
        "structure.missing-field", "structure.missing-part", "structure.empty-part", "structure.part-twice",
        "structure.heading-skip", "structure.comment", "structure.open-field",
    ),
    check=_check,
    firm=("structure.missing-field", "structure.missing-part", "structure.empty-part", "structure.part-twice"),
)  # fmt: skip
