"""CLI: the only place that prints. Findings as text with a caret, or as JSON; results on stdout, findings on stderr."""

import json
import os
import sys
from collections.abc import Mapping
from typing import IO

import click

from toolkit.base.diagnostic import Diagnostic, Report, Severity
from toolkit.base.source import Span

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
FORMATS = ("text", "json")
WIDTH, BEFORE = 110, 50  # characters of a long line that are shown, and how many of them before the place


def colour_wanted(stream: IO[str]) -> bool:
    """Colour on a terminal only, and never where NO_COLOR is set (no-color.org) or the terminal is dumb."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def show_report(report: Report, *, as_json: bool = False, results: Mapping[str, object] | None = None) -> None:
    """Print the findings: as text to stderr, or together with `results` as one JSON object to stdout."""
    if as_json:
        content = {"diagnostics": [_record(one) for one in report], **(results or {})}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    coloured = colour_wanted(sys.stderr)
    for diagnostic in report:
        click.echo(_text(diagnostic), err=True, color=coloured)
    summary = _summary(report)
    if summary:
        click.echo(summary, err=True, color=coloured)


def say(text: str) -> None:
    """A result for the user, on stdout."""
    click.echo(text, color=colour_wanted(sys.stdout))


def progress(text: str) -> None:
    """What is going on right now: on stderr, and only where a person watches."""
    if sys.stderr.isatty():
        click.echo(text, err=True, color=colour_wanted(sys.stderr))


def _text(diagnostic: Diagnostic) -> str:
    colour = COLOURS[diagnostic.severity]
    place = f"{diagnostic.span}: " if diagnostic.span else ""
    kind = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=colour, bold=True)
    lines = [f"{place}{kind}: {diagnostic.message}"]
    if diagnostic.span:
        lines += _excerpt(diagnostic.span, colour)
    for hint in diagnostic.hints:
        where = f" ({hint.span})" if hint.span else ""
        lines.append(f"      = {hint.label}: {hint.text}{where}")
    return "\n".join(lines)


def _excerpt(span: Span, colour: str) -> list[str]:
    """The line of the source with carets under the place, of a long line the part round it; nothing without text."""
    text = span.source.line(span.line).replace("\t", " ")
    if not text.strip():
        return []
    column = span.column - 1
    first = max(0, column - BEFORE) if len(text) > WIDTH else 0
    shown = (
        ("…" if first else "") + text[first + bool(first) : first + WIDTH] + ("…" if len(text) > first + WIDTH else "")
    )
    length = max(1, min(span.end - span.start, first + WIDTH - column, len(text) - column))
    carets = " " * (column - first) + click.style("^" * length, fg=colour, bold=True)
    return [f"{span.line:>5} │ {shown}", f"{'':>5} │ {carets}"]


def _summary(report: Report) -> str:
    counts = [(report.count(severity), severity) for severity in Severity]
    found = ", ".join(f"{number} {severity}{'s' if number != 1 else ''}" for number, severity in counts if number)
    codes = list(dict.fromkeys(one.code for one in report if one.severity is not Severity.NOTE))
    return f"{found} · `toolkit explain {codes[0]}` tells more" if codes else found


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    record: dict[str, object] = {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hints": [hint.text if hint.label == "hint" else f"{hint.label}: {hint.text}" for hint in diagnostic.hints],
    }
    if diagnostic.span:
        span = diagnostic.span
        record |= {"file": span.source.path, "line": span.line, "column": span.column, "length": span.end - span.start}
    return record
