"""Command `inspect`."""

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.inspection import inspect_submission
from toolkit.cli.show import FORMATS, say, show_report


@click.command()
@click.argument("submission")
@click.option("--format", "form", type=click.Choice((*FORMATS, "tree")), default="text", help="What is printed.")
def command(submission: str, form: str) -> None:
    """Show what a submission consists of: parts, figures, sources.

    With `--format tree` the whole document as JSON, each node with its place in the sources.

    \b
    toolkit inspect submissions/ec-csa-online
    """
    report = Report()
    try:
        inspection = inspect_submission(submission, report)
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    if form == "tree":
        say(inspection.tree)
    elif form == "json":
        show_report(report, as_json=True, results={"submission": inspection.summary()})
    else:
        say(inspection.text())
        show_report(report)
    raise SystemExit(int(report.failed))
