"""Advocacy documents that stand on evidence: datasets and citations in, submissions and open letters out."""

from importlib import import_module

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """`toolkit.open_dataset` for notebooks; it comes when it is asked for, so that commands do not pay for it."""
    if name == "open_dataset":
        return import_module("toolkit.build.notebook").open_dataset
    raise AttributeError(f"toolkit has no {name}")
