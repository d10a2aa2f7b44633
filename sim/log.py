"""A list that never changes and still grows cheaply: what every world shares with the world before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Log(Sequence[T]):
    """The first `length` items of a list that several logs may share.

    `with_item` costs O(1) as long as a log is extended at its newest end, which is how events are folded.
    Extending an older log, which happens when an event arrives late, copies once.
    """

    __slots__ = ("_items", "_length")

    def __init__(self, items: list[T] | None = None) -> None:
        self._items: list[T] = [] if items is None else items
        self._length = len(self._items)

    def with_item(self, item: T) -> Log[T]:
        """A log with `item` at its end; this one stays as it is."""
        items = self._items if self._length == len(self._items) else self._items[: self._length]
        items.append(item)
        return Log(items)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._items[i] for i in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        return self._items[index if index >= 0 else self._length + index]

    def __iter__(self) -> Iterator[T]:
        for index in range(self._length):
            yield self._items[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Log):
            return NotImplemented
        return len(self) == len(other) and (
            self._items is other._items or all(a == b for a, b in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(self._length)

    def __repr__(self) -> str:
        return f"Log({list(self)!r})"
