"""Where the columns of the hex view stand, and which byte is at a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Columns:
    """Where the columns stand, in pixels: `per_row` values from `left` on, characters, if any, from `text_left` on."""

    per_row: int
    digits: int
    letter: float
    gap: float
    has_text: bool

    @property
    def left(self) -> float:
        """The left edge of the first value."""
        return 2 * self.gap + self.digits * self.letter

    @property
    def text_left(self) -> float:
        """The left edge of the first character."""
        return self.left + (3 * self.per_row - 1) * self.letter + self.gap

    @property
    def width(self) -> float:
        """Everything, with a gap at both sides."""
        return self.text_left + (self.per_row * self.letter + self.gap if self.has_text else 0)

    def spans(self, first: int, end: int) -> list[tuple[float, float]]:
        """(left, width) of the values from `first` to before `end` of one row, and of their characters."""
        count = end - first
        found = [(self.left + 3 * first * self.letter, (3 * count - 1) * self.letter)]
        if self.has_text:
            found.append((self.text_left + first * self.letter, count * self.letter))
        return found

    def at(self, x: float) -> int | None:
        """The byte of a row at `x`, whether its value or its character is there."""
        value, character = (x - self.left) / self.letter + 0.5, (x - self.text_left) / self.letter
        if 0 <= value < 3 * self.per_row:
            return int(value / 3)
        return int(character) if self.has_text and 0 <= character < self.per_row else None


def columns_for(room: float, digits: int, letter: float, gap: float) -> Columns:
    """The widest arrangement that fits into `room` pixels: 16, 8 or 4 bytes, with their characters if possible."""
    choices = [
        Columns(per_row, digits, letter, gap, has_text)
        for per_row, has_text in ((16, True), (8, True), (8, False), (4, True), (4, False))
    ]
    return next((columns for columns in choices if columns.width <= room), choices[-1])
