"""The locks, semaphores, queues and their kin: who has each, who waits for it, what it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sim.concurrency.events import AnyEvent, LockChanged
from sim.concurrency.names import short_name
from sim.concurrency.news import names_in
from sim.concurrency.thread_phrases import thing_said
from sim.concurrency.world import World
from sim.words import Sentence
from widgets.icons import paint_icon
from widgets.text_lines import paint_line
from widgets.theme import Role
from widgets.words import said
from widgets.world_card import WorldCard

EDGE = 12
ICON = 14
ICONS = {
    "Semaphore": "ticket", "BoundedSemaphore": "ticket", "Event": "flag", "Barrier": "fence", "Queue": "list-ordered",
    "LifoQueue": "list-ordered", "PriorityQueue": "list-ordered", "SimpleQueue": "list-ordered",
}  # fmt: skip
"""By kind; whatever is not here is a lock."""


def icon_of(lock: LockChanged) -> str:
    """The symbol of a lock and its kin; that of a lock is shut while somebody holds it."""
    return ICONS.get(lock.kind, "lock-open" if lock.owner is None else "lock")


class LockPanel(WorldCard):
    """Two lines for each: its name and kind with its owner, and the queue of those who wait."""

    def __init__(self) -> None:
        super().__init__("lock_panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def locks(self) -> tuple[LockChanged, ...]:
        """What is shown: those that somebody holds or waits for come first where there is no room for all."""
        locks = tuple(self._world.locks.values())
        if len(locks) <= self._lines_in_sight:
            return locks
        return tuple(sorted(locks, key=lambda lock: (not lock.queue, lock.owner is None)))

    def owner_text(self, lock: LockChanged) -> str:
        """Who has it and how many times over, or its value where nobody can have it."""
        if lock.owner is None:
            value = said(lock.value) if isinstance(lock.value, Sentence) else lock.value
            return value or self.tr("free")
        name = short_name(self._world, lock.owner)
        if lock.depth > 1:
            return self.tr("held by {thread}, {depth} times over").format(thread=name, depth=lock.depth)
        return self.tr("held by {thread}").format(thread=name)

    def queue_text(self, lock: LockChanged) -> str:
        """Who waits for it, the longest waiting first; empty if nobody does."""
        if not lock.queue:
            return ""
        names = ", ".join(short_name(self._world, thread) for thread in lock.queue)
        return self.tr("waiting: {threads}").format(threads=names)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`."""
        return [self.place_of(name) for name in names_in(news)]

    def place_of(self, name: str) -> QRect:
        """Where the lock stands; nowhere if it does not."""
        return next((place.toRect() for lock, place in self._places if lock.name == name), QRect())

    @property
    def _queues(self) -> int:
        return sum(bool(lock.queue) for lock in self._world.locks.values())

    @property
    def _line(self) -> int:
        return self._theme.line_height(Role.LEAD)

    @property
    def _lines_in_sight(self) -> int:
        return max(1, int((self.height() - self._theme.gap(14) + 2) // self._line))

    @property
    def _is_compact(self) -> bool:
        """Whether there is but one line for each, so that its queue stands beside its owner."""
        return len(self._world.locks) + self._queues > self._lines_in_sight

    def sizeHint(self) -> QSize:
        lines = max(1, len(self._world.locks)) + self._queues
        return QSize(self._theme.px(180), lines * self._line + self._theme.gap(16))

    def minimumSizeHint(self) -> QSize:
        lines = max(1, min(3, len(self._world.locks)))
        return QSize(self._theme.px(150), lines * self._line + self._theme.gap(16))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self._places
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._world.locks:
                self._paint_nothing(painter)
            for lock, place in places:
                self._paint_lock(painter, lock, place)
            hidden = len(self._world.locks) - len(places)
            if hidden:
                below = places[-1][1].bottom() if places else self._room.top()
                self._paint_rest(painter, hidden, QRectF(self._room.left(), below, self._room.width(), self._line))

    @property
    def _room(self) -> QRectF:
        theme = self._theme
        return QRectF(self.rect()).adjusted(theme.px(EDGE), theme.gap(7), -theme.px(EDGE), -theme.gap(7))

    @property
    def _places(self) -> list[tuple[LockChanged, QRectF]]:
        """Those that there is room for, each with its place."""
        room, places = self._room, []
        locks, top = self.locks, room.top()
        for lock in locks if len(locks) <= self._lines_in_sight else locks[: self._lines_in_sight - 1]:
            height = self._line * (2 if lock.queue and not self._is_compact else 1)
            places.append((lock, QRectF(room.left(), top, room.width(), height)))
            top += height
        return places

    def _paint_nothing(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.muted)
        painter.drawText(self._room, Qt.AlignmentFlag.AlignCenter, self._nothing)

    @property
    def _nothing(self) -> str:
        return self.tr("No lock or queue is there yet.")

    def _paint_rest(self, painter: QPainter, count: int, room: QRectF) -> None:
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.muted)
        text = self.tr("and {count} more").format(count=count)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lock(self, painter: QPainter, lock: LockChanged, room: QRectF) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        first = QRectF(room.left(), room.top(), room.width(), self._line)
        size, is_held = theme.px(ICON), lock.owner is not None
        icon = QRectF(first.left(), first.center().y() - size / 2, size, size)
        paint_icon(painter, icon_of(lock), theme.text if is_held else theme.muted, icon)
        painter.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold if is_held else None))
        painter.setPen(theme.text if is_held else theme.muted)
        owner = self.owner_text(lock)
        if lock.queue and self._is_compact:
            holder = owner if lock.owner is None else short_name(self._world, lock.owner)
            owner = f"{holder}; {self.queue_text(lock)}"
        owner = painter.fontMetrics().elidedText(owner, Qt.TextElideMode.ElideRight, round(room.width() * 0.64))
        painter.drawText(first, middle | Qt.AlignmentFlag.AlignRight, owner)
        taken = painter.fontMetrics().horizontalAdvance(owner)
        self._paint_name(painter, lock, first.adjusted(size + theme.px(6), 0, -taken - theme.px(8), 0))
        if lock.queue and not self._is_compact:
            self._paint_queue(painter, lock, first.translated(0, self._line).adjusted(size + theme.px(6), 0, 0, 0))

    def _paint_queue(self, painter: QPainter, lock: LockChanged, room: QRectF) -> None:
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.warn)
        paint_line(painter, room, self.queue_text(lock))

    def _paint_name(self, painter: QPainter, lock: LockChanged, room: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font(Role.CODE_CAPTION, QFont.Weight.Bold))
        painter.setPen(theme.text)
        width = paint_line(painter, room, self._name_of(lock), cut=Qt.TextElideMode.ElideMiddle)
        rest = room.adjusted(width + theme.px(6), 0, 0, 0)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(theme.muted)
        if painter.fontMetrics().horizontalAdvance(lock.kind) <= rest.width():
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, lock.kind)

    # Words

    def _name_of(self, lock: LockChanged) -> str:
        return said(thing_said(self._world, lock.name))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Locks and queues"))
        self._describe()

    def _describe(self) -> None:
        parts = [
            f"{self._name_of(lock)} ({lock.kind}): {self.owner_text(lock)} {self.queue_text(lock)}".rstrip()
            for lock in self._world.locks.values()
        ]
        self.setAccessibleDescription("; ".join(parts) or self._nothing)
        self.setToolTip("\n".join(parts))
        self.updateGeometry()
        self.update()
