"""The interleaving: who did what and when, as blocks in a row for each thread."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from sim.concurrency.events import Kind, Stepped
from sim.concurrency.names import readable, short_name
from sim.concurrency.world import World
from widgets.theme import LIGHT, Role, Theme
from widgets.thread_strip_layout import StripLayout
from widgets.thread_words import KIND_LETTERS, kind_fill, kind_name

ROW, LEAST_ROW = 40, 24
COLUMN, LEAST_COLUMN = 116, 26
EDGE = 8
LEAST_TEXT = 8
"""Characters under which a shortened text says no more than the letters of its kind."""


class ThreadStrip(QAbstractScrollArea):
    """Steps that have been done are filled, those of the rest of the run are outlines. Ctrl and the wheel zoom.

    Signals:
        time_requested: a block was clicked. arg: the time of its step
    """

    time_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread_strip")
        self.setProperty("card", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._world = self._whole = World()
        self._time, self._zoom, self._theme = 0.0, 1.0, LIGHT
        self._holds_back = False
        self.retranslate()

    def show_world(self, world: World, time: float, whole: World | None = None) -> None:
        """Show this moment; `whole` is the world at the end of the run as far as it is known."""
        self._world, self._time = world, time
        self._whole = whole if whole is not None and len(whole.strip) >= len(world.strip) else world
        self._measure()
        self._keep_in_sight()
        self._describe()

    def hold_back(self, is_held_back: bool) -> None:
        """Whether the steps that are still to come are to be guessed, and not shown. Their places stay free."""
        self._holds_back = is_held_back
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
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
        return QSize(400, rows * self._theme.gap(ROW) + self._theme.gap(16))

    def minimumSizeHint(self) -> QSize:
        rows = min(3, max(2, len(self._threads)))
        return QSize(200, rows * self._theme.gap(LEAST_ROW) + self._theme.gap(16))

    @property
    def layout_now(self) -> StripLayout:
        """Where everything stands at this size and place of the scroll bars."""
        left = self._names_width + self._theme.px(EDGE) - self.horizontalScrollBar().value()
        top = self._theme.px(4) - self.verticalScrollBar().value()
        shown = self._world if self._holds_back else self._whole
        return StripLayout(shown.strip, self._threads, left, top, self._column, self._row)

    # Sizes

    @property
    def _threads(self) -> tuple[int, ...]:
        return tuple(sorted(self._whole.threads))

    @property
    def _row(self) -> float:
        room = self.viewport().height() - 2 * self._theme.px(4)
        least, most = self._theme.gap(LEAST_ROW), self._theme.gap(ROW)
        return min(most, max(least, room / max(1, len(self._threads))))

    @property
    def _column(self) -> float:
        """As wide as all steps have room, within limits: on the narrowest block its letters still stand."""
        room = self.viewport().width() - self._names_width - 3 * self._theme.px(EDGE)
        most, least = self._theme.px(COLUMN), self._theme.px(LEAST_COLUMN)
        fitting = min(most, max(self._usual, room / max(1, self._last_step)))
        return min(2.0 * most, max(least, fitting * self._zoom))

    @property
    def _usual(self) -> float:
        """The width in which a short text like "read n" can be read."""
        return self._theme.px(88)

    @property
    def _last_step(self) -> float:
        strip = self._whole.strip
        return strip[-1].time if strip else 1.0

    @property
    def _names_width(self) -> float:
        metrics = QFontMetricsF(self._name_font())
        names = (metrics.horizontalAdvance(short_name(self._whole, thread)) for thread in self._threads)
        return min(self._theme.px(96), max(names, default=0.0)) + 2 * self._theme.px(EDGE)

    def _name_font(self) -> QFont:
        return self._theme.font(Role.CAPTION, QFont.Weight.DemiBold)

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
        """Scroll so that the moment stands well inside, if it does not."""
        x, bar = self.layout_now.x_of(self._time), self.horizontalScrollBar()
        if not self._names_width + self._column <= x <= self.viewport().width() - self.layout_now.column:
            bar.setValue(round(bar.value() + x - self.viewport().width() * 0.6))
        if self._world.running in self._threads:
            self._keep_row_in_sight(self._threads.index(self._world.running))

    def _keep_row_in_sight(self, place: int) -> None:
        top, bar = place * self._row, self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(int(top))
        elif top + self._row > bar.value() + self.viewport().height():
            bar.setValue(int(top + self._row - self.viewport().height() + self._theme.px(8)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, theme = self.layout_now, self._theme
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.viewport().rect(), theme.surface)
            self._paint_rules(painter, layout)
            painter.setClipRect(QRectF(self._names_width, 0, self.viewport().width(), self.viewport().height()))
            for step in layout.between(self._names_width, self.viewport().width()):
                self._paint_block(painter, layout.box(step), step)
            self._paint_playhead(painter, layout.x_of(self._time))
            painter.setClipping(False)
            self._paint_names(painter, layout)

    def _paint_rules(self, painter: QPainter, layout: StripLayout) -> None:
        painter.setPen(QPen(self._theme.divider, 1))
        for place in range(1, len(self._threads)):
            y = layout.top + place * layout.row
            painter.drawLine(QPointF(0, y), QPointF(self.viewport().width(), y))

    def _paint_names(self, painter: QPainter, layout: StripLayout) -> None:
        theme = self._theme
        painter.setFont(self._name_font())
        width = self._names_width - 2 * theme.px(EDGE)
        painter.setPen(QPen(theme.divider, 1))
        painter.drawLine(QPointF(self._names_width, 0), QPointF(self._names_width, self.viewport().height()))
        for place, thread in enumerate(self._threads):
            room = QRectF(theme.px(EDGE) * 1.5, layout.top + place * layout.row, width, layout.row)
            painter.setPen(theme.text if thread == self._world.running else theme.muted)
            name = short_name(self._whole, thread)
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(width) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_block(self, painter: QPainter, box: QRectF, step: Stepped) -> None:
        theme, fill, is_done = self._theme, kind_fill(step.kind), step.time <= self._time
        is_newest = is_done and step.time == self._newest
        pen = QPen(theme.text if is_newest else theme.border, theme.stroke * (0.8 if is_newest else 0.4))
        if not is_done:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(fill.fill if is_done else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setPen(fill.ink if is_done else theme.muted)
        painter.setFont(theme.font(Role.CODE_CAPTION, QFont.Weight.DemiBold if is_newest else None))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._fitting(painter, box.width() - 4, step))

    def _fitting(self, painter: QPainter, width: float, step: Stepped) -> str:
        """The longest that fits: the text, its kind in letters with what it touches, or the letters alone."""
        letters, touched = KIND_LETTERS[step.kind], next(iter((*step.writes, *step.reads)), "")
        metrics, both = painter.fontMetrics(), self._text_of(f"{letters} {touched}")
        for text in (self._text(step), both):
            if metrics.horizontalAdvance(text) <= width:
                return text
        has_room = metrics.horizontalAdvance("0") * LEAST_TEXT <= width
        return metrics.elidedText(both, Qt.TextElideMode.ElideRight, round(width)) if has_room else letters

    def _text(self, step: Stepped) -> str:
        """The end of a thread is its own."""
        return step.kind.value if step.kind is Kind.END else self._text_of(step.text)

    def _text_of(self, text: str) -> str:
        return readable(self._whole, text).strip()

    @property
    def _newest(self) -> float:
        strip = self._world.strip
        return strip[-1].time if strip else -1.0

    def _paint_playhead(self, painter: QPainter, x: float) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.accent, theme.stroke))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.viewport().height()))

    # Hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._keep_in_sight()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position())
        if step is not None and event.button() is Qt.MouseButton.LeftButton:
            self.time_requested.emit(step.time)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _step_at(self, point: QPointF) -> Stepped | None:
        return self.layout_now.step_at(point) if point.x() >= self._names_width else None

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
            step = self._step_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.step_text(step) if step is not None else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # Words

    def step_text(self, step: Stepped) -> str:
        """A step in words."""
        text = self.tr("step {number}: {thread}, {kind}: {text} (line {line})")
        name = short_name(self._whole, step.thread)
        return text.format(
            number=round(step.time), thread=name, kind=kind_name(step.kind), text=self._text(step), line=step.line
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Order of the steps"))
        self._describe()

    def _describe(self) -> None:
        strip = self._world.strip
        self.setAccessibleDescription(self.step_text(strip[-1]) if strip else self.tr("no step has been taken yet"))
