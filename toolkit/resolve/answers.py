"""Resolve, after the directives: answers stand below their questions, in the order of the questionnaire."""

from collections.abc import Iterator

from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.model.questions import Question, Questionnaire
from toolkit.model.tree import ANNEX, ANSWER, BODY, WIDE, Block, Blocks, Document, Group, Heading, Inline, Styled, Text
from toolkit.model.walk import rewrite_blocks

OPEN = (BODY, ANNEX, WIDE, "part", "language")
DEEPEST = 6  # levels of headings


def place_answers(document: Document, questionnaire: Questionnaire | None) -> Document:
    """Return `document` with a heading above every answer, and one above the answers of each section.

    Answers that follow each other are put into the order of the questionnaire; what stands between them stays between.
    Headings inside of an answer become headings below that of its question.
    """
    if questionnaire is None:
        return document
    return replace(document, content=_Placing(questionnaire, document.lang).blocks(document.content))


class _Placing:
    """Goes through the document once; `section` is the one whose heading was written last."""

    def __init__(self, questionnaire: Questionnaire, lang: str) -> None:
        self.known = {one.id: one for one in questionnaire}
        self.lang = lang
        self.foreign = questionnaire.lang if questionnaire.lang != lang else ""
        self.section = ""

    def blocks(self, content: Blocks) -> Blocks:
        placed, run, level = list[Block](), list[Group](), 0
        for block in content:
            if isinstance(block, Group) and block.role == ANSWER:
                run.append(block)
                continue
            placed += self.run(run, level)
            run = []
            if isinstance(block, Heading):
                level, self.section = block.level, ""
            opened = isinstance(block, Group) and block.role in OPEN
            placed.append(replace(block, content=self.blocks(block.content)) if opened else block)  # type: ignore[union-attr,arg-type]
        return (*placed, *self.run(run, level))

    def run(self, run: list[Group], level: int) -> Iterator[Block]:
        for group in sorted(run, key=lambda one: self.known[one.name].place):
            question = self.known[group.name]
            if question.section and question.section != self.section:
                text = self.asked(question.section, question.span_of("section"))
                yield Heading(level=min(level + 1, DEEPEST), content=(text,), span=text.span)
            self.section = question.section
            yield self.answer(group, question, min(level + 1 + bool(question.section), DEEPEST))

    def answer(self, group: Group, question: Question, level: int) -> Group:
        before = f"{word('question', self.lang)} {question.number}{word('colon', self.lang)}" if question.number else ""
        label = (Text(text=before, span=group.span),) if before else ()
        content = (*label, self.asked(question.text, question.span_of("text")))
        heading = Heading(level=level, content=content, id=group.id, span=group.span)

        def lower(node: Block | Inline) -> Block | Inline:
            return replace(node, level=min(node.level + level, DEEPEST)) if isinstance(node, Heading) else node

        return replace(group, id="", content=(heading, *rewrite_blocks(group.content, lower)))

    def asked(self, text: str, span: Span) -> Inline:
        """Words of the questionnaire, which may be in another language than the answers."""
        words = Text(text=" ".join(text.split()), span=span)
        return Styled(style="language", content=(words,), lang=self.foreign, span=span) if self.foreign else words
