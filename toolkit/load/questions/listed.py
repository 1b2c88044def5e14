"""Load, questions: the lines of a list → drafts of questions. What is not understood is kept and said."""

import re
from collections.abc import Sequence

from msgspec import Struct, field

from toolkit.load.questions.phrases import (
    CONDITION,
    MARKS,
    ONE_CHOICE,
    RANKING,
    SEVERAL_CHOICES,
    UPLOAD,
    Limits,
    is_no,
    is_yes,
    limits_in,
    required_in,
)
from toolkit.load.questions.word_list import Line

_WORD = r"(?P<word>(?:question|frage|pregunta|q)\.?\s*(?:n[o°º]\.?\s*)?)?"
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,3})*[a-z]?)"
_QUESTION = re.compile(
    rf"(?P<star>\*\s*)?{_WORD}{_NUMBER}(?P<end>\s*[.):–-]\s*|\s+)(?P<text>(?=\D).+)", re.IGNORECASE | re.DOTALL
)
_STARRED = re.compile(r"\*\s*(?P<text>.{40,}|.+[?:]\s*)", re.DOTALL)


class Draft(Struct, kw_only=True):
    """A question as far as it was understood. `kind` is empty where it is open whether one or several are chosen.

    `unclear`: what a person has to look at; `where`: its place in the list.
    """

    number: str
    text: str
    section: str
    where: str
    id: str = ""
    kind: str = ""
    required: bool = False
    options: list[str] = field(default_factory=list)
    max_characters: int | None = None
    max_words: int | None = None
    min_choices: int | None = None
    max_choices: int | None = None
    help: list[str] = field(default_factory=list)
    owner: str = ""
    unclear: list[str] = field(default_factory=list)


class Drafts(Struct):
    """`loose`: lines that belong to no question, with their places. `title` of the list, where it has one."""

    questions: list[Draft] = field(default_factory=list)
    loose: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""


def drafts_of(lines: Sequence[Line]) -> Drafts:
    """Return the questions of the lines of a Word file.

    A question begins with its number. In a list without any numbers each line that ends with a question mark is one.
    """
    drafts, section = Drafts(), ""
    numberless = not any(_begun(line, "") for line in lines)
    for line in lines:
        last = drafts.questions[-1].number if drafts.questions else ""
        question = _begun(line, section, last) or _unnumbered(line, section, numberless)
        if question is not None:
            drafts.questions.append(question)
        elif line.role == "title" and not drafts.title:
            drafts.title = line.text
        elif line.role in ("heading", "title"):
            section = " ".join(filter(None, (line.number, " ".join(line.text.split()))))
        elif drafts.questions and drafts.questions[-1].section == section:
            _go_on(drafts.questions[-1], line)
        else:
            drafts.loose.append((line.where, line.text))
    for question in drafts.questions:
        finish(question)
    return drafts


def _begun(line: Line, section: str, last: str = "") -> Draft | None:
    """The question that begins with this line: it has a number of its own, typed or Word's. `last`: the one before."""
    if line.role == "bullet":
        return None
    typed = _QUESTION.fullmatch(line.text)
    if typed and _is_number(typed, last) and (line.role != "heading" or typed["word"] or _asks(typed["text"])):
        question = Draft(number=typed["number"], text="", section=section, where=line.where)
        question.required = bool(typed["star"])
        take_text(question, typed["text"])
        return question
    if line.number and (line.role == "number" or (line.role == "heading" and _asks(line.text))):
        question = Draft(number=_bare(line.number), text="", section=section, where=line.where)
        take_text(question, line.text)
        return question
    return None


def _is_number(typed: re.Match[str], last: str) -> bool:
    """“3. Why”, “Question 3 Why”, “3.2 Why”, “3 Why?”, or “3 Why” after question 2, but not “3 of the services”."""
    plain = typed["end"].isspace() and "." not in typed["number"]
    follows = _leading(typed["number"]) == _leading(last) + 1
    return not plain or follows or bool(typed["word"] or typed["star"]) or _asks(typed["text"])


def _leading(number: str) -> int:
    found = re.match(r"\d+", number)
    return int(found[0]) if found else 0


def _unnumbered(line: Line, section: str, numberless: bool) -> Draft | None:
    starred = _STARRED.fullmatch(line.text)
    if line.role != "plain" or not (starred or (numberless and _asks(line.text))):
        return None
    question = Draft(number="", text="", section=section, where=line.where)
    take_text(question, line.text)
    return question


def _asks(text: str) -> bool:
    return text.rstrip(" *").partition("\n")[0].rstrip(" *").endswith("?")


def _bare(number: str) -> str:
    """“Question 3.” → 3"""
    found = re.search(r"\d{1,3}(?:\.\d{1,3})*[a-z]?", number, re.IGNORECASE)
    return found[0] if found else number.strip(" .):")


def take_text(question: Draft, text: str) -> None:
    """The words of a question, without what says that it must be answered and how long the answer may be."""
    first, *more = text.split("\n")
    plain, required = required_in(first)
    plain, limits = limits_in(plain)
    question.text = " ".join((question.text, plain)).strip()
    question.required |= required
    take_limits(question, limits)
    for line in more:
        _go_on(question, Line(text=line, role="plain"))


def take_limits(question: Draft, limits: Limits) -> None:
    for name, value in limits.items():
        before = getattr(question, name)
        if before is not None and before != value:
            question.unclear.append(f"two limits: {before} and {value}")
        setattr(question, name, value)


def _go_on(question: Draft, line: Line) -> None:
    """A line below a question: an option, a limit, or help."""
    marked = MARKS.match(line.text)
    if line.role == "bullet" or marked:
        question.options.append(line.text[marked.end() :].strip() if marked else line.text)
        return
    if is_yes(line.text) or is_no(line.text):
        question.options.append(line.text)
        return
    text, required = required_in(line.text)
    text, limits = limits_in(text)
    question.required |= required
    take_limits(question, limits)
    if text:
        question.help.append(text)
    if _QUESTION.fullmatch(line.text) and line.role == "plain":
        question.unclear.append(f"“{line.text[:40]}” may begin a question; it was taken for help")


def finish(question: Draft) -> None:
    """What kind of question it is, as far as its words say so."""
    words = " ".join((question.text, *question.help))
    options = question.options
    if not question.kind:
        question.kind = _kind(words, question)
    if options and not question.kind:
        question.kind = "single choice"
        question.unclear.append("one option or several? `single choice` is only assumed")
    if question.kind == "single choice" and question.max_choices == 1:
        question.min_choices = question.max_choices = None  # which its kind says already
    if CONDITION.search(words):
        question.unclear.append("this seems to be asked only after a certain answer: write `when:`")
    if len(options) == 1 and question.kind in ("single choice", "ranking"):
        question.unclear.append("there is only one option")
        question.kind = "multiple choice"


def _kind(words: str, question: Draft) -> str:
    options = question.options
    if not options:
        return "upload" if UPLOAD.search(words) else "free text"
    if len(options) == 2 and any(map(is_yes, options)) and any(map(is_no, options)):
        options.clear()
        return "yes/no"
    if RANKING.search(words):
        return "ranking"
    if SEVERAL_CHOICES.search(words) or (question.max_choices or 0) > 1:
        return "multiple choice"
    return "single choice" if ONE_CHOICE.search(words) or question.max_choices == 1 else ""
