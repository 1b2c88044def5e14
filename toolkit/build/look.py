"""Build: how a document looks: its theme, the Word file of the organisation, all that writers are given besides it."""

from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.build.outputs import stamp_of
from toolkit.build.prepared import Prepared
from toolkit.load.reference_doc import find_reference_doc
from toolkit.load.theme import load_theme
from toolkit.model.build import Look
from toolkit.model.submission import Submission
from toolkit.model.template import Letterhead, Template, Theme
from toolkit.model.workspace import Workspace

PRIVATE = ("{address}", "{email}", "{web}")
SENDER = Letterhead(lines=("{organisation}", "{address} · {email} · {web}"), logo=None, height=16.0, side="right")


def load_look(submission: Submission, workspace: Workspace, report: Report) -> Theme | None:
    """Return the theme; what the submission itself says goes before it. None where the theme cannot be used.

    A Word file with a head of its own brings the letterhead. The PDF shows the sender in words, unless the theme has a
    letterhead, and the one that a template prints is left out of both.
    """
    theme = load_theme(submission.theme, submission.span("theme"), workspace.root, report)
    wanted = submission.reference_doc
    if wanted is not None:  # a wrong file is told together with a wrong theme
        folders = (Path(submission.folder), Path(workspace.root))
        reference = find_reference_doc(wanted, folders, report) if wanted.text else None
        theme = replace(theme, reference=reference) if theme else None
    if theme is None or theme.reference is None or not theme.reference.headed:
        return theme
    return replace(theme, letterhead=theme.letterhead or SENDER)


def without_sender(theme: Theme) -> Theme:
    """The theme without all that tells address, e-mail and logo: for a text that somebody else will publish."""
    old = theme.running
    running = replace(
        old,
        head_left=_public(old.head_left),
        head_right=_public(old.head_right),
        foot_left=_public(old.foot_left),
        foot_right=_public(old.foot_right),
    )
    return replace(theme, letterhead=None, reference=None, running=running)


def _public(text: str) -> str:
    return "" if any(one in text for one in PRIVATE) else text


def look_of(prepared: Prepared) -> Look:
    """What writers are given besides the document; the theme could be read."""
    assert prepared.theme is not None
    look = look_ahead(prepared.workspace, prepared.submission, prepared.template, prepared.theme)
    return replace(look, images={**prepared.images, **look.images})


def look_ahead(workspace: Workspace, submission: Submission, template: Template, theme: Theme) -> Look:
    """The same, before there is a document: without its pictures."""
    return Look(
        theme=theme,
        template=template,
        organisation=workspace.organisation,
        images=theme.pictures,
        stamp=stamp_of(submission),
        word=submission.word,
    )
