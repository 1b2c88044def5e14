"""Build: what a run is for, so that what takes long can start before it is needed."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.build.cache import Cache
from toolkit.build.kit import rules
from toolkit.build.look import look_ahead, look_of
from toolkit.build.manifest import code_digest, read_inputs
from toolkit.build.prepared import BUILD, Listed, Prepared
from toolkit.build.press import Press
from toolkit.build.rehearsal import specimen
from toolkit.build.writers import load_writers
from toolkit.cite.formatter import CiteprocJs
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.walk import without_comments
from toolkit.model.workspace import EngineName, Workspace


class Plan(Struct, frozen=True, kw_only=True):
    """What a run is for, and what it can use.

    `engine` counts the rows; `writes` are the formats that will be written (None: none), that of the `press` beside us;
    `addressed`: those to whom a letter goes; `prepare_other` prepares the letter that the submission is about.
    """

    engine: EngineName
    writes: tuple[str, ...] | None
    memo: Cache
    press: Press | None
    addressed: Listed | None
    prepare_other: Callable[[str, Report], Prepared]

    @property
    def beside(self) -> Press | None:
        """The press, where its format is wanted."""
        return self.press if self.press and self.press.format in (self.writes or ()) else None

    def warm_press(self, submission: Submission, inputs: dict[str, str]) -> None:
        """The press loads what it needs as soon as it is plain that something will be written."""
        if self.beside and read_inputs(Path(submission.folder, BUILD)) != inputs:
            self.beside.warm()

    def rehearse(self, workspace: Workspace, submission: Submission, template: Template, theme: Theme | None) -> None:
        """The press, while it waits, reads what depends on the look alone."""
        if self.beside and theme:
            self.beside.rehearse(specimen(submission), look_ahead(workspace, submission, template, theme))

    def begin(self, prepared: Prepared, report: Report) -> None:
        """The press writes while the document is checked. Files to attach come later; with them, it waits for those."""
        if self.beside and prepared.theme and not (report.failed or prepared.submission.attach):
            self.beside.begin(without_comments(prepared.document), look_of(prepared))

    def citeproc(self, submission: Submission, root: str) -> CiteprocJs:
        """What formats citations. Where nothing is kept of an earlier run, it starts before they are known."""
        formatter = CiteprocJs(
            load_citation_processor(), load_locale, self.memo, lambda: self.meanwhile(submission.lang)
        )
        if not self.memo.kept and submission.bibliography:
            style = load_citation_style(submission.csl, submission.span("csl"), root, Report())
            if style is not None:
                formatter.prepare(style, submission.lang)
        return formatter

    def meanwhile(self, lang: str) -> None:
        """While V8 formats citations, what checks the document is loaded, and what writes the formats."""
        checks = rules()
        load_writers(tuple(name for name in self.writes or () if not (self.press and name == self.press.format)))
        if self.writes:
            code_digest()
        for rule in checks:
            rule.get_ready(lang)
