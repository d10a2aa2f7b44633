"""What the four ways of framing cost: the time for 1 to 1,000 messages, as lines that say what they are.

Imports pyqtgraph, which takes half a second: so it is made when it is first looked at.
"""

from __future__ import annotations

from math import log10

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.network.framing_costs import COUNTS, FAR, METHODS, NEAR, Measurement, findings
from sim.words import pieces_of
from widgets.icons import icon
from widgets.line_ends import spread
from widgets.named import named
from widgets.theme import BLUE, GREEN, LIGHT, PURPLE, VERMILION, Fill, Role, Theme
from widgets.words import pieces_said, rich

FILLS: dict[str, Fill] = {"unframed": GREEN, "confirmed": VERMILION, "header": BLUE, "delimiter": PURPLE}
SYMBOLS = {"unframed": "t", "confirmed": "o", "header": "s", "delimiter": "d"}
LINES = [(method, place) for method in METHODS for place in (NEAR, FAR)]
DECADES = (1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0)
TIMES = ("1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "0.1 s", "1 s", "10 s", "100 s")
ROOM_FOR_NAMES = 0.34
"""Share of the width, right of the lines, where their names stand."""


class FramingChart(QWidget):
    """The lines, the sentences that they speak, and the way to take them.

    Signals:
        measure_requested: take all points anew.
        stop_requested: take no more.
    """

    measure_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framing_chart")
        self._theme = LIGHT
        self._measurement = Measurement()
        self._title = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "chart_title")
        self._progress = named(QLabel(textFormat=Qt.TextFormat.PlainText), "chart_progress")
        self._progress.setProperty("tone", "muted")
        self._button = named(QPushButton(), "measure_button")
        self._button.clicked.connect(self._press)
        self._note = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "chart_note")
        self.plot = named(pg.PlotWidget(), "chart_plot")
        self._curves = {line: self.plot.plot() for line in LINES}
        self._names = {line: pg.TextItem(anchor=(0, 0.5)) for line in LINES}
        self._lay_out()
        self._set_up_plot()
        self.set_theme(LIGHT)
        self._retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._progress)
        head.addWidget(self._button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.plot, 1)
        self._column.addWidget(self._note)

    def _set_up_plot(self) -> None:
        item = self.plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(False, False)
        for name in self._names.values():
            item.addItem(name, ignoreBounds=True)
        item.vb.sigResized.connect(self._place_names)

    # What to show

    def show_measurement(self, measurement: Measurement) -> None:
        """Show the points that have been taken."""
        self._measurement = measurement
        self._show()

    def _press(self) -> None:
        (self.stop_requested if self._measurement.is_running else self.measure_requested).emit()

    def _show(self) -> None:
        for (method, place), curve in self._curves.items():
            points = self._measurement.line(method, place)
            curve.setData(
                [log10(point.case.count) for point in points], [log10(max(point.seconds, 1e-6)) for point in points]
            )
        self._set_ranges()
        self._place_names()
        self._say()

    def _set_ranges(self) -> None:
        seconds = [max(point.seconds, 1e-6) for point in self._measurement.points] or [1e-4, 10.0]
        low, high = log10(min(seconds)) - 0.3, log10(max(seconds)) + 0.3
        self.plot.setYRange(low, high, padding=0)
        most = log10(COUNTS[-1])
        self.plot.setXRange(-0.1, most / (1 - ROOM_FOR_NAMES), padding=0)

    def _place_names(self) -> None:
        """Each name beside the end of its line, no two over each other."""
        box = self.plot.getPlotItem().vb
        height = box.viewPixelSize()[1] * self._theme.line_height(Role.CAPTION)
        ends = {line: self._end_of(line) for line in LINES}
        shown = {line: end for line, end in ends.items() if end is not None}
        (low, high) = box.viewRange()[1]
        for line, y in spread({line: end[1] for line, end in shown.items()}, height, low, high).items():
            self._names[line].setPos(log10(COUNTS[-1]) + 0.08, y)
        for line, name in self._names.items():
            name.setVisible(line in shown)

    def _end_of(self, line: tuple[str, str]) -> tuple[float, float] | None:
        points = self._measurement.line(*line)
        return (log10(points[-1].case.count), log10(max(points[-1].seconds, 1e-6))) if points else None

    # Looks

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setContentsMargins(theme.gap(12), theme.gap(8), theme.gap(12), theme.gap(8))
        self._column.setSpacing(theme.gap(6))
        self._title.setFont(theme.font(Role.BODY, QFont.Weight.DemiBold))
        self._progress.setFont(theme.font(Role.CAPTION))
        self._note.setFont(theme.font(Role.BODY))
        self.plot.setBackground(theme.surface)
        for side in ("left", "bottom"):
            axis = self.plot.getPlotItem().getAxis(side)
            axis.setPen(theme.muted)
            axis.setTextPen(theme.text)
            axis.setStyle(tickFont=theme.font(Role.CAPTION), maxTickLength=-theme.px(4))
        item = self.plot.getPlotItem()
        item.getAxis("left").setWidth(theme.px(56))
        item.getAxis("left").setTicks([[(log10(value), text) for value, text in zip(DECADES, TIMES, strict=True)]])
        item.getAxis("bottom").setTicks([[(log10(count), f"{count:,}") for count in COUNTS]])
        item.showGrid(x=True, y=True, alpha=0.2)
        for (method, place), curve in self._curves.items():
            style = Qt.PenStyle.SolidLine if place == NEAR else Qt.PenStyle.DashLine
            curve.setPen(pg.mkPen(FILLS[method].fill, width=2 * theme.scale, style=style))
            curve.setSymbol(SYMBOLS[method])
            curve.setSymbolSize(theme.px(8))
            curve.setSymbolBrush(FILLS[method].fill)
            curve.setSymbolPen(pg.mkPen(theme.text, width=1))
        for name in self._names.values():
            name.setColor(theme.text)
            name.setFont(theme.font(Role.CAPTION))
        self._show()

    # Words

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Time until the last byte has arrived, by the number of messages"))
        self.plot.setAccessibleName(self._title.text())
        self.plot.getPlotItem().setLabel("bottom", self.tr("messages"))
        self._say()

    def _say(self) -> None:
        found, theme = self._measurement, self._theme
        text = self.tr("Stop") if found.is_running else self.tr("Measure")
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.setIcon(icon("square" if found.is_running else "play", theme.text))
        done = self.tr("{done} of {total} runs").format(done=len(found.points), total=found.total)
        self._progress.setText(done if found.total else "")
        for (method, place), name in self._names.items():
            name.setText(f"{self._method(method)} · {self._place(place)}")
        self._note.setText(self._note_text())
        self.plot.setAccessibleDescription(self._description())

    def _note_text(self) -> str:
        found = self._measurement
        if found.problem is not None:
            return rich(pieces_said(found.problem))
        if not found.points:
            return rich(pieces_of(self._invitation()))
        return "<br>".join(rich(pieces_said(sentence)) for sentence in findings(found))

    def _invitation(self) -> str:
        return self.tr(
            "Each point is a run of the lesson's own programs, in processes of their own: by all four methods, near by"
            " and over a cable with a round trip of 50 ms, without Nagle. It takes about a minute."
        )

    def _method(self, method: str) -> str:
        names = {
            "unframed": self.tr("none"),
            "confirmed": self.tr("length, then ok"),
            "header": self.tr("header"),
            "delimiter": self.tr("delimiter"),
        }
        return names[method]

    def _place(self, place: str) -> str:
        source = next((point.case.source for point in self._measurement.points if point.case.place == place), "")
        if place == FAR:
            return self.tr("50 ms, model") if source == "model" else self.tr("50 ms")
        return self.tr("near, model") if source == "model" else self.tr("loopback")

    def _description(self) -> str:
        points = ((point.case, point.seconds) for point in self._measurement.points)
        return "; ".join(
            f"{self._method(case.method)}, {self._place(case.place)}, {case.count}: {seconds:.6f} s"
            for case, seconds in points
        )
