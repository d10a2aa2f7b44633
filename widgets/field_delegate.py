"""How the inspector's rows look: a card for each layer, titles left, values in one column, the pointed one lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.chips import flags_width, paint_flags
from widgets.field_rows import Row, RowKind
from widgets.icons import paint_icon
from widgets.text_lines import lines_of
from widgets.theme import LAYER_FILLS, LIGHT, Role, Theme

ROW = Qt.ItemDataRole.UserRole
IS_OPEN = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

TITLE_HEIGHT = 28
ROW_HEIGHT = 20
CARD_GAP = 8
PADDING = 10
CHEVRON = 14
MOST_TITLE = 0.55


class FieldDelegate(QStyledItemDelegate):
    """Paints rows. The values of one card begin at one line, right of the card's widest title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lit: Row | None = None
        self.width = 0
        self._title_widths: dict[str, float] = {}
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._title_font = theme.font(Role.CAPTION)
        self._value_font = theme.font(Role.CODE_CAPTION)
        self._head_font = theme.font(Role.BODY, QFont.Weight.DemiBold)

    def measure(self, rows: Sequence[Row], width: int) -> None:
        """Lay out these layers in cards of this width in pixels."""
        self.width = width
        self._title_widths = {}
        for card in rows:
            fields = [(row, 1) for row in card.children] + [(bit, 2) for row in card.children for bit in row.children]
            widths = [self._width_of_title(row, depth) for row, depth in fields]
            self._title_widths[card.key[0]] = max(widths, default=0.0)

    def _width_of_title(self, row: Row, depth: int) -> float:
        """Pixels that the row's title takes, with its indentation and its fold mark."""
        mark = self._theme.px(CHEVRON + 4) if row.kind is RowKind.FLAGS else 0
        return self._indent(depth) + mark + QFontMetricsF(self._title_font).horizontalAdvance(row.title)

    def _indent(self, depth: int) -> float:
        return float(self._theme.px(12) * max(0, depth - 1))

    # Measures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        theme = self._theme
        if row.kind is RowKind.LAYER:
            gap = theme.px(CARD_GAP) if index.row() else 0
            return QSize(self.width, gap + theme.px(TITLE_HEIGHT) + self._air(index))
        return QSize(self.width, self._height_of(row, _depth(index)) + self._air(index))

    def _air(self, index: Index) -> int:
        """Room under the title of an open card and under the last row of a card."""
        row: Row = index.data(ROW)
        if row.kind is RowKind.LAYER:
            return self._theme.px(4) if index.data(IS_OPEN) else 0
        return self._theme.px(4) if _is_last(index) else 0

    def _height_of(self, row: Row, depth: int) -> int:
        theme = self._theme
        if row.kind is RowKind.MORE:
            return theme.px(TITLE_HEIGHT)
        if not self._is_stacked(row, depth):
            return theme.px(ROW_HEIGHT)
        return theme.px(ROW_HEIGHT) + self._line_height(row) * len(self._lines(row, depth))

    def _column(self, row: Row) -> float:
        """The left edge of the values of the row's card, counted from the left edge of the titles."""
        most = MOST_TITLE * (self.width - 2 * self._theme.px(PADDING))
        return min(self._title_widths.get(row.key[0], 0.0), most) + self._theme.px(12)

    def _is_stacked(self, row: Row, depth: int) -> bool:
        """Whether the value has lines of its own under the title."""
        column = self._column(row)
        room = self.width - 2 * self._theme.px(PADDING) - column
        too_wide = self._width_of_title(row, depth) > column - self._theme.px(4)
        return bool(row.value) and (too_wide or self._width_of_value(row) > room)

    def _width_of_value(self, row: Row) -> float:
        if row.chips:
            return flags_width(row.chips, self._theme)
        return QFontMetricsF(self._value_font).horizontalAdvance(row.value)

    def _line_height(self, row: Row) -> int:
        """Pixels for a line of the value under its title."""
        return self._theme.px(ROW_HEIGHT) if row.chips else self._theme.line_height(Role.CODE_CAPTION)

    def _lines(self, row: Row, depth: int) -> list[str]:
        """The value cut into lines of the card's width."""
        if row.chips:
            return [row.value]
        room = self.width - 2 * self._theme.px(PADDING) - self._indent(depth)
        return lines_of(row.value, self._value_font, room)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is RowKind.LAYER:
            self._paint_sides(painter, rect.adjusted(0, rect.height() - self._air(index), 0, 0), is_last=False)
            gap = self._theme.px(CARD_GAP) if index.row() else 0
            self._paint_head(painter, rect.adjusted(0, gap, 0, -self._air(index)), row, index, has_focus)
        else:
            self._paint_body(painter, rect, row, index, has_focus)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, row: Row, index: Index, has_focus: bool) -> None:
        theme, colours = self._theme, LAYER_FILLS[row.layer]
        is_open = bool(index.data(IS_OPEN))
        box = rect.adjusted(0.5, 0.5, -0.5, 0 if is_open else -0.5)
        painter.setPen(QPen(theme.border, 1))
        painter.setBrush(colours.fill)
        painter.drawPath(_rounded(box, theme.px(6), bottom=not is_open))
        room = box.adjusted(theme.px(8), 0, -theme.px(PADDING), 0)
        self._paint_chevron(painter, room.left(), room.center().y(), is_open, colours.ink)
        painter.setPen(colours.ink)
        painter.setFont(self._head_font)
        painter.drawText(room.adjusted(theme.px(CHEVRON + 4), 0, 0, 0), LEFT, row.title)
        painter.setFont(self._title_font)
        painter.drawText(room, RIGHT, row.value)
        if has_focus or row is self.lit:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.ink, theme.px(2) if has_focus else theme.scale))
            inner = theme.px(2.5)
            painter.drawRoundedRect(box.adjusted(inner, inner, -inner, -inner), theme.px(4), theme.px(4))

    def _paint_body(self, painter: QPainter, rect: QRectF, row: Row, index: Index, has_focus: bool) -> None:
        self._paint_sides(painter, rect, is_last=_is_last(index))
        depth = _depth(index)
        line = rect.adjusted(0, 0, 0, -self._air(index))
        if row is self.lit or has_focus:
            self._paint_light(painter, line, row is self.lit, has_focus)
        if row.kind is RowKind.MORE:
            self._paint_more(painter, line, bool(index.data(IS_OPEN)))
        else:
            self._paint_field(painter, line, row, depth, bool(index.data(IS_OPEN)))

    def _paint_sides(self, painter: QPainter, rect: QRectF, *, is_last: bool) -> None:
        """This row's part of the card: its ground and its outline."""
        theme = self._theme
        painter.setPen(QPen(theme.border, 1))
        painter.setBrush(theme.surface)
        box = rect.adjusted(0.5, -theme.px(8), -0.5, -0.5 if is_last else theme.px(8))
        painter.setClipRect(rect)
        painter.drawPath(_rounded(box, theme.px(6), top=False, bottom=is_last))
        painter.setClipping(False)

    def _paint_light(self, painter: QPainter, line: QRectF, is_lit: bool, has_focus: bool) -> None:
        theme = self._theme
        painter.setBrush(theme.selection if is_lit else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, theme.px(2) if has_focus else theme.scale))
        painter.drawRoundedRect(line.adjusted(theme.px(4), 0.5, -theme.px(4), -0.5), theme.px(3), theme.px(3))

    def _paint_more(self, painter: QPainter, line: QRectF, is_open: bool) -> None:
        theme = self._theme
        left, size = line.left() + theme.px(8), theme.px(CHEVRON)
        name = "chevron-up" if is_open else "chevron-down"
        paint_icon(painter, name, theme.accent, QRectF(left, line.center().y() - size / 2, size, size))
        painter.setPen(theme.accent)
        painter.setFont(self._title_font)
        text = self.tr("Fewer fields") if is_open else self.tr("All fields")
        painter.drawText(line.adjusted(theme.px(8 + CHEVRON + 4), 0, 0, 0), LEFT, text)

    def _paint_field(self, painter: QPainter, line: QRectF, row: Row, depth: int, is_open: bool) -> None:
        theme = self._theme
        room = line.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        room.setHeight(theme.px(ROW_HEIGHT))
        is_stacked = self._is_stacked(row, depth)
        title_end = room.right() if is_stacked or not row.value else room.left() + self._column(row)
        left = room.left() + self._indent(depth)
        self._paint_title(painter, QRectF(left, room.top(), title_end - left, room.height()), row, is_open)
        if is_stacked:
            self._paint_lines(painter, row, left, room.bottom(), depth)
        else:
            self._paint_value(painter, row, row.value, room.adjusted(self._column(row), 0, 0, 0))

    def _paint_title(self, painter: QPainter, room: QRectF, row: Row, is_open: bool) -> None:
        metrics = QFontMetricsF(self._title_font)
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self._theme.muted)
        painter.setFont(self._title_font)
        painter.drawText(room, LEFT, title)
        if row.kind is RowKind.FLAGS:
            after = room.left() + metrics.horizontalAdvance(title) + self._theme.px(4)
            self._paint_chevron(painter, after, room.center().y(), is_open, self._theme.muted)

    def _paint_lines(self, painter: QPainter, row: Row, left: float, top: float, depth: int) -> None:
        height = self._line_height(row)
        for number, text in enumerate(self._lines(row, depth)):
            self._paint_value(painter, row, text, QRectF(left, top + number * height, self.width, height))

    def _paint_value(self, painter: QPainter, row: Row, text: str, room: QRectF) -> None:
        if row.chips:
            paint_flags(painter, room.left(), room.center().y(), row.chips, self._theme)
            return
        painter.setPen(self._theme.text)
        painter.setFont(self._value_font)
        painter.drawText(room, LEFT | Qt.TextFlag.TextSingleLine, text)

    def _paint_chevron(self, painter: QPainter, left: float, middle: float, is_open: bool, colour: QColor) -> None:
        size = self._theme.px(CHEVRON)
        name = "chevron-down" if is_open else "chevron-right"
        paint_icon(painter, name, colour, QRectF(left, middle - size / 2, size, size))


def _depth(index: Index) -> int:
    """0 for a layer, 1 for its fields, 2 for single bits."""
    depth = 0
    while (index := index.parent()).isValid():
        depth += 1
    return depth


def _is_last(index: Index) -> bool:
    """Whether it is the last row of a card."""
    return _depth(index) == 1 and not index.sibling(index.row() + 1, 0).isValid()


def _rounded(box: QRectF, radius: float, *, top: bool = True, bottom: bool = True) -> QPainterPath:
    """A rectangle with round corners at the top, at the bottom, or both."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    if not top:
        path.addRect(box.adjusted(0, 0, 0, -radius))
    if not bottom:
        path.addRect(box.adjusted(0, radius, 0, 0))
    return path.simplified()
