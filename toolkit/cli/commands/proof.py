"""Command `proof`."""

from pathlib import Path

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.finished import look_into
from toolkit.build.venues import venue_file_limits
from toolkit.cli.show import FORMATS, say, show_report
from toolkit.proof.finished import MEGABYTE, FileLimits


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--accept", multiple=True, metavar="KIND", help="A kind of file that is taken (docx); may be given again."
)
@click.option("--max-mb", type=click.FloatRange(min=0, min_open=True), help="At most so many megabytes.")
@click.option("--max-pages", type=click.IntRange(min=1), help="At most so many pages, where the file tells them.")
@click.option("--max-words", type=click.IntRange(min=1), help="At most so many words of a Word file, as Word counts.")
@click.option("--without-notes", is_flag=True, help="Footnotes are not counted among the words.")
@click.option("--venue", default="", metavar="ID", help="What this venue takes as a file; see `toolkit venues`.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(
    files: tuple[str, ...],
    accept: tuple[str, ...],
    max_mb: float | None,
    max_pages: int | None,
    max_words: int | None,
    without_notes: bool,
    venue: str,
    form: str,
) -> None:
    """Look into finished files before they are sent: changes, comments, names, size.

    For the Word file that a colleague has gone over, or any PDF: what a venue would refuse, and what a reader would
    find behind the text. Nothing is changed. Each of several files is held against the limits.

    \b
    toolkit proof submissions/ec-csa-online/build/ec-csa-online.docx
    toolkit proof paper.docx --accept docx --max-words 3000 --max-mb 25
    toolkit proof paper.docx --venue uk-commons-select-committee
    """
    report = Report()
    kinds = tuple(one.lower().lstrip(".") for one in accept)
    largest = None if max_mb is None else round(max_mb * MEGABYTE)
    try:
        theirs = venue_file_limits(str(Path.cwd()), venue, report) if venue else FileLimits()
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    limits = FileLimits(
        accepted=kinds or theirs.accepted,
        refused=() if kinds else theirs.refused,
        largest=theirs.largest if largest is None else largest,
        pages=max_pages or theirs.pages,
    )
    found = look_into(files, limits, report, max_words, notes=not without_notes)
    for one in found if form == "text" else ():
        say(one.text())
    show_report(report, as_json=form == "json", results={"files": [one.record() for one in found]})
    raise SystemExit(int(report.failed))
