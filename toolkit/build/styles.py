"""Build: the citation styles that a person in a folder can choose from."""

from toolkit.load.style_names import StyleName, find_styles
from toolkit.load.workspace import find_root


def known_styles(here: str, words: tuple[str, ...]) -> tuple[StyleName, ...]:
    """Return the styles with all `words` in their names or titles; those of the workspace of `here` count too."""
    return find_styles(str(find_root(here) or here), words)
