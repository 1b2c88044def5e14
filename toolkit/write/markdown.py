"""Write: document → Markdown as pandoc reads it, and as we read it ourselves: what it says parses to the same tree."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.roll import unrolled
from toolkit.model.tree import (
    Block,
    Blocks,
    CodeBlock,
    Contents,
    ContentsEntry,
    Directive,
    Document,
    Figure,
    Group,
    Heading,
    Image,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Roll,
    Row,
    Rule,
    Table,
    Text,
)
from toolkit.model.walk import plain_text
from toolkit.write.labels import colon, label
from toolkit.write.logo_names import in_names
from toolkit.write.markdown_inlines import Phrases, escaped

# Roles of paragraphs that pandoc makes from the front matter.
IN_FRONT_MATTER = ("title", "subject", "subtitle", "author", "date")


class MarkdownWriter(Struct, frozen=True):
    """Text with pandoc's front matter; boxes and parts are fenced divs, notes stand at the end."""

    name: str = "md"
    suffix: str = "md"

    def load(self) -> None:
        """Nothing of it takes long."""

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        text = front_matter(document) + "\n" + markdown_of(document.content, report, document.lang)
        return Rendering(data=text.encode())


MARKDOWN = MarkdownWriter()


def front_matter(document: Document) -> str:
    """The fields that pandoc knows, each as a JSON string: that is YAML too, whatever signs it holds."""
    fields: dict[str, object] = {
        "title": plain_text(document.title),
        "subtitle": plain_text(document.subtitle),
        "author": list(document.authors),
        "date": document.date,
        "lang": document.lang,
        "dir": document.direction if document.direction == "rtl" else "",
        "keywords": list(document.keywords),
        "description": " ".join(plain_text(document.summary).split()),
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value)
    return "---\n" + "".join(lines) + "---\n"


def markdown_of(content: Blocks, report: Report, lang: str = "en") -> str:
    """Return `content` as Markdown, its notes at the end."""
    return _Pages(lang=lang, report=report).whole(content)


class _Pages(Struct, frozen=True, kw_only=True):
    """Each method returns blocks of Markdown that an empty line parts. `phrases` keeps the notes that were called."""

    lang: str
    report: Report
    phrases: Phrases = field(default_factory=Phrases)

    def whole(self, content: Blocks) -> str:
        pieces = list(self.blocks(content))
        for number, note in enumerate(self.phrases.called, start=1):  # a note may call further ones
            pieces.append(_hanging(f"[^{number}]: ", "    ", "\n\n".join(self.blocks(note.content))))
        return "\n\n".join(pieces) + "\n"

    def blocks(self, content: Blocks) -> Iterator[str]:
        before: Block | None = None
        twin = False
        for node in content:
            twin = isinstance(node, List) and isinstance(before, List) and not twin
            yield from filter(None, self.list(node, twin) if isinstance(node, List) else self.block(node))
            before = node

    def block(self, node: Block) -> Iterable[str]:
        match node:
            case Heading():
                return [self.heading(node)]
            case Paragraph():
                return [self.numbered(node.number, node.content) + _id(node.id)]
            case List():
                return self.list(node, False)
            case Quote(content=content):
                return [_hanging("> ", "> ", "\n\n".join(self.blocks(content)), blank=">")]
            case CodeBlock():
                return [_code(node)]
            case Rule():
                return ["___"]  # the one that is no mark of a list
            case Table():
                return self.table(node)
            case Figure():
                return self.figure(node)
            case Group():
                return self.group(node)
            case Roll():
                return self.blocks(unrolled(node))
            case Contents():
                return ["\n".join(self.entry(entry) for entry in node.entries)]
            case Directive():
                return [self.directive(node)]
            case _:
                assert_never(node)

    # -------------------------------------------------------------- paragraphs and headings

    def line(self, content: Inlines) -> str:
        return self.phrases.run(content)

    def numbered(self, number: str, content: Inlines) -> str:
        """A number is a part of the text here: `12\\.` would begin a list without its backslash."""
        before = Text(text=f"{number} ", span=content[0].span) if number and content else None
        return self.line((before, *content) if before else content)

    def heading(self, node: Heading) -> str:
        text = self.numbered(node.number, node.content) + _id(node.id)
        if "\n" in text and node.level <= 2:
            return f"{text}\n{'===' if node.level == 1 else '---'}"
        return f"{'#' * node.level} {text}".replace("\n", " ").rstrip()

    # -------------------------------------------------------------- lists

    def list(self, node: List, twin: bool) -> Iterator[str]:
        """`twin`: the block before is a list too; another mark tells the two apart."""
        node = in_names(node)
        marks = [_mark(node, at, twin) for at in range(len(node.items))]
        items = [self.item(mark, item, node.tight) for mark, item in zip(marks, node.items, strict=True)]
        yield ("\n" if node.tight else "\n\n").join(items)

    def item(self, mark: str, item: ListItem, tight: bool) -> str:
        text = ("\n" if tight else "\n\n").join(self.blocks(item.content))
        return _hanging(mark, " " * len(mark), text).rstrip()

    # -------------------------------------------------------------- groups

    def group(self, node: Group) -> Iterator[str]:
        before, title = label(node, self.lang), self.line(node.title)
        parts = filter(None, (escaped(before), title))
        head = colon(self.lang).join(parts) if before else self.numbered(node.number, node.title)
        content = [f"**{head}**"] if head else []
        content += self.blocks(_without_front_matter(node) if node.role == "title-block" else node.content)
        classes = " ".join(f".{re.sub(r'[^a-zA-Z0-9-]+', '-', name)}" for name in (node.role, node.name) if name)
        place = f"#{node.id} " if node.id else ""
        lang = f" lang={node.lang}" if node.lang else ""
        if content:
            yield _fenced(f"{{{place}{classes}{lang}}}", content)

    def directive(self, node: Directive) -> str:
        words = [f"#{node.id}"] if node.id else []
        words += [f"{name}={_quoted(text)}" for name, text in node.attributes.items()]
        braces = [f"{{{' '.join(words)}}}"] if words else []
        return _fenced(" ".join((node.name, *map(_argument, node.arguments), *braces)), list(self.blocks(node.content)))

    def entry(self, entry: ContentsEntry) -> str:
        words = " ".join(filter(None, (entry.number, plain_text(entry.content))))
        return f"{'  ' * (entry.level - 1)}- [{escaped(words)}](#{entry.target})"

    # -------------------------------------------------------------- tables and figures

    def table(self, node: Table) -> Iterator[str]:
        yield self.caption(node)
        yield "\n".join((self.row(node.head), _rule_below(node), *(self.row(row) for row in node.body)))
        yield from self.blocks(node.notes)

    def row(self, row: Row) -> str:
        cells = (self.phrases.inlines(cell.content, "").replace("|", r"\|") for cell in row.cells)
        return "| " + " | ".join(re.sub(r"\\?\n", " ", cell) for cell in cells) + " |"

    def figure(self, node: Figure) -> Iterator[str]:
        """A picture by its path; a chart has none, so the words that describe it take its place."""
        if isinstance(node.content, Image):
            yield self.line((node.content,))
        else:
            message = "Markdown has no charts: the words that describe the figure are printed"
            self.report.note("output.not-shown", message, node.span)
            yield self.line((Text(text=f"[{node.alt}]", span=node.span),))
        yield self.caption(node)
        yield from self.blocks(node.notes)

    def caption(self, node: Table | Figure) -> str:
        before = label(node, self.lang)
        text = (f"**{escaped(before)}{colon(self.lang).rstrip(' ')}** " if before else "") + self.line(node.caption)
        return text + (_id(node.id) if text else "")


