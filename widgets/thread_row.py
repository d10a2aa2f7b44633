"""One thread in a single line: its name, its state and the line of code it is at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sim.concurrency.events import AnyEvent
from sim.concurrency.names import key_of, short_name
from sim.concurrency.news import threads_in
from sim.concurrency.world import Thread, World
from widgets.chips import chip_font, icon_chip_width, paint_icon_chip
from widgets.icons import paint_icon
from widgets.key_cap import SIDE, paint_key_cap
from widgets.speaking import Speaking
from widgets.text_lines import paint_line
from widgets.theme import LIGHT, Role, Theme
from widgets.thread_locals import local_rows
from widgets.thread_words import STEP, look_of, remark_on, state_text
from widgets.words import tip

HEIGHT = 32
CHIP = 22
ICON = 14
EDGE = 8


class ThreadRow(Speaking, QAbstractButton):
    """A button with which the thread takes its next step. The word of its state is shown where there is room."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"thread_row_{number}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = number
        self._world, self._whole, self._theme = World(), World(), LIGHT
        self._could_step = False
        self.retranslate()

    def show_world(self, world: World, whole: World | None = None) -> None:
        """Show this moment of a run that ends with `whole`, which knows the name also of one that is not made yet."""
        self._world, self._whole = world, whole or world
        self._describe()

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`."""
        return [self.rect()] if self.number in threads_in(news) else []

    def set_turn(self, could_step: bool) -> None:
        """Whether the thread could take the next step."""
        if could_step != self._could_step:
            self._could_step = could_step
            self._describe()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.gap(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.gap(HEIGHT))

    @property
    def _thread(self) -> Thread:
        return self._world.threads.get(self.number) or Thread(self.number, "")

    @property
    def code(self) -> str:
        """The line of the program that the thread is at."""
        lines = self._world.run.text.splitlines() if self._world.run is not None else []
        line = 0 if self._thread.is_at_end else self._thread.line
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, is_running = self._theme, self._world.running == self.number
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_lit = self.hasFocus() or self.underMouse()
            frame = theme.accent if is_lit else theme.border if self._could_step else theme.divider
            painter.setPen(QPen(frame, 2 if self.hasFocus() else 1))
            painter.setBrush(theme.current_line if is_running else theme.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
            left = self._paint_name(painter, is_running)
            right = self._paint_chip(painter, left)
            if self._world.stale(self.number):
                right = self._paint_stale(painter, left, right)
            self._paint_code(painter, left, right)

    def _paint_name(self, painter: QPainter, is_running: bool) -> float:
        """Draw the name; where it ends."""
        theme = self._theme
        size = theme.px(ICON)
        if self._could_step:
            paint_icon(painter, STEP, theme.accent, QRectF(theme.px(5), (self.height() - size) / 2, size, size), True)
        room = QRectF(theme.px(EDGE) + size, 0, self.width() * 0.4, self.height())
        key, side = key_of(self._whole, self.number), min(theme.px(SIDE), self.height() - 4)
        if key:
            paint_key_cap(painter, QRectF(room.left(), (self.height() - side) / 2, side, side), key, theme)
            room.setLeft(room.left() + side + theme.px(5))
        painter.setFont(chip_font(theme))
        painter.setPen(theme.text)
        return room.left() + paint_line(painter, room, short_name(self._whole, self.number))

    def _paint_chip(self, painter: QPainter, left: float) -> float:
        """Draw the chip, with its word if that does not reach the name; where it begins."""
        theme = self._theme
        text = state_text(self._thread)
        free = self.width() - left - (ICON + 2 * EDGE if self._world.stale(self.number) else EDGE) * theme.scale
        if icon_chip_width(text, theme) > min(free, self.width() * 0.55):
            text = ""
        width, height = icon_chip_width(text, theme), min(theme.px(CHIP), self.height() - 8)
        room = QRectF(self.width() - width - theme.px(5), (self.height() - height) / 2, width, height)
        paint_icon_chip(painter, room, text, look_of(self._thread), theme)
        return room.left()

    def _paint_stale(self, painter: QPainter, left: float, right: float) -> float:
        """Draw that it holds a copy of a shared variable that is out of date; where that begins."""
        theme, copy = self._theme, self._world.stale(self.number)[0]
        size = theme.px(ICON)
        room = QRectF(right - size - theme.px(4), (self.height() - size) / 2, size, size)
        paint_icon(painter, "clock-alert", theme.error, room)
        font = theme.font(Role.CODE_CAPTION)
        font.setStrikeOut(True)
        text = f"{copy.place or copy.variable} {copy.value}"
        width = QFontMetricsF(font).horizontalAdvance(text)
        if room.left() - theme.px(4) - width < left + theme.px(8):
            return room.left()
        painter.setFont(font)
        painter.setPen(theme.error)
        words = QRectF(room.left() - theme.px(4) - width, 0, width, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
        return words.left()

    def _paint_code(self, painter: QPainter, left: float, right: float) -> None:
        theme = self._theme
        room = QRectF(left + theme.px(8), 0, right - left - theme.px(14), self.height())
        font = theme.font(Role.CODE_CAPTION)
        if room.width() < QFontMetricsF(font).horizontalAdvance("0") * 6:
            return
        painter.setFont(font)
        painter.setPen(theme.muted)
        paint_line(painter, room, self.code)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._describe()

    def _describe(self) -> None:
        thread = self._thread
        name = self.tr("Thread {name}").format(name=short_name(self._whole, self.number))
        self.setAccessibleName(f"{name}: {state_text(thread)}")
        wish = [self.tr("Click: this thread takes its next step")] if self._could_step else []
        stale = [f"{row.name} = {row.value}, {row.note}" for row in local_rows(self._world, thread) if row.note]
        lines = [self.accessibleName(), self.code, *stale, remark_on(thread, self._world), *wish]
        self.setAccessibleDescription("; ".join([self.code, *stale]))
        self.setToolTip(tip("\n".join(filter(None, lines))))
        self.update()
