"""V8 in a process of its own: it answers, tells what is wrong, and ends with the program that asks."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from toolkit.base import javascript
from toolkit.base.diagnostic import MissingPart
from toolkit.base.javascript import JavaScript, expect_javascript

COUNT = """let at = 0; function count(by) { at += Number(by); return `${at} ½\\n`; }
function wrong() { throw new Error("what a pity"); }"""

SCRIPT = """
from toolkit.base.javascript import JavaScript, expect_javascript, _expected
expect_javascript()
expect_javascript()
asked = JavaScript("function same(text) { return text; }")
print(*[process._program.pid for process in _expected], asked.call("same", "é"), flush=True)
"""


def test_it_keeps_what_it_knows_until_it_is_closed() -> None:
    with JavaScript(COUNT) as one, JavaScript(COUNT) as other:
        assert [one.call("count", "2"), one.call("count", "3"), other.call("count", "7")] == ["2 ½\n", "5 ½\n", "7 ½\n"]
        one.close()
        assert one.call("count", "1") == "1 ½\n"


def test_what_is_wrong_in_a_program_is_told_and_it_goes_on() -> None:
    with JavaScript(COUNT) as engine:
        with pytest.raises(RuntimeError, match="what a pity"):
            engine.call("wrong")
        assert engine.call("count", "2") == "2 ½\n"
    with JavaScript("function (") as engine, pytest.raises(RuntimeError, match="SyntaxError"):
        engine.call("count", "2")


def _killed(engine: JavaScript, patch: pytest.MonkeyPatch) -> None:
    engine.call("count", "2")
    assert engine._process
    engine._process._program.kill()


def _nowhere(engine: JavaScript, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sys, "executable", "/nowhere/python")
    expect_javascript()


def _no_python(engine: JavaScript, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(javascript, "PROGRAM", "raise SystemExit(3)")


@pytest.mark.parametrize("broken", [_killed, _nowhere, _no_python])
def test_where_it_cannot_answer_a_part_is_missing(
    broken: Callable[[JavaScript, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with JavaScript(COUNT) as engine:
        broken(engine, monkeypatch)
        with pytest.raises(MissingPart, match="mini-racer"):
            engine.call("count", "2")


def test_what_was_expected_is_used_and_ends_with_the_program() -> None:
    command = [sys.executable, "-W", "error", "-c", SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    *started, answer = done.stdout.split()
    assert (len(started), answer, done.stderr) == (2, "é", "")
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)
