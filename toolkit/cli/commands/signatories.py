"""Command `signatories`."""

from collections.abc import Iterable
from typing import Any

import click

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.sign_on import FormSaid, add_signatories, check_signatories, decide, record_text, sign_on_status
from toolkit.cli.show import FORMATS, say, show_report
from toolkit.load.intake.statement import Statement
from toolkit.model.people import Signatory
from toolkit.sign.selection import SAYS, Refusal

_FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")


@click.group()
def command() -> None:
    """Look after an open letter's list: forms, doubles, consent.

    The list is signatories.csv beside submission.md. E-mail addresses in it are only compared, and never printed.

    \b
    toolkit signatories add form.xlsx --to submissions/letter-to-platform --kind organisation
    toolkit signatories check submissions/letter-to-platform
    """


def _failed(report: Report, form: str = "text") -> SystemExit:
    show_report(report, as_json=form == "json")
    return SystemExit(1)


def _pairs(texts: Iterable[str], option: str) -> dict[str, str]:
    pairs = dict[str, str]()
    for text in texts:
        name, sign, value = text.rpartition("=")
        if not sign or not name:
            raise click.UsageError(f"{option} takes “title=meaning”; “{text}” has no “=”.")
        pairs[name.strip()] = value.strip()
    return pairs


@command.command()
@click.argument("file", metavar="FORM")
@click.option("--to", "submission", required=True, metavar="SUBMISSION", help="The submission whose list grows.")
@click.option("--map", "columns", multiple=True, metavar="TITLE=FIELD", help="What a column means; - leaves it out.")
@click.option("--answer", "answers", multiple=True, metavar="TEXT=VALUE", help="What an answer in the form means.")
@click.option("--kind", type=click.Choice(["organisation", "person"]), help="All who sign here are this.")
@click.option("--consent", type=click.Choice(["yes", "no"]), help="All have agreed to be printed, or none.")
@click.option("--text", default="", metavar="DIGEST|current", help="The text of the letter that they signed.")
@click.option("--sheet", default="", help="The sheet of a workbook to read.")
@click.option("--header-row", type=click.IntRange(1), help="The row or line that holds the names of the columns.")
@click.option("--encoding", default="", help="How the letters of a text file are stored, such as cp1252.")
@click.option("--delimiter", default="", help="What separates the columns of a text file, such as ; or tab.")
def add(
    file: str,
    submission: str,
    columns: tuple[str, ...],
    answers: tuple[str, ...],
    kind: str | None,
    consent: str | None,
    text: str,
    **options: Any,
) -> None:
    """Append the export of a form (CSV, Excel) to the list of a letter.

    Exports of Google Forms, Microsoft Forms, Action Network and CiviCRM are known by the titles of their columns. What
    each column was taken for is printed; what is not known is left out, or asked for. Rows that the list has are
    not added again, so that the same export may be taken in again when it has grown.

    \b
    toolkit signatories add form.xlsx --to submissions/letter-to-platform --kind organisation --text current
    toolkit signatories add form.csv --to submissions/letter-to-platform --map "Who are you?=name" --consent yes
    """
    constant = {name: value for name, value in (("kind", kind), ("consent", consent)) if value}
    stated = Statement(**{name: value for name, value in options.items() if value is not None})
    said = FormSaid(
        columns=_pairs(columns, "--map"), constant=constant, answers=_pairs(answers, "--answer"), text=text, file=stated
    )
    report = Report()
    try:
        added = add_signatories(submission, file, said, report)
    except Failure:
        raise _failed(report) from None
    show_report(report)
    for title, field in added.columns:
        say(f"  {title[:48]:<50}{field or '(left out)'}")
    known = f"; {added.known:,} were there already" if added.known else ""
    say(f"{added.file}: {added.new:,} rows added{known}")
    say(f"Next: toolkit signatories check {submission}")


@command.command()
@click.argument("submission")
@_FORM
def check(submission: str, form: str) -> None:
    """Say who is not printed and why, and who may stand on the list twice.

    \b
    toolkit signatories check submissions/letter-to-platform
    """
    report = Report()
    try:
        signing = check_signatories(submission, report)
    except Failure:
        raise _failed(report, form) from None
    printed, refused = len(signing.selection.printed), len(signing.selection.refused)
    show_report(report, as_json=form == "json", results={"printed": printed, "not_printed": refused})
    if form == "text":
        say(f"{printed:,} are printed, {refused:,} are not.")
    raise SystemExit(int(report.failed))


