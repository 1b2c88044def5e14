"""Write: a step of an outline: to a point, along a line or a curve; and how its numbers are written."""

from typing import Literal, NamedTuple


class Step(NamedTuple):
    """M: begin at x y. L: a line there. Q, C: a curve there, by one or two turning points. Z: back."""

    name: Literal["M", "L", "Q", "C", "Z"]
    numbers: tuple[float, ...]


def digits(value: float) -> str:
    """At most three digits behind the point: a thousandth of a point is nothing that anybody sees."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
