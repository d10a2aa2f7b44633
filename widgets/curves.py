"""The curves of a TCP end, with the same playhead as the ladder.

Imports pyqtgraph, which takes half a second: so it is made when it is first looked at.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sim.network.curves import Series, figure_curves, sequence_curves, talking_ends
from sim.network.events import AnyEvent, FrameEvent, TcpFigures
from sim.network.world import EndKey, World
from widgets.named import named
from widgets.segmented import Segmented
from widgets.speaking import Speaking
from widgets.theme import BLUE, GREEN, LIGHT, SKY, VERMILION, Role, Theme

SEQUENCE, WINDOW, ROUND_TRIP = range(3)
MOST_ENDS = 4
AROUND = 14
"""Pixels at normal scale between a new point and the edge of its place."""
LEAST_HEIGHT = 52
"""Of a plot: where there is less room, there are fewer of them."""


@dataclass(frozen=True)
class Look:
    """How a series is drawn: a line that steps, or single points; `dashed` where it is a limit, `filled` below it."""

    colour: QColor
    steps: bool = True
    dashed: bool = False
    symbol: str = ""
    filled: bool = False


LOOKS = {
    SEQUENCE: (
        Look(BLUE.fill, steps=False, symbol="o"),
        Look(VERMILION.fill, steps=False, symbol="x"),
        Look(GREEN.fill),
    ),
    WINDOW: (Look(SKY.fill, filled=True), Look(BLUE.fill), Look(VERMILION.fill, dashed=True)),
    ROUND_TRIP: (Look(GREEN.fill), Look(VERMILION.fill, dashed=True)),
}


class Curves(Speaking, QFrame):
    """Sequence over time, bytes in flight below the congestion window, round trip: of the end that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves")
        self.setProperty("card", True)
        self._theme = LIGHT
        self._whole, self._time, self._length = World(), 0.0, 0.0
        self._ends: list[EndKey] = []
        self._chosen_from = self._whole
        self._known: object = None
        self._series: list[Sequence[Series]] = []
        self._choice = Segmented((), "curves_end")
        self._note = named(QLabel(wordWrap=True), "curves_note")
        self._note.setProperty("tone", "muted")
        self._titles = [QLabel(wordWrap=True) for _ in LOOKS]
        self._plots = [self._plot(f"curve_{index}") for index in LOOKS]
        self._items = [[plot.plot() for _ in LOOKS[index]] for index, plot in enumerate(self._plots)]
        self._heads = [self._head(plot) for plot in self._plots]
        self._column = QVBoxLayout(self)
        for widget in (self._choice, self._note):
            self._column.addWidget(widget)
        for title, plot in zip(self._titles, self._plots, strict=True):
            self._column.addWidget(title)
            self._column.addWidget(plot, 1)
        # It leaves plots out where there is less room, so those of the moment must not keep it high.
        self.setMinimumHeight(1)
        self.set_theme(LIGHT)
        self._say()

    # What to show

    def show_run(self, whole: World, length: float) -> None:
        """Take all that is known of the run, which lasts so many seconds: the picture does not shift while it plays.

        It ends with the last packet; for what a host only waits afterwards there is nothing to plot.
        """
        self._whole = whole
        if whole.packets:
            last = whole.packets[-1]
            length = min(length, last.sent if last.arrives is None else last.arrives)
        if length != self._length:
            self._length = length
            for plot in self._plots:
                plot.setXRange(0, max(length, 0.001), padding=0.02)
        self._draw_if_seen()

    def show_time(self, time: float) -> None:
        """Show what has happened by `time` (seconds)."""
        self._time = time
        self._draw_if_seen()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.px(2))
        self._column.setContentsMargins(*[theme.gap(8)] * 4)
        self._note.setFont(theme.font(Role.CAPTION))
        for title in self._titles:
            title.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold))
        for index, plot in enumerate(self._plots):
            self._dress(plot)
            for item, look in zip(self._items[index], LOOKS[index], strict=True):
                self._dress_item(item, look)
        for head in self._heads:
            head.setPen(pg.mkPen(theme.accent, width=max(1.0, theme.scale)))
        self._fit()

    def _dress(self, plot: pg.PlotWidget) -> None:
        theme = self._theme
        plot.setBackground(theme.surface)
        for name in ("left", "bottom"):
            axis = plot.getAxis(name)
            axis.setPen(pg.mkPen(theme.border))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setTickFont(theme.font(Role.CAPTION))
            axis.setStyle(hideOverlappingLabels=True, maxTickLevel=0)
        plot.getAxis("left").setWidth(theme.px(44))

    def _dress_item(self, item: pg.PlotDataItem, look: Look) -> None:
        style = Qt.PenStyle.DashLine if look.dashed else Qt.PenStyle.SolidLine
        item.setPen(pg.mkPen(look.colour, width=2 * self._theme.scale, style=style) if look.steps else None)
        if look.filled:
            item.setFillLevel(0)
            item.setBrush(look.colour)
        if look.symbol:
            item.setSymbol(look.symbol)
            item.setSymbolSize(self._theme.px(7))
            item.setSymbolPen(pg.mkPen(self._theme.border))
            item.setSymbolBrush(look.colour)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many plots as have room, and the seconds below the last of them only."""
        theme = self._theme
        above = self._choice.sizeHint().height() + 2 * theme.gap(8)
        above += self._note.sizeHint().height() if not self._note.isHidden() else 0
        each = theme.line_height(Role.CAPTION) + theme.px(LEAST_HEIGHT)
        count = min(len(self._plots), max(1, (self.height() - above) // each))
        for index, (title, plot) in enumerate(zip(self._titles, self._plots, strict=True)):
            title.setVisible(index < count)
            plot.setVisible(index < count)
            plot.getAxis("bottom").setStyle(showValues=index == count - 1)

    def showEvent(self, event: QEvent) -> None:
        self._draw()

    # Drawing

    def _draw_if_seen(self) -> None:
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        if self._whole is not self._chosen_from:
            self._chosen_from = self._whole
            self._show_choice()
        end = self._chosen()
        key = (end, len(self._whole.packets), len(self._whole.under_way), len(self._whole.figures))
        if key != self._known:
            self._known = key
            self._series = _series_of(self._whole, end)
            self._show_note(end)
        for index, kinds in enumerate(self._series):
            for item, points, look in zip(self._items[index], kinds, LOOKS[index], strict=True):
                _set(item, points, look, self._time)
        for head in self._heads:
            head.setValue(self._time)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the points that have just come, in each plot that has room."""
        times = {event.time for event in news if isinstance(event, FrameEvent | TcpFigures)}
        found = [self._spot(plot, kinds, times) for plot, kinds in zip(self._plots, self._series, strict=False)]
        return [place for place in found if not place.isEmpty()]

    def _spot(self, plot: pg.PlotWidget, kinds: Sequence[Series], times: Set[float]) -> QRect:
        if plot.isHidden():
            return QRect()
        around, united = self._theme.px(AROUND), QRegion()
        plot.getViewBox().updateAutoRange()  # which otherwise waits for the next picture
        for point in (point for points in kinds for point in zip(*points, strict=True) if point[0] in times):
            middle = plot.mapFromScene(plot.getViewBox().mapViewToScene(QPointF(*point)))
            united += QRect(middle, middle).adjusted(-around, -around, around, around)
        place = united.boundingRect().translated(plot.pos())
        return place.intersected(plot.geometry())

    def _show_choice(self) -> None:
        ends = talking_ends(self._whole)[:MOST_ENDS]
        if ends == self._ends:
            return
        self._ends = ends
        old, self._choice = self._choice, Segmented([str(index) for index in range(len(ends))], "curves_end")
        self._choice.value_chosen.connect(self._draw)
        self._column.replaceWidget(old, self._choice)
        old.setParent(None)
        old.deleteLater()
        self._say()

    def _chosen(self) -> EndKey | None:
        return self._ends[int(self._choice.value)] if self._choice.value else None

    def _show_note(self, end: EndKey | None) -> None:
        has_figures = any((each.local, each.peer) == end for each in self._whole.figures)
        if end is None:
            text = self.tr("There is no TCP conversation yet.")
        elif not has_figures:
            text = self.tr("Window and round trip are known only where an end itself is asked: wire and model.")
        else:
            text = ""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._fit()

    # Parts and words

    def _plot(self, name: str) -> pg.PlotWidget:
        plot = named(pg.PlotWidget(), name)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        for part in (plot, plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMinimumHeight(1)
        return plot

    def _head(self, plot: pg.PlotWidget) -> pg.InfiniteLine:
        head = pg.InfiniteLine(angle=90)
        plot.addItem(head, ignoreBounds=True)
        return head

    def _say(self) -> None:
        """Say everything in the language of the moment."""
        titles = (
            self.tr("Sequence: sent (dots), again (crosses), confirmed (line)"),
            self.tr("In flight (filled), window (line), threshold (dashed)"),
            self.tr("Round trip, timeout (dashed), in ms"),
        )
        for title, plot, text in zip(self._titles, self._plots, titles, strict=True):
            title.setText(text)
            plot.setAccessibleName(text)
        names = {"client": self.tr("Client"), "server": self.tr("Server")}
        shown = {}
        for index, (local, _) in enumerate(self._ends):
            owner = self._whole.owners.get(local, "")
            shown[str(index)] = names.get(owner, owner or str(local))
        self._choice.set_titles(shown, self.tr("Whose curves"))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self._known = None
        self._draw()


def _series_of(whole: World, end: EndKey | None) -> list[Sequence[Series]]:
    """The series of each plot."""
    if end is None:
        return [[Series([], [])] * len(looks) for looks in LOOKS.values()]
    sequence, figures = sequence_curves(whole, end), figure_curves(whole.figures, end)
    return [sequence[:3], [sequence.in_flight, *figures[:2]], figures[2:]]


def _set(item: pg.PlotDataItem, points: Series, look: Look, now: float) -> None:
    count = bisect_right(points.times, now)
    times, values = points.times[:count], points.values[:count]
    if look.steps:
        # A step from each point to the next: every value holds until the one after it, the last one until now.
        times = [time for time in times for _ in range(2)][1:] + [now] * bool(count)
        values = [value for value in values for _ in range(2)]
    item.setData(times, values)
