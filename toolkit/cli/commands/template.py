"""Command `template`."""

from contextlib import suppress
from pathlib import Path

import click
from msgspec import to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.template_check import check_template
from toolkit.cli.show import FORMATS, say, show_report


@click.group()
def command() -> None:
    """Check a template of your own before anybody writes with it.

    \b
    toolkit template check templates/documents/my-report
    """


@command.command()
@click.argument("folder")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def check(folder: str, form: str) -> None:
    """Say everything that is wrong with a template; write nothing.

    FOLDER is templates/documents/NAME of a workspace, or the NAME alone. Checked are its fields, words and parts
    (declared, used, in all languages), the page and the style (nothing from the web), and the example, which is built
    in every output.

    \b
    toolkit template check templates/documents/my-report
    toolkit template check consultation --format json
    """
    report, checked = Report(), None
    with suppress(Failure):
        checked = check_template(str(Path.cwd()), folder, report)
    show_report(report, as_json=form == "json", results={"template": to_builtins(checked) if checked else None})
    if checked and form == "text":
        made = ", ".join(artifact.format for artifact in checked.artifacts)
        say(f"{checked.place}: {f'its example makes {made}' if made else 'its example was not built'}")
    raise SystemExit(int(report.failed))
