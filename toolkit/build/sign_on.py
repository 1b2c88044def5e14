"""Build: what `toolkit signatories` does: take in a form, look at the list, write down texts and decisions."""

import csv
import io
import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.source import Source, Span
from toolkit.build.files import write_files
from toolkit.build.moment import now
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared
from toolkit.build.signing import Signing, letter_of
from toolkit.load.intake.file import read_texts
from toolkit.load.intake.statement import Statement
from toolkit.load.signatories.columns import COLUMNS
from toolkit.load.signatories.form import LEFT_OUT, plan_of, rows_of
from toolkit.load.signatories.records import DECISIONS, TEXTS
from toolkit.load.submission import load_submission
from toolkit.load.workspace import load_workspace
from toolkit.model.people import Signatory
from toolkit.model.walk import plain_text
from toolkit.sign.agreed import Change, changes_between, same_texts
from toolkit.sign.confirmation import confirmation
from toolkit.sign.selection import Refusal, tell_alike, tell_guessed

LIST = "signatories.csv"
KEPT = "signed-texts"  # the folder of the texts themselves, so that changes can be told
CURRENT = "current"


class FormSaid(Struct, frozen=True, kw_only=True):
    """What a person has stated about a form: meanings of columns, values for all rows, meanings of answers."""

    columns: Mapping[str, str] = field(default_factory=dict)
    constant: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    file: Statement = field(default_factory=Statement)


class Added(Struct, frozen=True, kw_only=True):
    """What an import did: (title, field) of every column, how many rows are new, how many were there already."""

    file: str
    columns: tuple[tuple[str, str], ...]
    new: int
    known: int


class Status(Struct, frozen=True, kw_only=True):
    """Where a letter stands. `again`: who signed another text, by that text; `mails`: what to send them."""

    digest: str
    recorded: bool
    printed: int
    refused: tuple[tuple[Signatory, Refusal], ...]
    again: tuple[tuple[str, tuple[Signatory, ...]], ...]
    mails: tuple[str, ...]


def add_signatories(path: str, file: str, said: FormSaid, report: Report) -> Added:
    """Append the rows of a form to the list of the submission at `path`. `Failure`: nothing was written."""
    workspace = load_workspace(path, report)
    submission, _ = load_submission(path, workspace, report)
    name = submission.signatories.text if submission.signatories else LIST
    _tell_other_letter(letter_of(submission, workspace.root), submission.span("signatories"), report)
    target = Path(submission.folder, name)
    before = _existing(target, report)
    with tempfile.TemporaryDirectory(prefix="form-") as scratch:
        texts = read_texts(file, said.file, report, scratch)
        if texts is None:
            raise Failure
        plan = plan_of(texts.titles, said.columns, said.constant, report)
        rows = rows_of(texts, plan, said.answers, report)
    if said.text:
        digest = _digest_said(path, said.text, report)
        rows = [{**row, "text_hash": row.get("text_hash") or digest} for row in rows]
    if report.failed:
        raise Failure
    seen = {_content(row) for row in before}
    new = [row for row in rows if _content(row) not in seen]
    _number(new, before)
    _write({target: _table([*before, *new])}, report)
    shown = target.relative_to(workspace.root).as_posix()
    columns = tuple((title, field if field != LEFT_OUT else "") for title, field in plan.fields.items())
    return Added(file=shown, columns=columns, new=len(new), known=len(rows) - len(new))


def check_signatories(path: str, report: Report) -> Signing:
    """Say everything about the list of the submission at `path`: who is not printed, who may stand on it twice."""
    prepared, signing, about = _signing(path, report)
    report.found += about.found
    tell_guessed(signing.selection.printed, prepared.document.lang, report)
    tell_alike(signing.listed.rows, signing.listed.decisions, report)
    return signing


def sign_on_status(path: str, report: Report) -> Status:
    """Who must be asked again, and the e-mail for them; other findings about the submission are not repeated."""
    prepared, signing, _ = _signing(path, report)
    same = same_texts(signing.digest, signing.listed.texts)
    again = dict[str, list[Signatory]]()
    for row, reason in signing.selection.refused:
        if reason in ("another text", "no text"):
            again.setdefault(row.signed, []).append(row)
    title = " ".join(plain_text(prepared.document.title).split())
    mails = tuple(
        confirmation(
            title, signing.digest, signing.text, _changes(prepared, digest, signing.text), prepared.document.lang
        )
        for digest in again
    )
    return Status(
        digest=signing.digest,
        recorded=bool(same & {text.digest for text in signing.listed.texts}),
        printed=len(signing.selection.printed),
        refused=signing.selection.refused,
        again=tuple((digest, tuple(rows)) for digest, rows in again.items()),
        mails=mails,
    )


def record_text(path: str, editorial: str, report: Report) -> tuple[str, bool]:
    """Write down the text of the letter as one that people sign; returns its digest, and whether it was new.

    `editorial`: the reason why it says the same as the text before, so that earlier signatures stay valid.
    """
    prepared, signing, _ = _signing(path, report)
    texts = signing.listed.texts
    if any(text.digest == signing.digest for text in texts):
        return signing.digest, False
    if editorial and not texts:
        here = Source(path=f"{prepared.submission.slug}/{TEXTS}", text="").span()
        report.error("signatories.text", "there is no earlier text that this one could be an edition of", here)
        raise Failure
    entry = {"digest": signing.digest, "on": time.strftime("%Y-%m-%d", time.gmtime(now()))}
    if editorial:
        entry |= {"before": texts[-1].digest, "editorial": editorial}
    folder = Path(prepared.submission.folder)
    head = "# The texts that people were asked to sign; the texts themselves are in signed-texts/.\ntexts:\n"
    _write(
        {
            folder / TEXTS: _appended(folder / TEXTS, head, entry),
            folder / KEPT / f"{signing.digest}.txt": signing.text.encode(),
        },
        report,
    )
    return signing.digest, True


