"""Command `answers`."""

from pathlib import PurePath
from typing import Any

import click
from msgspec import to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.answers import COVERAGE, PAGE, Pack, look_at_answers, write_answers
from toolkit.build.questions import Imported, import_questions
from toolkit.cli.show import FORMATS, say, show_report
from toolkit.load.intake.statement import Statement
from toolkit.load.questions.file import NAME
from toolkit.model.questions import COUNTS, Question
from toolkit.write.paste_pack.box import Box

_FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How results are printed.")
_HEADS = ("No.", "id", "state", "length", "owner", "status", "signed off")
PACK = "pack"


class _Answers(click.Group):
    """`toolkit answers SUBMISSION` is short for `toolkit answers pack SUBMISSION`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [PACK, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Answers)
def command() -> None:
    """Fill in a portal's questionnaire: texts to paste, who stands where.

    The questions stand in questions.yaml beside submission.md, the answers in blocks `::: answer q3`. They are pasted
    into the portal box by box, and printed as a paper by `toolkit build`. SUBMISSION alone is short for `pack`.

    \b
    toolkit answers import questions.docx --to submissions/eu-child-safety-consultation
    toolkit answers submissions/eu-child-safety-consultation
    toolkit answers submissions/eu-child-safety-consultation --matrix
    """


@command.command(PACK)
@click.argument("submission")
@click.option("--matrix", is_flag=True, help="Only print how each question stands; write nothing.")
@_FORM
def pack(submission: str, matrix: bool, form: str) -> None:
    """Write what is pasted into the portal: a page, and a text for each box.

    The folder build/answers of the SUBMISSION gets index.html (with copy buttons and the portal's own counts; it needs
    no network), a text file for each answer, and coverage.csv. Answers may still be missing or too long: the pack
    shows which. With --matrix the table of coverage.csv is printed, and nothing written.

    \b
    toolkit answers pack submissions/eu-child-safety-consultation
    toolkit answers submissions/eu-child-safety-consultation --matrix --format json
    """
    report = Report()
    try:
        made = (look_at_answers if matrix else write_answers)(submission, report)
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    results = {"questions": [_record(box) for box in made.boxes], "counts": made.counts, "files": list(made.files)}
    show_report(report, as_json=form == "json", results=results)
    if form == "text":
        say("\n".join(_table(made) if matrix else _written(made)))
    raise SystemExit(int(report.failed))


def _record(box: Box) -> dict[str, object]:
    question, sign_off = box.question, box.question.sign_off
    return {
        "id": question.id,
        "number": question.number,
        "section": question.section,
        "state": box.state,
        "characters": box.characters,
        "max-characters": question.most_characters,
        "words": box.words,
        "max-words": question.max_words,
        "owner": question.owner,
        "status": question.status if question.tracked else "",
        "signed-off": to_builtins(sign_off) | {"on": str(sign_off.on or "")} if sign_off else None,
        "declined": question.declined,
    }


def _written(made: Pack) -> list[str]:
    lines = [file for file in made.files if PurePath(file).name in (PAGE, COVERAGE)]
    return [*lines, f"{len(made.files) - len(lines)} texts beside them · {_counted(made)}"]


def _counted(made: Pack) -> str:
    counts = ", ".join(f"{number} {state}" for state, number in made.counts.items())
    return f"{len(made.boxes)} questions: {counts}"


def _table(made: Pack) -> list[str]:
    rows = [_HEADS, *map(_row, made.boxes)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:], "", _counted(made)]


def _row(box: Box) -> tuple[str, ...]:
    question, sign_off = box.question, box.question.sign_off
    signed = " ".join(filter(None, (sign_off.by, str(sign_off.on or "")))) if sign_off else ""
    state = f"{box.state}: {question.declined}" if box.state == "declined" else box.state
    shown = state if len(state) <= 48 else f"{state[:46].rstrip()} …"
    status = question.status if question.tracked else ""
    return question.number, question.id, shown, _length(box), question.owner, status, signed


def _length(box: Box) -> str:
    question = box.question
    if not box.text:
        return ""
    most = question.most_characters
    characters = f"{box.characters:,}" + (f" of {most:,}" if most else "")
    words = f"{box.words:,} of {question.max_words:,} words" if question.max_words else ""
    return ", ".join(filter(None, (characters if most or not words else "", words)))


@command.command("import")
@click.argument("file", metavar="LIST")
@click.option("--to", "submission", default="", metavar="SUBMISSION", help="The folder that gets questions.yaml.")
@click.option("--out", default="", metavar="FILE", help="Write the draft to this file instead.")
@click.option("--count", type=click.Choice(COUNTS), default=COUNTS[0], help="How the portal counts characters.")
@click.option("--sheet", default="", help="The sheet of a workbook to read.")
@click.option("--encoding", default="", help="How the letters of a text file are stored, such as cp1252.")
@click.option("--header-row", type=click.IntRange(1), help="The row or line that holds the names of the columns.")
@click.option("--delimiter", default="", help="What separates the columns of a text file, such as ; or tab.")
@_FORM
def import_(file: str, submission: str, out: str, count: str, form: str, **options: Any) -> None:
    """Draft questions.yaml from a list of questions (Word, Excel, CSV).

    In Word a question is a paragraph with its number, and bullets below it are its options; headings are sections. In a
    table each row is a question; the columns are known by their titles (No., Section, Question, Type, Options,
    Required, Max characters …). A star means required, “(5000 characters maximum)” is a limit. What each question was
    taken for is printed, and what was not understood is said and marked REVIEW. A file that is there is never changed;
    without --to and --out the draft is only printed.

    \b
    toolkit answers import questions.docx --to submissions/eu-child-safety-consultation --count eusurvey
    toolkit answers import questions.xlsx --out draft.yaml
    """
    report, target = Report(), out or (str(PurePath(submission, NAME)) if submission else "")
    said = Statement(**{name: value for name, value in options.items() if value is not None})
    try:
        made = import_questions(file, target, report, said=said, count=count)
    except Failure:
        show_report(report, as_json=form == "json")
        raise SystemExit(1) from None
    questions = [{"id": one.id, "number": one.number, "kind": one.kind} for one in made.questionnaire]
    show_report(report, as_json=form == "json", results={"file": made.file, "questions": questions})
    if form == "text":
        say(_imported(made) if made.file else made.text.rstrip("\n"))
    raise SystemExit(int(report.failed))


def _imported(made: Imported) -> str:
    questions = made.questionnaire.questions
    count = f"{len(questions)} question{'s' if len(questions) != 1 else ''}"
    review = f", {len(made.unclear)} places to look at (REVIEW)" if made.unclear else ""
    return "\n".join((*map(_understood, questions), f"{made.file}: {count}{review}"))


def _understood(question: Question) -> str:
    """What a question was taken for, in a line."""
    choices = "" if question.kind == "yes-no" else f"{len(question.options)} options" if question.options else ""
    facts = (
        "yes/no" if question.kind == "yes-no" else question.kind.replace("-", " "),
        choices,
        "required" if question.required else "",
        f"{question.max_characters:,} characters" if question.max_characters else "",
        f"{question.max_words:,} words" if question.max_words else "",
        f"at most {question.max_choices}" if question.max_choices else "",
        "help" if question.help else "",
    )
    text = question.text if len(question.text) <= 60 else f"{question.text[:58].rstrip()} …"
    return f"  {question.id:<8} {', '.join(filter(None, facts)):<44} {text}"
