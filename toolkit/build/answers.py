"""Build: what `toolkit answers` makes: a text for each box of a portal, the page to copy from, and who stands where."""

import re
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.build.files import write_files
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared
from toolkit.check.answers.room import used
from toolkit.check.answers.standing import Standing, standings
from toolkit.model.questions import Questionnaire
from toolkit.model.tree import ANSWER, Figure, Group
from toolkit.model.walk import nodes_of, walk
from toolkit.write.paste_pack.box import Asked, Box, Choice
from toolkit.write.paste_pack.overview import coverage_csv
from toolkit.write.paste_pack.page import paste_page

FOLDER = "answers"
PAGE, COVERAGE = "index.html", "coverage.csv"
_OURS = re.compile(r"\d{2,}-.*\.txt")


class Pack(Struct, frozen=True, kw_only=True):
    """The boxes in the order of the questionnaire, and the files that were written, relative to the workspace."""

    title: str
    boxes: tuple[Box, ...]
    files: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many questions stand how; the states that occur, in the order in which they first do."""
        states = [box.state for box in self.boxes]
        return {state: states.count(state) for state in dict.fromkeys(states)}


def look_at_answers(path: str, report: Report) -> Pack:
    """Check the submission at `path` and say how each of its questions stands; nothing is written."""
    prepared = check_submission(path, report)
    questionnaire = _questionnaire(prepared, report)
    return Pack(title=questionnaire.title, boxes=_boxes(questionnaire, prepared))


def write_answers(path: str, report: Report) -> Pack:
    """Write the paste pack of the submission at `path` into its folder build/answers, all of it or nothing.

    Questions may still lack answers, or have answers that are too long: the pack shows it, and the report says so.
    After any other error nothing is written (`Failure`): a box might hold a wrong number.
    """
    prepared = check_submission(path, report)
    questionnaire = _questionnaire(prepared, report)
    if any(one.severity is Severity.ERROR and not one.code.startswith("answers.") for one in report.found):
        raise Failure
    boxes = _boxes(questionnaire, prepared)
    _report_files(boxes, prepared, report)
    _report_pictures(prepared, report)
    folder = prepared.folder / FOLDER
    asked = Asked(title=questionnaire.title, url=questionnaire.url, lang=questionnaire.lang)
    submission = prepared.submission
    files = {folder / PAGE: paste_page(asked, submission.slug, submission.lang, boxes)}
    files[folder / COVERAGE] = coverage_csv(boxes)
    width = max(2, len(str(len(boxes))))
    texts = {f"{box.question.place:0{width}d}-{_file_name(box)}.txt": pasted(box) for box in boxes if box.answered}
    files |= {folder / name: text.encode() for name, text in texts.items()}
    _put(files, folder, prepared, report)
    root = prepared.workspace.root
    return Pack(
        title=questionnaire.title, boxes=boxes, files=tuple(file.relative_to(root).as_posix() for file in files)
    )


def _questionnaire(prepared: Prepared, report: Report) -> Questionnaire:
    questionnaire = prepared.submission.questionnaire
    if questionnaire is None:
        if "questions" not in prepared.submission.spans:
            hint = "write questions.yaml beside submission.md; `toolkit answers import` starts it from a list"
            place = prepared.submission.front_matter
            report.error("answers.no-questions", "this submission has no questions", place, hint)
        raise Failure
    return questionnaire


def _put(files: dict[Path, bytes], folder: Path, prepared: Prepared, report: Report) -> None:
    try:
        write_files(files)
        old = [file for file in folder.iterdir() if _OURS.fullmatch(file.name) and file not in files]
        for file in old:  # of questions that are no longer answered: nobody should paste them
            file.unlink()
    except OSError as error:
        message = f"the folder {folder} cannot be written: {error.strerror or error}"
        report.error("build.folder", message, prepared.submission.front_matter, "nothing was changed there")
        raise Failure from error


def _file_name(box: Box) -> str:
    return re.sub(r"[^\w.-]+", "-", box.question.id)


def _report_pictures(prepared: Prepared, report: Report) -> None:
    groups = [node for node in nodes_of(prepared.document) if isinstance(node, Group) and node.role == ANSWER]
    for node in walk(groups):
        if isinstance(node, Figure):
            message = "a box has no pictures: the words that describe the figure are pasted"
            report.note("output.not-shown", message, node.span)


def _report_files(boxes: tuple[Box, ...], prepared: Prepared, report: Report) -> None:
    spans = {answer.question: answer.span for answer in prepared.answers or ()}
    folders = (Path(prepared.submission.folder), prepared.folder)
    for box in boxes:
        if box.file and not any((folder / box.file).is_file() for folder in folders):
            message = f"the file `{box.file}` for {box.question.label} is not there yet"
            hint = "put it into the folder of the submission; what `toolkit build` makes is looked for in build/"
            report.warning("answers.file", message, spans[box.question.id], hint)


# ------------------------------------------------------------------ boxes


def _boxes(questionnaire: Questionnaire, prepared: Prepared) -> tuple[Box, ...]:
    if prepared.answers is None:  # without a citation style, which was reported
        raise Failure
    return tuple(_box(one) for one in standings(questionnaire, prepared.answers))


def _box(one: Standing) -> Box:
    question, answer = one.question, one.answer
    when = " ".join(question.span_of("when").excerpt.strip("\"'").split()) if question.condition else ""
    if answer is None:
        return Box(question=question, state=one.state, when=when)
    places = {option: place for place, option in enumerate(answer.options, 1)}
    characters, words = used(question, answer.text)
    return Box(
        question=question,
        state=one.state,
        choices=tuple(Choice(text=option.text, place=places.get(option.id)) for option in question.options),
        text=answer.text,
        shown=answer.shown,
        file=answer.file,
        characters=characters,
        words=words,
        when=when,
    )


def pasted(box: Box) -> str:
    """What the text file of a box holds: options with their marks, a number, the name of a file, the text. No line
    end at its end: it would count."""
    ranked = box.question.kind == "ranking"
    chosen = sorted((one for one in box.choices if one.place), key=lambda one: one.place or 0)
    listed = [f"{one.place}. {one.text}" for one in chosen] if ranked else _marked(box)
    return "\n\n".join(filter(None, ("\n".join(listed), box.shown, box.file, box.text)))


def _marked(box: Box) -> list[str]:
    return [f"[{'x' if one.place else ' '}] {one.text}" for one in box.choices]
