"""Load: submissions/<slug>/submission.md – the front matter becomes a `Submission`; its text is parsed elsewhere."""

import re
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.direction import DIRECTIONS, Direction, direction_of
from toolkit.base.nearest import did_you_mean, nearest
from toolkit.base.records import Fields, Mapping, Scalar
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.load.questions.file import NAME as QUESTIONS
from toolkit.load.questions.file import load_questionnaire
from toolkit.load.template import load_template, plain_template, read_outputs
from toolkit.load.text import read_source
from toolkit.load.venues.choice import read_choice
from toolkit.model.people import LIST_LOOK
from toolkit.model.questions import Questionnaire
from toolkit.model.submission import LIST_STORED, NUMBERS, Submission, WordOptions
from toolkit.model.template import Template
from toolkit.model.workspace import Workspace

NAME = "submission.md"
ATTACHABLE = ("data", "manifest")
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def load_submission(
    path: str, workspace: Workspace, report: Report, *, text: str = NAME
) -> tuple[Submission, Template]:
    """Return the submission in the folder (or file) `path` and its template; `Failure` when there is no text at all.

    `text`: the file with its text in another language (`submission.fr.md`); what its front matter does not say, that
    of submission.md says.
    """
    folder = Path(path).absolute()
    folder = folder.parent if folder.name == NAME else folder
    shown = _relative(folder, workspace)
    if not (folder / NAME).is_file():
        place = Source(path=shown, text="").span()
        report.error("submission.missing", f"there is no submission in {shown}", place, _near_submission(folder))
        raise Failure
    source = read_source(workspace.root, f"{shown}/{NAME}", report, None)
    if source is None:
        raise Failure
    front = _front_matter(source, report)
    if text != NAME:
        other = read_source(workspace.root, f"{shown}/{text}", report, front.fields.span)
        if other is None:
            raise Failure
        source, front = other, _translated(_front_matter(other, report), front, text)
    return _submission(folder, source, front, workspace, report)


def texts_of(folder: str) -> dict[str, str]:
    """The further languages in which the text of a submission is there: tag → name of the file."""
    return {tag: file.name for file in sorted(Path(folder).glob("submission.*.md")) if (tag := _tag_of(file.name))}


def _tag_of(name: str) -> str:
    match = re.fullmatch(r"submission\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md", name)
    return match[1] if match else ""


class _Front(Struct, frozen=True):
    """The fields of the front matter, and where the text begins."""

    fields: Mapping
    body_start: int
    broken: bool


def _translated(front: _Front, original: _Front, name: str) -> _Front:
    """The front matter of a text in another language, with what the original says besides; the file names the
    language."""
    said = front.fields.names
    besides = tuple(entry for entry in original.fields.entries if entry[0].text not in (*said, "lang", "dir"))
    here = front.fields.span
    lang = () if "lang" in said else ((Scalar(text="lang", span=here), Scalar(text=_tag_of(name), span=here)),)
    entries = (*front.fields.entries, *besides, *lang)
    broken = front.broken or original.broken
    return _Front(Mapping(entries=entries, span=here), front.body_start, broken)


def _submission(
    folder: Path, source: Source, front: _Front, workspace: Workspace, report: Report
) -> tuple[Submission, Template]:
    fields = Fields(front.fields, report, "the front matter")
    name = fields.text("template") or workspace.template
    loaded = load_template(name, fields.span("template"), workspace.root, report)
    template = loaded or plain_template(fields.span("template"))
    title = fields.scalar("title", required=not front.broken) or Scalar(text="", span=front.fields.span)
    signatories, list_look = _signatories(fields, report)
    recipients, recipients_said = _recipients(fields, report)
    submission = Submission(
        slug=folder.name,
        folder=str(folder),
        source=source,
        body_start=front.body_start,
        title=title,
        subtitle=fields.scalar("subtitle"),
        summary=fields.scalar("summary"),
        authors=fields.texts("author") or (workspace.organisation.name,),
        date=fields.date("date"),
        lang=(lang := _lang(fields, workspace, report)),
        direction=_direction(fields, lang),
        template=name,
        theme=fields.text("theme") or workspace.theme or template.theme,
        csl=fields.text("csl") or workspace.csl or template.csl,
        evidence=_evidence(fields, template, report),
        bibliography=fields.scalars("bibliography"),
        signatories=signatories,
        list_look=list_look,
        recipients=recipients,
        recipients_said=recipients_said,
        keywords=fields.texts("keywords"),
        toc=fields.flag("toc"),
        notice=fields.scalar("notice"),
        content_warning=fields.scalar("content-warning"),
        reference_doc=fields.scalar("reference-doc"),
        word_limit=_word_limit(fields, report),
        word_count=fields.texts("word-count"),
        outputs=read_outputs(fields, report) or template.outputs,
        word=_word(fields),
        attach=_attach(fields, report),
        numbers=fields.choice("numbers", NUMBERS, workspace.numbers),
        fields={field.name: fields.scalars(field.name) for field in template.fields},
        venue=read_choice(fields, report),
        spans={key.text: value.span for key, value in front.fields.entries},
        front_matter=front.fields.span,
        broken=front.broken,
        questionnaire=_questionnaire(folder, fields, workspace, lang, report),
    )
    fields.finish(also=() if loaded else _perhaps_fields(fields))
    return submission, template


