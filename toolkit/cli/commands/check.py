"""Command `check`."""

from typing import get_args

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import check_submission, submissions_among
from toolkit.cli.show import FORMATS, progress, show_report
from toolkit.model.workspace import EngineName


@click.command()
@click.argument("submissions", nargs=-1, required=True, metavar="SUBMISSION...")
@click.option(
    "--engine", type=click.Choice(get_args(EngineName)), help="What counts the rows; pandas recounts DuckDB's figures."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How findings are printed.")
def command(submissions: tuple[str, ...], engine: EngineName | None, form: str) -> None:
    """Say everything that is wrong with submissions; write nothing.

    A SUBMISSION is a folder with a submission.md. Exit code 1 when there is an error.

    \b
    toolkit check submissions/ec-csa-online
    toolkit check submissions/* --format json
    """
    report = Report()
    for path in submissions_among(submissions, report):
        progress(f"checking {path}")
        try:
            check_submission(path, report, engine)
        except Failure:
            continue
    show_report(report, as_json=form == "json")
    raise SystemExit(int(report.failed))
