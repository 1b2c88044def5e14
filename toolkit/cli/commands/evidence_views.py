"""Commands `evidence list`, `evidence show` and `evidence stats`: they look and change nothing."""

import shutil
from pathlib import Path

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.catalogue import list_evidence, show_evidence
from toolkit.build.profile import profile_evidence
from toolkit.build.profile_text import profile_record, profile_text
from toolkit.cli.show import FORMATS, say, show_report

_FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def _end(report: Report, form: str, results: dict[str, object] | None = None) -> None:
    show_report(report, as_json=form == "json", results=results)
    raise SystemExit(int(report.failed))


@click.command("list")
@_FORM
def list_datasets(form: str) -> None:
    """List the datasets of the workspace, and who uses them.

    \b
    toolkit evidence list
    """
    report = Report()
    try:
        entries = list_evidence(str(Path.cwd()), report)
    except Failure:
        return _end(report, form)
    if form == "text":
        say("\n\n".join(entry.text(_width()) for entry in entries) or "there is no dataset here yet")
    return _end(report, form, {"datasets": [entry.record() for entry in entries]})


@click.command("show")
@click.argument("dataset")
@_FORM
def show_dataset(dataset: str, form: str) -> None:
    """Show a dataset: method, limits, tables, and every measure in words with its number of today.

    \b
    toolkit evidence show instagram-reports-2020
    """
    report = Report()
    try:
        portrait = show_evidence(str(Path.cwd()), dataset, report)
    except Failure:
        return _end(report, form)
    if form == "text":
        say(portrait.text(_width()))
    return _end(report, form, {"dataset": portrait.record()})


@click.command("stats")
@click.argument("dataset")
@click.argument("measures", nargs=-1, metavar="[MEASURE]...")
@_FORM
def count_dataset(dataset: str, measures: tuple[str, ...], form: str) -> None:
    """Sum up a dataset in numbers: columns, what is missing, the course in time, all measures.

    With a MEASURE only that one, with all its cells. Of columns that are never disclosed it says no more than how many
    values are known and how many are different.

    \b
    toolkit evidence stats instagram-reports-2020
    toolkit evidence stats instagram-reports-2020 outcome-by-kind
    """
    report = Report()
    try:
        profile = profile_evidence(str(Path.cwd()), dataset, measures, report)
    except Failure:
        return _end(report, form)
    if form == "text":
        say(profile_text(profile, _width()))
    return _end(report, form, {"dataset": profile_record(profile)})


VIEWS = (list_datasets, show_dataset, count_dataset)
