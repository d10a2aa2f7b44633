"""In which order the Tab key goes through the window: part after part, whenever the widgets in them were made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusOrder:
    """What `parts` gives, in the order in which it is gone through; within each part, as its widgets were put there.

    What stands in several of them belongs to the first: so a part may be what holds others, for whatever else it holds.
    """

    def __init__(self, parts: Callable[[], Sequence[QWidget]]) -> None:
        self._parts = parts

    def go(self, forwards: bool) -> bool:
        """Give the focus to the next stop, or the one before; False if there is none."""
        stops = self.stops()
        if not stops:
            return False
        now = QApplication.focusWidget()
        here = next((index for index, stop in enumerate(stops) if stop is now), -1 if forwards else 0)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[(here + (1 if forwards else -1)) % len(stops)].setFocus(reason)
        return True

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus just now."""
        stops: dict[QWidget, None] = {}
        for part in self._parts():
            # Not by nextInFocusChain: asked from Python, it takes every widget away from the one that keeps it alive.
            within = (part, *part.findChildren(QWidget))
            stops |= dict.fromkeys(each for each in within if _takes_tab(each))
        return list(stops)


def _takes_tab(each: QWidget) -> bool:
    is_there = each.isVisible() and each.isEnabled() and each.focusProxy() is None
    return is_there and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
