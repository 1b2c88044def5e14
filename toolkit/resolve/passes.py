"""Resolve: the passes in their order. The order is the argument: each one needs what those before it made."""

from toolkit.base.diagnostic import Report
from toolkit.base.registry import Registry
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.model.tree import Blocks, Document
from toolkit.resolve.answers import place_answers
from toolkit.resolve.citations import Citing, fill_citations
from toolkit.resolve.directive import DirectiveType, Setting, expand_directives
from toolkit.resolve.graft import graft
from toolkit.resolve.notes import place_notes
from toolkit.resolve.numbering import number
from toolkit.resolve.references import fill_references
from toolkit.resolve.scope import Scope
from toolkit.resolve.values import fill_values
from toolkit.resolve.wide import place_wide


def compose(
    frame: Document,
    body: Blocks,
    *,
    template: Template,
    submission: Submission,
    directives: Registry[DirectiveType],
    scope: Scope,
    report: Report,
) -> Document:
    """Passes 1 to 3: the template's tree and the author's become one, without directives, every number in its place."""
    document = graft(frame, body, template, report)
    setting = Setting(document=document, submission=submission, scope=scope, report=report)
    document = place_answers(expand_directives(setting, directives), submission.questionnaire)
    document = place_wide(document, report)
    return fill_values(document, scope, report)


def finish(document: Document, *, template: Template, citing: Citing, report: Report) -> Document:
    """Passes 4 to 7: footnotes, citations, numbers, references. After them the document is what the reader reads."""
    document = place_notes(document, citations_in_notes=citing.style.in_notes)
    document = fill_citations(document, citing, report)
    document = number(document, template.numbering, report)
    return fill_references(document, report)
