"""Base: V8 at work in a process of its own, which javascript.py starts: requests come in, answers go out."""

import json
import os
import sys
from contextlib import suppress
from typing import Any

ANSWERS = 1  # the number of the file to which a program prints


def serve() -> None:
    """Answer one line of JSON after the other, until nobody asks. The first is a program, all others ask one of its
    functions: [name, argument …]. An answer names what it is: an `answer`, a `problem`, or what is `missing`."""
    answers = os.fdopen(os.dup(ANSWERS), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), ANSWERS)  # what a library prints does not get among the answers
    with suppress(OSError, KeyboardInterrupt):
        v8, missing = _started()
        for line in sys.stdin:
            said = {"missing": missing} if v8 is None else _asked(v8, json.loads(line))
            answers.write(json.dumps(said) + "\n")
            answers.flush()
    os._exit(0)  # V8 takes its time to be taken apart


def _started() -> tuple[Any, str]:
    """V8, or why it does not start."""
    try:
        from py_mini_racer import LibNotFoundError, MiniRacer, init_mini_racer
    except (ImportError, OSError) as error:
        return None, str(error)
    try:
        init_mini_racer(flags=())  # threads: functions are compiled while others run
        return MiniRacer(), ""
    except (LibNotFoundError, OSError) as error:
        return None, str(error)


def _asked(v8: Any, request: Any) -> dict[str, str]:
    try:
        if isinstance(request, str):
            v8.eval(request)
            return {"answer": ""}
        return {"answer": str(v8.call(*request))}
    except Exception as error:  # whoever asked is told, there
        return {"problem": str(error).partition("\n")[0]}
