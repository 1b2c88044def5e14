"""Proof: the finished files of a build → findings. Each file is read again and held against the document."""

from collections.abc import Mapping

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.tree import Document
from toolkit.proof.compare import OURS, compare
from toolkit.proof.docx_events import docx_events
from toolkit.proof.docx_package import DOCUMENT, NOTES, open_package
from toolkit.proof.event import Events
from toolkit.proof.lint import lint
from toolkit.proof.pdf_events import pdf_events
from toolkit.proof.tree_events import tree_events

TOLD_BEFORE = ("heading-order",)  # the author was told of it when the document was checked
WRITTEN = (DOCUMENT, NOTES)  # what the toolkit writes; the rest may come from the Word file of an organisation,
OF_THE_READER = ("alt", "table-head", "table-words", "table-grid", "link-empty", "language")  # which may be so at home


def prove(document: Document, files: Mapping[str, bytes], place: Span, report: Report) -> None:
    """Report where one of `files` (format → bytes; DOCX and PDF are looked at) does not say what `document` says, and
    every fault of the Word file itself, at `place`. All of it are faults of the toolkit, or of a template."""
    if not files.keys() & {"docx", "pdf"}:
        return
    wanted = tree_events(document)
    if "docx" in files:
        _prove_docx(wanted, files["docx"], place, report)
    if "pdf" in files:
        _prove_pdf(wanted, files["pdf"], place, report)


def _prove_docx(wanted: Events, data: bytes, place: Span, report: Report) -> None:
    try:
        package = open_package(data)
    except ValueError as error:
        report.error("proof.file", f"the Word file cannot be read: {error}", place, OURS)
        return
    for fault in lint(package):
        if fault.rule not in TOLD_BEFORE and (fault.part in WRITTEN or fault.rule not in OF_THE_READER):
            report.error("proof.file", f"the Word file has a fault: {fault.says} ({fault.part})", place, OURS)
    compare(wanted, docx_events(package), "docx", report)


def _prove_pdf(wanted: Events, data: bytes, place: Span, report: Report) -> None:
    try:
        found = pdf_events(data)
    except ValueError as error:
        report.error("proof.file", f"the PDF cannot be read: {error}", place, OURS)
        return
    compare(wanted, found, "pdf", report)
