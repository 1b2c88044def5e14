"""Build: build/manifest.json – what a build made from which inputs, and where every published number comes from."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import toolkit
from toolkit.base.digest import digest, digest_of
from toolkit.measure.origins.trace import provenance
from toolkit.model.build import Artifact, Look
from toolkit.model.tree import Document, Value
from toolkit.model.walk import nodes_of
from toolkit.write.tree_json import tree_of

NAME = "manifest.json"


def document_digest(document: Document, look: Look, formats: tuple[str, ...]) -> str:
    """What decides over the bytes of the outputs: the tree, the look, the formats, and the code that writes them."""
    template = look.template
    parts = (
        tree_of(document), repr(look.theme), repr(look.organisation), template.page.text, template.css, look.stamp,
        repr(look.word), repr(template.fields), formats,
        {path: digest(data) for path, data in look.images.items()}, code_digest(),
        [(one.name, one.says, digest(one.data)) for one in look.attachments],
    )  # fmt: skip
    return digest_of(parts)


def read_artifacts(folder: Path, made_from: str) -> tuple[Artifact, ...]:
    """Return the files of the last build if they were made from the same document and are still as they were."""
    try:
        manifest = json.loads((folder / NAME).read_bytes())
        artifacts = tuple(Artifact(**artifact) for artifact in manifest["artifacts"])
        same = manifest["document"] == made_from and artifacts
        intact = all(digest((folder / Path(one.path).name).read_bytes()) == one.sha256 for one in artifacts)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return artifacts if same and intact else ()


def read_inputs(folder: Path) -> dict[str, str]:
    """Return from what the last build was made: path in the workspace → SHA-256; nothing where there was none."""
    try:
        found = json.loads((folder / NAME).read_bytes())["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def last_pages(folder: Path, inputs: dict[str, str]) -> int | None:
    """Return the pages of the PDF of the last build, if it was made from these inputs; None where nobody knows."""
    try:
        artifacts = json.loads((folder / NAME).read_bytes())["artifacts"]
        pages = next(one["pages"] for one in artifacts if one["format"] == "pdf")
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        return None
    return int(pages) if isinstance(pages, int) and read_inputs(folder) == inputs else None


def manifest(
    document: Document, slug: str, made_from: str, inputs: dict[str, str], artifacts: tuple[Artifact, ...], stamp: int
) -> bytes:
    """The manifest as JSON. `inputs`: path in the workspace → SHA-256. It holds no row of any dataset."""
    values = [
        {"text": node.text, "name": ".".join(node.path), "place": str(node.span), **provenance(node.statistic)}
        for node in nodes_of(document)
        if isinstance(node, Value) and node.statistic
    ]
    content = {
        "toolkit": toolkit.__version__,
        "submission": slug,
        "date": stamp,
        "document": made_from,
        "inputs": inputs,
        "artifacts": [
            {"format": one.format, "path": one.path, "sha256": one.sha256, "size": one.size, "pages": one.pages}
            for one in artifacts
        ],
        "values": values,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


@cache
def code_digest() -> str:
    """The digest of what can change an output: code, style sheets, fonts, and the libraries that write."""
    from importlib import metadata  # 0.016 s, and only what writes asks

    files = sorted(_files(os.fspath(Path(toolkit.__file__).parent)))
    code = [Path(file).read_bytes() for file in files if file.endswith((".py", ".css", ".js"))]
    fonts = [(file.name, file.stat().st_size) for file in map(Path, files) if file.suffix == ".ttf"]
    libraries = [
        metadata.version(name)
        for name in ("weasyprint", "python-docx", "matplotlib", "pypdfium2", "fonttools", "lxml", "jinja2")
    ]
    return digest("".join(digest(text) for text in code) + repr((fonts, libraries)))


def _files(folder: str) -> Iterator[str]:
    """The paths of all files below; `Path.rglob` takes three times as long, for every build."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path) if entry.name != "__pycache__" else ()
        else:
            yield entry.path
