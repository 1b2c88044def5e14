"""Build: load → parse → resolve → check → write. Only here the stages meet; only here somebody knows the clock."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.memo import Memo
from toolkit.base.source import Source
from toolkit.base.words import WORDS, has_words
from toolkit.build.attachments import attachments
from toolkit.build.cache import Cache
from toolkit.build.errand import for_venue, letter_template, local_now, page_counter, venue_of
from toolkit.build.frame import parse_body
from toolkit.build.kit import rules
from toolkit.build.letters.listing import eased, list_of, tell_specimen
from toolkit.build.look import look_of
from toolkit.build.manifest import document_digest, read_artifacts
from toolkit.build.outputs import FileChecks, write_outputs
from toolkit.build.plan import Plan
from toolkit.build.preparation import prepare
from toolkit.build.prepared import BUILD, EDITION, Edition, Prepared
from toolkit.build.press import Press
from toolkit.check.rule import Subject
from toolkit.check.run import check
from toolkit.check.venue.files import check_files
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.submission import load_submission
from toolkit.load.workspace import load_workspace
from toolkit.model.build import Artifact
from toolkit.model.submission import Submission
from toolkit.model.walk import without_comments
from toolkit.model.workspace import EngineName
from toolkit.resolve.scope import counts_of


class Outcome(Struct, frozen=True, kw_only=True):
    """What a build made. `unchanged`: the files of the last build are still right, nothing was written."""

    artifacts: tuple[Artifact, ...]
    unchanged: bool


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
    counts = engine or workspace.engine
    plan = Plan(
        engine=counts,
        writes=None if writes is None else writes or submission.outputs,
        memo=cache,
        press=press,
        addressed=addressed,
        prepare_other=lambda folder, told: checked(folder, told, counts, None),
    )
    prepared = prepare(workspace, submission, eased(template, addressed), plan, report)
    plan.begin(prepared, report)
    prepared = replace(prepared, venue=venue_of(submission, workspace, report, venue))
    subject = replace(subject_of(prepared), memo=cache)
    check(subject if report.failed else _with_pages(subject, prepared, cache), rules(), report)
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
    look = look_of(prepared) if prepared.theme else None
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
