"""Build, letters: the list of a submission, which text each row gets, and which rows leave something unsaid."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.build.prepared import Edition, Listed, Mailing
from toolkit.load.submission import texts_of
from toolkit.model.people import Recipient, Recipients
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.resolve.recipient import columns_for, columns_in, words_of

FIELDS = ("addressee", "salutation")  # of the template: what a row says takes their place
SHOWN = 8  # rows that a message names


def list_of(submission: Submission, root: str, each: str, report: Report) -> Listed | None:
    """Return the list that `each` (of the command) or the front matter names; None where none does.

    `each` is a path from where the user stands, or else from the folder of the submission.
    """
    wanted = submission.recipients
    if not each and wanted is None:
        return None
    named = wanted.text if wanted else ""
    path = Path(each) if each and Path(each).is_file() else Path(submission.folder, each or named)
    said = submission.recipients_said if path == Path(submission.folder, named) else {}
    if not path.is_file():
        place = Source(path="--each", text="").span() if each else submission.span("recipients")
        report.error("file.missing", f"there is no file `{each or named}`", place)
        return _broken(place)
    load = import_module("toolkit.load.recipients").load_recipients  # a submission without a list does not pay for it
    found: Recipients | None = load(str(path), _shown(path, root), said, report)
    if found is None:
        return _broken(submission.span("recipients"))
    return Listed(recipients=found, editions=editions_of(found, submission, report))


def _broken(place: Span) -> Listed:
    """A list of which nothing is known: what a text says of it is not judged."""
    known = ("name", "address", "salutation")
    nothing = Recipients(file="", columns=known, private=(), rows=(), digest="", span=place, broken=True)
    return Listed(recipients=nothing, editions=())


def _shown(path: Path, root: str) -> str:
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else path.as_posix()


def input_of(recipients: Recipients | None) -> dict[str, str]:
    """The file of the list for the manifest; of one from elsewhere on this computer only its name."""
    if recipients is None or recipients.broken:
        return {}
    file = Path(recipients.file)
    return {file.name if file.is_absolute() else recipients.file: recipients.digest}


def eased(template: Template, listed: Listed | None) -> Template:
    """The template, which need not be told what the list says."""
    if listed is None:
        return template
    has_salutation = listed.recipients.broken or any(row.salutation for row in listed.recipients.rows)
    given = {"addressee": True, "salutation": has_salutation}
    fields = (replace(field, required=False) if given.get(field.name) else field for field in template.fields)
    return replace(template, fields=tuple(fields))


# ------------------------------------------------------------------ languages


def editions_of(recipients: Recipients, submission: Submission, report: Report) -> tuple[Edition, ...]:
    """The edition of each row: a text in its language, where there is one; a language without a text is told once."""
    texts = {tag.casefold(): name for tag, name in texts_of(submission.folder).items()}
    found = tuple(_edition(row.lang, submission.lang, texts) for row in recipients.rows)
    lacking: dict[str, list[Recipient]] = {}
    for row, edition in zip(recipients.rows, found, strict=True):
        if edition is None:
            lacking.setdefault(row.lang, []).append(row)
    for lang, rows in lacking.items():
        message = (
            f"there is no text in `{lang}`, which {rows_named(rows)} ask for: their letters are in {submission.lang}"
        )
        report.warning("recipients.language", message, rows[0].span, f"write it as submission.{_language(lang)}.md")
    return tuple(edition or Edition() for edition in found)


def _edition(lang: str, own: str, texts: Mapping[str, str]) -> Edition | None:
    """None where no text is in that language. `en-US` takes the text in `en-GB`, with its own words and dates."""
    special = lang if "-" in lang else ""
    name = texts.get(lang.casefold()) or texts.get(_language(lang))
    if not lang or lang.casefold() == own.casefold():
        return Edition()
    if name:
        return Edition(text=name, lang=special)
    return Edition(lang=special) if _language(lang) == _language(own) else None


def _language(tag: str) -> str:
    return tag.partition("-")[0].casefold()


# ------------------------------------------------------------------ what is empty


def tell_empty(mailing: Mailing | None, edition: Edition, report: Report) -> None:
    """Say which rows have nothing where the letter prints something, once for each column."""
    if mailing is None:
        return
    columns, empty = columns_in(mailing.letter), dict[str, list[Recipient]]()
    for row in mailing.rows(edition):
        words = words_of(row, mailing.otherwise)
        for column in columns_for(row, columns, mailing.otherwise):
            if not words.get(column):
                empty.setdefault(column, []).append(row)
    for column, lacking in empty.items():
        message = f"`{column}`, which the letter prints, is empty in {rows_named(lacking)}"
        report.warning("recipients.empty", message, lacking[0].span, "fill it in, or do without it in the text")


def tell_specimen(mailing: Mailing | None, place: Span, report: Report) -> None:
    """Without `--each` a letter to many is built once, for nobody."""
    if mailing:
        number, file = len(mailing.recipients.rows), mailing.recipients.file
        message = f"this is the specimen of a letter to {number}: each ⟨…⟩ stands for a column of {file}"
        report.note("recipients.specimen", message, place, f"`--each {file}` writes the letters")


def rows_named(rows: list[Recipient]) -> str:
    """“lines 4, 9 and 6 more”"""
    lines = [str(row.span.line) for row in rows[:SHOWN]]
    more = f" and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"line{'s' * (len(rows) != 1)} {', '.join(lines)}{more}"
