"""Cli: the option `--engine`, which several commands have."""

import click

from toolkit.model.workspace import ENGINES, is_engine


def _known(context: click.Context, option: click.Parameter, name: str | None) -> str | None:
    if name is None or is_engine(name):
        return name
    raise click.BadParameter(
        f"{name!r} is not one of {', '.join(map(repr, ENGINES))}, nor an address such as pyspark://local[2]"
    )


engine_option = click.option(
    "--engine",
    envvar="TOOLKIT_ENGINE",
    show_envvar=True,
    callback=_known,
    metavar="ENGINE",
    help="What counts the rows: duckdb; pandas, which recounts DuckDB's figures; or the address of a cluster.",
)
