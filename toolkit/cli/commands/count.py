"""Command `count`."""

import shutil

import click

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.build.length import length_of
from toolkit.build.length_text import length_text, methods_text
from toolkit.check.rules.length import COUNTED
from toolkit.cli.show import FORMATS, say, show_report


@click.command()
@click.argument("submission")
@click.option(
    "--method",
    type=click.Choice(COUNTED),
    default=None,
    metavar="METHOD",
    help="Count by this method (--all names them), not as the front matter says; usually `words`.",
)
@click.option("--all", "every", is_flag=True, help="Count by every method, and say what each takes.")
@click.option("--venue", default="", metavar="ID", help="Show the room under the limits of this venue.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(submission: str, method: str | None, every: bool, venue: str, form: str) -> None:
    """Say how long a submission is, part by part, and how much room is left.

    Venues do not agree on what a word is and which ones count: with or without footnotes, tables, annexes, references;
    as Word shows it; characters as the form of a portal counts them.

    \b
    toolkit count submissions/ec-csa-online
    toolkit count submissions/ec-csa-online --all
    toolkit count submissions/ec-csa-online --venue uk-commons-select-committee
    toolkit count submissions/ec-csa-online --method words-without-notes
    """
    report = Report()
    try:
        length = length_of(submission, method or "", report, venue=venue)
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    wrong = Report(found=[one for one in report.found if one.severity is Severity.ERROR])
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    if form == "text":
        say(methods_text(length, width) if every else length_text(length, submission, width))
    show_report(wrong, as_json=form == "json", results={"length": length.record()})
    raise SystemExit(int(report.failed))
