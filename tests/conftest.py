"""For all tests: `pytest --accept` writes what the code does now into the case files; the diff is reviewed by eye."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected parts of tests/cases/*/*.md")
