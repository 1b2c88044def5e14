"""Model: a long list (`Roll`) as the blocks that it stands for, for every format that has no way of its own for it."""

from toolkit.model.tree import Block, Blocks, Cell, Inlines, List, ListItem, Paragraph, Roll, Row, Table, Text

TOGETHER = 50  # names in one paragraph of the compact layout: a page breaks well there, and is laid out fast
ROLE = "signatories"  # of the list that it is


def unrolled(roll: Roll) -> Blocks:
    """Return the list, the table or the paragraphs that say the same as `roll`."""
    match roll.layout:
        case "table":
            return (_table(roll),)
        case "compact":
            return tuple(_paragraph(text, roll) for text in paragraphs(roll))
        case _:
            items = tuple(
                ListItem(content=(_paragraph(" ".join(line), roll, at),), span=roll.spans[at])
                for at, line in enumerate(roll.lines)
            )
            return (List(items=items, role=ROLE, span=roll.span),)


def paragraphs(roll: Roll) -> list[str]:
    """The paragraphs of a compact list, `TOGETHER` names each."""
    texts = [" ".join(line) for line in roll.lines]
    return [roll.between.join(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER)]


def _paragraph(text: str, roll: Roll, at: int = -1) -> Block:
    span = roll.span if at < 0 else roll.spans[at]
    return Paragraph(content=(Text(text=text, span=span),), span=span)


def _table(roll: Roll) -> Table:
    head = Row(cells=tuple(_cell(text, roll, header=True) for text in roll.heads), span=roll.span)
    body = tuple(
        Row(cells=tuple(_cell(text, roll, header=at == 0) for at, text in enumerate(line)), span=roll.span)
        for line in roll.lines
    )
    return Table(head=head, body=body, span=roll.span)


def _cell(text: str, roll: Roll, *, header: bool) -> Cell:
    content: Inlines = (Text(text=text, span=roll.span),) if text else ()
    return Cell(content=content, align="left", header=header, span=roll.span)
