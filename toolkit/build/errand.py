"""Build: what a submission is for: its venue with what the author has set, the covering letter, the pages it takes."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.memo import Memo
from toolkit.base.records import Scalar
from toolkit.build.manifest import document_digest
from toolkit.build.moment import now
from toolkit.build.writers import writer
from toolkit.load.submission import NAME, load_submission
from toolkit.load.venues.choice import load_chosen
from toolkit.model.build import Look
from toolkit.model.submission import Submission
from toolkit.model.tree import Document
from toolkit.model.venue import Venue, VenueChoice
from toolkit.model.venue_kinds import OWN_FACTS
from toolkit.model.walk import without_comments
from toolkit.model.workspace import Workspace

PAGED = "pdf"


def for_venue(submission: Submission, asked: str) -> Submission:
    """The submission as it would be for the venue `asked` (where somebody asks); what it tells its own one stays."""
    if not asked:
        return submission
    facts = submission.venue.facts if submission.venue else {}
    place = submission.venue.id.span if submission.venue else submission.front_matter
    return replace(submission, venue=VenueChoice(id=Scalar(text=asked, span=place), facts=facts))


def venue_of(submission: Submission, workspace: Workspace, report: Report, asked: str = "") -> Venue | None:
    """The venue that the front matter names; None where there is none, or its rules cannot be read."""
    choice = submission.venue
    return load_chosen(choice, workspace.root, report, others=bool(asked)) if choice else None


def letter_template(submission: Submission, workspace: Workspace) -> str:
    """The template of the covering letter that the front matter names; empty where there is none."""
    lines = submission.venue.facts.get(OWN_FACTS[0], ()) if submission.venue else ()
    folder = Path(submission.folder).parent / (lines[0].text if lines else "")
    if not lines or not (folder / NAME).is_file():
        return ""
    try:
        letter, _ = load_submission(str(folder), workspace, Report())
    except Failure:
        return ""
    return letter.template


def local_now() -> dt.datetime:
    """This moment, or the stated one, in the zone of the person who asks."""
    return dt.datetime.fromtimestamp(now(), dt.UTC).astimezone()


def page_counter(document: Document, look: Look | None, memo: Memo) -> Callable[[], int | None]:
    """What counts the pages of the PDF when it is asked; the answer is kept. Without a `look` nothing is laid out."""

    def pages() -> int | None:
        if look is None:
            return None
        public = without_comments(document)
        made_from = document_digest(public, look, (PAGED,))
        return int(memo(f"pages {made_from}", lambda: str(writer(PAGED).write(public, look, Report()).pages or 0)))

    return pages
