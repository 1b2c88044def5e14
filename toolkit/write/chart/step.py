"""Write: a step of an outline: to a point, along a line or a curve."""

from typing import Literal, NamedTuple


class Step(NamedTuple):
    """M: begin at x y. L: a line there. Q, C: a curve there, by one or two turning points. Z: back."""

    name: Literal["M", "L", "Q", "C", "Z"]
    numbers: tuple[float, ...]
