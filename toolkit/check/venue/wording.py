"""Rules of venues: words to avoid, and bold, italics and underlining where they are not wanted."""

from toolkit.check.form.emphasis import emphasised
from toolkit.check.form.terms import forbidden_terms
from toolkit.check.venue.case import Case, said
from toolkit.check.venue.kind import Kind


def _terms(case: Case) -> None:
    instead = case.rule.pairs("instead")
    for remark in forbidden_terms(case.subject.document, instead):
        case.remark("venue.term", remark)
    title = case.submission.title
    for term in instead:
        if term.casefold() in " ".join(title.text.casefold().split()):
            case.say("venue.term", f"“{term}” is a term to avoid", title.span, f"write “{instead[term]}”")


def _emphasis(case: Case) -> None:
    for remark in emphasised(case.subject.document, case.rule.texts("forbidden")):
        case.remark("venue.emphasis", remark)
    theme = case.subject.theme
    if "bold" in case.rule.texts("forbidden") and theme and not theme.reference:
        message = "title and headings are bold in every theme of the toolkit"
        hint = "`reference-doc: form.docx` writes the text into the venue’s own form, with its styles"
        case.report.note("venue.emphasis", message, case.place, hint, said(case.rule.basis, case.today))


TERMS = Kind(name="terms", gives=("venue.term",), check=_terms)
EMPHASIS = Kind(name="emphasis", gives=("venue.emphasis",), check=_emphasis)
