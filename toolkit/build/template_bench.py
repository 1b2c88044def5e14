"""Build: a bench to try a template on: a workspace of its own in a temporary folder, gone afterwards."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.frame import frame_data, parse_body, parse_frame
from toolkit.build.pipeline import build_submission
from toolkit.build.prepared import BUILD
from toolkit.build.starter import WORKSPACE, example_datasets
from toolkit.load.library import built_in_library
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.submission import load_submission
from toolkit.load.template import FOLDER, PAGE
from toolkit.load.workspace import NAME, load_workspace
from toolkit.model.build import Artifact
from toolkit.model.submission import Submission
from toolkit.model.template import Template
from toolkit.model.tree import Document
from toolkit.model.workspace import Workspace
from toolkit.resolve.graft import graft

EXAMPLE = "example"


class Bench(Struct, frozen=True):
    """A workspace in `root` that holds one template of `home`, its example, and the datasets that the example uses.

    Paths below `root` are those below `home`, so that messages name the places where a person wrote them.
    """

    root: Path
    template: Template

    @property
    def folder(self) -> Path:
        return self.root / "templates" / FOLDER / self.template.name

    def build_example(self, report: Report) -> tuple[Artifact, ...]:
        """Check and build the example in all outputs of the template and as a page; nothing where that fails."""
        found = Report()  # of its own: what is wrong elsewhere in the template does not hold up the example
        if not self._is_example_of_this(report):
            return ()
        formats = tuple(dict.fromkeys((*self.template.outputs, "html")))
        try:
            return build_submission(str(self.folder / EXAMPLE), found, formats).artifacts
        except Failure:
            return ()
        finally:
            report.take(found)

    def _is_example_of_this(self, report: Report) -> bool:
        workspace, found = load_workspace(str(self.root), report), Report()
        with suppress(Failure):  # what cannot be read is told when it is built
            example, _ = load_submission(str(self.folder / EXAMPLE), workspace, found)
            if not example.broken and example.template != self.template.name:
                message = f"the example is one of the template `{example.template}`"
                hint = f"write `template: {self.template.name}` in its front matter"
                report.error("template.example", message, example.span("template"), hint)
                return False
        return True

    def compose(self, *, full: bool, report: Report) -> tuple[Document, Document]:
        """Return what the template makes of a made-up submission, without and with its text.

        `full`: with everything that a front matter may hold; otherwise with what the template needs and no more.
        """
        workspace, submission = self._submission(full)
        frame = parse_frame(submission, self.template, workspace.organisation, report)
        return frame, graft(frame, parse_body(submission, Report()), self.template, report)

    def names(self) -> tuple[str, ...]:
        """The names that a document.md.j2 may use."""
        workspace, submission = self._submission(full=True)
        return tuple(frame_data(submission, self.template, workspace.organisation, Report()))

    def _submission(self, full: bool) -> tuple[Workspace, Submission]:
        folder = self.root / "submissions" / ("full" if full else "bare")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SUBMISSION).write_text(_made_up(self.template, full), encoding="utf-8")
        workspace = load_workspace(str(self.root), Report())
        return workspace, load_submission(str(folder), workspace, Report())[0]


@contextmanager
def bench_for(template: Template, home: Path) -> Iterator[Bench]:
    """Lay out the bench for a template of the workspace or library `home`."""
    with tempfile.TemporaryDirectory(prefix="toolkit-template-") as temporary:
        root = Path(temporary).resolve()
        library, folder = home / "templates", home / "templates" / FOLDER / template.name
        ignored = shutil.ignore_patterns(BUILD)
        shutil.copytree(folder, root / "templates" / FOLDER / template.name, ignore=ignored)
        if (library / FOLDER / PAGE).is_file():
            shutil.copy(library / FOLDER / PAGE, root / "templates" / FOLDER / PAGE)
        for other in library.iterdir():  # themes, styles, sources
            if other.name != FOLDER:
                (root / "templates" / other.name).symlink_to(other)
        _lay_evidence(folder / EXAMPLE, home, root)
        own = home / NAME
        (root / NAME).write_bytes(own.read_bytes() if own.is_file() else WORKSPACE.encode())
        yield Bench(root, template)


def _lay_evidence(example: Path, home: Path, root: Path) -> None:
    (root / "evidence").mkdir()
    for name in example_datasets(example):
        places = (home / "evidence" / name, built_in_library() / "evidence" / name)
        found = next((place for place in places if place.is_dir()), None)
        if found is not None:
            (root / "evidence" / name).symlink_to(found)


def _made_up(template: Template, full: bool) -> str:
    """The text of a submission to this template, with every part in it, and text besides."""
    lines = ["---", "title: A title", f"template: {template.name}"]
    if full:
        lines += ["subtitle: A subtitle", "date: 2024-03-01", "toc: true", "signatories: signatories.csv"]
        lines += ["author: [One, Two]"]
    wanted = [field for field in template.fields if full or field.required]
    lines += [f'"{field.name}": ["A line", "Another line"]' for field in wanted]
    parts = [f"::: part {part.name}\nText.\n:::\n" for part in template.parts]
    return "\n".join([*lines, "---", "", *parts, "More text."]) + "\n"