def decide(path: str, ids: Sequence[str], keep: str, why: str, report: Report) -> str:
    """Write down that rows are the same signatory (`keep` is printed) or, without `keep`, different ones."""
    prepared, signing, _ = _signing(path, report)
    known = {row.id for row in signing.listed.rows}
    here = signing.listed.source.span()
    for name in (*ids, *((keep,) if keep else ())):
        if name not in known:
            report.error("signatories.decision", f"no row of the list has the id `{name}`", here)
    if keep and keep not in ids:
        report.error("signatories.decision", f"`{keep}` must be one of the rows that are the same", here)
    if report.failed or len(ids) < 2:
        raise Failure
    entry: dict[str, object] = {"these": list(ids), "are": "same" if keep else "different"}
    entry |= {name: text for name, text in (("keep", keep), ("why", why)) if text}
    file = Path(prepared.submission.folder, DECISIONS)
    _write({file: _appended(file, "# What was decided about rows that look alike.\ndecisions:\n", entry)}, report)
    return file.relative_to(prepared.workspace.root).as_posix()


# ------------------------------------------------------------------ the submission


def _signing(path: str, report: Report) -> tuple[Prepared, Signing, Report]:
    """The submission, its list, and what was found about it. Only what makes that impossible goes into `report`."""
    found = Report()
    try:
        prepared = check_submission(path, found)
    except Failure:
        report.found += found.found
        raise
    about = Report(found=[one for one in found.found if one.code.startswith("signatories.")])
    if prepared.signing is None:
        report.found += about.found
        span = prepared.submission.span("signatories")
        hint = "`toolkit signatories add FORM --to SUBMISSION`, and `signatories: signatories.csv` in the front matter"
        report.error("signatories.none", "this submission has no list of signatories", span, hint)
        raise Failure
    _tell_other_letter(prepared.signing.letter, prepared.submission.span("signatories"), report)
    return prepared, prepared.signing, about


def _tell_other_letter(letter: str, span: Span, report: Report) -> None:
    """Names, texts and decisions are written down beside the letter that is signed."""
    if letter:
        message = f"this document speaks of a letter; those who sign it are kept with that, in {Path(letter).name}"
        report.error("signatories.letter", message, span, f"toolkit signatories … submissions/{Path(letter).name}")
        raise Failure


def _digest_said(path: str, text: str, report: Report) -> str:
    """`current` is the text as it is now; a digest must be one that was written down."""
    _, signing, _ = _signing(path, Report())
    if text == CURRENT:
        return signing.digest
    if text not in {one.digest for one in signing.listed.texts}:
        here = Source(path="--text", text="").span()
        report.error("signatories.text", f"no text with the digest `{text}` was written down", here, "--text current")
    return text


def _changes(prepared: Prepared, digest: str, text: str) -> tuple[Change, ...]:
    file = Path(prepared.submission.folder, KEPT, f"{digest}.txt")
    return changes_between(file.read_text(encoding="utf-8"), text) if digest and file.is_file() else ()


# ------------------------------------------------------------------ the files


def _existing(target: Path, report: Report) -> list[dict[str, str]]:
    """The rows of the list as they stand; one that cannot be read is not touched."""
    if not target.is_file():
        return []
    try:
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = [dict(row) for row in csv.DictReader(file, strict=True)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        here = Source(path=target.name, text="").span()
        report.error("signatories.value", f"the list cannot be read, so nothing is added to it: {error}", here)
        raise Failure from None
    unknown = {name for row in rows[:1] for name in row if name not in COLUMNS}
    if unknown:
        here = Source(path=target.name, text="").span()
        report.error(
            "signatories.column", f"the list has columns that no list has: {', '.join(map(str, unknown))}", here
        )
        raise Failure
    return rows


def _content(row: Mapping[str, str]) -> tuple[str, ...]:
    """What a row says, without the number that it was given."""
    return tuple((row.get(name) or "").strip() for name in COLUMNS if name not in ("id", "text_hash", "note"))


def _number(new: Iterable[dict[str, str]], before: Sequence[Mapping[str, str]]) -> None:
    """Every new row gets an id that no row of the list has had."""
    numbers = [int(row["id"][1:]) for row in before if (row.get("id") or "")[1:].isdigit()]
    for number, row in enumerate(new, max(numbers, default=0) + 1):
        row["id"] = f"S{number:04}"


def _table(rows: Sequence[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: row.get(name) or "" for name in COLUMNS} for row in rows)
    return text.getvalue().encode()


def _appended(file: Path, head: str, entry: Mapping[str, object]) -> bytes:
    """The file with one entry more; what stands in it stays as it was written."""
    text = file.read_text(encoding="utf-8") if file.is_file() else head
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items()]
    return (text.rstrip("\n") + "\n- " + "\n  ".join(lines) + "\n").encode()


def _write(files: Mapping[Path, bytes], report: Report) -> None:
    try:
        write_files(files)
    except OSError as error:
        here = Source(path=next(iter(files)).name, text="").span()
        report.error("build.folder", f"this cannot be written: {error.strerror}", here)
        raise Failure from error
