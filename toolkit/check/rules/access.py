"""Rule `access`: what people need who cannot see the page."""

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Rule, Subject
from toolkit.model.tree import Figure, Image
from toolkit.model.walk import nodes_of


def _check(subject: Subject, report: Report) -> None:
    in_figures: set[int] = set()
    for node in nodes_of(subject.document):
        if isinstance(node, Figure):
            in_figures.add(id(node.content))
            if not node.alt.strip():
                hint = 'write `alt="…"` between the braces of the directive'
                report.error("access.alt", "this figure has no words for people who cannot see it", node.span, hint)
        if isinstance(node, Image) and id(node) not in in_figures and not node.alt.strip() and not node.decorative:
            hint = "write them between the square brackets: `![what the picture shows](file.png)`"
            report.error("access.alt", "this picture has no words for people who cannot see it", node.span, hint)


ACCESS = Rule(name="access", gives=("access.alt",), check=_check, firm=("access.alt",))
