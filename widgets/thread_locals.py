"""The local variables of a thread; a copy of a shared variable that has changed since is struck out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sim.concurrency.world import STACK, Copy, Thread, World
from widgets.text_lines import paint_line
from widgets.theme import LIGHT, Role, Theme

EDGE = 12
MOST = 3


@dataclass(frozen=True)
class LocalRow:
    """One value that a thread holds. `note` says why it is out of date, empty if it is not."""

    name: str
    value: str
    note: str = ""


def local_rows(world: World, thread: Thread) -> tuple[LocalRow, ...]:
    """What the thread holds: its locals, those out of date first, then what it has on the stack."""
    stale = {copy.place: copy for copy in thread.copies if world.is_stale(copy)}
    rows = [LocalRow(name, value, _note(world, stale.get(name))) for name, value in thread.locals.items()]
    if STACK in stale:
        name = QCoreApplication.translate("LocalsView", "(on the stack)")
        rows.append(LocalRow(name, stale[STACK].value, _note(world, stale[STACK])))
    return tuple(sorted(rows, key=lambda row: not row.note))


def _note(world: World, copy: Copy | None) -> str:
    if copy is None:
        return ""
    text = QCoreApplication.translate("LocalsView", "stale: {name} is {value} now")
    return text.format(name=copy.variable, value=world.variables[copy.variable].value)


class LocalsView(QWidget):
    """A row for each of the first few values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._rows: tuple[LocalRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[LocalRow, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[LocalRow, ...]) -> None:
        """Show these values."""
        if rows != self._rows:
            self._rows = rows
            self.setAccessibleDescription("; ".join(f"{row.name} = {row.value} {row.note}".strip() for row in rows))
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        shown = max(1, min(MOST, len(self._rows)))
        return QSize(160, shown * self._row_height() + self._theme.gap(8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _row_height(self) -> int:
        return self._theme.line_height(Role.LEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, height = self._theme, self._row_height()
        with QPainter(self) as painter:
            for place, row in enumerate(self._rows[:MOST]):
                room = QRectF(theme.px(EDGE), theme.gap(4) + place * height, self.width() - 2 * theme.px(EDGE), height)
                self._paint_row(painter, row, room)

    def _paint_row(self, painter: QPainter, row: LocalRow, room: QRectF) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        font = theme.font(Role.CODE, QFont.Weight.Bold)
        font.setStrikeOut(bool(row.note))
        metrics = QFontMetricsF(font)
        value = metrics.elidedText(row.value, Qt.TextElideMode.ElideRight, room.width() * 0.6)
        width = metrics.horizontalAdvance(value)
        painter.setFont(font)
        painter.setPen(theme.muted if row.note else theme.text)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, value)
        painter.setFont(theme.font(Role.CODE_CAPTION))
        painter.setPen(theme.muted)
        left = room.adjusted(0, 0, -width - theme.px(6), 0)
        width = paint_line(painter, left, row.name)
        if row.note:
            self._paint_note(painter, row.note, left.adjusted(width, 0, 0, 0))

    def _paint_note(self, painter: QPainter, note: str, room: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.font(Role.CAPTION, QFont.Weight.DemiBold))
        painter.setPen(QPen(theme.error))
        room = room.adjusted(theme.px(8), 0, 0, 0)
        paint_line(painter, room, note, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
