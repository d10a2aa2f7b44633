"""How a line of a comparison looks: who says it, both sides beside each other, and below them why they differ."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sim.network.comparison import Line, Row
from widgets.chips import HEIGHT, paint_flags
from widgets.icons import paint_icon
from widgets.text_lines import lines_of
from widgets.theme import LIGHT, Role, Theme

ROW, TITLE, MISSING, REASON = (Qt.ItemDataRole.UserRole + number for number in range(4))
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ICONS = {True: "equal", False: "equal-not"}
EDGE, GAP, ABOVE = 8, 8, 6

Index = QModelIndex | QPersistentModelIndex


class ComparisonDelegate(QStyledItemDelegate):
    """Paints rows; `mark` is the number of the chosen packet on the side that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mark: int | None = None
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._font, self._bold = theme.font(Role.CAPTION), theme.font(Role.CAPTION, QFont.Weight.DemiBold)
        self._code, self._other = theme.font(Role.CODE_CAPTION), theme.font(Role.CODE_CAPTION, QFont.Weight.Bold)
        self._other.setUnderline(True)

    # How much room it takes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width()
        row: Row = index.data(ROW)
        height = self._cells_height(row, width) + self._line * (1 + len(self._reason(index, width)))
        return QSize(width, round(height) + 2 * self._theme.px(ABOVE))

    @property
    def _line(self) -> int:
        return self._theme.line_height(Role.CAPTION)

    def _cell_width(self, width: float) -> float:
        return (width - 2 * self._theme.px(EDGE) - self._theme.px(GAP)) / 2

    def _cells_height(self, row: Row, width: float) -> float:
        """Chips, and as many lines of numbers as the fuller side needs."""
        lines = max(len(self._broken(line, self._cell_width(width))) for line in (row.left, row.right))
        return self._theme.px(HEIGHT + 4) + lines * self._line

    def _broken(self, line: Line | None, width: float) -> list[list[str]]:
        """The numbers of a side in lines that fit."""
        lines: list[list[str]] = []
        measure = QFontMetricsF(self._other)
        for number in line.numbers if line is not None else ():
            if lines and measure.horizontalAdvance(" ".join((*lines[-1], number))) <= width:
                lines[-1].append(number)
            else:
                lines.append([number])
        return lines

    def _reason(self, index: Index, width: float) -> list[str]:
        text: str = index.data(REASON)
        return lines_of(text, self._font, width - 2 * self._theme.px(EDGE)) if text else []

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        row: Row = index.data(ROW)
        self._paint_ground(painter, rect, option, row)
        edge, above = self._theme.px(EDGE), self._theme.px(ABOVE)
        room = rect.adjusted(edge, above, -edge, -above)
        self._paint_title(painter, room, index, row)
        cell = QRectF(room.left(), room.top() + self._line, self._cell_width(rect.width()), 0)
        for line, other in ((row.left, row.right), (row.right, row.left)):
            self._paint_side(painter, cell, line, other, index.data(MISSING))
            cell.translate(cell.width() + self._theme.px(GAP), 0)
        top = cell.top() + self._cells_height(row, rect.width())
        painter.setFont(self._font)
        painter.setPen(self._theme.muted if row.is_explained else self._theme.text)
        for number, text in enumerate(self._reason(index, rect.width())):
            painter.drawText(QRectF(room.left(), top + number * self._line, room.width(), self._line), LEFT, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, row: Row) -> None:
        theme = self._theme
        if self.mark is not None and row.packets[0] == self.mark:
            painter.fillRect(rect, theme.selection)
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(4), rect.height()), theme.accent)
        painter.setPen(QPen(theme.divider, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.accent, theme.px(2)))
            inset = theme.px(2)
            painter.drawRoundedRect(rect.adjusted(inset + theme.px(3), inset, -inset, -inset), theme.px(4), theme.px(4))

    def _paint_title(self, painter: QPainter, room: QRectF, index: Index, row: Row) -> None:
        """Equal or not as a sign, then which line, and who says it."""
        theme, size = self._theme, self._theme.px(14)
        sign = QRectF(room.left(), room.top() + (self._line - size) / 2, size, size)
        colour = theme.muted if row.agrees else theme.warn if row.is_explained else theme.error
        paint_icon(painter, ICONS[row.agrees] if row.is_explained else "triangle-alert", colour, sign)
        painter.setFont(self._bold)
        painter.setPen(theme.text)
        left = sign.right() + theme.px(6)
        line = QRectF(left, room.top(), room.right() - left, self._line)
        title = QFontMetricsF(self._bold).elidedText(index.data(TITLE), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, LEFT, title)

    def _paint_side(self, painter: QPainter, cell: QRectF, line: Line | None, other: Line | None, missing: str) -> None:
        chips = self._theme.px(HEIGHT + 4)
        if line is None:
            painter.setFont(self._font)
            painter.setPen(self._theme.muted)
            painter.drawText(QRectF(cell.left(), cell.top(), cell.width(), chips), LEFT, missing)
            return
        paint_flags(painter, cell.left(), cell.top() + chips / 2, line.kind, self._theme)
        top = cell.top() + chips
        for numbers in self._broken(line, cell.width()):
            self._paint_numbers(painter, QPointF(cell.left(), top), numbers, other)
            top += self._line

    def _paint_numbers(self, painter: QPainter, at: QPointF, numbers: list[str], other: Line | None) -> None:
        """What the other side says otherwise is bold and underlined."""
        painter.setPen(self._theme.text)
        for number in numbers:
            font = self._code if other is None or number in other.numbers else self._other
            painter.setFont(font)
            width = QFontMetricsF(font).horizontalAdvance(number)
            painter.drawText(QRectF(at.x(), at.y(), width + 1, self._line), LEFT, number)
            at.setX(at.x() + width + QFontMetricsF(self._other).horizontalAdvance(" "))
