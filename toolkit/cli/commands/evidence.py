"""Command `evidence`."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.intake import accept_evidence, add_evidence, check_evidence, check_file
from toolkit.build.verification import Account, verify_evidence
from toolkit.cli.commands.evidence_views import VIEWS
from toolkit.cli.show import FORMATS, say, show_report
from toolkit.load.intake.database import is_address
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
    click.option("--query", default="", metavar="SELECT", help="The question to a database."),
    click.option(
        "--query-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="A file that holds the question to a database.",
    ),
    click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed."),
)


def _stated(function: Function) -> Function:
    """The options of both commands; of the two that give a query one comes through, as `query`."""

    @wraps(function)
    def call(query: str, query_file: Path | None, **options: Any) -> Any:
        if query and query_file:
            raise click.UsageError("Give --query or --query-file, not both.")
        return function(query=_text(query_file) if query_file else query, **options)

    for option in reversed(_STATED):
        call = option(call)
    return cast(Function, call)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file} cannot be read as text in UTF-8 ({type(error).__name__}).") from None


def _statement(options: dict[str, Any]) -> Statement:
    return Statement(**{name: value for name, value in options.items() if value is not None})


@click.group()
def command() -> None:
    """Take in data files; list, show, check, verify and sum up datasets.

    \b
    toolkit evidence add log.xlsx --as instagram-reports-2020
    toolkit evidence list
    toolkit evidence stats instagram-reports-2020
    toolkit evidence check
    toolkit evidence verify
    """


@command.command()
@click.argument("file", metavar="FILE|DATABASE")
@click.option("--as", "name", required=True, help="The name of the new dataset: the folder evidence/NAME.")
@_stated
def add(file: str, name: str, like: str, form: str, query: str, **options: Any) -> None:
    """Make a dataset from a CSV, Excel, JSON or Parquet file, or from a database.

    Keeps the FILE as it is in original/, writes the table in canonical form, and proposes a description for you to
    review. What is doubtful in the file is said and never guessed; after an error nothing is written.

    A DATABASE is an address such as sqlite:///case.db, or env:NAME where the variable NAME holds the address with its
    password. It is asked one question, a SELECT, once; the answer is kept with the question.

    \b
    toolkit evidence add log.xlsx --as instagram-reports-2020
    toolkit evidence add log.csv --as log --delimiter ";" --dates dmy --missing n/a
    toolkit evidence add sqlite:///case.db --query "SELECT * FROM reports" --as cases
    """
    report = Report()
    try:
        taken = add_evidence(str(Path.cwd()), file, name, _statement(options), report, like, query)
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
@click.argument("targets", nargs=-1, metavar="[DATASET|FILE|DATABASE]...")
@_stated
def check(targets: tuple[str, ...], like: str, form: str, query: str, **options: Any) -> None:
    """Say what is wrong with datasets, or with a file before it is taken in.

    Without a name: all datasets of the workspace. The options hold for a FILE; it is read as `add` would read it, and
    nothing is written.

    \b
    toolkit evidence check instagram-reports-2020
    toolkit evidence check log.xlsx --sheet Log
    """
    report, here = Report(), str(Path.cwd())
    if query and not any(map(is_address, targets)):
        raise click.UsageError("A query needs a DATABASE, such as sqlite:///case.db.")
    files = [target for target in targets if Path(target).suffix or Path(target).is_file() or is_address(target)]
    names = tuple(Path(target).name for target in targets if target not in files)
    try:
        for file in files:
            check_file(here, file, _statement(options), report, like, query)
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


_MARKS = {"right": "✓", "wrong": "✗", "open": "–"}


@command.command()
@click.argument("datasets", nargs=-1, metavar="[DATASET]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def verify(datasets: tuple[str, ...], form: str) -> None:
    """Prove that what was published still stands.

    Goes through the named datasets, or all: every file has its recorded fingerprint, every original is unchanged and
    still gives the same table, the description is a Data Package 2.0, and another engine counts the same figures.
    What cannot be proved is marked –. Exit code 1 when something does not stand any more.

    \b
    toolkit evidence verify
    toolkit evidence verify instagram-reports-2020 --format json
    """
    report, accounts = Report(), tuple[Account, ...]()
    with suppress(Failure):
        accounts = verify_evidence(str(Path.cwd()), tuple(Path(one).name for one in datasets), report)
    if form == "text":
        for account in accounts:
            lines = "".join(f"\n  {_MARKS[one.result]} {one.says}" for one in account.checks)
            say(f"{account.dataset}{lines}")
    show_report(report, as_json=form == "json", results={"datasets": [_record(account) for account in accounts]})
    raise SystemExit(int(report.failed or not all(account.sound for account in accounts)))


def _record(account: Account) -> dict[str, object]:
    checks = [{"result": one.result, "says": one.says} for one in account.checks]
    return {"name": account.dataset, "sound": account.sound, "checks": checks}


for view in VIEWS:
    command.add_command(view)
