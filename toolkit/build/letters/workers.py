"""Build, letters: several processes that make letters; the order in which they end makes no difference to any file."""

import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Lock, Thread

from msgspec import Struct

from toolkit.base.diagnostic import Diagnostic, Hint, Severity
from toolkit.build.letters.job import Desk, Made, Task
from toolkit.build.press import receive, send
from toolkit.build.presswork import ANSWERS

# A new program, not a fork: threads run in this one. `-P`: nothing is imported from where the user stands.
PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from toolkit.build.letters.workers import serve; serve()"
)
PATIENCE = 10  # seconds for a process to end by itself
SWEPT = 50  # letters after which their layouts, which Python would keep for long, are thrown away
FEW = 4  # letters for which one process is not worth a second one


class Order(Struct, frozen=True, kw_only=True):
    """One letter to make: which task, with which words, under which name."""

    task: int
    words: Mapping[str, str]
    stem: str


def make_all(tasks: Sequence[Task], orders: Sequence[Order], jobs: int) -> Iterator[tuple[int, Made]]:
    """Make the letters in `jobs` processes; yields (number of the order, what came of it) as each is done.

    A process that ends before its time leaves its letter, and those that nobody took, to this one.
    """
    jobs = min(jobs, -(-len(orders) // FEW))
    if jobs > 1:
        yield from _in_processes(tasks, orders, jobs)
    else:
        yield from _here(tasks, orders, range(len(orders)))


def _here(tasks: Sequence[Task], orders: Sequence[Order], numbers: Sequence[int]) -> Iterator[tuple[int, Made]]:
    with _desks(tasks) as desks:
        for number in numbers:
            order = orders[number]
            yield number, _made(desks[order.task], order)


@contextmanager
def _desks(tasks: Iterable[Task]) -> Iterator[list[Desk]]:
    desks = [Desk(task) for task in tasks]
    try:
        yield desks
    finally:
        for desk in desks:
            desk.close()


def _in_processes(tasks: Sequence[Task], orders: Sequence[Order], jobs: int) -> Iterator[tuple[int, Made]]:
    waiting, lock = iter(range(len(orders))), Lock()
    done: SimpleQueue[tuple[int, Made] | None] = SimpleQueue()
    left = set(range(len(orders)))
    common = pickle.dumps(tuple(tasks))

    def follow(process: "subprocess.Popen[bytes]") -> None:
        """Give one process a letter after the other, until none is left or it is gone."""
        with suppress(OSError, EOFError, pickle.PickleError):
            assert process.stdin is not None
            assert process.stdout is not None
            send(process.stdin.fileno(), common)
            while True:
                with lock:
                    number = next(waiting, None)
                if number is None:
                    break
                send(process.stdin.fileno(), pickle.dumps(orders[number]))
                done.put((number, pickle.loads(receive(process.stdout.fileno()))))
        done.put(None)

    processes = [process for _ in range(jobs) if (process := _started())]
    try:
        for process in processes:
            Thread(target=follow, args=(process,), daemon=True).start()
        running = len(processes)
        while running:
            answer = done.get()
            running -= answer is None
            if answer is not None:
                left.discard(answer[0])
                yield answer
    finally:
        for process in processes:
            _end(process)
    yield from _here(tasks, orders, sorted(left))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """It ends when nobody asks any more, and puts away what it keeps; one that does not, is ended."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


def _started() -> "subprocess.Popen[bytes] | None":
    command = [sys.executable, "-P", "-c", PROGRAM, json.dumps(sys.path)]
    with suppress(OSError):
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    return None


def cores() -> int:
    """How many processors this program may use."""
    count = getattr(os, "process_cpu_count", os.cpu_count)
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return count() or 1


# ------------------------------------------------------------------ in another process


def serve() -> None:
    """Make the letters that the first process asks for, until it asks no more."""
    gc.set_threshold(50_000, 20, 100)
    asked, answers = sys.stdin.fileno(), os.dup(ANSWERS)
    os.dup2(sys.stderr.fileno(), ANSWERS)  # what a library prints does not get among the answers
    with suppress(EOFError, OSError, KeyboardInterrupt), _desks(pickle.loads(receive(asked))) as desks:
        while True:
            order: Order = pickle.loads(receive(asked))
            send(answers, pickle.dumps(_made(desks[order.task], order)))


def _made(desk: Desk, order: Order) -> Made:
    """The letter; a fault of ours in one of them does not stop the others."""
    desk.count += 1
    if desk.count % SWEPT == 0:
        gc.collect()
    try:
        return desk.make(order.words, order.stem)
    except Exception as error:
        message = f"the toolkit failed at this letter ({type(error).__name__}: {error}); it is not your fault"
        found = Diagnostic(
            code="recipients.fault", severity=Severity.ERROR, message=message, hints=(Hint(text="please report it"),)
        )
        return Made(files=(), found=(found,))
