"""The TCP state diagram of one end: where it is, the way it came, and what it may do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sim.network.events import AnyEvent, TcpState
from sim.network.state_arrows import Step, label_of
from sim.network.world import World
from widgets.icons import paint_icon
from widgets.ladder_paint import STATE_FILLS
from widgets.legend import MARKS
from widgets.speaking import Speaking
from widgets.state_diagram_layout import PLACES, DiagramLayout, Point, Route
from widgets.theme import LIGHT, ORANGE, Role, Theme

REACH = 7
HEAD = 7


class StateDiagram(Speaking, QWidget):
    """Draws the steps of one end into the diagram; nothing is lit while there are none.

    Signals:
        step_chosen: an arrow was clicked along which the end has gone. arg: the Step, the last one along it
    """

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._theme = LIGHT
        self._steps: Sequence[Step] = ()
        self._shows_all = False
        self.retranslate()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show an end that has gone this way."""
        if steps != self._steps:
            self._steps = steps
            self.retranslate()

    def show_all(self, all_arrows: bool) -> None:
        """Also draw the arrows that are seldom taken."""
        self._shows_all = all_arrows
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(350), self._theme.px(330))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(310), self._theme.px(236))

    @property
    def state(self) -> TcpState | None:
        """The state that is lit."""
        return self._steps[-1].after if self._steps else None

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the state that was entered just now, and what is written at the arrow to it."""
        if not self._steps or all(event.time != self._steps[-1].time for event in news):
            return []
        taken = [route for route in self._labelled(self._layout()) if self._rank(route) > 1]
        return [self.place_of_state(), *(self._label_box(route).toAlignedRect() for route in taken)]

    def place_of_state(self) -> QRect:
        """Where the state stands that is lit; nowhere if none is."""
        return QRect() if self.state is None else _box(self._layout(), self.state).toAlignedRect()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._layout()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for route in sorted(self._shown(layout), key=self._rank):
                self._paint_route(painter, route)
            for route in sorted(self._labelled(layout), key=self._rank):
                self._paint_label(painter, route)
            for state in PLACES:
                self._paint_state(painter, layout, state)

    def _layout(self) -> DiagramLayout:
        return DiagramLayout(self.width(), self.height(), self._theme.scale)

    def _shown(self, layout: DiagramLayout) -> list[Route]:
        return [
            route
            for route in layout.routes()
            if route.arrow.is_usual or self._shows_all or self._last_along(route) is not None
        ]

    def _last_along(self, route: Route) -> Step | None:
        pair = route.arrow.before, route.arrow.after
        return next((step for step in reversed(self._steps) if step.pair == pair), None)

    def _rank(self, route: Route) -> int:
        """2 for the last transition, 1 for one on the way, 0 for any other: what matters more is painted later."""
        step = self._last_along(route)
        return 0 if step is None else 2 if step is self._steps[-1] else 1

    def _paint_route(self, painter: QPainter, route: Route) -> None:
        theme, rank = self._theme, self._rank(route)
        colour = (theme.border, theme.accent, theme.accent)[rank]
        pen = QPen(colour, theme.stroke * (0.5, 0.8, 1.3)[rank])
        if not route.arrow.is_usual:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in route.points]))
        _paint_head(painter, route.points[-2], route.points[-1], colour, theme.px(HEAD + 2 * rank))

    def _paint_label(self, painter: QPainter, route: Route) -> None:
        theme, box = self._theme, self._label_box(route)
        painter.setFont(self._label_font(route))
        painter.fillRect(box.adjusted(-theme.px(2), 0, theme.px(2), 0), theme.surface)
        painter.setPen((theme.muted, theme.text, theme.accent)[self._rank(route)])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._label_text(route))

    def _label_box(self, route: Route) -> QRectF:
        """Where the label of an arrow stands, wholly inside."""
        metrics, label = QFontMetricsF(self._label_font(route)), route.label
        width = metrics.horizontalAdvance(self._label_text(route))
        height = self._theme.line_height(Role.CAPTION) * 0.94
        left = label.x - width * (1 - label.side) / 2
        return QRectF(min(max(0.0, left), self.width() - width), label.y - height / 2, width, height)

    def _labelled(self, layout: DiagramLayout) -> list[Route]:
        """The arrows at which something is written: in a very low diagram not those whose words a state would cover."""
        states, least = [_box(layout, state) for state in PLACES], self._theme.px(3)
        return [
            route
            for route in self._shown(layout)
            if (route.arrow.is_usual or self._rank(route) > 0)
            and all(state.intersected(self._label_box(route)).height() < least for state in states)
        ]

    def _label_text(self, route: Route) -> str:
        step = self._last_along(route)
        return _label((step and label_of(step)) or route.arrow.label)

    def _label_font(self, route: Route) -> QFont:
        return self._theme.font(Role.CAPTION, QFont.Weight.DemiBold if self._rank(route) == 2 else None)

    def _paint_state(self, painter: QPainter, layout: DiagramLayout, state: TcpState) -> None:
        theme = self._theme
        box = _box(layout, state)
        is_lit = state is self.state
        was_there = any(state in step.pair for step in self._steps)
        fill = STATE_FILLS.get(state, ORANGE)
        painter.setPen(QPen(theme.accent if was_there else theme.border, theme.stroke * (1.1 if is_lit else 0.5)))
        painter.setBrush(theme.surface)
        ink = theme.text if was_there else theme.muted
        if is_lit and state is not TcpState.CLOSED:
            painter.setBrush(fill.fill)
            ink = fill.ink
        elif was_there:
            painter.setBrush(theme.selection)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setPen(ink)
        painter.setFont(theme.font(Role.CODE_CAPTION, QFont.Weight.DemiBold if was_there else None))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, state.value)
        if is_lit and (icon := MARKS.get(self._steps[-1].origin)):
            size = theme.px(16)
            mark = QRectF(box.right() - size * 0.85, box.top() - size * 0.6, size, size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.surface)
            painter.drawEllipse(mark)
            paint_icon(painter, icon, theme.ok, mark)

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._step_at(event.position())
        if step is not None and event.button() is Qt.MouseButton.LeftButton:
            self.step_chosen.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hit = self._step_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor)

    def _step_at(self, point: QPointF) -> Step | None:
        """The last step into the state, or along the arrow, that lies there."""
        layout = self._layout()
        for state in PLACES:
            if _box(layout, state).contains(point):
                return next((step for step in reversed(self._steps) if step.after is state), None)
        taken = [route for route in self._shown(layout) if self._last_along(route) is not None]
        near = [(route.distance(point.x(), point.y()), self._last_along(route)) for route in taken]
        distance, step = min(near, key=lambda each: each[0], default=(float("inf"), None))
        return step if distance <= REACH * self._theme.scale else None

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("State diagram"))
        way = " -> ".join(step.after.value for step in self._steps)
        self.setAccessibleDescription(way or self.tr("no connection yet"))
        self.update()


def _label(text: str) -> str:
    return QCoreApplication.translate("state_arrows", text)


def _box(layout: DiagramLayout, state: TcpState) -> QRectF:
    (x, y), (width, height) = layout.centre(state), layout.box
    return QRectF(x - width / 2, y - height / 2, width, height)


def _paint_head(painter: QPainter, before: Point, tip: Point, colour: QColor, size: float) -> None:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length * size, dy / length * size
    back_x, back_y = tip[0] - ux, tip[1] - uy
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    wings = [QPointF(back_x - uy / 2, back_y + ux / 2), QPointF(back_x + uy / 2, back_y - ux / 2)]
    painter.drawPolygon(QPolygonF([QPointF(*tip), *wings]))
