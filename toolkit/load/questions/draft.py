"""Load, questions: drafts of questions → the text of a questions.yaml that a person reads and corrects."""

import json
import re
from collections.abc import Iterator

from toolkit.load.questions.listed import Draft, Drafts
from toolkit.load.questions.options import id_of


def draft_file(drafts: Drafts, file: str, count: str) -> str:
    """Return the YAML of questions that have their ids. What was not understood is a comment `REVIEW` above them."""
    lines = [
        f"# Drafted from {_comment(file)}. Compare it with the original; what is marked REVIEW was not understood.",
        *([f"title: {_quoted(drafts.title)}"] if drafts.title else []),
        f"count: {count}",
        *(f"# REVIEW, {where}: {_comment(text)}" for where, text in drafts.loose),
        "questions:",
    ]
    for draft in drafts.questions:
        lines += _question(draft)
    return "\n".join(lines) + "\n"


def name_questions(questions: list[Draft]) -> None:
    """Give each question an id: “3.2” → q3.2; without a number by its place. A number that stands twice is said."""
    ids, numbers = set[str](), set[str]()
    for place, draft in enumerate(questions, 1):
        wanted = f"q{re.sub(r'[^A-Za-z0-9.]+', '-', draft.number).strip('-.') or place}"
        taken = (wanted, *(f"{wanted}-{again}" for again in range(2, len(questions) + 2)))
        draft.id = next(name for name in taken if name not in ids)
        ids.add(draft.id)
        if draft.number and draft.number in numbers:
            draft.unclear.append(f"the number {draft.number} stands twice in the list, here it is left out")
            draft.number = ""
        numbers.add(draft.number)


def _question(draft: Draft) -> Iterator[str]:
    for problem in draft.unclear:
        yield f"# REVIEW, {draft.where}: {_comment(problem)}"
    yield f"- id: {draft.id}"
    texts = (
        ("number", draft.number), ("section", draft.section), ("text", draft.text), ("help", " ".join(draft.help)),
    )  # fmt: skip
    yield from (f"  {name}: {_quoted(text)}" for name, text in texts if text)
    yield from (f"  kind: {draft.kind}",) if draft.kind != "free text" else ()
    yield from ("  required: yes",) if draft.required else ()
    limits = (
        ("max-characters", draft.max_characters), ("max-words", draft.max_words),
        ("min-choices", draft.min_choices), ("max-choices", draft.max_choices),
    )  # fmt: skip
    yield from (f"  {name}: {limit}" for name, limit in limits if limit is not None)
    if draft.options:
        yield "  options:"
        yield from _options(draft.options)
    yield from (f"  owner: {_quoted(draft.owner)}",) if draft.owner else ()
    yield "  status: open"


def _options(options: list[str]) -> Iterator[str]:
    taken = set[str]()
    for text in options:
        wanted = id_of(text)
        identity = next(
            name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, len(options) + 2))) if name not in taken
        )
        taken.add(identity)
        yield f"  - {{id: {_quoted(identity)}, text: {_quoted(text)}}}"


def _quoted(text: str) -> str:
    """A double-quoted scalar of YAML, which takes what JSON writes; signs that YAML does not allow are left out."""
    allowed = re.sub(
        "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufffe\uffff\ufeff]", "", text
    )
    return json.dumps(" ".join(allowed.split()), ensure_ascii=False)


def _comment(text: str) -> str:
    return _quoted(text)[1:-1]
