"""The philosophers round their table: plates, forks, who has which, who waits for which."""

from __future__ import annotations

from collections.abc import Sequence
from math import degrees

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from sim.concurrency.events import AnyEvent
from sim.concurrency.names import short_name
from sim.concurrency.news import names_in, threads_in
from sim.concurrency.table import Hunger, Seat, Table, fork_number, table_of
from sim.concurrency.world import World
from widgets.chips import IconLook
from widgets.dining_layout import DiningLayout
from widgets.drawn_arrow import paint_arrow, shortened
from widgets.icons import paint_icon
from widgets.theme import GREEN, GREY, SKY, VERMILION, Role
from widgets.words import enumerated
from widgets.world_card import WorldCard

LOOKS: dict[Hunger, IconLook] = {
    Hunger.THINKING: IconLook("circle-dashed", None),
    Hunger.HAS_ONE: IconLook("circle", SKY),
    Hunger.WAITING: IconLook("x", VERMILION),
    Hunger.EATING: IconLook("utensils", GREEN),
    Hunger.DONE: IconLook("square", GREY, is_filled=True),
}
NOBODY = Table((), 2)


class DiningTable(WorldCard):
    """Drawn from the world alone; the arrows of those who wait for each other in a ring are lit."""

    def __init__(self) -> None:
        super().__init__("dining_table")
        self._table = NOBODY
        self.retranslate()

    def show_world(self, world: World) -> None:
        """Show this moment."""
        self._table = table_of(world) or NOBODY
        super().show_world(world)

    @property
    def table(self) -> Table:
        """What is drawn."""
        return self._table

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(80))

    def hunger_text(self, hunger: Hunger) -> str:
        """What a philosopher is doing, in a word."""
        return {
            Hunger.THINKING: self.tr("thinks"),
            Hunger.HAS_ONE: self.tr("1 fork"),
            Hunger.WAITING: self.tr("waits"),
            Hunger.EATING: self.tr("eats"),
            Hunger.DONE: self.tr("done"),
        }[hunger]

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the plate with the forks that were touched; the plates of all who wait for ever."""
        layout, threads = self.layout_now, threads_in(news)
        seats = [place for place, seat in enumerate(self._table.seats) if seat.thread in threads]
        forks = [number for name in names_in(news) if (number := fork_number(name)) is not None]
        places = [_around(layout.plate_at(place), layout.plate) for place in seats]
        if len(places) == 1:
            for number in forks:
                places[0] |= _around(layout.fork_at(number), layout.plate / 2)
        return places

    # Painting

    @property
    def layout_now(self) -> DiningLayout:
        """Where everything lies at this size."""
        edge = self._theme.px(8)
        return DiningLayout(self._table, QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        layout, theme = self.layout_now, self._theme
        if not self._table.seats:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.divider, theme.stroke))
            painter.setBrush(theme.canvas)
            painter.drawEllipse(layout.middle, layout.radius, layout.radius)
            for number in range(self._table.forks):
                self._paint_fork(painter, layout, number)
            for place, seat in enumerate(self._table.seats):
                self._paint_plate(painter, layout, place, seat)
            for place, seat in enumerate(self._table.seats):
                self._paint_wish(painter, layout, place, seat)

    def _paint_fork(self, painter: QPainter, layout: DiningLayout, number: int) -> None:
        """A handle and three tines, the tines towards the middle of the table."""
        theme, length = self._theme, layout.plate * 1.15
        is_held = layout.holder(number) is not None
        pen = QPen(theme.text if is_held else theme.muted, theme.stroke * (1.0 if is_held else 0.7))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.save()
        painter.translate(layout.fork_at(number))
        painter.rotate(degrees(layout.fork_angle(number)) - 90)
        painter.setPen(pen)
        tine, width = length * 0.36, length * 0.13
        painter.drawLine(QPointF(0, length / 2), QPointF(0, -length / 2))
        painter.drawLine(QPointF(-width, tine - length / 2), QPointF(width, tine - length / 2))
        for x in (-width, width):
            painter.drawLine(QPointF(x, tine - length / 2), QPointF(x, -length / 2))
        painter.restore()

    def _paint_plate(self, painter: QPainter, layout: DiningLayout, place: int, seat: Seat) -> None:
        theme, look, radius = self._theme, LOOKS[seat.hunger], layout.plate
        centre = layout.plate_at(place)
        painter.setPen(QPen(theme.border, theme.stroke * 0.6))
        painter.setBrush(look.fill.fill if look.fill else theme.surface)
        painter.drawEllipse(centre, radius, radius)
        ink = look.fill.ink if look.fill else theme.text
        line = theme.line_height(Role.CAPTION)
        rows = QRectF(centre.x() - radius, centre.y() - line, 2 * radius, line)
        painter.setPen(ink)
        painter.setFont(theme.font(Role.CAPTION, QFont.Weight.Bold))
        name = short_name(self._world, seat.thread)
        painter.drawText(rows, Qt.AlignmentFlag.AlignCenter, name)
        self._paint_hunger(painter, seat, rows.translated(0, line))

    def _paint_hunger(self, painter: QPainter, seat: Seat, room: QRectF) -> None:
        """The symbol of what he does and the word for it; with less room the word alone, or else the symbol."""
        theme, look = self._theme, LOOKS[seat.hunger]
        painter.setFont(theme.font(Role.CAPTION))
        word, size, between = self.hunger_text(seat.hunger), theme.px(11), theme.px(3)
        text, most = QFontMetricsF(painter.font()).horizontalAdvance(word), room.width() * 0.9
        has_both, has_word = size + between + text <= most, text <= most
        width = size + between + text if has_both else text if has_word else size
        left = room.center().x() - width / 2
        if has_both or not has_word:
            icon = QRectF(left, room.center().y() - size / 2, size, size)
            ink = look.fill.ink if look.fill else theme.text
            paint_icon(painter, look.icon, ink, icon, filled=look.is_filled)
            left += size + between
        if has_word:
            painter.drawText(QRectF(left, room.top(), text + 2, room.height()), Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_wish(self, painter: QPainter, layout: DiningLayout, place: int, seat: Seat) -> None:
        """An arrow from the plate to the fork that is waited for."""
        if seat.wants is None or seat.wants >= self._table.forks:
            return
        theme, is_lit = self._theme, seat.thread in self._world.cycle
        pen = QPen(theme.error if is_lit else theme.text, theme.stroke)
        line = shortened(layout.plate_at(place), layout.fork_at(seat.wants), layout.plate, theme.px(3))
        paint_arrow(painter, *line, pen, theme.px(10))

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Dining table"))
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription("; ".join(self._seat_text(seat) for seat in self._table.seats))
        self.setToolTip(self.accessibleDescription().replace("; ", "\n"))
        self.update()

    def _seat_text(self, seat: Seat) -> str:
        parts = [f"{short_name(self._world, seat.thread)}: {self.hunger_text(seat.hunger)}"]
        if seat.has:
            parts.append(self.tr("has fork {numbers}").format(numbers=", ".join(map(str, seat.has))))
        if seat.wants is not None:
            parts.append(self.tr("waits for fork {number}").format(number=seat.wants))
        return enumerated(parts)


def _around(middle: QPointF, radius: float) -> QRect:
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius).toRect()
