"""Build: the theme of a submission, and the Word file of the organisation that its front matter or its theme names."""

from dataclasses import replace
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.load.reference_doc import find_reference_doc
from toolkit.load.theme import load_theme
from toolkit.model.submission import Submission
from toolkit.model.template import Theme
from toolkit.model.workspace import Workspace


def load_look(submission: Submission, workspace: Workspace, report: Report) -> Theme | None:
    """Return the theme; what the submission itself says goes before it. None where the theme cannot be used."""
    theme = load_theme(submission.theme, submission.span("theme"), workspace.root, report)
    wanted = submission.reference_doc
    if theme is None or wanted is None:
        return theme
    folders = (Path(submission.folder), Path(workspace.root))
    return replace(theme, reference=find_reference_doc(wanted, folders, report) if wanted.text else None)
