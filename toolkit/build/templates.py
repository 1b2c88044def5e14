"""Build: the templates of a workspace and of the toolkit, for a person who chooses one or writes for it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, to_builtins

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source
from toolkit.build.layout import field_lines, named, wrapped
from toolkit.load.library import built_in_library, find_in_library, shown_path
from toolkit.load.template import FOLDER, load_template, template_names
from toolkit.load.workspace import find_root
from toolkit.model.template import Template

_NUMBERING = {"none": "nothing", "sections": "sections", "paragraphs": "every paragraph"}


class DescribedPart(Struct, frozen=True, kw_only=True):
    """`heading` in English; empty where the part has none."""

    name: str
    heading: str
    required: bool


class DescribedField(Struct, frozen=True, kw_only=True):
    name: str
    explain: str
    required: bool


class Portrait(Struct, frozen=True, kw_only=True):
    """One template. `own`: it lies in the workspace; `place` as messages show it; `languages` of what it prints."""

    name: str
    title: str
    audience: str
    own: bool
    place: str
    outputs: tuple[str, ...]
    numbering: str
    csl: str
    theme: str
    languages: tuple[str, ...]
    parts: tuple[DescribedPart, ...]
    fields: tuple[DescribedField, ...]

    def record(self) -> dict[str, object]:
        record: dict[str, object] = to_builtins(self)
        return record

    def line(self, width: int, left: int) -> list[str]:
        """Name, what it makes, for whom, in which formats."""
        own = " · in this workspace" if self.own else ""
        audience = f": for {self.audience}" if self.audience else ""
        text = f"{self.title}{audience} · {', '.join(self.outputs)}{own}"
        return wrapped(text, width, f"{self.name:<{left}}", " " * left)

    def text(self, width: int) -> str:
        facts = (
            ("for", self.audience),
            ("lies in", self.place),
            ("makes", ", ".join(self.outputs)),
            ("numbers", _NUMBERING.get(self.numbering, self.numbering)),
            ("look", f"theme {self.theme}, citations {self.csl}"),
            ("languages", ", ".join(self.languages)),
        )
        lines = [f"{self.name}: {self.title}", *field_lines(facts, width), ""]
        lines += ["Fields of the front matter", *named([*self._fields()], width), ""] if self.fields else []
        lines += ["Parts, written as `::: part name`", *named([*self._parts()], width), ""] if self.parts else []
        return "\n".join([*lines, f"Start with: toolkit new my-text --template {self.name}"])

    def _fields(self) -> Iterator[tuple[str, str]]:
        for field in self.fields:
            yield f"{field.name}{' (required)' if field.required else ''}", field.explain

    def _parts(self) -> Iterator[tuple[str, str]]:
        for part in self.parts:
            heading = f"“{part.heading}”" if part.heading else "printed without a heading"
            yield f"{part.name}{' (required)' if part.required else ''}", heading


def list_templates(here: str, report: Report) -> tuple[Portrait, ...]:
    """All templates that a submission in `here` may name; one that cannot be read is reported and left out."""
    root = _root(here)
    found = (_portrait(name, root, report) for name in template_names(root))
    return tuple(one for one in found if one is not None)


def show_template(here: str, name: str, report: Report) -> Portrait:
    """What the template `name` asks for and makes; `Failure` where there is none."""
    found = _portrait(name, _root(here), report)
    if found is None:
        raise Failure
    return found


def folder_of(here: str, given: str, report: Report) -> Path:
    """The folder of a template that somebody names by its path or its name; `Failure` where it is none."""
    root = _root(here)
    by_name = find_in_library(root, f"{FOLDER}/{given}/template.yaml") if given in template_names(root) else None
    folder = by_name.parent if by_name else Path(here, given).resolve()
    place = Source(path=given, text="").span()
    if not folder.is_dir():
        hint = did_you_mean(Path(given).name, template_names(root))
        report.error("template.unknown", f"there is no template `{given}`", place, hint)
        raise Failure
    if (folder.parent.name, folder.parent.parent.name) != (FOLDER, "templates"):
        hint = f"move it to templates/{FOLDER}/{folder.name}/ of your workspace"
        report.error("template.place", "no submission finds a template in this folder", place, hint)
        raise Failure
    return folder


def _root(here: str) -> str:
    return str(find_root(here) or Path(here))


def _portrait(name: str, root: str, report: Report) -> Portrait | None:
    template = load_template(name, Source(path=name, text="").span(), root, report)
    file = find_in_library(root, f"{FOLDER}/{name}/template.yaml")
    if template is None or file is None:
        return None
    return Portrait(
        name=name,
        title=template.title,
        audience=template.audience,
        own=not file.is_relative_to(built_in_library()),
        place=shown_path(root, file.parent),
        outputs=template.outputs,
        numbering=template.numbering,
        csl=template.csl,
        theme=template.theme,
        languages=_languages(template),
        parts=tuple(
            DescribedPart(name=part.name, heading=part.titles.get("en", ""), required=part.required)
            for part in template.parts
        ),
        fields=tuple(
            DescribedField(name=field.name, explain=field.explain, required=field.required) for field in template.fields
        ),
    )


def _languages(template: Template) -> tuple[str, ...]:
    texts = (*(part.titles for part in template.parts), *template.words.values())
    return tuple(dict.fromkeys(lang for one in texts for lang in one))
