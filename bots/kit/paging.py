"""A list that is too long for one screen, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bots.kit.screens import Action, Button

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of several. Numbers begin at 0."""

    items: tuple[T, ...]
    number: int
    pages: int

    @property
    def before(self) -> int:
        """In a circle: before the first comes the last."""
        return (self.number - 1) % self.pages

    @property
    def after(self) -> int:
        return (self.number + 1) % self.pages

    @property
    def label(self) -> str:
        return f"{self.number + 1}/{self.pages}"

    def turning(self, opening: Callable[[int], Action]) -> tuple[Button, ...]:
        """The way to the next page, which `opening` a number leads to; nothing when there is only one."""
        return (Button(f"{self.label} ›", opening(self.after)),) if self.pages > 1 else ()


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """The page of this number, the nearest there is when it lies beyond the ends. Nothing at all is one empty page."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, pages)
