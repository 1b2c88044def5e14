"""Directive `answer q3 {choice="a, b"}`: what the author answers to a question of questions.yaml, with words inside."""

import re
from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.words import word
from toolkit.model.questions import CHOOSING, ONE, Option, Question
from toolkit.model.tree import (
    ANSWER,
    CHOSEN,
    MISSING,
    Block,
    Blocks,
    Directive,
    Group,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Styled,
    Text,
    Value,
)
from toolkit.model.walk import walk
from toolkit.resolve.directive import DirectiveType, Setting, attribute_span


def _expand(directive: Directive, setting: Setting) -> Blocks:
    """Return what is answered: first what is chosen or attached, then the words. Headings come with the order."""
    _report_form(directive, setting.report)
    question = _question(directive, setting)
    if question is None:
        return directive.content
    stated = (*_chosen(directive, question, setting), *_number(directive, question, setting))
    content = (*stated, *_file(directive, question, setting), *directive.content)
    return (Group(role=ANSWER, name=question.id, id=directive.id, content=content, span=directive.span),)


def _report_form(directive: Directive, report: Report) -> None:
    for loose in directive.arguments[1:]:
        name = loose.partition("=")[0]
        hint = f'write `::: answer {directive.arguments[0]} {{{name}="…"}}`' if "=" in loose else ""
        message = (
            f"`{loose}` stands outside of braces" if hint else f"`answer` takes one question; `{loose}` is too many"
        )
        report.error("directive.argument", message, directive.span, hint)
        return
    if any(isinstance(node, Group) and node.role == ANSWER for node in walk(directive.content)):
        hint = "close the first one with `:::` before the next begins"
        report.error("answers.nested", "an answer stands in another", directive.span, hint)


def _question(directive: Directive, setting: Setting) -> Question | None:
    questionnaire = setting.submission.questionnaire
    if not directive.arguments:
        setting.report.error("directive.argument", "`answer` needs a question", directive.span, "write `::: answer q3`")
        return None
    if questionnaire is None:
        if "questions" not in setting.submission.spans:  # else it was said that the file cannot be read
            hint = "they stand in questions.yaml beside submission.md; `toolkit answers import` starts it from a list"
            setting.report.error("answers.no-questions", "this submission has no questions", directive.span, hint)
        return None
    name = directive.arguments[0]
    question = questionnaire.get(name)
    if question is None and questionnaire.whole:
        hint = _by_number(name, tuple(questionnaire)) or did_you_mean(name, [one.id for one in questionnaire])
        setting.report.error("answers.unknown", f"there is no question `{name}`", directive.span, hint)
    return question


def _by_number(name: str, questions: tuple[Question, ...]) -> str:
    """People write the number that the portal prints."""
    found = next((one.id for one in questions if one.number.rstrip(".") == name.rstrip(".") and one.number), "")
    return f"question {name} has the id `{found}`" if found else ""


# ------------------------------------------------------------------ what is chosen


def _chosen(directive: Directive, question: Question, setting: Setting) -> Blocks:
    written = directive.attributes.get("choice")
    if written is None:
        return ()
    span = attribute_span(directive, "choice")
    if question.kind not in CHOOSING:
        message = f"{question.label} is a question of the kind `{question.kind}`: there is nothing to choose"
        setting.report.error("answers.choice", message, span, "write the answer between the lines `:::`")
        return ()
    options = list(_options(written, question, directive, setting.report))
    return tuple(_printed(options, question, directive, setting.document.lang))


def _options(written: str, question: Question, directive: Directive, report: Report) -> Iterator[Option | None]:
    """The options that are named, by id or text; None for one that does not exist."""
    whole = question.option(written)
    names = [written] if whole else [name.strip() for name in re.split(r"[,;]", written)]
    seen = set[str]()
    for name in filter(None, names):
        option = question.option(name)
        if option is None:
            message = f"{question.label} has no option `{name}`"
            hint = did_you_mean(name, [one.id for one in question.options])
            report.error("answers.choice", message, attribute_span(directive, "choice"), hint)
        elif option.id in seen:
            message = f"the option `{option.id}` is chosen twice"
            report.error("answers.choice", message, attribute_span(directive, "choice"), "keep one of the two")
            continue
        seen.add(option.id if option else name)
        yield option


def _printed(options: list[Option | None], question: Question, directive: Directive, lang: str) -> Iterator[Block]:
    """“Answer: Yes”, or a list below “Answer:”."""
    shown = [_option(one, directive) for one in options]
    if question.kind in ONE and len(shown) == 1:
        yield _labelled(word("answer", lang), shown[0], directive, lang)
    elif shown:
        yield _labelled(word("answer", lang), (), directive, lang)
        items = tuple(
            ListItem(content=(Paragraph(content=one, span=directive.span),), span=directive.span) for one in shown
        )
        yield List(items=items, start=1 if question.kind == "ranking" else None, role=CHOSEN, span=directive.span)


def _labelled(label: str, content: Inlines, directive: Directive, lang: str) -> Paragraph:
    """“Answer: Yes”, with what is answered behind the first node."""
    colon, space = word("colon", lang).rstrip(" "), Text(text=" ", span=directive.span)
    text = Text(text=f"{label}{colon}", span=directive.span)
    strong = Styled(style="strong", content=(text,), span=directive.span)
    return Paragraph(content=(strong, space, *content) if content else (strong,), role=CHOSEN, span=directive.span)


def _option(option: Option | None, directive: Directive) -> Inlines:
    if option is None:
        return (Value(text=MISSING, missing=True, span=directive.span),)
    return (Text(text=option.text, span=directive.span),)


def _number(directive: Directive, question: Question, setting: Setting) -> Blocks:
    """A number that is a decision and no finding: 24 hours."""
    written, lang = directive.attributes.get("number", ""), setting.document.lang
    if not written:
        return ()
    if question.kind != "number":
        message = f"{question.label} is a question of the kind `{question.kind}`: it takes no number"
        hint = "leave `number` out, or correct `kind` in questions.yaml"
        setting.report.error("answers.number", message, attribute_span(directive, "number"), hint)
        return ()
    shown = (Value(text=written.strip(), span=attribute_span(directive, "number")),)
    return (_labelled(word("answer", lang), shown, directive, lang),)


def _file(directive: Directive, question: Question, setting: Setting) -> Blocks:
    name, lang = directive.attributes.get("file", ""), setting.document.lang
    if not name:
        return ()
    span = attribute_span(directive, "file")
    if question.kind != "upload":
        message = f"{question.label} is a question of the kind `{question.kind}`: it takes no file"
        setting.report.error("answers.file", message, span, "leave `file` out, or correct `kind` in questions.yaml")
        return ()
    suffix = name.rpartition(".")[2].lower()
    if question.accepts and suffix not in question.accepts:
        wanted = ", ".join(f".{one}" for one in question.accepts)
        setting.report.error("answers.file", f"{question.label} takes no file `.{suffix}`", span, f"it takes {wanted}")
    shown = (Text(text=name, span=directive.span),)
    return (_labelled(word("attached-file", lang), shown, directive, lang),)


ANSWERED = DirectiveType(name="answer", expand=_expand, attributes=("choice", "number", "file"))
