"""Build: a list of questions that somebody hands over (Word, Excel, CSV) → a draft of questions.yaml."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.source import Source, Span
from toolkit.build.files import write_files
from toolkit.load.intake.file import read_texts
from toolkit.load.intake.statement import Statement
from toolkit.load.questions.draft import draft_file, name_questions
from toolkit.load.questions.file import NAME, read_questionnaire
from toolkit.load.questions.listed import Drafts, drafts_of
from toolkit.load.questions.table_list import columns_of, drafts_of_rows
from toolkit.load.questions.word_list import Grid, Line, NoWordFile, read_word
from toolkit.model.questions import Questionnaire

_WORD = b"word/document.xml"


class Imported(Struct, frozen=True, kw_only=True):
    """What an import understood. `file`: what was written (empty: nothing was); `unclear`: (place, what) to look at."""

    file: str
    text: str
    questionnaire: Questionnaire
    unclear: tuple[tuple[str, str], ...]


def import_questions(
    path: str, target: str, report: Report, *, said: Statement | None = None, count: str = "characters"
) -> Imported:
    """Read the list at `path` and write the draft to the file `target`, or nowhere where that is empty.

    What was not understood is reported (`questions.unclear`) and stands in the draft. `Failure`: nothing was written.
    """
    shown = Path(path).as_posix()
    place = Source(path=shown, text="").span()
    if target and Path(target).exists():
        hint = "rename the old file, or write the draft elsewhere: --out FILE"
        report.error("questions.exists", f"there is a file {target} already", place, hint)
        raise Failure
    drafts = _drafts(path, place, said or Statement(), report)
    if not drafts.questions:
        hint = "in Word each question has its number; in a table a column is called “Question”"
        report.error("questions.list", f"no question was found in {shown}", place, hint)
    if report.failed:
        raise Failure
    name_questions(drafts.questions)
    unclear = tuple(_unclear(drafts))
    for where, what in unclear:
        report.warning("questions.unclear", what, Source(path=f"{shown}, {where}", text="").span())
    text = draft_file(drafts, Path(path).name, count)
    again = Report()
    questionnaire = read_questionnaire(Source(path=target or NAME, text=text), "en", again)
    report.take(again)  # a draft that has mistakes is said to have them, at its lines
    if target:
        _write(Path(target), text, place, report)
    return Imported(file=target, text=text, questionnaire=questionnaire, unclear=unclear)


def _write(target: Path, text: str, place: Span, report: Report) -> None:
    try:
        write_files({target: text.encode()})
    except OSError as error:
        report.error("build.folder", f"{target} cannot be written: {error.strerror or error}", place)
        raise Failure from error


def _drafts(path: str, place: Span, said: Statement, report: Report) -> Drafts:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        report.error("questions.list", f"{path} cannot be read: {error.strerror}", place)
        raise Failure from error
    if _WORD in data or Path(path).suffix.lower() in (".docx", ".docm", ".doc"):
        return _of_word(data, place, report)
    return _of_table(path, said, report)


def _of_word(data: bytes, place: Span, report: Report) -> Drafts:
    try:
        content = read_word(data)
    except NoWordFile as problem:
        report.error("questions.list", str(problem), place, "open it in Word and save it as .docx")
        raise Failure from problem
    tables = [one for one in content if isinstance(one, Grid)]
    listed = [(one, columns_of(one.rows[0])) for one in tables if len(one.rows) > 1]
    known = [(one, columns) for one, columns in listed if "text" in columns]
    if not known:
        return drafts_of(tuple(_lines(content)))
    drafts = Drafts()
    for one, columns in known:
        places = [f"{one.where}, row {row}" for row in range(2, len(one.rows) + 1)]
        found = drafts_of_rows(one.rows[1:], columns, places)
        drafts.questions += found.questions
        drafts.loose += found.loose
        drafts.loose += [(one.where, f"column “{title}”") for title in _unknown(one.rows[0], columns)]
    drafts.loose += [(line.where, line.text) for line in content if isinstance(line, Line) and line.role != "title"]
    drafts.title = next((line.text for line in content if isinstance(line, Line) and line.role == "title"), "")
    return drafts


def _lines(content: tuple[Line | Grid, ...]) -> Iterator[Line]:
    """Tables that only give a page its form are read cell by cell; a number alone in a cell belongs to the next."""
    for one in content:
        if isinstance(one, Line):
            yield one
            continue
        for at, row in enumerate(one.rows, 1):
            cells = [cell for cell in row if cell]
            number = cells[0].strip(" .):") if len(cells) > 1 and len(cells[0]) <= 6 else ""
            for place, cell in enumerate(cells[1:] if number else cells):
                before = f"{number}. " if number and place == 0 else ""
                for text in (before + cell).split("\n"):
                    yield Line(text=text, role="plain", where=f"{one.where}, row {at}")


def _of_table(path: str, said: Statement, report: Report) -> Drafts:
    with tempfile.TemporaryDirectory(prefix="questions-") as scratch:
        texts = read_texts(path, said, report, scratch)
        if texts is None:
            raise Failure
        columns = columns_of(texts.titles)
        if "text" not in columns:
            titles = ", ".join(f"“{title}”" for title in texts.titles)
            hint = f"call one of them “Question”; there are: {titles}"
            report.error("questions.list", "no column of this table is called “Question”", texts.span(0, 0), hint)
            raise Failure
        places = [_place_of(texts.span(row, columns["text"])) for row in range(len(texts.rows))]
        drafts = drafts_of_rows(texts.rows, columns, places)
    drafts.loose += [("first row", f"column “{title}”") for title in _unknown(texts.titles, columns)]
    return drafts


def _place_of(span: Span) -> str:
    """Where a row stands: the line of a text file, or the row of a sheet."""
    return f"{'row' if ', sheet' in span.source.path else 'line'} {span.line}"


def _unknown(titles: tuple[str, ...], columns: dict[str, int]) -> list[str]:
    return [title for at, title in enumerate(titles) if title and at not in columns.values()]


def _unclear(drafts: Drafts) -> Iterator[tuple[str, str]]:
    for where, text in drafts.loose:
        shown = text if text.startswith("column “") else f"“{text[:80]}{'…' if len(text) > 80 else ''}”"
        yield where, f"not understood: {shown}"
    for draft in drafts.questions:
        yield from ((draft.where, f"`{draft.id}`: {problem}") for problem in draft.unclear)
