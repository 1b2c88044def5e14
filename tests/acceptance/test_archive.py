"""veraPDF says of the PDF of every example that it keeps PDF/UA-1 (for all readers) and PDF/A-3a (for archives)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from examples import EXAMPLES
from vera import failures, missing


@pytest.mark.skipif(bool(missing()), reason=missing() or "veraPDF is here")
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_keeps_the_standards(example: str, built: Callable[[str], Path]) -> None:
    assert failures(built(example) / f"{example}.pdf") == []
