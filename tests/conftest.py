"""For all tests: `pytest --accept` writes what the code does now into the case files; the diff is reviewed by eye.

Tests marked `slow` or `cluster` run only when they are asked for: `pytest -m slow`, `make cluster`.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected parts of tests/cases/*/*.md")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = config.getoption("markexpr")
    left = [mark for mark in ("slow", "cluster") if mark not in asked]
    kept = [item for item in items if not any(item.get_closest_marker(mark) for mark in left)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept
