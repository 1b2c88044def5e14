"""Parse: the tokens inside a block → inlines of the tree, each with its place; slots become expressions and values."""

import re
from collections.abc import Sequence

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from msgspec.structs import replace

from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.model.citation import Cite
from toolkit.model.tree import (
    Citation,
    Code,
    Comment,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Reference,
    Style,
    Styled,
    Text,
    Value,
)
from toolkit.parse.expression import parse_expression
from toolkit.parse.manuscript import Branch, Manuscript, branches
from toolkit.parse.positions import Origin, Problem, text_offset
from toolkit.parse.runs import drop_space_at_end, ends_in_space, has_words, joined, without_space_before
from toolkit.parse.slots import SLOT, Expression, Slot, Stray
from toolkit.parse.syntax.citation import WrittenCitation, WrittenCite
from toolkit.parse.syntax.comment import is_comment
from toolkit.parse.syntax.locator import read_locator
from toolkit.parse.syntax.reference import reference_kind


def read_inlines(tokens: Sequence[Token], origin: Origin, manuscript: Manuscript) -> Inlines:
    """Return the nodes of one content. `origin` leads from offsets into the content to the text."""
    return _Reader(manuscript, origin).content(branches(tokens))


class _Reader:
    """Reads the tokens of one content; every method makes the node that it is named after."""

    def __init__(self, manuscript: Manuscript, origin: Origin) -> None:
        self.manuscript = manuscript
        self.report = manuscript.report
        self.origin = origin
        self.open_tags = list[str]()

    def place(self, start: int, end: int) -> Span:
        last = text_offset(self.origin, max(end - 1, start))
        return self.manuscript.span(text_offset(self.origin, start), last + 1 if end > start else last)

    def span(self, branch: Branch) -> Span:
        start, end = branch.token.meta["at"], branch.end.meta["end"]
        if branch.token.type == "strong_open":  # the tokenizer keeps the inner star of each pair
            start, end = start - 1, end + 1
        return self.place(start, end)

    def content(self, inside: Sequence[Branch]) -> Inlines:
        nodes, behind_comment = list[Inline](), False
        for branch in inside:
            if is_comment(branch.token) or branch.token.type == "remark":
                nodes += self.remark(branch)
                behind_comment = True
                continue
            made = self.nodes(branch)
            before = next((node for node in reversed(nodes) if not isinstance(node, Comment)), None)
            if behind_comment and before is None and branch.token.type == "softbreak":
                continue
            if behind_comment and (before is None or ends_in_space(before)):
                made = without_space_before(made)
            nodes += made
            behind_comment = False
        if behind_comment:
            drop_space_at_end(nodes)
        return joined(nodes)

    def nodes(self, branch: Branch) -> Inlines:
        token = branch.token
        match token.type:
            case "text" | "text_special":
                return self.text(token)
            case "softbreak" | "hardbreak":
                return (LineBreak(hard=token.type == "hardbreak", span=self.span(branch)),)
            case "code_inline":
                return (Code(text=self.manuscript.shown(token.content), span=self.span(branch)),)
            case "em_open" | "strong_open":
                style: Style = "emphasis" if token.type == "em_open" else "strong"
                return (Styled(style=style, content=self.content(branch.inside), span=self.span(branch)),)
            case "link_open":
                return self.link(branch)
            case "image":
                return self.image(branch)
            case "html_inline":
                return self.html(branch)
            case "language_open":
                return self.language(branch)
            case "note_open":
                return self.note(branch)
            case "note_call":
                return self.note_call(branch)
            case "citation":
                return (self.citation(token.meta["written"], self.span(branch)),)
            case "reference":
                return (self.reference(token.meta["target"], self.span(branch)),)
            case _:
                raise AssertionError(f"no rule makes a token {token.type}")

    # -------------------------------------------------------------- text and slots

    def text(self, token: Token) -> Inlines:
        at, end, content = token.meta["at"], token.meta["end"], token.content
        if "slip" in token.meta:
            self.tell(token.meta["slip"])
        if token.type == "text_special" or not self.manuscript.lifted.slots:
            return (Text(text=content, span=self.place(at, end)),) if content else ()
        nodes, done = list[Inline](), 0
        for match in SLOT.finditer(content):
            if match.start() > done:
                nodes.append(Text(text=content[done : match.start()], span=self.place(at + done, at + match.start())))
            nodes += self.slot(self.manuscript.slot(match[0]), self.place(at + match.start(), at + match.end()))
            done = match.end()
        if done < len(content):
            nodes.append(Text(text=content[done:], span=self.place(at + done, end)))
        return tuple(nodes)

    def slot(self, slot: Slot, span: Span) -> Inlines:
        match slot:
            case Expression():
                expr = parse_expression(slot.text, slot.inner, self.report)
                if expr is None:
                    return (Text(text=slot.span.excerpt, span=slot.span),)
                return (replace(expr, span=slot.span),)
            case Stray():
                self.manuscript.tell_stray(slot)
                return (Text(text=slot.text, span=slot.span),)
            case str():
                return (Value(text=slot, span=span),)
            case _:
                return slot

    def tell(self, problem: Problem) -> None:
        span = self.place(problem.start, problem.end)
        self.report.add(problem.severity, problem.code, problem.message, span, problem.hints)

    # -------------------------------------------------------------- links, pictures, HTML

    def link(self, branch: Branch) -> Inlines:
        content = self.content(branch.inside)
        url = self.address(branch, "href", "the address of a link")
        if url is None:
            return content
        if not has_words(content):
            hint = "write the words: `[words](address)`"
            self.report.error(
                "parse.link", "this link has no words that a reader could follow", self.span(branch), hint
            )
        title = self.manuscript.words(str(branch.token.attrs.get("title", "")), "the title of a link")
        return (Link(url=normalizeLink(url), content=content, title=title, span=self.span(branch)),)

    def image(self, branch: Branch) -> Inlines:
        token = branch.token
        alt = self.manuscript.words(_plain(token.children or ()), "the description of a picture")
        path = self.address(branch, "src", "the path of a picture")
        if path is None:
            return (Text(text=alt, span=self.span(branch)),)
        title = self.manuscript.words(str(token.attrs.get("title", "")), "the title of a picture")
        decorative = token.meta.get("decorative", False)
        return (Image(path=path, alt=alt, title=title, decorative=decorative, span=self.span(branch)),)

    def address(self, branch: Branch, name: str, where: str) -> str | None:
        """The address that the token carries, or None with an error where a reader must not follow it."""
        url = self.manuscript.words(str(branch.token.attrs[name]), where)
        if not _UNSAFE.match(_INVISIBLE.sub("", url)):
            return url
        message = f"an address that begins with `{url.partition(':')[0]}:` does not belong into a document"
        hint = "link to a web page, or name a file of the submission"
        self.report.error("parse.link", message, self.span(branch), hint)
        return None

    def remark(self, branch: Branch) -> Inlines:
        text = " ".join(self.manuscript.shown(branch.token.meta.get("text", "")).split())
        return (Comment(text=text, span=self.span(branch)),) if text else ()

    def language(self, branch: Branch) -> Inlines:
        for slip in branch.token.meta["slips"]:
            self.tell(slip)
        content = self.content(branch.inside)
        lang = self.manuscript.words(branch.token.meta["lang"], "a language")
        return (Styled(style="language", lang=lang, content=content, span=self.span(branch)),) if lang else content

    def html(self, branch: Branch) -> Inlines:
        span, tag = self.span(branch), self.manuscript.shown(branch.token.content)
        name = _TAG_NAME.match(tag)
        if name and name["end"] and name["name"].lower() in self.open_tags:
            self.open_tags.remove(name["name"].lower())  # the error stands at its beginning
            return (Text(text=tag, span=span),)
        if name:
            self.open_tags.append(name["name"].lower())
        self.report.error("parse.html", f"`{tag}` is HTML, which is not used here", span, *_INSTEAD_OF_HTML)
        return (Text(text=tag, span=span),)

    # -------------------------------------------------------------- notes, citations, references

    def note(self, branch: Branch) -> Inlines:
        span = self.span(branch)
        if self.manuscript.inside_note:
            return self.note_in_note(span)
        self.manuscript.inside_note = True
        content = self.content(branch.inside)
        self.manuscript.inside_note = False
        if not has_words(content):
            self.report.error("parse.footnote-empty", "this footnote is empty", span, "write its text, or delete it")
        start, end = branch.token.meta["at"] + 2, branch.end.meta["end"] - 1
        return (Note(content=(Paragraph(content=content, span=self.place(start, end)),), span=span),)

    def note_call(self, branch: Branch) -> Inlines:
        span, label = self.span(branch), branch.token.meta["label"]
        self.manuscript.called.add(label)
        if self.manuscript.inside_note:
            return self.note_in_note(span)
        blocks = self.manuscript.notes.get(label)
        if blocks is not None:
            return (Note(content=blocks, span=span),)
        message = f"there is no footnote `[^{label}]: …`"
        hint = did_you_mean(label, self.manuscript.notes) or f"write `[^{label}]: text` on a line of its own"
        self.report.error("parse.footnote-undefined", message, span, hint)
        return (Text(text=span.excerpt, span=span),)

    def note_in_note(self, span: Span) -> Inlines:
        hint = "put the words into the text of the outer footnote"
        self.report.error("parse.footnote-inside", "a footnote cannot stand inside a footnote", span, hint)
        return (Text(text=span.excerpt, span=span),)

    def reference(self, target: str, span: Span) -> Inline:
        kind = reference_kind(target)
        assert kind is not None
        return Reference(target=target, kind=kind, span=span)

    def citation(self, written: WrittenCitation, span: Span) -> Inline:
        for start, end in written.loose:
            message = "this part of the citation names no work"
            hint = "each part between semicolons has a key: `[@one, p. 3; see @two]`"
            self.report.error("citation.syntax", message, self.place(start, end), hint)
        for cite in written.cites[1:]:
            if cite.minus != written.cites[0].minus and written.mode != "author":
                message = "the author is left out for all works of a citation, or for none"
                hint = "put the works into brackets of their own"
                self.report.error("citation.syntax", message, self.place(cite.at, cite.end), hint)
        cites = tuple(self.cite(cite) for cite in written.cites)
        return Citation(cites=cites, mode=written.mode, span=span)

    def cite(self, written: WrittenCite) -> Cite:
        span = self.place(written.at, written.end)
        if written.styled:
            message = "the words round a key are printed without emphasis, links or notes"
            self.report.warning("citation.style", message, span, "put them into the text, outside the brackets")
        prefix = self.manuscript.words(written.before, "a citation").strip()
        locator, rest = read_locator(self.manuscript.words(written.after, "a citation"))
        return Cite(key=written.key, locator=locator, prefix=prefix, suffix=rest.strip(), span=span)


_UNSAFE = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]")
_TAG_NAME = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)")
_INSTEAD_OF_HTML = ("write `*emphasis*`, `**strong**`, `[a link](https://…)`; `\\<` prints the sign itself",)


def _plain(tokens: Sequence[Token]) -> str:
    """The words of the description of a picture, as CommonMark reads them: without the look they have."""
    words = ("\n" if token.type in ("softbreak", "hardbreak") else _plain_token(token) for token in tokens)
    return "".join(words)


def _plain_token(token: Token) -> str:
    if token.type == "image":
        return _plain(token.children or ())
    return "" if is_comment(token) or token.type == "remark" else token.content
