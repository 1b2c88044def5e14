"""Rules of venues: numbered paragraphs and pages, and the paragraphs of the draft that a text comments on."""

from toolkit.check.form.paragraphs import unnumbered, unreferenced
from toolkit.check.venue.case import Case, said
from toolkit.check.venue.kind import Kind


def _paragraphs(case: Case) -> None:
    for remark in unnumbered(case.subject.document):
        case.remark("venue.paragraphs", remark)


def _pages(case: Case) -> None:
    theme = case.subject.theme
    if theme is None or theme.reference:  # what an organisation's own Word file has in its foot, is not known
        return
    running = theme.running
    if not any(
        "{page" in one for one in (running.head_left, running.head_right, running.foot_left, running.foot_right)
    ):
        hint = 'write `running: {foot-right: "{page-of}"}` into the theme'
        case.say("venue.page-numbers", "the pages have no numbers", case.submission.spans.get("theme"), hint)


def _references(case: Case) -> None:
    """Without any paragraph the rule is broken; that single sections name none may be right: they are told as notes."""
    for remark in unreferenced(case.subject.document):
        if remark.span is None:
            case.remark("venue.paragraph-reference", remark)
        else:
            hint = said(case.rule.basis, case.today)
            case.report.note("venue.paragraph-reference", remark.message, remark.span, *remark.hints, hint)


NUMBERED_PARAGRAPHS = Kind(name="numbered-paragraphs", gives=("venue.paragraphs",), check=_paragraphs)
NUMBERED_PAGES = Kind(name="numbered-pages", gives=("venue.page-numbers",), check=_pages)
PARAGRAPH_REFERENCES = Kind(name="paragraph-references", gives=("venue.paragraph-reference",), check=_references)
