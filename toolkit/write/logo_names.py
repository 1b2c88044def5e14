"""Write: logos in a format without pictures: the names of those who sign."""

from msgspec.structs import replace

from toolkit.model.tree import LOGOS, Block, Blocks, Image, Inline, Inlines, List, Text
from toolkit.model.walk import rewrite_blocks


def in_names(node: List) -> List:
    """Return the list with the name of each logo in its place; another list as it is."""
    if node.role != LOGOS:
        return node
    return replace(node, items=tuple(replace(item, content=rewrite_blocks(item.content, _name)) for item in node.items))


def _name(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
    return Text(text=node.alt, span=node.span) if isinstance(node, Image) else node
