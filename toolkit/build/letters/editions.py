"""Build, letters: a submission in all its texts: a letter to many may have one in each language of its recipients."""

from toolkit.base.diagnostic import Report
from toolkit.build.letters.listing import tell_empty
from toolkit.build.pipeline import checked
from toolkit.build.prepared import EDITION, Edition, Prepared
from toolkit.model.workspace import EngineName


def check_editions(
    path: str,
    report: Report,
    engine: EngineName | None = None,
    venue: str = "",
    formats: tuple[str, ...] | None = None,
    each: str = "",
) -> dict[Edition, Prepared]:
    """Load, resolve and check each text of the submission at `path`; one that goes to nobody in particular has one.

    `venue`, `formats` and `each` as in `pipeline.checked`. It is also said which rows leave something empty.
    """
    first = checked(path, report, engine, formats, venue=venue, each=each)
    editions = {EDITION: first}
    for other in dict.fromkeys(first.mailing.listed.editions if first.mailing else ()):
        if other not in editions:
            editions[other] = checked(path, report, engine, formats, venue=venue, edition=other, beside=first)
    for edition, prepared in editions.items():
        tell_empty(prepared.mailing, edition, report)
    return editions
