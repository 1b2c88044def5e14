"""Command `check`."""

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.letters.editions import check_editions
from toolkit.build.pipeline import submissions_among
from toolkit.cli.engine import engine_option
from toolkit.cli.show import FORMATS, progress, show_report


@click.command()
@click.argument("submissions", nargs=-1, required=True, metavar="SUBMISSION...")
@engine_option
@click.option("--venue", default="", metavar="ID", help="Check against the rules of this venue; see `toolkit venues`.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How findings are printed.")
def command(submissions: tuple[str, ...], engine: str | None, venue: str, form: str) -> None:
    """Say everything that is wrong with submissions; write nothing.

    A SUBMISSION is a folder with a submission.md. Exit code 1 when there is an error.

    \b
    toolkit check submissions/ec-csa-online
    toolkit check submissions/* --format json
    toolkit check submissions/ec-csa-online --venue uk-commons-select-committee
    """
    report = Report()
    for path in submissions_among(submissions, report):
        progress(f"checking {path}")
        try:
            check_editions(path, report, engine, venue)
        except Failure:
            continue
    show_report(report, as_json=form == "json")
    raise SystemExit(int(report.failed))
