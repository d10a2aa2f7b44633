"""How a row of the event table looks: time over who, beside them the sentence; the row of the moment marked."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.event_rows import TIME, WHO, Index, Who
from widgets.icons import paint_icon
from widgets.text_lines import lines_of
from widgets.theme import LIGHT, Role, Theme

LINES = 4
SAMPLE = "00.000 000"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EventDelegate(QStyledItemDelegate):
    """Paints the two cells of a row. `mark` is the row of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mark = -1
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._font, self._bold = theme.font(Role.CAPTION), theme.font(Role.CAPTION, QFont.Weight.DemiBold)
        self._code = theme.font(Role.CODE_CAPTION)

    @property
    def row_height(self) -> int:
        """Pixels for a row."""
        return LINES * self._theme.line_height(Role.CAPTION) + 2 * self._theme.px(5)

    @property
    def time_width(self) -> int:
        """Pixels for the column of times."""
        return round(QFontMetricsF(self._code).horizontalAdvance(SAMPLE)) + self._theme.px(10 + 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.time_width, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option, index)
        left = self._theme.px(10)
        room = rect.adjusted(left, self._theme.px(5), -self._theme.px(6), 0)
        if index.column() == TIME:
            self._paint_time(painter, room, index)
        else:
            painter.setPen(self._ink(index))
            self._paint_sentence(painter, room, str(index.data()))
        painter.restore()

    def _ink(self, index: Index) -> QColor:
        """What has not happened yet is paler."""
        return self._theme.text if index.row() <= self.mark else self._theme.muted

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        if index.row() == self.mark:
            painter.fillRect(rect, theme.selection)
            if index.column() == TIME:
                painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(4), rect.height()), theme.accent)
        painter.setPen(QPen(theme.divider, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.accent, theme.px(2)))
            around = rect.adjusted(theme.px(5), theme.px(2), -theme.px(3), -theme.px(2))
            painter.drawRoundedRect(around, theme.px(4), theme.px(4))

    def _paint_time(self, painter: QPainter, room: QRectF, index: Index) -> None:
        height = self._theme.line_height(Role.CAPTION)
        line = QRectF(room.left(), room.top(), room.width(), height)
        painter.setPen(self._theme.muted)
        painter.setFont(self._code)
        painter.drawText(line, LEFT, str(index.data()))
        who: Who = index.data(WHO)
        painter.setPen(self._ink(index))
        painter.setFont(self._bold)
        self._paint_name(painter, line.translated(0, height), who.name)
        if who.receiver:
            size = self._theme.px(12)
            below = line.translated(0, 2 * height)
            arrow = QRectF(below.left(), below.center().y() - size / 2, size, size)
            paint_icon(painter, "arrow-right", self._ink(index), arrow)
            self._paint_name(painter, below.adjusted(size + self._theme.px(4), 0, 0, 0), who.receiver)

    def _paint_name(self, painter: QPainter, room: QRectF, name: str) -> None:
        text = QFontMetricsF(self._bold).elidedText(name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, LEFT, text)

    def _paint_sentence(self, painter: QPainter, room: QRectF, text: str) -> None:
        """As many lines as fit; the last one is cut with a mark where more would follow."""
        painter.setFont(self._font)
        height = self._theme.line_height(Role.CAPTION)
        for number, line in enumerate(lines_of(text, self._font, room.width(), LINES)):
            painter.drawText(QRectF(room.left(), room.top() + number * height, room.width(), height), LEFT, line)