def _perhaps_fields(fields: Fields) -> tuple[str, ...]:
    """The names that may be fields of a template that cannot be read: those that resemble none of ours."""
    return tuple(name for name in fields.mapping.names if nearest(name, fields.asked) is None)


def _front_matter(source: Source, report: Report) -> _Front:
    match = _FRONT.match(source.text)
    if match is None:
        opened = source.text.startswith("---")
        message = "the front matter is not closed" if opened else "the file does not begin with a front matter"
        hint = "put the fields between two lines `---` at the top of the file"
        report.error("submission.front-matter", message, source.span(), hint)
        return _Front(Mapping(entries=(), span=source.span()), 0, broken=True)
    mistakes = len(report.found)
    fields = read_yaml(source, report, match.start(1), match.end(1))
    broken = not fields.entries and len(report.found) > mistakes
    return _Front(Mapping(entries=fields.entries, span=source.span(0, 3)), match.end(), broken)


def _lang(fields: Fields, workspace: Workspace, report: Report) -> str:
    lang = fields.text("lang") or workspace.lang
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        message = f"`{lang}` is not a language tag"
        report.error("fields.value", message, fields.span("lang"), "write for example `en-GB` or `fr`")
        return "en-GB"
    return lang


def _direction(fields: Fields, lang: str) -> Direction:
    """From which side lines are read: as `dir` says, else as the language is written."""
    said = fields.choice("dir", DIRECTIONS)
    return next((one for one in DIRECTIONS if one == said), direction_of(lang))


def _word(fields: Fields) -> WordOptions:
    return WordOptions(
        comments=fields.choice("comments", ("no", "docx"), "no") == "docx",
        native_charts=fields.choice("charts", ("picture", "native"), "picture") == "native",
        page_numbers=fields.choice("toc-pages", ("no", "libreoffice"), "no") == "libreoffice",
    )


def _word_limit(fields: Fields, report: Report) -> int | None:
    limit = fields.integer("word-limit")
    if limit is not None and limit < 1:
        report.error("fields.value", f"`word-limit` is {limit}; it must be 1 or more", fields.span("word-limit"))
        return None
    return limit


def _signatories(fields: Fields, report: Report) -> tuple[Scalar | None, dict[str, str]]:
    """`signatories: file`, or `{file: …, order: …, layout: …, by: …}`."""
    if not isinstance(fields.record("signatories"), Mapping):
        return fields.scalar("signatories"), {}
    inner = Fields(fields.mapping_at("signatories") or fields.mapping, report, "`signatories`")
    file = inner.scalar("file", required=True)
    look = {name: inner.choice(name, options) for name, options in LIST_LOOK.items()}
    inner.finish()
    return file, {name: value for name, value in look.items() if value}


def _recipients(fields: Fields, report: Report) -> tuple[Scalar | None, dict[str, str]]:
    """`recipients: file`, or `{file: …, sheet: …, encoding: …}`: how it is stored."""
    if not isinstance(fields.record("recipients"), Mapping):
        return fields.scalar("recipients"), {}
    inner = Fields(fields.mapping_at("recipients") or fields.mapping, report, "`recipients`")
    file = inner.scalar("file", required=True)
    said = {name: inner.text(name) for name in LIST_STORED}
    inner.finish()
    return file, {name: text for name, text in said.items() if text}


def _attach(fields: Fields, report: Report) -> tuple[str, ...]:
    """What goes into the PDF as files of its own."""
    wanted = fields.scalars("attach")
    for scalar in wanted:
        if scalar.text not in ATTACHABLE:
            hint = did_you_mean(scalar.text, ATTACHABLE) or f"it may be: {', '.join(ATTACHABLE)}"
            report.error("fields.value", f"`{scalar.text}` cannot be attached", scalar.span, hint)
    return tuple(scalar.text for scalar in wanted if scalar.text in ATTACHABLE)


def _questionnaire(
    folder: Path, fields: Fields, workspace: Workspace, lang: str, report: Report
) -> Questionnaire | None:
    """`questions: file`, or else questions.yaml where there is one."""
    asked = fields.scalar("questions")
    name = asked.text if asked else QUESTIONS
    return load_questionnaire(workspace.root, f"{_relative(folder, workspace)}/{name}", lang, asked, report)


def _evidence(fields: Fields, template: Template, report: Report) -> dict[str, Scalar]:
    mapping = fields.mapping_at("evidence")
    taken = ("signatories", "recipient", "date", *(field.name for field in template.fields))
    datasets: dict[str, Scalar] = {}
    for key, record in mapping.entries if mapping else ():
        if key.text in taken:
            message = f"`{key.text}` already means something else in a document"
            report.error("fields.value", message, key.span, "give the dataset another short name")
        elif isinstance(record, Scalar) and re.fullmatch(r"[A-Za-z][\w-]*", key.text):
            datasets[key.text] = record
        else:
            hint = "write `evidence: {log: my-dataset}`: a short name, and the folder under evidence/"
            report.error("fields.value", f"`{key.text}` does not name a dataset", key.span, hint)
    return datasets


def _relative(folder: Path, workspace: Workspace) -> str:
    root = Path(workspace.root)
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()


def _near_submission(folder: Path) -> str:
    siblings = [entry.parent.name for entry in folder.parent.glob(f"*/{NAME}")] if folder.parent.is_dir() else []
    return did_you_mean(folder.name, sorted(siblings)) or "`toolkit new <name>` starts one"
