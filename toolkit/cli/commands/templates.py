"""Command `templates`."""

import shutil
from pathlib import Path

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.templates import list_templates, show_template
from toolkit.cli.show import FORMATS, say, show_report


@click.command()
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(name: str | None, form: str) -> None:
    """List the kinds of documents; tell what one of them asks for.

    Those of the workspace (templates/documents/) and those that come with the toolkit. With a NAME: its fields, its
    parts in their order, and what it makes.

    \b
    toolkit templates
    toolkit templates media-release
    """
    report = Report()
    try:
        found = [show_template(str(Path.cwd()), name, report)] if name else list_templates(str(Path.cwd()), report)
    except Failure:
        found = []
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    left = max((len(one.name) for one in found), default=0) + 2
    show_report(report, as_json=form == "json", results={"templates": [one.record() for one in found]})
    for one in found if form == "text" else ():
        say(one.text(width) if name else "\n".join(one.line(width, left)))
    raise SystemExit(int(report.failed))
