"""Parse, the door: lifted text → blocks. CommonMark with tables, pandoc's notes and citations, and our directives."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, escape

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Blocks, Inlines
from toolkit.parse.comments import check_comments
from toolkit.parse.convert import read_blocks
from toolkit.parse.inlines import read_inlines
from toolkit.parse.manuscript import Manuscript
from toolkit.parse.positions import placed_markdown
from toolkit.parse.slots import PRIVATE, Lifted
from toolkit.parse.syntax.citation import citation_in_text, citation_list
from toolkit.parse.syntax.code import watched_fence
from toolkit.parse.syntax.comment import comment, markup
from toolkit.parse.syntax.directive import directive
from toolkit.parse.syntax.footnote import inline_note, note_call, note_definition
from toolkit.parse.syntax.identifier import identifiers
from toolkit.parse.syntax.language import language_span, picture
from toolkit.parse.syntax.remark import remark
from toolkit.parse.syntax.slips import broken_tables, citation_without_key, closing_braces, strike, unknown_link
from toolkit.parse.waivers import read_waivers


def parse_markdown(lifted: Lifted, report: Report) -> Blocks:
    """Return the tree of a text. What cannot be read is reported, and stays in the tree as it was written."""
    manuscript = Manuscript(lifted, report)
    links = _LinkDefinitions()
    env: dict[str, Any] = {"references": links}
    tokens = _markdown().parse(lifted.mapped.text, env)
    blocks = read_blocks(tokens, manuscript)
    for problem in env.get("problems", ()):
        manuscript.tell(problem)
    comments = check_comments(tokens, env.get("comments", ()), manuscript)
    read_waivers(comments, env.get("comments", ()), tokens, manuscript)
    _check_links(links, env.get("duplicate_refs", ()), manuscript)
    return blocks


def parse_inline(lifted: Lifted, report: Report) -> Inlines:
    """Return the tree of a text that is one line: a title, a caption. Blocks are not looked for."""
    manuscript = Manuscript(lifted, report)
    text = lifted.mapped.text
    lead = len(text) - len(text.lstrip())
    (token,) = _markdown().parseInline(text.strip(), {"references": {}})
    token.meta["origin"] = ((0, lead),)
    read_waivers(check_comments([token], (), manuscript), (), (), manuscript)
    return read_inlines(token.children or (), token.meta["origin"], manuscript)


@cache
def _markdown() -> MarkdownIt:
    markdown = placed_markdown()
    markdown.disable(["text_join", "fragments_join"])  # they forget where the parts of a text stood
    markdown.core.ruler.before("inline", "identifiers", identifiers)
    markdown.core.ruler.before("identifiers", "broken_tables", broken_tables)
    blocks = markdown.block.ruler
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    blocks.at("fence", watched_fence, {"alt": interrupts})
    blocks.at("html_block", markup, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.before("fence", "directive", directive, {"alt": interrupts})
    blocks.before("html_block", "comment", comment, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.before("reference", "note_definition", note_definition, {"alt": ["paragraph", "reference", "blockquote"]})
    inlines = markdown.inline.ruler
    inlines.at("escape", _escape)
    inlines.before("link", "inline_note", inline_note)
    inlines.before("link", "note_call", note_call)
    inlines.before("link", "remark", remark)
    inlines.before("link", "language_span", language_span)
    inlines.at("image", picture)
    inlines.after("image", "citation_list", citation_list)
    inlines.after("citation_list", "citation_in_text", citation_in_text)
    inlines.after("citation_in_text", "citation_without_key", citation_without_key)
    inlines.after("citation_without_key", "unknown_link", unknown_link)
    inlines.after("unknown_link", "strike", strike)
    inlines.after("strike", "closing_braces", closing_braces)
    # addresses are judged and encoded when their slots are filled
    markdown.normalizeLink = _as_written  # type: ignore[method-assign]
    markdown.normalizeLinkText = _as_written  # type: ignore[method-assign,assignment]
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    return markdown


def _as_written(url: str) -> str:
    return url


def _escape(state: StateInline, silent: bool) -> bool:
    """The stock rule; but a backslash before a slot is a letter, it does not take the slot apart."""
    return not PRIVATE.match(state.src, state.pos + 1) and escape(state, silent)


class _LinkDefinitions(dict[str, dict[str, Any]]):
    """The definitions `[label]: address` of a text; remembers which of them a link asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)


def _check_links(links: _LinkDefinitions, twice: Sequence[Mapping[str, Any]], manuscript: Manuscript) -> None:
    for label, link in links.items():
        if label not in links.asked:
            message, hint = "nothing uses this definition of a link, so it is not printed", "delete it, or use it"
            manuscript.report.warning("parse.link-unused", message, manuscript.lines(*link["map"]), hint)
    for other in twice:
        message, hint = "a link of this label is defined further up; this one is not used", "give it another label"
        manuscript.report.warning("parse.link-twice", message, manuscript.lines(*other["map"]), hint)
