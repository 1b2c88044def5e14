"""Parse: what stands between `{{` and `}}` in a submission. It names a number and how to print it; it is no program."""

import re
from typing import NoReturn

from toolkit.base.diagnostic import Report
from toolkit.base.source import Span
from toolkit.model.tree import Call, Expr


def parse_expression(text: str, span: Span, report: Report) -> Expr | None:
    """Return the expression `text`, or None with an error where it is not `name.measure.attribute | filter | round(1)`.

    `span` is the place of `text` itself, so that the error points at the character that is wrong.
    """
    try:
        return _Reader(text, span).expression()
    except _NotReadable as problem:
        report.error("expression.syntax", problem.message, problem.span, problem.hint)
        return None


class _NotReadable(Exception):
    def __init__(self, message: str, span: Span, hint: str) -> None:
        self.message, self.span, self.hint = message, span, hint


_NAME = re.compile(r"\w[\w-]*")
_ARGUMENT = re.compile(r"\"[^\"]*\"|'[^']*'|-?\d+(?:\.\d+)?|\w[\w-]*")
_SPACE = re.compile(r"\s*")
_FORM = "write `name.measure`, and `| filter` where it is to be printed in another way"
_QUOTES = 'put straight quotes (") round a text; “ and ” are letters here'


class _Reader:
    """Reads `text` from left to right. Each method takes what it is named after."""

    def __init__(self, text: str, span: Span) -> None:
        self.text, self.span, self.at = text, span, 0

    def expression(self) -> Expr:
        self.skip()
        start = self.at
        if start == len(self.text):
            self.fail("there is nothing between the braces", _FORM)
        path = self.path()
        end = self.at
        filters = list[Call]()
        while self.take("|"):
            filters.append(self.filter())
        if self.at < len(self.text):
            self.fail(f"`{self.rest()}` cannot stand here", _advice(self.text[self.at]))
        last = filters[-1].span.end - self.span.start if filters else end
        return Expr(path=path, filters=tuple(filters), span=self.place(start, last))

    def path(self) -> tuple[str, ...]:
        names = [self.name("the name of a dataset")]
        while self.text.startswith(".", self.at):
            self.at += 1
            names.append(self.name("a name after the dot"))
        self.skip()
        return tuple(names)

    def filter(self) -> Call:
        start = self.at
        name = self.name("the name of a filter after `|`")
        end = self.at
        arguments = tuple[str, ...]()
        if self.take("("):
            arguments = self.arguments()
            end = self.at
        self.skip()
        return Call(name=name, arguments=arguments, span=self.place(start, end))

    def arguments(self) -> tuple[str, ...]:
        found = list[str]()
        while not self.text.startswith(")", self.at):
            found.append(self.argument())
            if not self.take(",") and not self.text.startswith(")", self.at):
                self.fail("the bracket is never closed", "write `round(1)`: the bracket ends after the last value")
        self.at += 1
        return tuple(found)

    def argument(self) -> str:
        match = _ARGUMENT.match(self.text, self.at)
        if match is None:
            self.fail("expected a value inside the brackets", _advice(self.text[self.at : self.at + 1]))
        self.at = match.end()
        self.skip()
        quoted = match[0][0] in "\"'"
        return match[0][1:-1] if quoted else match[0]

    def name(self, what: str) -> str:
        match = _NAME.match(self.text, self.at)
        if match is None:
            self.fail(f"expected {what}", _FORM)
        self.at = match.end()
        return match[0]

    def take(self, sign: str) -> bool:
        self.skip()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        self.skip()
        return True

    def skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def rest(self) -> str:
        return self.text[self.at :].split()[0]

    def place(self, start: int, end: int) -> Span:
        return self.span.source.span(self.span.start + start, self.span.start + end)

    def fail(self, message: str, hint: str) -> NoReturn:
        end = min(self.at + 1, max(len(self.text), 1))
        raise _NotReadable(message, self.place(min(self.at, end), end), hint)


def _advice(character: str) -> str:
    if character in "“”„‘’":
        return _QUOTES
    if character in "+-*/%=<>~":
        return "nothing is computed in a text: define a measure in measures.yaml and name it here"
    return _FORM
