"""Build: a submission → its finished document with everything that rules and writers need."""

from contextlib import ExitStack

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.memo import Memo
from toolkit.build.answering import boxed_answers
from toolkit.build.frame import otherwise, parse_body, parse_frame
from toolkit.build.kit import DIRECTIVES
from toolkit.build.letter import letter_behind
from toolkit.build.letters.listing import input_of
from toolkit.build.look import load_look, without_sender
from toolkit.build.materials import load_materials
from toolkit.build.plan import Plan
from toolkit.build.prepared import Listed, Mailing, Prepared
from toolkit.build.signing import composed_once, sign
from toolkit.build.works import cited_works
from toolkit.check.rules.quotations import all_quotations
from toolkit.load.citation_style import load_citation_style
from toolkit.load.images import load_images
from toolkit.load.sources.register import load_sources
from toolkit.measure.engines.cluster import Ibis
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.engines.remembering import remembering
from toolkit.model.citation import Bibliography
from toolkit.model.evidence import Dataset
from toolkit.model.people import Signatory
from toolkit.model.questions import Answer
from toolkit.model.source_copy import SourceRegister
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.model.tree import Document
from toolkit.model.workspace import EngineName, Workspace
from toolkit.resolve.citations import Citing, cited_keys
from toolkit.resolve.passes import compose, finish
from toolkit.resolve.recipient import specimen
from toolkit.resolve.scope import Datum, Scope
from toolkit.write.running_head import without_letterhead


def prepare(
    workspace: Workspace,
    submission: Submission,
    template: Template,
    plan: Plan,
    report: Report,
) -> Prepared:
    """Load what the submission names, compose its document and finish it: all but the rules."""
    recipients, memo = plan.addressed.recipients if plan.addressed else None, plan.memo
    letter = letter_behind(submission, workspace, report, plan.prepare_other)
    answers: tuple[Answer, ...] | None = None
    with ExitStack() as stack:
        formatter = stack.enter_context(plan.citeproc(submission, workspace.root))
        theme = load_look(submission, workspace, report)
        theme = without_sender(theme) if theme and not template.sender else theme
        plan.rehearse(workspace, submission, template, theme)
        materials = load_materials(workspace, submission, report, memo, letter=letter is not None)
        plan.warm_press(submission, materials.inputs)
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

        listed, once = materials.sign_list, composed_once(composed)
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
    mailing = _mailing(plan.addressed, document, submission, report)
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


def _mailing(addressed: Listed | None, letter: Document, submission: Submission, report: Report) -> Mailing | None:
    if addressed is None:
        return None
    return Mailing(listed=addressed, letter=letter, otherwise=otherwise(submission, addressed.recipients, report))


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
