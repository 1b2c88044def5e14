"""Build: a new submission, copied from the example of its template, with the dataset that the example measures."""

import re
import shutil
import tempfile
from pathlib import Path

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Mapping, plain
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.build.files import write_files
from toolkit.load.library import built_in_library, find_in_library
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.template import FOLDER, template_names
from toolkit.load.workspace import NAME, find_root

WORKSPACE = """\
# The workspace: what all submissions of your organisation have in common.
version: 1
organisation:
  name: Name of your organisation
  short-name: Your organisation
  address: [Street and number, Postcode and town]
  email: office@example.org
  web: https://example.org
lang: en-GB
"""


def start_submission(here: str, name: str, template: str, report: Report) -> tuple[str, ...]:
    """Make submissions/<name>/ in the workspace of `here` and return the files that are new, relative to `here`.

    Without a workspace one is started in `here`. `Failure` when name or template will not do.
    """
    root = find_root(here) or Path(here)
    folder = root / "submissions" / name
    _check_name(name, folder, report)
    example = _example(str(root), template, report)
    if example is None or report.failed:
        raise Failure
    new = [] if (root / NAME).is_file() else [root / NAME]
    if new:
        write_files({root / NAME: WORKSPACE.encode()})
    for dataset in example_datasets(example):
        built_in = (built_in_library() / "evidence" / dataset).is_dir()
        if built_in and not (root / "evidence" / dataset).exists():
            new += _copy(built_in_library() / "evidence" / dataset, root / "evidence" / dataset)
    new += _copy(example, folder)
    return tuple(path.relative_to(root).as_posix() for path in new)


def _example(root: str, template: str, report: Report) -> Path | None:
    file = find_in_library(root, f"{FOLDER}/{template}/example/submission.md")
    names = template_names(root)
    if file is None and template in names:
        hint = f"write templates/{FOLDER}/{template}/example/submission.md: `toolkit new` copies that folder"
        report.error("template.example", f"the template `{template}` has no example", None, hint)
    elif file is None:
        report.error("template.unknown", f"there is no template `{template}`", None, did_you_mean(template, names))
    return file.parent if file else None


def _check_name(name: str, folder: Path, report: Report) -> None:
    place = Source(path=f"submissions/{name}", text="").span()
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", name):
        hint = "use small letters, digits and hyphens: the name becomes a folder and a file name"
        report.error("new.name", f"`{name}` cannot be the name of a submission", place, hint)
    elif folder.exists():
        report.error(
            "new.taken", f"submissions/{name} is already there", place, "choose another name; nothing was changed"
        )


def example_datasets(example: Path) -> tuple[str, ...]:
    """The datasets that the front matter of an example names."""
    file = example / SUBMISSION
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    front = text.removeprefix("---\n").partition("\n---")[0]
    evidence = read_yaml(Source(path=SUBMISSION, text=front), Report()).get("evidence")
    named = [plain(value) for _, value in evidence.entries] if isinstance(evidence, Mapping) else []
    return tuple(str(name) for name in named if re.fullmatch(r"[\w][\w.-]*", str(name)))


def _copy(source: Path, target: Path) -> list[Path]:
    """Copy a folder beside its place and rename it: the target is whole or not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as temporary:
        copied = Path(temporary, target.name)
        shutil.copytree(source, copied)
        copied.replace(target)
    return sorted(path for path in target.rglob("*") if path.is_file())
