"""Build: an open letter's list of those who sign: who is printed depends on the text, so the text comes first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.load.signatories.records import load_decisions, load_signed_texts
from toolkit.load.signatories.rows import load_signatories
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SignList:
    """The list as it was read, and what was written down about it."""

    source: Source
    rows: tuple[Signatory, ...]
    texts: tuple[SignedText, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs the letter. `text` is what they agree to, empty where nobody is asked which text; `digest` its name."""

    listed: SignList
    selection: Selection
    text: str
    digest: str


def load_sign_list(root: str, folder: str, name: str, asked: Span, report: Report) -> SignList | None:
    """Read the list `name` of the submission in `folder` with the files beside it; None where it cannot be read."""
    source = read_source(root, f"{folder}/{name}", report, asked)
    if source is None:
        return None
    return SignList(
        source=source,
        rows=load_signatories(source, report),
        texts=load_signed_texts(root, folder, report),
        decisions=load_decisions(root, folder, report),
    )


def sign(listed: SignList, composed: Composed, report: Report, *, text_needed: bool = False) -> Signing:
    """Choose who is printed, and say who is not. `text_needed`: the text is wanted even where no row speaks of one."""
    asked = text_needed or bool(listed.texts) or any(row.signed for row in listed.rows)
    text = letter_text(composed(listed.rows)) if asked else ""
    name = text_digest(text) if asked else ""
    selection = select(listed.rows, name, listed.texts, listed.decisions)
    check_decisions(listed.rows, listed.decisions, report)
    if listed.rows:
        tell_refused(selection, listed.source.span(), report)
    tell_twice(selection.printed, listed.decisions, report)
    tell_countries(selection.printed, report)
    return Signing(listed=listed, selection=selection, text=text, digest=name)


def letter_text(document: Document) -> str:
    """What those who sign agree to: the author's text, without address, date and the list itself."""
    bodies = (node for node in walk(document.content) if isinstance(node, Group) and node.role == BODY)
    return "".join(agreed_text(body.content, SIGNATORIES) for body in bodies)


def sign_folder(submission: Submission, root: str) -> str:
    """The folder of a submission, relative to the workspace."""
    return Path(submission.folder).relative_to(root).as_posix()
