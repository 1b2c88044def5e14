"""Every command is documented: its line in `toolkit --help` is its own, and it shows an example."""

import importlib
from pathlib import Path

import click
import pytest

from toolkit.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    command: click.Command = importlib.import_module(f"toolkit.cli.commands.{name}").command
    assert command.help
    assert command.help.splitlines()[0] == COMMANDS[name]
    assert f"toolkit {name}" in command.help
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None)


@pytest.mark.parametrize("name", COMMANDS)
def test_documentation_names_it(name: str) -> None:
    assert f"toolkit {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"toolkit {name}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
