"""The shared variables: what each is worth now, and who wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sim.concurrency.events import AnyEvent, RunEnded
from sim.concurrency.names import short_name
from sim.concurrency.news import names_in
from sim.concurrency.world import Variable, World
from widgets.text_lines import paint_line
from widgets.theme import Role
from widgets.world_card import WorldCard

EDGE = 12
LEAST_VALUE = 28
"""Pixels that the value of a single variable must have, before the theme's scale."""
BIG = 2.2
"""How many times the size of a title a single variable's value is set in."""


class SharedPanel(WorldCard):
    """One variable very big, several one below the other. `set_verdict` marks a bad end."""

    def __init__(self) -> None:
        super().__init__("shared_panel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._verdict, self._is_bad = "", False
        self.retranslate()

    def set_verdict(self, text: str, is_bad: bool = True) -> None:
        """Say below the values what is to be said of them: "should be 8: an update was lost"; nothing if empty."""
        self._verdict, self._is_bad = text, is_bad
        self._describe()

    @property
    def verdict(self) -> str:
        """What is said of the values."""
        return self._verdict

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What is shown, in the order of first use."""
        return tuple(self._world.variables.values())

    def writer_text(self, variable: Variable) -> str:
        """Who gave it its value."""
        if variable.writer is None:
            return self.tr("as it began")
        return self.tr("written by {thread}").format(thread=short_name(self._world, variable.writer))

    @property
    def _verdict_font(self) -> QFont:
        return self._theme.font(Role.CAPTION, QFont.Weight.Bold)

    @property
    def _verdict_height(self) -> int:
        """Pixels that the verdict takes, in as many lines as it needs."""
        if not self._verdict:
            return 0
        room = QRectF(0, 0, max(self._theme.px(150), self.width()) - 2 * self._theme.px(EDGE), 1000)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        return round(QFontMetricsF(self._verdict_font).boundingRect(room, flags, self._verdict).height()) + 4

    def sizeHint(self) -> QSize:
        theme = self._theme
        rows = len(self.variables)
        height = theme.px(104) if rows <= 1 else theme.gap(16) + rows * theme.line_height(Role.HEADING)
        return QSize(theme.px(180), height + self._verdict_height)

    def minimumSizeHint(self) -> QSize:
        theme, rows = self._theme, max(1, min(3, len(self.variables)))
        height = self._least_big if rows == 1 else rows * theme.line_height(Role.HEADING)
        return QSize(theme.px(150), height + theme.gap(12) + self._verdict_height)

    @property
    def _least_big(self) -> int:
        """Pixels in which the value of a single variable can be set large."""
        return self._theme.line_height(Role.BODY) + self._theme.px(LEAST_VALUE)

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: variables; all of them once it is said whether the end is right."""
        if self._verdict and any(isinstance(event, RunEnded) for event in news):
            return [self.rect()]
        return [self.place_of(name) for name in names_in(news)]

    def place_of(self, name: str) -> QRect:
        """Where the variable stands; nowhere if it does not."""
        names = [variable.name for variable in self.variables]
        if name not in names:
            return QRect()
        if len(names) == 1:
            return self.rect()
        height = self._theme.line_height(Role.HEADING)
        return QRect(0, round(self._theme.gap(6) + names.index(name) * height), self.width(), height)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        room = QRectF(self.rect()).adjusted(theme.px(EDGE), theme.gap(6), -theme.px(EDGE), -theme.gap(6))
        with QPainter(self) as painter:
            if self._verdict:
                room.setBottom(room.bottom() - self._verdict_height)
                self._paint_verdict(painter, QRectF(room.left(), room.bottom(), room.width(), self._verdict_height))
            if not self.variables:
                self._paint_nothing(painter, room)
            elif len(self.variables) == 1 and room.height() >= self._least_big - 1:
                self._paint_big(painter, self.variables[0], room)
            else:
                self._paint_rows(painter, room)

    def _paint_nothing(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(self._theme.font(Role.CAPTION))
        painter.setPen(self._theme.muted)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self.tr("No variable is shared yet."))

    def _paint_verdict(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        painter.setFont(self._verdict_font)
        painter.setPen(theme.error if self._is_bad else theme.ok)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._verdict)

    def _paint_big(self, painter: QPainter, variable: Variable, room: QRectF) -> None:
        theme, centre = self._theme, Qt.AlignmentFlag.AlignHCenter
        line = theme.line_height(Role.BODY)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(theme.muted)
        foot = theme.line_height(Role.CAPTION)
        has_foot = room.height() > line + foot + theme.line_height(Role.TITLE)
        caption = self._caption(variable) if has_foot else f"{variable.name}: {self.writer_text(variable)}"
        painter.drawText(QRectF(room.left(), room.top(), room.width(), line), centre, caption)
        painter.setFont(theme.font(Role.CAPTION))
        if has_foot:
            below = QRectF(room.left(), room.bottom() - foot, room.width(), foot)
            painter.drawText(below, centre, self.writer_text(variable))
        value = room.adjusted(0, line, 0, -foot if has_foot else 0)
        painter.setFont(self._fitting(variable.value, value))
        painter.setPen(theme.text)
        paint_line(painter, value, variable.value, Qt.AlignmentFlag.AlignCenter)

    def _fitting(self, text: str, room: QRectF) -> QFont:
        """The largest font in which the value fits."""
        font = self._theme.font(Role.TITLE, QFont.Weight.Bold)
        for size in (BIG, 1.6, 1.2, 0.8, 0.5):
            font.setPixelSize(round(self._theme.px(Role.TITLE.value[0]) * size))
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(text) <= room.width() and metrics.capHeight() * 1.3 <= room.height():
                break
        return font

    def _caption(self, variable: Variable) -> str:
        return self.tr("Shared variable {name}").format(name=variable.name)

    def _paint_rows(self, painter: QPainter, room: QRectF) -> None:
        theme, variables = self._theme, self.variables
        height = theme.line_height(Role.HEADING)
        most = max(1, int(room.height() // height))
        for place, variable in enumerate(variables[:most]):
            self._paint_row(painter, variable, QRectF(room.left(), room.top() + place * height, room.width(), height))

    def _paint_row(self, painter: QPainter, variable: Variable, room: QRectF) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(Role.CODE))
        painter.setPen(theme.muted)
        painter.drawText(room, middle, variable.name)
        width = painter.fontMetrics().horizontalAdvance(variable.name)
        painter.setFont(theme.font(Role.CAPTION))
        writer = "" if variable.writer is None else short_name(self._world, variable.writer)
        painter.drawText(room.adjusted(width + theme.px(8), 0, 0, 0), middle, writer)
        width += painter.fontMetrics().horizontalAdvance(writer) + theme.px(8)
        painter.setFont(theme.font(Role.LEAD, QFont.Weight.Bold))
        painter.setPen(theme.text)
        rest = room.adjusted(width + theme.px(8), 0, 0, 0)
        paint_line(painter, rest, variable.value, middle | Qt.AlignmentFlag.AlignRight)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setAccessibleName(self.tr("Shared variables"))
        self._describe()

    def _describe(self) -> None:
        parts = [f"{each.name} = {each.value}, {self.writer_text(each)}" for each in self.variables]
        self.setAccessibleDescription("; ".join([*parts, self._verdict] if self._verdict else parts))
        self.setToolTip(self.accessibleDescription().replace("; ", "\n"))
        self.updateGeometry()
        self.update()
