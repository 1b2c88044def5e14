"""Measure: small numbers of persons are hidden, with as many others as it takes that nobody can work them out.

The table with its totals is a network: rows and columns are its nodes, every number flows from one to the other, and
in every node as much comes in as goes out. A hidden number is safe where it lies on a ring of hidden numbers, round
which one person more can flow: then the published table fits several true ones (J. P. Kelly and others, 1992).
"""

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from toolkit.measure.statistics.groups import Labels
from toolkit.model.evidence import EVERY

Node = tuple[str, str]
Table = Mapping[Labels, int]


def with_totals(cells: Table) -> dict[Labels, int]:
    """Return the cells and all totals of them; in the key of a total stands `EVERY` for a dimension."""
    table = dict(cells)
    for labels, number in cells.items():
        for total in _totals_of(labels):
            table[total] = table.get(total, 0) + number
    return table


def _totals_of(labels: Labels) -> tuple[Labels, ...]:
    match labels:
        case (_,):
            return ((EVERY,),)
        case (down, across):
            return (down, EVERY), (EVERY, across), (EVERY, EVERY)
        case _:
            return ()


def hidden_cells(table: Table, below: int) -> frozenset[Labels]:
    """Return the keys of the numbers (of a table with its totals) that must not be shown.

    Numbers from 1 to `below` − 1, and for each of them the cheapest ring of others. A 0 is nobody, and always shown.
    """
    hidden = {labels for labels, number in table.items() if 0 < number < below}
    if table.keys() == {()}:
        return frozenset(hidden)
    for labels in sorted(hidden, key=lambda each: (table[each], each)):
        hidden.update(_ring(labels, table, hidden))
    return frozenset(hidden)


def _ring(labels: Labels, table: Table, hidden: set[Labels]) -> tuple[Labels, ...]:
    """The other numbers of the ring through `labels` that hides least of what would be shown."""
    start, end = _ends(labels)
    rings = [_path(end, start, labels, table, hidden)]
    if table[labels] > 1:
        rings.append(_path(start, end, labels, table, hidden))
    return min((ring for ring in rings if ring is not None), default=(0, ()))[1]


def _path(
    start: Node, end: Node, left_out: Labels, table: Table, hidden: set[Labels]
) -> tuple[int, tuple[Labels, ...]] | None:
    """The cheapest way from node to node (E. W. Dijkstra, 1959), and what it hides; without the number `left_out`."""
    arcs: dict[Node, list[tuple[Node, Labels]]] = {}
    for labels, number in table.items():
        for tail, head in _directions(labels, number) if labels != left_out else ():
            arcs.setdefault(tail, []).append((head, labels))
    waiting: list[tuple[int, tuple[Labels, ...], Node]] = [(0, (), start)]
    done = set[Node]()
    while waiting:
        cost, way, node = heappop(waiting)
        if node == end:
            return cost, way
        if node not in done:
            done.add(node)
            for head, labels in arcs.get(node, ()):
                price = 0 if labels in hidden else table[labels]
                heappush(waiting, (cost + price, (*way, labels), head))
    return None


def _directions(labels: Labels, number: int) -> Iterator[tuple[Node, Node]]:
    """In which directions one person more can flow: a number may grow, and shrink as long as somebody is left."""
    start, end = _ends(labels)
    if number > 0:
        yield start, end
    if number > 1:
        yield end, start


def _ends(labels: Labels) -> tuple[Node, Node]:
    """The nodes that a number flows between; totals flow back."""
    row, column = ("row", labels[0]), ("column", labels[1] if len(labels) > 1 else "")
    if len(labels) == 1:
        row = ("row", "")
    return (column, row) if labels.count(EVERY) == 1 else (row, column)
