"""Command `cite`."""

from pathlib import Path

import click
from msgspec import to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.copies import add_copy
from toolkit.build.sources import Forms, Listed, check_sources, format_sources, list_sources
from toolkit.build.styles import known_styles
from toolkit.cli.show import FORMATS, say, show_report

_FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")


@click.group()
def command() -> None:
    """Look after sources: list, check, print them, keep copies.

    Copies of sources lie in evidence/sources/; quotations are compared with them by `toolkit check`.

    \b
    toolkit cite list submissions/ec-csa-online
    toolkit cite add submissions/ec-csa-online crc-gc-25 gc25.pdf
    """


def _failed(report: Report, form: str) -> SystemExit:
    show_report(report, as_json=form == "json")
    return SystemExit(1)


@command.command("list")
@click.argument("submission")
@_FORM
def list_(submission: str, form: str) -> None:
    """List the sources of a submission: cited how often, seen when, kept where.

    `problems` are codes that `toolkit cite check` explains with their places.

    \b
    toolkit cite list submissions/ec-csa-online
    """
    report = Report()
    try:
        sources = list_sources(submission, report)
    except Failure:
        raise _failed(report, form) from None
    show_report(report, as_json=form == "json", results={"sources": [to_builtins(one) for one in sources]})
    if form == "text":
        for one in sources:
            say(_listed(one))
    raise SystemExit(int(report.failed))


def _listed(one: Listed) -> str:
    lines = [f"{one.key:<28} × {one.times:<3} {one.short}".rstrip()]
    lines += [f"    first   {one.first}"] if one.first else []
    lines += [f"    read in {one.via}"] if one.via else []
    kept = " · ".join(part for part in (one.seen and f"seen {one.seen}", one.archived, *one.files) if part)
    lines += [f"    kept    {kept}"] if kept else []
    lines += [f"    look at {', '.join(one.problems)}"] if one.problems else []
    return "\n".join(lines)


@command.command()
@click.argument("submission")
@_FORM
def check(submission: str, form: str) -> None:
    """Say what is wrong with sources and quotations, and what will be missing later.

    Keys without an entry, entries that nothing cites, web pages without a date or an archived page, copies that have
    changed, and every quotation that is not what its source says.

    \b
    toolkit cite check submissions/ec-csa-online
    """
    report = Report()
    try:
        checked = check_sources(submission, report)
    except Failure:
        raise _failed(report, form) from None
    account = checked.account
    results = {"quotations": {**to_builtins(account), "total": account.total}}
    show_report(report, as_json=form == "json", results=results)
    if form == "text":
        say(str(account))
        for key, times in account.without_text.items():
            say(f"  no local text: {key}{f' × {times}' if times > 1 else ''}")
    raise SystemExit(int(report.failed))


@command.command("format")
@click.argument("submission")
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option("--style", default="", help="Another citation style than that of the submission.")
@_FORM
def format_(submission: str, keys: tuple[str, ...], style: str, form: str) -> None:
    """Print sources as the citation style prints them: in full, again, in the list.

    Without a KEY: all of them.

    \b
    toolkit cite format submissions/ec-csa-online nspcc-2020 --style apa
    """
    report = Report()
    try:
        forms = format_sources(submission, keys, style, report)
    except Failure:
        raise _failed(report, form) from None
    show_report(report, as_json=form == "json", results={"sources": [to_builtins(one) for one in forms]})
    if form == "text":
        for one in forms:
            say(_printed(one))
    raise SystemExit(int(report.failed))


def _printed(one: Forms) -> str:
    entry = f"\n    in the list  {one.entry}" if one.entry else ""
    return f"{one.key}\n    first        {one.full}\n    again        {one.short}{entry}"


@command.command()
@click.argument("submission")
@click.argument("key")
@click.argument("file")
@click.option("--seen", default="", metavar="DATE", help="When it was seen, as YYYY-MM-DD; today unless you say it.")
@click.option("--archived", default="", metavar="ADDRESS", help="Where the page is archived.")
@click.option("--lang", default="", help="The language of this copy, where there are several, such as fr.")
@click.option("--replace", is_flag=True, help="Take the new file in place of the copy that is there.")
@_FORM
def add(submission: str, key: str, file: str, seen: str, archived: str, lang: str, replace: bool, form: str) -> None:
    """Keep a copy of a source, so that quotations are compared with it.

    Copies FILE (.pdf, .html, .txt or .md) to evidence/sources/ under the name of the KEY, and writes its fingerprint
    and the date into sources.yaml. What else stands there stays as it is.

    \b
    toolkit cite add submissions/ec-csa-online crc-gc-25 downloads/gc25.pdf --seen 2021-03-24
    """
    report = Report()
    try:
        files = add_copy(submission, key, file, report, seen=seen, archived=archived, lang=lang, replace=replace)
    except Failure:
        raise _failed(report, form) from None
    show_report(report, as_json=form == "json", results={"files": files})
    for path in files if form == "text" else ():
        say(path)


@command.command()
@click.argument("words", nargs=-1, metavar="[WORD]...")
@_FORM
def styles(words: tuple[str, ...], form: str) -> None:
    """Find citation styles by the words of their names and titles.

    The name is what `csl:` in the front matter takes; “note” styles print footnotes.

    \b
    toolkit cite styles oscola
    toolkit cite styles chicago note --format json
    """
    found = known_styles(str(Path.cwd()), words)
    show_report(Report(), as_json=form == "json", results={"styles": [to_builtins(one) for one in found]})
    for one in found if form == "text" else ():
        say(f"{one.name:<44} {one.form:<12} {one.title}")
    raise SystemExit(int(not found))
