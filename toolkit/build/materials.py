"""Build: what a submission is made from, besides its own text: datasets, bibliographies, the list of those who sign."""

import os
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.memo import Memo
from toolkit.base.source import Source
from toolkit.build.signing import SignList, load_sign_list
from toolkit.load.dataset import load_dataset
from toolkit.load.text import read_source
from toolkit.model.evidence import Dataset, Resource
from toolkit.model.submission import Submission
from toolkit.model.workspace import Workspace
from toolkit.resolve.scope import ANY, SIGNATORIES


class Materials(Struct, frozen=True, kw_only=True):
    """What a submission is made from, besides its own text."""

    datasets: dict[str, Dataset]
    unreadable: frozenset[str]
    bibliography_files: tuple[Source, ...]
    sign_list: SignList | None
    inputs: dict[str, str]


def load_materials(
    workspace: Workspace, submission: Submission, report: Report, memo: Memo, *, letter: bool = False
) -> Materials:
    """`letter`: the list of those who sign belongs to another submission, which reads it."""
    root, folder = workspace.root, Path(submission.folder).relative_to(workspace.root).as_posix()
    loaded = {local: load_dataset(root, name, report, memo) for local, name in submission.evidence.items()}
    datasets = {local: dataset for local, dataset in loaded.items() if dataset is not None}
    files = [read_source(root, f"{folder}/{name.text}", report, name.span) for name in submission.bibliography]
    bibliography_files = tuple(file for file in files if file is not None)
    wanted = submission.signatories
    people = load_sign_list(root, folder, wanted.text, wanted.span, report) if wanted and not letter else None
    described = {dataset.span.source for dataset in datasets.values()}
    described |= {measure.span.source for dataset in datasets.values() for measure in dataset.measures.values()}
    asked = submission.questionnaire
    described |= {asked.source} if asked else set()
    texts = (submission.source, *bibliography_files, *((people.source,) if people else ()), *described)
    resources = {
        _shown_files(resource, root): resource.sha256 for dataset in datasets.values() for resource in dataset.resources
    }
    return Materials(
        datasets=datasets,
        unreadable=_unreadable(submission, loaded, bool(people) or letter),
        bibliography_files=bibliography_files,
        sign_list=people,
        inputs=dict(sorted({**{source.path: digest(source.text) for source in texts}, **resources}.items())),
    )


def _shown_files(resource: Resource, root: str) -> str:
    """What the manifest calls the files of a table: their path, or their folder and how many they are."""
    paths = [Path(path).relative_to(root) for path in resource.files]
    if len(paths) == 1:
        return paths[0].as_posix()
    return f"{Path(os.path.commonpath(paths)).as_posix()}/ ({len(paths)} files)"


def _unreadable(submission: Submission, loaded: dict[str, Dataset | None], people: bool) -> frozenset[str]:
    """The names whose files could not be read; any name, where `evidence:` itself could not."""
    names = {local for local, dataset in loaded.items() if dataset is None}
    if submission.signatories and not people:
        names.add(SIGNATORIES)
    if "evidence" in submission.spans and not submission.evidence:
        names.add(ANY)
    return frozenset(names)
