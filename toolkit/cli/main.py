"""CLI: the command `toolkit`. Commands are imported when they are called, so that `--help` is instant."""

import atexit
import gc
import importlib
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

import click

import toolkit
from toolkit.base.diagnostic import MissingPart
from toolkit.base.nearest import nearest

# name → one line for `toolkit --help`; the command itself is `command` in toolkit/cli/commands/<name>.py
COMMANDS = {
    "new": "Start a submission from a template; it builds as it is.",
    "check": "Say everything that is wrong with submissions; write nothing.",
    "build": "Check submissions and write their DOCX and PDF.",
    "proof": "Look into finished files before they are sent: changes, comments, names, size.",
    "explain": "Tell what a code of a message means and what to do.",
    "inspect": "Show what a submission consists of: parts, figures, sources.",
    "count": "Say how long a submission is, part by part, and how much room is left.",
    "trace": "Say where a printed number comes from: rows, file, filter, source.",
    "templates": "List the kinds of documents; tell what one of them asks for.",
    "template": "Check a template of your own before anybody writes with it.",
    "venues": "List the bodies that take submissions; show the rules of one.",
    "evidence": "Take in data files; list, show, check, verify and sum up datasets.",
    "doctor": "Tell what is installed, what for, and how to get the rest.",
    "cite": "Look after sources: list, check, print them, keep copies.",
    "answers": "Fill in a portal's questionnaire: texts to paste, who stands where.",
    "signatories": "Look after an open letter's list: forms, doubles, consent.",
}

OK, FINDINGS, USAGE, INTERNAL, MISSING = 0, 1, 2, 3, 4


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"toolkit.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message}{_near(args[0])}", ctx) from None


def _near(name: str) -> str:
    close = nearest(name, COMMANDS)
    return f" Did you mean '{close}'?" if close else ""


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(toolkit.__version__, "-V", "--version", message="toolkit %(version)s")
def cli() -> None:
    """Advocacy documents that stand on evidence.

    Turns datasets, citations and Markdown into consultation submissions and open letters, as Word and PDF.

    Exit codes: 0 fine · 1 something is wrong with the input · 2 wrong use of the command · 3 an error of the
    toolkit itself · 4 a needed part of the system is missing.
    """


def _trace_file() -> Path:
    """In the folder of the user, or where that cannot be written, in the one for temporary files."""
    here = Path.cwd() if os.access(Path.cwd(), os.W_OK) else Path(tempfile.gettempdir())
    return here / "toolkit-error.txt"


def main() -> None:
    """The entry point: exit codes, and no traceback for anybody."""
    gc.set_threshold(50_000, 20, 100)  # trees are built and kept; looking for garbage in them costs a tenth of a run
    try:
        _run()
    except SystemExit as end:
        _leave(end.code)
        raise


def _run() -> None:
    try:
        cli.main(standalone_mode=True)
    except MissingPart as missing:
        click.echo(f"missing: {missing.need}\n{missing.remedy}", err=True)
        sys.exit(MISSING)
    except Exception:
        trace = _trace_file()
        trace.write_text(traceback.format_exc(), encoding="utf-8")
        click.echo(f"The toolkit failed; this is not your fault. Please report it with the file {trace}", err=True)
        sys.exit(INTERNAL)


def _leave(code: object) -> None:
    """End the process here: to look for garbage and to take DuckDB apart takes Python 0.1 s, when all is done.

    What was left for the end (`atexit`) comes before. Output that nobody takes any more, Python tells in its own way.
    """
    if code is None or isinstance(code, int):
        with suppress(OSError, ValueError):
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code or 0)
