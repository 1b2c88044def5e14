"""Build: an open letter's list of those who sign: who is printed depends on the text, so the text comes first."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Diagnostic, Report, Severity
from toolkit.base.source import Source, Span
from toolkit.load.signatories.records import load_decisions, load_signed_texts
from toolkit.load.signatories.rows import load_signatories
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.text import read_source
from toolkit.model.people import Decision, Signatory, SignedText
from toolkit.model.submission import Submission
from toolkit.model.tree import BODY, Document, Group
from toolkit.model.walk import walk
from toolkit.resolve.scope import SIGNATORIES
from toolkit.sign.agreed import agreed_text, text_digest
from toolkit.sign.selection import Selection, check_decisions, select, tell_countries, tell_refused, tell_twice

Composed = Callable[[tuple[Signatory, ...]], Document]
"""The letter with these people on its list; what is wrong with it is not said again."""


Compose = Callable[[tuple[Signatory, ...] | None, Report], Document]
"""The letter with these people on its list; what is wrong with it is put into the report."""


class SignList(Struct, frozen=True, kw_only=True):
    """The list as it was read, and what was written down about it. `broken`: there are rows that cannot be read."""

    source: Source
    rows: tuple[Signatory, ...]
    texts: tuple[SignedText, ...]
    decisions: tuple[Decision, ...]
    broken: bool


class Signing(Struct, frozen=True, kw_only=True):
    """Who signs the letter. `text` is what they agree to; `digest` is its name.

    `letter`: the folder of the submission whose text that is, where another one only speaks of it (a media release).
    """

    listed: SignList
    selection: Selection
    text: str
    digest: str
    letter: str = ""


def letter_of(submission: Submission, root: str) -> str:
    """Return the folder of the letter to which the list of `submission` belongs; "" where it is its own, or has none.

    A media release counts those who sign a letter, and nobody signs the release: `../letter/signatories.csv`.
    """
    if submission.signatories is None:
        return ""
    folder = Path(os.path.normpath(Path(submission.folder, submission.signatories.text))).parent
    another = folder.is_relative_to(root) and folder not in (Path(submission.folder), Path(root))
    return str(folder) if another and (folder / SUBMISSION).is_file() else ""


def load_sign_list(root: str, folder: str, name: str, asked: Span, report: Report) -> SignList | None:
    """Read the list `name` of the submission in `folder` with the files beside it; None where it cannot be read."""
    source = read_source(root, f"{folder}/{name}", report, asked)
    if source is None:
        return None
    errors = report.count(Severity.ERROR)
    rows = load_signatories(source, report)
    return SignList(
        source=source,
        rows=rows,
        broken=report.count(Severity.ERROR) > errors,
        texts=load_signed_texts(root, folder, report),
        decisions=load_decisions(root, folder, report),
    )


def sign(listed: SignList, composed: Composed, report: Report) -> Signing:
    """Choose who is printed, and say who is not."""
    text = letter_text(composed(listed.rows))
    name = text_digest(text)
    selection = select(listed.rows, name, listed.texts, listed.decisions)
    check_decisions(listed.rows, listed.decisions, report)
    if listed.rows or not listed.broken:
        tell_refused(selection, listed.source.span(), report)
    tell_twice(selection.printed, listed.decisions, report)
    tell_countries(selection.printed, report)
    return Signing(listed=listed, selection=selection, text=text, digest=name)


def composed_once(compose: Compose) -> Compose:
    """Return what composes the letter; for the people of the last time it gives the same letter, and says the same.

    Where something is wrong already it is composed anew: what is said then may depend on that.
    """
    last: list[tuple[tuple[Signatory, ...] | None, Document, list[Diagnostic]]] = []

    def composed(people: tuple[Signatory, ...] | None, report: Report) -> Document:
        if last and last[0][0] == people and not report.failed:
            report.take(last[0][2])
            return last[0][1]
        before = len(report.found)
        document = compose(people, report)
        last[:] = [(people, document, list(report.found[before:]))]
        return document

    return composed


def letter_text(document: Document) -> str:
    """What those who sign agree to: the author's text, without address, date and the list itself."""
    bodies = (node for node in walk(document.content) if isinstance(node, Group) and node.role == BODY)
    return "".join(agreed_text(body.content, SIGNATORIES) for body in bodies)
