"""Command `doctor`."""

import json

import click
from msgspec import to_builtins

from toolkit.base.diagnostic import MissingPart
from toolkit.build.doctor import Part, examine
from toolkit.cli.show import FORMATS, say


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How the list is printed.")
def command(form: str) -> None:
    """Tell what is installed, what for, and how to get the rest.

    Exit code 4 when a part is missing that every build needs.

    \b
    toolkit doctor
    """
    parts = examine()
    if form == "json":
        say(json.dumps({"parts": [to_builtins(part) for part in parts]}, ensure_ascii=False, indent=1))
    else:
        _list("Needed", [part for part in parts if part.needed])
        _list("Not needed to build; for single options and for tests", [part for part in parts if not part.needed])
    missing = [part for part in parts if part.needed and not part.found]
    if missing:
        names = ", ".join(part.name for part in missing)
        raise MissingPart(f"every build needs {names}", "\n".join(dict.fromkeys(part.remedy for part in missing)))


def _list(title: str, parts: list[Part]) -> None:
    say(f"{title}:")
    for part in parts:
        say(f"  {part.name:<14}{part.found or 'missing':<30} {part.use}")
        if not part.found:
            say(f"  {'':<14}get it:  {part.remedy}")
    say("")