@command.command("list")
@click.argument("submission")
@click.option("--not-printed", is_flag=True, help="Only those who are not printed, with the reason.")
@_FORM
def list_(submission: str, not_printed: bool, form: str) -> None:
    """List everybody: who is printed, who is not.

    \b
    toolkit signatories list submissions/letter-to-platform --not-printed
    """
    report = Report()
    try:
        signing = check_signatories(submission, report)
    except Failure:
        raise _failed(report, form) from None
    refused: list[tuple[Signatory, Refusal | None]] = [(row, reason) for row, reason in signing.selection.refused]
    printed: list[tuple[Signatory, Refusal | None]] = [(row, None) for row in signing.selection.printed]
    rows = sorted(refused if not_printed else printed + refused, key=lambda pair: pair[0].span.start)
    if form == "json":
        shown = [{"id": row.id, "name": row.name, "kind": row.kind, "reason": reason} for row, reason in rows]
        show_report(Report(), as_json=True, results={"signatories": shown})
        return
    for row, reason in rows:
        say(f"{row.id:<8} {row.kind:<13} {row.name}{f'   – {SAYS[reason]}' if reason else ''}")


@command.command()
@click.argument("submission")
@click.option("--mails", is_flag=True, help="Print the e-mails to those who must confirm, and nothing else.")
def status(submission: str, mails: bool) -> None:
    """Say who has signed this text, and who must be asked again after a change.

    \b
    toolkit signatories status submissions/letter-to-platform
    toolkit signatories status submissions/letter-to-platform --mails
    """
    report = Report()
    try:
        found = sign_on_status(submission, report)
    except Failure:
        raise _failed(report) from None
    if mails:
        say("\n------\n".join(found.mails))
        return
    state = "" if found.recorded else " (not written down yet: toolkit signatories text)"
    say(f"The text as it stands is {found.digest}{state}.")
    say(f"{found.printed:,} are printed, {len(found.refused):,} are not.")
    for digest, rows in found.again:
        say(f"\n{len(rows):,} signed {f'the text {digest}' if digest else 'an unknown text'} and must confirm:")
        for row in rows:
            say(f"  {row.id:<8} {row.name}")
    if found.again:
        say(f"\nThe e-mail to them: toolkit signatories status {submission} --mails")


@command.command()
@click.argument("submission")
@click.option("--editorial", default="", metavar="REASON", help="Why this says the same as the text before.")
def text(submission: str, editorial: str) -> None:
    """Write down the text as it stands, before people sign it or after it was changed.

    Each signature belongs to a text. When a word changes, earlier signatures are for another text, unless the change is
    written down as editorial, with its reason.

    \b
    toolkit signatories text submissions/letter-to-platform
    toolkit signatories text submissions/letter-to-platform --editorial "A misspelt name corrected"
    """
    report = Report()
    try:
        digest, new = record_text(submission, editorial, report)
    except Failure:
        raise _failed(report) from None
    say(f"{digest}  {'written down' if new else 'is written down already'}")


@command.command("decide")
@click.argument("submission")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@click.option("--keep", default="", metavar="ID", help="They are the same; this row is printed.")
@click.option("--different", is_flag=True, help="They are different signatories.")
@click.option("--why", default="", help="The reason, for those who come after you.")
def decide_(submission: str, ids: tuple[str, ...], keep: str, different: bool, why: str) -> None:
    """Write down whether rows that look alike are one signatory.

    \b
    toolkit signatories decide submissions/letter-to-platform S0004 S0017 --keep S0017 --why "signed twice"
    toolkit signatories decide submissions/letter-to-platform S0008 S0009 --different
    """
    if bool(keep) == different:
        raise click.UsageError("Say either --keep ID or --different.")
    if len(ids) < 2:
        raise click.UsageError("Name two rows or more, by their ids.")
    report = Report()
    try:
        file = decide(submission, ids, keep, why, report)
    except Failure:
        raise _failed(report) from None
    say(f"{file}: {' and '.join(ids)} are {'the same' if keep else 'different'}")
