"""The time that each method took at one place, over the number of messages; both axes are logarithmic.

Imports pyqtgraph, which takes half a second: so it is made when it is first looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sim.network.framing_costs import COUNTS, METHODS, Point
from widgets.formats import duration
from widgets.line_ends import spread
from widgets.named import named
from widgets.theme import BLUE, GREEN, LIGHT, PURPLE, VERMILION, Fill, Role, Theme

FILLS: dict[str, Fill] = {"unframed": GREEN, "confirmed": VERMILION, "header": BLUE, "delimiter": PURPLE}
SYMBOLS = {"unframed": "t", "confirmed": "o", "header": "s", "delimiter": "d"}
TICKS = ((1e-5, "10 µs"), (1e-4, "100 µs"), (1e-3, "1 ms"), (1e-2, "10 ms"), (0.1, "0.1 s"), (1.0, "1 s"),
         (10.0, "10 s"), (100.0, "100 s"))  # fmt: skip
LEAST = 1e-6
"""Seconds; no point lies lower."""
LAST, BEFORE = log10(COUNTS[-1]), 0.12
"""Where the lines end, and the room before they begin, in decades."""
LEFT, TO_MARK, AROUND = 54, 18, 14
"""Pixels at normal scale: for the times, from a line's longest end to the marks, around mark and name."""

LABEL_SHARE = 2 / 3
"""Of the width, the most that names may take."""


class MethodPlot(QWidget):
    """A line for each method, with its name and its last time beside its end."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = LIGHT
        self._lines: Mapping[str, Sequence[Point]] = {}
        self._names: Mapping[str, str] = {}
        self._modelled = "{name}"
        self._title = named(QLabel(textFormat=Qt.TextFormat.PlainText), f"{name}_title")
        self.plot = named(pg.PlotWidget(), f"{name}_plot")
        self._item = self.plot.getPlotItem()
        self._curves = {method: self.plot.plot() for method in METHODS}
        self._marks = {method: self.plot.plot() for method in METHODS}
        self.labels = {method: pg.TextItem(anchor=(0, 0.5)) for method in METHODS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.plot, 1)
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._item.setMouseEnabled(False, False)
        for label in self.labels.values():
            self._item.addItem(label, ignoreBounds=True)
        self.set_theme(LIGHT)

    def show_lines(self, lines: Mapping[str, Sequence[Point]], limits: tuple[float, float]) -> None:
        """Show the points of each method; the axis goes from the first to the second of `limits` (seconds)."""
        self._lines = lines
        for method, curve in self._curves.items():
            points = lines.get(method, ())
            counts, heights = [log10(point.case.count) for point in points], [_height_of(point) for point in points]
            curve.setData(counts, heights, symbolBrush=[self._brush_of(point) for point in points])
        self.plot.setYRange(log10(limits[0]), log10(limits[1]), padding=0)
        self._place_labels()

    def set_words(self, title: str, names: Mapping[str, str], modelled: str) -> None:
        """What the plot and each method are called; `modelled` says of a {name} that the model stands in."""
        self._names, self._modelled = names, modelled
        self._title.setText(title)
        self.plot.setAccessibleName(title)
        self._place_labels()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._title.setFont(theme.font(Role.BODY, QFont.Weight.DemiBold))
        self.plot.setBackground(theme.surface)
        for side in ("left", "bottom"):
            axis = self._item.getAxis(side)
            axis.setPen(theme.muted)
            axis.setTextPen(theme.text)
            axis.setStyle(tickFont=theme.font(Role.CAPTION), tickTextOffset=theme.px(3))
        self._item.getAxis("left").setWidth(theme.px(50))
        self._item.getAxis("bottom").setHeight(theme.px(22))
        self._item.showGrid(x=True, y=True, alpha=0.2)
        for method, curve in [*self._curves.items(), *self._marks.items()]:
            curve.setPen(pg.mkPen(FILLS[method].fill, width=2 * theme.scale))
            curve.setSymbol(SYMBOLS[method])
            curve.setSymbolSize(theme.px(8))
            curve.setSymbolPen(pg.mkPen(theme.text, width=1))
        for method, mark in self._marks.items():
            mark.setSymbolBrush(FILLS[method].fill)
        for label in self.labels.values():
            label.setColor(theme.text)
            label.setFont(theme.font(Role.CAPTION))
        self._place_labels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_labels()

    def _place_labels(self) -> None:
        """Each name beside the end of its line, no two over each other."""
        ends = {method: points[-1] for method, points in self._lines.items() if points}
        texts = {method: self._text_of(method, point) for method, point in ends.items()}
        most = self._room() * LABEL_SHARE - self._theme.px(TO_MARK + AROUND)
        for method, point in ends.items():
            if self._width_of(texts[method]) > most:
                texts[method] = self._named(point, self._names.get(method, ""))
        per_pixel = self._make_room(texts)
        box = self._item.vb
        low, high = box.viewRange()[1]
        pixels = max(1.0, self.plot.height() - self._theme.px(22))
        step = (high - low) / pixels * self._theme.line_height(Role.CAPTION)
        places = spread({method: _height_of(point) for method, point in ends.items()}, step, low, high)
        for method, label in self.labels.items():
            label.setVisible(method in places)
            at = places.get(method)
            mark = LAST + per_pixel * self._theme.px(TO_MARK)
            self._marks[method].setData([mark] if at is not None else [], [at] if at is not None else [])
            if at is not None:
                label.setText(texts[method])
                label.setPos(mark + per_pixel * self._theme.px(4), at)

    def _brush_of(self, point: Point) -> QColor:
        """What the model stands in for is hollow."""
        return self._theme.surface if point.case.stands_in else QColor(FILLS[point.case.method].fill)

    def _text_of(self, method: str, last: Point) -> str:
        """The name, the time, and for how many messages where that is not the usual number."""
        of = "" if last.case.count == COUNTS[-1] else f" ({last.case.count})"
        return self._named(last, f"{self._names.get(method, '')} {duration(last.seconds)}{of}")

    def _named(self, point: Point, text: str) -> str:
        return self._modelled.format(name=text) if point.case.stands_in else text

    def _width_of(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(Role.CAPTION)).horizontalAdvance(text)

    def _room(self) -> float:
        """Pixels for lines and names."""
        room: float = max(1.0, self.plot.width() - float(self._theme.px(LEFT)))
        return room

    def _make_room(self, texts: Mapping[str, str]) -> float:
        """Leave so much of the width to the names as the longest of them needs; how wide a pixel is, in decades."""
        longest = max(map(self._width_of, texts.values()), default=0.0)
        inner = self._room()
        width = max(inner * (1 - LABEL_SHARE), inner - longest - self._theme.px(TO_MARK + AROUND))
        per_pixel = (LAST + BEFORE) / width
        self.plot.setXRange(-BEFORE, inner * per_pixel - BEFORE, padding=0)
        self._set_ticks(width)
        return per_pixel

    def _set_ticks(self, width: float) -> None:
        """As many counts and times as find room in so many pixels."""
        counts = COUNTS if width > self._theme.px(180) else (COUNTS[0], COUNTS[2], COUNTS[-1])
        every = 1 if self.plot.height() > self._theme.px(150) else 2
        self._item.getAxis("left").setTicks([[(log10(value), text) for value, text in TICKS[::every]]])
        self._item.getAxis("bottom").setTicks([[(log10(count), f"{count:,}") for count in counts]])


def _height_of(point: Point) -> float:
    return log10(max(point.seconds, LEAST))
