"""Syntax: `{#id .class key=value key="two words"}`, the attributes of headings, paragraphs and directives."""

import re

from msgspec import Struct, field


class Mistake(Struct, frozen=True, kw_only=True):
    """What is wrong with the characters `start` to `end` of the text that was read."""

    message: str
    hint: str
    start: int
    end: int


class AttributeList(Struct):
    """What stood between the braces; classes are the attribute `class`."""

    id: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def read_attributes(text: str, start: int, end: int) -> AttributeList:
    """Read the characters `start` to `end` of `text`, which stand between braces. What cannot be read is a mistake."""
    found, at = AttributeList(), start
    while at < end:
        match = _PART.match(text, at, end)
        if match is None:
            match = _WORD.match(text, at, end)
            assert match is not None
            found.mistakes.append(_unreadable(match))
        else:
            _add(found, match)
        at = match.end()
    return found


ID = r"[\w\ue000\U000f0000-\U0010ffff][\w\ue000\U000f0000-\U0010ffff:.-]*"  # letters, or a slot of a template
_PART = re.compile(
    rf"""\s+
      | \#(?P<id>{ID})(?=\s|$)
      | \.(?P<class>[\w][\w-]*)(?=\s|$)
      | (?P<key>[A-Za-z_][\w-]*)=(?: "(?P<quoted>(?:\\.|[^"\\])*)" | (?P<plain>[^\s"'“”„{{}}=]+) )(?=\s|$)
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"[^\s=]+\s*=\s*[“”„\"'][^“”„\"']*[“”„\"']|[^\s=]+\s*=\s*\S*|\S+")


def _add(found: AttributeList, match: re.Match[str]) -> None:
    if match["id"]:
        if found.id:
            found.mistakes.append(_twice(match))
        found.id = found.id or match["id"]
    elif match["class"]:
        found.attributes["class"] = f"{found.attributes.get('class', '')} {match['class']}".strip()
    elif match["key"]:
        if match["key"] in found.attributes:
            found.mistakes.append(_twice(match))
        quoted = match["quoted"]
        value = match["plain"] if quoted is None else re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL)
        found.attributes.setdefault(match["key"], value)


def _twice(match: re.Match[str]) -> Mistake:
    return Mistake(
        message=f"`{match[0]}` is given a second time",
        hint="keep one of the two",
        start=match.start(),
        end=match.end(),
    )


def _unreadable(match: re.Match[str]) -> Mistake:
    word = match[0]
    if any(quote in word for quote in "“”„‘’'"):
        hint = 'put straight double quotes (") round a value'
    elif "=" in word:
        hint = 'write `key=value` without spaces, or `key="two words"`'
    else:
        hint = 'attributes are `#id`, `key=value` and `key="two words"`, with spaces between them'
    return Mistake(message=f"`{word}` is no attribute", hint=hint, start=match.start(), end=match.end())
