"""The interleaving: who did what and when, as blocks in a row for each thread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from sim.concurrency.events import Stepped
from sim.concurrency.names import short_name
from sim.concurrency.world import World
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.thread_strip_layout import StripLayout
from widgets.thread_strip_paint import EDGE, ICON, StripPicture, name_font, text_of
from widgets.thread_words import kind_name

ROW = 40
COLUMN, USUAL_COLUMN, LEAST_COLUMN = 116, 66, 26
"""At the usual width a short text like "start T1" can be read, at the least one the icon of its kind is seen."""
NARROWER = 0.75
"""So much of the usual width is enough where all steps are seen then."""
LEAST_ROWS, MOST_ROWS = 3, 5
"""So many threads are seen without scrolling where there is little room, and where there is enough."""
INSET = 2
"""Between the frame and what is painted, so that its corners stay round."""


class ThreadStrip(Speaking, QAbstractScrollArea):
    """Steps that have been done are filled, those of the rest of the run are outlines. Ctrl and the wheel zoom.

    Signals:
        time_requested: a block was clicked. arg: the time of its step
        advance_requested: the name of a thread was clicked. arg: its number
    """

    time_requested = Signal(float)
    advance_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread_strip")
        self.setProperty("card", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._world = self._whole = World()
        self._time, self._zoom, self._theme = 0.0, 1.0, LIGHT
        self._horizon = inf
        self._turns: tuple[int, ...] = ()
        self.retranslate()

    def show_world(self, world: World, time: float, whole: World | None = None) -> None:
        """Show this moment; `whole` is the world at the end of the run as far as it is known."""
        self._world, self._time = world, time
        self._whole = whole if whole is not None and len(whole.strip) >= len(world.strip) else world
        self._measure()
        self._keep_in_sight()
        self._describe()

    def hide_after(self, time: float) -> None:
        """What is still to come from that time on is to be guessed, and not shown. Its places stay free."""
        self._horizon = time
        self.viewport().update()

    def set_turns(self, threads: Sequence[int]) -> None:
        """The threads that could take the next step: a click on their names lets them."""
        if tuple(threads) != self._turns:
            self._turns = tuple(threads)
            self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        inset = theme.px(INSET)
        self.setViewportMargins(inset, inset, inset, inset)
        self._measure()
        self.updateGeometry()

    def zoom(self, factor: float) -> None:
        """Give every step so many times the room."""
        self._zoom = min(8.0, max(0.05, self._zoom * factor))
        self._measure()
        self._keep_in_sight()

    def unzoom(self) -> None:
        """Give every step the room that it has by itself."""
        self.zoom(1.0 / self._zoom)

    def sizeHint(self) -> QSize:
        rows = max(2, len(self._threads))
        return QSize(400, rows * self._theme.gap(ROW) + self._around)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height_of(LEAST_ROWS))

    @property
    def readable_height(self) -> int:
        """Pixels in which the rows of a usual program can all be read."""
        return self._height_of(MOST_ROWS)

    def _height_of(self, most: int) -> int:
        rows = min(most, max(2, len(self._threads)))
        bar = self.horizontalScrollBar()
        return rows * self._least_row + self._around + (bar.sizeHint().height() if bar.maximum() else 0)

    @property
    def _around(self) -> int:
        """What stands above and below the rows, in pixels."""
        return self._theme.gap(16) + 2 * self._theme.px(INSET)

    @property
    def layout_now(self) -> StripLayout:
        """Where everything stands at this size and place of the scroll bars."""
        left = self._names_width + self._theme.px(EDGE) - self.horizontalScrollBar().value()
        top = self._theme.px(4) - self.verticalScrollBar().value()
        strip = self._whole.strip
        shown = max(len(self._world.strip), bisect_left(strip, self._horizon, key=lambda step: step.time))
        steps = strip if shown == len(strip) else strip[:shown]
        return StripLayout(steps, self._threads, left, top, self._column, self._row)

    def place_of_newest(self) -> QRect:
        """The block of the newest step, in the pixels of the viewport; nowhere before the first."""
        strip = self._world.strip
        return self.layout_now.box(strip[-1]).toRect() if strip else QRect()

    # Sizes

    @property
    def _threads(self) -> tuple[int, ...]:
        return tuple(sorted(self._whole.threads))

    @property
    def _row(self) -> float:
        """As high as all rows have room; where some must be scrolled to, the others are seen whole."""
        room = self.viewport().height() - 2 * self._theme.px(4)
        in_sight = max(1, min(len(self._threads), int(room // self._least_row)))
        return min(self._theme.gap(ROW), room / in_sight)

    @property
    def _least_row(self) -> int:
        return self._theme.line_height(Role.CODE_CAPTION) + 4

    @property
    def _column(self) -> float:
        """As wide as all steps have room, within limits."""
        room = self.viewport().width() - self._names_width - 3 * self._theme.px(EDGE)
        most, least = self._theme.px(COLUMN), self._theme.px(LEAST_COLUMN)
        usual, share = self._theme.px(USUAL_COLUMN), room / max(1, self._last_step)
        fitting = min(most, share) if share >= NARROWER * usual else usual
        return min(2.0 * most, max(least, fitting * self._zoom))

    @property
    def _last_step(self) -> float:
        strip = self._whole.strip
        return strip[-1].time if strip else 1.0

    @property
    def _names_width(self) -> float:
        metrics = QFontMetricsF(name_font(self._theme))
        names = (metrics.horizontalAdvance(short_name(self._whole, thread)) for thread in self._threads)
        return min(self._theme.px(96), max(names, default=0.0)) + 2 * self._theme.px(EDGE) + self._theme.px(ICON)

    def _measure(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        width = self._names_width + self._last_step * self._column + 2 * self._theme.px(EDGE)
        across.setPageStep(self.viewport().width())
        across.setSingleStep(round(self._column))
        across.setRange(0, max(0, round(width) - self.viewport().width()))
        height = len(self._threads) * self._row + 2 * self._theme.px(4)
        down.setPageStep(self.viewport().height())
        down.setRange(0, max(0, int(height) - self.viewport().height()))
        self.viewport().update()

    def _keep_in_sight(self) -> None:
        """Turn to the page on which the moment stands well inside: always the same one for a moment."""
        bar, column = self.horizontalScrollBar(), self._column
        page = max(column, self.viewport().width() - self._names_width - 2 * column)
        place = max(0.0, self._time - 1) * column
        bar.setValue(int(place // page * page))
        if self._world.running in self._threads:
            self._keep_row_in_sight(self._threads.index(self._world.running))

    def _keep_row_in_sight(self, place: int) -> None:
        page = max(1, int(self.viewport().height() // self._row))
        self.verticalScrollBar().setValue(int(place // page * page * self._row))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        down = self.verticalScrollBar()
        picture = StripPicture(
            self.layout_now,
            self._world,
            self._whole,
            self._time,
            self._turns,
            self._names_width,
            self._theme,
            is_cut_above=down.value() > 0,
            is_cut_below=down.value() < down.maximum(),
        )
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            picture.paint(painter, QRectF(self.viewport().rect()))
            if not self._whole.strip:
                picture.paint_nothing(painter, QRectF(self.viewport().rect()), self.tr("no step has been taken yet"))

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._keep_in_sight()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        step, thread = self._step_at(event.position()), self._name_at(event.position())
        if step is not None:
            self.time_requested.emit(step.time)
        elif thread is not None:
            self.advance_requested.emit(thread)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _step_at(self, point: QPointF) -> Stepped | None:
        return self.layout_now.step_at(point) if point.x() >= self._names_width else None

    def _name_at(self, point: QPointF) -> int | None:
        place = int((point.y() - self.layout_now.top) // self._row)
        is_one = point.x() < self._names_width and 0 <= place < len(self._threads)
        return self._threads[place] if is_one else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 if turned > 0 else 0.8)
        elif self.verticalScrollBar().maximum() and not event.angleDelta().x():
            super().wheelEvent(event)
            return
        else:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPointF) -> str:
        step, thread = self._step_at(point), self._name_at(point)
        if step is not None:
            return self.step_text(step)
        if thread not in self._turns or thread is None:
            return ""
        return self.tr("Let {thread} step").format(thread=short_name(self._whole, thread))

    # Words

    def step_text(self, step: Stepped) -> str:
        """A step in words."""
        text = self.tr("step {number}: {thread}, {kind}: {text} (line {line})")
        name = short_name(self._whole, step.thread)
        return text.format(
            number=round(step.time),
            thread=name,
            kind=kind_name(step.kind),
            text=text_of(self._whole, step),
            line=step.line,
        )

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Order of the steps"))
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        strip = self._world.strip
        self.setAccessibleDescription(self.step_text(strip[-1]) if strip else self.tr("no step has been taken yet"))
