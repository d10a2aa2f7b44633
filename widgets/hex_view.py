"""Every byte of a frame: where it stands, its value, the character it may mean, the layer it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from sim.network.headers import Layer
from widgets.hex_columns import columns_for
from widgets.speaking import Speaking
from widgets.theme import LAYER_FILLS, LIGHT, Role, Theme

SHORTEST_OFFSET = 4
LEAST_ROWS, MOST_ROWS = 6, 40
OUTLINE = 1
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class HexView(Speaking, QAbstractScrollArea):
    """The bytes of one frame in rows; only rows in sight are painted, so a frame of any size scrolls at once.

    Signals:
        byte_pointed: the mouse or the keyboard points at a byte. arg: its place in the frame, -1 when it is left
    """

    byte_pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hex_view")
        self.setProperty("card", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setMouseTracking(True)
        self._data = b""
        self._layers: tuple[Layer, ...] = ()
        self._lit = (0, 0)
        self._cursor = 0
        self._pointed = -1
        self.retranslate()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._font = theme.font(Role.CODE_CAPTION)
        self._row = theme.px(20)
        self._lay_out()

    def set_frame(self, data: bytes, layers: Sequence[Layer]) -> None:
        """Show these bytes from the first on; `layers` says which belong to which header."""
        self._data, self._layers = data, tuple(layers)
        self._lit, self._cursor, self._pointed = (0, 0), 0, -1
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def highlight(self, first_byte: int, end_byte: int) -> None:
        """Light the bytes from `first_byte` to before `end_byte`; none where they are equal."""
        if self._lit != (first_byte, end_byte):
            self._lit = (first_byte, end_byte)
            self.viewport().update()

    def scroll_to(self, byte: int) -> None:
        """Bring the row of this byte into sight."""
        top = byte // self.columns.per_row * self._row
        bar, margin = self.verticalScrollBar(), self._theme.px(4)
        if top < bar.value():
            bar.setValue(top)
        elif top + self._row + 2 * margin > bar.value() + self.viewport().height():
            bar.setValue(top + self._row + 2 * margin - self.viewport().height())

    # Measures

    @property
    def _rows(self) -> int:
        return -(-len(self._data) // self.columns.per_row)

    def height_of(self, rows: int) -> int:
        """Pixels that so many rows need, with their margins."""
        return rows * self._row + 2 * self._theme.px(4)

    def _hint(self, rows: int) -> int:
        """The same with the outline of the card."""
        return self.height_of(max(1, rows)) + 2 * OUTLINE

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(288), self._hint(min(MOST_ROWS, self._rows)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._hint(min(LEAST_ROWS, self._rows)))

    def _lay_out(self) -> None:
        digits = max(SHORTEST_OFFSET, len(f"{max(0, len(self._data) - 1):x}"))
        letter = QFontMetricsF(self._font).horizontalAdvance("0" * 64) / 64
        self.columns = columns_for(self.viewport().width(), digits, letter, self._theme.px(7))
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._row)
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, self.height_of(self._rows) - self.viewport().height()))
        self.updateGeometry()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Bytes of the packet"))

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._byte_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        byte = self._byte_at(event.position())
        if byte >= 0:
            self._cursor = byte
            self._point(byte)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._point(self._cursor if self.hasFocus() else -1)
        return super().viewportEvent(event)

    def _byte_at(self, place: QPointF) -> int:
        row = int(place.y() + self.verticalScrollBar().value() - self._theme.px(4)) // self._row
        column = self.columns.at(place.x())
        byte = -1 if column is None else row * self.columns.per_row + column
        return byte if 0 <= byte < len(self._data) else -1

    def _point(self, byte: int) -> None:
        if byte != self._pointed:
            self._pointed = byte
            self.byte_pointed.emit(byte)

    # The keyboard's byte

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            # In here the arrows belong to the bytes, not to the window's shortcuts.
            event.setAccepted(self._target_of(event) is not None)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._target_of(event)
        if target is None or not self._data:
            super().keyPressEvent(event)
            return
        self._cursor = min(max(0, target), len(self._data) - 1)
        self.setAccessibleDescription(f"0x{self._cursor:04x}: 0x{self._data[self._cursor]:02x}")
        self.scroll_to(self._cursor)
        self._point(self._cursor)
        self.viewport().update()

    def _target_of(self, event: QKeyEvent) -> int | None:
        per_row = self.columns.per_row
        moves = KEYS | {Qt.Key.Key_Up: -per_row, Qt.Key.Key_Down: per_row}
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            return None
        target = self._cursor + move
        return target if abs(move) == 1 or 0 <= target < len(self._data) else self._cursor

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._data and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.scroll_to(self._cursor)
            self._point(self._cursor)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(-1)
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        margin, scrolled = self._theme.px(4), self.verticalScrollBar().value()
        first = max(0, (event.rect().top() + scrolled - margin) // self._row)
        last = min(self._rows - 1, (event.rect().bottom() + scrolled - margin) // self._row)
        for row in range(first, last + 1):
            self._paint_row(painter, row, float(row * self._row + margin - scrolled))
        painter.end()

    def _paint_row(self, painter: QPainter, row: int, top: float) -> None:
        start = row * self.columns.per_row
        end = min(start + self.columns.per_row, len(self._data))
        self._paint_lit(painter, start, end, top)
        self._paint_layers(painter, start, end, top)
        self._paint_letters(painter, start, end, top)
        if self.hasFocus() and start <= self._cursor < end:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.accent, self._theme.px(2)))
            for left, width in self.columns.spans(self._cursor - start, self._cursor - start + 1):
                painter.drawRoundedRect(self._box(left, top, width), self._theme.px(3), self._theme.px(3))

    def _paint_lit(self, painter: QPainter, start: int, end: int, top: float) -> None:
        first, last = max(start, self._lit[0]), min(end, self._lit[1])
        if first >= last:
            return
        painter.setBrush(self._theme.selection)
        painter.setPen(QPen(self._theme.accent, self._theme.scale))
        for left, width in self.columns.spans(first - start, last - start):
            painter.drawRoundedRect(self._box(left, top, width), self._theme.px(3), self._theme.px(3))

    def _paint_layers(self, painter: QPainter, start: int, end: int, top: float) -> None:
        """A line in the layer's colour under its bytes: behind the text it would take away contrast."""
        thick = float(self._theme.px(2))
        for layer in self._layers:
            first, last = max(start, layer.start), min(end, layer.end)
            if first < last:
                left, width = self.columns.spans(first - start, last - start)[0]
                line = QRectF(left, top + self._row - thick - self._theme.scale, width, thick)
                painter.fillRect(line, LAYER_FILLS[layer.protocol.layer].fill)

    def _paint_letters(self, painter: QPainter, start: int, end: int, top: float) -> None:
        columns, data = self.columns, self._data[start:end]
        room = QRectF(columns.gap, top, columns.width, self._row - self._theme.px(3))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._theme.muted)
        painter.drawText(room, middle, f"{start:0{columns.digits}x}")
        painter.setPen(self._theme.text)
        painter.drawText(room.translated(columns.left - columns.gap, 0), middle, data.hex(" "))
        if columns.has_text:
            painter.setPen(self._theme.muted)
            text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in data)
            painter.drawText(room.translated(columns.text_left - columns.gap, 0), middle, text)

    def _box(self, left: float, top: float, width: float) -> QRectF:
        """Around values, a little wider than they are."""
        room = self._theme.px(2)
        return QRectF(left - room, top + 0.5, width + 2 * room, self._row - self._theme.px(3))
