"""Build: the letter of which another document speaks: a media release counts those who sign the letter."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.prepared import Prepared
from toolkit.build.signing import letter_of
from toolkit.load.submission import load_submission
from toolkit.model.submission import Submission
from toolkit.model.workspace import Workspace

Checked = Callable[[str, Report], Prepared]
"""The submission in a folder, checked; what is wrong with it goes into the report."""


def letter_behind(submission: Submission, workspace: Workspace, report: Report, checked: Checked) -> Prepared | None:
    """Return the letter whose list `submission` names, with those who sign it; None where the list is its own, or none.

    What is wrong with the letter is told there, and here only that something is.
    """
    folder = letter_of(submission, workspace.root)
    if not folder:
        return None
    told, place = Report(), submission.span("signatories")
    letter = _signed(folder, workspace, told, checked)
    if letter is None or letter.signing is None:
        hint = "name the list of a letter that is signed: `signatories: ../LETTER/signatories.csv`"
        report.error("signatories.letter", "who signs the letter beside this list cannot be told", place, hint)
        return None
    if told.failed:
        shown = Path(folder).relative_to(workspace.root).as_posix()
        message = f"the letter in {shown} has errors: who signs it may not be certain"
        report.warning("signatories.letter", message, place, f"toolkit check {shown}")
    return replace(letter, signing=replace(letter.signing, letter=folder))


def _signed(folder: str, workspace: Workspace, told: Report, checked: Checked) -> Prepared | None:
    """The letter in `folder`, where it has a list of its own."""
    try:
        letter, _ = load_submission(folder, workspace, Report())
        own = letter.signatories is not None and not letter_of(letter, workspace.root)
        return checked(folder, told) if own else None
    except Failure:
        return None
