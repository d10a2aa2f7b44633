"""The layers of one host as a tower: what the message looks like at each of them, and where it is just now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sim.network.encapsulation import LAYER_NAMES, LAYERS, Unit
from sim.network.headers import Layer, preview
from sim.network.protocols import DATA
from widgets.chips import chip_width, paint_chip
from widgets.formats import byte_count
from widgets.named import named
from widgets.speaking import Speaking
from widgets.text_lines import lines_of
from widgets.theme import LAYER_FILLS, LIGHT, Role, Theme

HIGHEST_BAR = 64
LOW_ROW = 36
INNER_LONGEST = 72
SHOWN_BYTES = 40


class LayerTower(Speaking, QWidget):
    """Draws the units of one packet, the program's message on top.

    Signals:
        layer_chosen: a layer was clicked or entered. arg: its number
    """

    layer_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}_tower")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._theme = LIGHT
        self._units: Sequence[Unit] = ()
        self._data = b""
        self._reached: frozenset[int] = frozenset()
        self._active = self._opened = 0
        self.retranslate()

    def show_units(self, units: Sequence[Unit], data: bytes, reached: frozenset[int], active: int) -> None:
        """Show a frame's units. The message has been in the layers `reached` and is in `active`; 0 for none."""
        if (units, data, reached, active) != (self._units, self._data, self._reached, self._active):
            self._units, self._data, self._reached, self._active = units, data, reached, active
            self.retranslate()

    def set_opened(self, layer: int) -> None:
        """Mark the layer whose fields are shown; 0 for none."""
        self._opened = layer
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(58) * len(LAYERS))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(20) * len(LAYERS))

    @property
    def active(self) -> int:
        """The layer where the message is; 0 if it is in none of them."""
        return self._active

    def place_of(self, layer: int) -> QRect:
        """Where a layer stands, without what parts it from its neighbours."""
        beside, above = self._theme.px(4), self._theme.gap(2)
        return self._row(LAYERS.index(layer)).adjusted(beside, above, -beside, -above).toRect()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, unit in enumerate(self._units):
                self._paint_row(painter, unit, self._row(place))

    def _row(self, place: int) -> QRectF:
        height = self.height() / len(LAYERS)
        return QRectF(0, place * height, self.width(), height)

    def _paint_row(self, painter: QPainter, unit: Unit, row: QRectF) -> None:
        theme = self._theme
        if unit.layer in (self._active, self._opened):
            painter.setPen(QPen(theme.accent, theme.px(2)) if unit.layer == self._active else Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection)
            painter.drawRoundedRect(row.adjusted(2, 1, -2, -1), theme.px(6), theme.px(6))
        inside = row.adjusted(theme.px(8), 0, -theme.px(8), 0)
        if row.height() < theme.px(LOW_ROW):
            self._paint_low(painter, unit, inside)
            return
        line = theme.px(18)
        to_bar = line + theme.px(2)
        bar = min(theme.px(HIGHEST_BAR), max(theme.px(15), inside.height() - to_bar - theme.px(10)))
        top = inside.top() + max(0.0, (inside.height() - to_bar - bar) / 2)
        self._paint_title(painter, unit, QRectF(inside.left(), top, inside.width(), line))
        self._paint_bar(painter, unit, QRectF(inside.left(), top + to_bar, inside.width(), bar))

    def _paint_title(self, painter: QPainter, unit: Unit, line: QRectF) -> None:
        theme = self._theme
        self._paint_chip(painter, unit, QPointF(line.left(), line.center().y()))
        self._paint_size(painter, unit, line)
        rest = line.adjusted(chip_width("L5-7", theme) + theme.px(8), 0, -self._size_room(), 0)
        painter.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold))
        painter.setPen(theme.text if unit.layer in self._reached else theme.muted)
        elided = QFontMetricsF(painter.font()).elidedText(self.title(unit), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, elided)

    def _paint_size(self, painter: QPainter, unit: Unit, line: QRectF) -> None:
        painter.setFont(self._theme.font(Role.CODE_CAPTION))
        painter.setPen(self._theme.muted)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _size(unit))

    def _size_room(self) -> float:
        """What the longest size takes at the right."""
        return max(self._text_width(_size(unit)) for unit in self._units) + self._theme.px(8)

    def _paint_chip(self, painter: QPainter, unit: Unit, left: QPointF) -> None:
        theme = self._theme
        text = "L5-7" if unit.layer == max(LAYERS) else f"L{unit.layer}"
        painter.save()
        painter.setOpacity(1.0 if unit.layer in self._reached else 0.5)
        paint_chip(painter, left - QPointF(0, theme.px(9)), text, LAYER_FILLS[unit.layer], theme)
        painter.restore()

    def _paint_low(self, painter: QPainter, unit: Unit, inside: QRectF) -> None:
        """Where there is little height: chip, bar and size in one line, without the names."""
        theme = self._theme
        self._paint_chip(painter, unit, QPointF(inside.left(), inside.center().y()))
        self._paint_size(painter, unit, inside)
        bar = inside.adjusted(chip_width("L5-7", theme) + theme.px(6), 0, -self._size_room(), 0)
        height = min(bar.height() - theme.px(2), theme.px(20))
        self._paint_bar(painter, unit, QRectF(bar.left(), bar.center().y() - height / 2, bar.width(), height))

    def title(self, unit: Unit) -> str:
        """The layer's name and what its unit is called."""
        translate = QCoreApplication.translate
        return f"{translate('encapsulation', LAYER_NAMES[unit.layer])} · {translate('encapsulation', unit.name)}"

    def _paint_bar(self, painter: QPainter, unit: Unit, bar: QRectF) -> None:
        """Own headers with their bytes, then what is wrapped inside by name; empty where the message has not been."""
        theme = self._theme
        if unit.layer not in self._reached or not unit.layers:
            painter.setPen(QPen(theme.divider, max(1.0, theme.scale), Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar, theme.px(4), theme.px(4))
            if unit.layer in self._reached:
                painter.setFont(theme.font(Role.CAPTION))
                painter.setPen(theme.muted)
                painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, self._why_empty(unit))
            return
        right = bar.right()
        for layer in reversed(unit.inner):
            width = min(theme.px(INNER_LONGEST), self._text_width(_name(layer, self._data)) + theme.px(12))
            right -= width
            self._paint_block(painter, layer, _name(layer, self._data), QRectF(right, bar.top(), width, bar.height()))
        width = (right - bar.left()) / len(unit.layers)
        for place, layer in enumerate(unit.layers):
            block = QRectF(bar.left() + place * width, bar.top(), width, bar.height())
            self._paint_block(painter, layer, _content(layer, self._data), block)

    def _paint_block(self, painter: QPainter, layer: Layer, text: str, block: QRectF) -> None:
        theme, fill = self._theme, LAYER_FILLS[layer.protocol.layer]
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.setBrush(fill.fill)
        painter.drawRect(block)
        painter.setPen(fill.ink)
        painter.setFont(theme.font(Role.CODE_CAPTION))
        inside = block.adjusted(theme.px(5), 0, -theme.px(3), 0)
        line = theme.line_height(Role.CODE_CAPTION)
        lines = lines_of(text, painter.font(), inside.width(), max(1, int(inside.height() // line)))
        top = inside.center().y() - line * len(lines) / 2
        for place, shown in enumerate(lines):
            box = QRectF(inside.left(), top + place * line, inside.width(), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def _text_width(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(Role.CODE_CAPTION)).horizontalAdvance(text)

    def _why_empty(self, unit: Unit) -> str:
        if unit.layer == max(LAYERS):
            return self.tr("nothing from the program")
        if unit.layer == min(LAYERS):
            return self.tr("the capture begins at the layer above")
        return self.tr("adds nothing to this frame")

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() / self.height() * len(LAYERS))
        if event.button() is Qt.MouseButton.LeftButton and self._is_open_to(place):
            self.layer_chosen.emit(self._units[place].layer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._is_open_to(int(event.position().y() / self.height() * len(LAYERS)))
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and up open the next layer, Escape closes."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        places = [place for place in range(len(self._units)) if self._is_open_to(place)]
        if steps is None or not places:
            super().keyPressEvent(event)
            return
        layers = [self._units[place].layer for place in places]
        at = layers.index(self._opened) + steps if self._opened in layers else 0
        self.layer_chosen.emit(layers[min(max(0, at), len(layers) - 1)])

    def _is_open_to(self, place: int) -> bool:
        """Whether there is something to open in this row."""
        return 0 <= place < len(self._units) and bool(self._units[place].layers)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Layers"))
        reached = [unit for unit in self._units if unit.layer in self._reached]
        self.setAccessibleDescription("; ".join(f"{self.title(unit)} {byte_count(unit.size)}" for unit in reached))
        self.update()


def _size(unit: Unit) -> str:
    return byte_count(unit.size) if unit.size else ""


def _name(layer: Layer, data: bytes) -> str:
    """What stands for a layer that is wrapped inside another."""
    return preview(data[layer.start : layer.end])[2:-1] if layer.protocol is DATA else layer.protocol.title


def _content(layer: Layer, data: bytes) -> str:
    """A header as its name and bytes, data as Python writes it."""
    content = data[layer.start : layer.end]
    if layer.protocol is DATA:
        return preview(content)
    return f"{layer.protocol.title} {content[:SHOWN_BYTES].hex(' ')}"
