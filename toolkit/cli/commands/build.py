"""Command `build`."""

from importlib import import_module

import click

from toolkit.build.guess import expect_citations
from toolkit.build.press import Press
from toolkit.build.writers import BESIDE, WRITERS
from toolkit.cli.engine import engine_option
from toolkit.cli.show import FORMATS


@click.command()
@click.argument("submissions", nargs=-1, required=True, metavar="SUBMISSION...")
@click.option(
    "--to", "formats", multiple=True, type=click.Choice(list(WRITERS)), help="Write this format; may be given again."
)
@engine_option
@click.option(
    "--no-verify", is_flag=True, help="Do not read the finished files again to see whether they say what the text says."
)
@click.option("--each", metavar="LIST", help="One letter for each row of this CSV or Excel file, into build/letters/.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="With --each: so many processes (usually one per core).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(
    submissions: tuple[str, ...],
    formats: tuple[str, ...],
    engine: str | None,
    no_verify: bool,
    each: str | None,
    jobs: int | None,
    form: str,
) -> None:
    """Check submissions and write their DOCX and PDF.

    The files appear in the folder build/ of each SUBMISSION, all of them or, after an error, none: then the files of
    the last build stay as they were. Word file and PDF are read again before: they must say what the text says.

    \b
    toolkit build submissions/ec-csa-online
    toolkit build submissions/letter-to-platform --to html --to txt
    toolkit build submissions/letter-to-members --each recipients.csv
    """
    if each is not None:
        mail_all = import_module("toolkit.cli.mailing").mail_all
        raise SystemExit(
            mail_all(submissions, each, formats, engine, jobs, as_json=form == "json", verify=not no_verify)
        )
    if jobs is not None:
        raise click.UsageError("-j is said of letters: it goes with --each")
    expect_citations(submissions)
    with Press(BESIDE, WRITERS[BESIDE]) as press:
        if not formats or BESIDE in formats:
            press.expect(submissions)
        build_all = import_module("toolkit.cli.building").build_all  # after the start of the press: it takes a while
        code = build_all(submissions, formats, engine, as_json=form == "json", press=press, verify=not no_verify)
    raise SystemExit(code)
