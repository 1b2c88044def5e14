"""Build: is a template right? What it declares, what its document uses, its page, its style, and its example."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean, nearest
from toolkit.base.source import Source, Span
from toolkit.build.template_bench import EXAMPLE, Bench, bench_for
from toolkit.build.template_page import check_page, check_style
from toolkit.build.templates import folder_of
from toolkit.load.citation_style import load_citation_style
from toolkit.load.library import shown_path
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.template import CSS, FOLDER, load_template
from toolkit.load.text import decode
from toolkit.load.theme import load_theme
from toolkit.model.build import Artifact
from toolkit.model.people import Organisation
from toolkit.model.template import Template
from toolkit.model.tree import BODY, Directive, Document
from toolkit.model.walk import walk
from toolkit.parse.frame_names import EVERY, INCLUDED, Used, names_used
from toolkit.resolve.graft import GRAFT

COMMON = (  # what every front matter may hold; a template asks for what is its own
    "title", "subtitle", "author", "date", "lang", "template", "theme", "csl", "evidence", "bibliography",
    "signatories", "keywords", "toc", "notice", "content-warning", "word-limit", "outputs", "venue", "summary",
)  # fmt: skip
OWNERS = ("fields", "words", "organisation")
MAIN_HEADINGS = ("title", "subject")
LOOKS = {  # what `::: block …` and `::: line …` may name to get a look of ours; any other name is a class in HTML
    "block": (
        "title-block",
        "letterhead",
        "addressee",
        "date",
        "closing",
        "signature",
        "highlight",
        "notice",
        "warning",
    ),
    "line": ("title", "subject", "subtitle", "author", "date", "source"),
}


class Checked(Struct, frozen=True, kw_only=True):
    """A template that was checked: `place` as messages show it, and what its example made."""

    name: str
    place: str
    artifacts: tuple[Artifact, ...]


def check_template(here: str, given: str, report: Report) -> Checked:
    """Check the template in the folder `given` (or of that name); `here` is where the person is who asks.

    All that is wrong is in the report; `Failure` where there is no template that can be read.
    """
    folder = folder_of(here, given, report)
    home, asked = folder.parents[2], _asked(folder)
    template = load_template(folder.name, asked, str(home), report)
    if template is None:
        raise Failure
    _check_field_names(template, report)
    _check_languages(template, report)
    check_page(template.page, report)
    if style := _style(folder, home, report):
        check_style(style, report)
    with bench_for(template, home) as bench:
        artifacts = _check_example(bench, template, home, report)
        _check_names(bench, template, report)
        _check_composed(bench, template, report)
    return Checked(name=template.name, place=asked.source.path, artifacts=artifacts)


def _asked(folder: Path) -> Span:
    return Source(path=shown_path(str(folder.parents[2]), folder), text="").span()


def _style(folder: Path, home: Path, report: Report) -> Source | None:
    file = folder / CSS
    return decode(file.read_bytes(), shown_path(str(home), file), report) if file.is_file() else None


def _check_field_names(template: Template, report: Report) -> None:
    for field in template.fields:
        span = field.span or template.span
        if field.name in COMMON:
            message = f"`{field.name}` already means something in every front matter"
            report.error("template.field-name", message, span, "give the field a name of its own")
        elif not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", field.name):
            hint = "use small letters, digits and hyphens: authors write `{{ name }}` to print it"
            report.error("template.field-name", f"`{field.name}` cannot be the name of a field", span, hint)


# ------------------------------------------------------------------ languages


def _check_languages(template: Template, report: Report) -> None:
    """A heading or a word that lacks a language of the others would be printed in English in the middle of a text."""
    texts = dict(_texts(template))
    known = dict.fromkeys(lang for one, _ in texts.values() for lang in one)
    for name, (one, span) in texts.items():
        lacks = [lang for lang in dict.fromkeys(("en", *known)) if not one.get(lang)]
        if lacks:
            hint = f"add {', '.join(f'`{lang}: …`' for lang in lacks)}"
            message = f"{name} has no text in {', '.join(f'`{lang}`' for lang in lacks)}"
            report.warning("template.language", message, span, hint)


def _texts(template: Template) -> Iterator[tuple[str, tuple[Mapping[str, str], Span]]]:
    """What is printed in the language of the document. A part without any heading is right as it is."""
    for part in template.parts:
        if part.titles:
            yield f"the heading of the part `{part.name}`", (part.titles, part.span)
    for field in template.fields:
        if field.titles:
            yield f"the title of the field `{field.name}`", (field.titles, field.span or template.span)
    for name, texts in template.words.items():
        if texts:
            yield f"the word `{name}`", (texts, template.spans.get("words", template.span))


# ------------------------------------------------------------------ names


def _check_names(bench: Bench, template: Template, report: Report) -> None:
    """What the document uses must be there; what template.yaml declares must be used."""
    sources = (template.document, *template.includes.values())
    used = [one for source in sources for one in names_used(source, OWNERS, report)]
    known = _known(template, bench.names())
    for one in used:
        names = known[one.owner]
        if one.name != EVERY and one.name not in names:
            _tell_unknown(one, names, report)
    if not any(one.code == "template.syntax" for one in report.found):
        _tell_unused(template, used, report)


def _known(template: Template, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {
        "": names,
        "fields": tuple(field.name for field in template.fields),
        "words": tuple(template.words),
        "organisation": Organisation.__struct_fields__,
        INCLUDED: tuple(template.includes),
    }


def _tell_unknown(one: Used, names: tuple[str, ...], report: Report) -> None:
    if one.owner == INCLUDED:
        hint = did_you_mean(one.name, names) or "a template may include the files beside it"
        report.error("template.unknown-name", f"there is no `{one.name}` to include", one.span, hint)
        return
    hint = did_you_mean(one.name, names)
    if one.owner in ("fields", "words") and not hint:
        hint = f"declare it under `{one.owner}:` in template.yaml"
    report.error("template.unknown-name", f"there is no `{one.name}`", one.span, hint)


def _tell_unused(template: Template, used: list[Used], report: Report) -> None:
    owned = {(one.owner, one.name) for one in used}
    for field in template.fields:
        if not {("fields", field.name), ("fields", EVERY)} & owned:
            what = "asks for the field" if field.required else "knows the field"
            tell = report.error if field.required else report.warning
            hint = f"write `{{% for line in fields['{field.name}'] %}}…` where its lines belong, or delete it"
            message = f"the template {what} `{field.name}` and never prints it"
            tell("template.unused", message, field.span or template.span, hint)
    words = template.spans.get("words", template.span)
    for name in template.words:
        if not {("words", name), ("words", EVERY)} & owned:
            hint = f"write `{{{{ words['{name}'] }}}}`, or delete it"
            report.warning("template.unused", f"the template never prints its word `{name}`", words, hint)
    for name, source in template.includes.items():
        if (INCLUDED, name) not in owned:
            message = f"the document never includes the file `{name}`"
            report.warning("template.unused", message, source.span(), f'write `{{% include "{name}" %}}`, or delete it')


# ------------------------------------------------------------------ the document


def _check_composed(bench: Bench, template: Template, report: Report) -> None:
    """Fill the document twice, with all that there may be and with as little as may be."""
    found = Report()
    frames = [bench.compose(full=full, report=found)[0] for full in (True, False)]
    report.take(found)
    if any(one.code.startswith(("template.", "parse.")) for one in found):
        return  # what was not filled in places nothing
    placed = {name for frame in frames for name in _arguments(frame, GRAFT, BODY)}
    for part in template.parts:
        if part.name not in placed and BODY not in placed:
            hint = f"write `::: graft {part.name}` and `:::`, or `::: graft body` for all that has no place of its own"
            report.error("template.part", f"the document never places the part `{part.name}`", part.span, hint)
    _check_looks(frames, report)
    lines = {name for frame in frames for name in _arguments(frame, "line", "")}
    if not lines & set(MAIN_HEADINGS):
        hint = "write `::: line title`, `{{ title }}` and `:::` (`::: line subject` in a letter)"
        message = "the document has no main heading"
        report.error("template.title", message, template.document.span(), hint)


def _check_looks(frames: list[Document], report: Report) -> None:
    """A slip in the name of a look would go unseen: the block is printed without it."""
    for node in (node for frame in frames for node in walk(frame.content) if isinstance(node, Directive)):
        known, given = LOOKS.get(node.name, ()), node.arguments[0] if node.arguments else ""
        close = nearest(given, known)
        if close and given not in known:
            message = f"`{given}` is printed without a look of its own"
            report.warning("template.look", message, node.span, f"did you mean `{close}`?")


def _arguments(frame: Document, name: str, default: str) -> set[str]:
    """The first arguments of all directives of this name."""
    found = [node for node in walk(frame.content) if isinstance(node, Directive) and node.name == name]
    return {one.arguments[0] if one.arguments else default for one in found}


# ------------------------------------------------------------------ the example


def _check_example(bench: Bench, template: Template, home: Path, report: Report) -> tuple[Artifact, ...]:
    theme = load_theme(template.theme, template.spans.get("theme", template.span), str(home), report)
    style = load_citation_style(template.csl, template.spans.get("csl", template.span), str(home), report)
    place = f"templates/{FOLDER}/{template.name}/{EXAMPLE}/{SUBMISSION}"
    if not (bench.folder / EXAMPLE / SUBMISSION).is_file():
        hint = f"write {place}: a short submission that shows every part; `toolkit new` copies its folder"
        report.error("template.example", "the template has no example", template.span, hint)
        return ()
    return bench.build_example(report) if theme and style else ()
