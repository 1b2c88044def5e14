"""Load: where templates, themes and citation styles are looked for: first the workspace, then our library."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def library_roots(root: str) -> tuple[str, ...]:
    """Return the folders `templates/` to look in, in this order: that of the workspace `root`, then our own."""
    folders = (Path(root).resolve() / "templates", built_in_library())
    return tuple(dict.fromkeys(str(folder) for folder in folders if folder.is_dir()))


def built_in_library() -> Path:
    """The templates that come with the toolkit: packed into the wheel, or beside the package in a source checkout."""
    packed = PACKAGE / "_library" / "templates"
    return packed if packed.is_dir() else PACKAGE.parent / "templates"


def find_in_library(root: str, path: str) -> Path | None:
    """Return the first file `path` (such as "themes/sober/theme.yaml") that there is, or None."""
    return next((file for folder in library_roots(root) if (file := Path(folder, path)).is_file()), None)


def names_in_library(root: str, folder: str, file: str) -> tuple[str, ...]:
    """The names of the sub-folders of `folder` that hold `file`: every theme, every kind of document."""
    found = (each.parent.name for top in library_roots(root) for each in Path(top, folder).glob(f"*/{file}"))
    return tuple(sorted(set(found)))


def shown_path(root: str, file: Path) -> str:
    """How messages name `file`: relative to the workspace; the built-in ones by their place in the toolkit."""
    for top, before in ((Path(root).resolve(), ""), (built_in_library().parent, "toolkit: ")):
        if file.is_relative_to(top):
            return before + file.relative_to(top).as_posix()
    return file.as_posix()
