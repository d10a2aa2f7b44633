"""The run in words: one row for each event, in order of time. It says what the stage shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from sim.network.events import AnyEvent, FrameArrived, FrameSent
from sim.network.world import World
from widgets.event_delegate import EventDelegate
from widgets.event_rows import TIME, WHAT, EventRows
from widgets.row_keys import RowKeys
from widgets.rows_view import RowsView
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme


class EventTable(Speaking, QWidget):
    """Every event that play and step stop at; the row of the moment is marked, later ones are paler.

    Signals:
        time_requested: a row was chosen. arg: its time in seconds
        packet_selected: the chosen row is about a packet. arg: its number
    """

    time_requested = Signal(float)
    packet_selected = Signal(int)

    def __init__(self, describe: Callable[[AnyEvent], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("event_page")
        self._rows = EventRows(describe, self)
        self._delegate = EventDelegate(self)
        self._view = EventView(self)
        self._view.setModel(self._rows)
        self._view.setItemDelegate(self._delegate)
        self._view.clicked.connect(self._choose)
        RowKeys(self._view).row_chosen.connect(self._choose)
        self._time = 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.retranslate()
        self.set_theme(LIGHT)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._delegate.set_theme(theme)
        self._view.set_measures(self._delegate.row_height, self._delegate.time_width)
        # The row that has the focus shows it, so the table need not; and no other sheet gives the header its size.
        size, left = theme.px(Role.CAPTION.value[0]), theme.px(10)
        header = f"QHeaderView::section {{ font-size: {size}px; padding-left: {left}px; }}"
        self._view.setStyleSheet("QTableView:focus { border: none; }" + header)
        self._view.horizontalHeader().setFont(theme.font(Role.CAPTION))
        self._view.viewport().update()

    def set_events(self, timeline_events: Sequence[AnyEvent]) -> None:
        """Show these events, which may go on growing: `events_added` says when they have."""
        self._rows.set_events(timeline_events)
        self._delegate.mark = -1
        self._move_mark()

    def events_added(self) -> None:
        """The events have become more, at their end or in between."""
        self._rows.events_added()
        self._move_mark()

    def show_world(self, world: World, time: float) -> None:
        """Mark the last event that has happened by `time` (seconds)."""
        self._time = time
        self._move_mark()

    def hide_after(self, time: float) -> None:
        """Say nothing of what happens from that time (seconds) on: it is to be guessed."""
        self._rows.hide_after(time)

    def _move_mark(self) -> None:
        mark = self._rows.row_at(self._time)
        if mark != self._delegate.mark:
            self._delegate.mark = mark
            self._view.viewport().update()
            self._reveal_mark()

    def _reveal_mark(self) -> None:
        if self._delegate.mark >= 0 and self.isVisible():
            self._view.reveal(self._delegate.mark)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reveal_mark()

    def _choose(self, index: QModelIndex) -> None:
        event = self._rows.event_at(index.row())
        self.time_requested.emit(event.time)
        if isinstance(event, FrameSent | FrameArrived):
            self.packet_selected.emit(event.number)

    def retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Events of the run"))
        self._rows.retranslate()


class EventView(RowsView):
    """The column of times is as wide as they need, the sentences have the rest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("event_table", parent)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_measures(self, row_height: int, time_width: int) -> None:
        """Pixels for every row and for the column of times."""
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setColumnWidth(TIME, time_width)
        self._stretch()

    def reveal(self, row: int) -> None:
        """Scroll only if the row is not wholly in sight."""
        # Rows that have just come are not measured yet.
        self.executeDelayedItemsLayout()
        top = self.rowViewportPosition(row)
        if top < 0 or top + self.rowHeight(row) > self.viewport().height():
            self.scrollTo(self.model().index(row, TIME), QTableView.ScrollHint.PositionAtCenter)

    def sizeHint(self) -> QSize:
        return QSize(3 * self.columnWidth(TIME), 12 * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        self.setColumnWidth(WHAT, max(1, self.viewport().width() - self.columnWidth(TIME)))
