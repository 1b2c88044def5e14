"""Base: an ordered table of named things (directives, rules, writers), looked up by name."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


class Registry(Struct, Generic[T], frozen=True):
    """Things in the order in which they were listed; two of one name are refused."""

    items: tuple[T, ...]

    def __post_init__(self) -> None:
        names = [item.name for item in self.items]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"listed twice: {', '.join(sorted(twice))}")

    def get(self, name: str) -> T | None:
        return next((item for item in self.items if item.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(item.name for item in self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)
