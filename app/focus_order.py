"""In which order the Tab key goes through the window: part after part, in each of them as one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget


class FocusOrder:
    """What `parts` gives, in the order in which it is gone through; within each, from left to right and downwards.

    What stands in several of them belongs to the first: so a part may be what holds others, for whatever else it holds.
    """

    def __init__(self, parts: Callable[[], Sequence[QWidget]]) -> None:
        self._parts = parts

    def go(self, forwards: bool) -> bool:
        """Give the focus to the next stop, or the one before; False if there is none.

        From what is not there any more it goes to what follows the place where that was.
        """
        stops = self.stops()
        if not stops:
            return False
        now = QApplication.focusWidget()
        here = stops.index(now) if now in stops else self._before(now, stops) if forwards else 0
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stop = stops[(here + (1 if forwards else -1)) % len(stops)]
        stop.setFocus(reason)
        _bring_into_sight(stop)
        return True

    def _before(self, gone: QWidget | None, stops: Sequence[QWidget]) -> int:
        """The place of the last stop before the part in which `gone` was; -1 if it was in none."""
        parts = self._parts()
        place = next((index for index, part in enumerate(parts) if gone is not None and part.isAncestorOf(gone)), 0)
        before = {stop for part in parts[:place] for stop in (part, *part.findChildren(QWidget))}
        return sum(stop in before for stop in stops) - 1

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus just now.

        Not by Qt's own chain of them: walked from Python, that leaves references to widgets that are gone, and crashes.
        """
        stops: dict[QWidget, None] = {}
        for part in self._parts():
            stops.update(dict.fromkeys(filter(_takes_tab, _as_read(part))))
        return list(stops)


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    """The widget, and what lies in it: row after row, whenever it was made."""
    if not widget.isVisible():
        return
    yield widget
    inside = [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]
    row: list[QWidget] = []
    for child in sorted(inside, key=lambda each: each.y()):
        if row and child.y() >= min(each.geometry().bottom() for each in row):
            yield from _row_as_read(row)
            row = []
        row.append(child)
    yield from _row_as_read(row)


def _row_as_read(row: list[QWidget]) -> Iterator[QWidget]:
    for each in sorted(row, key=lambda each: each.x()):
        yield from _as_read(each)


def _bring_into_sight(stop: QWidget) -> None:
    """Scroll whatever it lies in."""
    above = stop.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(stop)
        above = above.parentWidget()


def _takes_tab(each: QWidget) -> bool:
    """Of buttons among which one is chosen only that one does; the arrow keys go to the others."""
    if not each.isVisible() or not each.isEnabled() or each.focusProxy() is not None:
        return False
    if isinstance(each, QAbstractButton) and each.group() is not None and each.group().exclusive():
        return each.isChecked()
    return bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
