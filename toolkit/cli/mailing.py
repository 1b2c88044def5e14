"""Cli: one letter to each of many: progress on the terminal, what came of it, the exit code."""

import sys

from msgspec import to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.letters.run import Mail, build_letters
from toolkit.build.pipeline import submissions_among
from toolkit.cli.show import say, show_report


def mail_all(
    submissions: tuple[str, ...],
    each: str,
    formats: tuple[str, ...],
    engine: str | None,
    jobs: int | None,
    *,
    as_json: bool,
    verify: bool = True,
) -> int:
    """Write the letters of the submissions, print what was found and made, and return the exit code."""
    found, mails = Report(), dict[str, Mail]()
    for path in submissions_among(submissions, found):
        report = Report()
        try:
            mails[path] = build_letters(path, report, each, formats, engine, jobs, verify=verify, progress=_progress)
        except Failure:
            pass
        finally:
            _end_of_line()
        found.found.extend(report.found)
    show_report(found, as_json=as_json, results={"letters": {path: to_builtins(mail) for path, mail in mails.items()}})
    if not as_json:
        for mail in mails.values():
            _say(mail)
    return int(found.failed)


def _say(mail: Mail) -> None:
    counts = {state: mail.count(state) for state in ("made", "unchanged", "failed")}
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "none"
    removed = mail.count("removed")
    gone = f"; {removed} file{'s' if removed != 1 else ''} of rows that left the list removed" if removed else ""
    say(f"{mail.folder}/  letters to {mail.recipients}: {said}{gone}")
    say(mail.index)


def _progress(done: int, of: int, failed: int) -> None:
    """One line that is written again and again, where a person watches."""
    if sys.stderr.isatty():
        more = f", {failed} failed" if failed else ""
        sys.stderr.write(f"\r{done} of {of} letters{more} ")
        sys.stderr.flush()


def _end_of_line() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
