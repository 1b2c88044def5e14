"""Rule `length`: the words of a submission against the limit in its front matter."""

from toolkit.base.diagnostic import Report
from toolkit.check.rule import Rule, Subject
from toolkit.model.tree import BODY, Document, Group
from toolkit.model.walk import plain_text, walk


def count_words(document: Document) -> int:
    """The words of text, headings, lists, tables, captions and footnotes; not of title, contents and references.

    A word is what stands between spaces and holds a letter or a digit, as Word counts.
    """
    bodies = [node for node in walk(document.content) if isinstance(node, Group) and node.role == BODY]
    text = plain_text(bodies, notes=True)
    return sum(any(char.isalnum() for char in chunk) for chunk in text.split())


def _check(subject: Subject, report: Report) -> None:
    limit = subject.submission.word_limit
    if limit is None:
        return
    words = count_words(subject.document)
    if words > limit:
        message = f"{words:,} words; at most {limit:,}"
        hint = f"{words - limit:,} words must go; text, tables and footnotes count, title and references do not"
        report.error("length.words", message, subject.submission.span("word-limit"), hint)


LENGTH = Rule(name="length", gives=("length.words",), check=_check, firm=("length.words",))
