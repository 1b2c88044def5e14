"""Command `trace`."""

import json
import os
import shutil

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.account import Terms
from toolkit.build.tracing import Trace, read_key, trace_submission
from toolkit.cli.engine import engine_option
from toolkit.cli.show import FORMATS, say, show_report

KEY = "TOOLKIT_TRACE_KEY"


@click.command(context_settings={"ignore_unknown_options": True})  # −55% is a number, and no option
@click.argument("submission")
@click.argument("names", nargs=-1, metavar="[NUMBER|MEASURE]...")
@click.option("--all", "every", is_flag=True, help="Tell every row, not the first ten of each part.")
@click.option("--public", is_flag=True, help="An account that may be handed out: it names no row.")
@click.option("--key-file", default="", metavar="FILE", help=f"The key that rows are sealed with, instead of {KEY}.")
@engine_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="JSON: one line for each number.")
def command(
    submission: str,
    names: tuple[str, ...],
    every: bool,
    public: bool,
    key_file: str,
    engine: str | None,
    form: str,
) -> None:
    """Say where a printed number comes from: rows, file, filter, source.

    A NUMBER is written as it is printed (3%, 20,307,216, "3 of 9"), a MEASURE by its name, a cell of a table as
    log.outcome-by-kind[comment,removed]. Without any: a table of all numbers of the document.

    The account names rows of the data, so it is confidential. With --public it does not; where a key is given in
    TOOLKIT_TRACE_KEY or --key-file, it seals the rows instead (HMAC-SHA256): who has the data and the key can check it.

    \b
    toolkit trace submissions/ec-csa-online
    toolkit trace submissions/ec-csa-online 3% log.accounts
    toolkit trace submissions/ec-csa-online --public --format json
    """
    _refuse(names, public, key_file)
    report = Report()
    try:
        key = read_key(os.environ.get(KEY, ""), key_file, report) if public else b""
        terms = Terms(public=public, every=every, key=key)
        trace = trace_submission(submission, names, report, terms, engine, full=form == "json")
    except Failure:
        show_report(report)
        raise SystemExit(1) from None
    _say(trace, form, bool(names))
    show_report(report)
    raise SystemExit(int(report.failed))


def _refuse(names: tuple[str, ...], public: bool, key_file: str) -> None:
    """What is an option that is not known, and not a negative number; and a key that would do nothing."""
    unknown = next((name for name in names if name.startswith("-") and not name.lstrip("-")[:1].isdecimal()), None)
    if unknown is not None:
        raise click.UsageError(f"No such option: {unknown}")
    if key_file and not public:
        raise click.UsageError("--key-file seals the rows of an account that is handed out: add --public.")


def _say(trace: Trace, form: str, asked: bool) -> None:
    if form == "json":
        for record in trace.records():
            say(json.dumps(record, ensure_ascii=False))
    elif not asked:
        say(trace.table())
    elif trace.accounts:
        say(trace.text(min(shutil.get_terminal_size((100, 24)).columns, 120)))
        if not trace.terms.public and any(account.rows for account in trace.accounts):
            say("\nConfidential: this names rows of the data. With --public it does not.")