def _id(name: str) -> str:
    return f" {{#{name}}}" if name else ""


def _hanging(first: str, others: str, text: str, blank: str = "") -> str:
    """`text` with `first` before its first line and `others` before the further ones; `blank` for empty lines."""
    head, *rest = text.split("\n")
    return "\n".join(((first + head).rstrip(), *(others + line if line else blank for line in rest)))


def _mark(node: List, at: int, twin: bool) -> str:
    if node.start is None:
        return "* " if twin else "- "
    return f"{node.start + at}{')' if twin else '.'} "


def _code(node: CodeBlock) -> str:
    """A fence longer than every run of backticks inside; tildes where the name of the language holds a backtick."""
    sign = "~" if "`" in node.language else "`"
    runs = re.findall(re.escape(sign) + "+", node.text)
    fence = sign * max([3, *(len(run) + 1 for run in runs)])
    language = re.sub(r"[\\&]", r"\\\g<0>", node.language)
    return f"{fence}{language}\n{node.text}\n{fence}"


def _fenced(words: str, content: list[str]) -> str:
    """A fenced div; more colons than those inside, which pandoc does not need but a reader does."""
    text = "\n\n".join(content)
    colons = ":" * max([3, *(len(run) + 1 for run in re.findall(r"^:{3,}", text, re.MULTILINE))])
    return "\n".join(filter(None, (f"{colons} {words}", text, colons)))


def _quoted(text: str) -> str:
    return '"' + re.sub(r'[\\"]', r"\\\g<0>", text) + '"'


def _argument(text: str) -> str:
    return text if re.fullmatch(r"[\w.-]+", text) else _quoted(text)


def _rule_below(node: Table) -> str:
    marks = {"left": ":--", "right": "--:", "center": ":-:", "none": "---"}
    return "| " + " | ".join(marks[cell.align] for cell in node.head.cells) + " |"


def _without_front_matter(group: Group) -> Blocks:
    return tuple(node for node in group.content if not (isinstance(node, Paragraph) and node.role in IN_FRONT_MATTER))
