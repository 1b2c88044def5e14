"""Write: inlines → Markdown. A sign that Markdown or our own syntax would read is escaped where it is only a letter."""

import re
from typing import assert_never

from msgspec import Struct, field

from toolkit.model.citation import Cite, Locator
from toolkit.model.tree import (
    Call,
    Citation,
    Code,
    Comment,
    Expr,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    Styled,
    Text,
    Value,
)

SIGNS = re.compile(
    r"""[\\`*\[\]{}^~$]       # always
      | (?<![^\W_])_|_(?![^\W_])  # not in the middle of a word
      | <(?=[A-Za-z/!?]|$)    # before what could be a tag or an address
      | &(?=\#?\w+;)          # an entity
      | !(?=\[|$)             # a picture
      | (?<!\S)\#             # a heading, or the end of one
      | (?<![\w@/+%])@(?=\w|$)|-$  # a citation, `-@key`
    """,
    re.VERBOSE,
)
AT_LINE_START = re.compile(r"^(?:[-+](?=[-+\s|:]|$)|[=>|]|:(?=::|-)|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
AT_LINE_EDGE = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
LETTER = r"[^\W_]"
NOTHING = "<!-- -->"  # pandoc's way to part two things that would be read as one
LOCATORS = {  # label of a locator → the word that stands before its value
    "page": "p.",
    "paragraph": "para.",
    "article-locator": "art.",
    "section": "s.",
    "chapter": "ch.",
    "note": "n.",
    "figure": "fig.",
    "table": "table",
    "appendix": "annex",
    "volume": "vol.",
    "line": "line",
    "column": "col.",
    "part": "pt.",
    "schedule": "sch.",
    "rule": "rule",
    "timestamp": "",
}
MARKS = {
    "superscript": ("^", "^"),
    "subscript": ("~", "~"),
    "small-caps": ("[", "]{.smallcaps}"),
    "underline": ("[", "]{.underline}"),
    "plain": ("", ""),
}


def escaped(text: str) -> str:
    return SIGNS.sub(r"\\\g<0>", text)


class Phrases(Struct):
    """Writes runs of inlines, and keeps the notes that they call, in their order: `[^1]` calls the first of them."""

    called: list[Note] = field(default_factory=list)

    def run(self, content: Inlines) -> str:
        """The inlines of one block. What would begin a list, a rule or a fence at the start of a line is escaped."""
        text = AT_LINE_START.sub(_at_line_start, self.inlines(content, ""))
        return AT_LINE_EDGE.sub(lambda spaces: "&#32;" * len(spaces[0]), text)

    def inlines(self, content: Inlines, before: str) -> str:
        """`before` is what stands in front of them in the text, back to where their element begins."""
        text = before
        for at, node in enumerate(content):
            following = content[at + 1] if at + 1 < len(content) else None
            new = self.inline(node, text, following)
            joined = text.endswith("]") and new.startswith(("[", "(")) and at and isinstance(content[at - 1], Citation)
            text += NOTHING + new if joined else new
        return text[len(before) :]

    def inline(self, node: Inline, before: str, following: Inline | None) -> str:
        match node:
            case Text(text=text) | Value(text=text):
                colon = text.startswith(":") and before.endswith("]")  # `[a]: b` would define a link
                return "\\" * colon + escaped(text)
            case Styled():
                return self.styled(node, before, following)
            case Code(text=text):
                return _code(text)
            case Link():
                words = self.inlines(node.content, "") or escaped(node.url)
                return f"[{words}]({_target(node.url, node.title)})"
            case Image():
                return f"![{escaped(node.alt)}]({_target(node.path, node.title)})"
            case LineBreak(hard=hard):
                return "\\\n" if hard else "\n"
            case Note():
                self.called.append(node)
                return f"[^{len(self.called)}]"
            case Citation(content=content):
                return self.inlines(content, before) if content else _key(_citation(node), before, following)
            case Reference():
                link = f"[{escaped(node.text)}](#{node.target})"
                return link if node.text else _key(f"@{node.target}", before, following)
            case Expr():
                return "{{ " + " | ".join((".".join(node.path), *map(_filter, node.filters))) + " }}"
            case Comment():
                return ""  # it stays in the house
            case _:
                assert_never(node)

    def styled(self, node: Styled, before: str, following: Inline | None) -> str:
        """`*` and `**`. Markdown sees them only between a letter and something else, and never in longer rows."""
        if node.style == "language":
            return f"[{self.inlines(node.content, '[')}]{{lang={node.lang}}}"
        if node.style in MARKS:
            opening, closing = MARKS[node.style]
            return opening + self.inlines(node.content, opening) + closing
        sign = "*" * (2 if node.style == "strong" else 1)
        if before == "**" and sign == "*" and not _begins_with_letter(following):
            sign = "_"  # `**_both_**`
        inside = self.inlines(node.content, sign)
        in_a_row = _ends_with_star(before) and sign != "_" and (before, sign) != ("*", "**")
        hidden = re.search(LETTER + "$", before) and not re.match(LETTER, inside)
        last = NOTHING if re.search(r"(?<![\w\\*])\*+$", inside) else ""
        after = NOTHING if not re.search(LETTER + "$", inside) and _begins_with_letter(following) else ""
        return (NOTHING if in_a_row or hidden else "") + sign + inside + last + sign + after


def _ends_with_star(text: str) -> bool:
    return text.endswith("*") and not text.endswith("\\*")


def _begins_with_letter(node: Inline | None) -> bool:
    """Whether the next inline is such that a sign in front of it stands inside of a word."""
    return isinstance(node, Expr) or (isinstance(node, Text | Value) and re.match(LETTER, node.text) is not None)


def _key(text: str, before: str, following: Inline | None) -> str:
    """A citation or reference, apart from letters that would belong to its key or hide its @."""
    first = NOTHING if text.startswith("@") and re.search(r"[\w@/+%]$", before) else ""
    words = following.text if isinstance(following, Text | Value) else ""
    longer = not text.endswith("]") and re.match(r"[:.#$%&+?<>~/-]?\w", words)
    return first + text + (NOTHING if longer else "")


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith("`") or text.endswith("`") or (text[:1] == text[-1:] == " " and text.strip()) else ""
    return f"{fence}{room}{text}{room}{fence}"


def _target(url: str, title: str) -> str:
    address = re.sub(r"[\\<>&*_\[\]{}@^~|`!]", r"\\\g<0>", url)
    address = f"<{address}>" if re.search(r"[\s()]", url) or not url else address
    name = re.sub(r'[\\"&]', r"\\\g<0>", title)
    return f'{address} "{name}"' if title else address


def _filter(call: Call) -> str:
    arguments = ", ".join(one if re.fullmatch(r"-?[\w.-]+", one) else f'"{one}"' for one in call.arguments)
    return f"{call.name}({arguments})" if call.arguments else call.name


# ------------------------------------------------------------------ citations


def _citation(node: Citation) -> str:
    """A citation without content, as its author writes it: `[see @key, p. 3]`, `@key [p. 3]`, `[-@key]`."""
    minus = "-" if node.mode == "suppress" else ""
    if node.mode not in ("author", "author-in-text"):
        return "[" + "; ".join(_cite(cite, "" if at else minus) for at, cite in enumerate(node.cites)) + "]"
    first, *others = node.cites
    inside = [(_locator(first.locator) + _suffix(first)).strip(), *(_cite(cite) for cite in others)]
    place = "; ".join(inside) if others else inside[0]
    return f"@{first.key} [{place}]" if place else f"@{first.key}"


def _cite(cite: Cite, minus: str = "") -> str:
    before = f"{escaped(cite.prefix)} " if cite.prefix else ""
    place = f", {_locator(cite.locator)}" if cite.locator else ""
    return f"{before}{minus}@{cite.key}{place}{_suffix(cite)}"


def _suffix(cite: Cite) -> str:
    """With a space in front, unless it begins with a mark that stands close."""
    space = " " if cite.suffix and not re.match(r"[\s,;:.]", cite.suffix) else ""
    return space + escaped(cite.suffix)


def _locator(locator: Locator | None) -> str:
    return f"{LOCATORS.get(locator.label, locator.label)} {locator.value}".strip() if locator else ""


def _at_line_start(match: re.Match[str]) -> str:
    """`12.` → `12\\.`, but `-` → `\\-`: a digit cannot be escaped."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"
