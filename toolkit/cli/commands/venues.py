"""Command `venues`."""

import shutil
from contextlib import suppress
from pathlib import Path

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.venues import Profile, list_venues, show_venue
from toolkit.cli.show import FORMATS, say, show_report

SHOW = "show"


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD | show ID]")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
def command(words: tuple[str, ...], form: str) -> None:
    """List the bodies that take submissions; show the rules of one.

    With a WORD: those that have it in their name, body or country. With `show ID`: every rule with the venue's words,
    where and when they were read, the deadline there and here, and what only a person can check. Rules come with the
    toolkit or from templates/venues/ of the workspace.

    \b
    toolkit venues
    toolkit venues parliament
    toolkit venues show uk-commons-select-committee
    """
    one = words[1] if words[:1] == (SHOW,) and len(words) > 1 else ""
    if words[:1] == (SHOW,) and len(words) != 2:
        raise click.UsageError("Say which venue: `toolkit venues show ID`; `toolkit venues` lists them.")
    report, found = Report(), tuple[Profile, ...]()
    here = str(Path.cwd())
    with suppress(Failure):
        found = (show_venue(here, one, report),) if one else list_venues(here, " ".join(words), report)
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    left = max((len(profile.id) for profile in found), default=0) + 2
    show_report(report, as_json=form == "json", results={"venues": [profile.record() for profile in found]})
    for profile in found if form == "text" else ():
        say(profile.text(width) if one else "\n".join(profile.line(width, left)))
    raise SystemExit(int(report.failed))
