"""Cli: building one submission after the other, and saying what came of it: the work of the command `build`."""

from msgspec import to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import Outcome, build_submission, submissions_among
from toolkit.build.press import Press
from toolkit.cli.show import progress, say, show_report
from toolkit.model.build import Artifact


def build_all(
    submissions: tuple[str, ...],
    formats: tuple[str, ...],
    engine: str | None,
    *,
    as_json: bool,
    press: Press,
    verify: bool = True,
) -> int:
    """Build the submissions, print what was found and made, and return the exit code."""
    found, outcomes, failed = Report(), dict[str, Outcome](), False
    for path in submissions_among(submissions, found):
        progress(f"building {path}")
        report = Report()
        try:
            outcomes[path] = build_submission(path, report, formats, engine, press, verify=verify)
        except Failure:
            failed = True
        found.found.extend(report.found)
    results = {"built": {path: to_builtins(outcome) for path, outcome in outcomes.items()}}
    show_report(found, as_json=as_json, results=results)
    if not as_json:
        for outcome in outcomes.values():
            _say(outcome)
    return int(failed)


def _say(outcome: Outcome) -> None:
    for artifact in outcome.artifacts:
        say(f"{artifact.path}  {_size(artifact)}{' (unchanged)' if outcome.unchanged else ''}")


def _size(artifact: Artifact) -> str:
    pages = f"{artifact.pages} page{'s' if artifact.pages != 1 else ''}, " if artifact.pages else ""
    return f"{pages}{max(1, round(artifact.size / 1000)):,} kB"
