"""The rows of the event table: which events they are and what is said about them, no sooner than somebody looks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sim.network.events import Address, AnyEvent, CallReturned, FrameArrived, FrameSent
from sim.network.packets import packet_of
from sim.network.phrases import program_name
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.formats import clock
from widgets.words import enumerated, said, tip

WHO = Qt.ItemDataRole.UserRole
TIME, WHAT = range(2)
MOST_SENTENCES = 500
DIRECTION = QT_TRANSLATE_NOOP("EventRows", "{sender} to {receiver}")

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Who:
    """Who did it; with a `receiver`, whom it was for."""

    name: str
    receiver: str = ""


class EventRows(QAbstractTableModel):
    """One row for each event that is a moment. `describe` says it in a sentence; it is asked for rows in sight only."""

    def __init__(self, describe: Callable[[AnyEvent], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._events: Sequence[AnyEvent] = ()
        self._horizon = inf
        self._forget()

    def _forget(self) -> None:
        self._rows: list[AnyEvent] = []
        self._frames: dict[int, FrameSent] = {}
        self._owners: dict[Address, str] = {}
        self._sentences: dict[int, str] = {}
        self._seen = 0
        self._last: AnyEvent | None = None

    # Which events

    def set_events(self, events: Sequence[AnyEvent]) -> None:
        """Take these events, and what is added to them later."""
        self._events = events
        self._derive()

    def events_added(self) -> None:
        """Take what is new. Events that came late, between older ones, mean taking everything anew."""
        if self._seen <= len(self._events) and (self._seen == 0 or self._events[self._seen - 1] is self._last):
            self._append()
        else:
            self._derive()

    def _derive(self) -> None:
        self.beginResetModel()
        self._forget()
        self._rows = self._taken(self._events)
        self.endResetModel()

    def _append(self) -> None:
        new = self._taken(self._events[self._seen :])
        self._sentences.clear()
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def _taken(self, events: Sequence[AnyEvent]) -> list[AnyEvent]:
        """The moments among `events`; remembers what tells who is who."""
        self._note(events)
        self._seen += len(events)
        self._last = events[-1] if events else self._last
        return [event for event in events if event.is_moment]

    def _note(self, events: Iterable[AnyEvent]) -> None:
        for event in events:
            if isinstance(event, FrameSent):
                self._frames[event.number] = event
            elif isinstance(event, CallReturned) and event.local is not None and event.local.port:
                self._owners[event.local] = event.program

    def hide_after(self, time: float) -> None:
        """Of what happens from that time (seconds) on the rows say nothing: it is to be guessed."""
        self._horizon = time
        self._say_anew()

    def row_at(self, time: float) -> int:
        """The last row that has happened by `time` (seconds); -1 if none has."""
        return bisect_right(self._rows, time, key=lambda event: event.time) - 1

    def event_at(self, row: int) -> AnyEvent:
        """The event of this row."""
        return self._rows[row]

    # What is said

    def retranslate(self) -> None:
        """Say everything anew, in the language of the moment."""
        self._sentences.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, TIME, WHAT)
        self._say_anew()

    def _say_anew(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, TIME), self.index(len(self._rows) - 1, WHAT))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self.tr("Time (s)") if section == TIME else self.tr("What happened")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        event = self._rows[index.row()]
        if event.time >= self._horizon:
            return _withheld(index.column(), role)
        if index.column() == WHAT:
            return self._what(index.row(), event, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return clock(event.time)
        if role == WHO:
            return self._who(event)
        return self._spoken(event) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _what(self, row: int, event: AnyEvent, role: int) -> str | None:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._sentence(row, event))
        return self._sentence(row, event) if role == Qt.ItemDataRole.DisplayRole else None

    def _sentence(self, row: int, event: AnyEvent) -> str:
        if row not in self._sentences:
            if len(self._sentences) >= MOST_SENTENCES:
                self._sentences.clear()
            self._sentences[row] = self._describe(event)
        return self._sentences[row]

    def _who(self, event: AnyEvent) -> Who:
        """The program, or sender and receiver of a frame. Ends whose program is not known are told by their address."""
        frame = self._frames.get(event.number) if isinstance(event, FrameSent | FrameArrived) else None
        if frame is not None:
            packet = packet_of(frame)
            return Who(self._name_of(packet.source), self._name_of(packet.target))
        program: str = getattr(event, "program", "")
        return Who(said(program_name(program)) if program else "")

    def _name_of(self, address: Address) -> str:
        owner = self._owners.get(address)
        return said(program_name(owner)) if owner else str(address)

    def _spoken(self, event: AnyEvent) -> str:
        who = self._who(event)
        if who.receiver:
            direction = said(Sentence("EventRows", DIRECTION, {"sender": who.name, "receiver": who.receiver}))
            return enumerated([clock(event.time), direction])
        return enumerated([clock(event.time), who.name])


def _withheld(column: int, role: int) -> object:
    """What a cell says of an event that is still to be guessed: that there is one."""
    if role == WHO:
        return Who("")
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return "…" if column == WHAT else ""
    return None
