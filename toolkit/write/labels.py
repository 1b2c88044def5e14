"""Write: what a caption or a box begins with, “Table 1: ”, “Recommendation 3: ”; the same words in every format."""

from toolkit.base.words import word
from toolkit.model.tree import Figure, Group, Table
from toolkit.model.walk import AnyNode


def label(node: AnyNode, lang: str, space: str = " ") -> str:
    """Return the word and the number of `node` with `space` between them; nothing where it has no number."""
    match node:
        case Table(number=number) if number:
            return f"{word('table', lang)}{space}{number}"
        case Figure(number=number) if number:
            return f"{word('figure', lang)}{space}{number}"
        case Group(role="recommendation", number=shown) if shown:
            return f"{word('recommendation', lang)}{space}{shown}"
        case _:
            return ""


def colon(lang: str) -> str:
    """Return what stands between a label and the words after it; French has a space before it that does not break."""
    return "\u00a0: " if lang.partition("-")[0].lower() == "fr" else ": "
