"""Where the newest events are to be seen: every part of a stage says it for itself, here it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QWidget


@runtime_checkable
class ShowsNews(Protocol):
    """A part of a stage, or a whole one, on which something can be pointed at."""

    def spots(self, world: Any, news: Sequence[Any]) -> Iterable[QRect]:
        """Where these events, the newest of the `world` that is shown, are to be seen, in the part's own pixels."""
        ...


def spots(stage: QWidget, world: Any, news: Sequence[Any]) -> list[QRect]:
    """All places that are in sight, each once, in the pixels of `stage`."""
    # What has just appeared or grown has its place only once the layouts know of it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    found: list[QRect] = []
    for part in (stage, *stage.findChildren(QWidget)):
        if isinstance(part, ShowsNews) and part.isVisible():
            for place in part.spots(world, news):
                seen = _in_sight(place, part, stage)
                if not seen.isEmpty() and seen not in found:
                    found.append(seen)
    return found


def _in_sight(place: QRect, part: QWidget, stage: QWidget) -> QRect:
    """What of a place of `part` is seen, in the pixels of `stage`: whatever lies around a part cuts it."""
    seen, around = place & part.rect(), part
    while around is not stage and not seen.isEmpty():
        seen.translate(around.pos())
        around = around.parentWidget() or stage
        seen &= around.rect()
    return seen
