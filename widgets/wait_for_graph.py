"""The wait-for graph: which thread has which lock, which one waits for which, and the ring if there is one.

A ring of many is drawn without boxes for its locks: their names stand beside the arrows.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF

from sim.concurrency.events import AnyEvent
from sim.concurrency.names import short_name
from sim.concurrency.news import names_in, threads_in
from sim.concurrency.waits import Edge, Graph, Node, graph_of
from sim.concurrency.world import Thread, World
from widgets import wait_for_ring
from widgets.drawn_arrow import moved_aside, paint_arrow, shortened
from widgets.icons import paint_icon
from widgets.lock_panel import icon_of
from widgets.text_lines import paint_line
from widgets.theme import GREY, Role
from widgets.thread_words import look_of
from widgets.wait_for_layout import SIDE, in_a_circle, places
from widgets.words import tip
from widgets.world_card import WorldCard

EDGE = 12
HEIGHT = 30
HEAD = 11


class WaitForGraph(WorldCard):
    """Threads are pills in the colour of their state, locks are boxes; the ring is drawn thick in the error colour."""

    def __init__(self) -> None:
        super().__init__("wait_for_graph")
        self._graph = Graph()
        self.retranslate()

    def show_world(self, world: World) -> None:
        """Show this moment."""
        self._graph = graph_of(world)
        super().show_world(world)

    @property
    def cycle_text(self) -> str:
        """The ring in words; empty if there is none."""
        cycle = self._graph.cycle
        if not cycle:
            return ""
        names = [short_name(self._world, thread) for thread in (*cycle, cycle[0])]
        text = self.tr("A ring: {threads}").format(threads=" > ".join(names))
        room = self.width() - 2 * self._theme.px(EDGE)
        if QFontMetricsF(self._theme.font(Role.CAPTION, QFont.Weight.Bold)).horizontalAdvance(text) <= room:
            return text
        return self.tr("A ring of {count} threads").format(count=len(cycle))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(80))

    # Places

    @property
    def _room(self) -> QRectF:
        """Where the nodes stand; the words are above and below."""
        theme = self._theme
        line = theme.line_height(Role.CAPTION)
        top = line + theme.gap(12) if self._graph.cycle else theme.gap(8)
        return QRectF(self.rect()).adjusted(theme.px(6), top, -theme.px(6), -line - theme.gap(10))

    def boxes(self) -> dict[Node, QRectF]:
        """Where every node stands."""
        return places(self._widths, self._theme.gap(HEIGHT), self._room, bool(self._graph.cycle))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: threads, and what they have touched; nothing of a ring that is too long for boxes."""
        nodes = {Node(thread=thread) for thread in threads_in(news)} | {Node(lock=name) for name in names_in(news)}
        boxes = {} if self.is_long_ring else self.boxes()
        return [box.toRect() for node, box in boxes.items() if node in nodes]

    @property
    def _widths(self) -> dict[Node, float]:
        return {node: self._width(node) for node in self._graph.nodes}

    def _width(self, node: Node) -> float:
        icon = self._theme.px(12) + self._theme.px(5)
        text = QFontMetricsF(self._font(node)).horizontalAdvance(self._name(node))
        return min(self.width() * 0.42, text + icon + 2 * self._theme.px(8))

    def _font(self, node: Node) -> QFont:
        return self._theme.font(Role.CODE_CAPTION if node.lock else Role.CAPTION, QFont.Weight.DemiBold)

    def _name(self, node: Node) -> str:
        return node.lock or short_name(self._world, node.thread or 0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        boxes = self.boxes()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_long_ring:
                self._paint_long_ring(painter)
                self._paint_words(painter)
                return
            for edge in sorted(self._graph.edges, key=lambda each: each.in_cycle):
                self._paint_edge(painter, edge, boxes[edge.start], boxes[edge.end])
            for node, box in boxes.items():
                self._paint_node(painter, node, box)
            self._paint_words(painter)

    @property
    def is_long_ring(self) -> bool:
        """Whether there is a ring of more threads and locks than can stand in a circle."""
        return bool(self._graph.cycle) and in_a_circle(self._widths, self._theme.gap(HEIGHT), self._room) is None

    def _paint_long_ring(self, painter: QPainter) -> None:
        theme, line = self._theme, self._theme.line_height(Role.CAPTION)
        nodes = [Node(thread) for thread in self._graph.cycle]
        room = self._room.adjusted(theme.px(6), 0, -theme.px(6), 0)
        height = min(theme.gap(HEIGHT), line + theme.px(4))
        ring = wait_for_ring.boxes(len(nodes), max(map(self._width, nodes)), height, room)
        pen = QPen(theme.error, theme.stroke * 1.3)
        for node, link in zip(nodes, wait_for_ring.links(ring, line), strict=True):
            paint_arrow(painter, link.start, link.end, pen, theme.px(HEAD))
            painter.setFont(theme.font(Role.CODE_CAPTION, QFont.Weight.DemiBold))
            painter.setPen(theme.text)
            wanted = self._world.threads[node.thread or 0].waits_for
            side = Qt.AlignmentFlag.AlignRight if link.is_right else Qt.AlignmentFlag.AlignLeft
            flags = Qt.AlignmentFlag.AlignVCenter | side
            paint_line(painter, link.label, wanted, flags, Qt.TextElideMode.ElideMiddle)
        for node, box in zip(nodes, ring, strict=True):
            self._paint_node(painter, node, box)

    def _paint_edge(self, painter: QPainter, edge: Edge, start: QRectF, end: QRectF) -> None:
        theme = self._theme
        pen = QPen(theme.error if edge.in_cycle else theme.border, theme.stroke * (1.3 if edge.in_cycle else 0.8))
        if edge.waits:
            pen.setDashPattern([3, 2])
        if edge.start == edge.end:
            return
        if start.left() < end.right() and end.left() < start.right() and not self._graph.cycle:
            self._paint_beside(painter, pen, start, end)
            return
        before, after = _reach(start, end.center()), _reach(end, start.center()) + theme.px(2)
        line = shortened(start.center(), end.center(), before, after)
        if any((edge.start, edge.end) == (other.end, other.start) for other in self._graph.edges):
            line = moved_aside(*line, theme.px(6))
        paint_arrow(painter, *line, pen, theme.px(HEAD))

    def _paint_beside(self, painter: QPainter, pen: QPen, start: QRectF, end: QRectF) -> None:
        """From one thread to another, which stands above or below it: past whatever is between them."""
        x = min(start.left(), end.left()) - SIDE * 0.6
        here, there = QPointF(start.left(), start.center().y()), QPointF(end.left(), end.center().y())
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([here, QPointF(x, here.y()), QPointF(x, there.y())]))
        paint_arrow(painter, QPointF(x, there.y()), there, pen, self._theme.px(HEAD))

    def _paint_node(self, painter: QPainter, node: Node, box: QRectF) -> None:
        theme = self._theme
        is_lit = any(edge.in_cycle and node in (edge.start, edge.end) for edge in self._graph.edges)
        painter.setPen(QPen(theme.error if is_lit else theme.border, theme.stroke * (1.0 if is_lit else 0.5)))
        icon, ink, is_filled = self._look(painter, node)
        radius = theme.px(4) if node.lock else box.height() / 2
        painter.drawRoundedRect(box, radius, radius)
        size = theme.px(12)
        room = QRectF(box.left() + theme.px(8), box.center().y() - size / 2, size, size)
        paint_icon(painter, icon, ink, room, filled=is_filled)
        painter.setPen(ink)
        painter.setFont(self._font(node))
        rest = box.adjusted(theme.px(8) + size + theme.px(5), 0, -theme.px(4), 0)
        paint_line(painter, rest, self._name(node))

    def _look(self, painter: QPainter, node: Node) -> tuple[str, QColor, bool]:
        """Set the brush of a node; its icon, the ink on it, and whether the icon is filled."""
        if node.lock:
            painter.setBrush(GREY.fill)
            return icon_of(self._world.locks[node.lock]), GREY.ink, False
        look = look_of(self._world.threads.get(node.thread or 0) or Thread(0, ""))
        painter.setBrush(look.fill.fill if look.fill else self._theme.surface)
        return look.icon, look.fill.ink if look.fill else self._theme.text, look.is_filled

    def _paint_words(self, painter: QPainter) -> None:
        theme, line = self._theme, self._theme.line_height(Role.CAPTION)
        room = QRectF(theme.px(EDGE), theme.gap(6), self.width() - 2 * theme.px(EDGE), line)
        if self._graph.cycle:
            painter.setFont(theme.font(Role.CAPTION, QFont.Weight.Bold))
            painter.setPen(theme.error)
            paint_line(painter, room, self.cycle_text, Qt.AlignmentFlag.AlignCenter)
        elif not self._graph.nodes:
            painter.setFont(theme.font(Role.BODY))
            painter.setPen(theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._room, flags, self.tr("Nobody has a lock or waits for one."))
        below = room.translated(0, self.height() - line - theme.gap(12))
        if self.is_long_ring:
            painter.setFont(theme.font(Role.CAPTION))
            painter.setPen(theme.muted)
            words = self.tr("waits for what the next one holds")
            paint_line(painter, below, words, Qt.AlignmentFlag.AlignCenter)
        else:
            self._paint_legend(painter, below)

    def _paint_legend(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font(Role.CAPTION))
        metrics, dash = QFontMetricsF(painter.font()), theme.px(26)
        words = ((self.tr("held by"), False), (self.tr("waits for"), True))
        width = sum(metrics.horizontalAdvance(word) + dash + theme.px(6) for word, _ in words) + theme.px(12)
        x = room.center().x() - width / 2
        for word, waits in words:
            pen = QPen(theme.border, theme.stroke * 0.8)
            if waits:
                pen.setDashPattern([3, 2])
            y = room.center().y()
            paint_arrow(painter, QPointF(x, y), QPointF(x + dash, y), pen, theme.px(8))
            painter.setPen(theme.muted)
            x += dash + theme.px(6)
            painter.drawText(QRectF(x, room.top(), room.width(), room.height()), Qt.AlignmentFlag.AlignVCenter, word)
            x += metrics.horizontalAdvance(word) + theme.px(12)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Wait-for graph"))
        self._describe()

    def _describe(self) -> None:
        parts = [self._edge_text(edge) for edge in self._graph.edges]
        text = "; ".join([self.cycle_text, *parts] if self.cycle_text else parts)
        self.setAccessibleDescription(text or self.tr("Nobody has a lock or waits for one."))
        self.setToolTip(tip(self.accessibleDescription().replace("; ", "\n")))
        self.update()

    def _edge_text(self, edge: Edge) -> str:
        if edge.waits:
            text = self.tr("{thread} waits for {thing}")
            return text.format(thread=self._name(edge.start), thing=self._name(edge.end))
        return self.tr("{thread} holds {thing}").format(thread=self._name(edge.end), thing=self._name(edge.start))


def _reach(box: QRectF, towards: QPointF) -> float:
    """How far it is from the middle of a box to its edge in that direction."""
    dx, dy = towards.x() - box.center().x(), towards.y() - box.center().y()
    length = hypot(dx, dy) or 1.0
    ux, uy = abs(dx) / length, abs(dy) / length
    across = box.width() / 2 / ux if ux else float("inf")
    down = box.height() / 2 / uy if uy else float("inf")
    return min(across, down)
