"""Command `evidence`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.intake import accept_evidence, add_evidence, check_evidence, check_file
from toolkit.cli.commands.evidence_views import VIEWS
from toolkit.cli.show import FORMATS, say, show_report
from toolkit.load.intake.statement import Statement

Function = TypeVar("Function", bound=Callable[..., Any])

_STATED = (
    click.option("--sheet", default="", help="The sheet of a workbook to read."),
    click.option("--header-row", type=click.IntRange(1), help="The row or line that holds the names of the columns."),
    click.option("--encoding", default="", help="How the letters of a text file are stored, such as cp1252."),
    click.option("--delimiter", default="", help="What separates the columns of a text file, such as ; or tab."),
    click.option("--dates", type=click.Choice(["dmy", "mdy", "iso"]), help="The order of day, month and year."),
    click.option("--decimal", type=click.Choice(["comma", "point"]), help="The decimal sign of numbers."),
    click.option("--missing", multiple=True, help="A text that means “no value”; may be given again."),
    click.option("--key", multiple=True, help="A column that tells the rows apart; may be given again."),
    click.option("--no-key", "keyless", is_flag=True, help="No column tells the rows apart."),
    click.option("--drop", multiple=True, help="A column to leave out; may be given again."),
    click.option("--text", multiple=True, help="A column that is text, whatever stands in it; may be given again."),
    click.option("--unordered", is_flag=True, help="An event may lie before its report."),
    click.option("--like", default="", metavar="DATASET", help="Check against the description of this dataset."),
    click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed."),
)


def _stated(function: Function) -> Function:
    for option in reversed(_STATED):
        function = option(function)
    return function


def _statement(options: dict[str, Any]) -> Statement:
    return Statement(**{name: value for name, value in options.items() if value is not None})


@click.group()
def command() -> None:
    """Take in data files; list, show, check and sum up datasets.

    \b
    toolkit evidence add log.xlsx --as instagram-reports-2020
    toolkit evidence list
    toolkit evidence stats instagram-reports-2020
    toolkit evidence check
    """


@command.command()
@click.argument("file")
@click.option("--as", "name", required=True, help="The name of the new dataset: the folder evidence/NAME.")
@_stated
def add(file: str, name: str, like: str, form: str, **options: Any) -> None:
    """Make a dataset from a CSV, Excel, JSON or Parquet file.

    Keeps the FILE as it is in original/, writes the table in canonical form, and proposes a description for you to
    review. What is doubtful in the file is said and never guessed; after an error nothing is written.

    \b
    toolkit evidence add log.xlsx --as instagram-reports-2020
    toolkit evidence add log.csv --as log --delimiter ";" --dates dmy --missing n/a
    """
    report = Report()
    try:
        taken = add_evidence(str(Path.cwd()), file, name, _statement(options), report, like)
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    show_report(report, as_json=form == "json", results={"files": taken.files, "rows": taken.rows})
    if form == "text":
        for path in taken.files:
            say(path)
        say(f"\n{taken.rows:,} rows")
        for column, kind, title in taken.columns:
            say(f"  {column:<24}{kind:<9}{title if title != column else ''}".rstrip())
        say(f"\nNext: mend what is marked REVIEW in evidence/{name}/datapackage.yaml; toolkit evidence check {name}")


@command.command()
@click.argument("targets", nargs=-1, metavar="[DATASET|FILE]...")
@_stated
def check(targets: tuple[str, ...], like: str, form: str, **options: Any) -> None:
    """Say what is wrong with datasets, or with a file before it is taken in.

    Without a name: all datasets of the workspace. The options hold for a FILE; it is read as `add` would read it, and
    nothing is written.

    \b
    toolkit evidence check instagram-reports-2020
    toolkit evidence check log.xlsx --sheet Log
    """
    report, here = Report(), str(Path.cwd())
    files = [target for target in targets if Path(target).is_file()]
    names = tuple(Path(target).name for target in targets if target not in files)
    try:
        for file in files:
            check_file(here, file, _statement(options), report, like)
        if names or not files:
            check_evidence(here, names, report)
    except Failure:
        pass
    show_report(report, as_json=form == "json")
    raise SystemExit(int(report.failed))


@command.command()
@click.argument("dataset")
@click.option("--version", default="", help="The new version; without it the next number.")
def accept(dataset: str, version: str) -> None:
    """Accept that the data of a dataset were changed on purpose.

    Writes the new fingerprints of its files and a new version into its datapackage.yaml, if the data are sound.

    \b
    toolkit evidence accept instagram-reports-2020
    toolkit evidence accept instagram-reports-2020 --version 2020-08-01
    """
    report = Report()
    try:
        changes = accept_evidence(str(Path.cwd()), Path(dataset).name, version, report)
    except Failure:
        show_report(report)
        raise SystemExit(1) from None
    show_report(report)
    for change in changes or ("nothing has changed",):
        say(change)


for view in VIEWS:
    command.add_command(view)
