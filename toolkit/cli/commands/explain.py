"""Command `explain`."""

import textwrap

import click

from toolkit.base.codes import CODES
from toolkit.base.nearest import did_you_mean
from toolkit.cli.show import say


@click.command()
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Tell what a code of a message means and what to do.

    Without a CODE: the list of all codes.

    \b
    toolkit explain values.unknown-measure
    """
    if code is None:
        for each in CODES:
            say(f"{each.name:<32}{each.title}")
        return
    found = CODES.get(code)
    if found is None:
        raise click.UsageError(
            f"There is no code {code}; {did_you_mean(code, CODES.names) or '`toolkit explain` lists them'}"
        )
    say(f"{found.name}: {found.title}\n\n{textwrap.fill(found.explanation, 100)}")
