"""Load: templates/documents/<name>/ – what a kind of document consists of."""

from typing import cast, get_args

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.base.source import Source, Span
from toolkit.base.yaml_text import read_yaml
from toolkit.load.library import find_in_library, names_in_library, shown_path
from toolkit.load.text import decode
from toolkit.model.template import Numbering, Part, Template, TemplateField

FOLDER = "documents"
PAGE = "page.html.j2"
FILES = ("template.yaml", "document.md.j2", PAGE)
CSS = "theme.css"
OUTPUTS = ("docx", "pdf", "html", "md", "txt", "mail", "summary", "json")


def template_names(root: str) -> tuple[str, ...]:
    """The names of all templates of the workspace and of the built-in library."""
    return names_in_library(root, FOLDER, "template.yaml")


def load_template(name: str, asked: Span, root: str, report: Report) -> Template | None:
    """Return the template `name`; `asked` is where a person named it, for messages."""
    names = template_names(root)
    if name not in names:
        report.error("template.unknown", f"there is no template `{name}`", asked, did_you_mean(name, names))
        return None
    source, document, page = (_read(name, file, asked, root, report) for file in FILES)
    if source is None or document is None or page is None:
        return None
    css = _read(name, CSS, asked, root, report) if find_in_library(root, f"{FOLDER}/{name}/{CSS}") else None
    fields = Fields(read_yaml(source, report), report, "a template")
    template = Template(
        name=name,
        title=fields.text("title", required=True),
        parts=_parts(fields, report),
        fields=_fields(fields, report),
        outputs=read_outputs(fields, report) or ("docx", "pdf"),
        csl=fields.text("csl", "oscola-no-ibid"),
        theme=fields.text("theme", "sober"),
        numbering=cast(Numbering, fields.choice("numbering", get_args(Numbering), "none")),
        document=document,
        page=page,
        css=css.text if css else "",
        includes=_includes(name, root, report),
        audience=fields.text("for"),
        sender=fields.flag("sender", True),
        words=_words(fields, report),
        spans={key.text: record.span for key, record in fields.mapping.entries},
        span=source.span(),
    )
    fields.finish()
    return template


def plain_template(asked: Span) -> Template:
    """The template of a submission whose own one cannot be read: the rest of the run can go on and find more."""
    document = Source(path="(no template)", text="::: notices\n:::\n\n::: graft body\n:::\n")
    return Template(
        name="", title="", parts=(), fields=(), outputs=(), csl="oscola-no-ibid", theme="sober", numbering="none",
        document=document, page=Source(path="(no template)", text="{{ body }}"), css="", includes={},
        span=asked,
    )  # fmt: skip


def _read(name: str, file: str, asked: Span, root: str, report: Report) -> Source | None:
    path = find_in_library(root, f"{FOLDER}/{name}/{file}")
    if path is None and file == PAGE:
        path = find_in_library(root, f"{FOLDER}/{PAGE}")  # the page of all templates that have none of their own
    if path is None:
        message = f"the template `{name}` has no file `{file}`"
        report.error("template.file", message, asked, f"it consists of: {', '.join(FILES)}")
        return None
    return decode(path.read_bytes(), shown_path(root, path), report)


def _includes(name: str, root: str, report: Report) -> dict[str, Source]:
    folder = find_in_library(root, f"{FOLDER}/{name}/template.yaml")
    files = [file for file in sorted(folder.parent.glob("*.md.j2")) if file.name not in FILES] if folder else []
    sources = {file.name: decode(file.read_bytes(), shown_path(root, file), report) for file in files}
    return {file: source for file, source in sources.items() if source is not None}


def _parts(fields: Fields, report: Report) -> tuple[Part, ...]:
    mapping = fields.mapping_at("parts")
    parts = []
    for key, record in mapping.entries if mapping else ():
        inner = Fields(_mapping(key, record), report, f"part {key.text}")
        parts.append(Part(name=key.text, titles=_titles(inner), required=inner.flag("required"), span=key.span))
        inner.finish()
    return tuple(parts)


def _fields(fields: Fields, report: Report) -> tuple[TemplateField, ...]:
    mapping = fields.mapping_at("fields")
    wanted = []
    for key, record in mapping.entries if mapping else ():
        inner = Fields(_mapping(key, record), report, f"field {key.text}")
        one = TemplateField(
            name=key.text,
            explain=inner.text("explain", required=True),
            required=inner.flag("required"),
            titles=_titles(inner),
            fill_in=inner.flag("fill-in"),
            span=key.span,
        )
        wanted.append(one)
        inner.finish()
    return tuple(wanted)


def _titles(fields: Fields) -> dict[str, str]:
    """Language → title."""
    titles = fields.mapping_at("title")
    return {lang.text: title.text for lang, title in titles.entries if isinstance(title, Scalar)} if titles else {}


def _words(fields: Fields, report: Report) -> dict[str, dict[str, str]]:
    mapping = fields.mapping_at("words")
    words = {}
    for key, record in mapping.entries if mapping else ():
        entries = record.entries if isinstance(record, Mapping) else ()
        words[key.text] = {lang.text: text.text for lang, text in entries if isinstance(text, Scalar)}
        if not words[key.text]:
            hint = f"write `{key.text}: {{en: …, fr: …}}`"
            report.error("fields.value", f"`{key.text}` must be a text for each language", record.span, hint)
    return words


def _mapping(key: Scalar, record: Record) -> Mapping:
    return record if isinstance(record, Mapping) else Mapping(entries=(), span=key.span)


def read_outputs(fields: Fields, report: Report) -> tuple[str, ...]:
    """Return the formats that a template or a front matter asks for; an unknown one is reported and left out."""
    outputs = fields.scalars("outputs")
    for scalar in outputs:
        if scalar.text not in OUTPUTS:
            hint = did_you_mean(scalar.text, OUTPUTS)
            report.error("fields.value", f"`{scalar.text}` is not an output format", scalar.span, hint)
    return tuple(scalar.text for scalar in outputs if scalar.text in OUTPUTS)
