"""Command `build`."""

from dataclasses import asdict

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.kit import WRITERS
from toolkit.build.pipeline import Outcome, build_submission, submissions_among
from toolkit.cli.engine import engine_option
from toolkit.cli.show import FORMATS, progress, say, show_report
from toolkit.model.build import Artifact


@click.command()
@click.argument("submissions", nargs=-1, required=True, metavar="SUBMISSION...")
@click.option(
    "--to", "formats", multiple=True, type=click.Choice(list(WRITERS)), help="Write this format; may be given again."
)
@engine_option
@click.option(
    "--no-verify", is_flag=True, help="Do not read the finished files again to see whether they say what the text says."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(
    submissions: tuple[str, ...], formats: tuple[str, ...], engine: str | None, no_verify: bool, form: str
) -> None:
    """Check submissions and write their DOCX and PDF.

    The files appear in the folder build/ of each SUBMISSION, all of them or, after an error, none: then the files of
    the last build stay as they were. Word file and PDF are read again before: they must say what the text says.

    \b
    toolkit build submissions/ec-csa-online
    toolkit build submissions/letter-to-platform --to html --to txt
    """
    found, outcomes, failed = Report(), dict[str, Outcome](), False
    for path in submissions_among(submissions, found):
        progress(f"building {path}")
        report = Report()
        try:
            outcomes[path] = build_submission(path, report, formats, engine, verify=not no_verify)
        except Failure:
            failed = True
        found.found.extend(report.found)
    results = {"built": {path: asdict(outcome) for path, outcome in outcomes.items()}}
    show_report(found, as_json=form == "json", results=results)
    if form == "text":
        for outcome in outcomes.values():
            _say(outcome)
    raise SystemExit(int(failed))


def _say(outcome: Outcome) -> None:
    for artifact in outcome.artifacts:
        say(f"{artifact.path}  {_size(artifact)}{' (unchanged)' if outcome.unchanged else ''}")


def _size(artifact: Artifact) -> str:
    pages = f"{artifact.pages} page{'s' if artifact.pages != 1 else ''}, " if artifact.pages else ""
    return f"{pages}{max(1, round(artifact.size / 1000)):,} kB"
