"""Load, questions: `when: q3 is yes and (q5 includes hosting or q7 is answered)` → a condition with its places."""

import re

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.records import Record, Scalar
from toolkit.base.source import Mapped, Span
from toolkit.model.questions import Both, Condition, Either, Relation, Test

HINT = "write for example `q3 is yes`, `q5 includes hosting`, `(q3 is yes or q4 is no) and q5 is answered`"
CODE = "questions.condition"
DEEPEST = 40  # brackets; no portal needs five
_TOKEN = re.compile(r"\s*(?:(?P<sign>[()])|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<word>[^\s()\"']+))")
_RELATIONS: tuple[tuple[tuple[str, ...], Relation], ...] = (
    (("is", "at", "least"), "is at least"),
    (("is", "at", "most"), "is at most"),
    (("is", "answered"), "is answered"),
    (("is", "not"), "is not"),
    (("is",), "is"),
    (("does", "not", "include"), "does not include"),
    (("includes",), "includes"),
)


def read_condition(record: Record | None, report: Report) -> Condition | None:
    """Return what a `when:` says; None where it says nothing or cannot be read, which is then in the report."""
    if record is None or (isinstance(record, Scalar) and not record.text.strip()):
        return None
    if not isinstance(record, Scalar):
        report.error(
            CODE, "a condition is a sentence, not a list or lines of the form `name: value`", record.span, HINT
        )
        return None
    reader = _Reader(record.mapped, _tokens(record.text))
    try:
        condition = reader.either()
        if reader.at < len(reader.tokens):
            raise _Unreadable("`and` or `or` is missing here")
    except _Unreadable as problem:
        report.error(CODE, f"this condition cannot be read: {problem}", reader.here(), HINT)
        return None
    return condition


class _Unreadable(Exception):
    """Why a condition cannot be read; where, the reader knows."""


class _Token(Struct, frozen=True):
    text: str
    start: int
    end: int
    quoted: bool = False

    def is_word(self, word: str) -> bool:
        return not self.quoted and self.text.lower() == word


def _tokens(text: str) -> list[_Token]:
    found = list[_Token]()
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        found.append(_Token(match[kind], match.start(kind), match.end(kind), kind in ("double", "single")))
    return found


class _Reader(Struct):
    """either := both (or both)* ; both := one (and one)* ; one := ( either ) | QUESTION relation value"""

    mapped: Mapped
    tokens: list[_Token]
    at: int = 0
    open: int = 0

    def here(self) -> Span:
        """The token that is read now, or the end of the text."""
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            return self.mapped.span(token.start, token.end)
        return self.mapped.span(len(self.mapped.text), len(self.mapped.text))

    def either(self) -> Condition:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Either(parts=tuple(parts))

    def both(self) -> Condition:
        parts = [self.one()]
        while self.take("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Both(parts=tuple(parts))

    def one(self) -> Condition:
        if self.take("("):
            self.open += 1
            if self.open > DEEPEST:
                raise _Unreadable("there are too many brackets")
            inside = self.either()
            if not self.take(")"):
                raise _Unreadable("a bracket `)` is missing")
            return inside
        first = self.name("the id of a question")
        for words, relation in _RELATIONS:
            if all(self.looks_at(word, ahead) for ahead, word in enumerate(words)):
                self.at += len(words)
                value = "" if relation == "is answered" else self.name("an answer").text
                end = self.tokens[self.at - 1].end
                return Test(
                    question=first.text, relation=relation, value=value, span=self.mapped.span(first.start, end)
                )
        raise _Unreadable("here `is`, `is not`, `includes` … is missing")

    def name(self, what: str) -> _Token:
        if self.at >= len(self.tokens):
            raise _Unreadable(f"{what} is missing")
        token = self.tokens[self.at]
        if not token.quoted and token.text.lower() in ("(", ")", "and", "or"):
            raise _Unreadable(f"{what} is missing")
        self.at += 1
        return token

    def take(self, word: str) -> bool:
        found = self.looks_at(word, 0)
        self.at += found
        return found

    def looks_at(self, word: str, ahead: int) -> bool:
        return self.at + ahead < len(self.tokens) and self.tokens[self.at + ahead].is_word(word)
