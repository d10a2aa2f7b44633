"""The ladder: lifelines side by side, time downwards, every packet an arrow from when it left to when it came."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sim.axis import Axis
from sim.network.events import AnyEvent
from sim.network.world import World
from widgets import ladder_labels as labels
from widgets import ladder_paint as paint
from widgets import ladder_places as places
from widgets import ladder_side as side
from widgets import ladder_words as words
from widgets.formats import duration
from widgets.ladder_calls import Calls
from widgets.ladder_ghosts import as_it_is, as_sent, paint_ghost, paint_hold, paint_words
from widgets.ladder_layout import Arrow, Arrows, Frame, Lane, arrows_of, is_ghost, lanes_of, nearest
from widgets.ladder_spots import places_of
from widgets.ladder_ties import original_of, paint_tie
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import tip

REACH = 8
SHOWN_GAP = 0.001
WHEEL_STEP = 240
"""Eighths of a degree that a wheel is turned for twice the room; a notch has 120."""


class Ladder(Speaking, QWidget):
    """Draws a world at a time.

    Signals:
        packet_selected: a packet was clicked or chosen by key. arg: its number
        zoom_requested: the wheel with Ctrl, or a pinch. arg: how many times twice the room
    """

    packet_selected = Signal(int)
    zoom_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ladder")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._world = World()
        self._time = 0.0
        self._axis = Axis([])
        self._style = paint.Style(LIGHT)
        self._selected: int | None = None
        self._scrolled = 0.0
        self._lanes: list[Lane] = []
        self._arrows = Arrows((), self.frame)
        self._under_way: list[Arrow] = []
        self._laid_out: object = None
        self._lines, self._labels = QPixmap(), QPixmap()
        self._taken: list[QRectF] = []
        self._settled: list[places.Placed] = []
        self._gaps: list[QRectF] = []
        self._settled_key: object = None
        self.caches = True
        self.retranslate()

    # What to show

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        if world is not self._world:
            self._scrolled = 0.0
        moved = world is not self._world or time != self._time
        self._world, self._time = world, time
        if moved:
            self.update()

    def set_axis(self, axis: Axis) -> None:
        """Give room to time as `axis` says. With another scale or zoom, the playhead comes into view."""
        if (axis.scale, axis.zoom) != (self._axis.scale, self._axis.zoom):
            self._scrolled = 0.0
        self._axis = axis
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._style = paint.Style(theme, self._style.relative)
        self.update()

    def set_relative(self, relative: bool) -> None:
        """Count sequence numbers from the first of each direction, or show them as they are on the wire."""
        self._style = paint.Style(self._style.theme, relative)
        self.update()

    def select_packet(self, number: int | None) -> None:
        """Mark the packet of this number, or none."""
        if number != self._selected:
            self._selected = number
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def description(self) -> str:
        """The moment in words, for those who cannot see it."""
        return words.description_of(self._world, self._lanes)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`."""
        frame, offset = self.frame, self._offset(self.frame)
        below_heads = QRectF(0, frame.head, frame.width, frame.height)
        self._lay_out(frame)
        self._keep_settled(frame, offset)
        taken = self._in_the_way(self._moving_labels())
        found = places_of(news, world, frame, self._style, lambda lane: self._words(lane, frame, offset, taken))
        return [(each.translated(0, -offset) & below_heads).toRect() for each in found]

    # Layout

    @property
    def frame(self) -> Frame:
        """The measures of the present picture."""
        return Frame(self.width(), self.height(), self._style.theme.scale, self._axis)

    def _offset(self, frame: Frame) -> float:
        highest = max(0.0, frame.length - frame.height)
        return min(max(0.0, frame.offset(self._time) + self._scrolled), highest)

    def _lay_out(self, frame: Frame) -> None:
        """Lifelines and arrows of the present world; what was laid out before is kept as long as it still holds."""
        lanes = lanes_of(self._world, frame)
        key = (lanes, frame.axis, frame.width, frame.scale)
        packets = self._world.packets
        if key != self._laid_out or not self._arrows.holds(packets):
            self._arrows = Arrows(lanes, frame)
        self._arrows.show(packets)
        self._lanes, self._laid_out = lanes, key
        sent = [packet if packet.arrives is not None else as_sent(packet) for packet in self._world.under_way.values()]
        self._under_way = [as_it_is(arrow, self._world, lanes, frame) for arrow in arrows_of(sent, lanes, frame)]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self.frame
        self._lay_out(frame)
        offset = self._offset(frame)
        self._keep_settled(frame, offset)
        with QPainter(self) as painter:
            painter.drawPixmap(QPoint(0, 0), self._lines)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.setClipRect(QRectF(0, frame.head - 4, frame.width, frame.height))
            painter.translate(0, -offset)
            self._paint_present(painter, frame, offset)
            painter.restore()
            paint.paint_heads(painter, self._lanes, frame, self._style, words.name_of, words.without_port())
        self.setAccessibleDescription(self.description())

    def _keep_settled(self, frame: Frame, offset: float) -> None:
        """Paint what no longer moves into two pictures, lines and labels; anew only when that changes."""
        settled = len(self._world.packets) - len(self._world.under_way)
        arrows = (settled, self._world.altered, self._arrows, self._selected)
        key = (*arrows, frame, offset, self.devicePixelRatioF(), self._style)
        if self.caches and key == self._settled_key:
            return
        shown = self._settled_in_sight(frame, offset)
        self._lines, self._labels = self._blank(self._style.theme.surface), self._blank(Qt.GlobalColor.transparent)
        for picture, paint_part in ((self._lines, self._paint_arrows), (self._labels, self._paint_labels)):
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.translate(0, -offset)
                paint_part(painter, shown)
        self._settled_key = key

    def _blank(self, colour: QColor | Qt.GlobalColor) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(colour)
        return picture

    def _paint_arrows(self, painter: QPainter, shown: list[Arrow]) -> None:
        paint.paint_lifelines(painter, self._lanes, self.frame, self._style)
        for arrow in shown:
            is_selected = arrow.packet.number == self._selected
            if is_ghost(arrow.packet):
                paint_ghost(painter, arrow, self._style, is_selected)
            else:
                paint.paint_line(painter, arrow, 1.0, self._style, is_selected)
        self._paint_ties(painter, shown)

    def _paint_ties(self, painter: QPainter, arrows: list[Arrow]) -> None:
        for arrow in arrows:
            packet = original_of(arrow.packet, self._world.packets)
            original = None if packet is None else self._arrows.of_packet(packet.number)
            if original is not None:
                paint_tie(painter, arrow, original, self._style)

    def _paint_labels(self, painter: QPainter, shown: list[Arrow]) -> None:
        """What became of ghosts, the selected arrow's label, and as many others as find room beside all that."""
        self._taken = paint_words(painter, shown, self._lanes, self._style)
        self._paint_gaps(painter, shown, self.frame)
        self._settled = places.settled(shown, self._selected, self._taken, self._style)
        self._taken += [box for _, box in self._settled]
        for arrow, box in self._settled:
            labels.paint_label(painter, arrow, box, self._style, arrow.packet.number == self._selected)

    def _settled_in_sight(self, frame: Frame, offset: float) -> list[Arrow]:
        """The arrows of packets that have arrived; the selected one also where it stands too close to another."""
        arrows = self._arrows.within(offset, offset + frame.height)
        selected = self._arrows.of_packet(self._selected)
        if selected is not None and all(arrow.packet.number != self._selected for arrow in arrows):
            arrows.append(selected)
        settled = (arrow for arrow in arrows if arrow.packet.number not in self._world.under_way)
        return [as_it_is(arrow, self._world, self._lanes, frame) for arrow in settled]

    def _paint_gaps(self, painter: QPainter, arrows: list[Arrow], frame: Frame) -> None:
        self._gaps = []
        for arrow in arrows:
            if arrow.quiet_since is None:
                continue
            gap, above = arrow.packet.sent - arrow.quiet_since, frame.y(arrow.quiet_since)
            box = paint.gap_box((arrow.y1 + above) / 2, self._lanes, self._style)
            has_room = arrow.y1 - above >= 18 * frame.scale and not any(box.intersects(each) for each in self._taken)
            if gap >= SHOWN_GAP and has_room:
                self._gaps.append(paint.paint_gap(painter, duration(gap), box, self._style))

    def _paint_present(self, painter: QPainter, frame: Frame, offset: float) -> None:
        """What moves with the playhead: state bars, calls, packets under way; labels, which no line may run through."""
        paint.paint_playhead(painter, frame.y(self._time), frame, self._style)
        moving = self._moving_labels()
        taken = self._in_the_way(moving)
        for lane in self._lanes:
            self._paint_bars(painter, lane, frame, offset)
            for word in self._words(lane, frame, offset, taken):
                side.paint_side_label(painter, lane, word, self._style)
        for arrow in self._under_way:
            share = arrow.progress(self._time)
            paint.paint_line(painter, arrow, share, self._style, arrow.packet.number == self._selected)
        self._paint_ties(painter, self._under_way)
        painter.drawPixmap(QPointF(0, offset), self._labels)
        for arrow, box in reversed(moving):
            labels.paint_label(painter, arrow, box, self._style, arrow.packet.number == self._selected)
        for arrow in self._under_way:
            paint_hold(painter, arrow, self._style)

    def _moving_labels(self) -> list[places.Placed]:
        return places.moving(self._under_way, self._time, self._selected, self._taken, self._style)

    def _in_the_way(self, moving: Sequence[places.Placed]) -> list[QRectF]:
        """Where no word beside a lifeline may stand. A label that still goes with its packet only passes."""
        stands = (box for arrow, box in moving if arrow.progress(self._time) >= labels.HALF_WAY)
        return [*self._taken, *self._gaps, *stands]

    def _paint_bars(self, painter: QPainter, lane: Lane, frame: Frame, offset: float) -> None:
        paint.paint_states(painter, lane, self._stretches(lane, frame), self._style)
        for call in Calls(self._world, self._lanes).of(lane, frame, offset):
            if call.started.must_wait:
                end = call.returned.time if call.returned is not None else self._time
                paint.paint_wait(painter, lane, frame.y(call.started.time), frame.y(end), self._style)

    def _words(self, lane: Lane, frame: Frame, offset: float, taken: Sequence[QRectF]) -> list[side.SideLabel]:
        """The states and calls that are named beside a lifeline, each where it stands."""
        theme = self._style.theme
        beside = side.state_labels(self._stretches(lane, frame), offset + frame.head, theme.line_height(Role.CAPTION))
        beside += [side.call_label(call, frame) for call in Calls(self._world, self._lanes).of(lane, frame, offset)]
        return side.placed_labels(lane, beside, theme, taken)

    def _stretches(self, lane: Lane, frame: Frame) -> list[paint.Stretch]:
        return paint.stretches_of(paint.states_at(self._world, lane), frame, self._time)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        arrow = self._arrow_at(event.position())
        if arrow is not None and event.button() is Qt.MouseButton.LeftButton:
            self.packet_selected.emit(arrow.packet.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._arrow_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(event.angleDelta().y() / WHEEL_STEP)
            return
        frame = self.frame
        base = frame.offset(self._time)
        highest = max(0.0, frame.length - frame.height)
        wanted = base + self._scrolled - event.angleDelta().y()
        self._scrolled = min(max(0.0, wanted), highest) - base
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        numbers = [packet.number for packet in self._world.packets]
        if steps is None or not numbers:
            super().keyPressEvent(event)
            return
        at = numbers.index(self._selected) + steps if self._selected in numbers else len(numbers) - 1
        self.packet_selected.emit(numbers[min(max(0, at), len(numbers) - 1)])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_requested.emit(log2(max(0.1, 1 + event.value())))
            return True
        return super().event(event)

    def _arrow_at(self, point: QPointF) -> Arrow | None:
        frame, offset = self.frame, self._offset(self.frame)
        self._lay_out(frame)
        self._keep_settled(frame, offset)
        x, y = point.x(), point.y() + offset
        labelled = places.labelled_at((*self._moving_labels(), *reversed(self._settled)), x, y)
        within = self._arrows.within(offset, offset + self.height())
        shown = [as_it_is(arrow, self._world, self._lanes, frame) for arrow in within]
        return labelled or nearest(shown, x, y, REACH * self._style.theme.scale)

    def _show_tip(self, event: QHelpEvent) -> None:
        arrow = self._arrow_at(QPointF(event.pos()))
        if arrow is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), tip(words.told_of(arrow.packet, self._world)), self)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Ladder of packets"))
        self._settled_key = None  # there are words in it
        self.update()
