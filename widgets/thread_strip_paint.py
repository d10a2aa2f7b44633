"""How the strip looks: filled blocks for what has been done, outlines for what is to come, names beside them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from sim.concurrency.deeds import deed_said
from sim.concurrency.events import Stepped
from sim.concurrency.names import LOCK_OF, readable, short_name
from sim.concurrency.world import World
from widgets.icons import paint_icon
from widgets.theme import Role, Theme
from widgets.thread_strip_layout import StripLayout
from widgets.thread_words import KIND_ICONS, STEP, kind_fill
from widgets.words import said

EDGE = 8
ICON, ICON_GAP = 12, 4
CUT = 4
"""Pixels at an edge beyond which there are more rows, where nothing is seen of them."""
LEAST_TEXT = 3
"""Characters under which a shortened name says no more than the icon of its kind."""


@dataclass(frozen=True)
class StripPicture:
    """One moment: `world` at `time` of a run that ends with `whole`; `turns` could take the next step."""

    layout: StripLayout
    world: World
    whole: World
    time: float
    turns: tuple[int, ...]
    names_width: float
    theme: Theme
    is_cut_above: bool
    is_cut_below: bool

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """All of it."""
        painter.fillRect(room, self.theme.surface)
        self._paint_rules(painter, room)
        top, bottom = (self.theme.px(CUT) if is_cut else 0 for is_cut in (self.is_cut_above, self.is_cut_below))
        painter.setClipRect(QRectF(self.names_width, top, room.width(), room.height() - top - bottom))
        for step in self.layout.between(self.names_width, room.width()):
            self._paint_block(painter, self.layout.box(step), step)
        self._paint_playhead(painter, room)
        painter.setClipping(False)
        self._paint_names(painter, room)

    def paint_nothing(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Say in the place of the blocks that there are none."""
        painter.setFont(self.theme.font(Role.CAPTION))
        painter.setPen(self.theme.muted)
        painter.drawText(room.adjusted(self.names_width, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_rules(self, painter: QPainter, room: QRectF) -> None:
        painter.setPen(QPen(self.theme.divider, 1))
        for place in range(1, len(self.layout.threads)):
            y = self.layout.top + place * self.layout.row
            painter.drawLine(QPointF(0, y), QPointF(room.width(), y))

    def _paint_playhead(self, painter: QPainter, room: QRectF) -> None:
        x = self.layout.x_of(self.time)
        painter.setPen(QPen(self.theme.accent, self.theme.stroke))
        painter.drawLine(QPointF(x, 0), QPointF(x, room.height()))

    def _paint_names(self, painter: QPainter, room: QRectF) -> None:
        theme, layout = self.theme, self.layout
        painter.setFont(name_font(theme))
        size = float(theme.px(ICON))
        width = self.names_width - 2 * theme.px(EDGE) - size
        painter.setPen(QPen(theme.divider, 1))
        painter.drawLine(QPointF(self.names_width, 0), QPointF(self.names_width, room.height()))
        for place, thread in enumerate(layout.threads):
            row = QRectF(theme.px(EDGE) + size, layout.top + place * layout.row, width, layout.row)
            if thread in self.turns:
                icon = QRectF(theme.px(EDGE) / 2, row.center().y() - size / 2, size, size)
                paint_icon(painter, STEP, theme.accent, icon, filled=True)
            painter.setPen(theme.text if thread == self.world.running else theme.muted)
            name = short_name(self.whole, thread)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(width) + 1)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_block(self, painter: QPainter, box: QRectF, step: Stepped) -> None:
        theme, fill, is_done = self.theme, kind_fill(step.kind), step.time <= self.time
        is_newest = is_done and step.time == self._newest
        pen = QPen(theme.text if is_newest else theme.border, theme.stroke * (0.8 if is_newest else 0.4))
        if not is_done:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(fill.fill if is_done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(fill.ink if is_done else theme.muted)
        painter.setFont(theme.font(Role.CODE_CAPTION, QFont.Weight.DemiBold if is_newest else None))
        self._paint_text(painter, box.adjusted(2, 0, -2, 0), step)

    @property
    def _newest(self) -> float:
        return self.world.strip[-1].time if self.world.strip else -1.0

    def _paint_text(self, painter: QPainter, room: QRectF, step: Stepped) -> None:
        """The longest that fits: the text, the call in it, an icon with as much of what is short, or the icon alone."""
        metrics, theme = painter.fontMetrics(), self.theme
        for text in filter(None, (text_of(self.whole, step), _call_in(step))):
            if metrics.horizontalAdvance(text) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
                return
        size = float(theme.px(ICON))
        left = max(0.0, room.width() - size - theme.px(ICON_GAP))
        has_room = left >= metrics.horizontalAdvance("0") * LEAST_TEXT
        name = (
            metrics.elidedText(short_text_of(self.whole, step), Qt.TextElideMode.ElideRight, int(left))
            if has_room
            else ""
        )
        width = size + (theme.px(ICON_GAP) + metrics.horizontalAdvance(name) if name else 0)
        icon = QRectF(room.center().x() - width / 2, room.center().y() - size / 2, size, size)
        paint_icon(painter, KIND_ICONS[step.kind], painter.pen().color(), icon)
        if name:
            rest = QRectF(icon.right() + theme.px(ICON_GAP), room.top(), room.width(), room.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, name)


def name_font(theme: Theme) -> QFont:
    """What the names of threads are set in."""
    return theme.font(Role.CAPTION, QFont.Weight.DemiBold)


def text_of(whole: World, step: Stepped) -> str:
    """What stands in a block, if it has room."""
    return said(deed_said(step.text, whole))


def short_text_of(whole: World, step: Stepped) -> str:
    """What stands there beside the icon of its kind: the call that the program has written, else what it touches."""
    about = next(iter((*step.writes, *step.reads)), "").removeprefix(LOCK_OF)
    return _call_in(step) or readable(whole, about).strip()


def _call_in(step: Stepped) -> str:
    """The method that the program is seen to call; what its locks do, we say in words of our own."""
    return step.call if f".{step.call}(" in step.text else ""
