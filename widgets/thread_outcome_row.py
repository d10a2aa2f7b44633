"""One way in which a program can end: how often, how that is judged, and the name of the defect if it has one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from widgets.icons import paint_icon
from widgets.text_lines import paint_line
from widgets.theme import GREEN, GREY, LIGHT, VERMILION, Role, Theme

HEIGHT = 32
"""Of a row where there is room for all of them, before the theme's scale."""
LEAST_BAR = 16
"""Pixels of the longest bar that the words leave, before the theme's scale."""


@dataclass(frozen=True)
class Outcome:
    """One way to end: `values` says it ("n = 9", "deadlock"), `count` how many schedules, `key` is its witness.

    `times` says in words what is counted. `is_good` is None where nothing tells. `note` names a defect ("lost update"),
    `detail` is more to be said of it.
    """

    values: str
    count: int
    is_good: bool | None
    key: str
    note: str = ""
    detail: str = ""
    times: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether it must not be."""
        return self.is_good is False


@dataclass(frozen=True)
class Columns:
    """Pixels that the words of all rows need, and those of all their notes."""

    label: float = 0.0
    note: float = 0.0


class OutcomeRow(QAbstractButton):
    """One outcome as a bar; pressing it asks for a schedule that ends so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a row that was clicked stays without the ring
        self._outcome, self._share, self._columns = Outcome("", 0, None, ""), 0.0, Columns()
        self._theme = LIGHT

    @property
    def outcome(self) -> Outcome:
        """What is shown."""
        return self._outcome

    def show_outcome(self, outcome: Outcome, share: float, columns: Columns) -> None:
        """Show it with a bar of `share` (0 to 1) of the room that the words leave."""
        self._outcome, self._share, self._columns = outcome, share, columns
        self.setObjectName(f"outcome_{outcome.key}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.gap(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, outcome = self._theme, self._outcome
        room = QRectF(self.rect()).adjusted(theme.px(12), 0, -theme.px(12), 0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ring(painter)
            size = theme.px(14)
            self._paint_sign(painter, QRectF(room.left(), (self.height() - size) / 2, size, size))
            label = room.adjusted(size + theme.px(6), 0, 0, 0)
            label.setWidth(min(self._columns.label, label.width() - self._number_width - theme.px(LEAST_BAR + 8)))
            painter.setFont(theme.font(Role.CODE_CAPTION))
            painter.setPen(theme.text)
            paint_line(painter, label, outcome.values)
            rest = QRectF(label.right() + theme.px(8), 0, 0, self.height())
            rest.setRight(self._paint_note(painter, rest.left(), room.right()))
            self._paint_bar(painter, rest)

    def _paint_ring(self, painter: QPainter) -> None:
        """Around the row with the keyboard. No row is filled: that would read as the end of the run that is shown."""
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 1, -3, -1), self._theme.px(4), self._theme.px(4))

    def _paint_sign(self, painter: QPainter, room: QRectF) -> None:
        theme = self._theme
        name, colour = {
            True: ("check", theme.ok),
            False: ("x", theme.error),
            None: ("minus", theme.muted),
        }[self._outcome.is_good]
        paint_icon(painter, name, colour, room)

    def _paint_note(self, painter: QPainter, left: float, right: float) -> float:
        """Draw the name of the defect, where some bar is left beside it; where the bars of all rows end."""
        theme, width = self._theme, self._columns.note
        least = self._number_width + theme.px(LEAST_BAR)
        if not width or right - left - width < least:
            return right
        painter.setFont(note_font(theme))
        painter.setPen(theme.error if self._outcome.is_bad else theme.warn)
        room = QRectF(right - width, 0, width, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._outcome.note)
        return right - width

    @property
    def _number_width(self) -> float:
        metrics = QFontMetricsF(self._theme.font(Role.CODE_CAPTION))
        return metrics.horizontalAdvance(str(self._outcome.count)) + self._theme.px(12)

    def _paint_bar(self, painter: QPainter, room: QRectF) -> None:
        theme, number = self._theme, self._number_width
        width = max(theme.px(3), (room.width() - number) * self._share)
        height = min(theme.px(14), self.height() - theme.px(4))
        bar = QRectF(room.left(), (self.height() - height) / 2, width, height)
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.setBrush({True: GREEN, False: VERMILION, None: GREY}[self._outcome.is_good].fill)
        painter.drawRect(bar)
        painter.setFont(theme.font(Role.CODE_CAPTION))
        painter.setPen(theme.text)
        rest = QRectF(bar.right() + theme.px(6), 0, number, self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, str(self._outcome.count))


def least_height(theme: Theme) -> int:
    """Pixels in which a row can still be read."""
    return theme.line_height(Role.CODE_CAPTION) + 2


def note_font(theme: Theme) -> QFont:
    """What the name of a defect is set in."""
    return theme.font(Role.CAPTION, QFont.Weight.DemiBold)
