"""Draws one direction of a conversation as tapes over one scale of bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sim.network.events import AnyEvent, FrameArrived
from sim.network.news import Call, calls_in, packets_in
from sim.network.tapes import Box, Fate, Tapes
from sim.network.world import World
from widgets import tapes_paint as paint
from widgets.named import named
from widgets.speaking import Speaking
from widgets.tapes_labels import BUFFER, SEGMENTS, label_choices, verdict_text
from widgets.tapes_layout import LARGEST_CELL, READS, Frame, Placed, fitting_cell, guides, place
from widgets.tapes_story import story_of
from widgets.theme import LIGHT, Role, Theme
from widgets.words import tip

NOTCH = 120
"""Eighths of a degree of a wheel's notch: twice the room, or a third of the sight."""


class TapesView(Speaking, QWidget):
    """Draws tapes at a time.

    Signals:
        packet_selected: a segment was clicked. arg: its number
        time_requested: a call was clicked. arg: when it returned, or began if it still runs, in seconds
        view_changed: another part of the bytes is in sight.
    """

    packet_selected = Signal(int)
    time_requested = Signal(float)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "tapes_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tapes: Tapes | None = None
        self._time = 0.0
        self._style = paint.Style(LIGHT)
        self._relative = True
        self._selected: int | None = None
        self._cell = self._first = 0.0
        self.retranslate()

    # What to show

    def show_tapes(self, tapes: Tapes | None, time: float) -> None:
        """Show these at `time` (seconds). The same ones look the same at any time, unless a segment is under way."""
        is_same, self._time = tapes is self._tapes, time
        if is_same:
            if tapes is not None and any(box.fate is Fate.UNDER_WAY for box in tapes.segments):
                self.update()
            return
        self._tapes = tapes
        self.setAccessibleDescription(self.description())
        self.update()
        self.view_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._style = paint.Style(theme, self._style.is_hex)
        self.fit()

    def set_hex(self, is_hex: bool) -> None:
        """Write bytes in hexadecimal, or as text."""
        self._style = paint.Style(self._style.theme, is_hex)
        self.update()

    def set_relative(self, relative: bool) -> None:
        """Relative or absolute sequence numbers."""
        self._relative = relative
        self.update()

    def select_packet(self, number: int | None) -> None:
        """Mark the segment of this packet, or none."""
        self._selected = number
        self.update()

    # Zoom and scroll

    @property
    def length(self) -> int:
        """How many bytes there are."""
        return len(self._tapes.data) if self._tapes is not None else 0

    @property
    def frame(self) -> Frame:
        """The measures of the present picture."""
        theme = self._style.theme
        metrics = QFontMetricsF(paint.title_font(theme))
        left = max(metrics.horizontalAdvance(title) for title in self._titles()) + theme.px(24)
        label = theme.line_height(Role.CAPTION)
        rows = len(self._tapes.rows) if self._tapes is not None else READS + 1
        frame = Frame(self.width(), self.height(), theme.scale, left, label, 1.0, rows=rows)
        cell = min(max(self._cell, self._fit(frame)), LARGEST_CELL * theme.scale)
        return replace(frame, cell=cell).scrolled(self._first, self.length)

    def _fit(self, frame: Frame) -> float:
        return fitting_cell(self.length, frame.room, frame.scale)

    def zoom(self, steps: float, x: float | None = None) -> None:
        """Give bytes 2**steps times the room; what stands at `x`, or in the middle, stays there."""
        before = self.frame
        x = (before.left + before.right) / 2 if x is None else max(x, before.left)
        byte, cell = before.byte(x), before.cell * 2**steps
        # At its least it goes with the stream, so that all of it stays in sight.
        self._cell = cell if cell > self._fit(before) else 0.0
        self.scroll_to(byte - (x - before.left) / self.frame.cell)

    def fit(self) -> None:
        """Show all bytes."""
        self._cell = 0.0
        self.scroll_to(0.0)

    def scroll_to(self, first: float) -> None:
        """Begin with this byte, as far as there are bytes."""
        self._first = first
        self._first = self.frame.first
        self.update()
        self.view_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    # Words

    def _titles(self) -> tuple[str, ...]:
        tapes = self._tapes
        calls = [box.call.started.name for box in tapes.sends if box.call] if tapes is not None else []
        reads = [box.call.started for box in tapes.reads if box.call] if tapes is not None else []
        read = reads[-1] if reads else None
        size = read.arguments.split(",")[0] if read is not None and read.name != "recv_into" else ""
        titles = (
            f"{calls[-1] if calls else 'send'}()",
            self._carriers(),
            self.tr("receive buffer"),
            f"{read.name if read is not None else 'recv'}({size})",
        )
        return (*titles, self.tr("messages")) if tapes is not None and tapes.decoded else titles

    def _carriers(self) -> str:
        """What carries the bytes; before there are any, nobody knows."""
        if self._tapes is None:
            return self.tr("packets")
        return self.tr("UDP datagrams") if self._tapes.is_datagram else self.tr("TCP segments")

    def _nothing(self) -> str:
        return self.tr("No byte has been sent yet.")

    def description(self) -> str:
        """The moment in words, for those who cannot see it."""
        tapes = self._tapes
        if tapes is None:
            return self._nothing()
        waiting = sum(box.size for box in tapes.buffered if box.fate is Fate.WAITING)
        reads = [box for box in tapes.reads if box.fate is not Fate.GONE]
        figures = self.tr(
            "{size} B given in {sends} calls, carried by {segments} segments, taken in {reads} reads; {waiting} B wait"
        )
        texts = [
            figures.format(
                size=f"{len(tapes.data):,}", sends=len(tapes.sends), segments=len(tapes.segments),
                reads=len(reads), waiting=f"{waiting:,}",
            )
        ]  # fmt: skip
        for box in reads[:8]:
            parts = tapes.messages(box.start, box.end)
            texts.append(" + ".join(f"#{part.order}: {part.size} B" for part in parts))
        verdict = verdict_text(tapes)
        return "; ".join([*texts, verdict] if verdict else texts)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        tapes, theme, frame = self._tapes, self._style.theme, self.frame
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_titles(painter, frame)
            if tapes is None:
                paint.paint_empty(painter, frame, self._nothing(), theme)
                return
            rows = [place(boxes, row, frame) for row, boxes in enumerate(tapes.rows)]
            for row in range(len(rows) - 1):
                paint.paint_guides(painter, guides(rows[row], rows[row + 1], row, frame), theme)
            for row, placed in enumerate(rows):
                for each in placed:
                    paint.paint_placed(painter, each, tapes, frame, self._style)
                texts = [label_choices(row, each, tapes, self._relative) for each in placed]
                paint.paint_labels(painter, placed, texts, frame.label_top(row), frame, theme)
            for rect, box in self._flying(rows[SEGMENTS], frame):
                paint.paint_flying(painter, rect, box, tapes, frame, self._style)
            self._paint_selected(painter, rows[SEGMENTS])

    def _paint_titles(self, painter: QPainter, frame: Frame) -> None:
        theme = self._style.theme
        painter.setFont(paint.title_font(theme))
        painter.setPen(theme.text)
        for row, title in enumerate(self._titles()):
            place = QRectF(theme.px(12), frame.top(row), frame.left, frame.tape)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, title)

    def _flying(self, segments: list[Placed], frame: Frame) -> Iterator[tuple[QRectF, Box]]:
        """Where the segments that are on their way are by now."""
        top = frame.top(SEGMENTS) + frame.tape
        way = frame.top(BUFFER) - top
        for each in segments:
            packet = each.box.packet
            if each.box.fate is Fate.UNDER_WAY and packet is not None:
                height = 8 * frame.scale
                y = top + (way - height) * packet.progress(self._time)
                yield QRectF(each.rect.left(), y, each.rect.width(), height), each.box

    def _paint_selected(self, painter: QPainter, segments: list[Placed]) -> None:
        for each in segments:
            packet = each.box.packet
            if packet is not None and packet.number == self._selected and each.count == 1:
                paint.paint_selection(painter, each.rect, self._style.theme)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the box of a call or a segment, its label, and the bytes that came into the buffer."""
        if self._tapes is None:
            return []
        frame, above = self.frame, self.frame.top(0) - self.frame.label_top(0)
        calls, numbers = calls_in(news), {packet.number for packet in packets_in(world, news)}
        come = {event.number for event in news if isinstance(event, FrameArrived)}
        found = []
        for row, boxes in enumerate(self._tapes.rows):
            new = [box for box in boxes if _call_of(box) in calls or _number_of(box) in numbers]
            found += [each.rect for each in place(boxes, row, frame) if any(each.holds(box) for box in new)]
            found += [frame.rect(box, BUFFER) for box in new if _number_of(box) in come]
        return [each.adjusted(0, -above, 0, 0).toAlignedRect() for each in found]

    # Hands

    def box_at(self, point: QPointF) -> tuple[int, Box] | None:
        """The row and the box at a point."""
        if self._tapes is None:
            return None
        frame = self.frame
        for row, boxes in enumerate(self._tapes.rows):
            for each in place(boxes, row, frame):
                if each.rect.contains(point) and point.x() >= frame.left:
                    return row, each.box
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.box_at(event.position())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        box = found[1]
        if box.packet is not None:
            self.packet_selected.emit(box.packet.number)
        elif box.call is not None:
            returned = box.call.returned
            self.time_requested.emit(box.call.started.time if returned is None else returned.time)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        segments = self._tapes.segments if self._tapes is not None else ()
        numbers = sorted(box.packet.number for box in segments if box.packet is not None)
        if steps is None or not numbers:
            super().keyPressEvent(event)
            return
        at = numbers.index(self._selected) + steps if self._selected in numbers else 0
        self.packet_selected.emit(numbers[min(max(0, at), len(numbers) - 1)])

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            notches = (turned.x() or turned.y()) / NOTCH
            self.scroll_to(self.frame.first - notches * self.frame.room / self.frame.cell / 3)
        else:
            self.zoom(turned.y() / NOTCH, event.position().x())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.story_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip(text), self) if text else QToolTip.hideText()
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(event.value() * 2, event.position().x())
            return True
        return super().event(event)

    def story_at(self, point: QPointF) -> str:
        """Where the byte under a point has been."""
        found = self.box_at(point)
        if found is None or self._tapes is None:
            return ""
        return story_of(self._tapes, int(self.frame.byte(point.x())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view_changed.emit()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tapes: sent, carried, kept, read"))
        self.setAccessibleDescription(self.description())
        self.update()


def _call_of(box: Box) -> Call | None:
    return None if box.call is None else (box.call.started.program, box.call.started.call)


def _number_of(box: Box) -> int | None:
    return None if box.packet is None else box.packet.number
