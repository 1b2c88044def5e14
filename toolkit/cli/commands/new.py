"""Command `new`."""

from pathlib import Path

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.starter import start_submission
from toolkit.cli.show import say, show_report


@click.command()
@click.argument("name")
@click.option("--template", default="consultation", show_default=True, help="The template; see `toolkit templates`.")
def command(name: str, template: str) -> None:
    """Start a submission from a template; it builds as it is.

    Makes the folder submissions/NAME in the workspace (the nearest folder with a toolkit.yaml, or the one you are in)
    and puts an example there to be overwritten. An existing folder is never touched.

    \b
    toolkit new privacy-inquiry --template consultation
    """
    report = Report()
    try:
        files = start_submission(str(Path.cwd()), name, template, report)
    except Failure:
        show_report(report)
        raise SystemExit(1) from None
    for file in files:
        say(file)
    say(f"Next: toolkit build submissions/{name}")
