"""Write docs/commands.md: the help text of every command, in the order in which `toolkit --help` lists them."""

from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.cli.main import cli

TARGET = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
WIDTH = 100


def sections(command: click.Command, context: click.Context) -> Iterator[str]:
    """One Markdown section for `command` and for each command below it."""
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from sections(child, context_of(child, name, context))


def context_of(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    return click.Context(command, info_name=name, parent=parent, max_content_width=WIDTH, terminal_width=WIDTH)


if __name__ == "__main__":
    intro = "# Commands\n\nWritten by `make docs` from the commands themselves; change the help texts, not this file.\n"
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("\n".join([intro, *sections(cli, context_of(cli, "toolkit"))]), encoding="utf-8")
