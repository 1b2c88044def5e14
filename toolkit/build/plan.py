"""Build: what a run is for, so that what takes long can start before it is needed."""

from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.memo import Memo
from toolkit.build.kit import rules
from toolkit.build.look import look_of
from toolkit.build.manifest import code_digest, read_inputs
from toolkit.build.prepared import BUILD, Prepared
from toolkit.build.press import Press
from toolkit.build.rehearsal import look_for, specimen
from toolkit.build.writers import load_writers
from toolkit.cite.formatter import CiteprocJs
from toolkit.load.citation_style import load_citation_processor, load_citation_style, load_locale
from toolkit.model.submission import Submission
from toolkit.model.template import Template, Theme
from toolkit.model.walk import without_comments
from toolkit.model.workspace import EngineName, Workspace


class Plan(Struct, frozen=True, kw_only=True):
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

    def rehearse(self, workspace: Workspace, submission: Submission, template: Template, theme: Theme | None) -> None:
        """The press, while it waits, reads what depends on the look alone."""
        wanted = self.press and self.press.format in (self.writes or ())
        if self.press and wanted and theme:
            self.press.rehearse(specimen(submission), look_for(workspace, submission, template, theme))

    def begin(self, prepared: Prepared, report: Report) -> None:
        """The press writes while the document is checked. Files to attach come later; with them, it waits for those."""
        wanted = self.press and self.press.format in (self.writes or ()) and not report.failed
        if self.press and wanted and prepared.theme and not prepared.submission.attach:
            self.press.begin(without_comments(prepared.document), look_of(prepared))

    def citeproc(self, submission: Submission, root: str, memo: Memo) -> CiteprocJs:
        """What formats citations. Where nothing is kept of an earlier run, it starts before they are known."""
        formatter = CiteprocJs(load_citation_processor(), load_locale, memo, self.meanwhile)
        if self.anew and submission.bibliography:
            style = load_citation_style(submission.csl, submission.span("csl"), root, Report())
            if style is not None:
                formatter.prepare(style, submission.lang)
        return formatter

    def meanwhile(self) -> None:
        """While V8 formats citations, what checks the document is loaded, and what writes the formats."""
        rules()
        load_writers(tuple(name for name in self.writes or () if not (self.press and name == self.press.format)))
        if self.writes:
            code_digest()
