"""Model: the kinds of rules that a venue may have, with their settings: what packs may say and checks will read."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Form = Literal["number", "numbers", "text", "texts", "flag", "pairs", "pattern", "dates", "days", "time", "zone"]
"""What a setting holds. `number` may be a table of numbers, one for each value of the fact that `by` names."""


class Choice(Struct, frozen=True, kw_only=True):
    """A setting with a fixed list of values."""

    options: tuple[str, ...]


class RuleKind(Struct, frozen=True, kw_only=True):
    """`says` tells people what the rule asks; `settings` by name; those in `required` must be there."""

    says: str
    settings: Mapping[str, Form | Choice]
    required: tuple[str, ...] = ()


_COUNTED: Mapping[str, Form | Choice] = {"max": "number", "count": "text", "counts": "texts"}
_PRINTED = Choice(options=("front", "anywhere"))

KINDS: Mapping[str, RuleKind] = {
    "words": RuleKind(says="at most so many words", settings=_COUNTED, required=("max",)),
    "characters": RuleKind(says="at most so many characters", settings=_COUNTED, required=("max",)),
    "answers": RuleKind(
        says="at most so many characters in one answer", settings={"max": "number", "count": "text"}, required=("max",)
    ),
    "pages": RuleKind(says="at most so many pages", settings={"max": "number"}, required=("max",)),
    "formats": RuleKind(says="kinds of files", settings={"accepted": "texts", "refused": "texts"}),
    "file-size": RuleKind(says="size of the file", settings={"max-mb": "number"}, required=("max-mb",)),
    "macros": RuleKind(says="no macros in the file", settings={}),
    "languages": RuleKind(says="languages", settings={"accepted": "texts"}, required=("accepted",)),
    "fields": RuleKind(
        says="what the venue must be told",
        settings={"needed": "texts", "one-of": "texts", "printed": _PRINTED},
        required=("needed",),
    ),
    "number": RuleKind(
        says="the form of a number",
        settings={"field": "text", "pattern": "pattern", "like": "text"},
        required=("field", "pattern", "like"),
    ),
    "opening": RuleKind(says="words at the beginning", settings={"text": "text"}, required=("text",)),
    "parts": RuleKind(says="parts and their order", settings={"needed": "texts", "first": "texts", "last": "texts"}),
    "summary": RuleKind(
        says="the summary",
        settings={"bullets": "flag", "over-pages": "number", "max-pages": "number"},
    ),
    "numbered-paragraphs": RuleKind(says="numbered paragraphs", settings={}),
    "numbered-pages": RuleKind(says="numbered pages", settings={}),
    "no-recommendations": RuleKind(says="questions, no recommendations", settings={}),
    "paragraph-references": RuleKind(says="paragraphs of the draft that is commented on", settings={}),
    "terms": RuleKind(says="words to avoid", settings={"instead": "pairs"}, required=("instead",)),
    "emphasis": RuleKind(says="bold, italics, underlining", settings={"forbidden": "texts"}, required=("forbidden",)),
    "font": RuleKind(says="font and size", settings={"name": "text", "size": "numbers", "min-size": "number"}),
    "layout": RuleKind(
        says="paper, margins and spacing",
        settings={"paper": Choice(options=("letter", "a4")), "margin-mm": "number", "line-spacing": "number"},
    ),
    "contact": RuleKind(says="no contact data in the text", settings={}),
    "cover-letter": RuleKind(says="a covering letter", settings={"called": "text"}),
    "joint": RuleKind(
        says="joint submissions",
        settings={"names": Choice(options=("front",)), "standing": "texts"},
    ),
    "confidential": RuleKind(says="marking of confidential text", settings={"word": "text"}, required=("word",)),
    "deadline": RuleKind(
        says="the deadline",
        settings={"on": "dates", "calendar": "days", "at": "time", "zone": "zone", "relative": "text"},
    ),
}
"""By name. A rule `fields.register` of a pack is one of the kind `fields`."""

SET_BY_AUTHOR: Mapping[str, tuple[str, str]] = {
    "words": ("words", "max"),
    "characters": ("characters", "max"),
    "pages": ("pages", "max"),
    "file-mb": ("file-size", "max-mb"),
    "formats": ("formats", "accepted"),
    "languages": ("languages", "accepted"),
    "deadline": ("deadline", "on"),
}
"""What a front matter may set by itself: name → kind and setting."""

OWN_FACTS = ("cover-letter", "confidential")
"""Facts that an author may tell any venue."""
