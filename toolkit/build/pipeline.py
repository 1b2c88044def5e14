"""Build: load → parse → resolve → check → write. Only here the stages meet; only here somebody knows the clock."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.memo import Memo
from toolkit.base.source import Source
from toolkit.base.words import WORDS, has_words
from toolkit.build.answering import boxed_answers
from toolkit.build.attachments import attachments
from toolkit.build.cache import Cache
from toolkit.build.errand import for_venue, letter_template, local_now, page_counter, venue_of
from toolkit.build.frame import otherwise, parse_body, parse_frame
from toolkit.build.kit import DIRECTIVES, RULES
from toolkit.build.letter import letter_behind
from toolkit.build.letters.listing import eased, input_of, list_of, tell_specimen
from toolkit.build.look import load_look, without_sender
from toolkit.build.manifest import document_digest, read_artifacts, read_inputs
from toolkit.build.materials import load_materials
from toolkit.build.outputs import FileChecks, stamp_of, write_outputs
from toolkit.build.prepared import BUILD, EDITION, Edition, Listed, Mailing, Prepared
from toolkit.build.press import Press
from toolkit.build.signing import composed_once, sign
from toolkit.build.works import cited_works
from toolkit.build.writers import load_writers
from toolkit.check.rule import Subject
from toolkit.check.rules.quotations import all_quotations
from toolkit.check.run import check
from toolkit.check.venue.files import check_files
from toolkit.cite.formatter import CiteprocJs
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.load.images import load_images
from toolkit.load.sources.register import load_sources
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.submission import load_submission
from toolkit.load.workspace import load_workspace
from toolkit.measure.engines.cluster import Ibis
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.engines.remembering import remembering
from toolkit.model.build import Artifact, Look
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.people import Signatory
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.tree import Document
from toolkit.model.walk import without_comments
from toolkit.model.workspace import EngineName, Workspace
from toolkit.resolve.citations import Citing, cited_keys
from toolkit.resolve.passes import compose, finish
from toolkit.resolve.recipient import specimen
from toolkit.resolve.scope import Datum, Scope, counts_of
from toolkit.write.running_head import without_letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build made. `unchanged`: the files of the last build are still right, nothing was written."""

    artifacts: tuple[Artifact, ...]
    unchanged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What counts the rows, and the formats that will be written (None: none). `anew`: no run before kept anything."""

    engine: EngineName
    writes: tuple[str, ...] | None
    anew: bool
    press: Press | None = None

    def warm_press(self, submission: Submission, inputs: dict[str, str]) -> None:
        """The press loads what it needs as soon as it is plain that something will be written."""
        wanted = self.press and self.press.format in (self.writes or ())
        if self.press and wanted and read_inputs(Path(submission.folder, BUILD)) != inputs:
            self.press.warm()

    def begin(self, prepared: Prepared, report: Report) -> None:
        """The press writes while the document is checked. Files to attach come later; with them, it waits for those."""
        wanted = self.press and self.press.format in (self.writes or ()) and not report.failed
        if self.press and wanted and prepared.theme and not prepared.submission.attach:
            place, submission, template = prepared.workspace, prepared.submission, prepared.template
            look = _look(place, submission, template, prepared.theme, prepared.images)
            self.press.begin(without_comments(prepared.document), look)

    def citeproc(self, submission: Submission, root: str, memo: Memo) -> CiteprocJs:
        """What formats citations. Where nothing is kept of an earlier run, it starts before they are known."""
        formatter = CiteprocJs(load_citation_processor(), load_locale, memo, self.meanwhile)
        if self.anew and submission.bibliography:
            style = load_citation_style(submission.csl, submission.span("csl"), root, Report())
            if style is not None:
                formatter.prepare(style, submission.lang)
        return formatter

    def meanwhile(self) -> None:
        """While V8 formats citations, what writes the formats is loaded."""
        load_writers(tuple(name for name in self.writes or () if not (self.press and name == self.press.format)))


def submissions_among(paths: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """The paths that can be submissions. Of several (`submissions/*`) a plain file is left out, with a note."""
    if len(paths) == 1:
        return paths
    files = [path for path in paths if Path(path).is_file() and Path(path).name != SUBMISSION]
    for path in files:
        report.note(
            "submission.left-out", f"{path} is no submission and was left out", Source(path=path, text="").span()
        )
    return tuple(path for path in paths if path not in files)


def check_submission(path: str, report: Report, engine: EngineName | None = None, venue: str = "") -> Prepared:
    """Load, resolve and check the submission at `path`; what is wrong is in the report. `Failure`: there is no text.

    `engine` instead of the one that the workspace names, `venue` instead of the one of the front matter. Of a letter to
    many the first of its texts is looked at; all of them, by `letters.editions.check_editions`.
    """
    return checked(path, report, engine, writes=None, venue=venue)


def checked(
    path: str,
    report: Report,
    engine: EngineName | None,
    writes: tuple[str, ...] | None,
    press: Press | None = None,
    *,
    venue: str = "",
    each: str = "",
    edition: Edition = EDITION,
    beside: Prepared | None = None,
) -> Prepared:
    """The same. `writes`: the formats that will be written, () for those of the submission; None: it is only checked.

    `each`: the list of recipients, instead of that of the front matter; `edition`: another text than that of `beside`.
    """
    workspace = load_workspace(path, report)
    submission, template = load_submission(path, workspace, report, text=edition.text)
    submission = replace(for_venue(submission, venue), lang=edition.lang or submission.lang)
    if submission.broken:  # no name in the text means anything; only its form can be looked at
        parse_body(submission, report)
        raise Failure
    _tell_language(submission, report)
    addressed = beside.mailing.listed if beside and beside.mailing else None
    addressed = addressed or list_of(submission, workspace.root, each, report)
    cache = Cache(Path(submission.folder, BUILD), edition.memo)
    written = None if writes is None else writes or submission.outputs
    plan = _Plan(engine=engine or workspace.engine, writes=written, anew=not cache.kept, press=press)
    prepared = _prepare(workspace, submission, eased(template, addressed), cache, report, plan, addressed)
    plan.begin(prepared, report)
    prepared = replace(prepared, venue=venue_of(submission, workspace, report, venue))
    subject = subject_of(prepared)
    check(subject if report.failed else _with_pages(subject, prepared, cache), RULES, report)
    cache.save()
    return prepared


def subject_of(prepared: Prepared) -> Subject:
    """What rules look at."""
    return Subject(
        document=prepared.document,
        submission=prepared.submission,
        template=prepared.template,
        bibliography=prepared.bibliography,
        datasets=tuple(prepared.datasets.values()),
        sources=prepared.sources,
        organisation=prepared.workspace.organisation,
        theme=prepared.theme,
        signatories=prepared.signing.selection.printed if prepared.signing else (),
        venue=prepared.venue,
        now=local_now(),
        letter_template=letter_template(prepared.submission, prepared.workspace) if prepared.venue else "",
        answers=prepared.answers,
        counts=counts_of(prepared.signing.selection.printed) if prepared.signing else None,
    )


def _with_pages(subject: Subject, prepared: Prepared, memo: Memo) -> Subject:
    """The subject, able to count its pages: only rules that ask for them have the document laid out.

    Not for a document in which something is missing.
    """
    theme, images = prepared.theme, prepared.images
    look = _look(prepared.workspace, prepared.submission, prepared.template, theme, images) if theme else None
    return replace(subject, pages=page_counter(prepared.document, look, memo))


def _tell_language(submission: Submission, report: Report) -> None:
    if not has_words(submission.lang):
        message = f"the toolkit has no words in the language `{submission.lang}`: “Table”, “Source” … will be English"
        report.warning("submission.language", message, submission.span("lang"), f"it has: {', '.join(WORDS)}")


def build_submission(
    path: str,
    report: Report,
    formats: tuple[str, ...] = (),
    engine: EngineName | None = None,
    press: Press | None = None,
    *,
    verify: bool = True,
) -> Outcome:
    """Check the submission at `path` and write its outputs into its build folder.

    `formats` instead of those of the submission; `press` writes its format beside us. `verify`: read the finished files
    again and hold them against the document. `Failure` at any error: then no file of an earlier build is touched.
    """
    prepared = checked(path, report, engine, formats, press)
    if report.failed or prepared.theme is None:
        raise Failure
    tell_specimen(prepared.mailing, prepared.submission.span("recipients"), report)
    look = look_of(prepared)
    if not look.word.comments:
        prepared = replace(prepared, document=without_comments(prepared.document))
    formats = formats or prepared.submission.outputs
    look = replace(look, attachments=attachments(prepared, look, formats, report))
    made_from = document_digest(prepared.document, look, formats)
    artifacts = read_artifacts(prepared.folder, made_from)
    files = _file_checks(prepared, report)
    if artifacts:
        files({one.format: Path(prepared.workspace.root, one.path).read_bytes() for one in artifacts})
        if report.failed:
            raise Failure
        return Outcome(artifacts=artifacts, unchanged=True)
    written = write_outputs(prepared, look, formats, made_from, report, press, verify=verify, files=files)
    return Outcome(artifacts=written, unchanged=False)


def _file_checks(prepared: Prepared, report: Report) -> FileChecks:
    """What looks at the finished files (format → bytes) before they are put in place."""

    def check_all(files: dict[str, bytes]) -> None:
        if prepared.venue:
            check_files(files, subject_of(prepared), report)

    return check_all


def look_of(prepared: Prepared) -> Look:
    """What writers are given besides the document; the theme could be read."""
    assert prepared.theme is not None
    return _look(prepared.workspace, prepared.submission, prepared.template, prepared.theme, prepared.images)


def _look(
    workspace: Workspace, submission: Submission, template: Template, theme: Theme, images: dict[str, bytes]
) -> Look:
    return Look(
        theme=theme,
        template=template,
        organisation=workspace.organisation,
        images={**images, **theme.pictures},
        stamp=stamp_of(submission),
        word=submission.word,
    )


def _prepare(
    workspace: Workspace,
    submission: Submission,
    template: Template,
    memo: Memo,
    report: Report,
    plan: _Plan,
    addressed: Listed | None,
) -> Prepared:
    recipients = addressed.recipients if addressed else None
    letter = letter_behind(submission, workspace, report, lambda folder, told: checked(folder, told, plan.engine, None))
    materials = load_materials(workspace, submission, report, memo, letter=letter is not None)
    theme = load_look(submission, workspace, report)
    theme = without_sender(theme) if theme and not template.sender else theme
    plan.warm_press(submission, materials.inputs)
    answers: tuple[Answer, ...] | None = None
    with ExitStack() as stack:
        formatter = stack.enter_context(plan.citeproc(submission, workspace.root, memo))
        body = parse_body(submission, report)
        frame = parse_frame(submission, template, workspace.organisation, report, recipients)
        scope = Scope(
            lang=submission.lang,
            datasets=materials.datasets,
            unreadable=materials.unreadable,
            signatories=None,
            data=_data(submission),
            engine=_engine(plan.engine, stack, memo),
            memo=memo,
            recipients=recipients,
        )

        def composed(signatories: tuple[Signatory, ...] | None, told: Report) -> Document:
            names = replace(scope, signatories=signatories)
            return compose(
                frame, body, template=template, submission=submission, directives=DIRECTIVES, scope=names, report=told
            )

        listed, once = materials.sign_list, composed_once(composed, report)
        signing = letter.signing if letter else None
        if listed:
            signing = sign(listed, lambda people: specimen(once(people, Report())), report)
        document = once(signing.selection.printed if signing else None, report)
        document, bibliography = cited_works(document, materials.bibliography_files, workspace.root, report)
        style = load_citation_style(submission.csl, submission.span("csl"), workspace.root, report)
        if style is not None:
            complete = len(materials.bibliography_files) == len(submission.bibliography)
            citing = Citing(style=style, bibliography=bibliography, formatter=formatter, complete=complete)
            if submission.questionnaire:
                answers = boxed_answers(document, submission.questionnaire, template, citing)
            document = finish(document, template=template, citing=citing, report=report)
    if theme and theme.letterhead:
        document = without_letterhead(document, workspace.organisation)
    datasets = tuple(materials.datasets.values())
    mailing = None
    if addressed:
        said = otherwise(submission, addressed.recipients, report)
        mailing = Mailing(listed=addressed, letter=document, otherwise=said)
    document = specimen(document, mailing.otherwise) if mailing else document
    return Prepared(
        workspace=workspace,
        submission=submission,
        template=template,
        theme=theme,
        document=document,
        bibliography=bibliography,
        sources=_sources(workspace, document, bibliography, datasets, memo, report),
        images=load_images(document, submission.folder, report),
        inputs={**(letter.inputs if letter else {}), **materials.inputs, **input_of(recipients)},
        datasets=materials.datasets,
        signing=signing,
        answers=answers,
        mailing=mailing,
    )


def _sources(
    workspace: Workspace,
    document: Document,
    bibliography: Bibliography,
    datasets: tuple[Dataset, ...],
    memo: Memo,
    report: Report,
) -> SourceRegister:
    """What the workspace keeps of the works that the document cites; the text of those that it quotes."""
    cites = [cite for one in all_quotations(document, datasets) for cite in one.cites]
    quoted = {bibliography.chain(cite)[-1] for cite in cites}
    return load_sources(workspace.root, {*cited_keys(document), *bibliography.works, *quoted}, quoted, memo, report)


def _engine(name: EngineName, stack: ExitStack, memo: Memo) -> Engine:
    """DuckDB, whose answers are kept; or the referee, a cluster or a database, which count anew every time."""
    if name == "pandas":
        return stack.enter_context(Pandas())
    if "://" in name:
        return stack.enter_context(Ibis(name))
    return remembering(stack.enter_context(DuckDB()), memo)


def _data(submission: Submission) -> dict[str, Datum]:
    """What an author may print besides measures: the single lines of the front matter, and its date."""
    data: dict[str, Datum] = {name: lines[0].text for name, lines in submission.fields.items() if len(lines) == 1}
    return data | {"date": submission.date} if submission.date else data
